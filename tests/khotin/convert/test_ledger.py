"""Nothing of a raw report is lost: each line has one label, and its words stand in the article in order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khotin import article, markup, text
from khotin.convert.body import markdown
from khotin.convert.convert import convert
from khotin.convert.label import label
from khotin.convert.labelled import Labelled
from khotin.convert.read import read
from khotin.model import Label, Line, Page

SEEDS = sorted(Path("seeds").glob("*.txt"))
CORPUS = sorted(path for path in Path("tests/data/corpus").rglob("*.*") if path.suffix in {".txt", ".html"})
KEPT = (Label.LEAD, Label.BODY, Label.CAPTION)
# Lines of the kinds that portals print, so that the labeller's rules meet each other in any order.
LINE = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60),
    st.sampled_from(
        [
            "",
            "ĐẢNG BỘ XÃ KỲ THỌ ĐÁNH GIÁ SƠ KẾT NHIỆM KỲ",
            "14:30 26/05/2023",
            "loading...",
            "Tin cùng chuyên mục",
            "Các đại biểu tham dự Hội nghị",
            "Ảnh: Hồng Lam",
            "Sáng ngày 25/5, Ban Chấp hành Đảng bộ xã tổ chức hội nghị sơ kết giữa nhiệm kỳ; dự có 60 đảng viên.",
            "- Một là, tiếp tục *xây dựng* nông thôn mới;",
            "1. Kết quả",
            "Nguồn: Hồng Lam",
            "THANH MAI - THANH CƯƠNG",
            "null Hội nghị",
            ">> Tin khác",
            "PV",
        ]
    ),
)


def page_of(lines: list[str]) -> Page:
    rows = [Line(number, raw, text.clean(raw)) for number, raw in enumerate(lines, 1)]
    return Page("seeds/a.txt", "0" * 64, "text", "utf-8", rows)


def words_kept(found: Labelled) -> list[str]:
    rows = [row for row in found.paragraphs if row.label in KEPT]
    return " ".join(text.clean(row.text) for row in rows).split()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINE, max_size=14))
def test_the_ledger_is_a_partition_and_loses_no_word(lines: list[str]) -> None:
    page = page_of(lines)
    found = label(page)
    assert [line.raw for line in page.lines] == lines
    assert all(line.label is not None for line in page.lines)
    # Every filled line stands in exactly one paragraph.
    numbers = [line.number for row in found.paragraphs for line in row.lines]
    assert sorted(numbers) == [line.number for line in page.lines if line.text]
    rendered = markup.Renderer().render(markdown(found.paragraphs))
    assert markup.plain(rendered).split() == words_kept(found)


@pytest.mark.parametrize("path", [*SEEDS, *CORPUS], ids=lambda path: path.name)
def test_real_reports_lose_no_word(path: Path) -> None:
    for page in read(path, path.as_posix()):
        found = label(page)
        assert all(line.label is not None for line in page.lines)
        report = article.parse(next(convert(path, path.as_posix(), [])).article, path.name)[0]
        tables = [cell for row in found.paragraphs for cells in row.first.rows for cell in cells]
        if not tables:
            assert markup.plain(markup.Renderer().render(report.body)).split() == words_kept(found)
        assert report.title == found.title

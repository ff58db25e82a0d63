"""A report captured without its headline: read like any other, its headline left to an editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from khotin import article
from khotin.convert.convert import Result, convert
from khotin.convert.standin import stand_in

LEAD = (
    "Hội Nông dân xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh tập huấn kỹ thuật trồng rau cho 60 hội viên nông dân."
)
TEXT = (
    "Sau ba buổi, các hội viên đã biết cách làm đất, ủ phân, phòng trừ sâu bệnh và ghi chép nhật ký đồng ruộng, "
    "tiến tới trồng rau theo hướng hữu cơ trên diện tích 4 ha của thôn."
)


def converted(folder: Path, *lines: str) -> Result:
    raw = folder / "raw.txt"
    raw.write_text("\n".join(lines), encoding="utf-8")
    (result,) = convert(raw, "seeds/raw.txt", ())
    return result


def test_all_but_the_headline_is_read(tmp_path: Path) -> None:
    report = converted(tmp_path, f"Ngày 25/5/2023, {LEAD}", TEXT, "Hồng Lam").report
    assert report is not None
    assert (
        report.title
        == "Hội Nông dân xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh tập huấn kỹ thuật trồng rau cho 60 hội viên…"
    )
    assert report.localities == ["xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"]
    assert (report.event_date, report.authors) == ("2023-05-25", ["Hồng Lam"])
    assert report.status == "draft" and report.review == ["title"]


def test_the_stand_in_speaks_for_nothing(tmp_path: Path) -> None:
    """What it says is said once, in the text."""
    result = converted(tmp_path, f"Ngày 25/5/2023, {LEAD}", TEXT, "Hồng Lam")
    assert "tên bài" not in {item.text for item in result.evidence if item.field != "title"}
    assert [item.line for item in result.evidence if item.field == "title"] == [0]
    assert article.parse(result.article, "x.md")[0].status == "draft"


@pytest.mark.parametrize(
    "lines",
    [
        ("Chỉ có nội dung, dài. " * 12, "Chỉ có nội dung, dài. " * 12),
        (
            "Trang bạn tìm hiện không có hoặc đã được chuyển sang chuyên mục khác của cổng thông tin này.",
            "Trang chủ.",
        ),
        (TEXT, TEXT.replace("ba", "bốn")),
    ],
)
def test_what_tells_neither_where_nor_when_is_refused(tmp_path: Path, lines: tuple[str, ...]) -> None:
    result = converted(tmp_path, *lines)
    assert result.report is None and result.problem == "không tìm thấy tên bài"


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        (f"(QNO) - Sáng 12/6, {LEAD}", "Hội Nông dân xã Kỳ Thọ, huyện Kỳ Anh,"),
        (f"BTNO - {LEAD}", "Hội Nông dân xã Kỳ Thọ, huyện Kỳ Anh,"),
        ("Trong sáng nay, trời mưa. " + LEAD, ""),
        ("Xã Kỳ Thọ vừa khánh thành cầu Rào Trổ. " + LEAD, "Xã Kỳ Thọ vừa khánh thành cầu Rào Trổ"),
    ],
)
def test_it_is_the_first_sentence_without_dateline_and_day(lead: str, title: str) -> None:
    found = stand_in([lead, TEXT])
    assert found.startswith(title) if title else not found

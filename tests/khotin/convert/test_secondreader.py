"""The second reader: what it takes out of the text, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from khotin.convert.convert import convert
from khotin.convert.headline import never
from khotin.convert.paragraphs import Paragraph
from khotin.convert.secondreader import SecondReader
from khotin.model import Line

REPORT = """\
Hội Nông dân xã Kỳ Thọ ra quân làm đường giao thông nội đồng

{above}

Sáng 12/5/2023, Hội Nông dân xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh phối hợp với thôn Sơn Nam huy động hơn \
80 hội viên ra quân làm đường giao thông nội đồng, phát quang bụi rậm và nạo vét kênh mương.

{between}

Sau một buổi, hội viên đã đắp được 300 m đường, nạo vét 500 m kênh mương, góp phần hoàn thành tiêu chí \
giao thông trong xây dựng nông thôn mới của địa phương trước mùa mưa bão.

{below}

"""
TOOLS = ["Đọc bài (giọng nữ)", "A+ A A- Gửi mail Lưu tin"]


def article(folder, **lines: str) -> str:
    raw = folder / "tin.txt"
    raw.write_text(REPORT.format(**{"above": "", "between": "", "below": ""} | lines), "utf-8")
    (result,) = convert(raw, "seeds/tin.txt", ())
    assert not result.problem
    return result.article


@pytest.mark.parametrize("line", TOOLS)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_line_of_the_page_that_no_list_names_stays_out(tmp_path, line, place):
    assert line not in article(tmp_path, **{place: line})


def test_a_paragraph_is_never_taken_out(tmp_path):
    text = "Cùng ngày, chi hội nông dân các thôn khác trong xã cũng đồng loạt ra quân làm vệ sinh đường làng, ngõ xóm."
    assert text in article(tmp_path, between=text)


def test_a_report_of_short_lines_keeps_them(tmp_path):
    raw = tmp_path / "tin.txt"
    raw.write_text("Thông báo lịch cúp điện xã Kỳ Thọ\n\nSáng 12/5/2023: thôn Sơn Nam.\n", "utf-8")
    (result,) = convert(raw, "seeds/tin.txt", ())
    assert "thôn Sơn Nam" in result.article


def test_every_line_gets_an_opinion():
    rows = [Paragraph([Line(1, text, text)], text) for text in ("Tin trong xã", "…", "1234", "\N{BULLET} 5")]
    said = SecondReader(rows).opinions()
    assert len(said) == len(rows) and all(0 <= opinion.sure <= 1 for opinion in said)
    assert SecondReader([]).opinions() == []
    assert SecondReader([]).headline(None, plain=True) == (None, False)


def test_what_somebody_says_at_the_end_stays(tmp_path):
    said = "“Tôi chỉ dặn có một điều”, bà Loan cười. “Đừng có khóa”."
    assert said in article(tmp_path, below=said)


def test_a_short_lead_is_no_headline_and_the_line_below_it_is_the_report_s(tmp_path: Path) -> None:
    lead = "Sáng 11/7, Đảng ủy xã Nậm Tăm tổ chức hội nghị sơ kết với 60 người dự."
    line = "Đồng chí Lò Văn Ín, Bí thư Đảng ủy xã chủ trì hội nghị."
    text = (
        "Hội nghị đã nghe báo cáo kết quả 6 tháng đầu năm, thảo luận và thống nhất nhiệm vụ 6 tháng cuối năm "
        "2023, trong đó ưu tiên làm đường vào bản và giảm nghèo."
    )
    raw = tmp_path / "tin.txt"
    title = "Nậm Tăm sơ kết công tác 6 tháng đầu năm"
    raw.write_text("\n\n".join([f"{title}\n12/07/2023 08:00", lead, line, text, "Lò Ín"]), "utf-8")
    [result] = convert(raw, "tin.txt", [])
    assert result.report is not None
    assert result.report.title == title
    assert lead in result.report.body
    assert line in result.report.body


@pytest.mark.parametrize(
    "line",
    ["Phơi bánh tráng dọc bờ dương. Ảnh: CTV", "Thứ tự: Mới nhất", "Sáng 11/7, Đảng ủy xã tổ chức hội nghị."],
)
def test_what_can_be_no_headline_is_never_taken_for_one(line: str) -> None:
    assert never(line)
    assert not never("Xóm bánh tráng Phú Hiệp đỏ lửa")

"""Hard wraps are joined, paragraphs and lines that stand alone are not."""

from __future__ import annotations

from khotin import text
from khotin.convert.paragraphs import paragraphs
from khotin.model import Line


def join(captured: str) -> list[str]:
    lines = [Line(number, raw, text.clean(raw)) for number, raw in enumerate(captured.split("\n"), 1)]
    return [row.text for row in paragraphs(lines)]


def test_lines_wrapped_at_a_width_become_paragraphs() -> None:
    captured = (
        "     Ngày 20/12, Hội đồng nhân dân huyện Năm Căn khóa XII tổ chức kỳ họp\n"
        "thứ 9 để đánh giá tình hình kinh tế - xã hội, quốc phòng, an ninh của\n"
        "huyện và quyết định nhiệm vụ năm sau.\n"
        "     Dự kỳ họp có ông Trương Quốc Kiệt, Phó Chủ tịch Hội đồng nhân dân\n"
        "tỉnh; các ông, bà trong Thường trực Huyện ủy, lãnh đạo Ủy ban nhân dân\n"
        "huyện.\n"
    )
    joined = join(captured)
    assert len(joined) == 2
    assert joined[0].endswith("nhiệm vụ năm sau.")
    assert joined[1].startswith("Dự kỳ họp") and joined[1].endswith("nhân dân huyện.")


def test_long_lines_without_blanks_between_are_paragraphs() -> None:
    one = "Hội nghị đã nghe báo cáo " + "kết quả thực hiện các nhiệm vụ " * 6 + "trong năm."
    two = "Phát biểu tại hội nghị, đồng chí Bí thư " + "yêu cầu các chi bộ tập trung " * 6 + "hoàn thành."
    assert join(f"{one}\n{two}") == [one, two]


def test_a_stray_break_inside_a_sentence_is_joined() -> None:
    assert join("Sáng\nngày 25/6, xã tổ chức hội nghị.") == ["Sáng ngày 25/6, xã tổ chức hội nghị."]


def test_tools_stamps_lists_and_captions_stand_alone() -> None:
    captured = (
        "HỘI NGHỊ SƠ KẾT CỦA XÃ\nloading...\n14:30 26/05/2023\n- một;\n- hai;\n+ ba\nQuang cảnh hội nghị"
    )
    assert join(captured) == captured.split("\n")


def test_the_photographers_line_joins_its_caption_only() -> None:
    assert join("Các đại biểu dự đại hội.\n\nẢnh: Hoàng Bách") == ["Các đại biểu dự đại hội. Ảnh: Hoàng Bách"]
    assert join("Tin: Minh Hằng\nẢnh: Hoàng Bách")[0] == "Tin: Minh Hằng"


def test_rows_of_figures_are_not_joined() -> None:
    captured = "Năm 2017 | 2.450 tấn | đạt 71%\n10 tháng năm 2019 | 2.760 tấn | đạt 85%"
    assert join(captured) == captured.split("\n")

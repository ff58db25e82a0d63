"""Plain text: every line once, and only the capture's damage mended."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.convert.read.plain import plain_lines
from khotin.model import Repair


@given(st.text())
def test_lines_partition_the_text(text: str) -> None:
    lines, _ = plain_lines(text)
    ended = re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text)
    assert "\n".join(line.raw for line in lines) == ended
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


@pytest.mark.parametrize(
    ("raw", "fixed"),
    [
        ("L ê Văn Trọng", "Lê Văn Trọng"),
        ("H ội nghị", "Hội nghị"),
        ("Đ ảng ủy", "Đảng ủy"),
        ("Th ường trực", "Thường trực"),
        ("ph át triển", "phát triển"),
        ("H ỘI NGHỊ", "HỘI NGHỊ"),
        ("nghiệ p và", "nghiệp và"),
        ("V ăn Trọng", "Văn Trọng"),
        ("p hát huy", "phát huy"),
        ("ng hị quyết", "nghị quyết"),
        ("phư ơng án", "phương án"),
    ],
)
def test_torn_words_are_joined_and_recorded(raw: str, fixed: str) -> None:
    lines, repairs = plain_lines(f"Tiêu đề\nĐồng chí Lê {raw}, Trưởng Ban")
    assert lines[1].text == f"Đồng chí Lê {fixed}, Trưởng Ban"
    assert repairs == [Repair(2, raw, fixed)]


def test_a_torn_word_that_could_be_two_is_joined_where_the_report_has_it_whole() -> None:
    lines, repairs = plain_lines("Ban Chấp hành họp.\nĐồng chí Bí thư và B an Chấp hành dự.")
    assert lines[1].text.endswith("và Ban Chấp hành dự.") and repairs == [Repair(2, "B an Chấp", "Ban Chấp")]


def test_a_word_torn_behind_a_clause_is_joined() -> None:
    lines, _ = plain_lines("Giường phải kê ba tầng; n ước dẫn từ khe. Nhóm a, b ăn trước.")
    assert lines[0].text == "Giường phải kê ba tầng; nước dẫn từ khe. Nhóm a, b ăn trước."


@pytest.mark.parametrize(
    ("torn", "whole"),
    [("5/5 th ôn của", "5/5 thôn của"), ("21 h ộ nghèo", "21 hộ nghèo"), ("3 ch i bộ", "3 chi bộ")],
)
def test_what_a_number_counts_is_joined(torn: str, whole: str) -> None:
    lines, repairs = plain_lines(f"Hạt Kiểm lâm ký với {torn} trong xã.")
    assert lines[0].text == f"Hạt Kiểm lâm ký với {whole} trong xã."
    assert len(repairs) == 1


def test_a_word_torn_inside_its_vowel_is_joined_where_its_end_is_no_word_or_it_stands_whole() -> None:
    lines, _ = plain_lines("Người cao tuổi đư ợc mừng thọ.\nHội Ngư ời cao tuổi.\nThư ơi, anh gửi em.")
    assert [line.text for line in lines[1:]] == ["Hội Người cao tuổi.", "Thư ơi, anh gửi em."]
    assert lines[0].text == "Người cao tuổi được mừng thọ."


def test_a_word_torn_inside_its_initial_is_joined() -> None:
    lines, _ = plain_lines("T rong năm.\nÔng Lộc, C hánh tế lăng; xe được phun k hử khuẩn.")
    assert [line.text for line in lines] == ["Trong năm.", "Ông Lộc, Chánh tế lăng; xe được phun khử khuẩn."]


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Văn T rủ bạn. T khai nhận. T rủ H đi; anh C hát",
        "tổ C họp, nhóm A, B, C hát; nặng 5 g hạt, 3 t hàng; khối C hăng hái",
        "huyện A Lưới, Trạm Y tế, đồng bào Ê Đê, xã K Bang, ông Y Khoa, bà H Nia, chị H' Ai",
        "a) ông A; b) anh B; c) em C; d. ở thôn",
        "32 đối tượng đang đá g ăn tiền",
        "dài 5 m ở thôn 3, rộng 2 m ăn sâu, 500.000 đ ủng hộ",
        "tổ B ở khu phố 1, lớp A ăn bán trú, khu C ông Nam quản lý, Tổ C Ông Lãnh",
        "Ông Nguyễn T. A và bà Trần B ở xã Ea Kar; trường TH ÔNG ÍCH KHIÊM",
        "vitamin C uống hằng ngày; Phú Thuận A ấp 2; loại B ương giống",
        "Vể tham dự, phát biểu tạ Hội nghị, THƯỜI GIAN TỚI",
    ],
)
def test_what_stands_alone_is_left_alone(text: str) -> None:
    lines, repairs = plain_lines(text)
    assert (lines[0].text, repairs) == (text, [])


def test_a_text_made_of_lone_letters_is_left_alone() -> None:
    lines, repairs = plain_lines("h ội nghị " * 6000)
    assert lines[0].text.startswith("h ội") and repairs == []


def test_odd_letters_are_mended_and_each_word_recorded_once() -> None:
    lines, repairs = plain_lines("Ðảng bộ\nÐảng ủy xã Kỳ\u200b Thọ, T\u200byên\u00a0Yên\n\ufeffHết")
    assert [line.text for line in lines] == ["Đảng bộ", "Đảng ủy xã Kỳ Thọ, Tyên Yên", "Hết"]
    assert repairs == [Repair(1, "Ðảng", "Đảng"), Repair(2, "T\u200byên", "Tyên")]


def test_letters_kept_apart_by_invisible_joiners_are_words_again() -> None:
    lines, repairs = plain_lines("Xã K\u034fỳ\u034f T\u034fh\u034fọ\u034f")
    assert [line.text for line in lines] == ["Xã Kỳ Thọ"]
    assert [repair.fixed for repair in repairs] == ["Kỳ", "Thọ"]


def test_indent_stays_in_raw() -> None:
    lines, _ = plain_lines("     Ngày 26/6")
    assert (lines[0].raw, lines[0].text) == ("     Ngày 26/6", "Ngày 26/6")


def test_characters_that_a_capture_wrote_as_html_are_mended_and_recorded() -> None:
    lines, repairs = plain_lines("Tuổi trẻ &quot;xắn quần&quot; giúp d&acirc;n\nLê &amp; Hải, A&B; R&D;")
    assert [line.text for line in lines] == ['Tuổi trẻ "xắn quần" giúp dân', "Lê & Hải, A&B; R&D;"]
    assert [repair.line for repair in repairs] == [1, 2]


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_the_rarer_signs_for_the_end_of_a_line_part_words(end: str) -> None:
    lines, _ = plain_lines(f"Tên bài{end}26/05/2023\r\nSáng nay")
    assert [line.text for line in lines] == ["Tên bài", "26/05/2023", "Sáng nay"]

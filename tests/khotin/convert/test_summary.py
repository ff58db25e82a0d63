import pytest

from khotin.convert.summary import LENGTH, summary

DONE = "Chiều 17/11, xã Kỳ Thọ tổ chức ngày hội với hơn hai trăm người tham gia."


@pytest.mark.parametrize(
    "sign",
    [
        "(ABC) - ",
        "(ABC)- ",
        "(ABC) ",
        "ABC - ",
        "ABCĐ -",
        "(Báo Kỳ Thọ) -",
        "Baokytho.vn - ",
        " - ",
        "- ",
        "– ",
    ],
)
def test_a_papers_sign_is_no_part_of_the_summary(sign):
    assert summary([sign + DONE]) == (DONE, 0)


@pytest.mark.parametrize(
    "text",
    [
        "HĐND - UBND xã Kỳ Thọ tổ chức hội nghị về việc làm đường.",
        "Đảng ủy - HĐND - UBND xã Kỳ Thọ gặp mặt các gia đình.",
        "Xã Kỳ Thọ (huyện Kỳ Anh) đón 300 khách trong một tuần qua.",
    ],
)
def test_what_only_looks_like_a_sign_stays(text):
    assert summary([text])[0] == text


@pytest.mark.parametrize(
    "before",
    [
        "Nhân dịp kỷ niệm 93 năm Ngày thành lập Hội 18/11. ",
        "Nhiệt liệt chào mừng Đại hội Hội Nông dân xã Kỳ Thọ lần thứ tám. ",
        "Nhằm giúp bà con, hội viên bớt thiệt hại do chuột gây ra. ",
    ],
)
def test_half_a_sentence_and_a_slogan_stand_for_no_report(before):
    rest = f"{DONE[:-1]}, trong đó có {'nhiều người ở xa về, ' * 10}ai cũng vui."
    assert summary([before + rest])[0].startswith("Chiều 17/11")
    assert summary([before, DONE]) == (DONE, 1)


def test_an_occasion_with_what_was_done_stays():
    text = "Nhân kỷ niệm 30 năm ngày thành lập, xã Kỳ Thọ đón hơn 3.000 khách trong tuần đầu tháng 5."
    assert summary([text])[0] == text


def test_where_nothing_better_is_told_the_first_words_are_kept():
    text = "Nhiệt liệt chào mừng Đại hội Hội Nông dân xã Kỳ Thọ lần thứ 8."
    assert summary([text]) == (text, 0)
    assert summary([]) == ("", 0)


def test_a_long_sentence_is_cut_at_a_word():
    said, _ = summary(["Xã Kỳ Thọ " + "mở lớp dạy nghề " * 40])
    assert len(said) <= LENGTH + 1 and said.endswith("…")

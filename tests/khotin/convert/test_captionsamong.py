"""What the captions that a report shows say of its other lines."""

from __future__ import annotations

from math import inf

from khotin.convert.captionsamong import CaptionsAmong
from khotin.convert.paragraphs import Paragraph
from khotin.model import Line

LONG = "Xã đã làm mới đường bê tông, giảm hộ nghèo và thu ngân sách đạt dự toán huyện giao. " * 7


def among(*lines: tuple[str, float]) -> CaptionsAmong:
    rows = [Paragraph([Line(n, text, text)], text) for n, (text, _) in enumerate(lines, 1)]
    return CaptionsAmong(rows, [weight for _, weight in lines])


def test_a_sentence_among_captions_without_stops_ends_unlike_them() -> None:
    signs = among(("Quang cảnh đại hội", 3.0), (LONG, -inf), ("Xóm Chảy xong đầu tiên.", 0.5)).signs(2)
    assert signs["ends unlike captions"] > 0
    assert "ends as captions" not in signs


def test_a_line_does_not_count_itself() -> None:
    assert among(("Quang cảnh đại hội", 3.0), (LONG, -inf)).signs(0) == {}


def test_a_hundred_words_between_two_pictures_are_enough() -> None:
    assert "near caption" not in among(("Cây cầu mới", 3.0), (LONG, -inf), ("Bữa trưa", 0.5)).signs(2)
    near = among(("Cây cầu mới", 3.0), ("Dân góp công.", -2.0), ("Bữa trưa", 0.5)).signs(2)
    assert 0.9 < near["near caption"] < 1
    assert "beside caption" not in near


def test_paragraphs_of_one_short_sentence_are_a_habit() -> None:
    signs = among((LONG, -inf), ("Ông chỉ cười.", -2.0), (LONG, -inf), ("Vợ ông thở phào.", 0.2)).signs(3)
    assert signs["stopped, sentences alone"] == signs["sentences alone"] > 0

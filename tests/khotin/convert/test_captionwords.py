"""The words of captions and those of the text's sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.convert import captionwords


def test_names_and_numbers_are_alike_whoever_and_how_many() -> None:
    first = captionwords.parts("Anh Doãn Văn Quảng hiến máu lần thứ 13")
    assert first == captionwords.parts("Anh Lò A Sử hiến máu lần thứ 2")
    assert {"^anh", "anh @", "@ hiến", "thứ 0", "0$"} <= first


def test_what_opens_a_quotation_is_no_name() -> None:
    assert "“ tôi" in captionwords.parts("“Tôi đi trả nợ”, chị cười.")


def test_a_stop_is_no_part_of_the_words() -> None:
    assert captionwords.parts("Quang cảnh đại hội.") == captionwords.parts("Quang cảnh đại hội")


@pytest.mark.parametrize(
    ("caption", "sentence"),
    [
        ("Khách hành hương bên giếng cổ", "Khách uống hết ba chén rồi mới hỏi nghĩa"),
        ("Các đại biểu trồng cây lưu niệm", "Vợ ông thở phào"),
        ("Cử tri nghiên cứu tiểu sử ứng cử viên", "Cụ vốn không chịu đi"),
    ],
)
def test_what_shows_weighs_more_than_what_tells(caption: str, sentence: str) -> None:
    assert captionwords.odds(caption) > captionwords.odds(sentence)


@given(st.text(max_size=80))
def test_any_line_has_odds(text: str) -> None:
    assert -60 < captionwords.odds(text) < 60

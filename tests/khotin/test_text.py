"""Two rooms never disagree on whether two spellings are one name."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import text


@given(st.text())
def test_cleaning_is_done_once(value: str) -> None:
    assert text.clean(text.clean(value)) == text.clean(value)


@given(st.text())
def test_fold_is_blind_to_form_case_and_marks(value: str) -> None:
    folded = text.fold(value)
    assert folded == text.fold(unicodedata.normalize("NFD", value))
    assert folded == text.fold(folded)


@given(st.text())
def test_a_slug_is_an_address_segment(value: str) -> None:
    slug = text.slug(value)
    assert len(slug) <= 96
    assert not slug or set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "HÒA BÌNH"),
        ("Thuý", "Thúy"),
        ("khoẻ", "khỏe"),
        ("Ðắk Lắk", "Đắk Lắk"),
        ("Kỳ\u200b Thọ\u00a0", "Kỳ Thọ"),
        ("K\u034fỳ\u034f T\u034fh\u034fo\u034f\u0323\u034f", "Kỳ Thọ"),
        (unicodedata.normalize("NFD", "Nguyễn"), "nguyễn"),
    ],
)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert text.same(one) == text.same(other)


@pytest.mark.parametrize(
    ("value", "moved"), [("quý", "quý"), ("hoàn", "hoàn"), ("thuỷ", "thủy"), ("HOÀ", "HÒA"), ("loạt", "loạt")]
)
def test_tone_marks_move_in_open_diphthongs_only(value: str, moved: str) -> None:
    assert text.tone(value) == moved


@pytest.mark.parametrize(("value", "typed"), [("Đường", "duong"), ("đô thị", "do thi"), ("Ơ kìa", "o kia")])
def test_fold_is_what_readers_type(value: str, typed: str) -> None:
    assert text.fold(value) == typed


def test_slugs_join_no_words_across_invisible_marks_and_cut_at_a_word() -> None:
    assert text.slug("Đảng bộ\u200b xã\ufeff Kỳ Thọ") == "dang-bo-xa-ky-tho"
    assert text.slug("một hai ba bốn", length=9) == "mot-hai"


@pytest.mark.parametrize("blank", ["\x0b", "\x0c"])
def test_signs_for_lines_and_pages_part_words(blank: str) -> None:
    assert text.clean(f"hội{blank}nghị") == "hội nghị"


def test_countless_marks_on_one_letter_take_no_time_and_lose_no_word() -> None:
    started = time.perf_counter()
    cleaned = text.clean("Hô" + "\u0323\u0301" * 400_000 + "i nghị " + "…" * 40 + " xã")
    assert time.perf_counter() - started < 2
    assert cleaned.startswith("Hộ") and cleaned.endswith(f"i nghị {'…' * 40} xã")

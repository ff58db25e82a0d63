import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.convert.lines import ends, word_count, words
from khotin.convert.memo import forget, of_report
from khotin.convert.wording import Wording

LETTERS = st.text("aAđĐóÓnN. 1", max_size=30)


@given(LETTERS)
def test_finds_what_a_pattern_that_ignores_case_finds(text):
    source = r"\bđón\b|(?P<first>a)\W+n"
    slow, quick = re.compile(source, re.IGNORECASE), Wording(source)
    for way in ("search", "match", "fullmatch"):
        one, other = getattr(slow, way)(text), getattr(quick, way)(text)
        assert (one and one.span()) == (other and other.span())
    assert [m.span() for m in slow.finditer(text)] == [m.span() for m in quick.finditer(text)]


def test_a_wording_in_capitals_would_never_be_found_and_is_refused():
    with pytest.raises(ValueError, match="lower case"):
        Wording.any_of(["đón", "Đón"])


@given(LETTERS)
def test_the_end_of_a_line_is_what_a_pattern_finds_there(line):
    for tail in ("", ".", ".”", "!)”", "”.", "”"):
        assert ends(line + tail, (".", "!"), "”)") == (re.search(r"[.!][”)]*$", line + tail) is not None)


def test_counts_words_by_blanks_and_compares_them_without_case():
    assert word_count("Kỳ họp thứ 8, HĐND") == 5
    assert words("Kỳ họp thứ 8, HĐND") == ("kỳ", "họp", "thứ", "8", "hđnd")


def test_an_answer_is_remembered_until_the_report_is_forgotten():
    asked = []
    remembered = of_report(asked.append)
    remembered("dòng")
    remembered("dòng")
    assert asked == ["dòng"]
    forget()
    remembered("dòng")
    assert asked == ["dòng", "dòng"]

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.convert.lines import ends, word_count, words
from khotin.convert.memo import forget, of_line, of_report
from khotin.convert.openings import openings
from khotin.convert.wording import Wording, Wordings

LETTERS = st.text("aAđĐóÓnN. 1", max_size=30)


SOURCES = [
    r"\bđón\b|(?P<first>a)\W+n",
    r"(?:các |một )?(?:đón (?!n)|nó\b|an?\s*:)",
    r"\b(?:đón an|nan|a)\b",
    r"(?<!\w)(?:(?i:án)|đó)(?!\w)",
    r"(?:^|(?<=[\s(]))(?P<first>nón|a\.)\s*n",
    r".*\bđón\b",
    r"\d+ n",
    r"^n|an\b",
]


@pytest.mark.parametrize("source", SOURCES)
@given(text=LETTERS | st.lists(st.sampled_from("Đón đó nó các an án nan nón a. n 1 (".split())).map(" ".join))
def test_finds_what_a_pattern_that_ignores_case_finds(source, text):
    slow, quick = re.compile(source, re.IGNORECASE), Wording(source)
    for way in ("search", "match", "fullmatch"):
        one, other = getattr(slow, way)(text), getattr(quick, way)(text)
        assert (one and one.span()) == (other and other.span())
    assert [m.span() for m in slow.finditer(text)] == [m.span() for m in quick.finditer(text)]


@pytest.mark.parametrize(
    "ways", [SOURCES[2:4], [r"đón\b", r"đón an", r"an\b"], [r"\d+ n", r"đón", r"đón an\b"]]
)
@given(LETTERS | st.lists(st.sampled_from("Đón an nan a. 1 n".split())).map(" ".join))
def test_of_several_ways_the_first_that_fits_is_found(ways, text):
    slow, quick = re.compile("|".join(f"(?:{way})" for way in ways), re.IGNORECASE), Wording.any_of(ways)
    for one, other in ((slow.match(text), quick.match(text)), (slow.search(text), quick.search(text))):
        assert (one and one.span()) == (other and other.span())
    assert bool(slow.fullmatch(text)) == bool(quick.fullmatch(text))
    assert bool(slow.fullmatch(text.rstrip("."))) == bool(quick.fullmatch(text, "."))


@given(LETTERS | st.lists(st.sampled_from(["Đón", "nón", "an", "nan", "a.", "(đón"])).map(" ".join))
def test_wordings_are_found_together_as_each_alone(text):
    opening = {"greets": Wording(r"đón\b|a\."), "peels": Wording(r"(?:an )?nan\b")}
    inside = {"hat": Wording(r"\bnón\b"), "peace": Wording(r"(?<!\w)an(?!\w)")}
    alone = {name for name, wording in opening.items() if wording.match(text)}
    alone |= {name for name, wording in inside.items() if wording.search(text)}
    assert Wordings(opening, inside).said(text) == alone


def test_a_wording_that_may_begin_with_any_word_is_no_part_of_a_family():
    with pytest.raises(ValueError, match="hats"):
        Wordings({}, {"hats": Wording(r"\w*nón")})


def test_the_first_words_of_a_pattern_are_read_from_it():
    assert openings(r"(?:các |một )?(?:đoàn (?!kết)\w+|em\b|vợ chồng)") == {"các", "một", "đoàn", "em", "vợ"}
    assert openings(r"\b(?:sẽ|đã (?:có|là))\b", inside=True) == {"sẽ", "đã"}
    assert openings(r"(?:sẽ|đã)", inside=True) is None, "it may stand in the middle of a word"
    assert openings(r"đoàn\w*") is None
    assert openings(r"\d+ hộ|em\b") is None


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
    forget(1)
    remembered("dòng")
    assert asked == ["dòng", "dòng"]


def test_what_a_line_tells_by_itself_is_remembered_over_reports_but_not_for_long():
    asked = []
    remembered = of_line(asked.append)
    forget(10**9)
    remembered("Tin liên quan")
    forget(5_000)
    remembered("Tin liên quan")
    assert asked == ["Tin liên quan"]
    forget(10**9)
    remembered("Tin liên quan")
    assert asked == ["Tin liên quan"] * 2

"""What a line shows at a glance: its words, how many there are, and how it ends."""

from __future__ import annotations

import re

from khotin.convert.memo import of_report
from khotin.text import letter_by_letter, lower, same

CUTS = ("...", "…", "[…]", "[...]")
"""What pages put in the place of the words they leave out at the end of a line."""
_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"\W")
# «(QNO) - », «(CMO) Ngày …», «BTNO -», «Baokytho.vn -», «Biên phòng - Sáng 26-5», «- »: where a
# report comes from, before its first words.
_BODIES = r"(?!(?:HĐND|UBND|MTTQ|UBMTTQ|LĐLĐ|LHPN|BCH|BCĐ|BTV|CCB|TAND|VKSND|BĐBP|HTX|THCS|THPT|TNCS)\b)"
_DATELINE = re.compile(
    r"\([^()]{2,40}\)\s*[-–:]+\s*|\([^\W\d_][^(),.;:]{1,24}\)\s+(?=\w)|[\w.]{2,24}\.(?:vn|VN|com|net)\s*[-–:|]+\s*"
    rf"|{_BODIES}[A-ZĐ]{{2,8}}\d?(?:\s+[-–]+\s*|[-–]+(?:\s+|(?=(?:Sáng|Chiều|Tối|Ngày)\b)))|[\s•*–-]+"
    r"|[^\W\d_][^,.;:]{2,24}\s[-–]\s+(?=(?:Sáng|Trưa|Chiều|Tối|Đêm|Ngày|Vừa|Mới|Trong)\b)"
)
_IN_QUOTES = re.compile(r"[“\"«][^“”\"«»]+[”\"»]\.?")

lowered = of_report(lower)
"""A line in lower case, every letter at its old place."""

unified = of_report(same)
"""A line in the form in which two spellings of one name are equal."""


@of_report
def words(line: str) -> tuple[str, ...]:
    """Return the words of a line in lower case."""
    return tuple(unsigned(line).split())


@of_report
def unsigned(line: str) -> str:
    """Return a line in lower case with a blank for each sign, every letter at its old place."""
    low = lowered(line)
    usual = _without_signs(low)
    return _SIGN.sub(" ", low) if usual is None else usual


_without_signs = letter_by_letter(lambda letter: letter if _WORD.match(letter) else " ")


@of_report
def first_word(line: str) -> str:
    """Return the first word of a line in lower case, empty where it has none."""
    word = _WORD.search(lowered(line))
    return word[0] if word else ""


@of_report
def bag(line: str) -> frozenset[str]:
    """Return the different words of a line."""
    return frozenset(words(line))


@of_report
def word_count(line: str) -> int:
    """Return how many words, parted by blanks, a line has."""
    if line.isprintable() and "  " not in line:
        # No blank but the plain one is printable.
        return stripped.count(" ") + 1 if (stripped := line.strip()) else 0
    return len(line.split())


def without_dateline(text: str) -> str:
    """Return the beginning of a report without the sign of the paper before it."""
    dateline = _DATELINE.match(text)
    return text[dateline.end() :] if dateline else text


def is_cut(text: str) -> bool:
    """Tell whether a page cut a line short: «… của xã [...]»."""
    return text.endswith(CUTS)


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does: with its stop, or with that of one quoted."""
    return text.endswith((".", "!", "?", "…", ".”"))


def ends(line: str, stops: tuple[str, ...], closing: str) -> bool:
    """Tell whether a line ends with one of `stops`, perhaps inside the brackets or quotes `closing`."""
    return line.rstrip(closing).endswith(stops)


def begins(line: str, folded: str) -> bool:
    """Tell whether a line begins with `folded`, which is casefolded as the line is not."""
    # Most lines differ in the first letters, and no letter becomes less than one.
    opening = line[:3].casefold()
    return opening[: len(folded)] == folded[: len(opening)] and (
        line[: len(folded)].casefold().startswith(folded)
    )


def is_quotation(line: str) -> bool:
    """Whether all of a line stands in quotation marks: below it, a name tells who said it."""
    return _IN_QUOTES.fullmatch(line) is not None

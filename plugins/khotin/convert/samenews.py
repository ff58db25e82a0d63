"""Tell whether two articles are the same news, captured twice or reposted by another portal.

Both must share most of their wording. Notices of every week, sessions of every year and what one hand writes
about two communes do so too; what tells those apart are the days, names and numbers each has for itself.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from khotin.text import letter_by_letter, same

_CAPTION = "\n{: .caption }"
# How many words make a row, and the least part of the rows that both must share. Reposts with every eighth
# word changed keep a half; of 1.5 million pairs of other reports none had a quarter.
_ROW, _SHARE = 4, 0.4
# In so many names, one may be put right or misspelt by who reposts.
_NAMES_PER_SLIP = 40

# «25/5», «25/5/2023», «25-5-2023», «25 tháng 5 năm 2023».
_DAY = re.compile(
    # What may not stand before it is told behind its first digit, which is what the engine looks for.
    r"([0-9](?<![0-9/.,-].)[0-9]?)(?:\s?/\s?|[.-](?=[0-9]{1,2}[.-][0-9]{4})|\s+tháng\s+)([0-9]{1,2})"
    r"(?:(?:\s?/\s?|[.-]|,?\s+năm\s+)([0-9]{4}))?(?![0-9/%])"
)
# «1.200», which others write «1200».
_POINTED = re.compile(r"[0-9]+(?:[.,][0-9]+)+")
_blank_signs = letter_by_letter(lambda letter: letter if letter.isalnum() else " ")

Day = tuple[int, int, int]
"""Day, month and year; no year is 0."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """What a text says: words in a row, its names and numbers, all its words, the days it names."""

    rows: AbstractSet[tuple[str, ...]]
    names: AbstractSet[str]
    words: AbstractSet[str]
    days: AbstractSet[Day]


def same_news(body: str, other: str) -> bool:
    """Tell whether the bodies of two articles are the same news."""
    if body == other:
        return True
    one, two = _wording(body), _wording(other)
    shared = len(one.rows & two.rows)
    if not shared or shared < _SHARE * max(len(one.rows), len(two.rows)):
        return False
    return not (_days_apart(one.days, two.days) or _names_apart(one, two))


def _wording(body: str) -> _Wording:
    """Return the wording of a body, captions left out: a repost has other pictures."""
    text = "\n".join(part for part in body.split("\n\n") if not part.endswith(_CAPTION))
    days = {(int(day), int(month), int(year or 0)) for day, month, year in _DAY.findall(text)}
    words = _words(_DAY.sub(" ", text))
    spelt = {word: same(word).lstrip("0") for word in set(words)}
    plain = [spelt[word] for word in words]
    rows = set(zip(*(plain[at:] for at in range(_ROW)), strict=False))
    names = {name for word, name in spelt.items() if _is_name(word)}
    return _Wording(rows, names, set(plain), days)


def _words(text: str) -> list[str]:
    """Return the words of a text without signs, a number with its points and commas as one."""
    text = _POINTED.sub(lambda number: number[0].replace(".", "").replace(",", ""), text)
    usual = _blank_signs(text)
    return (re.sub(r"[\W_]+", " ", text) if usual is None else usual).split()


def _is_name(word: str) -> bool:
    """Tell whether a word is part of a name or a number; «UBND» may as well be written out."""
    return word[0].isdigit() or word.istitle()


def _names_apart(one: _Wording, other: _Wording) -> bool:
    """Tell whether each of two texts has names or numbers that the other has not."""
    slips = min(len(one.names), len(other.names)) // _NAMES_PER_SLIP
    return min(len(one.names - other.words), len(other.names - one.words)) > slips


def _days_apart(one: AbstractSet[Day], other: AbstractSet[Day]) -> bool:
    """Tell whether each of two texts names a day that the other does not."""
    return any(not _named(day, other) for day in one) and any(not _named(day, one) for day in other)


def _named(day: Day, among: AbstractSet[Day]) -> bool:
    """Tell whether `day` is `among` others; a year may be left out on either side."""
    if day in among:
        return True
    return any(day[:2] == other[:2] and not (day[2] and other[2]) for other in among)

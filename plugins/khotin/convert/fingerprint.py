"""Recognise the same news captured twice or reposted by another portal.

A repost keeps its sentences but changes title, dateline, byline, captions and where a paragraph ends; so
reports are compared by the sentences they share, weighted by length, not by their files. Notices of every
week and sessions of every year share most sentences too: what tells them apart are the days they name.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from khotin.text import letter_by_letter

# Beyond ASCII, blanks, quotes and dashes stand in two rows of Unicode, U+00A0 to U+00BF and U+2000 to
# U+206F; here as UTF-8 writes them, in which they are found in a third of the time.
_SIGNS = re.compile(rb"\xc2[\xa0-\xbf]|\xe2(?:\x80[\x80-\xbf]|\x81[\x80-\xaf])")
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_CAPTION = "\n{: .caption }"
_MIN_WORDS = 12
# Two reports share set phrases, not most of their text; the same news shares nearly all of it.
SHARE = 0.6

# «25/5», «25/5/2023», «25-5-2023», «25 tháng 5 năm 2023».
_DAY = re.compile(
    # What may not stand before it is told behind its first digit, which is what the engine looks for.
    r"([0-9](?<![0-9/.,-].)[0-9]?)(?:\s?/\s?|[.-](?=[0-9]{1,2}[.-][0-9]{4})|\s+tháng\s+)([0-9]{1,2})"
    r"(?:(?:\s?/\s?|[.-]|,?\s+năm\s+)([0-9]{4}))?(?![0-9/%])"
)

Day = tuple[int, int, int]
"""Day, month and year; no year is 0."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The words of each longer sentence by the digest of its letters, and the days that are named."""

    sentences: dict[bytes, int] = field(default_factory=dict)
    days: frozenset[Day] = frozenset()


def fingerprint(body: str) -> Fingerprint:
    """Return what tells an article's body from others."""
    found: dict[bytes, int] = {}
    for paragraph in body.strip().split("\n\n"):
        if paragraph.endswith(_CAPTION):
            continue
        for sentence in paragraph.split(". "):
            words = sentence.count(" ") + 1
            if words >= _MIN_WORDS:
                usual = _usual_letters(sentence)
                letters = _letters(sentence) if usual is None else usual.encode()
                found[hashlib.blake2b(letters, digest_size=12).digest()] = words
    days = {(int(day), int(month), int(year or 0)) for day, month, year in _DAY.findall(body)}
    return Fingerprint(found, frozenset(days))


def _apart(one: AbstractSet[Day], other: AbstractSet[Day]) -> bool:
    """Tell whether each of two texts names a day that the other does not."""
    return any(not _named(day, other) for day in one) and any(not _named(day, one) for day in other)


def _named(day: Day, among: AbstractSet[Day]) -> bool:
    """Tell whether `day` is `among` others; a year may be left out on either side."""
    if day in among:
        return True
    return any(day[:2] == other[:2] and not (day[2] and other[2]) for other in among)


def _letters(text: str) -> bytes:
    """Return `text` casefolded and without signs."""
    letters = text.casefold().encode(errors="ignore").translate(None, _ASCII_SIGNS)
    return _SIGNS.sub(b"", letters)


_usual_letters = letter_by_letter(lambda letter: _letters(letter).decode())


class Seen:
    """The sentences of all articles so far."""

    def __init__(self) -> None:
        # Nearly every sentence has one owner, and a run over an archive keeps them all in memory.
        self._first: dict[bytes, str] = {}
        self._others: dict[bytes, list[str]] = {}
        self._size: dict[str, int] = {}
        self._days: dict[str, frozenset[Day]] = {}

    def add(self, identifier: str, marks: Fingerprint) -> None:
        """Remember the sentences and the days of an article."""
        self._size[identifier] = sum(marks.sentences.values())
        self._days[identifier] = marks.days
        for digest in marks.sentences:
            if self._first.setdefault(digest, identifier) != identifier:
                self._others.setdefault(digest, []).append(identifier)

    def twin(self, marks: Fingerprint) -> str | None:
        """Return the article that is the same news as `marks`, None where there is none."""
        shared: Counter[str] = Counter()
        for digest, words in marks.sentences.items():
            if (first := self._first.get(digest)) is not None:
                for owner in (first, *self._others.get(digest, ())):
                    shared[owner] += words
        size = sum(marks.sentences.values())
        for owner, words in shared.most_common():
            if words < size * SHARE:
                break
            if words >= self._size[owner] * SHARE and not _apart(marks.days, self._days[owner]):
                return owner
        return None

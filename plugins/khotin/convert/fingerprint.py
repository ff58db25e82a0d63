"""Find the articles that may be the same news as a new one, among all of an archive, in no time.

A repost keeps most of its wording but changes title, dateline, byline, where a paragraph ends and, here and
there, a word of each sentence. So a report is known by a few of its runs of letters, chosen by their digests
alone: two texts that share most of their runs choose mostly the same ones (bottom-k sketch, Broder 1997,
«On the resemblance and containment of documents»). Whether a find is the same news is for `samenews` to say.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, islice
from typing import NamedTuple
from zlib import crc32

from khotin.text import letter_by_letter

# Beyond ASCII, blanks, quotes and dashes stand in two rows of Unicode, U+00A0 to U+00BF and U+2000 to
# U+206F; here as UTF-8 writes them, in which they are found in a third of the time.
_SIGNS = re.compile(rb"\xc2[\xa0-\xbf]|\xe2(?:\x80[\x80-\xbf]|\x81[\x80-\xaf])")
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
# Some six syllables behind each «ng», which every third syllable has: as UTF-8 without blanks and signs.
_RUN = re.compile(rb"ng(?=(.{32}))", re.DOTALL)
_KEPT = 20
# With every eighth, twelfth or twentieth word changed, 97, 99 and 99.8 % of 1,766 reports share three with
# what they were; of 1.5 million pairs of strangers some twenty do.
_SHARED = 3
# A run that so many reports share is a set phrase.
_MOST_OWNERS = 16
# How many finds are worth a look at their words: a frame of every week finds hundreds.
_LIKELIEST = 3
# The engine looks for the blank, in a quarter of the time; longer numbers are of no use.
_NUMBER = re.compile(r" ([0-9]{1,9})")
_BITS = 256
# «1.200» and «1200», «07 tháng 5» and «7/5/2023» are told apart by their words, not here.
_STRAY_NUMBERS = 8


class Sketch(NamedTuple):
    """What an article is found by: the least digests of its runs, and its numbers, a bit for each."""

    runs: tuple[int, ...] = ()
    numbers: int = 0


def fingerprint(body: str) -> Sketch:
    """Return what an article's body is found by."""
    usual = _usual_letters(body)
    letters = _letters(body) if usual is None else usual.encode()
    runs = tuple(sorted(set(map(crc32, _RUN.findall(letters))))[:_KEPT])
    numbers = 0
    for number in set(_NUMBER.findall(body)):
        numbers |= 1 << int(number) % _BITS
    return Sketch(runs, numbers)


def _letters(text: str) -> bytes:
    """Return `text` casefolded and without signs."""
    letters = text.casefold().encode(errors="ignore").translate(None, _ASCII_SIGNS)
    return _SIGNS.sub(b"", letters)


_usual_letters = letter_by_letter(lambda letter: _letters(letter).decode())


class Seen:
    """The fingerprints of all articles so far."""

    def __init__(self) -> None:
        # Nearly every run has one owner, and a conversion of an archive keeps them all in memory.
        self._first: dict[int, str] = {}
        self._others: dict[int, list[str]] = {}
        self._numbers: dict[str, int] = {}

    def add(self, identifier: str, marks: Sketch) -> None:
        """Remember the fingerprint of an article."""
        self._numbers[identifier] = marks.numbers
        for run in marks.runs:
            if self._first.setdefault(run, identifier) != identifier:
                others = self._others.setdefault(run, [])
                if len(others) < _MOST_OWNERS:
                    others.append(identifier)

    def alike(self, marks: Sketch) -> list[str]:
        """Return the few articles that may be the same news as `marks`, the likeliest first."""
        firsts = [(run, first) for run in marks.runs if (first := self._first.get(run)) is not None]
        owners = (self._others.get(run, ()) for run, _ in firsts)
        shared = Counter(chain((first for _, first in firsts), chain.from_iterable(owners)))
        least = min(_SHARED, len(marks.runs))
        found = [owner for owner, count in shared.items() if count >= least]
        found.sort(key=shared.__getitem__, reverse=True)
        return [*islice((one for one in found if not _apart(marks.numbers, self._numbers[one])), _LIKELIEST)]


def _apart(one: int, other: int) -> bool:
    """Tell whether each of two texts has many numbers that the other has not."""
    return min((one & ~other).bit_count(), (other & ~one).bit_count()) > _STRAY_NUMBERS

"""Find the articles that may be the same news as a new one, among all of an archive, in no time.

A repost keeps most of its wording but changes title, dateline, byline, where a paragraph ends and, here and
there, a word of each sentence. So a report is known by a few of its runs of letters, chosen by their digests
alone: two texts that share most of their runs choose mostly the same ones (bottom-k sketch, Broder 1997,
«On the resemblance and containment of documents»). Whether a find is the same news is for `samenews` to say.
"""

from __future__ import annotations

import re
from collections import Counter
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
_MOST_OWNERS = 50

Sketch = tuple[int, ...]


def fingerprint(body: str) -> Sketch:
    """Return what an article's body is found by: the least digests of its runs of letters."""
    usual = _usual_letters(body)
    letters = _letters(body) if usual is None else usual.encode()
    return tuple(sorted(set(map(crc32, _RUN.findall(letters))))[:_KEPT])


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

    def add(self, identifier: str, marks: Sketch) -> None:
        """Remember the fingerprint of an article."""
        for mark in marks:
            if self._first.setdefault(mark, identifier) != identifier:
                others = self._others.setdefault(mark, [])
                if len(others) < _MOST_OWNERS:
                    others.append(identifier)

    def alike(self, marks: Sketch) -> list[str]:
        """Return the articles that may be the same news as `marks`, the likeliest first."""
        shared: Counter[str] = Counter()
        for mark in marks:
            if (first := self._first.get(mark)) is not None:
                shared.update((first, *self._others.get(mark, ())))
        least = min(_SHARED, len(marks))
        return [owner for owner, count in shared.most_common() if count >= least]

"""Recognise the same news captured twice or reposted by another portal.

A repost keeps its paragraphs but changes title, dateline, byline and captions; so reports are compared
by the paragraphs they share, weighted by length, not by their files.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter

from khotin.text import letter_by_letter

# Beyond ASCII, blanks, quotes and dashes stand in two rows of Unicode, U+00A0 to U+00BF and U+2000 to
# U+206F; here as UTF-8 writes them, in which they are found in a third of the time.
_SIGNS = re.compile(rb"\xc2[\xa0-\xbf]|\xe2(?:\x80[\x80-\xbf]|\x81[\x80-\xaf])")
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_CAPTION = "\n{: .caption }"
_MIN_WORDS = 12
# Two reports share set phrases, not most of their text; the same news shares nearly all of it.
SHARE = 0.6

Fingerprint = dict[bytes, int]


def fingerprint(body: str) -> Fingerprint:
    """Return the words of each longer paragraph of an article's body by the digest of its letters."""
    found: Fingerprint = {}
    for paragraph in body.strip().split("\n\n"):
        words = paragraph.count(" ") + 1
        if words >= _MIN_WORDS and not paragraph.endswith(_CAPTION):
            usual = _usual_letters(paragraph)
            letters = _letters(paragraph) if usual is None else usual.encode()
            found[hashlib.blake2b(letters, digest_size=12).digest()] = words
    return found


def _letters(text: str) -> bytes:
    """Return `text` casefolded and without signs."""
    letters = text.casefold().encode(errors="ignore").translate(None, _ASCII_SIGNS)
    return _SIGNS.sub(b"", letters)


_usual_letters = letter_by_letter(lambda letter: _letters(letter).decode())


class Seen:
    """The paragraphs of all articles so far."""

    def __init__(self) -> None:
        # Nearly every paragraph has one owner, and a run over an archive keeps them all in memory.
        self._first: dict[bytes, str] = {}
        self._others: dict[bytes, list[str]] = {}
        self._size: dict[str, int] = {}

    def add(self, identifier: str, marks: Fingerprint) -> None:
        """Remember the paragraphs of an article."""
        self._size[identifier] = sum(marks.values())
        for digest in marks:
            if self._first.setdefault(digest, identifier) != identifier:
                self._others.setdefault(digest, []).append(identifier)

    def twin(self, marks: Fingerprint) -> str | None:
        """Return the article that is the same news as `marks`, None where there is none."""
        shared: Counter[str] = Counter()
        for digest, words in marks.items():
            if (first := self._first.get(digest)) is not None:
                for owner in (first, *self._others.get(digest, ())):
                    shared[owner] += words
        if not shared:
            return None
        best, words = shared.most_common(1)[0]
        whole = max(sum(marks.values()), self._size[best])
        return best if words >= whole * SHARE else None

"""Vietnamese alphabetical order, as in a printed index of places.

Names are compared word by word: letters first (ă, â, đ, ê, ô, ơ, ư are letters of their own), tones
only between words that are otherwise equal, numbers by value. The library for this, vn-collate, is a
first alpha release that compares across words and knows no numbers.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_WORD = re.compile(r"\d+|[^\W\d]+")
# Names share few words: nearly all of them are met again.
_WORDS = 4096
Word = tuple[tuple[int, ...], tuple[int, ...]]


def key(text: str) -> tuple[tuple[Word, ...], str]:
    """Return the sort key of a name; names that differ only in case or signs keep a fixed order."""
    return tuple(map(_word, _WORD.findall(unicodedata.normalize("NFC", text).casefold()))), text


def letter(text: str) -> str:
    """Return the capital letter under which an index lists `text`; «#» for a number or a sign."""
    base = _split(unicodedata.normalize("NFC", text[:1]).casefold())[0]
    return base.upper() if base and base in LETTERS else "#"


@lru_cache(_WORDS)
def _word(word: str) -> Word:
    if word.isdecimal():
        # Before every letter, and 2 before 12.
        return (-1, int(word)), ()
    pairs = [_split(char) for char in word]
    return tuple(_rank(base) for base, _ in pairs), tuple(tone for _, tone in pairs)


def _rank(base: str) -> int:
    found = LETTERS.find(base) if base else -1
    return found if found >= 0 else len(LETTERS) + ord(base[:1] or "\0")


def _split(char: str) -> tuple[str, int]:
    """Return the letter without its tone, and the tone's place in the traditional order."""
    tone, rest = 0, ""
    for part in unicodedata.normalize("NFD", char):
        if part in _TONES:
            tone = _TONES[part]
        else:
            rest += part
    return unicodedata.normalize("NFC", rest), tone

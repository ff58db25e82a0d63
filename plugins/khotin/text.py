"""Vietnamese text: the one place that cleans, folds and slugs it.

Every comparison of names goes through `fold`, every address through `slug`, so that two rooms
never disagree on whether «Hoà Bình» and «hòa bình» are the same.
"""

from __future__ import annotations

import re
import unicodedata

from slugify import slugify

# Zero-width and directional marks, soft hyphen, BOM, C0/C1 controls but tab and newlines:
# invisible, so a reader cannot miss them and a search cannot find across them.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
SPACES = re.compile(r"[^\S\n]+")
_ETH = str.maketrans({"Ð": "Đ", "ð": "đ"})
_D = str.maketrans({"đ": "d", "Đ": "D"})
# «oà» and «òa» are one syllable in two spellings; the mark is moved to the first vowel of the open
# diphthongs oa, oe, uy (not after q), the spelling that older texts use.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_NEW_STYLE = re.compile(rf"(?<![qQ])([oO])([aeAE])([{_TONES}])(?![a-zA-Z])|(?<![qQ])([uU])([yY])([{_TONES}])(?![a-zA-Z])")


def clean(text: str) -> str:
    """Return NFC text without invisible characters, with Đ for U+00D0 and plain spaces."""
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", text)).translate(_ETH)
    return SPACES.sub(" ", text).strip()


def tone(text: str) -> str:
    """Return `text` with the tone mark of oa, oe, uy on the first vowel: «hoà» becomes «hòa»."""

    def move(match: re.Match[str]) -> str:
        first, second, mark = (g for g in match.groups() if g)
        return first + mark + second

    return unicodedata.normalize("NFC", _NEW_STYLE.sub(move, unicodedata.normalize("NFD", text)))


def same(text: str) -> str:
    """Return the form in which two spellings of one name are equal, diacritics kept."""
    return tone(clean(text)).casefold()


def fold(text: str) -> str:
    """Return the form a reader types without diacritics: lower case, no marks, d for đ."""
    decomposed = unicodedata.normalize("NFD", clean(text).translate(_D))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def slug(text: str, length: int = 96) -> str:
    """Return an address segment for `text`, cut at a word within `length` characters."""
    return slugify(clean(text), max_length=length, word_boundary=True, save_order=True)

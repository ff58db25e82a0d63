"""Keys under which names of localities are compared.

Two keys, because editors and reporters write one name in many ways: `loose` ignores diacritics and
finds everything a reader could have meant, `exact` keeps them but for the differences that never
tell two places apart (tone placement, i or y, hyphens, the apostrophes and vowels of highland names).
The loose key of each name is stored in the table, so that loading it costs nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from khotin.text import clean, fold, tone

_SYLLABLE = re.compile(r"[^\W_]+")
# Names kept: a run over an archive asks for the same few thousand again and again.
_NAMES = 1 << 15
# More than one group of vowels: several syllables of a highland name in one word.
_GLUED = re.compile(r"(?<![a-z])[a-z]*?[aeiouy]+[^\W_aeiouy]+[aeiouy]", re.ASCII)
_ZEROS = re.compile(r"^0+(?=\d)")
# First syllables of highland names, written with every accent: Đắk, Đăk, Đak, Đác; Krông, Krong.
_HIGHLAND = frozenset(
    {"dak", "krong", "chu", "cu", "ea", "ia", "ya", "kbang", "kdang", "lak", "pak", "plei", "play"}
)
_Y = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


def _consonants(syllable: str) -> str:
    """Write i for y and k for a final c: Mỹ and Mĩ, Pắk and Pắc."""
    syllable = _ZEROS.sub("", syllable).translate(_Y)
    return syllable[:-1] + "k" if syllable.endswith("c") else syllable


@lru_cache(maxsize=_NAMES)
def loose(name: str) -> str:
    """Return the key that ignores diacritics, blanks and punctuation."""
    return "".join(map(_loose, _parts(name)))


@lru_cache(maxsize=_NAMES)
def exact(name: str) -> str:
    """Return the key that keeps diacritics."""
    return "".join(map(_exact, _parts(name)))


def _parts(name: str) -> Sequence[str]:
    """Return the syllables of a name, the whole of it where it has more than letters and blanks.

    Names are new in every report; the syllables that they are made of are few.
    """
    return name.split() if name.replace(" ", "").isalnum() else (name,)


@lru_cache(maxsize=_NAMES)
def _loose(part: str) -> str:
    return "".join(_consonants(s) for s in _SYLLABLE.findall(fold(part)))


@lru_cache(maxsize=_NAMES)
def _exact(part: str) -> str:
    keys = []
    for syllable in _SYLLABLE.findall(tone(clean(part)).casefold()):
        bare = _consonants(fold(syllable))
        keys.append(bare if bare in _HIGHLAND else _consonants(syllable))
    return "".join(keys)


def of_highlands(name: str) -> bool:
    """Tell whether a name is one that everybody spells in another way: «Đắk Yă», «Cư M'gar», «Đakrông»."""
    if "'" in name or "’" in name:
        return True
    folded = fold(name)
    return not _HIGHLAND.isdisjoint(folded.split()) or _GLUED.search(folded) is not None


def accented(name: str) -> bool:
    """Tell whether `name` carries any Vietnamese mark."""
    if name.isascii():
        return False
    letters = unicodedata.normalize("NFD", name)
    return "đ" in letters or "Đ" in letters or any(map(unicodedata.combining, letters))


@lru_cache(maxsize=_NAMES)
def decides(name: str) -> bool:
    """Tell whether the marks of `name` tell which place is meant; those of highland names are guesswork."""
    return accented(name) and not of_highlands(name)

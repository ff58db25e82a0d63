"""What can be a Vietnamese syllable: the yardstick for encodings and for split words.

A wrong encoding or a split word gives itself away by syllables that the spelling does not allow;
no dictionary is needed, only the initials, the rhymes and the rule of tones.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOPPED = ("p", "t", "c", "ch")
# Only the rising and the heavy tone go with a stopped rhyme (-p, -t, -c, -ch); none at all is not allowed.
_STOPPED_TONES = ("\u0301", "\u0323")


@cache
def table(name: str) -> frozenset[str]:
    """Return the words of a data file of this package, comments left out."""
    text = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def _split(plain: str) -> tuple[str, str]:
    """Return initial and rhyme of a toneless syllable, the longest initial first."""
    for size in (3, 2, 1):
        if plain[:size] in table("onsets"):
            return plain[:size], plain[size:]
    return "", plain


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Tell whether `word` (NFC, any case) is spelled as a Vietnamese syllable can be."""
    if not 0 < len(word) <= 8:
        return False
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(decomposed)
    if len(tones) > 1:
        return False
    plain = unicodedata.normalize("NFC", _TONE.sub("", decomposed))
    initial, rhyme = _split(plain)
    # «gì», «gìn», «giêng»: the i belongs to the rhyme as well.
    if rhyme not in table("rhymes") and not (initial == "gi" and "i" + rhyme in table("rhymes")):
        return False
    return not rhyme.endswith(_STOPPED) or (bool(tones) and tones[0] in _STOPPED_TONES)

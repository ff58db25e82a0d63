"""The words of a report as the index knows them: single syllables, and pairs of neighbours.

Vietnamese writes its words as syllables apart, and without diacritics most syllables stand in most
reports. It is the pairs that tell one report from another, and that make a phrase or a name findable.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from khotin.text import fold, same

# What a reader's browser splits at, too (theme/static/search/words.js).
_WORD = re.compile(r"[^\W_]+")
# A unit that stands this many times in a report is what the report is about.
OFTEN = 3


@dataclass(slots=True)
class Units:
    """The units of one report: all, and those of its title, of its facets, and those that come often."""

    everywhere: set[str] = field(default_factory=set)
    title: set[str] = field(default_factory=set)
    facets: set[str] = field(default_factory=set)
    often: set[str] = field(default_factory=set)


def words(text: str) -> list[str]:
    """Return the words of `text` in one spelling each: lower case, diacritics kept."""
    return _WORD.findall(same(text))


def units(title: str, facets: Iterable[str], text: str) -> Units:
    """Return the units of a report; `facets` are names that it is filed under."""
    counts = Counter(_units(text))
    found = Units(
        title=set(_units(title)),
        facets={unit for name in facets for unit in _units(name)},
        often={unit for unit, count in counts.items() if count >= OFTEN},
    )
    found.everywhere = found.title | found.facets | counts.keys()
    return found


def folded(unit: str) -> str:
    """Return a unit as it is typed without diacritics."""
    first, space, second = unit.partition(" ")
    return _folded_word(first) + space + _folded_word(second) if space else _folded_word(first)


@lru_cache(maxsize=1 << 16)
def _folded_word(word: str) -> str:
    return fold(word)


def _units(text: str) -> list[str]:
    found = words(text)
    return found + [f"{first} {second}" for first, second in pairwise(found)]

"""Wordings of the data tables, found in a text whatever its case.

To ignore case, the engine has to try every alternative at every letter, ten times the work; so the
wordings stand in lower case in their tables, and a text is put in lower case before it is searched.
And it is searched only where one of its words is one that a wording begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from khotin.convert.lines import bag, first_word, lowered, words
from khotin.convert.openings import openings

# What is in capitals and yet no letter of a text: classes of characters, the names of groups.
_SIGNS = re.compile(r"\\.|\(\?P")


class _Search:
    """Where to look: with the ways of a wording that may begin with a word of the text, and with the `rest`.

    The rest are the ways whose first words cannot be listed.
    """

    __slots__ = ("_begun", "_known", "_others", "_whole", "_wording", "first", "rest")

    def __init__(self, wording: Wording, *, whole: bool = False, inside: bool = False) -> None:
        self._wording, self._whole = wording, whole
        self._known = {way: openings(way, whole=whole, inside=inside) for way in wording.ways}
        self._begun: dict[str, tuple[re.Pattern[str], ...]] = {}
        self.first = frozenset(word for first in self._known.values() for word in first or ())
        rest = [way for way, first in self._known.items() if first is None]
        self.rest = self._compiled(rest) if rest else None
        self._others = (self.rest,) if self.rest else ()

    def at_start(self, text: str) -> tuple[re.Pattern[str], ...]:
        """Return the patterns, to be tried in turn, that the beginning of `text` may match."""
        word = first_word(text)
        if word not in self.first:
            return self._others
        return self._begun.get(word) or self._beginning(word)

    def inside(self, text: str) -> re.Pattern[str] | None:
        """Return the pattern that may match somewhere in `text`."""
        return self.rest if self.first.isdisjoint(words(text)) else self._wording.pattern

    def _beginning(self, word: str) -> tuple[re.Pattern[str], ...]:
        """Return the patterns of what may begin with `word`: of hundreds of ways a few, and the rest."""
        if self.rest and not self._whole:
            # What stands first in the wording counts, wherever its match ends.
            found: tuple[re.Pattern[str], ...] = (self._wording.pattern,)
        else:
            ways = [way for way, first in self._known.items() if first is not None and word in first]
            found = (self._compiled(ways), *self._others)
        self._begun[word] = found
        return found

    def _compiled(self, ways: Sequence[str]) -> re.Pattern[str]:
        return self._wording.pattern if len(ways) == len(self._known) else re.compile(_any(ways))


class Wording:
    """Patterns in lower case. The positions of a match are those of the text, its words in lower case."""

    def __init__(self, pattern: str, *others: str) -> None:
        self.ways = (pattern, *others)
        bare = _SIGNS.sub("", "|".join(self.ways))
        if bare != bare.lower():
            raise ValueError(f"a wording is written in lower case: {bare}")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All its ways in one pattern, which many a wording is never searched for with."""
        return re.compile(_any(self.ways) if len(self.ways) > 1 else self.ways[0])

    @classmethod
    def any_of(cls, patterns: Iterable[str]) -> Wording:
        """Return the wording that is any of `patterns`."""
        return cls(*patterns)

    @cached_property
    def _opening(self) -> _Search:
        return _Search(self)

    @cached_property
    def _whole(self) -> _Search:
        return _Search(self, whole=True)

    @cached_property
    def _anywhere(self) -> _Search:
        return _Search(self, inside=True)

    def match(self, text: str) -> re.Match[str] | None:
        """Return what `text` begins with."""
        patterns = self._opening.at_start(text)
        low = lowered(text) if patterns else ""
        for pattern in patterns:
            if match := pattern.match(low):
                return match
        return None

    def search(self, text: str) -> re.Match[str] | None:
        """Return what stands first in `text`."""
        pattern = self._anywhere.inside(text)
        return pattern.search(lowered(text)) if pattern else None

    def fullmatch(self, text: str, behind: str = "") -> re.Match[str] | None:
        """Return what the whole of `text` is, but for the signs `behind` it."""
        patterns = self._whole.at_start(text)
        low = lowered(text) if patterns else ""
        end = len(low.rstrip(behind)) if behind else len(low)
        for pattern in patterns:
            if match := pattern.fullmatch(low, 0, end):
                return match
        return None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all that stands in `text`."""
        pattern = self._anywhere.inside(text)
        return pattern.finditer(lowered(text)) if pattern else iter(())

    @property
    def at_start(self) -> tuple[frozenset[str], re.Pattern[str] | None]:
        """The words that it begins a text with, and what of it may begin with any."""
        return self._opening.first, self._opening.rest

    @property
    def inside(self) -> tuple[frozenset[str], re.Pattern[str] | None]:
        """The words that it begins with in a text, and what of it may begin with any."""
        return self._anywhere.first, self._anywhere.rest

    def stands_at(self, start: int, low: str) -> bool:
        """Tell whether it stands at `start` in a text in lower case."""
        return self.pattern.match(low, start) is not None


class Wordings:
    """Wordings by the name of what each says of a text, looked for all at once."""

    def __init__(self, at_start: Mapping[str, Wording], inside: Mapping[str, Wording]) -> None:
        """Take the wordings that are looked for at the start of a text, and those inside it."""
        self._at_start = _by_word({name: wording.at_start for name, wording in at_start.items()})
        self._inside = _by_word({name: wording.inside for name, wording in inside.items()})
        self._wordings = {**at_start, **inside}

    def said(self, text: str) -> set[str]:
        """Return the names of the wordings that stand in `text`."""
        lower, wordings = lowered(text), self._wordings
        found = {
            name for name in self._at_start.get(first_word(text), ()) if wordings[name].stands_at(0, lower)
        }
        for word in filter(self._inside.__contains__, bag(text)):
            at = lower.find(word)
            while at >= 0:
                # Where the word is a part of another one, no wording stands.
                for name in self._inside[word]:
                    if name not in found and wordings[name].stands_at(at, lower):
                        found.add(name)
                at = lower.find(word, at + 1)
        return found


def _by_word(looks: Mapping[str, tuple[frozenset[str], re.Pattern[str] | None]]) -> dict[str, list[str]]:
    """Return the names of wordings by the words they begin with."""
    found: dict[str, list[str]] = {}
    for name, (first, rest) in looks.items():
        if rest is not None:
            raise ValueError(f"a wording that may begin with any word is asked for: {name}")
        for word in first:
            found.setdefault(word, []).append(name)
    return found


def _any(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)

"""Wordings of the data tables, found in a text whatever its case.

To ignore case, the engine has to try every alternative at every letter, ten times the work; so the
wordings stand in lower case in their tables, and a text is put in lower case before it is searched.
And it is searched only where one of its words is one that a wording begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from khotin.convert.lines import words
from khotin.convert.memo import of_report
from khotin.convert.openings import openings
from khotin.text import lower

# What is in capitals and yet no letter of a text: classes of characters, the names of groups.
_SIGNS = re.compile(r"\\.|\(\?P")
_WORD = re.compile(r"\w+")
# A line is asked for many wordings.
_lower = of_report(lower)


class _Search:
    """Where to look: with the whole `pattern` behind one of the words `first`, else with the `rest` of it.

    The rest are the alternatives whose first words cannot be listed.
    """

    __slots__ = ("first", "pattern", "rest")

    def __init__(self, pattern: re.Pattern[str], ways: Sequence[str], *, inside: bool = False) -> None:
        known = {way: openings(way, inside=inside) for way in ways}
        rest = [way for way, first in known.items() if first is None]
        self.pattern = pattern
        self.first = frozenset(word for first in known.values() for word in first or ())
        self.rest = pattern if len(rest) == len(ways) else re.compile(_any(rest)) if rest else None

    def at_start(self, low: str) -> re.Pattern[str] | None:
        """Return the pattern that the beginning of `low` may match."""
        head = _WORD.match(low)
        return self.pattern if head is not None and head[0] in self.first else self.rest

    def inside(self, text: str) -> re.Pattern[str] | None:
        """Return the pattern that may match somewhere in `text`."""
        return self.rest if self.first.isdisjoint(words(text)) else self.pattern


class Wording:
    """Patterns in lower case. The positions of a match are those of the text, its words in lower case."""

    def __init__(self, pattern: str, *others: str) -> None:
        self._ways = (pattern, *others)
        whole = _any(self._ways) if others else pattern
        bare = _SIGNS.sub("", whole)
        if bare != bare.lower():
            raise ValueError(f"a wording is written in lower case: {whole}")
        self._pattern = re.compile(whole)

    @classmethod
    def any_of(cls, patterns: Iterable[str]) -> Wording:
        """Return the wording that is any of `patterns`."""
        return cls(*patterns)

    @cached_property
    def _opening(self) -> _Search:
        return _Search(self._pattern, self._ways)

    @cached_property
    def _anywhere(self) -> _Search:
        return _Search(self._pattern, self._ways, inside=True)

    def match(self, text: str) -> re.Match[str] | None:
        """Return what `text` begins with."""
        low = _lower(text)
        pattern = self._opening.at_start(low)
        return pattern.match(low) if pattern else None

    def search(self, text: str) -> re.Match[str] | None:
        """Return what stands first in `text`."""
        pattern = self._anywhere.inside(text)
        return pattern.search(_lower(text)) if pattern else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return what the whole of `text` is."""
        return self._pattern.fullmatch(_lower(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all that stands in `text`."""
        pattern = self._anywhere.inside(text)
        return pattern.finditer(_lower(text)) if pattern else iter(())

    def by_word(self) -> tuple[frozenset[str], re.Pattern[str] | None]:
        """Return the words that what stands in a text begins with, and what may begin with any other."""
        return self._anywhere.first, self._anywhere.rest

    def at(self, low: str, start: int) -> bool:
        """Tell whether it stands at `start` in a text in lower case."""
        return self._pattern.match(low, start) is not None


class Wordings:
    """Wordings by the name of what each says of a text, looked for all at once."""

    def __init__(self, at_start: Mapping[str, Wording], inside: Mapping[str, Wording]) -> None:
        """Take the wordings that are looked for at the start of a text, and those inside it."""
        self._at_start = at_start
        self._inside = inside
        self._by_word: dict[str, list[str]] = {}
        for name, wording in inside.items():
            first, rest = wording.by_word()
            if rest is not None:
                raise ValueError(f"a wording with words of its own to begin with is asked for: {name}")
            for word in first:
                self._by_word.setdefault(word, []).append(name)

    def said(self, text: str) -> set[str]:
        """Return the names of the wordings that stand in `text`."""
        found = {name for name, wording in self._at_start.items() if wording.match(text)}
        if self._by_word.keys().isdisjoint(words(text)):
            return found
        low = _lower(text)
        for word in _WORD.finditer(low):
            for name in self._by_word.get(word[0], ()):
                if name not in found and self._inside[name].at(low, word.start()):
                    found.add(name)
        return found


def _any(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)

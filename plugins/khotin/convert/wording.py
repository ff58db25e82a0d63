"""Wordings of the data tables, found in a text whatever its case.

To ignore case, the engine has to try every alternative at every letter, ten times the work; so the
wordings stand in lower case in their tables, and a text is put in lower case before it is searched.
And it is searched only where one of its words is one that a wording begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from khotin.convert.lines import first_word, lowered, words
from khotin.convert.openings import openings

# What is in capitals and yet no letter of a text: classes of characters, the names of groups.
_SIGNS = re.compile(r"\\.|\(\?P")


class _Search:
    """Where to look: with the whole `pattern` behind one of the words `first`, else with the `rest` of it.

    The rest are the alternatives whose first words cannot be listed.
    """

    __slots__ = ("first", "pattern", "rest")

    def __init__(
        self, pattern: re.Pattern[str], ways: Sequence[str], *, whole: bool = False, inside: bool = False
    ) -> None:
        known = {way: openings(way, whole=whole, inside=inside) for way in ways}
        rest = [way for way, first in known.items() if first is None]
        self.pattern = pattern
        self.first = frozenset(word for first in known.values() for word in first or ())
        self.rest = pattern if len(rest) == len(ways) else re.compile(_any(rest)) if rest else None

    def at_start(self, text: str) -> re.Pattern[str] | None:
        """Return the pattern that the beginning of `text` may match."""
        return self.pattern if first_word(text) in self.first else self.rest

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
    def _whole(self) -> _Search:
        return _Search(self._pattern, self._ways, whole=True)

    @cached_property
    def _anywhere(self) -> _Search:
        return _Search(self._pattern, self._ways, inside=True)

    def match(self, text: str) -> re.Match[str] | None:
        """Return what `text` begins with."""
        pattern = self._opening.at_start(text)
        return pattern.match(lowered(text)) if pattern else None

    def search(self, text: str) -> re.Match[str] | None:
        """Return what stands first in `text`."""
        pattern = self._anywhere.inside(text)
        return pattern.search(lowered(text)) if pattern else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return what the whole of `text` is."""
        pattern = self._whole.at_start(text)
        return pattern.fullmatch(lowered(text)) if pattern else None

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
        return self._pattern.match(low, start) is not None


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
        if not self._inside.keys().isdisjoint(words(text)):
            at = 0
            for word in words(text):
                at = lower.index(word, at)
                for name in self._inside.get(word, ()):
                    if name not in found and wordings[name].stands_at(at, lower):
                        found.add(name)
                at += len(word)
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

"""Wordings of the data tables, found in a text whatever its case.

To ignore case, the engine has to try every alternative at every letter, ten times the work; so the
wordings stand in lower case in their tables, and a text is put in lower case before it is searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from khotin.convert.memo import of_report
from khotin.text import lower

# What is in capitals and yet no letter of a text: classes of characters, the names of groups.
_SIGNS = re.compile(r"\\.|\(\?P")
# A line is asked for many wordings.
_lower = of_report(lower)


class Wording:
    """A pattern in lower case. The positions of a match are those of the text, its words in lower case."""

    def __init__(self, pattern: str) -> None:
        bare = _SIGNS.sub("", pattern)
        if bare != bare.lower():
            raise ValueError(f"a wording is written in lower case: {pattern}")
        self._pattern = re.compile(pattern)

    @classmethod
    def any_of(cls, patterns: Iterable[str]) -> Wording:
        """Return the wording that is any of `patterns`."""
        return cls("|".join(f"(?:{pattern})" for pattern in patterns))

    def match(self, text: str) -> re.Match[str] | None:
        """Return what `text` begins with."""
        return self._pattern.match(_lower(text))

    def search(self, text: str) -> re.Match[str] | None:
        """Return what stands first in `text`."""
        return self._pattern.search(_lower(text))

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return what the whole of `text` is."""
        return self._pattern.fullmatch(_lower(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all that stands in `text`."""
        return self._pattern.finditer(_lower(text))

"""The parts of the index: a year each, or a month where a year holds many reports.

One more report makes only its own part anew. Reports are numbered from the oldest, so that the numbers
of the others stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from khotin import fingerprint, urls
from khotin.archive import Entry

# What one more report costs to index is a part; what a query costs to ask is a request for each.
YEAR_WHOLE = 2000
FOLDER = f"{urls.SEARCH}kho/"
MANIFEST = f"{FOLDER}muc-luc.json"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the index and its reports, oldest first."""

    name: str
    entries: tuple[Entry, ...]

    @property
    def pack(self) -> str:
        """The address of its words and rows."""
        return f"{FOLDER}{self.name}.bin"

    @property
    def facets(self) -> str:
        """The address of what its reports are filed under."""
        return f"{FOLDER}{self.name}.json"

    @property
    def version(self) -> str:
        """What tells this state of the part from others: browsers and hosts keep files for a while."""
        return fingerprint.of([entry.fingerprint for entry in self.entries]).hex()[:8]


def parts(entries: Sequence[Entry]) -> Iterator[Part]:
    """Yield the parts that `entries` (newest first) make, newest first."""
    for year, group in groupby(entries, lambda entry: entry.date.year):
        found = list(group)
        if len(found) <= YEAR_WHOLE:
            yield Part(f"{year}", tuple(reversed(found)))
            continue
        for month, members in groupby(found, lambda entry: entry.date.month):
            yield Part(f"{year}-{month:02}", tuple(reversed(list(members))))

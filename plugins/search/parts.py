"""The parts of the index, a few years each, and their leaves, a month each.

One more report makes its leaf anew and joins its part again; the others stay. Reports are numbered from the
oldest, so that the numbers of the others stay, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from khotin import fingerprint, urls
from khotin.entry import Entry

# A query asks each part, and a host is sent a part whole: neither many nor large.
MOST = 8000
YEARS = 10
FOLDER = f"{urls.SEARCH}kho/"
MANIFEST = f"{FOLDER}muc-luc.json"
Entries = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the index and its leaves, oldest first."""

    name: str
    leaves: tuple[Entries, ...]

    @property
    def entries(self) -> Entries:
        """Its reports, oldest first."""
        return tuple(entry for leaf in self.leaves for entry in leaf)

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
    """Yield the parts that `entries` (newest first) make, newest first: years together, or apart if many."""
    for start, some in _split(entries, lambda entry: entry.date.year // YEARS * YEARS):
        if len(some) <= MOST:
            yield _part(f"{start}-{start + YEARS - 1}", some)
            continue
        for year, fewer in _split(some, lambda entry: entry.date.year):
            if len(fewer) <= MOST:
                yield _part(f"{year}", fewer)
            else:
                yield from (_part(f"{year}-{month:02}", found) for month, found in _split(fewer, _month))


def _split(entries: Sequence[Entry], key: Callable[[Entry], int]) -> Iterator[tuple[int, list[Entry]]]:
    return ((value, list(group)) for value, group in groupby(entries, key))


def _part(name: str, entries: list[Entry]) -> Part:
    months = groupby(reversed(entries), lambda entry: (entry.date.year, _month(entry)))
    return Part(name, tuple(tuple(group) for _, group in months))


def _month(entry: Entry) -> int:
    return entry.date.month

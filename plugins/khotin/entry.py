"""A report of the archive resolved against the authorities, and lists of such reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from khotin import terms
from khotin.fingerprint import of as fingerprint_of
from khotin.fingerprint import of_bytes
from khotin.model import Locality, Report, Term, Topic


@dataclass(frozen=True, slots=True)
class Place:
    """A locality as an article writes it, with its chain from the province down where it is known."""

    text: str
    chain: tuple[Locality, ...] = ()

    @property
    def unit(self) -> Locality | None:
        """The unit itself, None while its chain is open."""
        return self.chain[-1] if self.chain else None


class Places(tuple[Place, ...]):  # noqa: SLOT001 (what is told once needs room)
    """The localities of a report, the first is the primary one; many reports share them."""

    @cached_property
    def primary(self) -> Locality | None:
        """The unit that the report is mainly about, None where its chain is open or none is named."""
        return self[0].unit if self else None

    @cached_property
    def provinces(self) -> tuple[str, ...]:
        """The provinces it lies in, each once."""
        return tuple(dict.fromkeys(place.chain[0].code for place in self if place.chain))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The units it lies in, each once: those it is about, and all above them."""
        return tuple(dict.fromkeys(unit.code for place in self for unit in place.chain))


@dataclass(slots=True, eq=False)
class Entry:
    """A report resolved against the authorities; `path` is where its text is read from.

    `said` is what the article says, or returns it: most reports are only counted and never looked into.
    `date` is in Vietnamese time; a draft without a date has `UNDATED`. `report.body` is empty here.
    `raw` names its raw report; `added` and `updated` are when the article came in and when it was corrected,
    as it says itself, else as Git knows.
    `fingerprint` tells everything an entry says, its text included; `text` is the digest of the text alone.
    """

    id: str
    title: str
    said: Report | Callable[[], Report]
    file: str
    path: str
    date: datetime
    url: str
    places: Places
    terms: tuple[Term, ...]
    other_terms: tuple[Term, ...]
    topics: tuple[Topic, ...]
    raw: str | None
    added: datetime | None
    updated: datetime | None
    fingerprint: bytes
    text: bytes

    @property
    def report(self) -> Report:
        """What the article says."""
        if not isinstance(self.said, Report):
            self.said = self.said()
        return self.said

    @property
    def sort_key(self) -> tuple[datetime, str]:
        """Newest first is this key in reverse; the id makes the order total."""
        return self.date, self.id

    @property
    def primary(self) -> Locality | None:
        """The unit that the report is mainly about, None where its chain is open or none is named."""
        return self.places.primary


class Listing(list[Entry]):
    """Reports, newest first, with a fingerprint that is at hand: it grows as they are put in.

    Reports tell their order themselves, so that all there is to tell of a list is which ones are in it.
    """

    __slots__ = ("_sum",)

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        super().__init__(entries)
        self._sum = sum(map(mark_of, self))

    def put(self, entry: Entry, mark: int) -> None:
        """Append a report whose mark is `mark`."""
        self.append(entry)
        self._sum += mark

    @property
    def fingerprint(self) -> bytes:
        """Which reports there are."""
        return of_bytes(b"%d %d" % (len(self), self._sum))


def mark_of(entry: Entry) -> int:
    """Return the fingerprint of a report as a number, which lists add up."""
    return int.from_bytes(entry.fingerprint, "big")


@dataclass(slots=True)
class TermGroup:
    """All bodies of one kind in one term of office: what a term page shows.

    `provinces` are its reports by the code of the province. A body is told by its words and the code of the
    report's primary place, "" where that is open, since communes share names by the dozen.
    """

    slug: str
    kind: str
    start: int
    end: int
    entries: Listing = field(default_factory=Listing)
    provinces: dict[str, Listing] = field(default_factory=lambda: defaultdict(Listing))
    bodies: dict[tuple[str, str], list[Entry]] = field(default_factory=lambda: defaultdict(list))

    @property
    def fingerprint(self) -> bytes:
        """What its name and its reports tell; all else follows from them."""
        return fingerprint_of([self.slug, self.entries])

    @property
    def years(self) -> str:
        """The years in office: «2020–2025»."""
        return f"{self.start}–{self.end}"

    @property
    def name(self) -> str:
        """The name in full: «Đảng bộ các cấp, nhiệm kỳ 2020–2025»."""
        return f"{terms.group_name(self.kind)}, nhiệm kỳ {self.years}"

"""Reports related to a report: of the same area, on its first topic or of its first term, near in time.

Only the nearest on either side are looked at, so that finding them costs the same in any archive and one
more report changes the lists of at most eight others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khotin import terms
from khotin.entry import Entry, Listing, mark_of
from khotin.model import Level, Locality

NEAR = 2
MOST = 4
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Near:
    """What the page of a report leads to: the earlier and the later one of its place, and related ones."""

    earlier: Entry | None = None
    later: Entry | None = None
    related: tuple[Entry, ...] = ()


def areas(entries: Iterable[Entry]) -> dict[str, Listing]:
    """Return the reports by the area within which reports are near each other, in their order."""
    found: dict[str, Listing] = defaultdict(Listing)
    for entry in entries:
        unit = entry.primary
        found[_area(unit) if unit else ""].put(entry, mark_of(entry))
    return found


class Nearness:
    """What is near to each report of an area; `entries` are all of them, newest first."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._neighbours = neighbours(entries)
        self._series: dict[Key, list[Entry]] = defaultdict(list)
        for entry in reversed(entries):
            for key in _keys(entry):
                self._series[key].append(entry)

    def to(self, entry: Entry) -> Near:
        """Return what is near to `entry`, of the related ones the most alike first."""
        beside = self._neighbours.get(entry.id, (None, None))
        shown = {near.id for near in (entry, *beside) if near}
        found = {near.id: near for key in _keys(entry) for near in self._near(key, entry)}
        alike = sorted(
            (near for name, near in found.items() if name not in shown),
            key=lambda near: (-_shared(entry, near), abs(near.date - entry.date), near.id),
        )
        return Near(*beside, tuple(alike[:MOST]))

    def _near(self, key: Key, entry: Entry) -> list[Entry]:
        series = self._series[key]
        at = bisect_left(series, entry.sort_key, key=lambda other: other.sort_key)
        return series[max(at - NEAR, 0) : at] + series[at + 1 : at + 1 + NEAR]


def neighbours(entries: Iterable[Entry]) -> dict[str, tuple[Entry | None, Entry | None]]:
    """Return, by report id, the earlier and the later report with the same primary place.

    `entries` are newest first, and all there are of their places.
    """
    found: dict[str, tuple[Entry | None, Entry | None]] = {}
    same_place: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.primary:
            same_place[entry.primary.code].append(entry)
    for group in same_place.values():
        for entry, later, earlier in zip(group, [None, *group], [*group[1:], None], strict=False):
            found[entry.id] = earlier, later
    return found


def _area(unit: Locality) -> str:
    # The district, or since there are none the province.
    return unit.parent if unit.level is Level.COMMUNE and unit.parent else unit.code


def _keys(entry: Entry) -> Iterator[Key]:
    unit = entry.primary
    if unit is None:
        return
    area = _area(unit)
    if entry.topics:
        yield area, entry.topics[0].slug
    if entry.terms:
        yield area, terms.slug(entry.terms[0])


def _shared(entry: Entry, other: Entry) -> int:
    topics = {topic.slug for topic in entry.topics} & {topic.slug for topic in other.topics}
    return len(topics) + len(set(map(terms.slug, entry.terms)) & set(map(terms.slug, other.terms)))

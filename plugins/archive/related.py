"""Reports related to a report: of the same area, on its first topic or of its first term, near in time.

Only the nearest on either side are looked at, so that finding them costs the same in any archive and one
more report changes the lists of at most eight others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from khotin import terms
from khotin.archive import Archive, Entry
from khotin.model import Level

NEAR = 2
MOST = 4
Key = tuple[str, str]


class Related:
    """The reports of an archive by area and subject, the oldest first."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @cached_property
    def _series(self) -> dict[Key, list[Entry]]:
        series: dict[Key, list[Entry]] = defaultdict(list)
        for entry in reversed(self._archive.entries):
            for key in _keys(entry):
                series[key].append(entry)
        return series

    def to(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the reports related to `entry`, the most alike first; its neighbours are shown already."""
        shown = {entry.report.id}
        shown |= {near.report.id for near in self._archive.neighbours.get(entry.report.id, ()) if near}
        found = {near.report.id: near for key in _keys(entry) for near in self._near(key, entry)}
        alike = sorted(
            (near for name, near in found.items() if name not in shown),
            key=lambda near: (-_shared(entry, near), abs(near.date - entry.date), near.report.id),
        )
        return tuple(alike[:MOST])

    def _near(self, key: Key, entry: Entry) -> list[Entry]:
        series = self._series[key]
        at = bisect_left(series, entry.sort_key, key=lambda other: other.sort_key)
        return series[max(at - NEAR, 0) : at] + series[at + 1 : at + 1 + NEAR]


def _keys(entry: Entry) -> Iterator[Key]:
    unit = entry.primary
    if unit is None:
        return
    # The district, or since there are none the province.
    area = unit.parent if unit.level is Level.COMMUNE and unit.parent else unit.code
    if entry.topics:
        yield area, entry.topics[0].slug
    if entry.terms:
        yield area, terms.slug(entry.terms[0])


def _shared(entry: Entry, other: Entry) -> int:
    topics = {topic.slug for topic in entry.topics} & {topic.slug for topic in other.topics}
    return len(topics) + len(set(map(terms.slug, entry.terms)) & set(map(terms.slug, other.terms)))

"""When a report was published, came into the archive, was corrected, and whether subscribers hear of it.

No clock: the archive's own newest recorded moment stands for «now». A report dated after it, or after the
day it came in, is given that moment instead, so that no feed speaks of the future.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from khotin import fingerprint
from khotin.entry import Entry

from .settings import BATCH, LATE


@dataclass(frozen=True, slots=True)
class Dates:
    """The moments of one report, in Vietnamese time.

    `updated` is the last change that matters to readers. `news` is when subscribers of its facets are told,
    None for one of many that came in at once, which are left to the history and to the feed of additions.
    `imported` marks those of them that were added to a living archive, not its first stock.
    """

    published: datetime
    added: datetime
    updated: datetime
    news: datetime | None = None
    imported: bool = False

    @property
    def late(self) -> bool:
        """Whether the report was old already when it came in."""
        return self.added - self.published > LATE


class Calendar:
    """The dates of all reports of an archive: `calendar[entry]` are those of one."""

    def __init__(self, entries: Collection[Entry]) -> None:
        self._known: dict[str, Dates] = {}
        recorded = [entry for entry in entries if entry.added or entry.updated]
        self._newest = max((moment for entry in recorded for moment in _moments(entry)), default=None)
        found = [self._plain(entry) for entry in recorded]
        late = Counter(value.added.date() for value in found if value.late)
        corrected = Counter(value.updated.date() for value in found if value.updated > value.published)
        # On these days reports came in at once, or were corrected at once: nobody is told of each.
        self._imports = {day for day, count in late.items() if count > BATCH}
        self._sweeps = {day for day, count in corrected.items() if count > BATCH}
        self._entries = entries

    def __getitem__(self, entry: Entry) -> Dates:
        """Return the dates of a report."""
        key = entry.id
        if key not in self._known:
            self._known[key] = self._found(entry)
        return self._known[key]

    @cached_property
    def fingerprint(self) -> bytes:
        """All that the dates of a report follow from besides itself."""
        newest, first = self._newest, self._first if self._imports else None
        if newest and not any(not entry.added and entry.date > newest for entry in self._entries):
            # It stands for the date of none.
            newest = None
        return fingerprint.of((newest, first, self._imports, self._sweeps))

    @cached_property
    def _first(self) -> date:
        """The day on which the archive began."""
        return min((self._plain(entry).added.date() for entry in self._entries), default=date.min)

    def _found(self, entry: Entry) -> Dates:
        if not (entry.added or entry.updated or self._newest):
            # As nearly all in an archive of which Git knows nothing.
            return Dates(entry.date, entry.date, entry.date, entry.date)
        return self._announced(self._plain(entry))

    def _plain(self, entry: Entry) -> Dates:
        published = min(entry.date, entry.added or self._newest or entry.date)
        came = entry.added or published
        changed = entry.updated if entry.updated and entry.updated > came else published
        return Dates(published, came, changed)

    def _announced(self, value: Dates) -> Dates:
        came = value.added.date()
        one_of_many = value.late and came in self._imports
        moments = [] if one_of_many else [value.added]
        if value.updated > value.published and value.updated.date() not in self._sweeps:
            moments.append(value.updated)
        news = max(moments, default=None)
        imported = one_of_many and came > self._first
        return Dates(value.published, value.added, value.updated, news, imported)


def _moments(entry: Entry) -> Iterable[datetime]:
    return (moment for moment in (entry.added, entry.updated) if moment)

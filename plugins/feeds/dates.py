"""When a report was published, came into the archive, was corrected, and whether subscribers hear of it.

No clock: the archive's own newest recorded moment stands for «now». A report dated after it, or after the
day it came in, is given that moment instead, so that no feed speaks of the future.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import inf
from struct import pack

from khotin.archive import Entry
from khotin.edtf import VIETNAM
from khotin.history import Touch

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
    def mark(self) -> bytes:
        """All its fields as bytes, for a fingerprint."""
        moments = self.published, self.added, self.updated, self.news
        stamps = (moment.timestamp() if moment else -inf for moment in moments)
        return pack("<4d?", *stamps, self.imported)

    @property
    def late(self) -> bool:
        """Whether the report was old already when it came in."""
        return self.added - self.published > LATE


def dates(entries: Iterable[Entry], history: Mapping[str, Touch]) -> dict[str, Dates]:
    """Return the dates of every report by its id; `history` has what Git knows, by file."""
    touches = {entry.report.id: (entry, *_known(entry, history.get(entry.file))) for entry in entries}
    newest = max((moment for _, *moments in touches.values() for moment in moments if moment), default=None)
    found = {key: _dates(*touch, newest) for key, touch in touches.items()}
    late = Counter(value.added.date() for value in found.values() if value.late)
    corrected = Counter(value.updated.date() for value in found.values() if value.updated > value.published)
    first = min((value.added.date() for value in found.values()), default=date.min)
    return {key: _announced(value, late, corrected, first) for key, value in found.items()}


def _known(entry: Entry, touch: Touch | None) -> tuple[datetime | None, datetime | None]:
    """Return when the article came in and when it was corrected: as it says itself, else as Git knows."""
    added = entry.report.added or (touch.added if touch else None)
    updated = entry.report.updated or (touch.changed if touch else None)
    return added and added.astimezone(VIETNAM), updated and updated.astimezone(VIETNAM)


def _dates(entry: Entry, added: datetime | None, updated: datetime | None, newest: datetime | None) -> Dates:
    published = min(entry.date, added or newest or entry.date)
    came = added or published
    changed = updated if updated and updated > came else published
    return Dates(published, came, changed)


def _announced(value: Dates, late: Mapping[date, int], corrected: Mapping[date, int], first: date) -> Dates:
    came = value.added.date()
    one_of_many = value.late and late[came] > BATCH
    moments = [] if one_of_many else [value.added]
    if value.updated > value.published and corrected[value.updated.date()] <= BATCH:
        moments.append(value.updated)
    news = max(moments, default=None)
    return Dates(value.published, value.added, value.updated, news, one_of_many and came > first)

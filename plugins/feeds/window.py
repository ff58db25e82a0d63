"""Which reports a feed holds: the newest by date, what came in lately, and never more than it may weigh."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from heapq import nlargest

from khotin.entry import Entry

from .dates import Calendar, Dates
from .settings import (
    ADDED_ITEMS,
    LATE_ITEMS,
    MOST_BYTES,
    RECENT,
    RECENT_ITEMS,
    Front,
)

Size = Callable[[Entry], int]


def newest(entries: Sequence[Entry], dates: Calendar, size: Size, front: Front) -> list[Entry]:
    """Return the window of a facet's feed, newest by date first; `size` is an item's bytes."""

    def published(entry: Entry) -> tuple[datetime, str]:
        return dates[entry].published, entry.id

    dated = [(dates[entry], entry) for entry in entries]
    # A place that is known by an import alone has nobody yet who could be flooded.
    settled = [pair for pair in dated if not pair[0].imported] or dated
    most = nlargest(front.items, settled, lambda pair: (pair[0].published, pair[1].id))
    first = _within([entry for _, entry in most], size, front.size)
    # In this order: where a feed gets too heavy, late additions are the first to go.
    fresh, late = _recent(dated)
    chosen = _within({entry.id: entry for entry in (*fresh, *first, *late)}.values(), size, MOST_BYTES)
    return sorted(chosen, key=published, reverse=True)


def latest_added(entries: Sequence[Entry], dates: Calendar, size: Size) -> list[Entry]:
    """Return the window of the feed of additions, the last that came in first."""
    return _within(nlargest(ADDED_ITEMS, entries, lambda entry: added_key(entry, dates)), size, MOST_BYTES)


def added_key(entry: Entry, dates: Calendar) -> tuple[datetime, datetime, str]:
    """Return what sorts reports in the order in which they came into the archive."""
    value = dates[entry]
    return value.added, value.published, entry.id


def _recent(dated: Iterable[tuple[Dates, Entry]]) -> tuple[list[Entry], list[Entry]]:
    """Return what subscribers were told of lately, the last first: new reports, and old ones apart."""
    told = [(value.news, entry.id, value, entry) for value, entry in dated if value.news]
    if not told:
        return [], []
    since = max(moment for moment, *_ in told) - RECENT
    last = sorted((item for item in told if item[0] >= since), key=lambda item: item[:2], reverse=True)
    fresh = [entry for *_, value, entry in last if not value.late]
    late = [entry for *_, value, entry in last if value.late]
    return fresh[:RECENT_ITEMS], late[:LATE_ITEMS]


def _within(entries: Iterable[Entry], size: Size, most: int) -> list[Entry]:
    """Return the first of `entries` that together weigh at most `most`, at least one."""
    chosen: list[Entry] = []
    total = 0
    for entry in entries:
        total += size(entry)
        if chosen and total > most:
            break
        chosen.append(entry)
    return chosen

"""What a unit's reports became when the map was redrawn: predecessors, heirs and their reports.

A unit that came out of others is looked for under its new name, long before the first report bears it. So
it has a page as soon as one of its predecessors has reports.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import merge
from itertools import islice

from khotin.archive import Archive
from khotin.entry import Entry
from khotin.model import Locality


def predecessors(archive: Archive, unit: Locality) -> tuple[Locality, ...]:
    """Return the units of the same tier that `unit` came from, at any remove, and that have reports."""
    found = _closure(archive, unit, lambda link: link.predecessors)
    return tuple(link for link in found if link.code in archive.localities)


def heirs(archive: Archive) -> tuple[Locality, ...]:
    """Return the units without reports of their own that came from units with reports, by their code."""
    found = {
        heir.code: heir
        for unit in archive.units()
        for heir in _closure(archive, unit, lambda link: link.successors)
        if heir.code not in archive.localities
    }
    return tuple(found[code] for code in sorted(found))


def units(archive: Archive) -> list[Locality]:
    """Return every unit that has a page: those with reports, then the heirs."""
    return [*archive.units(), *heirs(archive)]


def has_page(archive: Archive, unit: Locality) -> bool:
    """Tell whether `unit` has reports, or inherits some."""
    return unit.code in archive.localities or bool(predecessors(archive, unit))


def inherited(archive: Archive, unit: Locality, most: int) -> tuple[Entry, ...]:
    """Return the newest reports of the predecessors that are not `unit`'s own, at most `most`."""
    own = {entry.id for entry in archive.localities.get(unit.code, ())}
    series = (archive.localities[link.code] for link in predecessors(archive, unit))
    merged = merge(*series, key=lambda entry: entry.sort_key, reverse=True)
    found = {entry.id: entry for entry in islice(merged, most + len(own))}
    return tuple(entry for name, entry in found.items() if name not in own)[:most]


def _closure(
    archive: Archive, unit: Locality, step: Callable[[Locality], tuple[str, ...]]
) -> tuple[Locality, ...]:
    found: dict[str, Locality] = {}
    queue = [unit]
    for link in queue:
        for code in step(link):
            other = archive.gazetteer.get(code)
            # A district's territory went to many communes: none of them is the district under a new name.
            if other.level is unit.level and code not in found and code != unit.code:
                found[code] = other
                queue.append(other)
    return tuple(found.values())

"""The data of each province, term of office and topic: a table a year, and a package that lists them.

Below a province there are thousands of units with a handful of reports each; their rows are found in the
table of the province, whose column of localities names every chain in full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Protocol

from khotin import say, urls
from khotin.archive import Archive
from khotin.entry import Entry
from khotin.model import Level
from khotin.views import Planner, Site

from . import package, records

Facet = tuple[str, str, Sequence[Entry]]


class Plan(Planner, Protocol):
    """The part of the site's writer that plans files."""

    def add(self, address: str, owner: str, make: Callable[[], bytes]) -> None:
        """Plan the bytes at `address`."""


def plan(writer: Plan, archive: Archive, site: Site) -> None:
    """Plan the tables of all facets."""
    for base, name, entries in _facets(archive):
        writer.group(f"dữ liệu {base}", partial(_plan, site, base, name, entries))


def _facets(archive: Archive) -> Iterator[Facet]:
    """Yield address, name and reports of each facet."""
    for unit in archive.units(Level.PROVINCE):
        yield urls.locality(unit.path), say.capital(unit.label), archive.localities[unit.code]
    for group in archive.terms.values():
        yield urls.term(group.slug), group.name, group.entries
    for slug, entries in archive.by_topic.items():
        yield urls.topic(slug), archive.topics[slug].name, entries


def _plan(site: Site, base: str, name: str, entries: Sequence[Entry], writer: Plan) -> None:
    owner = f"dữ liệu của {name}"
    years: list[int] = []
    for year, group in groupby(entries, lambda entry: entry.date.year):
        years.append(year)
        writer.add(urls.table(base, year), owner, partial(records.cards, site, list(group)))
    make = partial(package.of_facet, site, name, base, years)
    writer.add(f"{urls.DATA}{base}{package.FILE}", owner, make)

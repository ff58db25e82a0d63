"""The localities: a page for every unit that has reports, as it was, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial

from khotin import browse, charts, lineage, say, urls, views
from khotin.archive import Archive
from khotin.charts import Timeline
from khotin.entry import Entry, Listing
from khotin.model import Level, Locality
from khotin.periods import Division, Period
from khotin.views import Link, Page, Planner, Row, Site

from . import divided
from .divided import Facet

TITLE = "Địa phương"
CRUMB = Link(TITLE, urls.LOCALITIES)
LAST_OLD_DAY = "2025-06-30"
FIRST_NEW_DAY = "2025-07-01"
# So many reports of predecessors stand on a unit's page; the rest is on their own.
INHERITED = 20


@dataclass(frozen=True)
class History:
    """When a unit existed, in words, and what it came from and went into; empty where not known.

    `reform_end` and `reform_start` tell that the map of 1 July 2025 ended or began it.
    """

    since: str
    until: str
    reform_end: bool
    reform_start: bool
    former_names: tuple[str, ...]
    predecessors: tuple[Link, ...]
    successors: tuple[Link, ...]


@dataclass(frozen=True)
class LocalityView:
    """The view of a province, a district or a commune; `children` under the name of their tier.

    `before` are the units it came from that have reports, `before_rows` the newest of these reports.
    `tables` are the years of a province as data, `tables_at` is where the rows of another unit are found.
    """

    page: Page
    title: str
    full_name: str
    level: str
    total: int
    covered: str
    history: History
    chart: Timeline | None
    children: tuple[tuple[str, tuple[Link, ...]], ...]
    rows: tuple[Row, ...]
    years: tuple[Link, ...]
    before: tuple[Link, ...]
    before_rows: tuple[Row, ...]
    tables: tuple[Link, ...]
    tables_at: Link | None


def plan(writer: Planner, archive: Archive, site: Site) -> None:
    """Plan the page and periods of every locality that has reports, and the page of each heir of one."""
    provinces: dict[str, list[str]] = defaultdict(list)
    for unit in archive.units():
        provinces[archive.gazetteer.chain(unit)[0].code].append(unit.code)
    for code, units in provinces.items():
        # One look tells that nothing changed in a whole province.
        writer.group(f"địa phương thuộc {code}", partial(_plan_units, archive, site, units))
    for unit in lineage.heirs(archive):
        writer.add_page(urls.locality(unit.path), "locality", partial(_heir, archive, site, unit))


def _plan_units(archive: Archive, site: Site, codes: list[str], writer: Planner) -> None:
    for code in codes:
        unit = archive.gazetteer.get(code)
        facet = _facet(archive, unit)
        view = partial(_view, archive, site, facet, unit)
        divided.plan(writer, site, facet, archive.localities[code], "locality", view)


def _facet(archive: Archive, unit: Locality) -> Facet:
    base = urls.locality(unit.path)
    name = archive.gazetteer.full_name(unit)
    chain = (
        Link(say.capital(link.label), urls.locality(link.path)) for link in archive.gazetteer.chain(unit)
    )
    return Facet(
        base, name, (CRUMB, *chain), urls.LOCALITIES, views.feed(say.capital(name), base), within=unit.code
    )  # fmt: skip


def _view(archive: Archive, site: Site, facet: Facet, unit: Locality, front: Division[Entry]) -> LocalityView:
    entries = archive.localities[unit.code]
    covered = views.covered(entries)
    description = f"{say.number(front.total)} bài về {facet.name} ({covered})."
    page = divided.front_page(site, facet, say.capital(facet.name), description)
    return _page(archive, facet, unit, page, front)


def _heir(archive: Archive, site: Site, unit: Locality) -> LocalityView:
    """Return the view of a unit whose name no report bears yet."""
    facet = replace(_facet(archive, unit), feed=None)
    description = f"{say.capital(facet.name)}: đơn vị tiền thân và bài của các đơn vị ấy."
    page = divided.front_page(site, facet, say.capital(facet.name), description)
    return _page(archive, facet, unit, page, Division(Period(), (), (), 0))


def _page(archive: Archive, facet: Facet, unit: Locality, page: Page, front: Division[Entry]) -> LocalityView:
    entries = archive.localities.get(unit.code, Listing())
    return LocalityView(
        replace(page, card=archive.gazetteer.chain(unit)[0].path),
        say.capital(unit.label),
        facet.name,
        unit.level.name.lower(),
        front.total,
        views.covered(entries),
        history(archive, unit),
        charts.timeline(entries, facet.base if front.parts else ""),
        children(archive, unit),
        views.rows(front.items, unit.code),
        views.years(facet.base, front),
        tuple(
            browse.unit_link(archive, link, archive.gazetteer.full_name(link))
            for link in browse.ordered(lineage.predecessors(archive, unit))
        ),
        views.rows(lineage.inherited(archive, unit, INHERITED)),
        views.tables(facet.base, entries) if unit.level is Level.PROVINCE else (),
        _tables_at(archive, unit) if entries and unit.level is not Level.PROVINCE else None,
    )


def _tables_at(archive: Archive, unit: Locality) -> Link:
    """Return where the tables that hold a unit's reports are: on the page of its province."""
    province = archive.gazetteer.chain(unit)[0]
    return Link(province.label, f"{urls.locality(province.path)}#{views.DATA}")


def history(archive: Archive, unit: Locality) -> History:
    """Return when `unit` existed, what it was called before, and its predecessors and successors."""
    return History(
        say.iso_day(unit.since) if unit.since else "",
        say.iso_day(unit.until) if unit.until else "",
        unit.until == LAST_OLD_DAY,
        unit.since == FIRST_NEW_DAY,
        tuple(
            f"{form.kind} {form.name}" + (f" (đến {say.iso_day(form.until)})" if form.until else "")
            for form in unit.also
            # Without a last day it may be a mere spelling, unless the kind tells of an upgrade.
            if form.until or form.kind != unit.kind
        ),
        _links(archive, unit.predecessors),
        # Without counts: a report of today's unit must not change the pages of all it came from.
        tuple(replace(link, count=None) for link in _links(archive, unit.successors)),
    )


def _links(archive: Archive, codes: tuple[str, ...]) -> tuple[Link, ...]:
    """Return units by what they belong to, which is told once, after the last of them."""
    gazetteer = archive.gazetteer
    units = sorted(browse.ordered(map(gazetteer.get, codes)), key=lambda unit: unit.parent or "")
    following = [unit.parent for unit in units[1:]]
    return tuple(
        browse.unit_link(
            archive, unit, unit.label if unit.parent and unit.parent == after else gazetteer.full_name(unit)
        )
        for unit, after in zip(units, [*following, None], strict=False)
    )


def children(archive: Archive, unit: Locality) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return the units below `unit` that have a page, those of the old and of the new map apart."""
    found = [child for child in archive.gazetteer.children(unit) if lineage.has_page(archive, child)]
    names = {
        "Cấp huyện (trước 1/7/2025)": lambda child: child.level is Level.DISTRICT,
        "Cấp xã (từ 1/7/2025)": lambda child: child.level is Level.COMMUNE and child.since == FIRST_NEW_DAY,
        "Cấp xã (trước 1/7/2025)": lambda child: (
            child.level is Level.COMMUNE and child.since != FIRST_NEW_DAY
        ),
    }
    groups = ((name, browse.ordered(filter(fits, found))) for name, fits in names.items())
    return tuple(
        (name, tuple(browse.unit_link(archive, child, say.capital(child.label)) for child in units))
        for name, units in groups
        if units
    )

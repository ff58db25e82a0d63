"""The terms of office: an index by kind of body, and a page each with its bodies and reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from khotin import browse, charts, collate, say, terms, urls, views
from khotin.archive import Archive
from khotin.charts import Share, Timeline
from khotin.entry import Entry, TermGroup
from khotin.model import Locality
from khotin.periods import Division
from khotin.views import Link, Page, Planner, Row, Site

from . import divided, milestones
from .divided import Facet
from .milestones import Milestones

TITLE = "Nhiệm kỳ"
CRUMB = Link(TITLE, urls.TERMS)
# A longer list of bodies stands under their provinces as a count, so that the page stays small.
BODIES_WHOLE = 200


@dataclass(frozen=True)
class Bodies:
    """The bodies of a province that reported in a term: their links, or only how many they are."""

    province: Link
    count: int
    bodies: tuple[Link, ...]


@dataclass(frozen=True)
class TermView:
    """The view of a term of office of one kind of body.

    `opened` and `closed` are reports of the congresses or elections at its ends, `shares` compares places.
    """

    page: Page
    title: str
    kind: str
    total: int
    covered: str
    opened: tuple[Row, ...]
    closed: tuple[Row, ...]
    chart: Timeline | None
    shares: tuple[Share, ...]
    bodies: tuple[Bodies, ...]
    body_count: int
    rows: tuple[Row, ...]
    years: tuple[Link, ...]
    earlier: Link | None
    later: Link | None
    tables: tuple[Link, ...]


@dataclass(frozen=True)
class TermIndex:
    """The view of all terms, under their kind of body."""

    page: Page
    title: str
    kinds: tuple[tuple[str, tuple[Link, ...]], ...]


def plan(writer: Planner, archive: Archive, site: Site) -> None:
    """Plan the index and the page and periods of every term."""
    writer.add_page(urls.TERMS, "term_index", partial(_index, archive, site))
    ends = milestones.milestones(archive)
    for _, groups in browse.term_groups(archive):
        for group, later, earlier in zip(groups, [None, *groups], [*groups[1:], None], strict=False):
            facet = _facet(group)
            own = ends.get(group.slug, Milestones())
            front = partial(_view, archive, site, facet, group, own, (earlier, later))
            divided.plan(writer, site, facet, group.entries, "term", front)


def _facet(group: TermGroup) -> Facet:
    base = urls.term(group.slug)
    return Facet(base, group.name, (CRUMB, Link(group.name, base)), urls.TERMS, views.feed(group.name, base))


def _view(  # noqa: PLR0913, PLR0917 (bound by plan)
    archive: Archive,
    site: Site,
    facet: Facet,
    group: TermGroup,
    ends: Milestones,
    neighbours: tuple[TermGroup | None, TermGroup | None],
    front: Division[Entry],
) -> TermView:
    description = (
        f"{say.number(front.total)} bài của {len(group.bodies)} tổ chức trong nhiệm kỳ {group.years}."
    )
    page = divided.front_page(site, facet, group.name, description)
    earlier, later = (Link(g.years, urls.term(g.slug), len(g.entries)) if g else None for g in neighbours)
    return TermView(
        page,
        f"Nhiệm kỳ {group.years}",
        terms.group_name(group.kind),
        front.total,
        views.covered(group.entries),
        views.rows(milestones.highest(ends.opened)),
        views.rows(milestones.highest(ends.closed)),
        charts.timeline(group.entries, facet.base if front.parts else ""),
        charts.comparison(_places(archive, group.entries)),
        _bodies(archive, group),
        len(group.bodies),
        views.rows(front.items),
        views.years(facet.base, front),
        earlier,
        later,
        views.tables(facet.base, group.entries),
    )


def _places(archive: Archive, entries: Iterable[Entry]) -> list[Link]:
    """Return the provinces with their reports of the term; of a single province, the units below it."""
    chains = [entry.places[0].chain for entry in entries if entry.primary]
    depth = 0 if len({chain[0].code for chain in chains}) > 1 else 1
    counts = Counter(chain[depth].code for chain in chains if len(chain) > depth)
    units = browse.ordered(map(archive.gazetteer.get, counts))
    return [
        replace(browse.unit_link(archive, unit, say.capital(unit.label)), count=counts[unit.code])
        for unit in units
    ]


def _bodies(archive: Archive, group: TermGroup) -> tuple[Bodies, ...]:
    """Return the bodies under their provinces, in Vietnamese order; those of unknown place last."""
    whole = len(group.bodies) <= BODIES_WHOLE
    by_province: dict[str, list[Link]] = {}
    provinces: dict[str, Locality] = {}
    for (body, code), entries in group.bodies.items():
        unit = archive.gazetteer.get(code) if code else None
        province = archive.gazetteer.chain(unit)[0] if unit else None
        key = province.code if province else ""
        if province:
            provinces[key] = province
        by_province.setdefault(key, []).append(
            Link(body, urls.locality(unit.path) if unit else None, len(entries))
        )
    order = [unit.code for unit in browse.ordered(provinces.values())] + [""] * ("" in by_province)
    return tuple(
        Bodies(
            browse.unit_link(archive, provinces[key], provinces[key].name)
            if key
            else Link("Chưa rõ địa phương"),
            len(by_province[key]),
            tuple(sorted(by_province[key], key=lambda link: collate.key(link.text))) if whole else (),
        )
        for key in order
    )


def _index(archive: Archive, site: Site) -> TermIndex:
    kinds = browse.term_links(archive)
    count = Counter(group.kind for group in archive.terms.values()).total()
    page = views.page(
        site,
        urls.TERMS,
        TITLE,
        f"{count} nhiệm kỳ có bài trong kho, xếp theo loại tổ chức.",
        section=urls.TERMS,
    )
    return TermIndex(page, TITLE, kinds)

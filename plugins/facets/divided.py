"""The pages of a list that is divided by time: its front page and its years, months and numbered pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, partial
from itertools import groupby

from khotin import fingerprint, periods, say, urls, views
from khotin.archive import Entry
from khotin.periods import Division
from khotin.views import Group, Link, Page, Planner, Site


@dataclass(frozen=True)
class Facet:
    """What a divided list is a list of: `name` in full for titles, `crumbs` ending with the facet itself."""

    base: str
    name: str
    crumbs: tuple[Link, ...]
    section: str
    feed: Link | None
    within: str = ""
    calendar: bool = False

    @cached_property
    def fingerprint(self) -> bytes:
        """All its fields; told for each page of a list."""
        return fingerprint.of([getattr(self, field.name) for field in fields(self)])


@dataclass(frozen=True)
class PeriodView:
    """The view of a year, a month or a numbered page of a list."""

    page: Page
    title: str
    facet: str
    total: int
    groups: tuple[Group, ...]
    parts: tuple[Link, ...]
    earlier: Link | None
    later: Link | None


Neighbours = tuple[Division[Entry] | None, Division[Entry] | None]


def divide(facet: Facet, entries: Sequence[Entry]) -> list[Division[Entry]]:
    """Return the divisions of a facet's list, its front page first."""
    return periods.divide(entries, lambda entry: entry.date, calendar=facet.calendar)


def plan(
    writer: Planner,
    site: Site,
    facet: Facet,
    entries: Sequence[Entry],
    template: str,
    front: Callable[[Division[Entry]], object],
) -> None:
    """Plan the front page, whose view `front` returns, and every period of the list."""
    writer.group(f"danh sách {facet.base}", partial(_plan, site, facet, entries, template, front))


def _plan(
    site: Site,
    facet: Facet,
    entries: Sequence[Entry],
    template: str,
    front: Callable[[Division[Entry]], object],
    writer: Planner,
) -> None:
    first, *rest = divide(facet, entries)
    owner = f"trang của {facet.name}"
    writer.add_page(facet.base, template, partial(front, first), owner)
    for division, neighbours in _with_neighbours(rest):
        writer.add_page(
            _address(facet, division),
            "period",
            partial(period_view, site, facet, division, neighbours),
            owner,
        )


def front_page(site: Site, facet: Facet, title: str, description: str) -> Page:
    """Return the common part of a facet's front page."""
    return views.page(
        site,
        facet.base,
        title,
        description,
        crumbs=facet.crumbs[:-1],
        section=facet.section,
        feed=facet.feed,
    )


def _with_neighbours(divisions: list[Division[Entry]]) -> Iterator[tuple[Division[Entry], Neighbours]]:
    """Yield each division with the one before and the one after it in time, of its own kind."""

    def kind(division: Division[Entry]) -> tuple[bool, bool, tuple[int, int]]:
        whole = division.page is None
        return division.month is None, whole, (0, 0) if whole else (division.year or 0, division.month or 0)

    for _, group in groupby(sorted(divisions, key=kind), kind):
        series = sorted(
            group, key=lambda division: (division.year or 0, division.month or 0, division.page or 0)
        )
        for division, earlier, later in zip(series, [None, *series], [*series[1:], None], strict=False):
            yield division, (earlier, later)


def _address(facet: Facet, division: Division[Entry]) -> str:
    assert division.year is not None
    return urls.period(facet.base, division.year, division.month, division.page)


def _name(division: Division[Entry]) -> str:
    if division.month is None:
        return f"Năm {division.year}"
    month = f"Tháng {division.month}/{division.year}"
    return month if division.page is None else f"{month}, trang {division.page}"


def _link(facet: Facet, division: Division[Entry] | None) -> Link | None:
    return Link(_name(division), _address(facet, division), division.total) if division else None


def period_view(site: Site, facet: Facet, division: Division[Entry], neighbours: Neighbours) -> PeriodView:
    """Return the view of one period of a facet's list."""
    title = _name(division)
    count = say.number(division.total)
    page = views.page(
        site,
        _address(facet, division),
        f"{title} – {facet.name}",
        f"{count} bài, {title[0].lower()}{title[1:]}, của {facet.name}.",
        crumbs=(*facet.crumbs, *_above(facet, division)),
        section=facet.section,
        feed=facet.feed,
    )
    earlier, later = neighbours
    return PeriodView(
        page,
        title,
        say.capital(facet.name),
        division.total,
        _groups(facet, division),
        _parts(facet, division),
        _link(facet, earlier),
        _link(facet, later),
    )


def _above(facet: Facet, division: Division[Entry]) -> Iterator[Link]:
    """Yield the periods that hold this one."""
    assert division.year is not None
    if division.month is not None:
        yield Link(f"Năm {division.year}", urls.period(facet.base, division.year))
    if division.page is not None:
        yield Link(
            f"Tháng {division.month}/{division.year}", urls.period(facet.base, division.year, division.month)
        )


def _groups(facet: Facet, division: Division[Entry]) -> tuple[Group, ...]:
    if not division.items:
        return ()
    if division.month is None:
        return views.by_month(division.items, facet.within, facet.base if facet.calendar else None)
    return (Group("", views.rows(division.items, facet.within)),)


def _parts(facet: Facet, division: Division[Entry]) -> tuple[Link, ...]:
    """Return the pages that the period is divided into, none where it stands whole."""
    assert division.year is not None
    if division.is_whole:
        return ()
    if division.month is None:
        return tuple(
            Link(f"Tháng {month}", urls.period(facet.base, division.year, month), count)
            for month, count in division.parts
        )
    return tuple(
        Link(f"Trang {number}", urls.period(facet.base, division.year, division.month, number), count)
        for number, count in division.parts
    )

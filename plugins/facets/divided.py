"""The pages of a list that is divided by time: its front page and its years, months and busy days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, partial
from itertools import groupby

from khotin import fingerprint, periods, say, urls, views
from khotin.entry import Entry
from khotin.periods import Division, Period
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
    """The view of a year, a month, a day or a part of one.

    A year that is told by its months tells no counts: the front page does, and each report would change it.
    """

    page: Page
    title: str
    facet: str
    total: int | None
    groups: tuple[Group, ...]
    parts: tuple[Link, ...]
    earlier: Link | None
    later: Link | None


Neighbours = tuple[Period | None, Period | None]
# What lies before and after a year, in time, of each kind of period.
Beside = dict[int, Neighbours]


def divide(facet: Facet, entries: Sequence[Entry]) -> list[Division[Entry]]:
    """Return the divisions of a facet's list, its front page first."""
    return periods.divide(entries, views.when, views.mark, calendar=facet.calendar)


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
    writer.add_page(facet.base, template, partial(front, first), _owner(facet))
    if not rest:
        return
    beside = _beside(rest)
    for year, group in periods.years(entries, views.when):
        # One look tells that nothing changed in a whole year.
        plan_one = partial(_plan_year, site, facet, year, group, beside[year])
        writer.group(f"danh sách {facet.base}{year}/", plan_one)


def _plan_year(
    site: Site, facet: Facet, year: int, entries: Sequence[Entry], beside: Beside, writer: Planner
) -> None:
    divisions = periods.year(year, entries, views.when, views.mark, calendar=facet.calendar)
    for depth, series in _by_depth(divisions):
        earliest, latest = beside[depth]
        own = [division.period for division in series]
        for division, later, earlier in zip(series, [latest, *own], [*own[1:], earliest], strict=False):
            writer.add_page(
                urls.period(facet.base, *division.period),
                "period",
                partial(period_view, site, facet, division, (earlier, later)),
                _owner(facet),
            )


def _owner(facet: Facet) -> str:
    return f"trang của {facet.name}"


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


def _by_depth(divisions: Iterable[Division[Entry]]) -> Iterator[tuple[int, list[Division[Entry]]]]:
    """Yield years, months, days and parts of days apart, each newest first, as they were divided."""

    def depth(division: Division[Entry]) -> int:
        return sum(number is not None for number in division.period)

    for number, group in groupby(sorted(divisions, key=depth), depth):
        yield number, list(group)


def _beside(divisions: Iterable[Division[Entry]]) -> dict[int, Beside]:
    """Return what lies beside each year."""
    found: dict[int, Beside] = defaultdict(dict)
    for depth, series in _by_depth(divisions):
        before, later = 0, None
        for year, group in groupby(division.period.year for division in series):
            assert year is not None
            after = before + sum(1 for _ in group)
            earlier = series[after].period if after < len(series) else None
            found[year][depth] = earlier, later
            before, later = after, series[after - 1].period
    return found


def _name(period: Period) -> str:
    if period.month is None:
        return f"Năm {period.year}"
    if period.day is None:
        return f"Tháng {period.month}/{period.year}"
    day = f"Ngày {period.day}/{period.month}/{period.year}"
    return day if period.part is None else f"{day}, {_part_name(period.part)}"


def _part_name(part: int) -> str:
    # There is no better name: neither the hour nor a number would stay true.
    return f"từ bài {part:08x}" if part else "phần đầu"


def _link(facet: Facet, period: Period) -> Link:
    return Link(_name(period), urls.period(facet.base, *period))


def period_view(site: Site, facet: Facet, division: Division[Entry], neighbours: Neighbours) -> PeriodView:
    """Return the view of one period of a facet's list."""
    title = _name(division.period)
    total = None if _tells_months(division) else division.total
    count = "Các bài" if total is None else f"{say.number(total)} bài"
    page = views.page(
        site,
        urls.period(facet.base, *division.period),
        f"{title} – {facet.name}",
        f"{count}, {title[0].lower()}{title[1:]}, của {facet.name}.",
        crumbs=(*facet.crumbs, *_above(facet, division.period)),
        section=facet.section,
        feed=facet.feed,
    )
    earlier, later = neighbours
    return PeriodView(
        page,
        title,
        say.capital(facet.name),
        total,
        _groups(facet, division),
        _parts(facet, division),
        _link(facet, earlier) if earlier else None,
        _link(facet, later) if later else None,
    )


def _tells_months(division: Division[Entry]) -> bool:
    return division.period.month is None and not division.is_whole


def _above(facet: Facet, period: Period) -> Iterator[Link]:
    """Yield the periods that hold this one."""
    numbers = [number for number in period if number is not None]
    for depth in range(1, len(numbers)):
        above = Period(*numbers[:depth])
        yield _link(facet, above)


def _groups(facet: Facet, division: Division[Entry]) -> tuple[Group, ...]:
    if not division.items:
        return ()
    if division.period.month is None:
        return views.by_month(division.items, facet.within, facet.base if facet.calendar else None)
    if division.parts:
        return _by_day(facet, division)
    return (Group("", views.rows(division.items, facet.within)),)


def _by_day(facet: Facet, division: Division[Entry]) -> tuple[Group, ...]:
    """Return the days of a month, the busy ones with the way to the rest of their reports."""
    counts = dict(division.parts)
    groups = []
    for day, entries in groupby(division.items, lambda entry: entry.date.day):
        period = division.period._replace(day=day)
        name, address, more = _name(period), None, None
        if periods.is_busy(counts[day]):
            address = urls.period(facet.base, *period)
            more = Link(f"Cả {say.number(counts[day])} bài {name[0].lower()}{name[1:]}", address)
        groups.append(Group(name, views.rows(entries, facet.within), address, _anchor(day), more))
    return tuple(groups)


def _parts(facet: Facet, division: Division[Entry]) -> tuple[Link, ...]:
    """Return the parts that the period is divided into, none for a year that stands whole."""
    if _tells_months(division):
        return views.uncounted(_part(facet, division.period, *part) for part in division.parts)
    if division.period.month is None:
        return ()
    return tuple(_part(facet, division.period, number, count) for number, count in division.parts)


def _part(facet: Facet, above: Period, number: int, count: int) -> Link:
    if above.month is None:
        return Link(f"Tháng {number}", urls.period(facet.base, above.year, number), count)
    if above.day is not None:
        address = urls.period(facet.base, *above[:3], number)
        return Link(say.capital(_part_name(number)), address, count)
    address = urls.period(facet.base, *above[:2])
    address += f"{number:02}/" if periods.is_busy(count) else f"#{_anchor(number)}"
    return Link(f"Ngày {number}", address, count)


def _anchor(day: int) -> str:
    return f"ngay-{day}"

"""The archive by time: every year and every month has a page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from khotin import say, urls, views
from khotin.archive import Archive
from khotin.entry import Entry
from khotin.periods import Division
from khotin.views import Link, Page, Planner, Site

from . import divided
from .divided import Facet

TITLE = "Theo thời gian"


@dataclass(frozen=True)
class TimelineView:
    """The view of the list of years, each with its months."""

    page: Page
    title: str
    total: int
    covered: str
    years: tuple[tuple[Link, tuple[Link, ...]], ...]


def plan(writer: Planner, archive: Archive, site: Site) -> None:
    """Plan the list of years, the years and the months."""
    crumb = Link(TITLE, urls.ARCHIVE)
    feed = views.feed(site.name, urls.HOME)
    facet = Facet(urls.ARCHIVE, "toàn bộ kho", (crumb,), urls.ARCHIVE, feed, calendar=True)
    divided.plan(writer, site, facet, archive.entries, "timeline", partial(_view, archive, site, facet))


def _view(archive: Archive, site: Site, facet: Facet, front: Division[Entry]) -> TimelineView:
    description = f"Mọi bài của kho theo năm và tháng: {say.number(front.total)} bài."
    page = views.page(site, facet.base, TITLE, description, section=facet.section, feed=facet.feed)
    years = tuple(
        _year(facet, division)
        for division in divided.divide(facet, archive.entries)
        if division.period.year is not None and division.period.month is None
    )
    return TimelineView(page, TITLE, front.total, views.covered(archive.entries), years)


def _year(facet: Facet, division: Division[Entry]) -> tuple[Link, tuple[Link, ...]]:
    year = division.period.year
    months = (
        Link(f"Tháng {month}", urls.period(facet.base, year, month), count)
        for month, count in reversed(division.parts)
    )
    return Link(str(year), urls.period(facet.base, year), division.total), tuple(months)

"""The home page: what the archive is, how much there is, what is newest, and every way in."""

from __future__ import annotations

from dataclasses import dataclass

from khotin import browse, charts, periods, say, urls, views
from khotin.archive import Archive
from khotin.charts import Timeline
from khotin.views import Link, Page, Row, Site


@dataclass(frozen=True)
class Home:
    """The view of the home page."""

    page: Page
    reports: int
    covered: str
    chart: Timeline | None
    rows: tuple[Row, ...]
    provinces: tuple[Link, ...]
    terms: tuple[tuple[str, tuple[Link, ...]], ...]
    topics: tuple[Link, ...]
    years: tuple[Link, ...]


def view(archive: Archive, site: Site) -> Home:
    """Return the view of the home page."""
    count = say.number(len(archive.entries))
    return Home(
        page=views.page(
            site,
            urls.HOME,
            site.name,
            f"{site.subtitle}: {count} bài theo địa phương, nhiệm kỳ và chủ đề, theo dõi được bằng RSS.",
            section=urls.HOME,
            feed=views.feed(site.name, urls.HOME),
        ),
        reports=len(archive.entries),
        covered=views.covered(archive.entries),
        chart=charts.timeline(archive.entries, urls.ARCHIVE),
        rows=views.rows(archive.entries[: periods.NEWEST]),
        provinces=browse.province_links(archive),
        terms=browse.term_links(archive),
        topics=browse.topic_links(archive),
        years=browse.year_links(archive),
    )

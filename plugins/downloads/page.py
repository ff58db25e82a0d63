"""The page that says what the data is, and where."""

from __future__ import annotations

from dataclasses import dataclass, replace

from khotin import browse, urls, views
from khotin.archive import Archive
from khotin.views import Link, Page, Site

from . import package
from .facets import TABLES
from .fields import REPORT, Field

TITLE = "Dữ liệu"


@dataclass(frozen=True)
class Month:
    """The files of a month; `oai` is empty in a preview."""

    name: str
    csv: str
    lines: str
    oai: str


@dataclass(frozen=True)
class DataView:
    """The view of the page; `years` are divided into months, newest first.

    It tells no counts: every report would change it.
    """

    page: Page
    title: str
    package: str
    tables: tuple[Link, ...]
    years: tuple[tuple[int, tuple[Month, ...]], ...]
    fields: tuple[Field, ...]
    provinces: tuple[Link, ...]
    terms: tuple[tuple[str, tuple[Link, ...]], ...]
    topics: tuple[Link, ...]


def view(archive: Archive, site: Site) -> DataView:
    """Return the view of the page."""
    months: dict[int, list[Month]] = {}
    for year, month in sorted(
        {(entry.date.year, entry.date.month) for entry in archive.entries}, reverse=True
    ):
        base = f"{urls.DATA}{year}/{month:02}"
        made = Month(
            f"Tháng {month}/{year}", f"{base}.csv", f"{base}.jsonl", f"{base}.xml" if site.url else ""
        )
        months.setdefault(year, []).append(made)
    page = views.page(
        site,
        urls.DATA,
        TITLE,
        "Tải toàn bộ các bài của kho: CSV, JSON Lines và mô tả Frictionless.",
        section=urls.DATA,
    )
    return DataView(
        page,
        TITLE,
        f"{urls.DATA}{package.FILE}",
        tuple(Link(table.title, f"{urls.DATA}{table.file}") for table in TABLES),
        tuple((year, tuple(found)) for year, found in months.items()),
        REPORT,
        tuple(map(_data_of, browse.province_links(archive))),
        tuple((name, tuple(map(_data_of, links))) for name, links in browse.term_links(archive)),
        tuple(map(_data_of, browse.topic_links(archive))),
    )


def _data_of(link: Link) -> Link:
    """Return the link to the files of a facet, on its page."""
    return replace(link, address=f"{link.address}#{views.DATA}", count=None)

"""The page of the search: a form for the reader's browser to fill, and the ways into the archive for all."""

from __future__ import annotations

from dataclasses import dataclass

from khotin import alphabet, browse, urls, views
from khotin.archive import Archive
from khotin.views import Link, Page, Site

from .reports import AUTHOR, COMMUNE, DISTRICT, PROVINCE, TERM, TOPIC, YEAR

TITLE = "Tìm kiếm"
_FILTERS = (
    (PROVINCE, "Tỉnh, thành phố"),
    (DISTRICT, "Huyện, quận (trước 1/7/2025)"),
    (COMMUNE, "Xã, phường, thị trấn"),
    (TERM, "Nhiệm kỳ"),
    (TOPIC, "Chủ đề"),
    (YEAR, "Năm"),
    (AUTHOR, "Người viết"),
)


@dataclass(frozen=True)
class SearchView:
    """The view of the search page; `filters` are (name in an address, label)."""

    page: Page
    title: str
    filters: tuple[tuple[str, str], ...]
    letters: tuple[Link, ...]
    provinces: tuple[Link, ...]
    terms: tuple[tuple[str, tuple[Link, ...]], ...]
    topics: tuple[Link, ...]
    years: tuple[Link, ...]


def view(archive: Archive, site: Site) -> SearchView:
    """Return the view of the search page."""
    page = views.page(
        site,
        urls.SEARCH,
        TITLE,
        "Tìm trong toàn văn các bài, gõ có dấu hay không dấu; lọc theo địa phương, nhiệm kỳ, chủ đề.",
        section=urls.SEARCH,
    )
    return SearchView(
        page,
        TITLE,
        _FILTERS,
        alphabet.links(archive),
        views.uncounted(browse.province_links(archive)),
        tuple((name, views.uncounted(links)) for name, links in browse.term_links(archive)),
        views.uncounted(browse.topic_links(archive)),
        views.uncounted(browse.year_links(archive)),
    )

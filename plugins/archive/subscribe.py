"""The page that explains how to follow the archive, and lists every feed of the first rank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from khotin import browse, urls, views
from khotin.archive import Archive
from khotin.views import Link, Page, Site

from .pages import EditorsPage
from .reading import for_page

TITLE = "Đăng ký theo dõi"
SUMMARY = "Theo dõi tin của một địa phương, một nhiệm kỳ hay một chủ đề bằng RSS, không cần tài khoản."


@dataclass(frozen=True)
class Subscribe:
    """The view of the page; each link leads to a facet, whose feed stands in its folder.

    `added` is the folder of the feed of additions, `places` the data of the search.
    """

    page: Page
    title: str
    html: str
    feed_file: str
    added: str
    places: str
    lists: Mapping[str, str]
    provinces: tuple[Link, ...]
    terms: tuple[tuple[str, tuple[Link, ...]], ...]
    topics: tuple[Link, ...]


def view(archive: Archive, site: Site, source: EditorsPage | None, lists: Mapping[str, str]) -> Subscribe:
    """Return the view; `source` is what editors wrote for the top of the page.

    `lists` has the OPML lists by the address of the page whose feeds they hold.
    """
    title, summary, body = (source.title, source.summary, source.body) if source else (TITLE, SUMMARY, "")
    page = views.page(
        site,
        urls.SUBSCRIBE,
        title,
        summary,
        section=urls.SUBSCRIBE,
        feed=views.feed(site.name, urls.HOME),
    )
    return Subscribe(
        page,
        title,
        for_page(archive.render(body), page.root),
        urls.FEED,
        urls.ADDED,
        urls.PLACES,
        lists,
        browse.province_links(archive),
        browse.term_links(archive),
        browse.topic_links(archive),
    )

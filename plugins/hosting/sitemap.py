"""The sitemap: an index, and parts by year, so that one more report changes one part.

`lastmod` is when a report came or was last changed, as the article or Git says; the clock has no part in it.
Lists change with their reports and carry none: a date that is not exact is worse than none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import TypeVar
from xml.sax.saxutils import escape

from khotin import lineage, urls
from khotin.archive import Archive
from khotin.edits import Edit, changed
from khotin.views import Site

FILE = "sitemap.xml"
FOLDER = "sitemap/"
# The limit of the protocol.
MOST = 50_000
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
T = TypeVar("T")


Make = Callable[[], bytes]


def parts(archive: Archive, site: Site, history: Mapping[str, Sequence[Edit]]) -> Iterator[tuple[str, Make]]:
    """Yield the address of each part and what makes it; `history` has the edits of articles by file."""
    for year, group in groupby(archive.entries, lambda entry: entry.date.year):
        # From the oldest, so that a full part never changes again.
        rows = [(entry.url, changed(entry, history.get(entry.file, ())).isoformat()) for entry in group][::-1]
        yield from _cut(f"bai-{year}", rows, partial(of_reports, site))
    lists = {
        "trang": list(_pages(site)),
        "dia-phuong": sorted(urls.locality(unit.path) for unit in lineage.units(archive)),
        "nhiem-ky": sorted(urls.term(slug) for slug in archive.terms),
        "chu-de": sorted(urls.topic(slug) for slug in archive.by_topic),
        "luu-tru": sorted({urls.period(urls.ARCHIVE, entry.date.year) for entry in archive.entries}),
    }
    for name, addresses in lists.items():
        yield from _cut(name, addresses, partial(of_pages, site))


def _cut(name: str, rows: list[T], make: Callable[[list[T]], bytes]) -> Iterator[tuple[str, Make]]:
    for number, at in enumerate(range(0, len(rows), MOST), 1):
        address = f"{FOLDER}{name}{f'-{number}' if number > 1 else ''}.xml"
        yield address, partial(make, rows[at : at + MOST])


def _pages(site: Site) -> Iterator[str]:
    yield from (urls.HOME, urls.LOCALITIES, urls.TERMS, urls.TOPICS, urls.ARCHIVE, urls.SUBSCRIBE)
    yield from (link.address for link in site.pages if link.address)


def of_reports(site: Site, reports: Iterable[tuple[str, str]]) -> bytes:
    """Return a part with the addresses of reports and the days of their last changes."""
    rows = (f"<url>{_location(site, address)}<lastmod>{day}</lastmod></url>\n" for address, day in reports)
    return _file("urlset", rows)


def of_pages(site: Site, addresses: Iterable[str]) -> bytes:
    """Return a part with the addresses of lists and pages."""
    return _file("urlset", (f"<url>{_location(site, address)}</url>\n" for address in addresses))


def index(site: Site, addresses: Iterable[str]) -> bytes:
    """Return the list of the parts."""
    rows = (f"<sitemap>{_location(site, address)}</sitemap>\n" for address in addresses)
    return _file("sitemapindex", rows)


def _location(site: Site, address: str) -> str:
    return f"<loc>{escape(f'{site.url}/{address}')}</loc>"


def _file(tag: str, rows: Iterable[str]) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}\n<{tag} xmlns="{_SPACE}">\n{"".join(rows)}</{tag}>\n'.encode()

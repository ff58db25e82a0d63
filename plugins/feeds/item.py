"""A report as every feed format needs it: plain data, full addresses, nothing illegal in it."""

from __future__ import annotations

import html
import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urljoin

from khotin import edtf, markup, say, terms, urls
from khotin.archive import Archive
from khotin.entry import Entry
from khotin.text import legal

from .dates import Dates
from .escape import line
from .settings import LARGE_ITEM, REPORT_TAIL

SUMMARY = 300
# Tags with attributes: the others hold no address.
_TAG = re.compile(r"<[a-z]\w* [^>]*>")
_CAPTION = re.compile(r'<p class="caption">(?!Ảnh\b)')
# What only a page needs; a reader of feeds shows the picture at its full size.
_RESPONSIVE = re.compile(r' (?:srcset|sizes|loading|decoding)="[^"]*"')
_LINK = re.compile(r'\b(href|src)="([^"]*)"')
# What an address may hold as it is; the rest is percent-encoded.
_PLAIN = "/:?#[]@!$&'()*+,;=%~"


@dataclass(frozen=True, slots=True)
class Category:
    """A facet of a report: `scheme` is the address of the facet's index."""

    scheme: str
    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the text; `kind` is its media type, empty where unknown."""

    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class Item:
    """A report for feeds; `html` is the full text, or for a very long one its summary and a link."""

    urn: str
    url: str
    title: str
    dates: Dates
    authors: tuple[str, ...]
    summary: str
    html: str
    categories: tuple[Category, ...]
    images: tuple[Image, ...]


def urn(identifier: str) -> str:
    """Return the id of a report for all feeds, made of the article's `id` and nothing else."""
    return f"urn:uuid:{identifier}-{REPORT_TAIL}"


def item(archive: Archive, entry: Entry, dates: Dates, site: str) -> Item:
    """Return the item of `entry` on the site at the address `site`."""
    report, url = entry.report, f"{site}/{entry.url}"
    text = legal(archive.html(entry))
    summary = line(report.summary) or say.shorten(line(markup.plain(text)[: 4 * SUMMARY]), SUMMARY)
    title = line(report.title) or report.id
    full, images = _absolute(text, site, url)
    # As on the page: without its picture, a caption reads like a stray sentence.
    full = _CAPTION.sub('<p class="caption"><em>Ảnh:</em> ', full)
    if len(full.encode()) > LARGE_ITEM:
        more = f'<a href="{url}">Bài dài, đọc trọn tại trang của bài.</a>'
        full = f"<p>{html.escape(summary, quote=False)}</p>\n<p>{more}</p>"
    if report.date_edtf:
        full = f"<p><em>Ngày ước lượng: {edtf.say(report.date_edtf)}.</em></p>\n{full}"
    return Item(
        urn(report.id),
        url,
        title,
        dates,
        tuple(filter(None, map(line, report.authors))),
        summary or title,
        full,
        tuple(_categories(entry, site)),
        images,
    )


def _categories(entry: Entry, site: str) -> Iterator[Category]:
    for place in entry.places:
        path = place.unit.path if place.unit else place.text
        yield Category(f"{site}/{urls.LOCALITIES}", line(path), line(place.text))
    for term in entry.terms:
        yield Category(f"{site}/{urls.TERMS}", terms.slug(term), line(term.text))
    for topic in entry.topics:
        yield Category(f"{site}/{urls.TOPICS}", topic.slug, line(topic.name))


def _absolute(text: str, site: str, page: str) -> tuple[str, tuple[Image, ...]]:
    """Return `text` with full addresses, and its pictures."""
    images: dict[str, Image] = {}

    def address(match: re.Match[str]) -> str:
        url = _address(html.unescape(match[2]), site, page)
        if match[1] == "src":
            images.setdefault(url, Image(url, mimetypes.guess_type(url)[0] or ""))
        return f'{match[1]}="{html.escape(url)}"'

    # Only Markdown made these tags: a «>» or a quotation mark inside an attribute is an entity.
    text = _TAG.sub(lambda tag: _LINK.sub(address, _RESPONSIVE.sub("", tag[0])), text)
    return text, tuple(images.values())


def _address(link: str, site: str, page: str) -> str:
    if link.startswith("/") and not link.startswith("//"):
        # As on pages, «/» is the root of the site, whatever folder of its host it lives in.
        link = site + link
    try:
        return quote(urljoin(page, link.strip()), safe=_PLAIN)
    except ValueError:
        # Python refuses some addresses that no browser would open either.
        return page


def moment(value: datetime) -> str:
    """Return `value` as RFC 3339 writes it, to the second."""
    return value.isoformat(timespec="seconds")

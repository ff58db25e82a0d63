"""RSS 2.0, as the RSS Advisory Board's profile wants it."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from email.utils import format_datetime

from .escape import attribute, text, unmarked
from .head import Head
from .item import Item, moment

FILE = "rss.xml"
MIME = "application/rss+xml"
_SPACES = """xmlns:atom="http://www.w3.org/2005/Atom" \
xmlns:content="http://purl.org/rss/1.0/modules/content/" \
xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:media="http://search.yahoo.com/mrss/\""""


def item(value: Item) -> str:
    """Return one item."""
    return "".join(_item(value))


def _item(value: Item) -> Iterable[str]:
    yield f"<item>\n<title>{unmarked(value.title)}</title>\n<link>{text(value.url)}</link>\n"
    yield f'<guid isPermaLink="false">{value.urn}</guid>\n'
    yield f"<pubDate>{format_datetime(value.dates.published)}</pubDate>\n"
    if value.dates.updated > value.dates.published:
        yield f"<atom:updated>{moment(value.dates.updated)}</atom:updated>\n"
    for author in value.authors:
        yield f"<dc:creator>{unmarked(author)}</dc:creator>\n"
    for category in value.categories:
        yield f"<category domain={attribute(category.scheme)}>{unmarked(category.label)}</category>\n"
    # A description is HTML, so that text in it is escaped once as HTML and once as XML.
    yield f"<description>{text(html.escape(value.summary, quote=False))}</description>\n"
    yield f"<content:encoded>{text(value.html)}</content:encoded>\n"
    for image in value.images:
        kind = f" type={attribute(image.kind)}" if image.kind else ""
        yield f'<media:content url={attribute(image.url)}{kind} medium="image"/>\n'
    yield "</item>\n"


def document(head: Head, items: Sequence[str]) -> str:
    """Return the feed of `head` with rendered `items`."""
    return "".join([*_channel(head), *items, "</channel>\n</rss>\n"])


def _channel(head: Head) -> Iterable[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<?xml-stylesheet href={attribute(head.stylesheet)} type="text/css"?>\n'
    yield f'<rss version="2.0" {_SPACES} xml:lang="vi">\n<channel>\n'
    yield f"<title>{unmarked(head.title)}</title>\n<link>{text(head.page)}</link>\n"
    yield f"<description>{text(html.escape(head.description, quote=False))}</description>\n"
    yield "<language>vi</language>\n"
    if head.updated:
        yield f"<lastBuildDate>{format_datetime(head.updated)}</lastBuildDate>\n"
    yield f"<generator>{text(head.site)}</generator>\n"
    yield f'<atom:link rel="self" type="{MIME}" href={attribute(head.url(FILE))}/>\n'
    for rel, kind, url in head.links:
        yield f'<atom:link rel="{rel}"{kind and f" type={attribute(kind)}"} href={attribute(url)}/>\n'

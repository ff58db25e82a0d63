"""Atom 1.0 (RFC 4287), for subscriptions and for archived feeds (RFC 5005)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from .dates import Dates
from .escape import attribute, text, unmarked
from .head import Head
from .item import Item, moment

FILE = "atom.xml"
MIME = "application/atom+xml"
# Atom wants a date even of a feed without reports; any would do, as long as it is not the clock.
_NEVER = "1970-01-01T00:00:00Z"
_SPACES = """xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" \
xmlns:media="http://search.yahoo.com/mrss/\""""


def item(value: Item) -> str:
    """Return one entry with its full text."""
    return "".join(_item(value))


def _item(value: Item) -> Iterable[str]:
    yield f"<entry>\n<id>{value.urn}</id>\n<title>{unmarked(value.title)}</title>\n"
    yield f'<link rel="alternate" type="text/html" href={attribute(value.url)}/>\n'
    yield f"<published>{moment(value.dates.published)}</published>\n"
    yield f"<updated>{_unique(value.dates.updated, value.urn)}</updated>\n"
    for author in value.authors:
        yield f"<author><name>{unmarked(author)}</name></author>\n"
    for category in value.categories:
        term, scheme, label = map(attribute, (category.term, category.scheme, category.label))
        yield f"<category term={term} scheme={scheme} label={label}/>\n"
    yield f"<summary>{unmarked(value.summary)}</summary>\n"
    yield f'<content type="html">{text(value.html)}</content>\n'
    for image in value.images:
        kind = f" type={attribute(image.kind)}" if image.kind else ""
        yield f'<media:content url={attribute(image.url)}{kind} medium="image"/>\n'
    yield "</entry>\n"


def index_item(urn: str, url: str, title: str, about: str, dates: Dates) -> str:
    """Return one entry of an archived feed: enough to know the report and to fetch its page."""
    published = f"<published>{moment(dates.published)}</published>" if dates.updated > dates.published else ""
    return (
        f"<entry><id>{urn}</id><title>{unmarked(title)}</title><link href={attribute(url)}/>{published}"
        f"<updated>{_unique(dates.updated, urn)}</updated><summary>{unmarked(about)}</summary></entry>\n"
    )


def _unique(updated: datetime, urn: str) -> str:
    """Return the moment of a change with a fraction of a second that tells it from all others.

    Of many reports only the day is known. Two entries with one `updated` are no error, but validators
    warn of them, since a reader that sorts by it cannot keep an order.
    """
    fraction = int(urn.removeprefix("urn:uuid:")[:8], 16) % 1_000_000
    return updated.replace(microsecond=fraction).isoformat(timespec="microseconds")


def document(head: Head, items: Sequence[str]) -> str:
    """Return the feed of `head` with rendered `items`."""
    return "".join([*_feed(head), *items, "</feed>\n"])


def _feed(head: Head) -> Iterable[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<?xml-stylesheet href={attribute(head.stylesheet)} type="text/css"?>\n'
    yield f'<feed {_SPACES} xml:lang="vi">\n<id>{head.urn}</id>\n'
    yield f"<title>{text(head.title)}</title>\n<subtitle>{text(head.description)}</subtitle>\n"
    yield f"<updated>{moment(head.updated) if head.updated else _NEVER}</updated>\n"
    # Stands for the reports that name no author.
    yield f"<author><name>{text(head.site)}</name></author>\n<generator>{text(head.site)}</generator>\n"
    if head.archive:
        yield "<fh:archive/>\n"
    yield f'<link rel="self" type="{MIME}" href={attribute(head.url(FILE))}/>\n'
    yield f'<link rel="alternate" type="text/html" href={attribute(head.page)}/>\n'
    for rel, kind, url in head.links:
        yield f'<link rel="{rel}"{kind and f" type={attribute(kind)}"} href={attribute(url)}/>\n'

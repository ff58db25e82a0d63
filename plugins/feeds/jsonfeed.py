"""JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from .head import Head
from .item import Item, moment

FILE = "feed.json"
MIME = "application/feed+json"


def item(value: Item) -> str:
    """Return one item."""
    found: dict[str, Any] = {
        "id": value.urn,
        "url": value.url,
        "title": value.title,
        "content_html": value.html,
        "summary": value.summary,
        "date_published": moment(value.dates.published),
    }
    if value.dates.updated > value.dates.published:
        found["date_modified"] = moment(value.dates.updated)
    if value.authors:
        found["authors"] = [{"name": author} for author in value.authors]
    if value.categories:
        found["tags"] = [category.label for category in value.categories]
    if value.images:
        found["image"] = value.images[0].url
    if attachments := [{"url": image.url, "mime_type": image.kind} for image in value.images if image.kind]:
        found["attachments"] = attachments
    return json.dumps(found, ensure_ascii=False)


def document(head: Head, items: Sequence[str]) -> str:
    """Return the feed of `head` with rendered `items`."""
    found: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": head.title,
        "home_page_url": head.page,
        "feed_url": head.url(FILE),
        "description": head.description,
        "language": "vi",
        "authors": [{"name": head.site}],
    }
    if head.hub:
        found["hubs"] = [{"type": "WebSub", "url": head.hub}]
    top = json.dumps(found, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{top},\n "items": [\n' + ",\n".join(items) + "\n]}\n"

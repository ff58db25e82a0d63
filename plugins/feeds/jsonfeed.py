"""JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from .head import Head
from .item import Item, moment

FILE = "feed.json"
MIME = "application/feed+json"
_encode = json.JSONEncoder(ensure_ascii=False).encode


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
    return _encode(found)


def document(head: Head, items: Sequence[str]) -> str:
    """Return the feed of `head` with rendered `items`."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": head.title,
        "home_page_url": head.page,
        "feed_url": head.url(FILE),
        "description": head.description,
    }
    rows = "".join([f" {_encode(key)}: {_encode(value)},\n" for key, value in told.items()])
    return f"{{\n{rows}{_same_for_all(head.site, head.hub)}" + ",\n".join(items) + "\n]}\n"


@cache
def _same_for_all(site: str, hub: str) -> str:
    """Return what stands between the head of any feed and its items."""
    found: dict[str, Any] = {"language": "vi", "authors": [{"name": site}]}
    if hub:
        found["hubs"] = [{"type": "WebSub", "url": hub}]
    rows = json.dumps(found, ensure_ascii=False, indent=1).removeprefix("{\n").removesuffix("\n}")
    return f'{rows},\n "items": [\n'

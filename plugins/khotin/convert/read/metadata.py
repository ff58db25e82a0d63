"""What a saved page says of itself, read from <head> and from its JSON-LD: evidence, not truth."""

from __future__ import annotations

import html
import json
import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlsplit

from lxml import etree

from khotin.model import Page
from khotin.text import INVISIBLE, clean

VIETNAM = timezone(timedelta(hours=7))
_HEAD_END = re.compile(r"(?i)</head\s*>|<body\b")
_HEAD_LIMIT = 200_000  # characters; what a page says of itself stands before
_IN_HEAD = ("title", "meta", "link", "base")
_LD = re.compile(r"(?i)<script\b[^<>]*ld\+json[^<>]*>")
_LD_LIMIT = 200_000  # characters of one JSON-LD block
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_LD_AUTHOR = re.compile(r'"author"\s*:\s*\[?\s*(?:\{[^{}]{0,400}?"name"\s*:\s*)?"([^"{}]{2,100})"')
_ARTICLES = re.compile(r"Article|NewsArticle|BlogPosting|Report", re.IGNORECASE)
_DAY_FIRST = re.compile(
    r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})(?:\D{1,3}(?P<h>\d{1,2}):(?P<n>\d\d)(?::(?P<s>\d\d))?\s*(?P<half>[AP]M|SA|CH)?)?",
    re.IGNORECASE,
)


@cache
def _fields() -> dict[str, list[str]]:
    fields: dict[str, list[str]] = tomllib.loads(
        files(__package__).joinpath("meta.toml").read_text(encoding="utf-8")
    )
    return fields


def read_meta(text: str) -> dict[str, str]:
    """Return what the markup `text` of a page says of itself, by the names that `meta.toml` gives."""
    end = _HEAD_END.search(text, 0, _HEAD_LIMIT)
    said = _said(text[: end.start() if end else _HEAD_LIMIT // 4])
    meta: dict[str, str] = {}
    for field, names in _fields().items():
        values = (said[name] for name in names if name in said)
        value = next(filter(None, map(local_time, values) if field == "published" else values), "")
        if value:
            meta[field] = value
    _from_json_ld(text, meta)
    _address(text, meta)
    return meta


def originates(page: Page, address: str, captured: str) -> None:
    """Add where and when a page was captured, as told by what holds it and not by itself."""
    if address.lower().startswith(("http://", "https://")):
        page.url = INVISIBLE.sub(lambda match: quote(match[0]), address)
        with suppress(ValueError):
            page.meta["host"] = urlsplit(address).hostname or page.meta.get("host", "")
    page.captured = local_time(captured)


def _said(head: str) -> dict[str, str]:
    """Return the first value of each name in the markup `head`, which ends where the body begins.

    The tree of the whole page would not tell what stands in a head that is closed too early.
    """
    said: dict[str, str] = {}
    for tag in _tags(head):
        get, kind = tag.get, str(tag.tag)
        value = get("content") or get("href") or ("".join(tag.itertext()) if kind == "title" else "")
        value = clean(html.unescape(value).replace("\n", " ")) if value else ""
        if value:
            rel = (get("rel") or "").split(maxsplit=1) if kind == "link" else []
            for name in (get("name"), get("property"), get("itemprop"), *rel[:1], f"<{kind}>"):
                if name:
                    said.setdefault(name.lower(), value)
    return said


def _tags(head: str) -> Iterator[etree._Element]:
    """Return the elements of the markup `head` that tell of the page."""
    markup = BytesIO(head.encode("utf-8", "replace"))
    return etree.parse(markup, etree.HTMLParser(encoding="utf-8")).iter(*_IN_HEAD)


def _address(text: str, meta: dict[str, str]) -> None:
    """Complete the page's address from the comment that browsers save, and add the host."""
    saved = _SAVED_FROM.search(text, 0, 4096)
    if not meta.get("url", "").startswith("http"):
        meta.pop("url", None)
        if saved:
            meta["url"] = saved[1]
    try:
        host = urlsplit(meta.get("url", "")).hostname
    except ValueError:
        host = None
    if host:
        meta["host"] = host


def _from_json_ld(text: str, meta: dict[str, str]) -> None:
    """Add date and author of the article from JSON-LD, valid or not."""
    for block in _json_ld(text):
        try:
            articles = list(_articles(json.loads(block)))
        except (ValueError, RecursionError):
            articles = None
        published, author = _salvaged(block) if articles is None else _stated(articles)
        published = local_time(published)
        if published and "published" not in meta:
            meta["published"] = published
        if author and ("author" not in meta or meta["author"].startswith("http") or articles):
            meta["author"] = author


def _json_ld(text: str) -> Iterator[str]:
    """Yield the JSON-LD blocks of a page, looking at each character once."""
    at = 0
    while opening := _LD.search(text, at):
        at = text.find("</script", opening.end())
        if at < 0:
            return
        if at - opening.end() <= _LD_LIMIT:
            yield text[opening.end() : at]


def _articles(data: object) -> list[dict[str, Any]]:
    """Return the objects in `data` that are articles, however they are wrapped."""
    found: list[dict[str, Any]] = []
    queue: list[Any] = [data]
    while queue and len(found) < 10:
        value = queue.pop(0)
        if isinstance(value, list):
            queue += value[:100]
        elif isinstance(value, dict):
            if _ARTICLES.search(str(value.get("@type", ""))):
                found.append(value)
            queue += [value[key] for key in ("@graph", "mainEntity") if key in value]
    return found


def _stated(articles: list[dict[str, Any]]) -> tuple[str, str]:
    published = next(
        (str(article["datePublished"]) for article in articles if article.get("datePublished")), ""
    )
    return published, next((name for name in map(_author, articles) if name), "")


def _author(article: dict[str, Any]) -> str:
    value = article.get("author")
    people = value if isinstance(value, list) else [value]
    names = [person.get("name", "") if isinstance(person, dict) else person for person in people]
    return ", ".join(clean(name) for name in names if isinstance(name, str) and clean(name))


def _salvaged(block: str) -> tuple[str, str]:
    published, author = _LD_DATE.search(block), _LD_AUTHOR.search(block)
    return published[1] if published else "", clean(author[1]) if author else ""


def local_time(text: str) -> str:
    """Return a moment as ISO 8601 in Vietnamese time, a day as it is, «» where `text` is neither.

    A time without a zone is local; numeric dates are day first.
    """
    text = clean(text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _day_first(text)
    if len(text) <= 10:
        return moment.date().isoformat()
    try:
        moment = moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)
    except OverflowError:
        return ""
    return moment.isoformat(timespec="seconds")


def _day_first(text: str) -> str:
    match = _DAY_FIRST.search(text)
    if not match:
        return ""
    part = match.groupdict()
    hour = int(part["h"] or 0)
    half = (part["half"] or "").upper()
    if half:
        hour = hour % 12 + (12 if half in {"PM", "CH"} else 0)
    try:
        moment = datetime(
            int(part["y"]),
            int(part["m"]),
            int(part["d"]),
            hour,
            int(part["n"] or 0),
            int(part["s"] or 0),
            tzinfo=VIETNAM,
        )
    except ValueError:
        return ""
    return moment.isoformat(timespec="seconds") if part["h"] else moment.date().isoformat()

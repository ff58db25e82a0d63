"""Check every feed below a folder: RSS Advisory Board profile, RFC 4287, RFC 5005, JSON Feed 1.1.

python tools/feedcheck.py output https://khotin.example.vn
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from urllib.parse import urldefrag, urlsplit
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
FH = "{http://purl.org/syndication/history/1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
LARGEST = 500_000

_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_URI = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.ASCII)
_MARKUP = re.compile(r"</?[a-zA-Z!]|&#?\w+;")
_RUNS = re.compile(
    r"<\s*(script|style|iframe|object|embed|form|base|meta|link)\b|<[^>]*\s(on\w+|style)\s*=", re.IGNORECASE
)
_ADDRESS = re.compile(r'<[a-z][^>]*?\s(?:href|src)="([^"]*)"')
_SCHEME = re.compile(r"(https?|mailto):")

_CHANNEL = {"title", "link", "description", "language", "lastBuildDate", "generator", "item", f"{ATOM}link"}
_ITEM = {
    *("title", "link", "guid", "pubDate", "category", "description"),
    *(f"{ATOM}updated", f"{DC}creator", f"{CONTENT}encoded", f"{MEDIA}content"),
}
_MANY = {"category", "item", f"{DC}creator", f"{MEDIA}content", f"{ATOM}link"}
_FEED = {
    f"{ATOM}{name}" for name in ("id", "title", "subtitle", "updated", "author", "generator", "link", "entry")
}
_ENTRY = {
    *(f"{ATOM}{name}" for name in ("id", "title", "updated", "published", "author", "category", "link")),
    *(f"{ATOM}summary", f"{ATOM}content", f"{MEDIA}content"),
}
_ATOM_MANY = {f"{ATOM}{name}" for name in ("author", "category", "link", "entry")} | {f"{MEDIA}content"}
_TOP = {
    "version",
    "title",
    "home_page_url",
    "feed_url",
    "description",
    "language",
    "authors",
    "hubs",
    "items",
}
_JSON_ITEM = {
    *("id", "url", "title", "content_html", "summary", "date_published", "date_modified"),
    *("authors", "tags", "image", "attachments"),
}

Faults = Iterator[str]


def _parse(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 (made by our own build)


def check_rss(data: bytes, url: str) -> Faults:
    """Yield what the RSS Advisory Board's profile would say of the feed served at `url`."""
    root = _parse(data)
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None or len(root) != 1:
        yield "not one channel of RSS 2.0"
        return
    yield from _children(channel, _CHANNEL, _MANY, ("title", "link", "description", "language"))
    yield from _plain(channel, "title")
    yield from _addresses([channel.findtext("link")])
    if channel.findtext("language") != "vi":
        yield "language is not vi"
    links = [(link.get("rel"), link.get("href")) for link in channel.findall(f"{ATOM}link")]
    if [href for rel, href in links if rel == "self"] != [url]:
        yield f"atom:link self is not {url}: {links}"
    items = channel.findall("item")
    yield from _unique(item.findtext("guid") for item in items)
    dates = [item.findtext("pubDate") for item in items]
    yield from _rfc822([*dates, *filter(None, [channel.findtext("lastBuildDate")])])
    for item in items:
        yield from _rss_item(item)


def _rss_item(item: ET.Element) -> Faults:
    required = ("title", "link", "guid", "pubDate", "description", f"{CONTENT}encoded")
    yield from _children(item, _ITEM, _MANY, required)
    yield from _plain(item, "title", "category", f"{DC}creator")
    guid = item.find("guid")
    if guid is None or guid.get("isPermaLink") != "false" or not _URN.fullmatch(guid.text or ""):
        yield "guid is not a URN that says it is no link"
    yield from _addresses([item.findtext("link"), *(c.get("domain") for c in item.findall("category"))])
    yield from _addresses(media.get("url") for media in item.findall(f"{MEDIA}content"))
    yield from _html(item.findtext("description") or "", plain=True)
    yield from _html(item.findtext(f"{CONTENT}encoded") or "")
    yield from _rfc3339([updated.text for updated in item.findall(f"{ATOM}updated")])


def check_atom(data: bytes, url: str) -> Faults:
    """Yield what RFC 4287 would say of the feed or archived document served at `url`."""
    feed = _parse(data)
    if feed.tag != f"{ATOM}feed":
        yield "not an Atom feed"
        return
    required = tuple(f"{ATOM}{name}" for name in ("id", "title", "updated", "author"))
    yield from _children(feed, _FEED | {f"{FH}archive"}, _ATOM_MANY, required)
    yield from _links(feed, url)
    entries = feed.findall(f"{ATOM}entry")
    for tag in ("id", "updated"):
        yield from _unique(entry.findtext(f"{ATOM}{tag}") for entry in entries)
    yield from _urns([feed, *entries])
    yield from _rfc3339(found.text for tag in ("updated", "published") for found in feed.iter(f"{ATOM}{tag}"))
    for entry in entries:
        yield from _children(entry, _ENTRY, _ATOM_MANY, (*required[:3], f"{ATOM}summary"))
        yield from _plain(entry, f"{ATOM}title", f"{ATOM}summary")
        yield from _links(entry)
        content = entry.find(f"{ATOM}content")
        if content is not None and content.get("type") != "html":
            yield "content is not html"
        yield from _html("" if content is None else content.text or "")
        yield from _addresses(media.get("url") for media in entry.findall(f"{MEDIA}content"))
    if (
        feed.find(f"{FH}archive") is not None
        and not {"prev-archive", "next-archive"} & _relations(feed).keys()
    ):
        yield "an archived document stands alone"
    for author in feed.iter(f"{ATOM}author"):
        yield from _plain(author, f"{ATOM}name")
        yield from _children(author, {f"{ATOM}name"}, set(), (f"{ATOM}name",))
    for category in feed.iter(f"{ATOM}category"):
        if not category.get("term") or not category.get("label"):
            yield "category without term or label"
        yield from _addresses([category.get("scheme")])


def _links(parent: ET.Element, url: str = "") -> Faults:
    links = [(link.get("rel", "alternate"), link.get("href")) for link in parent.findall(f"{ATOM}link")]
    yield from _addresses(href for _, href in links)
    counts = Counter(rel for rel, _ in links)
    if any(count > 1 for count in counts.values()) or counts["alternate"] != 1:
        yield f"links repeat or lack the page: {dict(counts)}"
    if url and ("self", url) not in links:
        yield f"self link is not {url}"


def check_json(data: bytes, url: str) -> Faults:
    """Yield what JSON Feed 1.1 would say of the feed served at `url`."""
    feed = json.loads(data)
    if feed.get("version") != "https://jsonfeed.org/version/1.1" or not feed.get("title"):
        yield "no version or title"
    if feed.get("feed_url") != url or feed.get("language") != "vi":
        yield "feed_url or language is wrong"
    yield from _unknown(feed.keys() - _TOP)
    yield from _addresses([feed.get("home_page_url"), *(hub["url"] for hub in feed.get("hubs", ()))])
    yield from _unique(item.get("id") for item in feed["items"])
    for item in feed["items"]:
        yield from _unknown(item.keys() - _JSON_ITEM)
        if not _URN.fullmatch(item["id"]) or not item["title"] or "content_html" not in item:
            yield "an item lacks id, title or content"
        files = [(file["url"], file["mime_type"]) for file in item.get("attachments", ())]
        yield from _addresses(
            [item["url"], *(address for address, _ in files), *filter(None, [item.get("image")])]
        )
        yield from _rfc3339(item[key] for key in ("date_published", "date_modified") if key in item)
        yield from _html(item["content_html"])
        names = [author["name"] for author in item.get("authors", ())] + item.get("tags", [])
        if not all(isinstance(name, str) and name for name in names):
            yield "an author or tag is empty"


def check_history(root: Path, site: str, feed: Path) -> Faults:
    """Yield what RFC 5005 would say of the history that the Atom subscription `feed` leads to."""
    here = f"{site}/{feed.relative_to(root).as_posix()}"
    subscription = _parse(feed.read_bytes())
    links = _relations(subscription)
    if subscription.find(f"{FH}archive") is not None or "prev-archive" not in links:
        yield "a subscription is marked as archive, or leads to none"
        return
    ids, newer, address = set(_ids(subscription)), "", links["prev-archive"].split("?")[0]
    old: set[str] = set()
    visited: set[str] = set()
    while address:
        if address in visited:
            yield "archived documents lead in a circle"
            return
        visited.add(address)
        document = _parse((root / address.removeprefix(f"{site}/")).read_bytes())
        links = _relations(document)
        if document.find(f"{FH}archive") is None or links.get("current") != here:
            yield f"{address} is no archive of {here}"
        if links.get("next-archive", "") != newer:
            yield f"{address} does not lead on to {newer}"
        if document.findtext(f"{ATOM}id") != subscription.findtext(f"{ATOM}id"):
            yield f"{address} has another id than its feed"
        if repeated := old & set(_ids(document)):
            yield f"{address} repeats {len(repeated)} reports"
        old |= set(_ids(document))
        newer, address = address, links.get("prev-archive", "")
    if not ids <= old:
        yield "the history lacks reports of the subscription"


def _ids(feed: ET.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}id") or "" for entry in feed.findall(f"{ATOM}entry")]


def _relations(feed: ET.Element) -> dict[str, str]:
    return {link.get("rel", ""): link.get("href", "") for link in feed.findall(f"{ATOM}link")}


def _children(parent: ET.Element, allowed: set[str], many: set[str], required: Iterable[str]) -> Faults:
    counts = Counter(child.tag for child in parent)
    yield from _unknown(counts.keys() - allowed)
    for tag in counts:
        if counts[tag] > 1 and tag not in many:
            yield f"{tag} stands {counts[tag]} times"
    for tag in required:
        found = parent.find(tag)
        if found is None or not (len(found) or (found.text or "").strip()):
            yield f"{tag} is missing or empty"


def _unknown(names: Iterable[str]) -> Faults:
    yield from (f"unknown: {name}" for name in sorted(names))


def _plain(parent: ET.Element, *tags: str) -> Faults:
    for tag in tags:
        for found in parent.findall(tag):
            if _MARKUP.search(found.text or "") or (found.text or "") != " ".join((found.text or "").split()):
                yield f"{tag} holds what a reader may take for HTML, or loose spaces: {found.text!r}"


def _addresses(values: Iterable[str | None]) -> Faults:
    for value in values:
        if not value or not _URI.fullmatch(value) or not urlsplit(urldefrag(value).url).hostname:
            yield f"not a full address: {value!r}"


def _unique(values: Iterable[str | None]) -> Faults:
    yield from (f"{value} stands {count} times" for value, count in Counter(values).items() if count > 1)


def _urns(elements: Iterable[ET.Element]) -> Faults:
    for element in elements:
        if not _URN.fullmatch(element.findtext(f"{ATOM}id") or ""):
            yield f"id is no UUID: {element.findtext(f'{ATOM}id')}"


def _rfc822(values: Iterable[str | None]) -> Faults:
    for value in values:
        if not value or format_datetime(parsedate_to_datetime(value)) != value:
            yield f"not a date of RFC 822: {value!r}"


def _rfc3339(values: Iterable[str | None]) -> Faults:
    for value in values:
        if not value or not _RFC3339.fullmatch(value) or datetime.fromisoformat(value).year < 1:
            yield f"not a date of RFC 3339: {value!r}"


def _html(value: str, *, plain: bool = False) -> Faults:
    if found := _RUNS.search(value):
        yield f"what may run or disturb in a reader: {found[0]!r}"
    if plain and "<" in value:
        yield f"markup in a summary: {value!r}"
    for address in _ADDRESS.findall(value):
        if not _SCHEME.match(address):
            yield f"a link without host: {address!r}"


def check(root: Path, site: str) -> Iterator[str]:
    """Yield the faults of every feed below `root`, which is served at `site`."""
    checks = {"rss.xml": check_rss, "atom.xml": check_atom, "feed.json": check_json}
    for path in sorted(path for path in root.rglob("*") if path.name in checks):
        name = path.relative_to(root).as_posix()
        data = path.read_bytes()
        if len(data) > LARGEST:
            yield f"{name}: larger than {LARGEST} bytes"
        yield from (f"{name}: {fault}" for fault in checks[path.name](data, f"{site}/{name}"))
        if path.name == "atom.xml" and b"<fh:archive/>" not in data and b'rel="prev-archive"' in data:
            yield from (f"{name}: {fault}" for fault in check_history(root, site, path))


if __name__ == "__main__":
    found = list(check(Path(sys.argv[1]), sys.argv[2].rstrip("/")))
    print("\n".join(found) or "every feed is valid")
    sys.exit(bool(found))

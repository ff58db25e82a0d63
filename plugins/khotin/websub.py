"""Tell the WebSub hub which feeds changed, after the site was published.

A hub passes a change on at once, so that subscribers need not ask every few minutes. What was told is
remembered by checksum in a small file: exactly the feeds whose bytes changed since are told, and one the
hub did not take is told again next time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen
from xml.etree import ElementTree as ET

FILES = ("rss.xml", "atom.xml", "feed.json")
STATE = ".cache/websub.json"
TIMEOUT = 30  # seconds for one answer of the hub
_LINK = "{http://www.w3.org/2005/Atom}link"


@dataclass(frozen=True, slots=True)
class Topic:
    """A feed as its hub knows it: by the address the feed gives itself."""

    hub: str
    url: str


def feeds(output: Path) -> Iterator[Path]:
    """Yield the feeds of the site in `output`, archived documents included."""
    yield from sorted(path for path in output.rglob("*") if path.name in FILES)


def topic(path: Path) -> Topic | None:
    """Return hub and address that a feed names; None for one without a hub, as archived documents are."""
    if path.suffix == ".json":
        feed = json.loads(path.read_bytes())
        hubs = feed.get("hubs")
        return Topic(hubs[0]["url"], feed["feed_url"]) if hubs else None
    links = {link.get("rel"): link.get("href", "") for link in ET.parse(path).iter(_LINK)}  # noqa: S314 (our own feed)
    return Topic(links["hub"], links["self"]) if "hub" in links and "self" in links else None


def tell(what: Topic) -> str:
    """Tell the hub of a change; return what went wrong, empty where it took the word."""
    if urlsplit(what.hub).scheme not in {"http", "https"}:
        return "địa chỉ hub phải bắt đầu bằng http:// hoặc https://"
    body = urlencode({"hub.mode": "publish", "hub.url": what.url, "hub.topic": what.url}).encode()
    try:
        # Any answer but success is an error to urllib.
        urlopen(Request(what.hub, body), timeout=TIMEOUT).close()  # noqa: S310 (the scheme was checked)
    except (URLError, OSError, ValueError) as error:
        return str(error)
    return ""


def ping(output: Path, state: Path) -> tuple[int, list[str]]:
    """Tell the hub of every feed that changed since the last time; return how many, and what failed.

    The first time nothing is told: no subscriber can have come through the hub yet.
    """
    known = _read(state)
    now = {
        path.relative_to(output).as_posix(): sha256(path.read_bytes()).hexdigest() for path in feeds(output)
    }
    told, failed = 0, []
    for name in [] if known is None else sorted(now):
        if known is not None and known.get(name) == now[name]:
            continue
        what = topic(output / name)
        if what is None:
            continue
        if fault := tell(what):
            failed.append(f"{what.url}: {fault}")
            now[name] = ""
        else:
            told += 1
    state.parent.mkdir(parents=True, exist_ok=True)
    state.write_text(json.dumps(now, indent=0), "utf-8")
    return told, failed


def _read(state: Path) -> dict[str, str] | None:
    try:
        return dict(json.loads(state.read_text("utf-8")))
    except (OSError, ValueError):
        return None

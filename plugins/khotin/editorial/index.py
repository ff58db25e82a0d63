"""What other files need to know of every article, read in one quick look at its first lines.

`check` of one article must know the ids and addresses of ten thousand others; parsing them all would
make a commit hook slow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from khotin import urls
from khotin.edtf import VIETNAM

_HEAD = 4000  # bytes; the keys looked for stand at the top of an article
_KEY = re.compile(rb"""(?m)^(id|slug|date|status):[ \t]*["']?([^"'\s#]+)""")
_RAW = re.compile(rb"""(?m)^[ \t]+file:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\n]*?))[ \t]*\r?$""")


@dataclass(frozen=True, slots=True)
class Card:
    """An article in brief; `address` is empty where date or slug cannot be read."""

    path: Path
    file: str
    id: str
    address: str
    draft: bool
    raw: str


def cards(content: Path) -> list[Card]:
    """Return the card of each article below `content`, in the order of their files."""
    return [card(path, content) for path in sorted((content / "reports").rglob("*.md"))]


def card(path: Path, content: Path) -> Card:
    """Return the card of the article at `path`."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return card_of(head, path, path.relative_to(content.parent).as_posix())


def card_of(head: bytes, path: Path, name: str) -> Card:
    """Return the card of an article from its first bytes."""
    found: dict[bytes, str] = {}
    for key, value in _KEY.findall(head):
        found.setdefault(key, value.decode("utf-8", "replace"))
    raw = _RAW.search(head)
    raw_file = next((group for group in raw.groups() if group), b"") if raw else b""
    address = _address(found.get(b"date", ""), found.get(b"slug", ""))
    return Card(
        path,
        name,
        found.get(b"id", ""),
        address,
        found.get(b"status") == "draft",
        raw_file.decode("utf-8", "replace"),
    )


def _address(date: str, slug: str) -> str:
    try:
        year = datetime.fromisoformat(date).astimezone(VIETNAM).year
    except (ValueError, OverflowError):
        return ""
    return urls.article(year, slug) if slug else ""

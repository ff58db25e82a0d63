"""Plain text to lines: every line of the file once, as captured and as cleaned."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import urlsplit

from khotin.convert.read.repair import mend
from khotin.model import Line, Page, Repair
from khotin.text import clean, lines_of, slug

_SOURCE = re.compile(r"(?:Nguồn|Link)[^:]{0,12}: ?(?P<address>https?://\S+)", re.IGNORECASE)
# Of a capture that many lines are its head, with the site's name; shorter names of hosts tell little.
_HEAD, _NAME, _TELLING = 4, 60, 6
_ADDRESS = re.compile(r"https?://\S+|(?:[a-z0-9-]+\.)+vn/?", re.IGNORECASE)


def plain_lines(text: str) -> tuple[list[Line], list[Repair]]:
    """Return the lines of a plain text report, numbered from 1, and the repairs made in them."""
    lines = [Line(number, raw, clean(raw)) for number, raw in enumerate(lines_of(text), start=1)]
    return lines, mend(lines)


def note_address(page: Page) -> None:
    """Keep the address that a plain text was copied from: the only one that stands alone on a line.

    One below a colon is where readers are sent: «Bài dự thi gửi về:». The name of a site, «phuninh.gov.vn»,
    tells its host; so does «Nguồn: https://phuninh.gov.vn/…», which sites add as one copies, below the
    site's own name.
    """
    texts = [line.text for line in page.lines if line.text and line.label is None]
    alone = {
        text: above.endswith(":")
        for above, text in zip(["", *texts], texts, strict=False)
        if "." in text[1:] and _ADDRESS.fullmatch(text)
    }
    if page.url or len(alone) > 1 or any(alone.values()):
        return
    own = _host(*alone)
    linked = (text for text in texts if "://" in text)
    added = [found["address"] for found in map(_SOURCE.fullmatch, linked) if found]
    added = [address for address in added if (own == _host(address) if own else _names(texts, address))]
    addresses = [address for address in (*alone, *added) if "://" in address]
    page.url = next(iter(addresses), "")
    if host := own or _host(page.url):
        page.meta["host"] = host


def _host(address: str = "") -> str:
    """Return the name of the site of an address with or without its scheme, empty where it has none."""
    with suppress(ValueError):
        host = urlsplit(address if "://" in address else f"//{address}").hostname or ""
        return host.removeprefix("www.")
    return ""


def _names(texts: list[str], address: str) -> bool:
    """Tell whether the head of a capture is named as the site of `address`: «Báo Thái Nguyên điện tử»."""
    site = _host(address).split(".")[0]
    heads = [slug(text).replace("-", "") for text in texts[:_HEAD] if len(text) <= _NAME]
    return len(site) >= _TELLING and any(head.startswith(site) for head in heads)

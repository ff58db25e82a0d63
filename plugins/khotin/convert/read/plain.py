"""Plain text to lines: every line of the file once, as captured and as cleaned."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import urlsplit

from khotin.convert.read.repair import mend
from khotin.model import Line, Page, Repair
from khotin.text import clean, lines_of

_ADDRESS = re.compile(r"https?://\S+|(?:[a-z0-9-]+\.)+vn/?", re.IGNORECASE)


def plain_lines(text: str) -> tuple[list[Line], list[Repair]]:
    """Return the lines of a plain text report, numbered from 1, and the repairs made in them."""
    lines = [Line(number, raw, clean(raw)) for number, raw in enumerate(lines_of(text), start=1)]
    return lines, mend(lines)


def note_address(page: Page) -> None:
    """Keep the address that a plain text was copied from: the only one that stands alone on a line.

    One below a colon is where readers are sent: «Bài dự thi gửi về:». The name of a site, «phuninh.gov.vn»,
    tells its host.
    """
    texts = [line.text for line in page.lines if line.text]
    alone = {
        text: above.endswith(":")
        for above, text in zip(["", *texts], texts, strict=False)
        if "." in text[1:] and _ADDRESS.fullmatch(text)
    }
    if len(alone) != 1 or any(alone.values()):
        return
    (address,) = alone
    if "://" in address:
        page.url = address
    with suppress(ValueError):
        page.meta["host"] = urlsplit(page.url or f"//{address}").hostname or ""

"""Plain text to lines: every line of the file once, as captured and as cleaned."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlsplit

from khotin.convert.read.repair import mend
from khotin.model import Line, Page, Repair
from khotin.text import clean, lines_of


def plain_lines(text: str) -> tuple[list[Line], list[Repair]]:
    """Return the lines of a plain text report, numbered from 1, and the repairs made in them."""
    lines = [Line(number, raw, clean(raw)) for number, raw in enumerate(lines_of(text), start=1)]
    return lines, mend(lines)


def note_address(page: Page) -> None:
    """Keep the address that a plain text was copied from: the only one that stands alone on a line.

    One below a colon is where readers are sent: «Bài dự thi gửi về:».
    """
    texts = [line.text for line in page.lines if line.text]
    alone = {
        text: above
        for above, text in zip(["", *texts], texts, strict=False)
        if text.startswith(("http://", "https://")) and " " not in text
    }
    if len(alone) == 1 and not next(iter(alone.values())).endswith(":"):
        page.url = next(iter(alone))
        with suppress(ValueError):
            page.meta["host"] = urlsplit(page.url).hostname or ""

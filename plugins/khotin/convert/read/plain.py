"""Plain text to lines: every line of the file once, as captured and as cleaned."""

from __future__ import annotations

from khotin.convert.read.repair import mend
from khotin.model import Line, Repair
from khotin.text import clean, lines_of


def plain_lines(text: str) -> tuple[list[Line], list[Repair]]:
    """Return the lines of a plain text report, numbered from 1, and the repairs made in them."""
    lines = [Line(number, raw, clean(raw)) for number, raw in enumerate(lines_of(text), start=1)]
    return lines, mend(lines)

"""Plain text to lines: every line of the file once, as captured and as cleaned."""

from __future__ import annotations

from khotin.convert.read.repair import mend
from khotin.model import Line, Repair
from khotin.text import clean


def split(text: str) -> list[str]:
    r"""Return the lines of `text` as captured; LF, CRLF and CR end a line, nothing else does.

    `"\n".join` of the result is `text` with its line ends made LF. A line end at the end of the
    file therefore leaves an empty last line.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def plain_lines(text: str) -> tuple[list[Line], list[Repair]]:
    """Return the lines of a plain text report, numbered from 1, and the repairs made in them."""
    lines = [Line(number, raw, clean(raw)) for number, raw in enumerate(split(text), start=1)]
    return lines, mend(lines)

"""Verdicts on what is printed below the headline: captions, text, and what should not be there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from annotation import Annotation
from reading import Block, Reading
from verdict import Verdict, difference, show

from khotin.text import clean

_MARK = re.compile(r"(?:[-+*•–]|\d{1,2}[.)])\s+")


def captions(expected: Annotation, got: Sequence[str]) -> Verdict:
    """Compare the captions in their order."""
    free = {clean(item) for item in expected.optional_captions}
    readings = [[clean(item) for item in reading] for reading in expected.captions]
    kept = [text for text in got if text not in free]
    right = any(kept == [text for text in reading if text not in free] for reading in readings)
    return Verdict(right, *difference(readings[0], list(got)))


def body(readings: Sequence[Sequence[str]], got: Sequence[Block]) -> Verdict:
    """Compare the text paragraph by paragraph; what lists and tables look like is the article's choice."""
    wanted = [[clean(line) for text in reading for line in text.split("\n")] for reading in readings]
    right = any(len(lines) == len(got) and all(map(_same_line, lines, got)) for lines in wanted)
    return Verdict(right, *difference(wanted[0], [block.text for block in got]))


def _same_line(line: str, block: Block) -> bool:
    if block.tag == "row":
        # Without bars the cells stand in their order, parted by blanks.
        return _cells(line) == _cells(block.text) or line == " ".join(_cells(block.text))
    if block.tag == "li":
        return _MARK.sub("", line, count=1) == _MARK.sub("", block.text, count=1)
    return line == block.text


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip(" |").split("|")]


def leaks(expected: Annotation, got: Reading) -> Verdict:
    """Tell whether a line of the page or of the byline stands in the text oftener than it belongs there."""
    right = [clean(text) for text in (*expected.bodies[0], *expected.captions[0])]
    aliens = [clean(line) for line in expected.alien]
    leaked = [line for line in aliens if line and _count(line, got.lines) > _count(line, right)]
    return Verdict(not leaked, "—", show(leaked))


def _count(line: str, texts: Iterable[str]) -> int:
    """Count a line inside the texts; one of a single word only where it stands alone."""
    if len(line.split()) == 1:
        return sum(text == line for text in texts)
    pattern = re.compile(rf"(?<!\w){re.escape(line)}(?!\w)")
    return sum(len(pattern.findall(text)) for text in texts)

"""Paragraphs out of captured lines: hard wraps joined, real paragraphs kept apart.

A capture breaks lines for three reasons: between paragraphs (with or without a blank line), at the
width of a screen or a mail, and inside a sentence where Word left a stray break. Only the last two
are joined, and only inside a run of lines without a blank one between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from khotin.convert.bylines import parse_byline
from khotin.convert.joins import begins_own, goes_on, stands_alone
from khotin.convert.lines import word_count
from khotin.convert.wraps import Wrap, measure, stops
from khotin.model import Block, Label, Line
from khotin.text import clean

_CREDIT = re.compile(r"\(?(?:Ảnh|Nguồn ảnh|ẢNH)\s*:\s*(\S.{1,40})$")
_CAPTION_WORDS = 48
_SHOWS = 4
_TORN_WORDS = 3
_TABLE_ROWS = 3
_BLANK = "blank"
# Lines at the beginning and at the end of a paragraph that tell whether it goes on.
_SHOWN = 3


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its lines in order and their text joined."""

    lines: list[Line]
    text: str
    first: Line = field(init=False)
    """The line the paragraph begins on."""

    def __post_init__(self) -> None:
        """Keep the first line at hand, which tells what the paragraph is."""
        self.first = self.lines[0]

    @property
    def block(self) -> Block:
        """What the block was in a saved page."""
        return self.first.block

    @property
    def hint(self) -> str:
        """What the markup claims the paragraph is."""
        return self.first.hint

    @property
    def label(self) -> Label | None:
        """The label of its lines."""
        return self.first.label

    def make_heading(self, level: int) -> None:
        """Take the paragraph for a heading of `level`, which the page did not mark as one."""
        self.first.block, self.first.level = Block.HEADING, level

    def mark(self, label: Label, why: str = "") -> None:
        """Label every line of the paragraph."""
        for line in self.lines:
            line.label, line.why = label, why


def paragraphs(lines: Iterable[Line], *, wrapped: bool = True) -> list[Paragraph]:
    """Return the paragraphs of `lines`; blank lines are labelled and belong to none, nor do labelled ones.

    `wrapped` is False for saved pages, whose blocks are whole already.
    """
    rows = [line for line in lines if line.label is None]
    if wrapped:
        _unbar(rows)
        _mark_tables(rows)
    wrap = measure(rows) if wrapped else Wrap()
    found: list[Paragraph] = []
    for kind, part in groupby(rows, key=_kind):
        group = list(part)
        if kind == _BLANK:
            for line in group:
                line.label = Label.BLANK
        elif not wrapped:
            found += [Paragraph([line], line.text) for line in group]
        else:
            found += [_table(group)] if kind == Block.TABLE else _join(group, wrap)
    return _across_blanks(found)


def _kind(line: Line) -> str:
    """Return what separates a line from its neighbours: blank, a table's row, or text."""
    if not line.text and not line.image and not line.rows:
        return _BLANK
    return Block.TABLE if line.block is Block.TABLE else ""


def _unbar(rows: list[Line]) -> None:
    """Take the bar off a line that one cell of a layout table left: «Quang cảnh hội nghị |»."""
    for line in rows:
        bare = line.text.strip("| ")
        if bare != line.text and " | " not in bare:
            if line.text.endswith(" |") and word_count(bare) >= _SHOWS and not parse_byline(bare, last=True):
                # The table held a picture, and below it what that shows.
                line.hint = "caption"
            line.text = bare


def _mark_tables(rows: list[Line]) -> None:
    """Mark runs of lines that tabs cut into the same number of cells as a table."""
    cells = [line.raw.strip().count("\t") + 1 for line in rows]
    if max(cells, default=1) == 1:
        return
    for count, group in groupby(range(len(rows)), key=lambda at: cells[at]):
        run = list(group)
        if count > 1 and len(run) >= _TABLE_ROWS:
            for at in run:
                rows[at].block = Block.TABLE


def _table(lines: list[Line]) -> Paragraph:
    """Return one paragraph of all rows; the first line carries the cells."""
    cells = tuple(tuple(clean(cell) for cell in line.raw.strip().split("\t")) for line in lines)
    lines[0].rows = cells
    return Paragraph(lines, " ".join(line.text for line in lines))


def _across_blanks(rows: list[Paragraph]) -> list[Paragraph]:
    """Return `rows` with the second half of a torn line joined to the first, a credit to its caption."""
    kept: list[Paragraph] = []
    for row in rows:
        above = kept[-1] if kept else None
        if above and (_credits(above, row) or _torn(above, row)):
            above.lines += row.lines
            above.text += " " + row.text
        else:
            kept.append(row)
    return kept


def _credits(above: Paragraph, row: Paragraph) -> bool:
    # «(Ảnh: Lệ Quyên)» names who took a picture; «(Ảnh: giải ngân vốn)» tells what it shows.
    credit = _CREDIT.match(row.text)
    return (
        bool(credit and credit[1][0].isupper())
        and above.hint in {"", "caption"}
        and _may_be_caption(above.text)
    )


def _torn(above: Paragraph, row: Paragraph) -> bool:
    """Whether a line without a stop goes on below a blank line, in lower case."""
    if not row.text[:1].islower() or begins_own(row.text):
        return False
    if above.block is not Block.PARAGRAPH or row.block is not Block.PARAGRAPH or above.hint != row.hint:
        return False
    open_end = not stops(above.text) and word_count(above.text) > _TORN_WORDS
    if not open_end or stands_alone(above.lines[-1]) or stands_alone(row.first):
        return False
    byline = parse_byline(above.text, last=True)
    return byline is None or byline.kind != "label"


def _may_be_caption(text: str) -> bool:
    return 2 < word_count(text) <= _CAPTION_WORDS and not begins_own(text) and not _CREDIT.search(text)


def _join(run: list[Line], wrap: Wrap) -> list[Paragraph]:
    found = [[run[0]]]
    for at in range(1, len(run)):
        if goes_on(_said(found[-1]), run, at - len(found[-1]), at, wrap):
            found[-1].append(run[at])
        else:
            found.append([run[at]])
    return [Paragraph(lines, " ".join(line.text for line in lines)) for lines in found]


def _said(lines: list[Line]) -> str:
    """Return how a paragraph of `lines` begins and ends; a book without a blank line may be one."""
    shown = lines if len(lines) <= 2 * _SHOWN else lines[:_SHOWN] + lines[-_SHOWN:]
    return " ".join(line.text for line in shown)

"""Paragraphs out of captured lines: hard wraps joined, real paragraphs kept apart.

A capture breaks lines for three reasons: between paragraphs (with or without a blank line), at the
width of a screen or a mail, and inside a sentence where Word left a stray break. Only the last two
are joined, and only inside a run of lines without a blank one between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from khotin.convert import boilerplate
from khotin.convert.stamps import find_stamp
from khotin.model import Block, Label, Line

# A screen or mail wraps at 45 to 130 characters; longer lines were never wrapped.
_MIN_WIDTH, _MAX_WIDTH = 45, 130
_WRAPPED_SHARE = 0.6
_END = re.compile(r"[.!?…:;][\"”’»)\]]*$")
_INDENT = re.compile(r"^[^\S\n]{3,}|^\t")
# A line that begins a unit of its own whatever stood before it.
_OWN = re.compile(
    r"(?:[-+*•–>#]+|\d{1,3}[.)]|[a-zđ]\)|[IVXLC]+[.)])\s|>>"
    r"|(?=.*\S \| \S.* \| \S)|\(?(?:Ảnh|Nguồn|Tin|Bài|Theo)\b[^.]{0,30}:"
)
_CREDIT = re.compile(r"\(?(?:Ảnh|Nguồn ảnh|ẢNH)\s*:\s*\S.{1,40}$")
_CAPTION_WORDS = 48
# Words that no line of Vietnamese can end with: the phrase goes on in the next line.
_HANGING = re.compile(
    r"\b(?:của|và|với|tại|cho|các|những|trong|về|là|do|từ|bằng|theo|để|một"
    r"|đồng chí|ông|bà|Phó|Trưởng|thứ|nhiệm kỳ|năm|ngày|số)$"
)
_OPENING = "\"“('"


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its lines in order and their text joined."""

    lines: list[Line]
    text: str

    @property
    def first(self) -> Line:
        """The line the paragraph begins on."""
        return self.lines[0]

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

    def mark(self, label: Label, why: str = "") -> None:
        """Label every line of the paragraph."""
        for line in self.lines:
            line.label, line.why = label, why


def paragraphs(lines: Iterable[Line], *, wrapped: bool = True) -> list[Paragraph]:
    """Return the paragraphs of `lines`; blank lines are labelled and belong to none.

    `wrapped` is False for saved pages, whose blocks are whole already.
    """
    rows = list(lines)
    width = _wrap_width(rows) if wrapped else 0
    found: list[Paragraph] = []
    for blank, group in groupby(rows, key=lambda line: not line.text and not line.image and not line.rows):
        if blank:
            for line in group:
                line.label = Label.BLANK
        elif wrapped:
            found += _join(list(group), width)
        else:
            found += [Paragraph([line], line.text) for line in group]
    return _with_credits(found)


def _with_credits(rows: list[Paragraph]) -> list[Paragraph]:
    """Return `rows` with a photographer's line joined to the caption above it."""
    kept: list[Paragraph] = []
    for row in rows:
        above = kept[-1] if kept else None
        if (
            above
            and _CREDIT.match(row.text)
            and above.hint in {"", "caption"}
            and _may_be_caption(above.text)
        ):
            above.lines += row.lines
            above.text += " " + row.text
        else:
            kept.append(row)
    return kept


def _may_be_caption(text: str) -> bool:
    return 2 < len(text.split()) <= _CAPTION_WORDS and not _OWN.match(text) and not _CREDIT.search(text)


def _runs(rows: list[Line]) -> Iterator[list[Line]]:
    for filled, group in groupby(rows, key=lambda line: bool(line.text)):
        if filled:
            yield list(group)


def _wrap_width(rows: list[Line]) -> int:
    """Return the width at which the capture wrapped its lines, 0 where it did not."""
    inner = [len(line.text) for run in _runs(rows) for line in run[:-1]]
    longest = max((len(line.text) for line in rows), default=0)
    if len(inner) < 3 or not _MIN_WIDTH <= longest <= _MAX_WIDTH:
        return 0
    full = sum(length >= longest * 0.75 for length in inner)
    return longest if full >= len(inner) * _WRAPPED_SHARE else 0


def _join(run: list[Line], width: int) -> list[Paragraph]:
    found = [Paragraph([run[0]], run[0].text)]
    for before, line in pairwise(run):
        if _continues(before, line, width):
            found[-1].lines.append(line)
            found[-1].text += " " + line.text
        else:
            found.append(Paragraph([line], line.text))
    return found


def _continues(before: Line, line: Line, width: int) -> bool:
    """Whether `line` goes on with the sentence of `before`."""
    if _OWN.match(line.text) or before.hint != line.hint or _stands_alone(before) or _stands_alone(line):
        return False
    if width:
        # A wrapped line is one that the next word would not have fitted on.
        fits = len(before.text) + 1 + len(line.text.split(" ", 1)[0]) <= width
        indented = bool(_INDENT.match(line.raw)) and not _INDENT.match(before.raw)
        return not indented and (not fits or _stray_break(before.text, line.text))
    return _stray_break(before.text, line.text)


def _stands_alone(line: Line) -> bool:
    stamp = find_stamp(line.text) if len(line.text) < _MIN_WIDTH * 3 else None
    return boilerplate.is_tool(line.text) or boilerplate.is_opener(line.text) or bool(stamp and stamp.whole)


def _stray_break(before: str, after: str) -> bool:
    if _END.search(before):
        return False
    opening = after.lstrip(_OPENING)[:1]
    if _HANGING.search(before):
        return True
    return (
        opening.islower() or opening.isdigit() or opening in ",;" or before.endswith((",", " -", " –", "("))
    )

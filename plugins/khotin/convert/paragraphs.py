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

from khotin.convert import boilerplate, captions
from khotin.convert.bylines import parse_byline
from khotin.convert.lines import ends, word_count
from khotin.convert.stamps import find_stamp
from khotin.model import Block, Label, Line
from khotin.text import clean

# A screen or mail wraps at 45 to 130 characters; longer lines were never wrapped.
_MIN_WIDTH, _MAX_WIDTH = 45, 130
_WRAPPED_SHARE = 0.6
_STOPS = (".", "!", "?", "…", ":", ";")
_INDENT = re.compile(r"^[^\S\n]{3,}|^\t")
# A line that begins a unit of its own whatever stood before it.
_OWN = re.compile(
    r"(?:[-+*•–>#]+|\d{1,3}[.)]|[a-zđ]\)|[IVXLC]+[.)])\s|>>"
    r"|(?=.*\S \| \S.* \| \S)|\(?(?:Ảnh|Nguồn|Tin|Bài|Theo)\b[^.]{0,30}:"
)
_CREDIT = re.compile(r"\(?(?:Ảnh|Nguồn ảnh|ẢNH)\s*:\s*(\S.{1,40})$")
_CAPTION_WORDS = 48
_TORN_WORDS = 3
_TABLE_ROWS = 3
_BLANK = "blank"
_OPENED_WORDS = 9
# Words that no line of Vietnamese can end with: the phrase goes on in the next line.
_HANGING = re.compile(
    r"\b(?:của|và|với|tại|cho|các|những|trong|về|là|do|từ|bằng|theo|để|một|như|gồm"
    r"|đồng chí|ông|bà|anh|chị|em)$"
)
_OFFICE = re.compile(
    r"\b(?:Chủ tịch|Bí thư|Thường trực|Ủy viên|Trưởng|Phó|Giám đốc|Chủ nhiệm|Ban Thường vụ)$"
)
_OF_UNIT = re.compile(r"\b(?:xã|phường|huyện|quận|thị trấn|thị xã|tỉnh|thành phố|thôn|ấp|bản|khu phố)$")
_OFFICE_OF = re.compile(
    r"(?:HĐND|UBND|UBMTTQ|MTTQ|Ủy ban|Hội|Đảng|Ban|Huyện|Tỉnh|Thành|Phòng|Sở|Đoàn|Trung tâm)"
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
    if wrapped:
        _unbar(rows)
        _mark_tables(rows)
    width = _wrap_width(rows) if wrapped else 0
    found: list[Paragraph] = []
    for kind, part in groupby(rows, key=_kind):
        group = list(part)
        if kind == _BLANK:
            for line in group:
                line.label = Label.BLANK
        elif not wrapped:
            found += [Paragraph([line], line.text) for line in group]
        else:
            found += [_table(group)] if kind == Block.TABLE else _join(group, width)
    return _across_blanks(found)


def _stops(text: str) -> bool:
    return ends(text, _STOPS, '"”’»)]')


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
            line.text = bare


def _mark_tables(rows: list[Line]) -> None:
    """Mark runs of lines that tabs cut into the same number of cells as a table."""
    cells = [len(line.raw.strip().split("\t")) for line in rows]
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
    if above.block is not Block.PARAGRAPH or row.block is not Block.PARAGRAPH or above.hint != row.hint:
        return False
    open_end = not _stops(above.text) and word_count(above.text) > _TORN_WORDS
    goes_on = row.text[:1].islower() and not _OWN.match(row.text)
    return open_end and goes_on and not _stands_alone(above.lines[-1]) and not _stands_alone(row.first)


def _may_be_caption(text: str) -> bool:
    return 2 < word_count(text) <= _CAPTION_WORDS and not _OWN.match(text) and not _CREDIT.search(text)


def _runs(rows: list[Line]) -> Iterator[list[Line]]:
    for filled, group in groupby(rows, key=lambda line: bool(line.text)):
        if filled:
            yield list(group)


def _wrap_width(rows: list[Line]) -> int:
    """Return the width at which the capture wrapped its lines, 0 where it did not."""
    # A headline in capitals is set apart, and often longer than the text was wrapped at.
    text = [line for line in rows if not line.text.isupper()]
    inner = [len(line.text) for run in _runs(text) for line in run[:-1]]
    longest = max((len(line.text) for line in text), default=0)
    if len(inner) < 3 or not _MIN_WIDTH <= longest <= _MAX_WIDTH:
        return 0
    full = sum(length >= longest * 0.75 for length in inner)
    return longest if full >= len(inner) * _WRAPPED_SHARE else 0


def _join(run: list[Line], width: int) -> list[Paragraph]:
    found = [Paragraph([run[0]], run[0].text)]
    for before, line in pairwise(run):
        if _continues(before, line, width) or (_sentence_open(found[-1].text) and _may_go_on(before, line)):
            found[-1].lines.append(line)
            found[-1].text += " " + line.text
        else:
            found.append(Paragraph([line], line.text))
    return found


def _sentence_open(text: str) -> bool:
    """Whether a paragraph begins as the text does and has not come to its stop."""
    begun = captions.opens(text) and word_count(text) >= _OPENED_WORDS
    return begun and not _stops(text) and not captions.has_credit(text)


def _may_go_on(before: Line, line: Line) -> bool:
    own = _OWN.match(line.text) or _stands_alone(before) or _stands_alone(line)
    if parse_byline(line.text, last=True) is not None:
        return False
    return not own and before.hint == line.hint and not line.text.isupper()


def _continues(before: Line, line: Line, width: int) -> bool:
    """Whether `line` goes on with the sentence of `before`."""
    if _OWN.match(line.text) or before.hint != line.hint or _stands_alone(before) or _stands_alone(line):
        return False
    if before.text.isupper() != line.text.isupper():
        # A headline or a cross-head in capitals, and text.
        return False
    if before.text.isupper():
        return not _stops(before.text) and word_count(line.text) > 1 and before.text != line.text
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
    if _stops(before):
        return False
    opening = after.lstrip(_OPENING)[:1]
    if after.lower().startswith("null "):
        return False
    if _OFFICE.search(before) and _OFFICE_OF.match(after):
        return True
    if _HANGING.search(before) or (_OF_UNIT.search(before) and captions.opens(before)):
        return True
    return (
        opening.islower() or opening.isdigit() or opening in ",;" or before.endswith((",", " -", " –", "("))
    )

"""A raw report while its lines are labelled, and what the rooms of labelling ask about a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from khotin.convert import boilerplate
from khotin.convert.bylines import Byline, parse_byline
from khotin.convert.lines import ends, word_count
from khotin.convert.paragraphs import Paragraph
from khotin.convert.persons import is_nobody, word_lists
from khotin.convert.read.syllables import is_syllable
from khotin.convert.signatures import signer
from khotin.convert.stamps import Stamp, find_stamp, is_part, stamp_inside
from khotin.model import Block, Label, Page

TEXT_LABELS = (Label.LEAD, Label.BODY)
"""The labels of the reporter's text."""
ANNOUNCED = "announced"
"""The hint of an address that the line above announces: «Bài dự thi gửi về:» and below it where to."""
SIGN = re.compile(r"\(?(?:PV|BBT|CTV|P\.V|B\.B\.T)\.?\)?", re.IGNORECASE)
# A name with its office is no longer.
NAME_WORDS = 9
_PROSE_WORDS, _PROSE_UNSTOPPED = 18, 45
_SENTENCE_WORDS = 7
_STOPS = (".", "!", "?", "…", ":", ";")
_STAMP_LENGTH = 400
_READ = 10_000  # characters of a paragraph that fields are read from; nearly all whole reports are shorter


class Doubt(NamedTuple):
    """A field to be looked at again, the reason (Vietnamese), and the line in question, 0 for none."""

    field: str
    reason: str
    line: int = 0


class Opinion(NamedTuple):
    """What the second reader takes a line for, how probable that is, and text and caption (0 to 1)."""

    kind: str
    sure: float
    text: float
    caption: float

    @property
    def report(self) -> float:
        """How probable it is that the line is the reporter's."""
        return self.text + self.caption


@dataclass(slots=True)
class Digest:
    """Several short reports under one headline: that line, if it is printed, and what each report opens with.

    `signed` are those who sign at the end of a paragraph, «… 340 triệu đồng. (PHƯƠNG MAI)».
    """

    head: Paragraph | None
    openings: list[Paragraph]
    signed: list[tuple[Byline, Paragraph]] = field(default_factory=list)


@dataclass(slots=True)
class Labelled:
    """A raw report with its labels, and the parts that fields are read from.

    `weights` tells by its first line how surely a paragraph is a caption (`captions.weigh`).
    """

    page: Page
    paragraphs: list[Paragraph]
    title: str = ""
    title_line: int = 0
    stamps: list[tuple[Stamp, Paragraph]] = field(default_factory=list)
    bylines: list[tuple[Byline, Paragraph]] = field(default_factory=list)
    unsigned: str = ""
    opinions: list[tuple[Paragraph, Opinion]] = field(default_factory=list)
    """What the second reader takes the lines for."""
    weights: dict[int, float] = field(default_factory=dict)
    title_doubted: bool = False
    stand_in: str = ""
    """What is printed in the place of a headline that the capture lost."""
    digest: Digest | None = None

    def of(self, *labels: Label) -> list[Paragraph]:
        """Return the paragraphs that carry one of `labels`, in order."""
        return [p for p in self.paragraphs if p.first.label in labels]

    def prose(self) -> list[str]:
        """Return what fields are read from: the reporter's paragraphs, the beginning of an endless one."""
        return [row.text[:_READ] for row in self.of(*TEXT_LABELS)]


def mark_plain(found: Labelled, row: Paragraph) -> bool:
    """Label a line that tells by itself what it is: stamp, tool, section name, sign."""
    stamp = find_stamp(row.text) if len(row.text) < _STAMP_LENGTH else None
    if row.hint == "time" and not (stamp and stamp.whole):
        stamp = stamp_inside(row.text) or stamp
    if stamp and (stamp.whole or row.hint == "time"):
        found.stamps.append((stamp, row))
        row.mark(Label.TIMESTAMP)
    elif row.hint == "time":
        row.mark(Label.TIMESTAMP, "không đọc được ngày")
    elif is_part(row.text):
        row.mark(Label.TIMESTAMP, "không đủ ngày, tháng, năm")
    elif row.block is Block.FIGURE and not row.text:
        row.mark(Label.CAPTION, "ảnh")
    elif boilerplate.is_tool(row.text):
        row.mark(Label.BOILERPLATE, "công cụ của trang")
    elif boilerplate.is_section(row.text) and row.block is not Block.HEADING:
        row.mark(Label.KICKER, "tên chuyên mục")
    elif SIGN.fullmatch(row.text):
        row.mark(Label.BYLINE, "ký hiệu tòa soạn")
    else:
        return False
    return True


def byline_of(row: Paragraph, *, last: bool) -> Byline | None:
    """Return what a line signs, None where it does not; `last` where it stands below the text."""
    if row.block is Block.TABLE or (row.block is Block.HEADING and not last) or boilerplate.is_tool(row.text):
        return None
    if row.hint in {"author", "source"}:
        byline = parse_byline(row.text, last=True)
        signed = signer(row.text) if row.hint == "author" else None
        return (
            byline
            or signed
            or Byline(authors=(), source=row.text if row.hint == "source" else None, kind="label")
        )
    whole = row.text
    if last and whole.istitle() and whole.isalpha() and is_syllable(whole) and not _is_of_page(whole):
        # One given name, alone at the very end.
        return Byline(authors=(whole,))
    if whole.startswith("(") and whole.endswith(")") and whole.count("(") == 1:
        # «(Thu Trang)» signs; «(Ảnh: giải ngân vốn)» tells what a picture shows.
        byline = parse_byline(whole[1:-1], last=last)
        told = byline and byline.photos and ":" not in whole
        if byline and (byline.authors or byline.source or told or is_nobody(whole)):
            return byline
        short = last and ":" not in whole and word_count(whole) <= NAME_WORDS and whole[1].isupper()
        short = short and find_stamp(whole) is None
        return Byline(source=whole[1:-1]) if short else None
    return parse_byline(whole, last=last)


def _is_of_page(word: str) -> bool:
    return boilerplate.is_tool(word) or is_nobody(word) or word.lower() in word_lists().labels


def is_stamp(row: Paragraph) -> bool:
    """Whether all of a row tells when the report was printed."""
    stamp = find_stamp(row.text) if len(row.text) < _STAMP_LENGTH else None
    return stamp is not None and stamp.whole


def is_text(row: Paragraph) -> bool:
    """Whether a row is the reporter's beyond doubt: a sentence with its stop, a list, a table."""
    if row.block in {Block.LIST_ITEM, Block.TABLE} or row.hint == ANNOUNCED:
        return True
    if word_count(row.text) < _SENTENCE_WORDS or not stops(row.text) or row.hint == "caption":
        return False
    return parse_byline(row.text, last=True) is None and not boilerplate.is_tool(row.text)


def stops(line: str) -> bool:
    """Whether a line ends as a sentence does, or with the mark «./.» of the end."""
    return line.endswith("/") or ends(line, _STOPS, '"”’)')


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph of text by its length and stop."""
    words = word_count(line)
    return words >= _PROSE_WORDS and (words > _PROSE_UNSTOPPED or stops(line))

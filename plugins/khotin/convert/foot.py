"""Label the foot of a raw report: names below the text, lists of other reports, comments, key words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from khotin.convert import boilerplate, captions, lonelines
from khotin.convert.bylines import Byline, parse_byline
from khotin.convert.labelled import Labelled, byline_of, is_prose, is_stamp, is_text, mark_plain, stops
from khotin.convert.lines import ends_sentence, is_cut, is_quotation, word_count
from khotin.convert.names import ordinary
from khotin.convert.paragraphs import Paragraph
from khotin.convert.persons import is_person, signs_for
from khotin.convert.stamps import find_stamp, stamp_inside
from khotin.model import Block, Label

PAST_NAMES = "sau tên tác giả"
"""Why a line below the names of the authors is the page's."""
# Of the words of a page so many stand above names below its headline, and so many above those below its text.
_HEAD, _MOSTLY = 0.12, 0.5
_BESIDE_NAMES = 2
# A reader's name with the moment is no longer; answers and lists stand in the later half of a page.
_READER, _PAST = 12, 0.5
# How many lines above the end may hold names; below them stand only the portal's own lines.
_REACH = 8
_CUT = re.compile(r"\s*\[?(?:\.{3}|…)\]?$")
_CUT_LENGTH = 40
_EXCERPT = 4  # paragraphs
# So many lines cut at the end are no reporter's.
_TEASERS = 2
_CUT_OFF = 3
_DAY = "0123456789/.-, "
# Past the names a line is a headline of another report sooner than a caption.
_PAST_NAMES = 2.5
# A sentence is more surely a caption.
_BELOW_NAMES = 4.0
_END_MARK = re.compile(r"\.{0,2}/\.?$")
_NAME = re.compile(r"(?=.{4,32}$)[^\W\d_a-zà-öø-ÿ][\w'’.]*(?:[ -][^\W\d_a-zà-öø-ÿ][\w'’.]*){1,4}")


def label_foot(found: Labelled, rows: list[Paragraph]) -> list[Paragraph]:
    """Label the portal's lists after the text, then the names at its end; return the rest."""
    rows = _cut_lists(found, rows)
    if found.page.kind != "text":
        _cut_past_names(rows)
    else:
        _cut_box(rows)
        _cut_teasers(rows)
    _cut_short(rows)
    rows = [row for row in rows if row.label is None]
    end = _end(rows)
    signed = closed = False
    for row in rows[max(end, len(rows) - _REACH) :]:
        byline = byline_of(row, last=True)
        if boilerplate.is_keywords(row.text) or (signed and _is_in(found.title, row)):
            row.mark(Label.BOILERPLATE, "từ khóa")
        elif byline and not (closed and byline.kind == "bare"):
            found.bylines.append((_undated(found, byline, row), row))
            row.mark(Label.SOURCE if byline.source and not byline.authors else Label.BYLINE)
            signed = True
        elif mark_plain(found, row) or not signed:
            # What stands past the page's own lines is another report's.
            closed = closed or signed
        elif not _shows(row) and row.block is Block.PARAGRAPH:
            # Past the names nothing is the reporter's but a picture's line.
            row.mark(Label.BOILERPLATE, PAST_NAMES)
            closed = True
    if rows and not signed and rows[-1].label is None and _NAME.fullmatch(rows[-1].text):
        # A name that no list knows, alone below the text: an editor is asked.
        found.bylines.append((Byline(authors=(ordinary(rows[-1].text),)), rows[-1]))
        rows[-1].mark(Label.BYLINE)
    return [row for row in rows if row.label is None]


def _undated(found: Labelled, byline: Byline, row: Paragraph) -> Byline:
    """Return a byline without the day behind its source, which is a stamp: «Theo Báo An Lạc 22/08/2018»."""
    source = byline.source or ""
    stamp = stamp_inside(source) if source[-1:].isdigit() else None
    if stamp is None:
        return byline
    found.stamps.append((stamp, row))
    return replace(byline, source=source.rstrip(_DAY))


def _end(rows: Sequence[Paragraph]) -> int:
    """Return where the text ends: behind the last sentence that is no caption below the names."""
    end = last = next((at for at in range(len(rows), 0, -1) if is_text(rows[at - 1])), 0)
    while end > 1 and is_text(rows[end - 1]) and captions.looks(rows[end - 1].text, least=_BELOW_NAMES):
        end -= 1
    return end - 1 if 1 < end < last and _signs(rows[end - 1]) else last


def _cut_past_names(rows: Sequence[Paragraph]) -> None:
    """Label what a saved page prints past the names below the text: readers' words, notes, other reports.

    Where names stand between paragraphs as well, the page holds several reports, or they say who said it.
    """
    words = [word_count(row.text) for row in rows]
    above = [0, *accumulate(words)]
    below_head = [at for at in range(len(rows)) if above[at] >= _HEAD * above[-1]]
    signed = [
        at
        for at in below_head
        if rows[at].label is None and _signs(rows[at]) and not (at and _names_whose(rows[at - 1].text))
    ]
    if not signed or above[signed[0]] < _MOSTLY * above[-1]:
        return
    known = [at for at in signed if rows[at].hint == "author"]
    end = known[0] if known else signed[0]
    stamps = [find_stamp(row.text) for row in rows[end + 1 :]]
    # Several tell when readers wrote.
    alone = sum(stamp is not None and stamp.whole for stamp in stamps) == 1
    for at, (row, stamp) in enumerate(zip(rows[end + 1 :], stamps, strict=True), end + 1):
        shows = _is_sure_caption(row) and not (row.hint == "caption" and _tells(row.text))
        kept = shows or (alone and stamp and stamp.whole and not stamp.author)
        names = at <= end + _BESIDE_NAMES and byline_of(row, last=True) is not None
        if row.label is None and not kept and not names:
            row.mark(Label.BOILERPLATE, PAST_NAMES)


def _names_whose(above: str) -> bool:
    """Whether a name below a line tells who said what it quotes, or signed the document in it."""
    return signs_for(above) or is_quotation(above)


def _tells(text: str) -> bool:
    """Whether a line below a picture tells of an author, as a box about one does, and shows nothing."""
    return stops(text) and not captions.looks(text, least=0)


def _signs(row: Paragraph) -> bool:
    """Whether a line names authors beyond doubt: by its label or its class, or in a look of its own."""
    if row.block not in {Block.PARAGRAPH, Block.HEADING} or is_prose(row.text):
        return False
    byline = byline_of(row, last=True)
    if byline is None or not byline.authors:
        return False
    return byline.kind == "label" or row.hint == "author" or all(map(is_person, byline.authors))


def _dates(row: Paragraph) -> bool:
    """Whether a line is the day of the page, perhaps behind a name: «Thái Hòa – Báo An Lạc 22/08/2018»."""
    return row.text[-1:].isdigit() and is_stamp(row)


def _sends(byline: Byline) -> bool:
    """Whether a line without a label names an office alone."""
    return byline.kind == "bare" and not byline.authors


def _is_in(title: str, row: Paragraph) -> bool:
    """Whether a line is a name of the headline alone, as key words are."""
    return row.text.istitle() and row.text in title


def _cut_lists(found: Labelled, rows: list[Paragraph]) -> list[Paragraph]:
    """Label blocks of other reports, comments and key words wherever they open."""
    kept: list[Paragraph] = []
    words = [word_count(row.text) for row in rows]
    total = sum(words)
    left = [*accumulate(reversed(words))][::-1]
    inside = False
    for at, row in enumerate(rows):
        past = left[at] <= _PAST * total
        answers = past and not inside and _opens_answers(rows, at)
        if answers or (not inside and boilerplate.is_opener(row.text) and row.block is not Block.TABLE):
            inside = True
            # Past the end of the text nothing of a list is the reporter's, long lines included.
            if past and (answers or not _text_goes_on(rows[at + 1 :])):
                for later in rows[at:]:
                    _mark_after_end(found, later)
                return kept
        if inside and _resumes(rows, at):
            inside = False
        if inside:
            byline = byline_of(row, last=True) if row.hint in {"author", "source"} else None
            if byline is not None:
                found.bylines.append((byline, row))
                row.mark(Label.BYLINE)
            else:
                row.mark(Label.BOILERPLATE, "tin khác")
        else:
            kept.append(row)
    return kept


def _opens_answers(rows: Sequence[Paragraph], at: int) -> bool:
    """Whether a reader signs at `at` what he says of the report, below the names: his name and a moment."""
    row = rows[at]
    if at + 1 == len(rows) or word_count(row.text) > _READER:
        return False
    below = rows[at + 1].text
    if boilerplate.is_ago(below):
        reader = _NAME.fullmatch(row.text) is not None
    else:
        stamp = find_stamp(row.text) if ends_sentence(below) else None
        reader = stamp is not None and stamp.whole and bool(stamp.author)
    return reader and any(map(_signs, rows[max(0, at - _REACH) : at]))


def _cut_box(rows: Sequence[Paragraph]) -> None:
    """Label what a box tells of the author: it opens with the name that signs right above it."""
    for at in range(len(rows) - 1, 0, -1):
        if rows[at].text == rows[at - 1].text and _signs(rows[at]):
            for row in rows[at + 1 :]:
                if row.label is None and not _shows(row) and byline_of(row, last=True) is None:
                    row.mark(Label.BOILERPLATE, PAST_NAMES)
            return


def _cut_teasers(rows: Sequence[Paragraph]) -> None:
    """Label the beginnings of other reports below the name or the day that signs: most end in «…».

    So many in a row are the page's below a text that nobody signs as well.
    """
    while rows and boilerplate.is_tool(rows[-1].text):
        rows = rows[:-1]
    end = next((at for at in range(len(rows) - 1, 0, -1) if not is_cut(rows[at].text)), 0)
    if len(rows) - end - 1 < _TEASERS:
        return
    signed = next((at for at in range(end, 0, -1) if _signs(rows[at]) or _dates(rows[at])), 0)
    if not signed and len(rows) - end > _CUT_OFF:
        signed = end
    below = rows[signed + 1 :]
    if not signed or sum(is_cut(row.text) for row in below) * 2 < len(below):
        return
    words = [word_count(row.text) for row in rows]
    if sum(words[: signed + 1]) < _MOSTLY * sum(words):
        return
    for row in below:
        if row.label is None and not _is_sure_caption(row):
            row.mark(Label.BOILERPLATE, PAST_NAMES)


def _resumes(rows: Sequence[Paragraph], at: int) -> bool:
    """Whether the report goes on at `at` inside a list of others, with prose, a caption or a cross-head."""
    row = rows[at]
    if boilerplate.is_opener(row.text):
        return False
    below = rows[at + 1].text if at + 1 < len(rows) else ""
    head = row.text.isupper() and not rows[at - 1].text.isupper() and is_prose(below)
    return head or is_prose(row.text) or _is_sure_caption(row)


def _shows(row: Paragraph) -> bool:
    """Whether a line past the names is the caption of a picture beyond doubt."""
    return row.hint == "caption" or captions.looks(row.text, least=_PAST_NAMES)


def _is_sure_caption(row: Paragraph) -> bool:
    return row.hint == "caption" or lonelines.is_scene(row.text) or lonelines.has_credit(row.text)


def _text_goes_on(rows: Sequence[Paragraph]) -> bool:
    """Whether the reporter's text goes on in `rows`: several long paragraphs, or its end mark."""
    prose = [row for row in rows if is_prose(row.text)]
    ends = any(_END_MARK.search(row.text) for row in prose)
    return len(prose) >= 2 or ends


def _mark_after_end(found: Labelled, row: Paragraph) -> None:
    byline = parse_byline(row.text, last=True) if not found.bylines else None
    if byline is not None and byline.kind == "label":
        found.bylines.append((byline, row))
        row.mark(Label.BYLINE)
    else:
        row.mark(Label.BOILERPLATE, "sau bài")


def _cut_short(rows: list[Paragraph]) -> None:
    """Label a line that ends in «…» where another paragraph says the same in full."""
    cut = [row for row in rows if is_cut(row.text)]
    begun: dict[str, list[int]] = {}
    for at, row in enumerate(rows if cut else ()):
        begun.setdefault(_opening(row.text), []).append(at)
    for row in cut:
        alike = [at for at in begun[_opening(row.text)] if rows[at] is not row]
        head = _CUT.sub("", row.text).casefold() if alike else ""
        if len(head) >= _CUT_LENGTH and any(_runs_on(rows, at).startswith(head) for at in alike):
            row.mark(Label.DUPLICATE, "lặp lại, bị cắt")


def _runs_on(rows: Sequence[Paragraph], at: int) -> str:
    """Return a paragraph with those below it, as an excerpt of a text runs over its paragraphs."""
    return " ".join(row.text for row in rows[at : at + _EXCERPT]).casefold()


def _opening(text: str) -> str:
    """Return the first letters of a line, which are enough to tell it from most others."""
    return text[:_CUT_LENGTH].casefold()[:_CUT_LENGTH]

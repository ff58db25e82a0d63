"""Give every line of a raw report exactly one label: the ledger.

Labelling goes from what is sure to what is left: what the markup puts outside the report, the
headline, the head around it, the foot with bylines and the portal's lists, and last the captions,
repetitions and tools among the paragraphs between. A line that nothing claims is the reporter's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from khotin.convert import boilerplate, captions, headline
from khotin.convert.bylines import Byline, parse_byline
from khotin.convert.page import OUTSIDE_HINTS
from khotin.convert.paragraphs import Paragraph, paragraphs
from khotin.convert.unglue import unglue
from khotin.convert.read.syllables import is_syllable
from khotin.convert.stamps import Stamp, find_stamp
from khotin.model import Block, Label, Page

_PROSE_WORDS = 18
_STOP = re.compile(r"[.!?…:;][\"”’)]*$|/\.?$")
_SIGN = re.compile(r"\(?(?:PV|BBT|CTV|P\.V|B\.B\.T)\.?\)?", re.IGNORECASE)
_CUT = re.compile(r"\s*(?:\.{3}|…)$")
_CUT_LENGTH = 40
# How many lines above the end may hold names; below them stand only the portal's own lines.
_FOOT_REACH = 8
_HEAD_REACH = 8
# A stamp's line holds a date, a clock and a few words of the page; a sentence holds more.
_EDGE_WORDS = 16
_SENTENCE_WORDS = 7
_CAPTION_WORDS = 30
_ALBUM = 1
_UNSTOPPED = 0.3
_LONG, _DENSE = 20, 0.62
_FEW_HEADS = 2
_HEAD_WORDS = 25
_NAME_WORDS = 9
_NAME = re.compile(r"(?=.{4,32}$)[^\W\d_a-zà-öø-ÿ][\w'’.]*(?:[ -][^\W\d_a-zà-öø-ÿ][\w'’.]*){1,4}")


@dataclass(slots=True)
class Labelled:
    """A raw report with its labels, and the parts that fields are read from."""

    page: Page
    paragraphs: list[Paragraph]
    title: str = ""
    title_line: int = 0
    stamps: list[tuple[Stamp, Paragraph]] = field(default_factory=list)
    bylines: list[tuple[Byline, Paragraph]] = field(default_factory=list)
    unsigned: str = ""

    def of(self, *labels: Label) -> list[Paragraph]:
        """Return the paragraphs that carry one of `labels`, in order."""
        return [p for p in self.paragraphs if p.label in labels]


def label(page: Page) -> Labelled:
    """Return `page` with every line labelled; `title` is empty where there is no headline."""
    if page.kind == "text":
        page.repairs += unglue(page.lines)
    found = Labelled(page, paragraphs(page.lines, wrapped=page.kind == "text"))
    main = _outside(found.paragraphs)
    at = headline.find(main, page.meta)
    if at is not None:
        at = _take_title(found, main, at)
    else:
        found.title = headline.from_meta(page.meta)
    body = _head(found, main, -1 if at is None else at)
    body = _foot(found, body)
    if body and not _is_text(body[-1]) and len(body[-1].text.split()) <= _NAME_WORDS:
        found.unsigned = body[-1].text
    _middle(found, body)
    _lead(found, body)
    return found


def _outside(rows: Sequence[Paragraph]) -> list[Paragraph]:
    """Label what the markup puts outside the report; return the rest."""
    main: list[Paragraph] = []
    for row in rows:
        if row.hint in OUTSIDE_HINTS:
            row.mark(Label.BOILERPLATE, row.hint)
        else:
            main.append(row)
    return main


def _take_title(found: Labelled, main: list[Paragraph], at: int) -> int:
    """Label the headline, perhaps over several lines; return the index after it."""
    row = main[at]
    lines = list(row.lines)
    end = at + 1
    while end < len(main) and headline.continues(lines[-1], main[end].first):
        lines += main[end].lines
        end += 1
    title = " ".join(line.text for line in lines)
    found.title, stamp = headline.cut(title)
    found.title_line = lines[0].number
    if stamp:
        found.stamps.append((stamp, row))
    for taken in main[at:end]:
        taken.mark(Label.TITLE)
    # A capture may hold the headline cut with «…» first and whole after it.
    for below, other in enumerate(main[end : end + _HEAD_REACH]):
        if _is_prose(other.text):
            break
        if headline.same(found.title, other.text) and other.label is None:
            for between in main[end : end + below]:
                if between.label is None:
                    _furniture(found, between)
            other.mark(Label.DUPLICATE, "lặp lại tên bài")
            if (again := headline.cut(other.text)[1]) is not None:
                found.stamps.append((again, other))
            if found.title.endswith(("...", "…")) and len(other.text) > len(found.title):
                found.title = headline.tidy(other.text)
    for above in main[:at]:
        _above_title(found, above)
    return end


def _above_title(found: Labelled, row: Paragraph) -> None:
    """Label a line above the headline."""
    if headline.same(found.title, row.text):
        row.mark(Label.DUPLICATE, "lặp lại tên bài")
    elif not _plain_line(found, row):
        scene = captions.is_scene(row.text) or captions.has_credit(row.text)
        if row.hint == "caption" or (scene and row.hint == ""):
            row.mark(Label.CAPTION, "trên tên bài")
        elif _is_prose(row.text) and row.hint in {"", "lead"}:
            row.mark(Label.BODY, "trên tên bài")
        else:
            row.mark(Label.KICKER, "trên tên bài")


def _plain_line(found: Labelled, row: Paragraph) -> bool:
    """Label a line that tells by itself what it is: stamp, tool, section name, sign."""
    stamp = find_stamp(row.text) if len(row.text) < 200 else None
    if stamp and (stamp.whole or row.hint == "time"):
        found.stamps.append((stamp, row))
        row.mark(Label.TIMESTAMP)
    elif row.hint == "time":
        row.mark(Label.TIMESTAMP, "không đọc được ngày")
    elif row.block is Block.FIGURE and not row.text:
        row.mark(Label.CAPTION, "ảnh")
    elif boilerplate.is_tool(row.text):
        row.mark(Label.BOILERPLATE, "công cụ của trang")
    elif boilerplate.is_section(row.text) and row.block is not Block.HEADING:
        row.mark(Label.KICKER, "tên chuyên mục")
    elif _SIGN.fullmatch(row.text):
        row.mark(Label.BYLINE, "ký hiệu tòa soạn")
    else:
        return False
    return True


def _head(found: Labelled, main: list[Paragraph], start: int) -> list[Paragraph]:
    """Label what stands between headline and text; return the rest."""
    rows = [row for row in main[max(start, 0) :] if row.label is None]
    rows = _before_stamp(found, rows)
    for at, row in enumerate(rows):
        if _is_prose(row.text) or row.block in {Block.LIST_ITEM, Block.TABLE}:
            return rows[at:]
        if _plain_line(found, row):
            continue
        if headline.same(found.title, row.text):
            row.mark(Label.DUPLICATE, "lặp lại tên bài")
        elif row.hint in {"kicker", "title"}:
            row.mark(Label.KICKER, "tiêu đề phụ")
        elif (byline := _byline(row, last=False)) is not None and (row.hint or at <= 3):
            found.bylines.append((byline, row))
            row.mark(Label.BYLINE)
        elif boilerplate.is_opener(row.text):
            return _skip_related(rows[at:], found)
        elif row.hint == "caption" or row.block is Block.FIGURE:
            row.mark(Label.CAPTION, "trên mở bài")
        else:
            # A short line before the text: a caption, or the first words of the text themselves.
            return rows[at:]
    return []


def _before_stamp(found: Labelled, rows: list[Paragraph]) -> list[Paragraph]:
    """Label the short lines between headline and stamp, which are the page's; return the rest."""
    for at, row in enumerate(rows[:_HEAD_REACH]):
        if _is_prose(row.text) or row.block in {Block.LIST_ITEM, Block.TABLE}:
            return rows
        stamp = find_stamp(row.text)
        again = headline.same(found.title, row.text)
        if not again and not (
            stamp and (stamp.whole or row.hint == "time" or _is_edge_stamp(stamp, row.text))
        ):
            continue
        for above in rows[:at]:
            _furniture(found, above)
        if stamp and not again:
            found.stamps.append((stamp, row))
            row.mark(Label.TIMESTAMP)
        else:
            row.mark(Label.DUPLICATE, "lặp lại tên bài")
        return _before_stamp(found, rows[at + 1 :])
    return rows


def _is_edge_stamp(stamp: Stamp, line: str) -> bool:
    """Whether a line at the head or foot is a stamp with words around it that nobody listed."""
    return stamp.precision == "minute" and len(line.split()) <= _EDGE_WORDS and not line.endswith(".")


def _furniture(found: Labelled, row: Paragraph) -> None:
    if _plain_line(found, row):
        return
    byline = _byline(row, last=True)
    if byline is not None and byline.authors:
        found.bylines.append((byline, row))
        row.mark(Label.BYLINE)
    elif headline.same(found.title, row.text):
        row.mark(Label.DUPLICATE, "lặp lại tên bài")
    elif row.hint == "caption" or captions.is_scene(row.text) or captions.has_credit(row.text):
        row.mark(Label.CAPTION, "trên mở bài")
    else:
        row.mark(Label.KICKER, "giữa tên bài và ngày đăng")


def _skip_related(rows: list[Paragraph], found: Labelled) -> list[Paragraph]:
    """Label a list of other reports that stands before the text; return what follows it."""
    for at, row in enumerate(rows):
        if _is_prose(row.text):
            return rows[at:]
        row.mark(Label.BOILERPLATE, "tin khác")
    # Nothing but short lines follows: they are all the report has.
    for row in rows[1:]:
        row.mark(Label.BODY)
    return [row for row in rows[1:] if not _plain_line(found, row)]


def _byline(row: Paragraph, *, last: bool) -> Byline | None:
    if row.block is Block.TABLE or (row.block is Block.HEADING and not last) or boilerplate.is_tool(row.text):
        return None
    if row.hint in {"author", "source"}:
        byline = parse_byline(row.text, last=True)
        return byline or Byline(authors=(), source=row.text if row.hint == "source" else None, kind="label")
    whole = row.text
    if last and whole.istitle() and whole.isalpha() and is_syllable(whole) and not boilerplate.is_tool(whole):
        # One given name, alone at the very end.
        return Byline(authors=(whole,))
    if whole.startswith("(") and whole.endswith(")") and whole.count("(") == 1:
        # «(Thu Trang)» signs; «(Ảnh: giải ngân vốn)» tells what a picture shows.
        byline = parse_byline(whole[1:-1], last=last)
        if byline and (byline.authors or byline.source):
            return byline
        short = last and ":" not in whole and len(whole.split()) <= _NAME_WORDS and whole[1].isupper()
        return Byline(source=whole[1:-1]) if short else None
    return parse_byline(whole, last=last)


def _foot(found: Labelled, rows: list[Paragraph]) -> list[Paragraph]:
    """Label the portal's lists after the text, then the names at its end; return the rest."""
    rows = _cut_lists(found, rows)
    _cut_short(rows)
    rows = [row for row in rows if row.label is None]
    end = max((at for at, row in enumerate(rows) if _is_text(row)), default=-1) + 1
    signed = False
    for row in rows[max(end, len(rows) - _FOOT_REACH) :]:
        byline = _byline(row, last=True)
        if byline is not None:
            found.bylines.append((byline, row))
            row.mark(Label.SOURCE if byline.source and not byline.authors else Label.BYLINE)
            signed = True
        elif _plain_line(found, row) or not signed:
            continue
        elif captions.score(row.text) < 1 and row.hint != "caption" and row.block is Block.PARAGRAPH:
            # Past the names nothing is the reporter's but a picture's line.
            row.mark(Label.BOILERPLATE, "sau tên tác giả")
    if rows and not signed and rows[-1].label is None and _NAME.fullmatch(rows[-1].text):
        # A name that no list knows, alone below the text: an editor is asked.
        found.bylines.append((Byline(authors=(rows[-1].text,)), rows[-1]))
        rows[-1].mark(Label.BYLINE)
    return [row for row in rows if row.label is None]


def _is_text(row: Paragraph) -> bool:
    """Whether a row is the reporter's beyond doubt: a sentence with its stop, a list, a table."""
    if row.block in {Block.LIST_ITEM, Block.TABLE}:
        return True
    if len(row.text.split()) < _SENTENCE_WORDS or not _STOP.search(row.text) or row.hint == "caption":
        return False
    return parse_byline(row.text, last=True) is None and not boilerplate.is_tool(row.text)


def _cut_lists(found: Labelled, rows: list[Paragraph]) -> list[Paragraph]:
    """Label blocks of other reports, comments and key words wherever they open."""
    kept: list[Paragraph] = []
    words = [len(row.text.split()) for row in rows]
    inside = False
    for at, row in enumerate(rows):
        if not inside and boilerplate.is_opener(row.text) and row.block is not Block.TABLE:
            inside = True
            # Past the end of the text nothing of a list is the reporter's, long lines included.
            if sum(words[at:]) <= 0.5 * sum(words) and not _text_goes_on(rows[at + 1 :]):
                for later in rows[at:]:
                    _mark_after_end(found, later)
                return kept
        if inside and (_is_prose(row.text) or _is_sure_caption(row)) and not boilerplate.is_opener(row.text):
            inside = False
        if inside:
            byline = _byline(row, last=True) if row.hint in {"author", "source"} else None
            if byline is not None:
                found.bylines.append((byline, row))
                row.mark(Label.BYLINE)
            else:
                row.mark(Label.BOILERPLATE, "tin khác")
        else:
            kept.append(row)
    return kept


def _is_sure_caption(row: Paragraph) -> bool:
    return row.hint == "caption" or captions.is_scene(row.text) or captions.has_credit(row.text)


def _text_goes_on(rows: Sequence[Paragraph]) -> bool:
    """Whether the reporter's text goes on in `rows`: several long paragraphs, or its end mark."""
    prose = [row for row in rows if _is_prose(row.text)]
    ends = any(re.search(r"\.{0,2}/\.?$", row.text) for row in prose)
    return len(prose) >= 2 or ends


def _mark_after_end(found: Labelled, row: Paragraph) -> None:
    byline = parse_byline(row.text, last=True) if not found.bylines else None
    if byline is not None and byline.kind == "label":
        found.bylines.append((byline, row))
        row.mark(Label.BYLINE)
    else:
        row.mark(Label.BOILERPLATE, "sau bài")


def _middle(found: Labelled, rows: Sequence[Paragraph]) -> None:
    """Label captions, repetitions and tools among the paragraphs; the rest is text."""
    seen: dict[str, Paragraph] = {}
    heads = _heads(rows)
    dense = _is_dense(rows)
    album = sum(headline.same(found.title, row.text) for row in rows) > _ALBUM
    for at, row in enumerate(rows):
        key = row.text.casefold().strip(" .")
        if row.block is Block.TABLE or row.block is Block.LIST_ITEM:
            row.mark(Label.BODY)
        elif row.block is Block.FIGURE:
            row.mark(Label.CAPTION, "ảnh")
        elif boilerplate.is_tool(row.text) or boilerplate.is_related(row.text):
            row.mark(Label.BOILERPLATE, "công cụ hoặc tin khác")
        elif _SIGN.fullmatch(row.text):
            row.mark(Label.BYLINE, "ký hiệu tòa soạn")
        elif key and key in seen and len(key) > 12:
            _repeated(row, seen[key], beside=bool(at) and seen[key] is rows[at - 1])
        elif headline.same(found.title, row.text):
            row.mark(Label.DUPLICATE, "lặp lại tên bài")
        elif album and at and rows[at - 1].label is Label.DUPLICATE and _may_be_below(row):
            # A portal prints the headline as the text of every picture, above its caption.
            row.mark(Label.CAPTION, "dưới chữ thay ảnh")
        elif row.block is Block.HEADING or _is_bold_head(row):
            _to_heading(row)
        elif row.hint == "caption" or _is_caption(row, head=at in heads):
            row.mark(Label.CAPTION)
        elif dense and _is_still(rows, at):
            row.mark(Label.CAPTION)
        else:
            row.mark(Label.BODY)
        if key:
            seen.setdefault(key, row)
    _summary_twice(rows)


def _may_be_below(row: Paragraph) -> bool:
    return len(row.text.split()) <= _CAPTION_WORDS and not captions.opens(row.text)


def _is_bold_head(row: Paragraph) -> bool:
    """Whether a saved page prints a short line in bold alone: a cross-head, unless it shows a picture."""
    short = row.first.strong and len(row.text.split()) <= _HEAD_WORDS and not _STOP.search(row.text)
    return short and row.hint == "" and not captions.is_scene(row.text) and not captions.has_credit(row.text)


def _to_heading(row: Paragraph) -> None:
    if row.block is Block.PARAGRAPH:
        row.first.block, row.first.level = Block.HEADING, 3
    row.mark(Label.BODY, "tiêu đề nhỏ")


def _heads(rows: Sequence[Paragraph]) -> set[int]:
    """Return where short lines divide the text: several, each between text and text."""
    heads = {
        at
        for at, row in enumerate(rows)
        if captions.may_be_heading(row.text)
        and any(_is_text(below) for below in rows[at + 1 : at + 3])
        and (at == 0 or not captions.may_be_heading(rows[at - 1].text))
    }
    if len(heads) == _FEW_HEADS and any(captions.does(rows[at].text) for at in heads):
        return set()
    return heads if len(heads) >= _FEW_HEADS else set()


def _repeated(row: Paragraph, first: Paragraph, *, beside: bool) -> None:
    """Label a line that stood before; of two captions and of two paragraphs the first one stays."""
    if beside and first.label is Label.BODY and len(row.text.split()) <= captions.MAX_WORDS:
        # A picture's text and below it the same words as its caption.
        first.mark(Label.CAPTION, "chữ thay ảnh và chú thích")
    if row.hint == "caption" and first.label is Label.BODY and not _is_prose(first.text):
        first.mark(Label.DUPLICATE, f"lặp lại ở dòng {row.first.number}")
        row.mark(Label.CAPTION)
    else:
        row.mark(Label.DUPLICATE, f"lặp lại dòng {first.first.number}")


def _is_caption(row: Paragraph, *, head: bool) -> bool:
    """Whether a paragraph shows a picture; `head` tells that it stands like a cross-head."""
    if row.block in {Block.QUOTE, Block.HEADING} or (row.hint == "lead" and not captions.is_scene(row.text)):
        return False
    score = captions.score(row.text)
    if score < 1 and (_STOP.search(row.text) or score < _UNSTOPPED or captions.is_heading(row.text)):
        return False
    return not head


def _is_dense(rows: Sequence[Paragraph]) -> bool:
    """Whether nearly all words stand in long paragraphs, so that a short sentence alone is remarkable."""
    words = [len(row.text.split()) for row in rows]
    return sum(count for count in words if count >= _LONG) >= _DENSE * sum(words)


def _is_still(rows: Sequence[Paragraph], at: int) -> bool:
    """Whether a short sentence stands alone among long paragraphs, and shows rather than tells."""
    row = rows[at]
    if row.block is not Block.PARAGRAPH or row.hint == "lead" or not _STOP.search(row.text):
        return False
    if not captions.is_still(row.text):
        return False
    if at == 0:
        # The first sentence opens the report, however short it is, unless it shows people at something.
        return captions.shows_people(row.text)
    # Behind a colon or a semicolon it goes on with a list.
    return not rows[at - 1].text.endswith((":", ";"))


def _cut_short(rows: list[Paragraph]) -> None:
    """Label a line that ends in «…» where another paragraph says the same in full."""
    whole = [row.text.casefold() for row in rows]
    for row in rows:
        head = _CUT.sub("", row.text.casefold())
        if (
            len(head) >= _CUT_LENGTH
            and len(head) < len(row.text)
            and sum(t.startswith(head) for t in whole) > 1
        ):
            row.mark(Label.DUPLICATE, "lặp lại, bị cắt")


def _summary_twice(rows: Sequence[Paragraph]) -> None:
    """Label a summary that the first paragraph says again."""
    prose = [row for row in rows[:8] if row.label is Label.BODY and _is_prose(row.text)]
    for first, second in pairwise(prose):
        head = first.text.casefold().strip(" .…-")
        if len(head) > 40 and second.text.casefold().strip(" -").startswith(head):
            first.mark(Label.DUPLICATE, f"lặp lại trong dòng {second.first.number}")
            return


def _lead(found: Labelled, rows: Sequence[Paragraph]) -> None:
    for row in rows:
        if row.label is Label.BODY:
            if found.title and (row.hint == "lead" or row.block is Block.PARAGRAPH):
                row.mark(Label.LEAD)
            return


def _is_prose(line: str) -> bool:
    return len(line.split()) >= _PROSE_WORDS and (_STOP.search(line) is not None or len(line.split()) > 45)

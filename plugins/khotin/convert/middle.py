"""Label what stands between head and foot: captions, cross-heads, repetitions, and the text itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from khotin.convert import boilerplate, captions, headline
from khotin.convert.labelled import SIGN, Labelled, is_prose, is_text, stops
from khotin.convert.lines import word_count
from khotin.convert.paragraphs import Paragraph
from khotin.model import Block, Label

_CAPTION_WORDS = 30
# An album repeats the headline for each picture; a report repeats it once.
_ALBUM = 1
_MARKED = 2
_UNSTOPPED = 0.3
_LONG, _DENSE = 20, 0.62
_FEW_HEADS = 2
_HEAD_WORDS = 25
# Shorter lines («Kết quả:») recur for reasons of their own.
_REPEATED = 12
_SUMMARY_REACH, _SUMMARY_LENGTH = 8, 40


def label_middle(found: Labelled, rows: Sequence[Paragraph]) -> None:
    """Label captions, repetitions and tools among the paragraphs; the rest is text."""
    seen: dict[str, Paragraph] = {}
    shows = _shows(found, rows)
    for at, row in enumerate(rows):
        key = row.text.casefold().strip(" .")
        if row.block in {Block.TABLE, Block.LIST_ITEM}:
            row.mark(Label.BODY)
        elif row.block is Block.FIGURE:
            row.mark(Label.CAPTION, "ảnh")
        elif boilerplate.is_tool(row.text) or boilerplate.is_related(row.text):
            row.mark(Label.BOILERPLATE, "công cụ hoặc tin khác")
        elif SIGN.fullmatch(row.text):
            row.mark(Label.BYLINE, "ký hiệu tòa soạn")
        elif key in seen and len(key) > _REPEATED:
            opening = at == 1 and is_text(rows[0]) and captions.opens(rows[0].text)
            _repeated(row, seen[key], beside=bool(at) and seen[key] is rows[at - 1] and not opening)
        elif headline.same(found.title, row.text):
            row.mark(Label.DUPLICATE, "lặp lại tên bài")
        else:
            _label_text(row, shows=shows(at))
        seen.setdefault(key, row)
    _summary_twice(rows)


def _label_text(row: Paragraph, *, shows: bool) -> None:
    """Label a line of the reporter's: a cross-head, a caption or a paragraph."""
    if row.block is Block.HEADING or _is_bold_head(row):
        if row.block is Block.PARAGRAPH:
            row.first.block, row.first.level = Block.HEADING, 3
        row.mark(Label.BODY, "tiêu đề nhỏ")
    else:
        row.mark(Label.CAPTION if shows or row.hint == "caption" else Label.BODY)


def _shows(found: Labelled, rows: Sequence[Paragraph]) -> Callable[[int], bool]:
    """Return the test whether a row is the caption of a lost picture, by what surrounds it."""
    heads = _heads(rows)
    dense = _is_dense(rows)
    # A page that marks its captions leaves none unmarked but what only a caption can say.
    marked = sum(row.hint == "caption" or row.block is Block.FIGURE for row in rows) >= _MARKED
    album = sum(headline.same(found.title, row.text) for row in rows) > _ALBUM

    def shows(at: int) -> bool:
        row = rows[at]
        if album and at and rows[at - 1].label is Label.DUPLICATE and _may_be_below(row):
            # A portal prints the headline as the text of every picture, above its caption.
            return True
        if marked:
            return captions.score(row.text) >= 1 and _is_caption(row, head=at in heads)
        return _is_caption(row, head=at in heads) or (dense and _is_still(rows, at))

    return shows


def _may_be_below(row: Paragraph) -> bool:
    return word_count(row.text) <= _CAPTION_WORDS and not captions.opens(row.text)


def _is_bold_head(row: Paragraph) -> bool:
    """Whether a saved page prints a short line in bold alone: a cross-head, unless it shows a picture."""
    short = row.first.strong and word_count(row.text) <= _HEAD_WORDS and not stops(row.text)
    return short and row.hint == "" and not captions.is_scene(row.text) and not captions.has_credit(row.text)


def _heads(rows: Sequence[Paragraph]) -> set[int]:
    """Return where short lines divide the text: several, each between text and text."""
    heads = {
        at
        for at, row in enumerate(rows)
        if captions.may_be_heading(row.text)
        and any(is_text(below) for below in rows[at + 1 : at + 3])
        and (at == 0 or not captions.may_be_heading(rows[at - 1].text))
    }
    if len(heads) == _FEW_HEADS and any(captions.does(rows[at].text) for at in heads):
        return set()
    return heads if len(heads) >= _FEW_HEADS else set()


def _repeated(row: Paragraph, first: Paragraph, *, beside: bool) -> None:
    """Label a line that stood before; of two captions and of two paragraphs the first one stays."""
    if beside and first.label is Label.BODY and word_count(row.text) <= captions.MAX_WORDS:
        # A picture's text and below it the same words as its caption.
        first.mark(Label.CAPTION, "chữ thay ảnh và chú thích")
    if row.hint == "caption" and first.label is Label.BODY and not is_prose(first.text):
        first.mark(Label.DUPLICATE, f"lặp lại ở dòng {row.first.number}")
        row.mark(Label.CAPTION)
    else:
        row.mark(Label.DUPLICATE, f"lặp lại dòng {first.first.number}")


def _is_caption(row: Paragraph, *, head: bool) -> bool:
    """Whether a paragraph shows a picture; `head` tells that it stands like a cross-head."""
    if row.block in {Block.QUOTE, Block.HEADING} or (row.hint == "lead" and not captions.is_scene(row.text)):
        return False
    score = captions.score(row.text)
    if score < 1 and (stops(row.text) or score < _UNSTOPPED or captions.is_heading(row.text)):
        return False
    return not head


def _is_dense(rows: Sequence[Paragraph]) -> bool:
    """Whether nearly all words stand in long paragraphs, so that a short sentence alone is remarkable."""
    words = [word_count(row.text) for row in rows]
    return sum(count for count in words if count >= _LONG) >= _DENSE * sum(words)


def _is_still(rows: Sequence[Paragraph], at: int) -> bool:
    """Whether a short sentence stands alone among long paragraphs, and shows rather than tells."""
    row = rows[at]
    if row.block is not Block.PARAGRAPH or row.hint == "lead" or not stops(row.text):
        return False
    if not captions.is_still(row.text):
        return False
    if at == 0:
        # The first sentence opens the report, however short it is, unless it shows people at something.
        return captions.shows_people(row.text)
    # Behind a colon or a semicolon it goes on with a list.
    return not rows[at - 1].text.endswith((":", ";"))


def _summary_twice(rows: Sequence[Paragraph]) -> None:
    """Label a summary that the first paragraph says again."""
    prose = [row for row in rows[:_SUMMARY_REACH] if row.label is Label.BODY and is_prose(row.text)]
    for first, second in pairwise(prose):
        head = first.text.casefold().strip(" .…-")
        if len(head) > _SUMMARY_LENGTH and second.text.casefold().strip(" -").startswith(head):
            first.mark(Label.DUPLICATE, f"lặp lại trong dòng {second.first.number}")
            return


def label_lead(found: Labelled, rows: Sequence[Paragraph]) -> None:
    """Label the first paragraph of the text as the lead."""
    for row in rows:
        if row.label is Label.BODY:
            if found.title and (row.hint == "lead" or row.block is Block.PARAGRAPH):
                row.mark(Label.LEAD)
            return

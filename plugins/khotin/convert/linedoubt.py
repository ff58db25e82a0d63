"""Doubt single lines: whether they are a caption or text, or the report's at all.

An editor is shown the line and asked one question. How improbable a line's label may be before it is asked
about was measured on reports that no table and no model had learnt from: of the texts and captions that are
wrong nineteen in twenty are asked about, and of the right ones three in ten.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import inf

from khotin.convert import captions, elsewhere, lonelines
from khotin.convert.digest import ITEM
from khotin.convert.eventdays import after_dateline
from khotin.convert.labelled import ANNOUNCED, TEXT_LABELS, Doubt, Labelled, Opinion, is_prose
from khotin.convert.lines import ends_sentence, lowered, word_count
from khotin.convert.middle import OTHERS
from khotin.convert.overrule import ALIKE
from khotin.convert.paragraphs import Paragraph
from khotin.convert.secondreader import TEXT, TITLE
from khotin.model import Block, Label

_WHOLE = {Block.TABLE, Block.FIGURE}
# What was taken out for another reason than its look.
_ELSEWHERE = {Label.TITLE, Label.TIMESTAMP, Label.DUPLICATE}
# How probable another kind of line may be: caption instead of text, the page's, and what was taken out.
_OTHERWISE, _PAGE, _TAKEN_OUT = 0.1, 0.2, 0.25
# What the line's own weight settles, whatever the second reader makes of it: it does not know the words.
_SETTLED = 4.5
# What a sentence weighs at most, and how sure the second reader is of it, that is the text's to both.
_TOLD, _BOTH = -1.0, 0.9
# What a line taken out for its look weighs that may have been a caption.
_SHOWN = 3.0
# Captions to both readers: of such lines with a stop none was text; without one it may be a cross-head.
_SHOWN_TO_BOTH, _SEEN = 0.95, 1.5
# What a picture is called in front of what it shows, which weighs something in its favour.
_CALLED, _FAVOUR = ("Video ", "Clip ", "Hình ảnh "), 1.0
# Letters of a line that an editor is shown.
_SHOWN_LETTERS = 30
# Longer lines are text whatever words they hold.
_LONG = 40


def doubts(found: Labelled) -> Iterator[Doubt]:
    """Yield which lines an editor is asked about, under the field that would be wrong."""
    plain = found.page.kind == "text"
    if plain:
        yield from _glued(found.of(*TEXT_LABELS))
    for row, opinion in found.opinions:
        if (
            row.first.why == ITEM
            or row.block in _WHOLE
            or word_count(row.text) >= _LONG
            or not any(map(str.isalnum, row.text))
        ):
            continue
        if opinion.kind == TITLE and _is_sentence(row):
            continue
        weight = found.weights.get(row.first.number, inf)
        if plain and row.label is Label.CAPTION and (weight == inf or lonelines.has_credit(row.text)):
            # A saved page shows pictures of other reports with their credits, and in their frames, as well.
            continue
        if row.label in TEXT_LABELS or row.label is Label.CAPTION:
            yield from _kept(row, opinion, weight, told=plain and _tells(row, opinion, weight))
        elif _shows(row, found.weights.get(row.first.number, 0.0)):
            yield Doubt("captions", f"có thể là chú thích ảnh của bài: «{row.text}»", row.first.number)
        elif row.label not in _ELSEWHERE and opinion.report > _TAKEN_OUT and not _is_of_other(row):
            name = "body" if opinion.text >= opinion.caption else "captions"
            other = "lời" if name == "body" else "chú thích ảnh"
            yield Doubt(name, f"có thể là {other} của bài: «{row.text}»", row.first.number)


def _glued(rows: list[Paragraph]) -> Iterator[Doubt]:
    """Doubt that one paragraph ends and the next begins at a break that the width explains as well.

    Only a capture that puts no blank lines between its paragraphs leaves that open.
    """
    if not any(below.first.number == above.lines[-1].number + 1 for above, below in pairwise(rows)):
        return
    for row in rows:
        for line, below in pairwise(row.lines):
            if ends_sentence(line.text) and below.text[:1].isupper():
                shown = f"«… {line.text[-_SHOWN_LETTERS:]}» và «{below.text[:_SHOWN_LETTERS]} …»"
                yield Doubt("body", f"có thể là hai đoạn: {shown}", below.number)


def _is_sentence(row: Paragraph) -> bool:
    """Whether a line that looks like a headline is a short lead: «Đây là năm thứ ba xã tổ chức hội thi.»."""
    goes_on = row.label in TEXT_LABELS and row.text.endswith(".") and lonelines.goes_on(row.text)
    return goes_on or lonelines.begins_text(row.text)


def _shows(row: Paragraph, weight: float) -> bool:
    """Whether a line that only the second reader took out weighs as much as captions do."""
    return row.first.why == ALIKE and weight > _SHOWN and not row.text.isupper()


def _is_of_other(row: Paragraph) -> bool:
    """Whether a line was taken out that tells news of another place behind its name: «Bắc Giang: …»."""
    return row.first.why == OTHERS and elsewhere.names_place(row.text)


def _leads(row: Paragraph) -> bool:
    """Whether a line is the lead and begins with the paper's name or with when: «(QNO) - Sáng …»."""
    if row.label is not Label.LEAD or not lonelines.stops(row.text):
        return False
    return after_dateline(lowered(row.text)) > 0 or lonelines.opens(row.text)


def _tells(row: Paragraph, opinion: Opinion, weight: float) -> bool:
    """Whether a line is a sentence of the text to both readers, and goes on with a story or says when it was.

    Of those that weigh little none was a caption.
    """
    if (
        row.label not in TEXT_LABELS
        or weight > _TOLD
        or opinion.text < _BOTH
        or not lonelines.stops(row.text)
    ):
        return False
    return lonelines.goes_on(row.text) or "tense" in captions.signs(row.text)


def _shows_to_both(row: Paragraph, opinion: Opinion, weight: float) -> bool:
    """Whether a caption is one to both readers, or says itself that it is: «Video …», «Hình ảnh …»."""
    if weight > _FAVOUR and row.text.startswith(_CALLED):
        return True
    told = weight > _SEEN and lonelines.stops(row.text)
    return opinion.caption > _SHOWN_TO_BOTH and (told or lonelines.is_scene(row.text))


def _kept(row: Paragraph, opinion: Opinion, weight: float, *, told: bool) -> Iterator[Doubt]:
    """Doubt a line of the article; near zero its `weight` as a caption leaves the matter open.

    `told` tells that it is a sentence beyond doubt.
    """
    is_caption = row.label is Label.CAPTION
    otherwise = opinion.text if is_caption else opinion.caption
    settled = (
        row.block is Block.LIST_ITEM or _SETTLED <= abs(weight) < inf or lonelines.has_end_mark(row.text)
    )
    plain = told or _leads(row) or (is_caption and _shows_to_both(row, opinion, weight))
    if (abs(weight) < captions.CLOSE and not plain) or (otherwise > _OTHERWISE and not (settled or plain)):
        other = "lời của bài hay tiêu đề nhỏ" if is_caption else "chú thích ảnh"
        for name in ("captions", "body"):
            yield Doubt(name, f"có thể là {other}: «{row.text}»", row.first.number)
    elif (
        1 - opinion.report > _PAGE
        and not (opinion.kind == TEXT and is_prose(row.text))
        and row.hint != ANNOUNCED
    ):
        name = "captions" if is_caption else "body"
        yield Doubt(name, f"có thể không thuộc bài: «{row.text}»", row.first.number)

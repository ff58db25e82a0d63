"""Label what stands between head and foot: captions, cross-heads, repetitions, and the text itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from khotin.convert import album, boilerplate, captions, elsewhere, headline, lonelines
from khotin.convert.foreign import is_foreign
from khotin.convert.labelled import (
    ANNOUNCED,
    SIGN,
    Labelled,
    byline_of,
    is_prose,
    is_stamp,
    mark_plain,
    stops,
)
from khotin.convert.lines import begins, is_quotation, lowered, without_dateline, word_count
from khotin.convert.paragraphs import Paragraph
from khotin.convert.persons import is_person, signs_for
from khotin.convert.weighing import Weighing
from khotin.model import Block, Label

ALBUM = "sau lời dẫn vào ảnh"
"""Why the lines of an album are captions, however short they are."""
NUMBERED = "ảnh có đánh số"
"""Why the lines between «1/6» and «6/6» are captions, however long they are."""
OTHERS = "tin khác"
"""Why a headline of another report is left out."""
PULLED = "trích lại lời trong bài"
"""Why a quotation is left out that the page draws beside the text it is taken from."""
_LABEL = 30  # characters of the longest label of a byline
_BELOW_LEAD = 2  # lines of the text among which the name of the author may stand
_HEAD_WORDS = 25
_PULLED, _SPEAKER = 5, 16
_QUOTES = '“”"«»… .'
_MARKS = frozenset('“”"«»')
# Shorter lines («Kết quả:») recur for reasons of their own.
_REPEATED = 12
_SUMMARY_REACH, _SUMMARY_LENGTH = 8, 40


def label_middle(found: Labelled, rows: Sequence[Paragraph]) -> None:
    """Label captions, repetitions and tools among the paragraphs; the rest is text."""
    seen: dict[str, Paragraph] = {}
    rows = _label_album(rows)
    scales = Weighing(found, rows)
    foreign = _in_other_language(rows)
    again = {at for at, row in enumerate(rows) if headline.same(found.title, row.text)}
    others = elsewhere.headlines(rows, found.title, again)
    above_all = _printed_above(found)
    announced = False
    for at, row in enumerate(rows):
        if at:
            above = rows[at - 1]
            announced = lonelines.announces_album(above.text) or (announced and above.label is Label.CAPTION)
        key = lowered(row.text).strip(" .")
        if at in foreign:
            row.mark(Label.BOILERPLATE, "tiếng nước ngoài")
        elif at in others:
            row.mark(Label.BOILERPLATE, OTHERS)
        elif key in above_all:
            row.mark(Label.BOILERPLATE, "trên đầu trang cũng có")
        elif _tells_itself(found, row) or (at <= _BELOW_LEAD and _frames(found, row)):
            pass
        elif key in seen and len(key) > _REPEATED:
            beside = bool(at) and seen[key] is rows[at - 1]
            _repeated(row, seen[key], beside=beside, lead=at == 1)
        elif why := _said_again(found, rows, at):
            row.mark(Label.DUPLICATE, why)
        elif at and signs_for(rows[at - 1].text) and is_person(row.text):
            row.mark(Label.BODY, "ký văn bản mà bài trích")
        else:
            _label_text(found, row, scales.weight(at, announced=announced), why=ALBUM if announced else "")
        seen.setdefault(key, row)
    _summary_twice(rows)


def _printed_above(found: Labelled) -> set[str]:
    """Return what the page prints above the headline: between paragraphs the same is the page's again."""
    above = (row for row in found.of(Label.KICKER, Label.BOILERPLATE) if row.first.number < found.title_line)
    return {
        lowered(row.text).strip(" .")
        for row in above
        if len(row.text) > _REPEATED and not is_prose(row.text) and not lonelines.has_credit(row.text)
    }


def _tells_itself(found: Labelled, row: Paragraph) -> bool:
    """Label a line that tells by its kind or by its words alone what it is; tell whether it does."""
    if row.block in {Block.TABLE, Block.LIST_ITEM} or row.hint == ANNOUNCED:
        row.mark(Label.BODY)
    elif row.block is Block.FIGURE:
        row.mark(Label.CAPTION, "ảnh")
    elif boilerplate.is_tool(row.text) or boilerplate.is_related(row.text) or _plays(row):
        row.mark(Label.BOILERPLATE, "công cụ hoặc tin khác")
    elif SIGN.fullmatch(row.text):
        row.mark(Label.BYLINE, "ký hiệu tòa soạn")
    elif _signs(found, row):
        pass
    elif row.hint == "time" and is_stamp(row):
        mark_plain(found, row)
    else:
        return False
    return True


def _frames(found: Labelled, row: Paragraph) -> bool:
    """Label a line between lead and text that names the author or the day; tell whether it does."""
    return _names_author(found, row) or (not found.stamps and is_stamp(row) and mark_plain(found, row))


def _names_author(found: Labelled, row: Paragraph) -> bool:
    """Label a line between lead and text whose markup says that it names the author; tell whether it does."""
    byline = byline_of(row, last=True) if row.hint == "author" else None
    if byline is None or not byline.authors:
        return False
    found.bylines.append((byline, row))
    row.mark(Label.BYLINE)
    return True


def _signs(found: Labelled, row: Paragraph) -> bool:
    """Label a line that begins with who wrote: «Tin, ảnh: Hồng Lam»; tell whether it does."""
    if found.page.kind != "text" or ":" not in row.text[:_LABEL]:
        # A saved page may hold several reports, and who wrote one of them stands in its middle.
        return False
    byline = byline_of(row, last=False)
    if byline is None or byline.kind != "label" or not byline.authors:
        return False
    found.bylines.append((byline, row))
    row.mark(Label.BYLINE)
    return True


def _plays(row: Paragraph) -> bool:
    """Whether a line names what a player of the page plays, and not who made it."""
    if not boilerplate.is_player(row.text):
        return False
    byline = byline_of(row, last=True)
    return byline is None or not any(map(is_person, (*byline.authors, *byline.photos)))


def _in_other_language(rows: Sequence[Paragraph]) -> set[int]:
    """Return the paragraphs in another language than most of the report: a summary for foreign readers."""
    foreign = {at for at, row in enumerate(rows) if is_foreign(row.text)}
    words = [word_count(row.text) for row in rows] if foreign else []
    return foreign if sum(words[at] for at in foreign) * 2 < sum(words) else set()


def _label_album(rows: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Label the pictures that a page counts, and their captions; return the other rows."""
    counters = album.counters(rows)
    shown = album.counted(rows, counters) if counters else set()
    for at in counters:
        rows[at].mark(Label.BOILERPLATE, "số thứ tự ảnh")
    for at in shown:
        rows[at].mark(Label.CAPTION, NUMBERED)
    return [row for at, row in enumerate(rows) if at not in shown and at not in counters]


def _label_text(found: Labelled, row: Paragraph, weight: float, why: str) -> None:
    """Label a line of the reporter's: a cross-head, a caption or a paragraph."""
    if row.block is Block.HEADING or _is_bold_head(row):
        if row.block is Block.PARAGRAPH:
            row.make_heading(3)
        row.mark(Label.BODY, "tiêu đề nhỏ")
        return
    row.mark(*((Label.CAPTION, why) if weight > 0 else (Label.BODY,)))
    found.weights[row.first.number] = weight


def _is_pulled(rows: Sequence[Paragraph], at: int) -> bool:
    """Whether a saved page draws a sentence of the text a second time, large, as a quotation."""
    row = rows[at]
    if row.block is Block.HEADING or _is_bold_head(row):
        # What somebody said heads a section.
        return False
    if row.block is not Block.QUOTE and not is_quotation(row.text):
        return False
    said = row.text.strip(_QUOTES).casefold()
    paragraphs = (other.text for other in rows if other is not row and is_prose(other.text))
    return _PULLED <= word_count(said) <= _HEAD_WORDS * 2 and any(
        said in text.casefold() for text in paragraphs
    )


def _is_pulled_beside(rows: Sequence[Paragraph], at: int) -> bool:
    """Whether a line of plain text says without quotation marks what the paragraph beside it quotes.

    A cross-head that quotes has its quotation marks.
    """
    row = rows[at]
    beside = [other.text for other in rows[max(0, at - 1) : at + 2] if other is not row and "“" in other.text]
    if not beside or word_count(row.text) not in range(_PULLED, captions.MAX_WORDS):
        return False
    if not _MARKS.isdisjoint(row.text):
        return False
    said = row.text.rstrip(" .…").casefold()
    return any(_is_in_quotation(said, text.casefold()) for text in beside)


def _is_in_quotation(said: str, text: str) -> bool:
    start = text.find(said)
    return start > 0 and text.count("“", 0, start) > text.count("”", 0, start)


def _said_again(found: Labelled, rows: Sequence[Paragraph], at: int) -> str:
    """Return why the row at `at` is one that the page draws a second time, «» where it is not."""
    if headline.same(found.title, rows[at].text):
        return "lặp lại tên bài"
    if _is_pulled_beside(rows, at) if found.page.kind == "text" else _is_pulled(rows, at):
        return PULLED
    if at and rows[at - 1].first.why == PULLED and _is_speaker(rows[at]):
        return "người nói lời được trích lại"
    return ""


def _is_speaker(row: Paragraph) -> bool:
    """Whether a line names who said what stands above it."""
    short = word_count(row.text) <= _SPEAKER and not stops(row.text)
    return short and row.block in {Block.PARAGRAPH, Block.QUOTE} and row.hint != "caption"


def _is_bold_head(row: Paragraph) -> bool:
    """Whether a saved page prints a short line in bold alone: a cross-head, unless it shows a picture."""
    short = row.first.strong and word_count(row.text) <= _HEAD_WORDS and not stops(row.text)
    return (
        short and row.hint == "" and not lonelines.is_scene(row.text) and not lonelines.has_credit(row.text)
    )


def _repeated(row: Paragraph, first: Paragraph, *, beside: bool, lead: bool) -> None:
    """Label a line that stood before; of two captions and of two paragraphs the first one stays."""
    told = lead and is_prose(row.text) and not captions.looks(row.text, least=0)
    if beside and first.label is Label.BODY and not told and word_count(row.text) <= captions.MAX_WORDS:
        # A picture's text and below it the same words as its caption.
        first.mark(Label.CAPTION, "chữ thay ảnh và chú thích")
    if row.hint == "caption" and first.label is Label.BODY and not is_prose(first.text):
        first.mark(Label.DUPLICATE, f"lặp lại ở dòng {row.first.number}")
        row.mark(Label.CAPTION)
    elif beside and _is_fuller(row, first):
        first.mark(Label.DUPLICATE, f"lặp lại ở dòng {row.first.number}")
        row.mark(Label.CAPTION, "chữ thay ảnh và chú thích")
    else:
        row.mark(Label.DUPLICATE, f"lặp lại dòng {first.first.number}")


def _is_fuller(row: Paragraph, first: Paragraph) -> bool:
    """Whether a caption says again, with its stop, what the text in place of its picture says."""
    return first.label is Label.CAPTION and not first.first.image and len(row.text) > len(first.text)


def _summary_twice(rows: Sequence[Paragraph]) -> None:
    """Label a summary that the first paragraph says again."""
    prose = [row for row in rows[:_SUMMARY_REACH] if row.label is Label.BODY and is_prose(row.text)]
    for first, second in pairwise(prose):
        head, below = (without_dateline(row.text) for row in (first, second))
        head, below = head.strip(" .…-"), below.lstrip(" -")
        if not begins(below, head[:1].casefold()):
            continue
        head = head.casefold()
        if len(head) > _SUMMARY_LENGTH and begins(below, head):
            first.mark(Label.DUPLICATE, f"lặp lại trong dòng {second.first.number}")
            return


def label_lead(found: Labelled, rows: Sequence[Paragraph]) -> None:
    """Label the first paragraph of the text as the lead."""
    for row in rows:
        if row.label is Label.BODY:
            if (found.title or found.stand_in) and (row.hint == "lead" or row.block is Block.PARAGRAPH):
                row.mark(Label.LEAD)
            return

"""Where rules and second reader differ about a line: who is believed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from khotin.convert import boilerplate, captions, lonelines
from khotin.convert.bylines import Byline
from khotin.convert.digest import ITEM
from khotin.convert.labelled import (
    ANNOUNCED,
    NAME_WORDS,
    TEXT_LABELS,
    Labelled,
    Opinion,
    byline_of,
    is_prose,
    is_stamp,
    mark_plain,
    stops,
)
from khotin.convert.lines import word_count, words
from khotin.convert.middle import ALBUM, NUMBERED
from khotin.convert.paragraphs import Paragraph
from khotin.convert.persons import signs_for
from khotin.convert.secondreader import CAPTION, PAGE, SIGNED, TEXT, TITLE
from khotin.convert.signatures import signer
from khotin.convert.surroundings import names_in
from khotin.gazetteer import load
from khotin.model import Block, Label

ALIKE = "giống dòng của trang"
"""Why a line is left out that only the second reader knows for the page's."""
# What no rule claims is text by default, which says less than a caption's wording; measured on reports
# that neither rules nor model had seen.
_SURE = {CAPTION: 0.5, TEXT: 0.7}
# Of sentences and of lines between paragraphs, and of long lines; what the reporter announced as pictures
# is his, whatever it looks like.
_RARE, _SENTENCE = 0.9, 8
# «Hình ảnh», «Một số hình ảnh» head what a page shows elsewhere.
_ALBUM_NAME = 3
_MOST, _LONG = 0.95, 15
_NEVER = 1.1
# «“Đừng có khóa”, bà Loan cười.»: no page tells who said what.
_SAYS = re.compile(
    r"[”\"»],? (?:ông|bà|anh|chị|em|cô|chú|bác|cụ|già|mế|thầy|đồng chí)"
    r" (?:[^\W\d_a-zà-ỹ]|cười|kể|nói|tâm sự|chia sẻ)"
)
# «II. Đề nghị phối hợp»: no page numbers so.
_SECTION = re.compile(r"[IVX]{1,5}[.)/-]\s+\S")
# Of the captions below the names of the authors, and of the headlines of other reports there: the former
# weigh more by their wording and say again more of the pairs of words that the report has.
_SHOWN, _BESIDE = 4.0, 2.5
_SAID_AGAIN, _MOSTLY_SAID = 0.25, 0.5
# «6 giờ 30: -0,9 độ C» is no longer.
_ENTRY = 16


def overrule(found: Labelled, rows: Sequence[Paragraph], opinions: Sequence[Opinion]) -> None:
    """Take short lines out of the text where the second reader knows them for the page's or a signature.

    A report of nothing but short lines is left as it is: there is no text beside which they look foreign.
    """
    prose = [
        at
        for at, row in enumerate(rows)
        if row.label in TEXT_LABELS and (is_prose(row.text) or lonelines.begins_text(row.text))
    ]
    if not prose:
        return
    misled = _misled(rows, opinions)
    for at, (row, opinion) in enumerate(zip(rows, opinions, strict=True)):
        if at in misled:
            continue
        if row.first.why == ITEM or row.hint == ANNOUNCED:
            continue
        ours = CAPTION if row.label is Label.CAPTION else TEXT if row.label in TEXT_LABELS else ""
        if not ours or opinion.kind == ours or row.block in {Block.TABLE, Block.LIST_ITEM, Block.FIGURE}:
            continue
        inside = prose[0] < at < prose[-1]
        least = max(_SURE[ours], _RARE * inside, _least(row, opinion.kind))
        if opinion.kind == PAGE and (row.block is Block.QUOTE or (inside and _is_listed(rows, at))):
            # What the page itself draws as a quotation is the reporter's, and so are his figures.
            continue
        if inside and signs_for(rows[at - 1].text):
            # The document that the report quotes is signed so.
            continue
        if opinion.kind == PAGE and ours == CAPTION and _is_of_report(found, rows, at, end=prose[-1]):
            continue
        if opinion.kind in {PAGE, SIGNED} and not is_prose(row.text) and opinion.sure >= least:
            _take_out(found, row, opinion)


def _is_of_report(found: Labelled, rows: Sequence[Paragraph], at: int, *, end: int) -> bool:
    """Whether a caption is of a picture of the report, whose text ends at `end`, beyond doubt."""
    if at and boilerplate.is_picture(rows[at - 1].text):
        return True
    if at > end:
        return _shows_more(found, rows, at)
    # A saved page may show the pictures of others there.
    return found.page.kind == "text" and lonelines.has_credit(rows[at].text)


def _misled(rows: Sequence[Paragraph], opinions: Sequence[Opinion]) -> range:
    """Return the lines above the text as the second reader sees it, where it took the lead for the title."""
    taken = [
        at
        for at, (row, opinion) in enumerate(zip(rows, opinions, strict=True))
        if opinion.kind == TITLE and row.label in TEXT_LABELS
    ]
    if not taken:
        return range(0)
    below = range(taken[0] + 1, len(rows))
    return range(taken[0] + 1, next((at for at in below if is_prose(rows[at].text)), len(rows)))


def _shows_more(found: Labelled, rows: Sequence[Paragraph], at: int) -> bool:
    """Whether a line at the end is a caption that speaks of what the report tells, and of no other place."""
    row = rows[at]
    least = _BESIDE if rows[at - 1].label is Label.CAPTION else _SHOWN
    if not captions.looks(row.text, least=_BESIDE):
        return False
    own = found.of(Label.TITLE, *TEXT_LABELS)
    whole = "\n".join(row.text for row in own)
    if any(name not in whole and load().named(name) for name in names_in(row.text)):
        return False
    said = {pair for row in own for pair in pairwise(words(row.text))}
    pairs = [*pairwise(words(row.text))]
    again = sum(map(said.__contains__, pairs)) / max(1, len(pairs))
    return again >= (_SAID_AGAIN if captions.looks(row.text, least=least) else _MOSTLY_SAID)


def _is_listed(rows: Sequence[Paragraph], at: int) -> bool:
    """Whether a line is an entry of the reporter's: announced by the line above, or below another entry."""
    above = rows[at - 1]
    entry = ": " in above.text and word_count(above.text) <= _ENTRY
    return ": " in rows[at].text and above.label in TEXT_LABELS and (entry or above.text.endswith(":"))


def _least(row: Paragraph, kind: str) -> float:
    """Return how sure the second reader has to be about a line that the reporter seems to have written."""
    # Among the captions of an album nothing is the page's, and nothing signs that names no one.
    shown = row.first.why in {ALBUM, NUMBERED} and (kind == PAGE or not _signed(row))
    # «(Bài viết có sử dụng tư liệu do bà Lưu Thị Tiu cung cấp)» signs nothing either.
    shown = shown or (kind == SIGNED and word_count(row.text) > NAME_WORDS and not _signed(row))
    told = kind == PAGE and (_SAYS.search(row.text) or _is_of_speech(row.text) or _SECTION.match(row.text))
    if shown or told or (kind == SIGNED and (row.text.endswith(("!", "?")) or _shows_scene(row))):
        return _NEVER
    if word_count(row.text) >= _LONG or (kind == PAGE and _shows_scene(row)):
        return _MOST
    sentence = stops(row.text) and word_count(row.text) >= _SENTENCE
    return _RARE if sentence else 0.0


def _is_of_speech(text: str) -> bool:
    return lonelines.addresses(text) or lonelines.tells_when(text)


def _shows_scene(row: Paragraph) -> bool:
    """Tell whether a line names a scene, as «Quang cảnh Đại hội», and is more than the name of an album."""
    return word_count(row.text) > _ALBUM_NAME and lonelines.is_scene(row.text)


def _signed(row: Paragraph) -> Byline | None:
    return byline_of(row, last=True) or signer(row.text)


def _take_out(found: Labelled, row: Paragraph, opinion: Opinion) -> None:
    byline = _signed(row) if opinion.kind == SIGNED else None
    if byline is not None:
        found.bylines.append((byline, row))
        row.mark(Label.SOURCE if byline.source and not byline.authors else Label.BYLINE, "giống dòng ký tên")
    elif opinion.kind == SIGNED:
        found.unsigned = row.text
        row.mark(Label.BYLINE, "giống dòng ký tên")
    elif not (is_stamp(row) and mark_plain(found, row)):
        row.mark(Label.BOILERPLATE, ALIKE)

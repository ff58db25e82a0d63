"""Where rules and second reader differ about a line: who is believed, and what an editor is asked."""

from __future__ import annotations

from collections.abc import Sequence

from khotin.convert.labelled import Labelled, byline_of, is_prose
from khotin.convert.middle import ALBUM
from khotin.convert.paragraphs import Paragraph
from khotin.convert.secondreader import CAPTION, PAGE, SIGNED, TEXT, Opinion
from khotin.model import Block, Label

_TEXT = (Label.LEAD, Label.BODY)
# What no rule claims is text by default, which says less than a caption's wording; measured on reports
# that neither rules nor model had seen.
_SURE = {CAPTION: 0.5, TEXT: 0.7}
# Of lines that the reporter announced as pictures.
_ANNOUNCED = 0.9


def overrule(found: Labelled, rows: Sequence[Paragraph], opinions: Sequence[Opinion]) -> None:
    """Take short lines out of the text where the second reader knows them for the page's or a signature.

    A report of nothing but short lines is left as it is: there is no text beside which they look foreign.
    """
    if not any(row.label in _TEXT and is_prose(row.text) for row in rows):
        return
    for row, opinion in zip(rows, opinions, strict=True):
        ours = CAPTION if row.label is Label.CAPTION else TEXT if row.label in _TEXT else ""
        if not ours or opinion.kind == ours or row.block in {Block.TABLE, Block.LIST_ITEM, Block.FIGURE}:
            continue
        least = _ANNOUNCED if row.first.why == ALBUM else _SURE[ours]
        if opinion.kind in {PAGE, SIGNED} and not is_prose(row.text) and opinion.sure >= least:
            _take_out(found, row, opinion)
        found.disputed.append((ours, row))


def _take_out(found: Labelled, row: Paragraph, opinion: Opinion) -> None:
    byline = byline_of(row, last=True) if opinion.kind == SIGNED else None
    if byline is not None:
        found.bylines.append((byline, row))
        row.mark(Label.SOURCE if byline.source and not byline.authors else Label.BYLINE, "giống dòng ký tên")
    elif opinion.kind == SIGNED:
        found.unsigned = row.text
        row.mark(Label.BYLINE, "giống dòng ký tên")
    else:
        row.mark(Label.BOILERPLATE, "giống dòng của trang")

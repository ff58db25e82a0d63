"""Know the captions that stand together below the names: those that read like anything else among them too.

Whoever copies a report by hand puts the captions of its pictures at the end, one below the other, and
perhaps who took them; headlines of other reports stand below all of them, never between.
"""

from __future__ import annotations

from collections.abc import Sequence

from khotin.convert import lonelines
from khotin.convert.bylines import Byline
from khotin.convert.foot import PAST_NAMES
from khotin.convert.labelled import TEXT_LABELS, Labelled, byline_of, is_prose
from khotin.convert.lines import word_count
from khotin.convert.overrule import ALIKE
from khotin.convert.paragraphs import Paragraph
from khotin.model import Label

GATHERED = "giữa các chú thích ảnh"
"""Why a line below the names is a caption."""
_LONGEST = 30  # words of a caption
_SHORT = {PAST_NAMES, ALIKE, ""}


def gather(found: Labelled, rows: Sequence[Paragraph]) -> None:
    """Label as captions what stands below the names between captions, or between one and who took them."""
    names = _names(rows) if found.page.kind == "text" else None
    if names is None:
        return
    end = next((at for at in range(names + 1, len(rows)) if not _may_show(rows[at])), len(rows))
    shown = [at for at in range(names + 1, end) if rows[at].label is Label.CAPTION]
    if not shown:
        return
    credit = _credit(rows[end]) if end < len(rows) else None
    first, last = shown[0], shown[-1]
    while first > names + 1 and rows[first - 1].text.endswith("."):
        # No headline of another report has a full stop.
        first -= 1
    # The credit of all stands below the last, or at its end.
    if credit or lonelines.has_credit(rows[end - 1].text):
        last = end
    for row in rows[first:last]:
        if row.label is not Label.CAPTION:
            row.mark(Label.CAPTION, GATHERED)
    if credit and rows[end].label is Label.BOILERPLATE:
        found.bylines.append((credit, rows[end]))
        rows[end].mark(Label.BYLINE)


def _names(rows: Sequence[Paragraph]) -> int | None:
    """Return where the names stand below the text, None where nobody signs there."""
    prose = [at for at, row in enumerate(rows) if row.label in TEXT_LABELS and is_prose(row.text)]
    below = range(prose[-1] + 1, len(rows)) if prose else ()
    return next((at for at in below if rows[at].label is Label.BYLINE and not _credit(rows[at])), None)


def _may_show(row: Paragraph) -> bool:
    """Whether a line may be a caption by its length and by what it was taken for."""
    if word_count(row.text) > _LONGEST or _credit(row):
        return False
    return row.label in {Label.CAPTION, *TEXT_LABELS} or (
        row.label is Label.BOILERPLATE and row.first.why in _SHORT
    )


def _credit(row: Paragraph) -> Byline | None:
    """Return who took the pictures, where a line tells that alone: «Ảnh: Văn Minh»."""
    byline = byline_of(row, last=True)
    return byline if byline and byline.photos and not byline.authors and not byline.source else None

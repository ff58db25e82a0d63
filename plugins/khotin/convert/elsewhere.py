"""Know a headline of another report between the paragraphs by the place it opens with.

«Sông Hinh: Sắn tồn đọng ở bãi cát», «Phú Hòa hướng đến xã kiểu mẫu»: papers set links to other news into a
report, and a capture leaves nothing of the link but a line that no paragraph takes up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from khotin.convert import captions
from khotin.convert.lines import lowered, word_count
from khotin.convert.paragraphs import Paragraph
from khotin.gazetteer import load
from khotin.model import Block

# A headline has no fewer words, and in a box between paragraphs no more.
_WORDS = range(5, 26)
_KIND = r"(?:(?:TP|TX|TT|T\.P)\.? ?|(?:Huyện|Xã|Phường|Thị xã|Thành phố|Tỉnh) )?"
_NAME = r"(?P<name>[A-ZĐÀ-Ỹ][^\W\d_]+(?: [A-ZĐÀ-Ỹ][^\W\d_]+){0,3})"
# Before a colon a place of one syllable is one as well; a verb follows it in small letters.
_OPENS = re.compile(rf"{_KIND}{_NAME}(?P<colon>:)? (?!và\b|-|–)(?(colon)\S|[a-zđà-ỹ])")


def headlines(rows: Sequence[Paragraph], title: str) -> set[int]:
    """Return which of `rows`, the lines between head and foot of the report `title`, are such headlines."""
    opened = {at: _OPENS.match(rows[at].text) for at in range(1, len(rows) - 1) if _may_be(rows[at])}
    if not any(opened.values()):
        return set()
    said = "\n".join(lowered(text) for text in (title, *(row.text for row in rows)))
    own = [
        at for at, opening in opened.items() if opening and _is_elsewhere(opening, rows[at + 1].text, said)
    ]
    return {*_with_next(rows, own)}


def _may_be(row: Paragraph) -> bool:
    """Whether a line could be a headline: a few words alone that neither stop nor say whose picture it is."""
    text = row.text
    if row.block is not Block.PARAGRAPH or row.hint or word_count(text) not in _WORDS or captions.stops(text):
        return False
    return not captions.has_credit(text) and not captions.is_scene(text)


def _is_elsewhere(opening: re.Match[str], below: str, said: str) -> bool:
    """Whether a line opens with a place that the report, which says `said`, has nothing to do with.

    Behind a place and a colon it tells news of there itself, unless the line `below` goes on about the place.
    """
    name = lowered(opening["name"])
    if opening["colon"]:
        return name not in lowered(below) and bool(load().named(opening["name"]))
    return " " in name and said.count(name) == 1 and bool(load().named(opening["name"]))


def _with_next(rows: Sequence[Paragraph], found: Sequence[int]) -> Iterator[int]:
    """Yield the lines `found` and those of the same list, right below one of them without a blank line."""
    for at in found:
        yield at
        below = at + 1
        while below < len(rows) - 1 and _may_be(rows[below]) and _is_next(rows[below - 1], rows[below]):
            yield below
            below += 1


def _is_next(above: Paragraph, row: Paragraph) -> bool:
    return row.first.number - above.lines[-1].number == 1

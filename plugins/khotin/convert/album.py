"""Pictures that a page counts: «1/6», «2/6», … or «Ảnh 1/6», … between the captions of a photo story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khotin.convert.paragraphs import Paragraph
from khotin.model import Block

_COUNTER = re.compile(r"(?:(?:ảnh|hình)\s+)?(\d{1,3})\s*/\s*(\d{1,3})", re.IGNORECASE)
_LEAST = 3


def counters(rows: Sequence[Paragraph]) -> list[int]:
    """Return where `rows` count the pictures of an album, nothing where they do not."""
    found = [(at, match) for at, row in enumerate(rows) if (match := _COUNTER.fullmatch(row.text))]
    totals = {int(match[2]) for _, match in found}
    counted = [int(match[1]) for _, match in found]
    whole = len(totals) == 1 and counted == list(range(1, max(totals) + 1))
    return [at for at, _ in found] if whole and len(found) >= _LEAST else []


def counted(rows: Sequence[Paragraph], at: Sequence[int]) -> set[int]:
    """Return where the captions stand that the counters `at` count: all above them, or all below.

    Of the line above the first counter and the one below the last, the shorter one is no paragraph.
    """
    above = {place - 1 for place in at} & {*range(len(rows))}
    below = {place + 1 for place in at} & {*range(len(rows))}
    ends = [len(rows[place].text) if 0 <= place < len(rows) else 0 for place in (at[0] - 1, at[-1] + 1)]
    places = above if ends[0] and (not ends[1] or ends[0] <= ends[1]) else below
    places -= {*at}
    if any(rows[place].block is Block.FIGURE for place in places):
        # The page marks its captions itself.
        return set()
    return {place for place in places if rows[place].block is Block.PARAGRAPH}

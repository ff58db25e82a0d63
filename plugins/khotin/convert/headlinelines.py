"""Whether a headline goes on in the line below it: in capitals, as a motto, as the part of a series."""

from __future__ import annotations

import re

from khotin.convert import boilerplate
from khotin.convert.headline import MAX_WORDS, same
from khotin.convert.lines import word_count
from khotin.convert.stamps import find_stamp
from khotin.model import Line

# Fewer words before the colon are a label: «Hội Nông dân xã Kỳ Thọ:».
_ANNOUNCES = 12
_QUOTED = re.compile(r"[“\"«][^“”\"«»]{8,200}[”\"»]")
_PART = re.compile(
    r"(?:Bài|Kỳ|Phần) (?:\d{1,2}|[IVX]{1,4}|cuối|kết) ?[:.–-] ?[^\W\d].{5,150}(?<![.…])$", re.IGNORECASE
)


def continues(line: Line, following: Line) -> bool:
    """Whether a headline goes on in the next line: one in capitals, or a motto behind a colon."""
    if _is_motto(line, following):
        return True
    return (
        following.number == line.number + 1
        and line.text.isupper()
        and following.text.isupper()
        and not line.text.endswith((".", ":", "!", "?"))
        and word_count(following.text) >= 2
        and not same(line.text, following.text)
        and not boilerplate.is_tool(following.text)
        and not boilerplate.is_banner(line.text, following.text)
        and find_stamp(following.text) is None
    )


def is_part(line: Line, following: Line) -> bool:
    """Whether the line right below a headline names the part of a series: «Bài 2: Đêm trên suối A Lin»."""
    return following.number == line.number + 1 and _PART.match(following.text) is not None


def _is_motto(line: Line, following: Line) -> bool:
    """Tell whether a headline ends in a colon and the next line is a quotation, whole and without a stop."""
    words = word_count(line.text)
    quoted = _QUOTED.fullmatch(following.text) is not None
    near = following.number == line.number + 1
    return near and quoted and line.text.endswith(":") and _ANNOUNCES <= words <= MAX_WORDS

"""The width at which a capture wrapped its lines, and which line breaks that width explains.

A wrapped line is one that the next word would not have fitted on. So each break inside a sentence says
between which bounds the width lies, and the width is what most of them agree on: one long headline,
or a byline beside its office, must not count. Where letters were not of one width they agree on none;
then the longest line is the width, if most lines are about as long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from khotin.convert.lines import ends, ends_sentence
from khotin.model import Line

# A screen or mail wraps at 45 to 130 characters; longer lines were never wrapped.
MIN_WIDTH, MAX_WIDTH = 45, 130
_WRAPPED_SHARE, _AGREED_SHARE = 0.6, 0.7
_ENOUGH = 3
_SELDOM = 4
_FULL = 0.75
_INDENT = re.compile(r"[^\S\n]{3,}|\t")
_STOPS = (".", "!", "?", "…", ":", ";")
_CLOSING = '"”’»)]'

_Break = tuple[Line, Line]


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a capture wrapped its lines: at `width` characters, 0 where it did not."""

    width: int = 0
    counted: bool = False
    """Whether the indent of a paragraph counts in its first line, or was put before a wrapped one."""
    indented: bool = False
    """Whether paragraphs, and nothing but they, open with an indent."""
    parted: bool = False
    """Whether blank lines stand between the paragraphs."""

    def explains(self, before: Line, line: Line) -> bool:
        """Tell whether `line` had to begin anew because its first word did not fit behind `before`."""
        if len(before.text) > self.width:
            return False
        return self.width < _length(before, counted=self.counted) + 1 + len(_first(line.text))


def stops(text: str) -> bool:
    """Tell whether a line ends as a sentence or its clause does, perhaps inside brackets or quotes."""
    return ends(text, _STOPS, _CLOSING)


def indent(line: Line) -> str:
    """Return the blanks before the first word, empty where they are too few to mean anything."""
    match = _INDENT.match(line.raw)
    return match[0] if match else ""


def measure(rows: Sequence[Line]) -> Wrap:
    """Return how the capture that `rows` are all lines of wrapped them."""
    # A headline in capitals is set apart, and often longer than the text was wrapped at.
    text = [line for line in rows if not line.text.isupper()]
    breaks = [(before, line) for before, line in pairwise(text) if before.text and line.text]
    unstopped = [pair for pair in breaks if not stops(pair[0].text)]
    inside = [pair for pair in unstopped if pair[1].text[0].islower()]
    # Two breaks are few; names are torn as well: «huyện Châu» and below it «Thành».
    telling = unstopped if len(inside) == _ENOUGH - 1 else inside
    agreed = [(*_agreed(text, telling, counted=counted), counted) for counted in (False, True)]
    share, width, counted = max(agreed)
    indented = len(inside) >= _ENOUGH and _opens_paragraphs(text, inside)
    if share < _AGREED_SHARE:
        width, counted = _longest(text, breaks), False
    wrap = Wrap(width, counted, indented)
    return replace(wrap, parted=bool(width) and _is_parted(rows, wrap))


def _is_parted(rows: Sequence[Line], wrap: Wrap) -> bool:
    """Tell whether nearly all sentences that end before the width does have a blank line below them."""
    ended = [at for at in range(len(rows) - 1) if ends_sentence(rows[at].text)]
    apart = sum(not rows[at + 1].text for at in ended)
    joined = sum(bool(rows[at + 1].text) and not wrap.explains(rows[at], rows[at + 1]) for at in ended)
    return apart >= _ENOUGH and joined * _SELDOM <= apart


def _opens_paragraphs(rows: Sequence[Line], inside: Sequence[_Break]) -> bool:
    """Tell whether some lines of a capture are indented, and none that goes on with a sentence."""
    return any(map(indent, rows)) and not any(indent(line) for _, line in inside)


def _length(line: Line, *, counted: bool) -> int:
    return len(line.text) + (len(indent(line)) if counted else 0)


def _first(text: str) -> str:
    return text.split(" ", 1)[0]


def _agreed(rows: Sequence[Line], inside: Sequence[_Break], *, counted: bool) -> tuple[float, int]:
    """Return how many of the breaks inside sentences agree on a width (0 to 1), and the width."""
    bounds = []
    for before, line in inside:
        length = _length(before, counted=counted)
        if MIN_WIDTH <= length <= MAX_WIDTH:
            bounds.append((length, length + len(_first(line.text))))
    if len(bounds) < _ENOUGH:
        return 0.0, 0
    # The least width of the range that most allow is the length of one of the lines.
    best = max({low for low, _ in bounds}, key=lambda width: (_allowing(bounds, width), width))
    most = min(high for low, high in bounds if low <= best <= high)
    lengths = (_length(line, counted=counted) for line in rows)
    return _allowing(bounds, best) / len(bounds), max(length for length in lengths if length <= most)


def _allowing(bounds: Sequence[tuple[int, int]], width: int) -> int:
    return sum(low <= width <= high for low, high in bounds)


def _longest(rows: Sequence[Line], breaks: Sequence[_Break]) -> int:
    """Return the length of the longest line where most others are nearly as long, else 0."""
    if len(breaks) < _ENOUGH:
        return 0
    inner = [len(before.text) for before, _ in breaks]
    longest = max(len(line.text) for line in rows)
    if not MIN_WIDTH <= longest <= MAX_WIDTH:
        return 0
    full = sum(length >= longest * _FULL for length in inner)
    return longest if full >= len(inner) * _WRAPPED_SHARE else 0

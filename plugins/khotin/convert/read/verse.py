"""Verses told from other short lines: a poem broken by hand stays one paragraph of several lines."""

from __future__ import annotations

import re

from khotin.convert.read.breaks import Segment

_FEWEST, _FEWEST_QUOTED = 3, 2  # lines of a verse; of one between quotation marks
_LONGEST = 64  # characters of a line of verse
_FEWEST_WORDS, _MOST_WORDS = 3, 12
# What no line of verse has: a label, a figure, a mark of a list, a row of names joined by signs.
_NO_VERSE = re.compile(r"\w\s?:\s|\d|^[-+*•–]\s|[/|;]|\s[-–]\s")
_OPENED = ("“", '"', "«", "‘")
_CLOSED = re.compile(r"[”\"»’][.,;!?…\s]*(?:\([^()]*\))?$")


def verses(segments: list[Segment], *, quoted: bool) -> list[Segment]:
    """Return `segments` with each verse as one, newlines between its lines; `quoted`: set as a quotation."""
    if len(segments) < _FEWEST_QUOTED:
        return segments
    result: list[Segment] = []
    run: list[Segment] = []
    for segment in segments:
        if run and not (segment.tight and _is_line(segment)):
            result += _joined(run, quoted=quoted)
            run = []
        if _is_line(segment):
            run.append(segment)
        else:
            result.append(segment)
    return result + _joined(run, quoted=quoted)


def _is_line(segment: Segment) -> bool:
    """Tell whether a segment may be a line of verse: few words, a capital first, not all of them names."""
    text = segment.text
    words = text.split()
    if len(text) > _LONGEST or not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or _NO_VERSE.search(text):
        return False
    first = text.lstrip("“\"«‘'(… ")
    return first[:1].isupper() and sum(word[0].islower() for word in words) * 2 >= len(words)


def _joined(run: list[Segment], *, quoted: bool) -> list[Segment]:
    marked = bool(run) and run[0].text.startswith(_OPENED) and _CLOSED.search(run[-1].text) is not None
    slanted = all(segment.emphasis * 10 >= len(segment.text) * 8 for segment in run)
    if len(run) < (_FEWEST_QUOTED if marked else _FEWEST) or not (marked or slanted or quoted):
        return run
    first, *others = run
    for other in others:
        first.join(other, "\n")
    return [first]

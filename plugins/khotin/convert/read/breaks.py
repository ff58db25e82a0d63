"""What a `<br>` means: two are the end of a paragraph; one may be that, or a line of verse, or a wrap.

Word and FrontPage leave hard wraps inside sentences, ASP portals end paragraphs with a single one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from khotin.convert.signatures import signer
from khotin.text import clean

_ENDS = re.compile(r"[.!?…:;”\"»)\]/]$")
_STARTS_LOWER = re.compile(r"[^\W\d_]")
_FILLED = 0.75  # share of the longest line from which on a line counts as filled up to the margin
_SENTENCE, _NAME = 60, 40  # characters of a paragraph's end, at least; of a name behind it, at most
_STOPS = (".", "!", "?", "…", "./", ".”", '."', "”.", '".', "”")
_WRAPPED = 50  # characters below which a line was not wrapped for lack of room


@dataclass(slots=True)
class Segment:
    """The text between two breaks, and how many of its characters are link, emphasis, bold, large."""

    pieces: list[str] = field(default_factory=list)
    link: int = 0
    emphasis: int = 0
    strong: int = 0
    large: int = 0
    text: str = ""
    tight: bool = False  # no blank line stands before it
    marked: int = -1  # the piece from which on all of it is bold or slanted, -1 where it ends in plain text

    @property
    def raw(self) -> str:
        """The text as captured, its breaks as newlines."""
        return "".join(self.pieces)

    def is_blank(self) -> bool:
        """Tell whether nothing in it is visible."""
        return not self.pieces or not "".join(self.pieces).strip()

    def write(self, text: str) -> None:
        """Add text that is no one's."""
        self.pieces.append(text)

    def add(self, text: str, depths: Mapping[str, int]) -> None:
        """Add text that stands in so many elements of each kind."""
        pieces = self.pieces
        pieces.append(text)
        if not text or text.isspace():
            return
        size, slanted, bold = len(text), depths["emphasis"], depths["strong"]
        if not (bold or slanted):
            self.marked = -1
        elif self.marked < 0:
            self.marked = len(pieces) - 1
        if depths["link"]:
            self.link += size
        if slanted:
            self.emphasis += size
        if bold:
            self.strong += size
        if depths["large"]:
            self.large += size

    def open_word(self) -> bool:
        """Tell whether the next letter would be glued to the last word."""
        return bool(self.pieces) and bool(self.pieces[-1]) and not self.pieces[-1][-1].isspace()

    def cut(self) -> Segment:
        """Take what is bold or slanted at the end off, and return it."""
        rest = Segment(self.pieces[self.marked :])
        rest.strong = len(clean(rest.raw))
        self.pieces = self.pieces[: self.marked]
        self.strong, self.marked = max(0, self.strong - rest.strong), -1
        return rest

    def join(self, other: Segment, between: str = " ") -> None:
        """Continue this segment with the one after the break."""
        self.pieces = [*self.pieces, "\n", *other.pieces]
        self.text = f"{self.text}{between}{other.text}"
        self.link += other.link
        self.emphasis += other.emphasis
        self.strong += other.strong
        self.large += other.large


def joined(segments: list[Segment]) -> list[Segment]:
    """Return the paragraphs that `segments` make; empty ones stand for a blank line and are left out."""
    for segment in segments:
        segment.text = clean(segment.raw.replace("\n", " ").replace("\r", " "))
    if len(segments) == 1:
        return segments if segments[0].text else []
    wrapped = _is_wrapped(segments)
    longest = max(len(segment.text) for segment in segments)
    result: list[Segment] = []
    blank = True
    for segment in segments:
        if not segment.text:
            blank = True
            continue
        if not blank and _continues(result[-1], segment, longest if wrapped else 0):
            result[-1].join(segment)
        else:
            segment.tight = not blank
            result.append(segment)
        blank = False
    return result


def below_picture(segments: list[Segment]) -> bool:
    """Tell whether the first text stands right below the picture before it, and a blank line below it."""
    blank = [not segment.raw.strip() for segment in segments]
    at = next((index for index, empty in enumerate(blank) if not empty), 0)
    return at <= 1 and len(blank) > at + 2 and blank[at + 1]


def sign_off(segments: list[Segment]) -> list[Segment]:
    """Return `segments`, a name set bold or slanted behind the last sentence as one of its own."""
    if max([segment.marked for segment in segments]) < 1:
        return segments
    last = next((segment for segment in reversed(segments) if segment.raw.strip()), None)
    if last is None or last.marked < 1:
        return segments
    text, name = (clean("".join(part)) for part in (last.pieces[: last.marked], last.pieces[last.marked :]))
    if len(text) < _SENTENCE or not text.endswith(_STOPS) or len(name) > _NAME or signer(name) is None:
        return segments
    return [*segments, last.cut()]


def _is_wrapped(segments: list[Segment]) -> bool:
    """Tell whether most single breaks stand inside sentences, as those of a wrapped text do."""
    pairs = [(a, b) for a, b in pairwise(segments) if a.text and b.text]
    inside = sum(_inside_sentence(a.text, b.text) for a, b in pairs)
    return len(pairs) >= 3 and inside * 5 >= len(pairs) * 2


def _inside_sentence(before: str, after: str) -> bool:
    first = _STARTS_LOWER.match(after)
    return first is not None and first[0].islower() and not _ENDS.search(before)


def _continues(before: Segment, after: Segment, longest: int) -> bool:
    """Tell whether `after` goes on with the paragraph of `before`; `longest` is 0 for unwrapped text."""
    if _inside_sentence(before.text, after.text):
        return True
    if not longest or (_ENDS.search(before.text) and len(before.text) < longest):
        return False
    last = before.pieces[-1] if before.pieces else ""
    return len(last) >= max(_WRAPPED, longest * _FILLED) and after.text[0].isalnum()

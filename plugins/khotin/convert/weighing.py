"""Weigh the lines between head and foot as captions: each by itself, then among the captions it shows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import inf

from khotin.convert import captions, headline, lonelines
from khotin.convert.captionsamong import CaptionsAmong
from khotin.convert.labelled import Labelled
from khotin.convert.lines import word_count
from khotin.convert.paragraphs import Paragraph
from khotin.convert.surroundings import Surroundings
from khotin.model import Block, Label

_CAPTION_WORDS = 30
# An album repeats the headline for each picture; a report repeats it once.
_ALBUM = 1
_MARKED, _MARKED_LESS = 2, 1.0
# Of the wording of a line below a picture.
_OPEN = 2.0


class Weighing:
    """The lines of a report on the scales."""

    def __init__(self, found: Labelled, rows: Sequence[Paragraph]) -> None:
        """Take the `rows` between head and foot of the report `found`."""
        self._rows = rows
        self._around = Surroundings(rows, found.paragraphs)
        # A page that marks its captions leaves few unmarked.
        marked = sum(row.hint == "caption" or row.block is Block.FIGURE for row in rows) >= _MARKED
        self._less = _MARKED_LESS * marked
        self._repeats = sum(headline.same(found.title, row.text) for row in rows) > _ALBUM

    def weight(self, at: int, *, announced: bool) -> float:
        """Return the weight of a row as a caption: above zero it is one, infinite where nothing is to weigh.

        `announced` tells that nothing but captions stands between it and the line that announces an album.
        """
        row = self._rows[at]
        if self._repeats and at and self._rows[at - 1].label is Label.DUPLICATE and _may_be_below(row):
            # A portal prints the headline as the text of every picture, above its caption.
            return inf
        known = self._known(at, announced=True) if announced else self._settled[at]
        if known is not None:
            return inf if known else -inf
        weight = captions.weigh_among({**self._signs[at], **self._among.signs(at)})
        return weight - self._less + self._around.by_indent(at)

    @cached_property
    def _signs(self) -> dict[int, dict[str, float]]:
        """The signs of each row by itself, where neither its wording nor its place settles the matter."""
        return {
            at: {**captions.wording(row.text), **self._around.signs(at)}
            for at, row in enumerate(self._rows)
            if self._settled[at] is None
        }

    @cached_property
    def _settled(self) -> list[bool | None]:
        return [self._known(at, announced=False) for at in range(len(self._rows))]

    @cached_property
    def _among(self) -> CaptionsAmong:
        return CaptionsAmong(self._rows, [self._alone(at) for at in range(len(self._rows))])

    def _alone(self, at: int) -> float:
        """Return the weight of a row by itself."""
        if at in self._signs:
            return captions.weigh(self._signs[at]) - self._less + self._around.by_indent(at)
        return inf if self._rows[at].block is Block.FIGURE or self._settled[at] else -inf

    def _known(self, at: int, *, announced: bool) -> bool | None:
        """Whether a row is a caption, where its wording or its place settles the matter; None elsewhere."""
        row = self._rows[at]
        if row.hint == "caption":
            return True
        if row.block in {Block.QUOTE, Block.HEADING} or (
            row.hint == "lead" and not lonelines.is_scene(row.text)
        ):
            return False
        known = captions.settled(row.text)
        if known is not None or not at:
            return known
        above = self._rows[at - 1]
        if above.block is Block.QUOTE:
            # Below a quotation stands who said it.
            return False
        if announced or (self._around.is_below_picture(at) and _may_show(row.text)):
            return True
        # Behind a colon or a semicolon a line goes on with a list, behind a comma with a verse.
        listed = at in self._around.listed or at in self._around.quoted
        return False if listed or above.text.endswith((":", ";", ",")) else None


def _may_show(text: str) -> bool:
    """Whether a line right below a picture is its caption: nothing in it tells, or not much."""
    said = captions.signs(text)
    return "still" in said or captions.weigh(said) > -_OPEN


def _may_be_below(row: Paragraph) -> bool:
    return word_count(row.text) <= _CAPTION_WORDS and not lonelines.opens(row.text)

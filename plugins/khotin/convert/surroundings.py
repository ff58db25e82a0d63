"""What stands around a line says as well whether it shows a picture: its neighbours, and the whole report.

A caption says again what the text tells and names whom it names; a cross-head divides text from text,
and seldom alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import compress, pairwise
from operator import not_

from khotin.convert import boilerplate, captions, lonelines
from khotin.convert.labelled import is_text
from khotin.convert.lines import bag, word_count
from khotin.convert.paragraphs import Paragraph
from khotin.convert.wraps import indent
from khotin.model import Block, Label

_TEXT_WORDS = 12
# The section stands in one of the last lines above the headline.
_SECTIONS = 3
_STORY_WORDS = 25
# Few reports of those annotated are photo stories, and in them nearly every line is a caption.
_STORY = 3.0
_FEW_HEADS = 2
_SHORT_WORDS, _ENTRY_WORDS = 9, 16
_QUOTED = 6
# Paragraphs that show a habit, and what a line that does not share it weighs more as a caption.
_INDENTED, _BY_INDENT = 3, 2.5
_TABLE_ROWS = 3
_SAID = 100_000
_DIGIT = re.compile(r"\d")
# The last cell of a row that lost its table.
_COUNTED = re.compile(r"\d[\d.,]*\s*(?:đồng|triệu|tỷ|ha|kg|tạ|tấn|điểm|phiếu|%|đ|m2?|km)?$", re.IGNORECASE)


class Surroundings:
    """The lines of a report between head and foot, asked about one of them."""

    def __init__(self, rows: Sequence[Paragraph], page: Sequence[Paragraph]) -> None:
        """Take the `rows` in question and all paragraphs of the page they stand on."""
        self.rows = rows
        labels = [row.text for row in page if row.label is Label.KICKER][-_SECTIONS:]
        labels += [row.text for row in page if row.label is Label.TITLE]
        self._story = any(map(lonelines.is_story, labels))
        self._above = {id(row): above for above, row in pairwise(row for row in page if row.text)}

    def is_below_picture(self, at: int) -> bool:
        """Whether the line at `at` stands right below what the capture left of a picture."""
        above = self._above.get(id(self.rows[at]))
        return above is not None and boilerplate.is_picture(above.text)

    def by_indent(self, at: int) -> float:
        """Return what the indent of the line at `at` adds to its weight, where all paragraphs have one.

        A cross-head has none either; a line set in the middle is no paragraph.
        """
        if not self._indented:
            return 0.0
        row = self.rows[at]
        depth = len(indent(row.first))
        if depth:
            return -_BY_INDENT if depth in self._indented else 0.0
        return 0.0 if at in self.heads else _BY_INDENT

    @cached_property
    def _indented(self) -> set[int]:
        """How deep the paragraphs of a plain text are indented; empty where some of them are not."""
        long = (row for row in self.rows if word_count(row.text) > _STORY_WORDS)
        prose = [row for row in long if lonelines.stops(row.text)]
        depths = {len(indent(row.first)) for row in prose}
        return depths if len(prose) >= _INDENTED and 0 not in depths else set()

    def signs(self, at: int) -> dict[str, float]:
        """Return the signs around the line at `at`, with values from 0 to 1."""
        text = self.rows[at].text
        above = self.rows[at - 1].text if at else ""
        below = self.rows[at + 1].text if at + 1 < len(self.rows) else ""
        stopped = lonelines.stops(text)
        own = captions.telling_words(text)
        found = {
            "first": at == 0,
            "below picture": self.is_below_picture(at),
            "last unstopped": not stopped and not below,
            "last stopped": stopped and not below,
            "below points back": lonelines.points_back(below),
            "above text": not stopped and _is_paragraph(below) and lonelines.stops(below),
            "below open text": _is_paragraph(above) and not lonelines.stops(above),
            "losing stops": not stopped and self._loses_stops,
            "divides": at in self.heads,
            "divides often": at in self.heads and len(self.heads) > _FEW_HEADS,
            "named elsewhere": any(self._said.count(name) > text.count(name) for name in names_in(text)),
        }
        signs = {name: 1.0 for name, there in found.items() if there}
        if self._story:
            signs["photo story, long" if word_count(text) > _STORY_WORDS else "photo story"] = _STORY
        if own:
            signs["said above"] = len(own & bag(above)) / len(own)
            signs["said below"] = len(own & bag(below)) / len(own)
            signs["said elsewhere"] = len(own & self._recurring) / len(own)
        return signs

    @cached_property
    def _recurring(self) -> set[str]:
        """The words that stand in more than one line, of those that tell something in a short line."""
        bags = [bag(row.text) for row in self.rows]
        short = (word_count(row.text) <= captions.MAX_WORDS for row in self.rows)
        asked = frozenset[str]().union(*compress(bags, short)) - captions.common_words()
        seen: set[str] = set()
        again: set[str] = set()
        for words in bags:
            said = words & asked
            again |= said & seen
            seen |= said
        return again

    @cached_property
    def _said(self) -> str:
        """What the lines say, to find a name again; of a book of lines its first pages suffice."""
        return "\n".join(row.text for row in self.rows)[:_SAID]

    @cached_property
    def _listable(self) -> list[bool]:
        """Whether each line may be one of a verse, a list or a lost table."""
        return [_is_short(row) or _is_entry(row) for row in self.rows]

    @cached_property
    def listed(self) -> set[int]:
        """Where short lines go on with what a colon announced (a verse, a list), or make up a table."""
        found: set[int] = set()
        for at, row in enumerate(self.rows):
            if not at or not self._listable[at]:
                continue
            above = self.rows[at - 1]
            if above.block is not row.block:
                continue
            if lonelines.is_item(above.text) and not lonelines.is_item(row.text) and above.text.endswith("."):
                # A list with marks ends where they do.
                continue
            if at - 1 in found:
                verse = at - 2 in found and not _DIGIT.search(above.text)
                goes_on = _is_entry(row, above) if _is_entry(above) else verse or not _shows(row)
            else:
                announced = above.text.endswith((":", ";")) and not lonelines.announces_album(above.text)
                goes_on = announced and not _shows(row)
            if goes_on:
                found.add(at)
        for run in self._runs():
            entries = [at for at in run if self._is_cell(at)]
            if len(run) >= _TABLE_ROWS and 2 * len(entries) >= len(run):
                found |= {*range(run[0], entries[-1] + 1)}
        return found

    def _is_cell(self, at: int) -> bool:
        """Whether a line is a row of a lost table: an entry, numbered as the one above, or a count."""
        row, above = self.rows[at], self.rows[at - 1] if at else None
        return _is_entry(row, above) or _COUNTED.search(row.text) is not None

    @cached_property
    def quoted(self) -> set[int]:
        """Where a quotation goes on that a line above began: verse, a saying over several lines."""
        found: set[int] = set()
        for at, row in enumerate(self.rows):
            if "“" in row.text and row.text.count("“") > row.text.count("”"):
                below = self.rows[at + 1 : at + 1 + _QUOTED]
                ends = next((n for n, r in enumerate(below, 1) if r.text.count("”") > r.text.count("“")), 0)
                found |= {*range(at + 1, at + 1 + ends)}
        return found

    def _runs(self) -> Iterator[list[int]]:
        """Yield the runs of short lines without a blank line between."""
        run: list[int] = []
        for at, row in enumerate(self.rows):
            near = run and row.first.number - self.rows[run[-1]].lines[-1].number == 1
            if not near or not self._listable[at]:
                yield run
                run = []
            if self._listable[at]:
                run.append(at)
        yield run

    @cached_property
    def _loses_stops(self) -> bool:
        """Whether paragraphs of the report lost their full stops as well."""
        return any(
            word_count(row.text) > captions.MAX_WORDS and not lonelines.stops(row.text) for row in self.rows
        )

    @cached_property
    def heads(self) -> set[int]:
        """Where short lines divide the text: several, each between text and text."""
        rows = self.rows
        heads = {
            at
            for at, row in enumerate(rows)
            if lonelines.may_be_heading(row.text)
            and any(is_text(below) for below in rows[at + 1 : at + 3])
            and (at == 0 or not lonelines.may_be_heading(rows[at - 1].text))
        }
        return heads if len(heads) >= _FEW_HEADS else set()


def _shows(row: Paragraph) -> bool:
    return lonelines.stops(row.text) and captions.looks(row.text, least=0)


def _is_entry(row: Paragraph, above: Paragraph | None = None) -> bool:
    """Whether a line is like an entry of a list, numbered as `above`: «Nhất toàn đoàn: xã Đăk Rong»."""
    if row.block is not Block.PARAGRAPH or ": " not in row.text or lonelines.has_credit(row.text):
        return False
    numbered = above is None or row.text[0].isdigit() == above.text[:1].isdigit()
    return numbered and word_count(row.text) <= _ENTRY_WORDS


def _is_short(row: Paragraph) -> bool:
    return row.block is Block.PARAGRAPH and word_count(row.text) <= _SHORT_WORDS


def _is_paragraph(text: str) -> bool:
    return word_count(text) > _TEXT_WORDS


def names_in(text: str) -> list[str]:
    """Return the runs of two words or more that begin with capitals."""
    words = text.split()
    names = []
    start = 0
    small = map(not_, map(str.isupper, [word[0] for word in words]))
    for at in [*compress(range(len(words)), small), len(words)]:
        if at - start > 1:
            names.append(" ".join(words[start:at]).rstrip(".,;:"))
        start = at + 1
    return names

"""What the other lines of a report say of a line: which of them are captions, and how they end.

Whoever sets pictures into a report leaves text between two of them, and ends all captions alike; a report
that tells in paragraphs of one short sentence has more than one of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from khotin.convert import lonelines
from khotin.convert.lines import word_count
from khotin.convert.paragraphs import Paragraph

SURE = 1.0
"""What a line weighs by itself at least that is taken for a caption when others are judged."""
_TEXT, _SENTENCE_WORDS = -1.5, 15
_MOST_WORDS = 100
_MOST_ALIKE, _MOST_CAPTIONS, _MOST_SENTENCES = 3, 5, 4


class CaptionsAmong:
    """The lines of a report, each weighed as a caption by itself."""

    def __init__(self, rows: Sequence[Paragraph], weights: Sequence[float]) -> None:
        """Take the `rows` and the weight of each by itself."""
        self._rows = rows
        self._shown = [at for at, weight in enumerate(weights) if weight > SURE]
        self._words = [0, *accumulate(word_count(row.text) for row in rows)]
        bare = [at for at in self._shown if not lonelines.has_credit(rows[at].text)]
        self._stopped = {at for at in bare if lonelines.stops(rows[at].text)}
        self._open = {*bare} - self._stopped
        self._sentences = {
            at
            for at, weight in enumerate(weights)
            if weight < _TEXT
            and lonelines.stops(rows[at].text)
            and word_count(rows[at].text) <= _SENTENCE_WORDS
        }

    def signs(self, at: int) -> dict[str, float]:
        """Return what the other lines say of the line at `at`, with values from 0 to 1."""
        stopped = lonelines.stops(self._rows[at].text)
        alike, unlike = (self._stopped, self._open) if stopped else (self._open, self._stopped)
        sentences = min(_MOST_SENTENCES, len(self._sentences - {at})) / _MOST_SENTENCES
        found = {
            "ends as captions": min(_MOST_ALIKE, len(alike - {at})) / _MOST_ALIKE,
            "ends unlike captions": min(_MOST_ALIKE, len(unlike)) / _MOST_ALIKE,
            "captions": min(_MOST_CAPTIONS, len(self._shown) - _is_in(self._shown, at)) / _MOST_CAPTIONS,
            "sentences alone": sentences,
            "stopped, sentences alone": sentences * stopped,
            "beside caption": float(_is_in(self._shown, at - 1) or _is_in(self._shown, at + 1)),
            "near caption": self._near(at),
        }
        return {name: value for name, value in found.items() if value}

    def _near(self, at: int) -> float:
        """Return how little text stands between a line and the next caption, 0 for a hundred words."""
        above = self._shown[: bisect_left(self._shown, at - 1)][-1:]
        below = self._shown[bisect_right(self._shown, at + 1) :][:1]
        between = [self._words[at] - self._words[other + 1] for other in above]
        between += [self._words[other] - self._words[at + 1] for other in below]
        return max(0.0, 1 - min(between, default=_MOST_WORDS) / _MOST_WORDS)


def _is_in(ordered: Sequence[int], at: int) -> bool:
    place = bisect_left(ordered, at)
    return place < len(ordered) and ordered[place] == at

"""A second reader of the lines: a model that learnt from the annotated reports what pages print.

The rules know what somebody has seen and named; no list of tools and counters is ever complete. The model
(a linear-chain conditional random field, trained by `tests/quality/train.py`) weighs many weak signs of a
line and of its neighbours, and so tells a line of the page from the reporter's even where the words are
new. The rules go first. The second reader takes a short line out of the text where it is the page's or a
signature, and says where it would have labelled otherwise: there an editor is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

import pycrfsuite

from khotin.convert.headline import is_menu, never, recurs, shown_twice
from khotin.convert.headline import same as same_headline
from khotin.convert.labelled import Opinion
from khotin.convert.linesigns import signs
from khotin.convert.paragraphs import Paragraph

MODEL = "data/lines.crfsuite"
TITLE, TEXT, CAPTION, SIGNED, PAGE = "title", "text", "caption", "signed", "page"
"""The kinds of lines the model knows."""
# Measured on reports that neither rules nor model had seen.
_LIKELY, _CERTAIN, _RIVAL, _UNLIKELY, _BEYOND_DOUBT = 0.5, 0.7, 0.2, 0.3, 0.95


@cache
def _model() -> bytes:
    return resources.files("khotin.convert").joinpath(MODEL).read_bytes()


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    # The tagger reads in these very bytes as long as it lives; `_model` keeps them.
    tagger.open_inmemory(_model())
    return tagger


class SecondReader:
    """The second reader at one raw report."""

    def __init__(self, rows: Sequence[Paragraph]) -> None:
        self._rows = rows
        tagger = _tagger()
        self._kinds: list[str] = tagger.tag(pycrfsuite.ItemSequence(signs(rows)))
        # The tagger knows the chances of the lines it read last only.
        self._chances = [
            {kind: tagger.marginal(kind, at) for kind in {TITLE, TEXT, CAPTION, own}}
            for at, own in enumerate(self._kinds)
        ]

    def headline(self, found: int | None, *, plain: bool) -> tuple[int | None, bool]:
        """Return where the headline stands, and whether that is doubtful; `found` is where the rules say.

        In a `plain` text one sure reader is enough. A saved page may hold several reports; where the readers
        differ there, the wrong one may have been taken.
        """
        if not self._rows:
            return found, False
        # What is no rival is none whatever it says, and needs no look.
        likely = [
            0.0
            if chances[TITLE] <= _RIVAL or never(row.text) or shown_twice(self._rows, at) or is_menu(row)
            else chances[TITLE]
            for at, (row, chances) in enumerate(zip(self._rows, self._chances, strict=True))
        ]
        best = max(range(len(likely)), key=likely.__getitem__)
        rules = found
        if likely[best] > (_LIKELY if found is None else _CERTAIN):
            found = best
        if found is None:
            return None, False
        if rules not in {None, found}:
            if not plain or likely[found] < _BEYOND_DOUBT:
                return found, True
        elif likely[found] < _UNLIKELY and not (plain and recurs(self._rows, found)):
            return found, True
        title = self._rows[found].text
        return found, any(
            value > _RIVAL
            and abs(at - found) > 1
            and not _is_of(title, self._rows[at].text, sure=likely[found])
            for at, value in enumerate(likely)
        )

    def opinions(self) -> list[Opinion]:
        """Return the opinion of each line."""
        return [
            Opinion(kind, chances[kind], chances[TEXT], chances[CAPTION])
            for kind, chances in zip(self._kinds, self._chances, strict=True)
        ]


def _is_of(title: str, line: str, *, sure: float) -> bool:
    """Whether a line is no rival of a headline: the same, printed over two lines or twice, or its lead.

    Beside a headline that is `sure` a line with its full stop is a short lead.
    """
    return (sure > _BEYOND_DOUBT and line.endswith(".")) or same_headline(title, line)

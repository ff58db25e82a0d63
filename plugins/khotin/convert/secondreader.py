"""A second reader of the lines: a model that learnt from the annotated reports what pages print.

The rules know what somebody has seen and named; no list of tools and counters is ever complete. The model
(a linear-chain conditional random field, trained by `tests/quality/train.py`) weighs many weak signs of a
line and of its neighbours, and so tells a line of the page from the reporter's even where the words are
new. The rules go first. The second reader takes a short line out of the text where it is the page's or a
signature, and says where it would have labelled otherwise: there an editor is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import pycrfsuite

from khotin.convert.linesigns import signs
from khotin.convert.paragraphs import Paragraph

MODEL = "data/lines.crfsuite"
TITLE, TEXT, CAPTION, SIGNED, PAGE = "title", "text", "caption", "signed", "page"
"""The kinds of lines the model knows."""
_LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the second reader takes a line for, and how probable that is (0 to 1)."""

    kind: str
    sure: float
    title: float
    """How probable it is that the line is the headline."""


@cache
def _model() -> bytes:
    return resources.files("khotin.convert").joinpath(MODEL).read_bytes()


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    # The tagger reads in these very bytes as long as it lives; `_model` keeps them.
    tagger.open_inmemory(_model())
    return tagger


def opinions(rows: Sequence[Paragraph], title_at: int | None) -> list[Opinion]:
    """Return the second reader's opinion of each of `rows`; `title_at` is where the headline was found."""
    if not rows:
        return []
    tagger = _tagger()
    tagger.set(pycrfsuite.ItemSequence(signs(rows, title_at)))
    return [
        Opinion(kind, tagger.marginal(kind, at), tagger.marginal(TITLE, at))
        for at, kind in enumerate(tagger.tag())
    ]


def headline(opinions: Sequence[Opinion]) -> int | None:
    """Return which line is most likely the headline, where the rules find none; None where none is likely."""
    best = max(range(len(opinions)), key=lambda at: opinions[at].title, default=None)
    return best if best is not None and opinions[best].title >= _LIKELY else None

"""Fit the weights of the words of captions and of sentences to the annotated reports.

Learnt from far more than the lines that have to be told apart: every caption, also the ones whose photographer
or markup gives them away, and every sentence of every paragraph. `weights.py` runs it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import regression

from khotin.convert import captionwords
from khotin.convert.captions import MAX_WORDS
from khotin.convert.photocredits import photo_credit
from khotin.text import clean

FILE = Path(str(resources.files("khotin.convert").joinpath(captionwords.FILE)))
# Rarer words and lighter ones say nothing of the next report.
_SEEN, _LEAST, _RIDGE = 2, 0.1, 3.0
_FEWEST_WORDS = 2
_SENTENCE_END = re.compile(r"(?<=[^\s.]{2}[.!?…])[”\"]?\s+(?=[A-ZĐÀ-Ỹ“\"(0-9])")
_PICTURE_OF = re.compile(r"[\s(\-–]*\((?:ảnh|Ảnh)[^)]*\)?\s*$")


class Wording(NamedTuple):
    """The words of a caption or of a sentence, as the table has them."""

    parts: frozenset[str]
    caption: bool
    count: int


def wordings(captions: Iterable[str], paragraphs: Iterable[str], count: int) -> Iterator[Wording]:
    """Yield the wordings of a report's captions, without who took them, and of its sentences; `count` each."""
    for text in captions:
        credit = photo_credit(text)
        words = _PICTURE_OF.sub("", text[: credit.start] if credit else text)
        yield from _wording(words, count, caption=True)
    for paragraph in paragraphs:
        for sentence in _SENTENCE_END.split(clean(paragraph)):
            yield from _wording(sentence, count, caption=False)


def _wording(text: str, count: int, *, caption: bool) -> Iterator[Wording]:
    if _FEWEST_WORDS <= len(text.split()) <= MAX_WORDS:
        yield Wording(frozenset(captionwords.parts(text)), caption, count)


def fit(known: list[Wording]) -> dict[str, float]:
    """Return the weight of each word that tells captions from sentences in `known`."""
    seen = Counter(part for wording in known for part in wording.parts)
    signs = (
        {captionwords.ALWAYS: 1.0, **{part: 1.0 for part in sorted(wording.parts) if seen[part] >= _SEEN}}
        for wording in known
    )
    told = ((parts, wording.caption, wording.count) for parts, wording in zip(signs, known, strict=True))
    weights = regression.fit(told, _RIDGE)
    return {
        part: weight
        for part, weight in weights.items()
        if abs(weight) >= _LEAST or part == captionwords.ALWAYS
    }


def dump(weights: Mapping[str, float], known: list[Wording]) -> str:
    """Return the table, the words that speak most for the text first."""
    captions = sum(wording.caption for wording in known)
    fitted = f"{captions} captions and {len(known) - captions} sentences of the annotated reports"
    rows = [
        "# What each word weighs for (above zero) or against a line being a caption; ^ opens a line, $ ends it.",
        f"# Fitted to {fitted} by tests/quality/weights.py; not to be edited by hand.",
    ]
    ordered = sorted(weights.items(), key=lambda pair: (round(pair[1], 2), pair[0]))
    return "\n".join([*rows, *(f"{part}\t{weight:.2f}" for part, weight in ordered)]) + "\n"

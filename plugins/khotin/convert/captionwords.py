"""Weigh the words of a line: those that captions hold against those of the text's sentences.

The groups of words in `data/captions.toml` name what somebody thought of. That captions say «bên», «cùng»
and «trong sương sớm», and the text «cũng», «vợ ông» and «xong», is learnt from every caption and every
sentence of the annotated reports instead (`tests/quality/wordweights.py`): a short paragraph has the words
of a sentence, whatever it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import pairwise

from khotin.convert.lines import word_count
from khotin.convert.memo import of_line

FILE = "data/caption_words.tsv"
ALWAYS = "*"
"""In the place of a word: how much rarer captions are than sentences."""
_PART = re.compile(r"\d[\d.,/:-]*|\w+|[“”\"():;,–-]")
_NUMBER, _NAME = "0", "@"
_QUOTES = '“"'
# So few words would weigh too much each. More tell more, though each repeats some of what others told.
_FEWEST, _POWER = 3, 0.7
# As heavy as the other signs.
_SCALE = 3


@cache
def _known() -> Mapping[str, float]:
    rows = resources.files("khotin.convert").joinpath(FILE).read_text("utf-8").splitlines()
    pairs = (row.split("\t") for row in rows if not row.startswith("#"))
    return {word: float(weight) for word, weight in pairs}


@of_line
def odds(text: str) -> float:
    """Return how the words of a line speak for a caption (above zero) or for the text."""
    return weigh(text, _known())


def weigh(text: str, known: Mapping[str, float]) -> float:
    """Return what the words of `text` weigh by the table `known`, between their sum and their average."""
    total = known[ALWAYS] + sum(filter(None, map(known.get, parts(text))))
    return float(_SCALE * total / max(_FEWEST, word_count(text)) ** _POWER)


def parts(text: str) -> set[str]:
    """Return the words and pairs of words of `text` as the table has them, marked at begin and end.

    Every name is one name and every number one number: who and how many is another report's matter.
    """
    words = _words(text.rstrip(" ."))
    if not words:
        return set()
    begin = {f"^{words[0]}", f"^{' '.join(words[:2])}"}
    return {*begin, f"{words[-1]}$", *words, *map(" ".join, pairwise(words))}


def _words(text: str) -> list[str]:
    words: list[str] = []
    before = _QUOTES
    named = False
    for word in _PART.findall(text):
        if word.islower():
            words.append(word)
            named = False
        elif not word[0].isupper() or before in _QUOTES:
            # What opens a line or a quotation has its capital for that.
            words.append(_NUMBER if word[0].isdigit() else word.lower())
            named = False
        elif not named:
            words.append(_NAME)
            named = True
        before = word
    return words

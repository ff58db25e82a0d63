"""What a page says twice: tables of contents, summaries made by machines, sentences drawn large.

They stand in the words of the report, often in those of its very sentences, and nothing but that tells
them from what the reporter put in a list or a frame: his lists say what the text does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from khotin.convert.captions import common_words
from khotin.convert.lines import bag, lowered, word_count, words

_LINE = 3  # words of a line from which on it is no accident that the text has them in this order
_SENTENCE = 8  # different words from which on a line may say a sentence in other words
_ALIKE = 0.9  # share of the words of a line that one paragraph has as well, were it the same sentence
_TOLD = 0.75  # lines that the text says too, of all lines of a box that repeats it
_EDGES = ' .…“”"«»'
_OWN = 15  # different words of a summary at least, the common ones left out


def repeats(lines: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether nearly all `lines` of a box stand in `others`, the rest of the report, word for word."""
    telling = [line for line in lines if word_count(line) >= _LINE]
    if not telling or sum(map(word_count, telling)) < _SENTENCE:
        return False
    if len(telling) == 1:
        return any(lowered(telling[0]).strip(_EDGES) in lowered(other) for other in others)
    said = "\n".join(f" {' '.join(words(other))} " for other in others)
    told = sum(f" {' '.join(words(line))} " in said or _is_alike(line, others) for line in telling)
    return told >= max(_TOLD * len(telling), len(telling) - 1)


def _is_alike(line: str, others: Sequence[str]) -> bool:
    own = bag(line)
    if len(own) < _SENTENCE:
        return False
    numbers = {word for word in own if word.isdigit()}
    return any(len(own & bag(other)) >= _ALIKE * len(own) and numbers <= bag(other) for other in others)


def share_told(lines: Sequence[str], others: Sequence[str]) -> float:
    """Return the share (0 to 1) of the words of a box that the report has elsewhere; 0 where they are few.

    One number that the report does not have makes it 0 as well: a summary has none of its own.
    """
    own = frozenset(word for line in lines for word in bag(line)) - common_words()
    said = frozenset(word for other in others for word in bag(other))
    if len(own) < _OWN or any(word.isdigit() for word in own - said):
        return 0.0
    return len(own & said) / len(own)

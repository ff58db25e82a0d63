"""Paragraphs in another language than the report's: a summary for foreign readers, a menu of languages.

Few letters with marks tell nothing of a single paragraph: a list of names of foreign firms has none, the
song of a highland people has others. Small words of a known language do, and a script that is not Latin.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from khotin.convert.lines import bag, words

_LEAST = 8  # words of a paragraph that its language can be told of
_SMALL, _DIFFERENT = 0.12, 3  # share of small words of another language, and how many different ones
# Greek to Khmer, and the scripts of East Asia.
_OTHER = re.compile("[\u0370-\u1dbf\u2e80-\ud7ff\uf900-\ufaff]")
_SCRIPT = 6  # letters of another script in a row of them


@cache
def _small_words() -> frozenset[str]:
    source = resources.files("khotin.convert").joinpath("data/foreign.toml").read_text("utf-8")
    return frozenset(tomllib.loads(source)["words"].split())


def is_foreign(text: str) -> bool:
    """Whether a paragraph is in English or French, or in another script than the Latin one."""
    if not text.isascii() and _in_other_script(text):
        return True
    said = words(text)
    if len(said) < _LEAST or len(bag(text) & _small_words()) < _DIFFERENT:
        return False
    return sum(word in _small_words() for word in said) >= _SMALL * len(said)


def _in_other_script(text: str) -> bool:
    """Whether most letters of a text are Chinese, Khmer, Lao, Russian or the like."""
    other = len(_OTHER.findall(text))
    return other >= _SCRIPT and other * 2 > sum(map(str.isalpha, text))

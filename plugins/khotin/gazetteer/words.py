"""Read kinds and names as reports and editors write them: «TT. Phủ Thông», «P.4», «phường 04»."""

from __future__ import annotations

import re
from functools import cache

from khotin.gazetteer.keys import accented
from khotin.gazetteer.table import rows
from khotin.text import clean, fold, same


@cache
def kinds(*, marks: bool = True) -> dict[str, str]:
    """Return the kind of each written form, in the comparable form of `text.same` or without marks."""
    key = same if marks else fold
    return {key(written): kind for kind, written in rows("kinds.tsv")}


@cache
def _kind(*, marks: bool) -> re.Pattern[str]:
    forms = sorted(kinds(marks=marks), key=len, reverse=True)
    words = "|".join(re.escape(f) + (r"\s*" if f.endswith(".") else r"(?:\s+|(?=\d))") for f in forms)
    return re.compile(rf"({words})(?=\w)", re.IGNORECASE)


def split(text: str) -> tuple[str | None, str]:
    """Return kind and name of «xã Kỳ Thọ»; kind is None for a bare name.

    «xa Ky Tho» is read as well: a text without any mark may have lost that of its kind.
    """
    text = clean(text).strip(" .,;:–-")
    marks = accented(text)
    match = _kind(marks=marks).match(text)
    if not match or match.end() == len(text):
        return None, text
    written = same(match[1]) if marks else fold(match[1])
    return kinds(marks=marks)[written.strip()], text[match.end() :]

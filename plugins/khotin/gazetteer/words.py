"""Read kinds and names as reports and editors write them: «TT. Phủ Thông», «P.4», «phường 04»."""

from __future__ import annotations

import re
from functools import cache

from khotin.gazetteer.table import rows
from khotin.text import clean, same


@cache
def kinds() -> dict[str, str]:
    """Return the kind of each written form, in the comparable form of `text.same`."""
    return {same(written): kind for kind, written in rows("kinds.tsv")}


@cache
def _kind_and_name() -> re.Pattern[str]:
    forms = sorted(kinds(), key=len, reverse=True)
    words = "|".join(re.escape(f) + (r"\s*" if f.endswith(".") else r"(?:\s+|(?=\d))") for f in forms)
    return re.compile(rf"({words})(?=\w)", re.IGNORECASE)


def split(text: str) -> tuple[str | None, str]:
    """Return kind and name of «xã Kỳ Thọ»; kind is None for a bare name."""
    text = clean(text).strip(" .,;:–-")
    match = _kind_and_name().match(text)
    if not match or match.end() == len(text):
        return None, text
    return kinds()[same(match[1])], text[match.end() :]

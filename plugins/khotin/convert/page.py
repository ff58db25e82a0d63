"""The claims that the markup of a saved page makes about its blocks.

Reading hands them on as `Line.hint`; labelling weighs them against the words. A hint is evidence,
not a label: pages lie about themselves, and plain text has no hints at all.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

MAIN_HINTS: Final[dict[str, str]] = {
    "": "main text of the report, or any line of plain text",
    "title": "the headline, or a second candidate for it: <h1>, or the block that <title> repeats",
    "kicker": "a section, place or speaker line beside the headline",
    "time": "a stamp: <time>, or a short block of a class for dates, or a date beside the headline",
    "lead": "the summary under the headline (sapo)",
    "author": "a block of a class for authors or bylines",
    "source": "a block of a class for sources",
    "caption": "<figcaption>, the row below an image in its table, or emphasis below an image",
}
OUTSIDE_HINTS: Final[dict[str, str]] = {
    "header": "banner, site name, header of the page",
    "nav": "menu",
    "breadcrumb": "path of sections to this page",
    "related": "headlines of other reports, inside the report or beside it",
    "share": "tools of the page: share, print, e-mail, font size, listen",
    "comment": "readers' comments and their form",
    "tags": "key words with links",
    "aside": "side column, or text far from the report",
    "widget": "poll, weather, prices, counters, advertisements, pop-ups",
    "footer": "foot of the page: publisher, licence, address",
}
HINTS: Final[dict[str, str]] = MAIN_HINTS | OUTSIDE_HINTS


def outside(claims: AbstractSet[str]) -> str:
    """Return the first hint among `claims` that puts a block outside the report, «» for none."""
    if not claims:
        # Most elements claim nothing.
        return ""
    return next((hint for hint in OUTSIDE_HINTS if hint in claims), "")

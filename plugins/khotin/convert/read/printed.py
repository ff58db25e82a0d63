"""Take off what a browser prints at the edges of each sheet, in a text copied from a print or a PDF.

Above stand the moment of printing and the title of the page, below its address and the number of the sheet;
other browsers print title and address above, number and moment below. In the middle of a text they cut its
paragraphs. The moment is no stamp of the report; the address is where it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from khotin.model import Label, Line, Page

_WHY = "mép tờ in"
_DAY, _CLOCK = r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d){1,2}", r"\d{1,2}:\d\d(?::\d\d)?(?: ?(?:AM|PM|SA|CH))?"
_MOMENT = rf"(?:{_DAY},? {_CLOCK}|{_CLOCK},? {_DAY})"
_ADDRESS = r"(?:https?|file)://\S+"
_NUMBER = r"(?P<sheet>\d{1,3})(?:/| of | trên )(?P<sheets>\d{1,3})"
_FOOT = re.compile(rf"(?:(?P<address>{_ADDRESS}) )?{_NUMBER}(?P<moment> {_MOMENT})?")
_HEAD = re.compile(rf"{_MOMENT}(?: .+)?|.+ {_ADDRESS}")
_ALONE = re.compile(_ADDRESS)


def unprint(page: Page) -> None:
    """Label the edges of the sheets in the lines of `page`, and keep the address that they tell."""
    lines = [line for line in page.lines if line.text]
    feet = list(_feet(lines))
    if not feet:
        return
    begins = [0, *(foot[-1] + 1 for foot in feet)]
    heads = [at for at in begins if at < len(lines) and _HEAD.fullmatch(lines[at].text)]
    edges = [*heads, *(at for foot in feet for at in foot)]
    for at in edges:
        lines[at].label, lines[at].why = Label.BOILERPLATE, _WHY
    addresses = (found[0] for at in edges if (found := _ALONE.search(lines[at].text)))
    page.url = next((address for address in addresses if address.startswith("http")), "")


def _feet(lines: Sequence[Line]) -> Iterator[tuple[int, ...]]:
    """Yield where the lower edges are: a line each, or the address on one and the number on the next."""
    for at, (above, line) in enumerate(pairwise([Line(0, "", ""), *lines])):
        foot = _FOOT.fullmatch(line.text)
        if foot is None or not 0 < int(foot["sheet"]) <= int(foot["sheets"]):
            continue
        if foot["address"] or foot["moment"]:
            yield (at,)
        elif _ALONE.fullmatch(above.text):
            yield at - 1, at

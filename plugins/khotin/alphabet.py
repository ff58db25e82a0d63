"""The alphabetical index of districts and communes: where each letter stands."""

from __future__ import annotations

from collections import Counter

from khotin import browse, collate, text, urls
from khotin.archive import Archive
from khotin.model import Level, Locality
from khotin.views import Link

# A longer index is cut into a page for each letter.
WHOLE = 200
# How a letter is written in an address, as on a Vietnamese keyboard: ă and â are letters of their own.
_TYPED = {"Ă": "aw", "Â": "aa", "Đ": "dd", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw", "#": "so"}


def units(archive: Archive) -> tuple[Locality, ...]:
    """Return the districts and communes that have reports, in Vietnamese alphabetical order."""
    return browse.ordered(unit for unit in archive.units() if unit.level is not Level.PROVINCE)


def anchor(letter: str) -> str:
    """Return how a letter is written in an address."""
    return _TYPED.get(letter) or text.slug(letter)


def shown(letter: str) -> str:
    """Return how a letter is shown; «#» stands for numbers."""
    return "0–9" if letter == "#" else letter


def address(letter: str) -> str:
    """Return the address of a letter's own page."""
    return f"{urls.LETTERS}{anchor(letter)}/"


def links(archive: Archive) -> tuple[Link, ...]:
    """Return the letters: pages of their own, or places on the one page where the index is short."""
    found = units(archive)
    whole = len(found) <= WHOLE
    return tuple(
        Link(shown(letter), f"{urls.LOCALITIES}#{anchor(letter)}" if whole else address(letter), count)
        for letter, count in Counter(collate.letter(unit.name) for unit in found).items()
    )

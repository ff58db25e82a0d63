"""The alphabetical index of districts and communes: where each letter stands."""

from __future__ import annotations

from collections import Counter

from khotin import collate, lineage, text, urls
from khotin.archive import Archive
from khotin.model import Level, Locality
from khotin.views import Link

# A longer index is cut into a page for each letter.
WHOLE = 200
# How a letter is written in an address, as on a Vietnamese keyboard: ă and â are letters of their own.
_TYPED = {"Ă": "aw", "Â": "aa", "Đ": "dd", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw", "#": "so"}


def names(archive: Archive) -> tuple[tuple[str, Locality], ...]:
    """Return the names of the units that have a page, former ones too, in Vietnamese alphabetical order.

    A province has a list of its own and is here under its former names only.
    """
    found = [
        (name, unit)
        for unit in lineage.units(archive)
        for name in _names(unit)
        if unit.level is not Level.PROVINCE or name != unit.name
    ]
    return tuple(sorted(found, key=lambda item: (collate.key(item[0]), item[1].kind, item[1].code)))


def _names(unit: Locality) -> dict[str, None]:
    return dict.fromkeys([unit.name, *(form.name for form in unit.also if form.until)])


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
    found = names(archive)
    whole = len(found) <= WHOLE
    return tuple(
        Link(shown(letter), f"{urls.LOCALITIES}#{anchor(letter)}" if whole else address(letter), count)
        for letter, count in Counter(collate.letter(name) for name, _ in found).items()
    )

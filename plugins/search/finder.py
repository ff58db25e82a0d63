"""What the box offers while a reader types: places, terms and topics, in a file for each two first letters.

A place is also found by what it was called. Numbers of reports are left out: one more report would change
these files, too.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from khotin import browse, lineage, say, urls
from khotin.archive import Archive
from khotin.gazetteer import Gazetteer
from khotin.model import Level, Locality

from . import words

FOLDER = f"{urls.SEARCH}goi-y/"
# The letters of a word that name its file. A single letter is offered only what there is little of.
LETTERS = 2
# Name, what and where it is, address, further names.
Offer = tuple[str, str, str, str]


class Planner(Protocol):
    """The part of the site's writer that plans files."""

    def add(self, address: str, owner: str, make: Callable[[], bytes]) -> None:
        """Plan the bytes served at `address`."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is offered: places by their codes, terms and topics with addresses; no numbers of reports."""

    gazetteer: Gazetteer
    places: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, str], ...]


def known(archive: Archive) -> Known:
    """Return what the archive has to offer."""
    groups = (group for _, found in browse.term_groups(archive) for group in found)
    return Known(
        archive.gazetteer,
        tuple(unit.code for unit in (*archive.units(), *lineage.heirs(archive))),
        tuple((group.name, urls.term(group.slug)) for group in groups),
        tuple((link.text, link.address or "") for link in browse.topic_links(archive)),
    )


def plan(offered: Known, writer: Planner) -> None:
    """Plan the files: offers under the first letters of each word of their names."""
    shelves: dict[str, dict[Offer, None]] = defaultdict(dict)
    for names, offer, few in _offers(offered):
        found = {words.folded(word) for name in names for word in words.words(name)}
        starts = {word[:LETTERS] for word in found} | ({word[:1] for word in found} if few else set())
        for start in filter(str.isascii, starts):
            shelves[start][offer] = None
    for start, offers in sorted(shelves.items()):
        data = json.dumps(list(offers), ensure_ascii=False, separators=(",", ":")).encode()
        writer.add(f"{FOLDER}{start}.json", "gợi ý tìm kiếm", partial(bytes, data))


def _offers(offered: Known) -> Iterator[tuple[list[str], Offer, bool]]:
    """Yield offers with the names they are found by, and whether there are few of their sort."""
    for unit in browse.ordered(map(offered.gazetteer.get, offered.places)):
        names = [unit.name, *(form.name for form in unit.also)]
        yield names, _place(offered.gazetteer, unit), unit.level is Level.PROVINCE
    for name, address in offered.terms:
        yield [name], (name, "Nhiệm kỳ", address, ""), True
    for name, address in offered.topics:
        yield [name], (name, "Chủ đề", address, ""), True


def _place(gazetteer: Gazetteer, unit: Locality) -> Offer:
    above = ", ".join(link.label for link in reversed(gazetteer.chain(unit)[:-1]))
    what = say.capital(above) + (" (từ 1/7/2025)" if gazetteer.is_new(unit) else "")
    former = (f"{form.kind} {form.name}" for form in unit.also)
    further = dict.fromkeys(name for name in former if name != unit.label)
    return say.capital(unit.label), what.strip(), urls.locality(unit.path), "; ".join(further)

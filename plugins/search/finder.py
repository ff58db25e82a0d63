"""What the box offers while a reader types: places, terms and topics, in a file for each first letter.

A place is also found by what it was called and by the units it belongs to today. Numbers of reports are
left out: one more report would change these files, too.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from khotin import browse, say, urls
from khotin.archive import Archive
from khotin.gazetteer import Gazetteer
from khotin.model import Locality

from . import words

FOLDER = f"{urls.SEARCH}goi-y/"
# Name, what and where it is, address, further names.
Offer = tuple[str, str, str, str]


def files(archive: Archive) -> dict[str, bytes]:
    """Return the files by address: offers under the first letter of each word of their names."""
    letters: dict[str, dict[Offer, None]] = defaultdict(dict)
    for names, offer in _offers(archive):
        for letter in {words.folded(word)[:1] for name in names for word in words.words(name)}:
            if letter.isascii():
                letters[letter][offer] = None
    return {
        f"{FOLDER}{letter}.json": json.dumps(list(found), ensure_ascii=False, separators=(",", ":")).encode()
        for letter, found in sorted(letters.items())
    }


def _offers(archive: Archive) -> Iterator[tuple[list[str], Offer]]:
    for unit in browse.ordered(archive.units()):
        further = _further(archive.gazetteer, unit)
        yield [unit.name, *further], _place(archive.gazetteer, unit, further)
    for _, groups in browse.term_groups(archive):
        for group in groups:
            yield [group.name], (group.name, "Nhiệm kỳ", urls.term(group.slug), "")
    for link in browse.topic_links(archive):
        assert link.address is not None
        yield [link.text], (link.text, "Chủ đề", link.address, "")


def _place(gazetteer: Gazetteer, unit: Locality, further: list[str]) -> Offer:
    above = ", ".join(link.label for link in reversed(gazetteer.chain(unit)[:-1]))
    return say.capital(unit.label), say.capital(above), urls.locality(unit.path), "; ".join(further)


def _further(gazetteer: Gazetteer, unit: Locality) -> list[str]:
    """Return the other names of a unit: former ones, and the units of today that it went into."""
    former = [f"{form.kind} {form.name}" for form in unit.also]
    today = [gazetteer.get(code).label for code in unit.successors]
    return list(dict.fromkeys(name for name in [*former, *today] if name != unit.label))

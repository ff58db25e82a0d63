"""What the box offers while a reader types: places, terms and topics, in a file for each two first letters.

A place is also found by what it was called. Numbers of reports are left out: one more report would change
these files, too.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

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


def files(archive: Archive) -> dict[str, bytes]:
    """Return the files by address: offers under the first letters of each word of their names."""
    shelves: dict[str, dict[Offer, None]] = defaultdict(dict)
    for names, offer, few in _offers(archive):
        found = {words.folded(word) for name in names for word in words.words(name)}
        starts = {word[:LETTERS] for word in found} | ({word[:1] for word in found} if few else set())
        for start in filter(str.isascii, starts):
            shelves[start][offer] = None
    return {
        f"{FOLDER}{start}.json": json.dumps(list(offers), ensure_ascii=False, separators=(",", ":")).encode()
        for start, offers in sorted(shelves.items())
    }


def _offers(archive: Archive) -> Iterator[tuple[list[str], Offer, bool]]:
    """Yield offers with the names they are found by, and whether there are few of their sort."""
    for unit in browse.ordered([*archive.units(), *lineage.heirs(archive)]):
        names = [unit.name, *(form.name for form in unit.also)]
        yield names, _place(archive.gazetteer, unit), unit.level is Level.PROVINCE
    for _, groups in browse.term_groups(archive):
        for group in groups:
            yield [group.name], (group.name, "Nhiệm kỳ", urls.term(group.slug), ""), True
    for link in browse.topic_links(archive):
        assert link.address is not None
        yield [link.text], (link.text, "Chủ đề", link.address, ""), True


def _place(gazetteer: Gazetteer, unit: Locality) -> Offer:
    above = ", ".join(link.label for link in reversed(gazetteer.chain(unit)[:-1]))
    what = say.capital(above) + (" (từ 1/7/2025)" if gazetteer.is_new(unit) else "")
    former = (f"{form.kind} {form.name}" for form in unit.also)
    further = dict.fromkeys(name for name in former if name != unit.label)
    return say.capital(unit.label), what.strip(), urls.locality(unit.path), "; ".join(further)

"""What a report is filed under: what filters offer, and names that a query may hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from khotin import say, terms
from khotin.entry import Entry
from khotin.gazetteer import Gazetteer
from khotin.gazetteer.authority import FIRST_NEW_DAY
from khotin.model import Level, Locality, Term

# The names that a filter has in the address of a search, in the order in which a reader is offered them.
PROVINCE, DISTRICT, COMMUNE = "tinh", "huyen", "xa"
TERM, TOPIC, YEAR, AUTHOR = "nhiem-ky", "chu-de", "nam", "tac-gia"
_LEVELS = {Level.PROVINCE: PROVINCE, Level.DISTRICT: DISTRICT, Level.COMMUNE: COMMUNE}
# A filter, its value in an address, the value in words.
Facet = tuple[str, str, str]
# Chains of units, by the code of the unit that went into them.
Heirs = dict[str, tuple[tuple[Locality, ...], ...]]


def filed(gazetteer: Gazetteer, entries: tuple[Entry, ...]) -> bytes:
    """Return what each report of a part is filed under, as JSON: values once, then their numbers."""
    today = heirs(gazetteer, entries)
    numbers: dict[Facet, int] = {}
    reports = [
        [numbers.setdefault(facet, len(numbers)) for facet in facets(entry, today)] for entry in entries
    ]
    document = {"values": list(numbers), "reports": reports}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def heirs(gazetteer: Gazetteer, entries: Iterable[Entry]) -> Heirs:
    """Return the units that the communes of `entries` went into, up to those of today, with their chains."""
    units = {place.unit for entry in entries for place in entry.places if place.unit}
    return {
        unit.code: tuple(map(gazetteer.chain, _heirs(gazetteer, unit)))
        for unit in sorted(units, key=lambda unit: unit.code)
        if unit.successors and unit.level is Level.COMMUNE
    }


def _heirs(gazetteer: Gazetteer, unit: Locality) -> list[Locality]:
    """Return the communes that `unit` went into, at any remove."""
    found = [unit]
    for link in found:
        heirs = map(gazetteer.get, link.successors)
        found += [heir for heir in heirs if heir.level is Level.COMMUNE and heir not in found]
    return found[1:]


def facets(entry: Entry, today: Heirs) -> list[Facet]:
    """Return the facets of a report, each once; a commune also under the names it went by since."""
    found: list[Facet] = [(YEAR, str(entry.date.year), str(entry.date.year))]
    for place in entry.places:
        found += [_place(place.chain[:at]) for at in range(1, len(place.chain) + 1)]
        if place.unit:
            found += [_place(chain) for chain in today.get(place.unit.code, ())]
    found += [(TERM, terms.slug(term), _term(term)) for term in entry.terms]
    found += [(TOPIC, topic.slug, topic.name) for topic in entry.topics]
    found += [(AUTHOR, author, author) for author in entry.report.authors]
    return list(dict.fromkeys(found))


def unit(kind: str, key: str) -> str:
    """Return a facet as a unit of the index, so that a filter costs no more than a word: none has an @."""
    return f"@{kind} {key}"


def _place(chain: tuple[Locality, ...]) -> Facet:
    unit = chain[-1]
    new = " (từ 1/7/2025)" if unit.since == FIRST_NEW_DAY else ""
    return _LEVELS[unit.level], unit.path, say.capital(say.place(chain)) + new


def _term(term: Term) -> str:
    return f"{terms.group_name(term.kind)} {term.start}–{term.end}"


def names(entry: Entry) -> Iterator[str]:
    """Yield every name that a report is filed under, in full words."""
    for place in entry.places:
        yield from [unit.label for unit in place.chain] or [place.text]
    for term in entry.terms:
        yield term.text
    for topic in entry.topics:
        yield topic.name
    yield from entry.report.authors

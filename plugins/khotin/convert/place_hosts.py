"""Read the units in a host name: xakytho.kyanh.hatinh.gov.vn, baohatinh.vn.

A label is a unit only where it fits whole (without «xa», «ubnd» and the like), but a province may be
part of a longer label, since the country has few and their names are long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from khotin.convert.place_words import table
from khotin.gazetteer import Gazetteer
from khotin.model import Level, Locality

# Shorter names of provinces stand in other words by chance: «hue» in «thue».
_SAFE = 5
_ADDRESS = re.compile(r"(?<![\w.-])(?:[\w-]+\.)+vn(?!\w)", re.IGNORECASE)


def units(gazetteer: Gazetteer, address: str) -> frozenset[Locality]:
    """Return the units that the host of `address` (a host name or URL) may name, of every level."""
    host = re.split(r"[/:?#]", re.sub(r"^\w+://", "", address.strip().casefold()))[0].replace("-", "")
    labels = [name for label in host.split(".") if label for name in {label, _bare(label)}]
    found = {
        unit
        for name, unit in _provinces(gazetteer)
        if name in labels or (len(name) >= _SAFE and name in host)
    }
    districts = [u for label in labels for u in _districts(gazetteer).get(label, ())]
    within = {u for u in districts if not found or any(u.parent == p.code for p in found)}
    above = {_squashed(u) for u in found}
    if any(_squashed(u) not in above for u in within):
        # In dienbiendong.dienbien.gov.vn the second label is the province, and not its district of that name.
        within = {u for u in within if _squashed(u) not in above}
    # A district that was moved is one place, under two parents.
    places = {u.parent for u in gazetteer.latest(within)}
    if not found and len(places) > 1:
        within = set()
    for parent in found | within:
        below = gazetteer.children(parent)
        within |= {u for u in below if u.level is Level.COMMUNE and _squashed(u) in labels}
    return frozenset(found | within)


def printed(gazetteer: Gazetteer, texts: Iterable[str]) -> frozenset[Locality]:
    """Return the provinces and districts that the addresses printed in some texts name, if in one province.

    «(Baothanhhoa.vn)», «Email: ubndtanlap@soctrang.gov.vn»: what stands before the @ may be a person.
    """
    found = {
        unit
        for text in texts
        for address in (_ADDRESS.findall(text) if ".vn" in text.lower() else ())
        for unit in units(gazetteer, address)
        if unit.level < Level.COMMUNE
    }
    provinces = {gazetteer.chain(unit)[0] for unit in found}
    return frozenset(found) if len(provinces) == 1 else frozenset()


@cache
def _affixes() -> re.Pattern[str]:
    affixes = "|".join(sorted(table()["hosts"]["affixes"], key=len, reverse=True))
    return re.compile(rf"^(?:{affixes})+(?=\w{{3}})|(?<=\w{{3}})(?:{affixes})$")


def _bare(label: str) -> str:
    return _affixes().sub("", label)


def _squashed(unit: Locality) -> str:
    """Return a unit's name as a host writes it; its address has it already without marks."""
    segment = unit.path.rpartition("/")[2].replace("-", "")
    return re.sub(r"^(?:thixa|thanhpho|huyen|quan|thitran|xa|phuong)(?=\D{3})", "", segment)


@cache
def _provinces(gazetteer: Gazetteer) -> tuple[tuple[str, Locality], ...]:
    return tuple((_squashed(u), u) for u in map(gazetteer.get, gazetteer.codes_of(Level.PROVINCE)))


@cache
def _districts(gazetteer: Gazetteer) -> Mapping[str, Sequence[Locality]]:
    """Return the districts by their names as a host writes them."""
    found: dict[str, list[Locality]] = {}
    for unit in map(gazetteer.get, gazetteer.codes_of(Level.DISTRICT)):
        found.setdefault(_squashed(unit), []).append(unit)
    return found

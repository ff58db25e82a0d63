"""Find the place of a report that no text names with its kind: «Đảng bộ Can Lộc tổ chức», or by its site."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from khotin.convert.lines import without_dateline
from khotin.convert.place_evidence import bare_names
from khotin.convert.place_implied import SHORTEST_NAME
from khotin.convert.place_mentions import rank
from khotin.convert.place_rivals import LEAD_ZONE, Subject
from khotin.convert.place_words import TOKEN, ends_with, words
from khotin.gazetteer import Gazetteer
from khotin.gazetteer.keys import exact
from khotin.model import Level, Locality
from khotin.text import same

_NEAR = 34
_TIERS = 2
_SEVERAL = 2
# Kinds of which some provinces have but one.
_TOWNS = frozenset({"thị xã", "thành phố"})
# A department of a province, before its name: «Sở Nông nghiệp và PTNT Hà Tĩnh».
_AGENCY = re.compile(r"(?:Sở|Cục|Chi cục|Bộ CHQS|Đài|Báo|LĐLĐ)(?:\s+[^\s.,;:()]+){0,8}\s+$")


def after_bodies(lead: Sequence[str]) -> list[str]:
    """Return the bare names in a lead that follow a body: «Đảng bộ Can Lộc tổ chức»."""
    return [
        name
        for text in lead
        for name in bare_names([text]).values()
        if ends_with("acting", text[: text.find(name)][-_NEAR:].casefold())
        or _AGENCY.search(text[: text.find(name)])
    ]


def named_in_lead(
    gazetteer: Gazetteer, lead: Sequence[str], day: str | None, found: Collection[Subject]
) -> list[Subject]:
    """Return the places that a lead names bare, and another text with their kind, where no head names any.

    Of a town and its district that is the one with more points, or the district.
    """
    if any(subject.headed or subject.leads for subject in found):
        return []
    names = bare_names(map(without_dateline, lead))
    best: dict[str, Subject] = {}
    for subject in found:
        key = exact(subject.name)
        # A bare province only says where the place lies.
        lower = any(u.level > Level.PROVINCE and gazetteer.valid(u, day) for u in subject.units)
        if key in names and lower:
            other = best.setdefault(key, subject)
            best[key] = max(other, subject, key=lambda s: (s.points, -rank(s.kind)))
    return list(best.values())


def whole_of(
    gazetteer: Gazetteer, town: Subject, found: Collection[Subject], hints: Collection[str]
) -> Subject | None:
    """Return the district with the name of its `town`, where the lead lists that among others, or behind one.

    So it is where the head speaks of the district (`hints`), and only the text names the town.
    """
    district = next((gazetteer.chain(u)[-2] for u in town.units if len(gazetteer.chain(u)) > _TIERS), None)
    if district is None or exact(district.name) != exact(town.name):
        return None
    lists = {m.sentence for m in town.where if m.zone == LEAD_ZONE}
    beside = [
        subject
        for subject in found
        if subject is not town
        and any(unit.parent == district.code for unit in subject.units)
        and any(m.zone == LEAD_ZONE and m.sentence in lists for m in subject.where)
    ]
    spoken = district.kind in hints and town.kind not in hints and not lists
    at = _first_in_lead(town)
    second = any(_first_in_lead(subject) < at for subject in beside)
    if len(beside) < _SEVERAL and not (spoken or second):
        return None
    known = next((subject for subject in found if district in subject.units), None)
    whole = known or Subject(district.kind, district.name, (district,), town.name)
    whole.leads = True
    return whole


def _first_in_lead(subject: Subject) -> int:
    return min((m.start for m in subject.where if m.zone == LEAD_ZONE), default=0)


def placed(gazetteer: Gazetteer, title: str, place: Subject) -> bool:
    """Tell whether a title prints a superior unit behind the bare name of a place: «Mỹ Hòa – Long An»."""
    behind = same(title).partition(same(place.quoted))[2]
    return any(same(parent.name) in behind for parent in gazetteer.chain(place.units[0])[:-1])


def unkinded(gazetteer: Gazetteer, names: Iterable[str], hint: str | None, day: str | None) -> Subject | None:
    """Return the place with the longest of some names printed without a kind.

    A province is no commune of its name: «một xã miền núi ở Quảng Ngãi».
    """
    best: Subject | None = None
    commune = hint is not None and rank(hint) == Level.COMMUNE
    for name in names:
        units = tuple(u for u in gazetteer.named(name, on=day) if hint is None or u.kind == hint)
        syllables = len(TOKEN.findall(name))
        if not units or syllables < SHORTEST_NAME or same(name.split()[0]) in words("not_names"):
            continue
        if commune and gazetteer.named(name, level=Level.PROVINCE):
            continue
        if hint is None:
            top = min(u.level for u in units)
            units = tuple(u for u in units if u.level == top)
        if best is None or syllables > len(TOKEN.findall(best.name)):
            best = Subject(units[0].kind, units[0].name, units, name)
    return best


def of_host(
    gazetteer: Gazetteer, host: frozenset[Locality], hint: str | None, day: str | None
) -> Subject | None:
    """Return the place whose site the report was captured from, where nothing else names one."""
    then = [known for known in {gazetteer.at(unit, day) for unit in host} if known]
    units = [u for u in then if hint in {None, gazetteer.form(u, day).kind}]
    if not units and hint in _TOWNS:
        # «HĐND Thị xã họp», in the newspaper of a province that has one.
        towns = [u for above in then for u in gazetteer.children(above) if gazetteer.valid(u, day)]
        units = [u for u in towns if gazetteer.form(u, day).kind == hint]
        units = units if len(units) == 1 else []
    if not units:
        return None
    lowest = max(u.level for u in units)
    units = [u for u in units if u.level == lowest]
    first = min(units, key=lambda u: u.code)
    kind = gazetteer.form(first, day).kind
    return Subject(kind, first.name, tuple(u for u in units if u.kind == first.kind), f"{kind} {first.name}")

"""Read the fields of a digest item by item: one day only if all share it, the place that holds them all.

The term of office that an item speaks of is not what the page is about, and so never its first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from khotin.convert import dates, localities
from khotin.convert.digest import label_of, without_mark
from khotin.convert.labelled import TEXT_LABELS, Labelled
from khotin.convert.localities import Places
from khotin.convert.summary import summary as shortened
from khotin.convert.terms import Terms, find_terms
from khotin.gazetteer import load
from khotin.gazetteer.keys import exact
from khotin.model import Block, Evidence, Locality

_SPREAD = "các tin thuộc nhiều tỉnh, chưa rõ nơi nào chung"
_FEW = "chưa đủ tin cho biết ở đâu để chắc nơi nào chung"
_TWO, _THREE = 2, 3
# Paragraphs of other items that tell in which province an item lies.
_ENOUGH = 40


@dataclass(slots=True)
class Item:
    """One of the reports of a digest: its headline or what its colon ends, its paragraphs and place.

    `headed` tells that the headline stands on a line of its own.
    """

    title: str
    prose: list[str] = field(default_factory=list)
    headed: bool = False
    unit: Locality | None = None

    @property
    def texts(self) -> list[str]:
        """All that an item says."""
        return [self.title, *self.prose] if self.title else self.prose


def items(found: Labelled) -> list[Item]:
    """Return the reports of a digest; what stands above the first belongs to none."""
    first = {row.first.number for row in found.digest.openings} if found.digest else set()
    gathered: list[Item] = []
    for row in found.of(*TEXT_LABELS):
        if row.first.number not in first:
            if gathered:
                gathered[-1].prose.append(row.text)
        elif row.block is Block.HEADING:
            gathered.append(Item(without_mark(row.text), headed=True))
        else:
            label, rest = label_of(row.text)
            gathered.append(Item(label, [rest]))
    return gathered


def summary(reports: Sequence[Item]) -> str:
    """Return the headlines of the items, as far as they fit; without headlines what the first item tells."""
    if all(item.headed for item in reports):
        return shortened(["; ".join(item.title for item in reports)])[0]
    told = (
        f"{item.title}: {' '.join(item.prose)}" if item.title else " ".join(item.prose) for item in reports
    )
    return shortened([*told])[0]


def event_date(reports: Sequence[Item], stamp: datetime | None) -> dates.Found | None:
    """Return the day on which all that a digest tells took place, if each item gives the same."""
    days = [dates.event_date(item.title, item.prose, stamp) for item in reports]
    told = {day.value if day else "" for day in days}
    return days[0] if len(told) == 1 else None


@dataclass(slots=True)
class _Told:
    """Where an item took place: the units from the province down, and whether that is certain."""

    chain: tuple[Locality, ...]
    quoted: str
    sure: bool


def places(title: str, reports: Sequence[Item], day: str | None, context: Mapping[str, str]) -> Places:
    """Return the place that holds all items, then theirs right below it; each item gets its own."""
    known = [one for item in reports if (one := _place(reports, item, day, context)) is not None]
    own = _of_title(title, reports, day, context)
    said = " ".join(text for item in reports for text in item.texts)
    if not known:
        return _read(title, [text for item in reports for text in item.texts], day, context)
    shared = _holding(known, own)
    inside = [one for one in known if one.chain[: len(shared)] == shared]
    found = Places(sure=_is_certain(inside, own) and len(inside) == len(known) and bool(shared))
    found.subject_sure = found.sure
    if shared:
        _add(found, shared[-1], _named(shared[-1], day, said), (own or inside[0]).quoted)
    for one in inside:
        # The districts of a province, the communes of a district; of several provinces themselves.
        for unit in one.chain[len(shared) : len(shared) + 1]:
            _add(found, unit, _named(unit, day, said), one.quoted)
    if not found.sure:
        found.doubts.append(_FEW if shared else _SPREAD)
    return found


def _holding(known: Sequence[_Told], own: _Told | None) -> tuple[Locality, ...]:
    """Return the unit that holds the places of the items: that of the headline, if most lie in it."""
    if own and 2 * sum(one.chain[: len(own.chain)] == own.chain for one in known) > len(known):
        return own.chain
    return _shared([one.chain for one in _in_one_province([*known, *([own] if own else [])])])


def _is_certain(inside: Sequence[_Told], own: _Told | None) -> bool:
    """Whether the places of items cannot be others: namesakes would not all lie in one unit."""
    told = [*inside, own] if own else inside
    certain = {one.chain for one in told if one.sure}
    several = len({one.chain for one in told}) >= (_TWO if certain else _THREE)
    return several or all(one.chain in certain for one in told)


def _place(reports: Sequence[Item], item: Item, day: str | None, context: Mapping[str, str]) -> _Told | None:
    """Return where an item took place; what the others say tells only in which province places lie."""
    read = _read(item.title, item.prose, day, context)
    if not (read.sure and read.units):
        others = [text for other in reports if other is not item for text in other.texts]
        read = _read(item.title, [*item.prose, *others[:_ENOUGH]], day, context)
    unit = read.units[0] if read.units else None
    if unit is None or exact(unit.name) not in exact(" ".join(item.texts)):
        return None
    item.unit = unit
    return _Told(load().chain(unit), read.evidence[0].text if read.evidence else item.title, read.sure)


def _read(title: str, prose: Sequence[str], day: str | None, context: Mapping[str, str]) -> Places:
    return localities.resolve(title, prose, day=day, context=context)


def _of_title(
    title: str, reports: Sequence[Item], day: str | None, context: Mapping[str, str]
) -> _Told | None:
    """Return the place that the headline of a digest names: «Tin vắn huyện Mỹ Tú»."""
    read = _read(title, [text for item in reports for text in item.texts], day, context)
    unit = read.units[0] if read.units else None
    if unit is None or exact(unit.name) not in exact(title):
        return None
    return _Told(load().chain(unit), title, read.sure)


def _in_one_province(told: Sequence[_Told]) -> list[_Told]:
    """Return the places without those of a province that nearly no other item lies in: namesakes."""
    provinces = Counter(one.chain[0].code for one in told)
    most = max(provinces, key=provinces.__getitem__, default="")
    alone = provinces[most] * 2 <= len(told)
    return [one for one in told if alone or one.chain[0].code == most]


def _shared(chains: Sequence[tuple[Locality, ...]]) -> tuple[Locality, ...]:
    """Return the units that all chains begin with."""
    first = chains[0] if chains else ()
    alike = 0
    while alike < len(first) and all(
        chain[alike : alike + 1] == first[alike : alike + 1] for chain in chains
    ):
        alike += 1
    return first[:alike]


def _named(unit: Locality, day: str | None, said: str) -> str:
    """Return a unit in full words, in the kind that is printed: dates of upgrades are not all to the day."""
    full, form = load().full_name(unit, day), load().form(unit, day)
    for kind in {unit.kind, *(other.kind for other in unit.also)} - {form.kind}:
        if f"{kind} {form.name}" in said and f"{form.kind} {form.name}" not in said:
            return kind + full.removeprefix(form.kind)
    return full


def _add(found: Places, unit: Locality, words: str, quoted: str) -> None:
    if words not in found.localities:
        found.localities.append(words)
        found.units.append(unit)
        found.evidence.append(Evidence("localities", words, 0, quoted, sure=True))


def terms(reports: Sequence[Item], primary: str, day: str | None) -> Terms:
    """Return the terms that the items speak of, all of them in passing."""
    found = Terms()
    for item in reports:
        said = " ".join(item.texts)
        label, *chain = (_named(item.unit, day, said) if item.unit else primary).split(", ")
        read = find_terms(item.title, item.prose, unit=label or None, day=day, chain=tuple(chain))
        known = {term.text for term in found.other_terms}
        found.other_terms += [term for term in (*read.terms, *read.other_terms) if term.text not in known]
    return found

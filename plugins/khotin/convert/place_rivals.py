"""Weigh the places of a report against each other: which stand side by side, which leave an editor in doubt.

A report may be about two communes at once, or about one of which an upper unit speaks; the title tells,
and where it names none, the first sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from khotin.convert.lines import unified
from khotin.convert.place_mentions import Mention, rank
from khotin.convert.place_words import FULL_KINDS, generic_in, generic_kind
from khotin.gazetteer import Gazetteer
from khotin.gazetteer.keys import exact
from khotin.model import Level, Locality
from khotin.text import same

# Points from which a place is named by the head of the report, and not only somewhere in it.
HEAD = 8.0
# A rival with this share of the points makes the choice one for an editor; the second where no body acts.
RIVAL, PASSIVE_RIVAL = 0.75, 0.4
LEAD_ZONE = "p0"
# Between two places on one footing, the upper unit of the first perhaps in brackets.
_AND = re.compile(r"(?:\s*\([^()]*\))?\s+và\s+(?:[^.,;:()]{1,40}\s+)?")


@dataclass(slots=True)
class Subject:
    """A place the report is about: its kind and name as printed, and what units it may be."""

    kind: str
    name: str
    units: tuple[Locality, ...]
    quoted: str
    points: float = 0.0
    headed: bool = False
    leads: bool = False
    where: list[Mention] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        """The key of its mentions."""
        return self.kind, exact(self.name)

    @property
    def label(self) -> str:
        """Kind and name in running text; a name in capitals is set as the gazetteer spells it."""
        name = self.units[0].name if self.units else self.name
        return f"{self.kind} {name}"


def torn(gazetteer: Gazetteer, title: str, ranked: Sequence[Subject]) -> bool:
    """Tell whether an editor should see which place was taken: another has a claim, or a part of it."""
    if ranked[0].headed:
        return _visited(title, ranked[0]) or _visits(gazetteer, ranked) or _has_scene(gazetteer, ranked)
    if not any(m.zone == LEAD_ZONE for m in ranked[0].where):
        return not _alone(ranked)
    if any(_stands_above(gazetteer, other, ranked[0]) for other in ranked[1:]):
        return True
    if all(m.informs for m in ranked[0].where if m.zone == LEAD_ZONE):
        return True
    open_ = _rivals(gazetteer, ranked) or _parts(gazetteer, ranked) or _whole_first(gazetteer, ranked)
    return open_ or _visited(title, ranked[0])


def _alone(ranked: Sequence[Subject]) -> bool:
    """Tell whether a text names one place alone, as that of who acts below a lead of occasions."""
    texts = [[m for m in place.where if m.zone[0] == "p" and m.zone[1:].isdigit()] for place in ranked]
    return any(m.acting and m.zone == "p1" for m in texts[0]) and not any(texts[1:])


def below(gazetteer: Gazetteer, unit: Locality, subject: Subject) -> bool:
    """Tell whether a unit lies in a place."""
    codes = {other.code for other in subject.units}
    return any(parent.code in codes for parent in gazetteer.chain(unit)[:-1])


def _rivals(gazetteer: Gazetteer, ranked: Sequence[Subject]) -> bool:
    """Tell whether the head of the report leaves open which of two places it is about."""
    best = ranked[0]
    acts = any(m.zone == LEAD_ZONE and m.acting for m in best.where)
    share = RIVAL if acts else PASSIVE_RIVAL
    return any(
        other.points >= share * best.points
        and not any(below(gazetteer, u, best) for u in other.units)
        and not any(below(gazetteer, u, other) for u in best.units)
        for other in ranked[1:]
    )


def _visited(title: str, best: Subject) -> bool:
    """Tell whether the title names the place only where an upper unit acts on it or in it."""
    named = [m for m in best.where if m.zone == "title"]
    return any(m.visited for m in named) and any(
        rank(generic_kind(upper)) < rank(best.kind) for upper in generic_in(title)
    )


def _visits(gazetteer: Gazetteer, ranked: Sequence[Subject]) -> bool:
    """Tell whether the title names a part of the place as what is acted on: «huyện A giám sát tại xã B»."""
    return any(
        any(m.zone == "title" and m.visited for m in other.where)
        and any(below(gazetteer, unit, ranked[0]) for unit in other.units)
        for other in ranked[1:]
    )


def _whole_first(gazetteer: Gazetteer, ranked: Sequence[Subject]) -> bool:
    """Tell whether somebody of an upper unit stands in the lead before the place."""
    best = ranked[0]
    first = min(m.start for m in best.where if m.zone == LEAD_ZONE)
    return any(
        other.leads
        and other.points > best.points
        and any(m.zone == LEAD_ZONE and m.start < first for m in other.where)
        and any(below(gazetteer, unit, other) for unit in best.units)
        for other in ranked[1:]
    )


def _has_scene(gazetteer: Gazetteer, ranked: Sequence[Subject]) -> bool:
    """Tell whether the first sentence names one commune of the larger place that the headline names."""
    if rank(ranked[0].kind) == Level.COMMUNE:
        return False
    scenes = [
        other
        for other in ranked[1:]
        if rank(other.kind) == Level.COMMUNE
        and any(m.zone == LEAD_ZONE and not (m.sentence or m.former or m.passing) for m in other.where)
    ]
    return len(scenes) == 1 and any(below(gazetteer, unit, ranked[0]) for unit in scenes[0].units)


def _stands_above(gazetteer: Gazetteer, whole: Subject, part: Subject) -> bool:
    """Tell whether the headline names the larger place without its kind, and not the part."""
    named = whole.headed and not any(m.zone in {"title", "kicker"} for m in whole.where)
    return named and any(below(gazetteer, unit, whole) for unit in part.units)


def _parts(gazetteer: Gazetteer, ranked: Sequence[Subject]) -> bool:
    """Tell whether the lead of a report whose title names no place names a part beside the whole."""
    best = ranked[0]
    return any(
        any(m.zone == LEAD_ZONE and not m.sentence for m in other.where)
        and any(below(gazetteer, u, best) for u in other.units)
        for other in ranked[1:]
    )


def together(title: str, lead: Sequence[str], ranked: Sequence[Subject]) -> list[Subject]:
    """Return the primary place and those that stand beside it on one footing: «Cái Nước, Đầm Dơi»."""
    best = ranked[0]
    equals = [other for other in ranked[1:] if rank(other.kind) == rank(best.kind)]
    partners = [other for other in equals if other.points >= HEAD and _listed(title, best, other)]
    if partners:
        low = title.casefold()
        return sorted([best, *partners], key=lambda subject: low.find(subject.name.casefold()))
    if best.headed:
        return [best]
    return [best, *(other for other in equals if any(_joined(text, best, other) for text in lead))]


def _joined(text: str, one: Subject, other: Subject) -> bool:
    """Tell whether a lead names two places as equals: «giữa Hội Phụ nữ xã A và Hội Phụ nữ xã B»."""
    pairs = ((m, n) for m in one.where for n in other.where if m.zone == n.zone == LEAD_ZONE)
    return any(
        m.end <= n.start
        and (m.acting or "giữa" in text[: m.start].casefold())
        and text[m.start : m.end] == m.quoted
        and _AND.fullmatch(text, m.end, n.start) is not None
        for m, n in pairs
    )


def _listed(title: str, one: Subject, other: Subject) -> bool:
    """Tell whether two names stand side by side in the title, or in one list."""
    low = unified(title)
    first, second = sorted((low.find(same(one.name)), low.find(same(other.name))))
    if first < 0 or first == second:
        return False
    between = low[first:second]
    rest = between[len(same(one.name if low.find(same(one.name)) == first else other.name)) :]
    kinds = "|".join(FULL_KINDS)
    return bool(
        re.fullmatch(rf"\s*(?:(?:,|và|-|–|&)\s*(?:{kinds})?\s*|,[^.:]*(?:,|và)\s*(?:{kinds})?\s*)", rest)
    )

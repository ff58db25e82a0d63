"""What part each printed term plays in a report: the one it is about, one that closes or opens, or another.

The terms are those of `terms.py`, with their bodies; here they are weighed against each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khotin.convert.bodies import Body
from khotin.convert.bodyplaces import belongs, placed, same_body
from khotin.convert.lines import lowered

# Since July 2025 communes lie in provinces, most of them made of several.
_TWO_TIERS, _MERGED = 2, 2025
_OFFICES = re.compile(r"chức (?:danh|vụ)|chủ tịch|ủy viên|uỷ viên", re.IGNORECASE)
# «cử tri đi bầu đại biểu HĐND nhiệm kỳ …»: the election itself is reported.
_ELECTS = re.compile(r"(?:cuộc|ngày|đi|ngày hội) bầu|bỏ phiếu")
ABOUT = ("opening", "current", "closing")
"""The roles of a term that a report is about."""
ROLES = (*ABOUT, "past", "other")


@dataclass(slots=True)
class Printed:
    """Years printed as a term: where, whose, and how certain the reading is.

    `beside` is the term of a body that the same words name together with this one.
    """

    body: Body
    start: int
    end: int
    part: int
    sure: bool
    evidence: str
    general: bool = False
    occasion: bool = False
    role: str = "other"
    beside: Printed | None = None


def assign_roles(
    printed: list[Printed], main: Body, year: int | None, *, congress: bool, at_home: bool
) -> None:
    """Give each term its role; `main` is the body that the report is about, `year` that of its event.

    `at_home` tells that the body is one of the place the report is about.
    """
    own = [term for term in printed if same_body(term.body, main)]
    newest = max((term.start for term in own), default=0)
    closed = max((term.end for term in own if newest - 1 <= term.end <= newest), default=newest)
    about = {(term.start, term.end) for term in own if term.part <= 1}
    opened = congress and any(term.start == newest and term.part <= 1 for term in own)
    opened = opened and (year is None or newest >= year - 1)
    stale = congress and not opened and year is not None
    runs = year is not None and any(term.start <= year <= term.end for term in own)
    titled = max((term.end for term in own if not term.part), default=None)
    for term in own:
        in_lead = (term.start, term.end) in about
        if opened:
            # A merger of communes cuts a term short: 2024-2029 closes where 2025-2030 opens; and a congress
            # may meet a year late: 2012-2017 closes where 2018-2023 opens.
            term.role = "opening" if term.start == newest else "closing" if term.end >= closed else "past"
        elif titled is not None and term.start >= titled:
            # A board that the headline names meets to prepare the congress of the next term.
            term.role = "other"
        elif stale and not term.part and abs(term.end - (year or 0)) <= 1:
            # A congress in the last year of the term it is named with: a misprint for the next one?
            term.role, term.sure = "current", False
        else:
            term.role = _role(term, year, in_lead=in_lead, alone=not about, newest=newest, runs=runs)
    for term in printed:
        if term.occasion and not any(is_same(term, other) and not other.occasion for other in printed):
            # Who works to greet its own congress, held within the term, works in that term.
            runs = year is not None and term.start <= year <= term.end
            own_term = (
                at_home and runs and same_body(term.body, main) and "thành công" in lowered(term.evidence)
            )
            term.role, term.sure = ("current", False) if own_term else ("other", term.sure)
    for one, other in ((term, term.beside) for term in printed if term.beside and term.part <= 1):
        # «phường A và xã B tổ chức đại hội nhiệm kỳ …»: the report is about both.
        one.role = other.role = min(one.role, other.role, key=ROLES.index)


def _role(term: Printed, year: int | None, *, in_lead: bool, alone: bool, newest: int, runs: bool) -> str:
    """Return what part a term of the main body plays where no congress opens one.

    `alone` tells that the lead names no term, `newest` is the latest beginning, `runs` whether one runs.
    """
    if year is None:
        return "current" if in_lead or alone else "past" if term.end <= newest else "other"
    if term.start <= year <= term.end:
        return "past" if term.end == newest and not in_lead else "current"
    if in_lead and not runs:
        return "opening" if term.start > year else "closing" if term.end >= year - 1 else "past"
    return "past" if term.end < year else "other"


def close_predecessor(printed: list[Printed], main: Body, *, named_later: bool) -> None:
    """Close the term that ends where the newest one of the same body begins.

    `named_later` counts it also where only the text below headline and lead names it.
    """
    roles = (*ABOUT, "past") if named_later else ABOUT
    own = [term for term in printed if same_body(term.body, main)]
    newest = max((term.start for term in own), default=0)
    for term in own:
        if term.end == newest and term.role in roles:
            term.role = "closing"


def put_below(printed: list[Printed], last: int) -> None:
    """Count the terms in captions, behind part `last`, for less than those of headline and text."""
    told = any(term.role in ABOUT and term.part <= last for term in printed)
    for term in printed:
        if term.part > last and term.role in ABOUT:
            term.role, term.sure = ("other", term.sure) if told else (term.role, False)


def is_same(one: Printed, other: Printed) -> bool:
    """Tell whether two mentions are of one term."""
    return (one.start, one.end) == (other.start, other.end) and same_body(one.body, other.body)


def adopt(printed: list[Printed], main: Body, units: Sequence[str], year: int | None) -> None:
    """Let a report whose own body has no term be about the term of another one.

    A people's committee has no term that reports speak of: what it does, it does for the term of its
    Party committee. And a Front that presents candidates reports on the council's term.
    """
    if year is None or any(term.role in ABOUT for term in printed):
        return
    party = placed(Body("dang", 0, 0), main, units)
    for term in printed:
        if term.occasion or not term.start <= year <= term.end:
            continue
        if main.kind == "ubnd" and same_body(term.body, party):
            term.role = "current"
        elif term.part <= 1 and term.body.kind in ("hdnd", "quoc-hoi"):
            term.role, term.sure = "current", term.sure and _ELECTS.search(lowered(term.evidence)) is not None


def doubt_predecessors(printed: list[Printed], units: Sequence[str]) -> None:
    """Mark as not sure the terms of bodies that a commune without a district had before it was made."""
    if len(units) != _TWO_TIERS or not belongs(Body("dang", 0, 0, unit="xã"), units):
        return
    for term in printed:
        if term.role == "closing" and term.start < _MERGED and belongs(term.body, units):
            term.sure = False


def fills_office(term: Printed, printed: list[Printed]) -> bool:
    """Return whether a term is only that of an office in the administration, which the council fills."""
    council = any(other.body.kind == "hdnd" and other.start == term.start for other in printed)
    return term.body.kind == "ubnd" and council and _OFFICES.search(term.evidence) is not None


def without_general(printed: list[Printed]) -> list[Printed]:
    """Return the terms without those of «HĐND các cấp» that the report gives to its own HĐND as well."""
    kept = []
    for term in printed:
        own = next((other for other in printed if term.general and _is_own(other, term)), None)
        if own is None:
            kept.append(term)
        elif term.role in ABOUT and own.role not in ABOUT:
            own.role = term.role
    return kept


def _is_own(term: Printed, general: Printed) -> bool:
    same_years = (term.start, term.end) == (general.start, general.end)
    return not term.general and same_years and term.body.kind == general.body.kind

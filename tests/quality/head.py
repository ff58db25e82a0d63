"""Verdicts on the head of an article: its date, places and terms."""

from __future__ import annotations

from collections.abc import Sequence

import organisations
from annotation import Annotation, Office, Place, Unit, open_, unit
from verdict import Verdict, show

from khotin import terms
from khotin.model import Report

_DAY = len("2025-07-30")
_MINUTE = len("2025-07-30T14:30")


def date(readings: Sequence[str | None], report: Report) -> Verdict:
    """Compare the stamp to the minute, or to the day where only a day is annotated.

    Without a stamp on the page the date may come from anywhere, as long as it does not claim to be one.
    """
    got = report.date.isoformat(timespec="minutes") if report.date else None
    stamped = got if report.date_basis == "stamp" else None
    right = any(_same_time(reading, stamped) for reading in readings)
    return Verdict(right, show(readings[0]), f"{show(got)} ({report.date_basis})")


def _same_time(expected: str | None, got: str | None) -> bool:
    if expected is None or got is None:
        return expected is got
    if len(expected) == _DAY:
        return got.startswith(expected)
    return (got[:_MINUTE], got[-6:]) == (expected[:_MINUTE], expected[-6:])


def primary(expected: Annotation, localities: Sequence[str]) -> Verdict:
    """Compare kind and name of the place a report is about."""
    got = _label(localities[0]) if localities else None
    return Verdict(
        got in expected.primaries, _name(expected.primaries[0]), localities[0] if localities else "—"
    )


def _label(written: str) -> Unit:
    return unit(written.partition(",")[0])


def _name(place: Unit | None) -> str:
    return " ".join(place) if place else "—"


def chain(expected: Annotation, localities: Sequence[str], *, flagged: bool) -> Verdict:
    """Compare the names from the primary place up to the province; an open chain has to be flagged."""
    places = [place for reading in expected.localities for place in reading]
    shown = " or ".join(dict.fromkeys(" < ".join(place.chain) for place in places)) or "—"
    if not localities:
        return Verdict(primary(expected, localities).right, shown, "—")
    label = _label(localities[0])
    got = tuple(unit(part)[1] for part in localities[0].split(","))
    own = {place.chain for place in places if place.unit == label}
    # The annotated chain of a commune holds that of the district which some accept as the primary place.
    allowed = own or {place.chain[at:] for place in places for at in range(len(place.chain))}
    right = primary(expected, localities).right and got in allowed and (flagged or not open_(label, got))
    return Verdict(right, shown, localities[0])


def localities(expected: Annotation, written: Sequence[str]) -> Verdict:
    """Compare the places as sets; optional ones may be there or not."""
    got = {_label(place) for place in written}
    allowed = expected.optional_places | {place for place in expected.primaries if place}
    right = len(got) == len(written) and any(
        _covers(reading, got, allowed) for reading in expected.localities
    )
    wanted = [_name(place.unit) for place in expected.localities[0]]
    return Verdict(right and len(got) == len(written), show(wanted), show(list(written)))


def _covers(reading: Sequence[Place], got: set[Unit], allowed: set[Unit]) -> bool:
    required = {place.unit for place in reading}
    # Where another place is accepted as the primary one, it stands for the annotated one.
    replaced = len(required) == 1 and bool(got & allowed)
    return got - required <= allowed and (required <= got or replaced)


def offices(expected: Annotation, report: Report) -> Verdict:
    """Compare the terms a report is about and those named in passing; the first one is the primary one."""
    first = _years(report.terms[0]) if report.terms else None
    agreed = any(_agree(reading, expected, report) for reading in expected.terms)
    got = [*report.terms, *(f"other: {term}" for term in report.other_terms)]
    right = agreed and first in expected.primary_years
    return Verdict(right, show([str(office) for office in expected.terms[0]]), show(got))


def _years(term: str) -> str:
    parsed = terms.parse(term)
    return f"{parsed.start}-{parsed.end}"


def _agree(reading: Sequence[Office], expected: Annotation, report: Report) -> bool:
    inferred = bool({"terms", "other_terms"} & set(report.review))
    # A term that is not printed may be left out, or given under review.
    known = [office for office in reading if office.explicit or inferred]
    met: set[Office] = set()
    for written, main in ((report.terms, True), (report.other_terms, False)):
        allowed = [office for office in known if _belongs(office, expected, main=main)]
        for term in written:
            fits = {office for office in allowed if _is(term, office)}
            met |= fits
            if not fits and not (inferred and _years(term) in expected.optional_years):
                return False
    return all(office in met for office in reading if office.explicit)


def _belongs(office: Office, expected: Annotation, *, main: bool) -> bool:
    """Tell whether an office may stand in `terms` (main) or in `other_terms`.

    What is accepted as the primary term may be one the report is about; where none is accepted, all
    may be named in passing.
    """
    if main:
        return office.main or office.years in expected.primary_years
    return not office.main or None in expected.primary_years


def _is(term: str, office: Office) -> bool:
    return _years(term) == office.years and organisations.agree(terms.parse(term).body, office.body)

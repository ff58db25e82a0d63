"""What the days of an event span: from its first to its last, in the year that is known."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from khotin.convert.dayphrases import Phrase
from khotin.convert.eventdays import Candidate, agree
from khotin.convert.lines import lowered

# A part of what was done, by its number, and how far before its day it stands.
_BATCH = re.compile(r"đợt (?:thứ )?0?([1-9])(?![\w/.])")
_CLAUSE = 60


def widened(best: Candidate, candidates: list[Candidate]) -> Candidate:
    """Return the interval that a later sentence gives the event: «kỳ họp diễn ra trong 2 ngày 11 và 12/7»."""
    if best.phrase.first is not None or not best.phrase.day:
        return best
    for other in candidates:
        first = other.phrase.first
        if (
            first is not None
            and other.part <= best.part + 1
            and other.score >= 2
            and agree(best.phrase, other.phrase)
        ):
            return replace(best, phrase=other.phrase, sentence=other.sentence)
    return best


def batches(best: Candidate, candidates: list[Candidate], stamp: datetime | None) -> Candidate:
    """Return the interval from the first to the last of the parts in which a thing was done.

    «Đợt 1 được tiến hành ngày 02/6 ở cánh đồng phía tây, đợt 2 ngày 03/6 ở phía đông.»
    """
    parts = {
        number: each
        for each in reversed(candidates)
        if each.part == best.part and each.phrase.day and (number := _batch(each))
    }
    if _batch(best) not in parts or len(parts) == 1 or set(parts) != set(range(1, len(parts) + 1)):
        return best
    first, last = first_day(parts[1].phrase), parts[len(parts)]
    if (first.month, first.day) >= (last.phrase.month, last.phrase.day):
        return best
    year = last.phrase.year or parts[1].phrase.year
    if stamp and day_in(last.phrase, year or stamp.year) > stamp.date():
        return best
    span = replace(last.phrase, first=(first.day, first.month), first_year=None, year=year)
    return replace(best, phrase=span, sentence=last.sentence)


def _batch(candidate: Candidate) -> int:
    """Return the number of the part that is named before a day, none between: «đợt 2 … ngày 3/6»; else 0."""
    clause = lowered(candidate.sentence)[: candidate.phrase.start]
    numbers = _BATCH.findall(clause[-_CLAUSE:])
    return int(numbers[-1]) if numbers else 0


def first_day(phrase: Phrase) -> Phrase:
    """Return the day on which an interval begins: what lasts for days is told before it ends."""
    return phrase if phrase.first is None else Phrase(0, 0, day=phrase.first[0], month=phrase.first[1])


def day_in(phrase: Phrase, year: int) -> date:
    """Return the (last) day that a phrase means in a year."""
    month, day = phrase.month, phrase.day
    return date(year, month, day) if (day, month) != (29, 2) or year % 4 == 0 else date(year, 2, 28)


def edtf(phrase: Phrase, year: int) -> str:
    """Return the day or the interval that a phrase means, its last day lying in `year`."""
    last = day_in(phrase, year).isoformat()
    if phrase.first is None:
        return last
    day, month = phrase.first
    first = date(phrase.first_year or (year - 1 if month > phrase.month else year), month, day).isoformat()
    return f"{first}/{last}" if first < last else last

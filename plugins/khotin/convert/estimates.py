"""Estimate when a report was written where its page has no date: from the latest past time it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khotin.convert.dates import Found, opened
from khotin.convert.dayphrases import phrases_in
from khotin.convert.lines import lowered
from khotin.convert.years import RECENT, Year, years

# «xong trước ngày 15/8/2022», «trong quý II năm 2022, xã sẽ tổ chức».
_DEADLINE = re.compile(r"(?<!\w)trước(?: ngày)?\s*$")
_BEFORE = 12
_WILL = re.compile(r"[^.;!?]{0,60}?(?<!\w)sẽ(?!\w)")


def estimate(title: str, paragraphs: Sequence[str]) -> Found | None:
    """Return about when the report was written, from the latest past time its text speaks of."""
    named = [(year, title) for year in years(lowered(title), bare=True)]
    named += [(year, text) for text in paragraphs for year in years(lowered(text))]
    # «Từ năm 2017 …» was years ago, «đồng chí sinh năm 1937» many more.
    named = [(year, text) for year, text in named if year.kind != "history" and year.year >= RECENT]
    past = [(year, text) for year, text in named if year.kind not in ("target", "plan")]
    past = [(year, text) for year, text in past if not _is_ahead(year, past)]
    latest = max((year.year for year, _ in past), default=0)
    if (begun := opened((title, *paragraphs[:1]))) and begun > latest:
        # A congress opens its term in the year it is held, whatever papers of the year before it rests on.
        return _of_congress(begun, (title, *paragraphs[:1]))
    if not past:
        planned = [(year, text) for year, text in named if year.kind == "plan"]
        return _estimated(*planned[0], None) if planned else None
    dated = [(year, text) for year, text in past if year.year == latest]
    for kinds in (("day", "month"), ("half", "review")):
        months = [
            (_until(year), year, text)
            for year, text in dated
            if year.kind in kinds and not _is_to_come(year, text)
        ]
        best = max(months, key=lambda item: item[0] or 0, default=None)
        if best is not None and best[0] is not None:
            return _estimated(best[1], best[2], best[0])
    return _estimated(*dated[0], None)


def _of_congress(year: int, texts: Sequence[str]) -> Found:
    """Return the year in which a congress in one of `texts` opens its term."""
    text = next(text for text in texts if opened((text,)))
    at = text.find(str(year))
    # «Ngày 26/10, xã tổ chức Đại hội …»
    months = (phrase.month for text in texts for phrase in phrases_in(text) if phrase.day and not phrase.year)
    month = next(filter(None, months), None)
    value = f"{year}-{month:02}~" if month else f"{year}~"
    return Found(value, sure=False, evidence=text[max(0, at - 30) : at + 20].strip(), year_from="text")


def _is_ahead(season: Year, past: Sequence[tuple[Year, str]]) -> bool:
    """Tell whether a spring is one to come, as the report speaks of the months before it."""
    if season.kind != "season":
        return False
    return any(year.year == season.year - 1 and year.kind in ("day", "month", "review") for year, _ in past)


def _is_to_come(year: Year, text: str) -> bool:
    """Tell whether a time is a deadline, or one in which something will be held: it lies ahead."""
    low = lowered(text)
    before = low[max(0, year.start - _BEFORE) : year.start]
    return _DEADLINE.search(before) is not None or _WILL.match(low, year.end) is not None


def _until(year: Year) -> int | None:
    """Return the month up to which a year's mention speaks: «6 tháng cuối năm» is planned in the middle."""
    return 12 if year.kind == "review" else year.month


def _estimated(year: Year, text: str, month: int | None) -> Found:
    value = f"{year.year}~" if month is None else f"{year.year}-{month:02}~"
    evidence = text[max(0, year.start - 30) : year.end + 20].strip()
    return Found(value, sure=False, evidence=evidence, year_from="text")


def without_year(title: str, paragraphs: Sequence[str]) -> str:
    """Return why no date can be estimated (Vietnamese): the first day told has no year, or none is."""
    for text in (title, *paragraphs):
        for phrase in phrases_in(text):
            if phrase.year is None and (phrase.day or phrase.relative is not None):
                told = text[phrase.start : phrase.end].strip(" (,")
                return f"trong bài có «{told}» nhưng không rõ năm nào"
    return "trong bài không có ngày, tháng hay năm nào để ước lượng"

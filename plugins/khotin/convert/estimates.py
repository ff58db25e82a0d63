"""Estimate when a report was written where its page has no date: from the latest past time it speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from khotin.convert.dates import Found
from khotin.convert.eventdays import RECENT
from khotin.convert.lines import lowered
from khotin.convert.years import Year, years


def estimate(title: str, paragraphs: Sequence[str]) -> Found | None:
    """Return about when the report was written, from the latest past time its text speaks of."""
    named = [(year, title) for year in years(lowered(title), bare=True)]
    named += [(year, text) for text in paragraphs for year in years(lowered(text))]
    # «Từ năm 2017 …» was years ago, «đồng chí sinh năm 1937» many more.
    named = [(year, text) for year, text in named if year.kind != "history" and year.year >= RECENT]
    past = [(year, text) for year, text in named if year.kind not in ("target", "plan")]
    past = [(year, text) for year, text in past if not _is_ahead(year, past)]
    if not past:
        planned = [(year, text) for year, text in named if year.kind == "plan"]
        return _estimated(*planned[0], None) if planned else None
    latest = max(year.year for year, _ in past)
    dated = [(year, text) for year, text in past if year.year == latest]
    for kinds in (("day", "month"), ("half", "review")):
        months = [(_until(year), year, text) for year, text in dated if year.kind in kinds]
        best = max(months, key=lambda item: item[0] or 0, default=None)
        if best is not None and best[0] is not None:
            return _estimated(best[1], best[2], best[0])
    return _estimated(*dated[0], None)


def _is_ahead(season: Year, past: Sequence[tuple[Year, str]]) -> bool:
    """Tell whether a spring is one to come, as the report speaks of the months before it."""
    if season.kind != "season":
        return False
    return any(year.year == season.year - 1 and year.kind in ("day", "month", "review") for year, _ in past)


def _until(year: Year) -> int | None:
    """Return the month up to which a year's mention speaks: «6 tháng cuối năm» is planned in the middle."""
    return 12 if year.kind == "review" else year.month


def _estimated(year: Year, text: str, month: int | None) -> Found:
    value = f"{year.year}~" if month is None else f"{year.year}-{month:02}~"
    evidence = text[max(0, year.start - 30) : year.end + 20].strip()
    return Found(value, sure=False, evidence=evidence, year_from="text")

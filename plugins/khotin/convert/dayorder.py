"""Tell day from month where a server prints them in the American order.

Vietnamese dates are day first. Only what the page itself says overrules that: the weekday before the
date, or the days that the report names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

_MONTHS = 12
# How servers set to American English print a moment, «12/5/2011 8:41:09 AM»; but so do some that have the day
# first, so that only the days which the report names tell.
_AMERICAN = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d(?::\d\d)? [AP]M(?!\w)")
_DAY_NAMED = re.compile(
    r"(?:ngày|mồng|mùng|sáng|trưa|chiều|tối|đêm|nay|qua)\s*[(,]?\s*(\d{1,2})(?:[/.-]|\s+tháng\s+)(\d{1,2})(?![\d%])",
    re.IGNORECASE,
)
_SOON = 21  # days from what happened to its report, at most, to tell day from month by them
_WEEKDAY_SAID = re.compile(
    r"(?<!\w)(?:(?:thứ\s*|t(?=\d))(hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(ch(?:ủ|úa)\s*nhật|cn))[\s,.–-]*(?:ngày\s*)?$",
    re.IGNORECASE,
)
_WEEKDAYS = {
    name: at
    for at, names in enumerate(("hai 2", "ba 3", "tư 4", "năm 5", "sáu 6", "bảy bẩy 7"))
    for name in names.split()
}
_SUNDAY = 6


def is_month_first(before: str, year: int, day: int, month: int) -> bool:
    """Tell whether the weekday at the end of `before` fits a date only with its month first."""
    named = _WEEKDAY_SAID.search(before)
    if named is None or day > _MONTHS:
        return False
    said = _WEEKDAYS[named[1].lower()] if named[1] else _SUNDAY
    try:
        return date(year, month, day).weekday() != said == date(year, day, month).weekday()
    except ValueError:
        return False


def by_days_named(when: datetime, printed: str, texts: Iterable[str]) -> datetime:
    """Return `when`, or the moment with its month first where only then the days that `texts` name fit.

    Asked only of stamps as American servers print them.
    """
    if when.day > _MONTHS or when.day == when.month or not _AMERICAN.search(printed):
        return when
    other = when.replace(month=when.day, day=when.month)
    named = {(int(match[1]), int(match[2])) for text in texts for match in _DAY_NAMED.finditer(text)}
    return other if _soon_after(other, named) and not _soon_after(when, named) else when


def _soon_after(when: datetime, named: set[tuple[int, int]]) -> bool:
    """Tell whether one of the days (day, month) was that of `when` or one in the weeks before."""
    days = (when - timedelta(days=back) for back in range(_SOON + 1))
    return any((day.day, day.month) in named for day in days)

"""Dates as Vietnamese people type them: the day first, always.

`12/05/2025` is the twelfth of May. Libraries that guess take it for the fifth of December, so nothing
here guesses: what is not plainly a day, a month and a year (or ISO without a zone) is no date.
"""

from __future__ import annotations

import re
from datetime import datetime

from khotin.edtf import VIETNAM

_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s*[:hg]\s*(\d\d)(?::(\d\d))?(?![\d:])", re.ASCII)
_DAY_FIRST = re.compile(
    r"(?:ngày\s+)?(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})", re.ASCII
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})T?", re.ASCII)
# What people put between the day and the clock.
_JOINTS = " ,|-–lúc"


def moment(text: str) -> datetime | None:
    """Return the moment that `text` names in Vietnamese time, None if it names none; no clock is midnight."""
    clock = _CLOCK.search(text)
    rest = text[: clock.start()] + text[clock.end() :] if clock else text
    rest = " ".join(rest.split()).strip(_JOINTS)
    first, iso = _DAY_FIRST.fullmatch(rest), _ISO.fullmatch(rest)
    if first is None and iso is None:
        return None
    day, month, year = map(int, first.groups() if first else iso.groups()[::-1] if iso else ())
    hour, minute, second = (int(group or 0) for group in clock.groups()) if clock else (0, 0, 0)
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=VIETNAM)
    except ValueError:
        return None


def stamp(text: str) -> str | None:
    """Return what an article writes under `date` for `text`: «2025-05-12T14:30:00+07:00»."""
    found = moment(text)
    return found.isoformat(timespec="seconds") if found else None


def day(text: str) -> str | None:
    """Return what an article writes under `event_date` for a day in `text`: «2025-05-12»."""
    found = moment(text)
    return found.date().isoformat() if found else None

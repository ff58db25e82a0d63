"""Dates with an honest precision (EDTF), as the converter writes them and the site says them.

The archive uses a small part of EDTF level 1: a year, a month or a day, each perhaps approximate
(`~`), and an interval of two of them. The package `edtf` covers all levels, but brings a general
parser generator, calendar conversions and English phrases with it, for the forty lines needed here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(~)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Point:
    """A year, a month or a day; `approximate` where it was estimated."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False

    @property
    def first(self) -> date:
        """The first day of the period."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day of the period."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{self.year:04}{month}{day}{'~' if self.approximate else ''}"


@dataclass(frozen=True, slots=True)
class Edtf:
    """A point in time, or an interval when `end` is set."""

    start: Point
    end: Point | None = None

    def __str__(self) -> str:
        return str(self.start) if self.end is None else f"{self.start}/{self.end}"


def parse(text: str) -> Edtf:
    """Return the date that `text` writes; raise ValueError (Vietnamese) for anything else."""
    start, slash, end = text.partition("/")
    value = Edtf(_point(start, text), _point(end, text) if slash else None)
    if value.end is not None and value.end.last < value.start.first:
        raise ValueError(f"khoảng ngày «{text}» kết thúc trước khi bắt đầu; đổi chỗ hai ngày")
    return value


def _point(text: str, whole: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"ngày «{whole}» không đúng dạng; viết như 2023-05-26 hoặc 2023-11~")
    year, month, day = (int(group) if group else None for group in match.groups()[:3])
    point = Point(year or 0, month, day, bool(match[4]))
    try:
        _ = point.first
    except ValueError as error:
        raise ValueError(f"ngày «{whole}» không có trong lịch; sửa lại ngày, tháng") from error
    return point


def sort_date(edtf: str) -> datetime:
    """Return the moment that sorts a report with date `edtf`: its first day, 00:00 in Việt Nam.

    Midnight stands for «no time known», as it does for a stamp without a clock.
    """
    return datetime.combine(parse(edtf).start.first, datetime.min.time(), VIETNAM)


def say(edtf: str) -> str:
    """Return `edtf` as Vietnamese readers write it: «26/5/2023», «khoảng tháng 11/2023»."""
    value = parse(edtf)
    if value.end is None:
        return _say(value.start)
    start, end = value.start, value.end
    if start.day and end.day and start.year == end.year and not start.approximate:
        first = f"{start.day}" if start.month == end.month else f"{start.day}/{start.month}"
        return f"{first} – {_say(end)}"
    return f"{_say(start)} – {_say(end)}"


def _say(point: Point) -> str:
    if point.month is None:
        words = f"năm {point.year}"
    elif point.day is None:
        words = f"tháng {point.month}/{point.year}"
    else:
        words = f"{point.day}/{point.month}/{point.year}"
    return f"khoảng {words}" if point.approximate else words

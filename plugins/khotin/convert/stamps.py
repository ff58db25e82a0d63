"""Find the stamp of a page: the moment the report was published, as the page prints it.

Vietnamese dates are day first, always. A stamp is a line of its own with its usual trimmings, or
stands in brackets at the end of the headline; a date inside a sentence is never one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from khotin.convert.bylines import is_person, parse_byline
from khotin.convert.memo import of_report
from khotin.edtf import VIETNAM

_LONGEST = 400
_LONGEST_WHOLE = 160
_NOON = _MONTHS = 12
_FEW_WORDS = 5
_TIME = (
    r"(?P<{0}hour>[01]?\d|2[0-3])\s*(?::|h|g(?:iờ)?|giờ)\s*(?P<{0}minute>[0-5]\d)(?!\d)"
    r"(?:\s*[:']\s*(?P<{0}second>[0-5]\d)(?!\d))?(?:\.\d+)?(?:\s*(?P<{0}half>SA|CH|AM|PM|sáng|chiều|tối)(?!\w))?"
)
_WEEKDAY = r"(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật)"
_BETWEEN = rf"(?:[\s,|;\-–—()\[\].·•/]|ngày|lúc|vào|hồi|phút|at\b|on\b|{_WEEKDAY}|GMT\s*\+\s*0?7){{1,24}}?"
# Day, month and year in each of the forms; the months in words come from the table.
_DATE = (
    r"(?<![\d/.])(?:(?P<year1>(?:19|20)\d\d)-(?P<month1>\d\d)-(?P<day1>\d\d)(?=T|\D|$)"
    r"|(?P<day2>\d{1,2})\s*[/.\-–]\s*(?P<month2>\d{1,2})\s*[/.\-–]\s*(?P<year2>(?:19|20)\d\d)"
    r"|(?P<day3>\d{1,2})\s*(?:,\s*)?(?:tháng|thg\.?|th\.)\s*(?P<month3>\d{1,2})"
    r"\s*[,/]?\s*(?:năm\s*)?(?P<year3>(?:19|20)\d\d)"
    r"|(?P<day4>\d{1,2})(?:st|nd|rd|th)?[\s,]+(?P<month4>MONTH)[\s,.]+(?:năm\s*)?(?P<year4>(?:19|20)\d\d)"
    r"|(?<!\w)(?P<month5>MONTH|(?:tháng|thg\.?)\s+\d{1,2})\.?\s+(?P<day5>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year5>(?:19|20)\d\d))(?!\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_EDGE = " \t,|;:-–—()[]<>«»·•/*.&"
# How servers set to American English print a moment, «12/5/2011 8:41:09 AM»; but so do some that have the day
# first, so that only the days which the report names tell.
_AMERICAN = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d(?::\d\d)? [AP]M(?!\w)")
_DAY_NAMED = re.compile(
    r"(?:ngày|mồng|mùng|sáng|trưa|chiều|tối|đêm|nay|qua)\s*[(,]?\s*(\d{1,2})(?:[/.-]|\s+tháng\s+)(\d{1,2})(?![\d%])",
    re.IGNORECASE,
)
_SOON = 21  # days from what happened to its report, at most, to tell day from month by them
# The name of an account, as systems print it: «bientap», «quantri_01».
_ACCOUNT = re.compile(r"[a-z][a-z0-9_.]{2,19}")
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    r"(?:[T ]\s?(\d\d):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed moment (+07:00; midnight where only the day is printed) and its place in the text.

    `whole`: the line holds nothing else but trimmings and perhaps the `author`.
    """

    when: datetime
    precision: Literal["minute", "day"]
    start: int
    end: int
    whole: bool
    author: str = ""


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    text = files("khotin.convert").joinpath("data/stamps.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Return the number of each month by its names."""
    return {name: number for number, names in enumerate(_table()["months"], start=1) for name in names}


@lru_cache(maxsize=1)
def _date() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=len, reverse=True)).replace(" ", r"\s+")
    return re.compile(_DATE.replace("MONTH", names), re.IGNORECASE)


@lru_cache(maxsize=1)
def _stamp() -> re.Pattern[str]:
    before, after = _TIME.format("before_"), _TIME.format("after_")
    pattern = rf"(?<!\d)(?:{before}{_BETWEEN})?{_date().pattern}(?:(?:T|{_BETWEEN})(?<!\d){after})?"
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=1)
def _told() -> re.Pattern[str]:
    """Return the pattern of how a system tells in a sentence when a report was posted."""
    return re.compile(_table()["told"], re.IGNORECASE)


def has_date(text: str) -> bool:
    """Tell whether a day with its year stands in `text`."""
    return _YEAR.search(text) is not None and _date().search(text) is not None


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """Return the patterns of trimmings and of authors' labels, and the names of sections."""
    table = _table()
    trimmings = sorted(table["trimmings"], key=len, reverse=True)
    return (
        re.compile(rf"(?<!\w)(?:{'|'.join(trimmings)})(?!\w)", re.IGNORECASE),
        re.compile(rf"{table['authors']}\s*:?\s*", re.IGNORECASE),
        frozenset(table["sections"]),
    )


@lru_cache(maxsize=1)
def _others() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(_table()['others'])})(?!\w)", re.IGNORECASE)


# Head, foot and middle of a report ask about the same lines again.
@of_report
def find_stamp(text: str) -> Stamp | None:
    """Return the stamp that the line `text` is, or that stands apart at its beginning or end."""
    if len(text) > _LONGEST or not _YEAR.search(text) or _others().match(text):
        return None
    told = _told().match(text) is not None
    for match in _stamp().finditer(text):
        when = _moment(match)
        if when is None:
            continue
        if told:
            return Stamp(when, "minute" if _clock(match) else "day", 0, len(text), whole=True)
        precision: Literal["minute", "day"] = "minute" if _clock(match) else "day"
        if len(text) <= _LONGEST_WHOLE:
            author = _beside(text[: match.start()], text[match.end() :])
            if author is not None:
                return Stamp(when, precision, 0, len(text), whole=True, author=author)
        place = _apart(text, match, precision)
        if place is not None:
            return Stamp(when, precision, *place, whole=False)
    return None


def stamp_inside(text: str) -> Stamp | None:
    """Return the stamp in a line that the page marks as one, whatever words stand around it."""
    if len(text) > _LONGEST_WHOLE or _others().match(text):
        return None
    found = [(match, when) for match in _stamp().finditer(text) if (when := _moment(match)) is not None]
    if not found:
        return None
    match, when = found[0]
    if _clock(match):
        return Stamp(when, "minute", 0, len(text), whole=True)
    # A day among many words is one that the words speak of.
    few = len(found) == 1 and len((text[: match.start()] + text[match.end() :]).split()) <= _FEW_WORDS
    return Stamp(when, "day", 0, len(text), whole=True) if few else None


def _clock(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Return hour, minute and second of a stamp; None where it has no clock."""
    for side in ("before_", "after_"):
        if match[f"{side}hour"] is None:
            continue
        hour, minute = int(match[f"{side}hour"]), int(match[f"{side}minute"])
        half = (match[f"{side}half"] or "").lower()
        if half in ("ch", "pm", "chiều", "tối") and hour < _NOON:
            hour += _NOON
        elif half in ("sa", "am", "sáng") and hour == _NOON:
            hour = 0
        return hour, minute, int(match[f"{side}second"] or 0)
    return None


def _moment(match: re.Match[str]) -> datetime | None:
    form = next(form for form in "12345" if match[f"year{form}"])
    year, day = int(match[f"year{form}"]), int(match[f"day{form}"])
    named = " ".join(match[f"month{form}"].lower().split())
    month = _months().get(named) or int(named.rpartition(" ")[2])
    if month > _MONTHS and form == "2":
        # Some servers print the month first: «03/24/2023 01:09 PM», which then no day-first reading fits.
        day, month = month, day
    hour, minute, second = _clock(match) or (0, 0, 0)
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=VIETNAM)
    except ValueError:
        return None


def _beside(before: str, after: str) -> str | None:
    """Return the author named beside a stamp, "" if nothing but trimmings is, None if anything else is."""
    trimming, label, sections = _patterns()
    # A second stamp on the line is the time of an update.
    rest_after = trimming.sub(" ", _stamp().sub(" ", after)).strip(_EDGE)
    if re.fullmatch(r"[\d\s.]+", rest_after):
        rest_after = ""
    kept = before.strip(_EDGE)
    rest_before = trimming.sub(" ", _stamp().sub(" ", before)).strip(_EDGE)
    if kept.casefold() in sections or rest_before.casefold() in sections:
        rest_before = ""
    named = [part for part in (rest_before, rest_after) if part]
    if not named:
        return ""
    if len(named) > 1:
        return None
    if _ACCOUNT.fullmatch(named[0]):
        return ""
    name = label.sub("", named[0], count=1).strip(_EDGE)
    labelled = name != named[0]
    byline = parse_byline(name, last=True)
    if byline and (is_person(name) or byline.authors or labelled):
        return name
    return name if labelled and len(name.split()) <= 6 else None


def _apart(text: str, match: re.Match[str], precision: str) -> tuple[int, int] | None:
    """Return the place of a stamp in brackets at the end of a headline, or set apart at either end."""
    trimming, _, _ = _patterns()
    head, tail = text[: match.start()], text[match.end() :]
    opened = re.search(r"\s*[(\[][^()\[\]]*$", head)
    closed = re.fullmatch(r"[^()\[\]]*[)\]][\s.]*", tail)
    if opened and closed:
        inside = opened[0].strip(_EDGE) + " " + tail.strip(_EDGE)
        return (opened.start(), len(text)) if not trimming.sub(" ", inside).strip(_EDGE) else None
    if precision == "minute" and re.search(r"(?:\||[-–—]\s|\s{2,})\s*$", head) and not tail.strip(_EDGE):
        return len(head.rstrip(_EDGE)), len(text)
    if (
        precision == "minute"
        and not trimming.sub(" ", head).strip(_EDGE)
        and re.match(r"\s*[|)\]–—]|\s-\s", tail)
    ):
        return 0, match.end() + len(tail) - len(tail.lstrip(_EDGE))
    return None


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


def parse_meta_time(text: str) -> datetime | None:
    """Return the moment that the markup of a page gives, in Việt Nam's time; local where no zone is named."""
    match = _ISO.fullmatch(text.strip())
    if match is None:
        stamp = find_stamp(text)
        return stamp.when if stamp and stamp.whole else None
    year, month, day, hour, minute, second = (int(group or 0) for group in match.groups()[:6])
    zone = (match[7] or "+07:00").upper().replace("GMT", "Z").replace("UTC", "Z").replace("Z", "+00:00")
    digits = zone[1:].replace(":", "").ljust(4, "0")
    offset = f"{zone[0]}{digits[:2]}:{digits[2:]}"
    try:
        moment = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{offset}"
        return datetime.fromisoformat(moment).astimezone(VIETNAM)
    except (ValueError, OverflowError):
        return None

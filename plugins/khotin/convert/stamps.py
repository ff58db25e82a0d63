"""Find the stamp of a page: the moment the report was published, as the page prints it.

Vietnamese dates are day first, always. A stamp is a line of its own with its usual trimmings, or
stands in brackets at the end of the headline; a date inside a sentence is never one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from khotin.convert.bylines import parse_byline
from khotin.convert.dayorder import is_month_first
from khotin.convert.memo import of_line, of_report
from khotin.convert.persons import is_person
from khotin.edtf import VIETNAM

_LONGEST = 400
_LONGEST_WHOLE = 160
_LONGEST_PART = 60
# «1/6»: of six pictures the first.
_COUNT = re.compile(r"[^\w:]*\d+\W\d+[^\w:]*")
_NOON = _MONTHS = 12
# «21 11 2019», alone on its line.
_BLANKS = re.compile(r"\d{1,2} \d{1,2} (?:19|20)\d\d")
_FEW_WORDS = 5
# «15:12'», «8h30p», «8 giờ»: the hour may stand alone, but not before a colon.
_TIME = (
    r"(?P<{0}hour>[01]?\d|2[0-3])\s*(?:(?::|h|g(?:iờ)?|giờ)\s*(?P<{0}minute>[0-5]\d)(?!\d)|(?:h|giờ)(?![^\W_]))"
    r"(?:\s*[:']\s*(?P<{0}second>[0-5]\d)(?!\d))?(?:\.\d+)?(?:\s*['’′]|\s?p(?:hút)?(?![\w.]))?"
    r"(?:\s*(?P<{0}half>SA|CH|[ap]\.?m\.?|sáng|chiều|tối)(?!\w))?"
)
_WEEKDAY = r"(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|ch(?:ủ|úa)\s*nhật)"
_BETWEEN = (
    r"(?:[\s,|;\-–—()\[\].·•/:@]|ngày|giờ\s*:|lúc|vào|hồi|phút|cập nhật|at\b|on\b"
    rf"|{_WEEKDAY}|GMT\s*\+\s*0?7){{1,24}}?"
)
# Day, month and year in each of the forms; the months in words come from the table.
_DATE = (
    r"(?<![\d/.])(?:(?P<year1>(?:19|20)\d\d)(?P<sign>[-/.])(?P<month1>\d\d)(?P=sign)(?P<day1>\d\d)(?=T|\D|$)"
    r"|(?P<day2>\d{1,2})\s*[/.\-–]\s*(?P<month2>\d{1,2})\s*[/.\-–]\s*(?P<year2>(?:19|20)\d\d)"
    r"|(?P<day3>\d{1,2})\s*(?:[,/-]\s*)?(?:tháng|thg?\.?)\s*(?P<month3>\d{1,2})"
    r"\s*[,/-]?\s*(?:năm\s*)?(?P<year3>(?:19|20)\d\d)"
    r"|(?P<day4>\d{1,2})(?:st|nd|rd|th)?[\s,]+(?P<month4>MONTH)[\s,.]+(?:năm\s*)?(?P<year4>(?:19|20)\d\d)"
    r"|(?<!\w)(?P<month5>MONTH|(?:tháng\s|thg?\.?)\s*\d{1,2})\.?\s+(?P<day5>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year5>(?:19|20)\d\d)"
    # A year of two digits only where its clock or its label tells that it is a stamp.
    r"|(?P<day6>\d{1,2})(?P<between>[/.-])(?P<month6>\d{1,2})(?P=between)(?P<year6>[0-3]\d)(?![/.:-]\d))(?!\d)"
)
# Before a moment that belongs to the sentence: «tình hình mưa lũ đến 7h ngày 20/10/2020».
_RUNS = re.compile(
    rf"(?<!\w)(?:đến|tới|từ|lúc|hồi|ngày|trước|sau|vào|tính|sáng|trưa|chiều|tối|đêm|và)[\s,(]*(?:{_WEEKDAY}[\s,]*)?"
    r"(?=\d)|\d\s*(?:ngày|của)\s",
    re.IGNORECASE,
)
# Every form of a date has a day or a month not far before its year, or is of digits and signs alone; a look
# for that spares many lines the slow patterns.
_DATED = re.compile(
    r"\d(?:(?<!\d\d)\d?\D{0,40}(?:19|20)\d\d|\d{3}[-/.]\d\d[-/.]|[/.-]\d{1,2}[/.-][0-3]\d(?!\d))"
)
_EDGE = " \t,|;:-–—()[]<>«»·•/*.&'’"
# «Hà Nam, ngày 12/5/2012»: where it was written.
_PLACE = re.compile(rf"(?:[A-ZÀ-ỸĐ]\w*\s?){{1,4}},\s*(?:{_WEEKDAY},?\s*)?(?:ngày\s*)?")
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

    `whole`: the line holds nothing else but trimmings and perhaps the `author`; `label`: of what it is.
    """

    when: datetime
    precision: Literal["minute", "day"]
    start: int
    end: int
    whole: bool
    author: str = ""
    label: Literal["posted", "updated", ""] = ""


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


@of_report
def has_date(text: str) -> bool:
    """Tell whether a day with its year stands in `text`."""
    return _DATED.search(text) is not None and any(not match["year6"] for match in _date().finditer(text))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """Return the patterns of trimmings and of authors' labels, and the names of sections."""
    table = _table()
    trimmings = sorted(table["trimmings"], key=len, reverse=True)
    return (
        # «Người đăng: Nguyễn Văn An» tells the author.
        re.compile(rf"(?<!\w)(?<!người )(?:{'|'.join(trimmings)})(?!\w)", re.IGNORECASE),
        re.compile(rf"{table['authors']}\s*:?\s*", re.IGNORECASE),
        frozenset(table["sections"]),
    )


@lru_cache(maxsize=1)
def _others() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(_table()['others'])})(?!\w)", re.IGNORECASE)


# Head, foot and middle of a report ask about the same lines again.
@of_line
def find_stamp(text: str) -> Stamp | None:
    """Return the stamp that the line `text` is, or that stands apart at its beginning or end."""
    if len(text) > _LONGEST or not _DATED.search(text) or _others().match(text):
        return None
    if _BLANKS.fullmatch(text):
        text = text.replace(" ", "/")
    told = _told().match(text) is not None
    for match in _posted_first(_stamp().finditer(text), text):
        when, label = _moment(match), _labels(text[: match.start()])
        if when is None or (match["year6"] and not _clock(match) and not label):
            continue
        precision: Literal["minute", "day"] = "minute" if _clock(match) else "day"
        if told or len(text) <= _LONGEST_WHOLE:
            author = _beside(text[: match.start()], text[match.end() :])
            if told:
                return Stamp(when, precision, 0, len(text), whole=True, author=author or "")
            if author is not None:
                return Stamp(when, precision, 0, len(text), whole=True, author=author, label=label)
        place = _apart(text, match, precision)
        if place is not None:
            return Stamp(when, precision, *place, whole=False, label=label)
    return None


def _posted_first(matches: Iterable[re.Match[str]], text: str) -> list[re.Match[str]]:
    """Return the moments of a line, those before others that it tells to be of the posting."""
    found = list(matches)
    if len(found) > 1:
        found.sort(key=lambda match: _labels(text[: match.start()]) != "posted")
    return found


def _labels(before: str) -> Literal["posted", "updated", ""]:
    """Return what the words right before a moment say that it is of."""
    match = _label().search(before)
    return "" if match is None else "updated" if match["updated"] else "posted"


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    table = _table()
    return re.compile(
        rf"(?<!\w)(?:(?P<updated>{table['updated']})|{table['posted']})[\s:,-]*(?:{_WEEKDAY}[\s,-]*)?$",
        re.IGNORECASE,
    )


@of_report
def is_part(text: str) -> bool:
    """Tell whether a line is a stamp without a whole date: «2 giờ trước», «12/05 08:30», «Năm 2019»."""
    if len(text) > _LONGEST_PART or not _partial().search(text) or _COUNT.fullmatch(text):
        return False
    rest = _partial().sub(" ", text)
    return not _patterns()[0].sub(" ", rest).strip(_EDGE)


@lru_cache(maxsize=1)
def _partial() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.-])(?:{'|'.join(_table()['partial'])})(?![\w/-])", re.IGNORECASE)


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
        hour, minute = int(match[f"{side}hour"]), int(match[f"{side}minute"] or 0)
        half = (match[f"{side}half"] or "").lower().replace(".", "")
        if half in ("ch", "pm", "chiều", "tối") and hour < _NOON:
            hour += _NOON
        elif half in ("sa", "am", "sáng") and hour == _NOON:
            hour = 0
        return hour, minute, int(match[f"{side}second"] or 0)
    return None


def _moment(match: re.Match[str]) -> datetime | None:
    form = next(form for form in "123456" if match[f"year{form}"])
    year, day = int(match[f"year{form}"]), int(match[f"day{form}"])
    year += 2000 if form == "6" else 0
    named = " ".join(match[f"month{form}"].lower().split())
    month = _months().get(named) or int("".join(filter(str.isdigit, named)))
    if form == "2" and (
        month > _MONTHS or is_month_first(match.string[: match.start("day2")], year, day, month)
    ):
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
    # Bare numbers count views and comments, alone or before the author.
    rest_after = re.sub(r"^(?:[\d.,]+(?:\s+|$))+", "", rest_after)
    kept = before.strip(_EDGE)
    rest_before = trimming.sub(" ", _stamp().sub(" ", before)).strip(_EDGE)
    if _PLACE.fullmatch(before) and not rest_after:
        return ""
    if kept.casefold() in sections or rest_before.casefold() in sections:
        rest_before = ""
    named = [part for part in (rest_before, rest_after) if part]
    if not named:
        return ""
    if len(named) > 1:
        return None
    middle, odd = divmod(len(named[0]), 2)
    if _ACCOUNT.fullmatch(named[0]) or (not odd and named[0][:middle] == named[0][middle:]):
        # «Báo Cần ThơBáo Cần Thơ11/05/2025»: the name of a site and its picture's text, glued to the day.
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
    if precision == "minute" and not trimming.sub(" ", tail).strip(_EDGE):
        if (label := _label().search(head)) and not _date().search(head):
            return len(head[: label.start()].rstrip(_EDGE)), len(text)
        if re.search(r"(?:\||[-–—]\s|\s{2,})\s*$", head) or not _RUNS.search(head + match[0]):
            return len(head.rstrip(_EDGE)), len(text)
    if (
        precision == "minute"
        and not trimming.sub(" ", head).strip(_EDGE)
        and re.match(r"\s*[|)\]–—]|\s-\s", tail)
    ):
        return 0, match.end() + len(tail) - len(tail.lstrip(_EDGE))
    return None


def heads_print(text: str) -> bool:
    """Tell whether a line opens a page for printing, as a letter does: «Hà Nam, ngày 12 tháng 5 năm 2012».

    Portals put the day there on which somebody printed it.
    """
    low = text.lower()
    if ", ngày" not in low or " tháng " not in low or " năm " not in low:
        return False
    stamp = find_stamp(text)
    return stamp is not None and stamp.whole and stamp.precision == "day"


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

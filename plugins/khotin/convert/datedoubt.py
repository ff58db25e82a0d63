"""Doubt when a report was published and when its event took place, where the page leaves a choice.

Two moments beside one headline, a stamp far from it, a day without the clock that stands beside it, several
days told at the head of the text: what was read is the likeliest of them, and an editor should look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from khotin import edtf
from khotin.convert.dayphrases import Phrase, phrases_in
from khotin.convert.dayspans import day_in
from khotin.convert.eventdays import is_dated, is_of_saying, may_date
from khotin.convert.labelled import Doubt, Labelled
from khotin.convert.letter import SENT
from khotin.convert.lines import lowered, word_count
from khotin.convert.paragraphs import Paragraph
from khotin.convert.stamps import Stamp, heads_print, parse_meta_time
from khotin.model import Label, Report

# Stamps further than this from the headline belong to something else; most stand right beside it.
_NEAR, _BESIDE = 12, 4
# A stamp with more lines between it and the headline below stands in the banner.
_BANNER = 2
# What happened is reported within so many days.
_NEWS = timedelta(days=21)
# Headline and the first paragraphs; letters shown beside a day.
_HEAD, _SHOWN = 2, 20
# What a server with English settings prints: «5/4/2012 8:30:00 AM»; zeros are Vietnamese.
_MONTH_FIRST = re.compile(r"(?<!\d)(?!(\d+)/\1/)(?:[1-9]|1[0-2])/(?:[1-9]|1[0-2])/\d{4}\b.*\b[AP]M\b")
_EVENING = timedelta(days=1)
_CLOCK = re.compile(r"\d\s*(?:h|g|giờ|:)\s*\d", re.IGNORECASE)
# What looks like a moment in a line of the page's: a day with its year, or a clock.
_MOMENT = re.compile(
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d|\d{1,2}\s*(?:h|g|:)\s*\d\d(?!\d)|ngày \d{1,2} tháng",
    re.IGNORECASE,
)
_MOMENT_WORDS = 16
_SEVERAL = 2


def doubts(found: Labelled, report: Report) -> Iterator[Doubt]:
    """Yield the reasons to look at the dates of a report again (Vietnamese)."""
    if report.date is not None and report.date_basis == "stamp":
        yield from _stamp(found, report)
    else:
        yield from _unread(found)
    if found.digest is None:
        yield from _event(found, report)


def _stamp(found: Labelled, report: Report) -> Iterator[Doubt]:
    """Doubt the day and the clock that were read from a stamp."""
    near = [pair for pair in found.stamps if _distance(pair[1], found) <= _NEAR]
    own = [(stamp, row) for stamp, row in near if report.date and stamp.when.date() == report.date.date()]
    exact = any(stamp.precision == "minute" and stamp.when == report.date for stamp, _ in own)
    days = {
        stamp.when.date()
        for stamp, row in near
        if row.label is not Label.BOILERPLATE and not (exact and _is_of_page(stamp, row, found, report))
    }
    if swapped := next((row.text for _, row in found.stamps if _MONTH_FIRST.search(row.text)), ""):
        yield Doubt("date", f"có thể ghi tháng trước ngày: {swapped}")
    if clock := _clock_alone(found):
        reason = f"có thể là đồng hồ của trang lúc lưu, không phải ngày đăng: {clock}"
        yield from (Doubt(name, reason) for name in ("date", "event_date"))
    for row in (row for _, row in own if row.first.why == SENT):
        yield Doubt("date", f"là lúc gửi thư, không phải ngày đăng: {row.text}", row.first.number)
    if len(days) > 1:
        yield Doubt("date", f"quanh tên bài có {len(days)} ngày khác nhau")
    elif all(_distance(row, found) > _BESIDE and row.hint != "time" for _, row in own) and not _claimed(
        found, report
    ):
        yield Doubt("date", "ngày đăng không đứng cạnh tên bài")
    for stamp, row in own:
        if stamp.precision == "day" and stamp.when == report.date and _CLOCK.search(row.text):
            yield Doubt("date", f"giờ đăng chưa đọc được: {row.text}", row.first.number)


def _claimed(found: Labelled, report: Report) -> bool:
    """Tell whether the head of a page gives its report the day that was read."""
    claimed = parse_meta_time(found.page.meta.get("published", ""))
    return claimed is not None and report.date is not None and claimed.date() == report.date.date()


def _distance(row: Paragraph, found: Labelled) -> int:
    return abs(row.first.number - found.title_line)


def _clock_alone(found: Labelled) -> str:
    """Return the line that alone dates a report from above the banner of its page; empty where none does."""
    rows = [row for _, row in found.stamps if row.first.why != SENT]
    if not rows or found.page.meta.get("published"):
        return ""
    above = all(row.lines[-1].number < found.title_line - _BANNER for row in rows)
    return rows[0].text if above else ""


def _is_of_page(stamp: Stamp, row: Paragraph, found: Labelled, report: Report) -> bool:
    """Tell whether a stamp beside an exact one is the page's: a mere day, a later clock above, an update."""
    later = report.date is not None and stamp.when > report.date
    above = row.first.number < found.title_line
    return stamp.precision == "day" or (later and (above or stamp.label == "updated"))


def _unread(found: Labelled) -> Iterator[Doubt]:
    """Doubt the day of the event, or an estimate, where a stamp may have been missed: pages have one."""
    if found.page.kind != "text":
        yield Doubt("date", "không thấy ngày đăng trên trang")
        return
    for row in found.of(Label.KICKER, Label.TIMESTAMP, Label.BOILERPLATE):
        near = _distance(row, found) <= _NEAR and word_count(row.text) <= _MOMENT_WORDS
        if near and row.hint in {"", "time"} and _MOMENT.search(row.text):
            if row.label is Label.TIMESTAMP and heads_print(row.text):
                reason = f"có lẽ là ngày in trang, không phải ngày đăng: {row.text}"
            else:
                reason = f"có thể là ngày đăng chưa đọc được: {row.text}"
            yield Doubt("date", reason, row.first.number)
            return


def _event(found: Labelled, report: Report) -> Iterator[Doubt]:
    """Doubt that an event has no day where the head of its report prints one, and which of several it is."""
    prose = found.prose()
    stamped = report.date if report.date_basis == "stamp" else None
    if report.event_date is None:
        # A draft asks for its date, and with it for the day that lacks its year; so does an estimate.
        if report.date_basis != "event" and (words := _untold(found.title, prose)):
            yield Doubt("event_date", f"chưa chắc có phải ngày diễn ra sự việc: «{words}»")
        return
    if (told := _days_told(found.title, prose, report.event_date)) > 1:
        yield Doubt("event_date", f"đầu bài nói tới {told} ngày khác nhau")
    if stamped is None:
        return
    last = edtf.sort_date(report.event_date.rpartition("/")[2])
    # An evening's stamp may precede the text's own day; more than a day is a contradiction.
    if edtf.sort_date(report.event_date) - stamped > _EVENING:
        yield Doubt("event_date", "sự việc diễn ra sau ngày đăng")
    elif stamped - last > _NEWS:
        yield Doubt("event_date", "sự việc diễn ra lâu trước ngày đăng")


def _untold(title: str, paragraphs: Sequence[str]) -> str:
    """Return the words with a day at the head of a report whose event has none; else nothing."""
    for text in (title, *paragraphs[:_HEAD]):
        phrase = next((each for each in phrases_in(text) if may_date(each, lowered(text))), None)
        if phrase:
            return text[max(0, phrase.start - _SHOWN) : phrase.end + _SHOWN].strip()
    return ""


def _days_told(title: str, paragraphs: Sequence[str], event: str) -> int:
    """Return how many different days the head of a report prints, those of `event` (EDTF) being one."""
    head = (title, *paragraphs[:_HEAD])
    told = ((phrase, lowered(text)) for text in head for phrase in phrases_in(text))
    begin, end = (date.fromisoformat(day) for day in (event[:10], event[-10:]))
    # Of another year than the last two nobody tells as news: «thành lập ngày 12/4/2016».
    recent = [
        (phrase, low)
        for phrase, low in told
        if phrase.day and (phrase.year is None or phrase.year >= begin.year - 1)
    ]
    if len({(phrase.day, phrase.month, phrase.first) for phrase, _ in recent}) < _SEVERAL:
        return len(recent[:1])
    rivals = [phrase for phrase, low in recent if not (is_dated(phrase, low) or is_of_saying(phrase, low))]
    within = [phrase for phrase in rivals if any(begin <= day <= end for day in _days(phrase, begin, end))]
    others = {(phrase.day, phrase.month) for phrase in rivals if phrase not in within}
    return len(others - {(phrase.day, phrase.month) for phrase in within}) + bool(within)


def _days(phrase: Phrase, begin: date, end: date) -> Iterator[date]:
    """Yield the days that a phrase, perhaps without a year, can mean between two days."""
    years_meant = {phrase.year} if phrase.year else {begin.year, end.year}
    return (day_in(phrase, year) for year in years_meant)

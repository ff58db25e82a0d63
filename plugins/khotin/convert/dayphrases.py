"""Find the dates that a text prints, in all the ways reporters write them.

Only what is printed: which of them is the day of the event, and which year a yearless one belongs
to, is decided in `dates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from khotin.convert.lines import bag, lowered
from khotin.convert.memo import of_report
from khotin.convert.years import words

_YEAR = r"(?:19|20)\d\d"
_DAYS = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)"
_PART = r"(?:chiều\s+tối|rạng\s+sáng|sáng|trưa|chiều|tối|đêm)"
# «Thứ Bảy vừa qua (19/5)», «chủ nhật tuần trước, 12/5».
_LAST_WEEK = r"(?:\s+(?:vừa\s+(?:qua|rồi)|tuần\s+(?:qua|trước|rồi|vừa\s+(?:qua|rồi))|rồi|qua|này))"
_CUE = (
    rf"(?<!\w)(?:{_PART}(?:\s+(?:nay|qua|mai|sớm|muộn|khuya|hôm\s+(?:nay|qua|kia)))?(?:\s*[,(]?\s*(?:ngày\s+)?{_DAYS})?{_LAST_WEEK}?"
    r"[\s,(]*(?:các\s+ngày|ngày)?"
    rf"|hôm\s+(?:nay|qua)[\s,(]*(?:ngày)?|(?:hôm\s+|ngày\s+)?{_DAYS}{_LAST_WEEK}?[\s,(]*(?:tuần\s+\w+\s*)?[,(]?\s*(?:ngày)?"
    r"|(?:trong\s+)?(?:\d{1,2}|hai|ba|bốn|năm)\s+ngày(?:\s+(?:qua|cuối\s+tuần))?|(?:các|những|vào|từ|đến|trong|hôm)?\s*ngày"
    r"(?:\s+(?:làm\s+việc|hội|họp|thi(?:\s+đấu)?|khai\s+mạc|bế\s+mạc|bầu\s+cử|ra\s+quân)(?=[\s,(]+\d))?|từ|hôm|\()"
)
_HEAD = (
    r"\d{1,2}(?:(?:\s*[/.]\s*|\s*tháng\s*|-(?=\d{1,2}\s*[-–]\s*\d{1,2}-))\d{1,2}"
    rf"(?:\s*[/.\-]\s*{_YEAR}|\s+năm\s+{_YEAR})?)?"
    r"\s*(?:,|;|và|-|–|&|\+|đến\s+hết|đến|tới)\s*(?:(?:hết\s+)?(?:\d{1,2}\s*(?:h|giờ)\s*(?:\d\d)?\s*(?:phút\s*)?)?"
    r"(?:(?:rạng\s+)?(?:sáng|trưa|chiều|tối|đêm)\s+)?(?:ngày\s*)?)?"
)
_LAST = (
    r"(?P<day>\d{1,2})(?:\s*[/.\-–]\s*|\s*(?:,\s*)?tháng\s*)(?P<month>\d{1,2})"
    rf"(?:(?:\s*[/.\-–]\s*(?:năm\s*)?|\s*,?\s*năm\s+(?:năm\s+)?|\s*,\s*|\s+)(?P<year>{_YEAR})"
    # «Sáng ngày 12/05/23»: two digits are a year behind a day and a month with slashes alone.
    r"|(?:(?<=/\d)|(?<=/\d\d))/(?P<short>[12]\d)(?![./-]\d))?"
    r"(?!\d)(?![/%]|[.,]\d|\s*/\s*\d)"
)
_PHRASE = re.compile(
    rf"(?P<cue>{_CUE})[\s,(:]*(?:từ\s+(?:ngày\s+)?)?(?:m[ùồ]ng\s+)?(?P<heads>(?:{_HEAD}){{0,6}}){_LAST}"
)
_FULL = re.compile(
    # What may not stand before it is told behind its first digit, which is what the engine looks for.
    rf"(?P<day>\d(?<![\d/.,].)\d?)\s?[/.\-]\s?(?P<month>\d{{1,2}})\s?[/.\-]\s?(?P<year>{_YEAR})(?![\d/])"
)
_RELATIVE = re.compile(
    r"(?<!\w)(?<!mấy )(?<!những )(?<!vài )"
    rf"(?:(?P<today>{_PART}\s+nay|hôm\s+nay)|(?P<yesterday>{_PART}\s+qua|hôm\s+qua))(?!\w)"
)
# A weekday that tells the day by that of the page: «sáng chủ nhật vừa qua», «thứ Bảy tuần trước».
_WEEKDAY = re.compile(
    rf"(?<!\w)(?P<cue>(?:{_PART}\s+)?(?:ngày\s+)?(?:thứ\s+(?P<day>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)"
    r"\s+(?:vừa\s+(?:qua|rồi)|rồi|qua|tuần\s+(?P<week>trước|qua|rồi|vừa\s+(?:qua|rồi))))(?!\w)"
)
_WEEKDAYS = {
    name: at
    for at, names in enumerate(("hai 2", "ba 3", "tư 4", "năm 5", "sáu 6", "bảy bẩy 7"))
    for name in names.split()
}
_SUNDAY = 6
_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}})(?:(?:\s*[/.\-]\s*|\s*tháng\s*)(?P<month>\d{{1,2}})(?:(?:\s*[/.\-]\s*|\s+năm\s+)(?P<year>{_YEAR}))?)?"
)
# What introduces one day, and not two: «số 12 ngày» counts none.
_ONE = re.compile(r"(?:(?!2 )\d+ |vào )?ngày")
_APART = re.compile(
    rf"\d{{1,2}}\s*(?:[/.]|tháng)\s*\d{{1,2}}(?:(?:\s*[/.]\s*|\s+năm\s+){_YEAR})?\s*,\s*ngày\s*"
)
_PARTS = ("sáng", "trưa", "chiều", "tối", "đêm")
# No date is without one of these, or without a word of each of two: a quick look for them spares most
# paragraphs the slow patterns. The engine looks quickest for what begins with one known letter.
_NUMBERS = (
    *(re.compile(rf"{sign}(?:(?<=\d.)|(?<=\d\s.))\s*\d{{1,2}}(?!\d)") for sign in ("/", r"\.", "-", "–")),
    re.compile(r"tháng(?:(?<=[\d,].{5})|(?<=[\d,]\s.{5}))\s*\d{1,2}(?!\d)"),
)
_TODAY_WORDS = ({*_PARTS, "hôm"}, {"nay", "qua"})
_WEEKDAY_WORDS = ({"thứ", "nhật"}, {"qua", "rồi", "trước"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date as printed: day and month, perhaps the first day of an interval, perhaps the year.

    `cue` are the words that introduce it («sáng nay», «từ ngày», «(»); `relative` is 0 for «hôm nay»
    and -1 for «hôm qua», None where neither is said; a phrase of relative words only has no day,
    one of «từ ngày 27/10 đến hôm nay» only a first one.
    `weekday` (Monday 0) is that of «chủ nhật vừa qua», in the week before where `week_before`.
    """

    start: int
    end: int
    cue: str = ""
    day: int = 0
    month: int = 0
    year: int | None = None
    first: tuple[int, int] | None = None
    first_year: int | None = None
    relative: int | None = None
    weekday: int | None = None
    week_before: bool = False

    @property
    def part_of_day(self) -> bool:
        """Whether the phrase names a part of the day, as only events have."""
        return self.cue.startswith(("sáng", "rạng", "trưa", "chiều", "tối", "đêm", "hôm"))


@of_report
def may_have_phrases(text: str) -> bool:
    """Tell whether a date may be printed in `text`, by its numbers and its words alone."""
    if _has_numbers(lowered(text)):
        return True
    said = bag(text)
    return any(
        not said.isdisjoint(ones) and not said.isdisjoint(others)
        for ones, others in (_TODAY_WORDS, _WEEKDAY_WORDS)
    )


def _has_numbers(low: str, at: int = 0) -> bool:
    for pattern in _NUMBERS:  # noqa: SIM110 (any() with a generator takes three times as long)
        if pattern.search(low, at):
            return True
    return False


def phrases_in(text: str) -> Sequence[Phrase]:
    """Return the dates printed in `text`, whatever its case, as `phrases` does."""
    return phrases(lowered(text)) if may_have_phrases(text) else ()


@of_report
def phrases(low: str) -> Sequence[Phrase]:
    """Return the dates printed in `low` (lower-case text), in order, none of them overlapping."""
    found = list(_dated(low))
    if not any(word in low for word in (" nay", " qua", " rồi", " tuần trước")):
        return found
    taken = [(phrase.start, phrase.end) for phrase in found]
    for match in _RELATIVE.finditer(low) if _has_both(low, _TODAY_WORDS) else ():
        if not any(start <= match.start() < end for start, end in taken):
            relative = 0 if match["today"] else -1
            found.append(Phrase(match.start(), match.end(), cue=match[0], relative=relative))
    for match in _WEEKDAY.finditer(low) if _has_both(low, _WEEKDAY_WORDS) else ():
        if not any(start <= match.start() < end for start, end in taken):
            weekday = _WEEKDAYS[match["day"]] if match["day"] else _SUNDAY
            before = match["week"] == "trước"
            found.append(
                Phrase(match.start(), match.end(), cue=match["cue"], weekday=weekday, week_before=before)
            )
    return _until_today(sorted(found, key=lambda phrase: phrase.start), low)


def _has_both(low: str, words: tuple[set[str], set[str]]) -> bool:
    return all(any(map(low.__contains__, ones)) for ones in words)


def _until_today(found: list[Phrase], low: str) -> list[Phrase]:
    """Join «từ ngày 27/10» and the «hôm nay» up to which it lasts: an interval without a last day."""
    joined: list[Phrase] = []
    for phrase in found:
        above = joined[-1] if joined else None
        if (
            above
            and above.day
            and above.first is None
            and phrase.relative == 0
            and low[above.end : phrase.start].strip() in ("đến", "tới", "đến hết")
        ):
            first = (above.day, above.month)
            joined[-1] = Phrase(
                above.start, phrase.end, above.cue, first=first, first_year=above.year, relative=0
            )
        else:
            joined.append(phrase)
    return joined


def _dated(low: str) -> Iterator[Phrase]:
    at = 0
    while _has_numbers(low, at):
        cued, full = _PHRASE.search(low, at), _FULL.search(low, at)
        match = min(filter(None, (cued, full)), key=lambda m: (m.start(), -m.end()), default=None)
        if match is None:
            return
        phrase = _read(match, low)
        if phrase is None and match.groupdict().get("heads"):
            # «sáng 18/12/2022, 5/5 thôn»: without what only looks like the last day.
            shorter = _PHRASE.match(low, match.start(), match.start("day"))
            phrase = _read(shorter, low) if shorter else None
            match = shorter or match
        if phrase is None:
            at = match.start() + 1
            continue
        yield phrase
        at = match.end()


def _read(match: re.Match[str], low: str) -> Phrase | None:
    groups = match.groupdict()
    day, month = int(match["day"]), int(match["month"])
    short = groups.get("short")
    year = int(match["year"]) if match["year"] else 2000 + int(short) if short else None
    if short and words()["counted"].match(low[match.end() :].lstrip()):
        return None
    cue = " ".join((groups.get("cue") or "").replace("(", " (").split()).rstrip(" ,")
    heads = groups.get("heads") or ""
    first, first_year = _first(heads, month)
    if not _valid(day, month, year) or (first is not None and not _valid(*first, first_year or year)):
        return None
    # «6 và 7 chỉ tiêu», «12.5 tỷ đồng»: a number after all.
    if (
        year is None
        and "." in match[0][-5:]
        and low[match.end() :].lstrip().startswith(("tỷ", "triệu", "ha", "tấn", "%"))
    ):
        return None
    if _ONE.fullmatch(cue) and _APART.fullmatch(heads):
        # «theo Kế hoạch số 12 ngày 20/4, ngày 25/5 xã tổ chức»: two days, no list of them.
        return None
    if first_year is not None and year is None and heads.rstrip().endswith((",", ";")):
        # «ngày 18/12/2022, 5/5 thôn»: a whole date, and then a count.
        return None
    if (
        year is None
        and not (heads or cue.rstrip().endswith(("ngày", "nay", "qua")) or cue.startswith(_PARTS))
        and words()["counted"].match(low[match.end() :].lstrip())
    ):
        return None
    said = cue.split()
    relative = -1 if "qua" in said[:2] else 0 if "nay" in said[:2] else None
    return Phrase(match.start(), match.end(), cue, day, month, year, first, first_year, relative)


def _first(heads: str, month: int) -> tuple[tuple[int, int] | None, int | None]:
    """Return the first day of an interval written as `heads` before its last day."""
    match = _FIRST.match(heads)
    if match is None:
        return None, None
    return (int(match["day"]), int(match["month"] or month)), int(match["year"]) if match["year"] else None


def _valid(day: int, month: int, year: int | None) -> bool:
    try:
        date(year or 2024, month, day)  # 2024 had a 29 February
    except ValueError:
        return False
    return True

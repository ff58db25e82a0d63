"""Decide when the reported event took place.

A careful editor never guesses: a date belongs to the event only if the lead or the sentence of the
event carries it, and a year is taken only where the sentence, the headline or the stamp gives it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from khotin.convert.dayphrases import Phrase
from khotin.convert.dayspans import batches, day_in, edtf, first_day, widened
from khotin.convert.eventdays import (
    Candidate,
    after_dateline,
    agree,
    announces,
    candidates_in,
    is_dated,
)
from khotin.convert.lines import lowered
from khotin.convert.years import RECENT, Year, offset, words, year_of, years

YearFrom = Literal["printed", "title", "text", "stamp"]
_OPENS = re.compile(r"đại hội[^.;]{0,80}nhiệm kỳ\s+(20\d\d)\s*[-–—]\s*20\d\d")
_PARAGRAPHS = 6
# A day below the second paragraph is one of the things told, hardly ever the day of what is reported.
_DEEPEST = 2
_ENOUGH = 5
# Below the day of who told of it so many paragraphs say when it was, with so many points at least.
_TOLD_BELOW, _LEAST = 3, 3
# Such a day has lost so many points, and what was done on it is not told: «vừa khởi tố».
_TELLING = 3
_DEEDS = ("khởi tố", "bắt ", "tạm giữ", "tạm giam", "triệt phá", "xử phạt", "quyết định")
# «Ngày 4/7, Công an tỉnh cho biết, trước đó một ngày, …»
_EARLIER = "trước đó"
# The hours from which on a page speaks of the day of its stamp, and from which on perhaps of the next.
_MORNING, _NOON, _EVENING = 6, 12, 18
# Candidates within so many points and in these first parts make the choice doubtful.
_NEARLY, _HEAD = 4, 2
# A day that stands further down may be one of several.
_LEAD = 1
_SHOWN = 20
# Between the event and its stamp: up to this it is news; beyond, a page that was moved later.
_NEWS = timedelta(days=60)
# Between a deed and the news of who did it.
_LATELY = timedelta(days=14)
_TOMORROW = timedelta(days=1)
_AHEAD, _SOON = timedelta(days=7), timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Found:
    """A date (EDTF) with the words it was read from, where its year came from and why it is not sure."""

    value: str
    sure: bool
    evidence: str
    year_from: YearFrom
    doubt: str = ""


def event_date(title: str, paragraphs: Sequence[str], stamp: datetime | None) -> Found | None:
    """Return when the reported event took place, or None where the report does not tell."""
    texts = [title, *paragraphs[:_PARAGRAPHS]]
    candidates: list[Candidate] = []
    for part, text in enumerate(texts):
        candidates += [
            c for c in candidates_in(text, part) if not (_announced(c, stamp) or _bygone(c, text, stamp))
        ]
    candidates = _same_day(candidates)
    before = [c for c in candidates if c.back]
    candidates = [c for c in candidates if not c.back]
    good = [c for c in candidates if c.score + _TELLING * c.said >= _ENOUGH and c.part <= _DEEPEST]
    if paragraphs and _tells_of_weeks(lowered(paragraphs[0])):
        # What the lead tells of went on for weeks; a day further below is one of many, unless something
        # was held on it.
        good = [c for c in good if c.part <= 1 or words()["events"].search(lowered(c.sentence))]
    good = [c for c in good if words()["preparations"].search(lowered(c.sentence)) is None] or good
    if stamp is not None and not good:
        # «Công an vừa khám phá … Trước đó, khoảng 4 giờ ngày 20/8, …»: only the deed has its day.
        good = [c for c in before if c.score >= _ENOUGH and c.part <= _DEEPEST and _is_recent(c, stamp)]
    if not good:
        return None
    best = max(good, key=lambda c: (c.score, -c.part, not c.weak))
    if best.said:
        best = _told_of(best, [*candidates, *before])
        candidates += before
    best = batches(widened(best, candidates), candidates, stamp)
    found = _resolved(best, candidates, texts, paragraphs, stamp)
    if found is None:
        return None
    doubt = _doubt(found, best, good, stamp)
    return replace(found, sure=not doubt, doubt=doubt)


def _told_of(said: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    """Return the day that a text tells below the one on which somebody spoke of it, or that one.

    Who told of it opens the text; the sentences below say when it was.
    """
    day = (said.phrase.month, said.phrase.day)
    done = any(map(lowered(said.sentence).__contains__, _DEEDS))
    last = said.part + (1 if done else _TOLD_BELOW)
    below = [
        c
        for c in candidates
        if said.part <= c.part <= last
        and not c.said
        and c.phrase.day
        and (c.phrase.month, c.phrase.day) <= day
        and c.score >= _LEAST
    ]
    return min(below, key=lambda c: (c.part, -c.score), default=said)


def _doubt(found: Found, best: Candidate, good: Sequence[Candidate], stamp: datetime | None) -> str:
    """Return why an editor should look at the day of an event (Vietnamese); nothing where it is sure."""
    for other in good:
        # Different days that speak nearly as loud.
        near = other.score >= best.score - _NEARLY and other.part <= _HEAD and not (other.said > best.said)
        if near and not (agree(other.phrase, best.phrase) or is_dated(other.phrase, lowered(other.sentence))):
            return f"cũng có thể là «{_quoted(other)}»"
    if not found.sure:
        return "năm chưa chắc" if best.phrase.day else "chưa chắc là ngày nào"
    if best.said and _EARLIER in lowered(best.sentence):
        return "đó là ngày đưa tin; việc diễn ra trước đó"
    if best.weak:
        return "chưa rõ việc diễn ra đúng ngày ấy"
    told = best.part <= _LEAD or _is_today(found, stamp) or (stamp is None and _is_exact(best))
    return "" if told else "ngày ấy không nằm ở mở bài"


def _is_exact(candidate: Candidate) -> bool:
    """Tell whether something was held on a day that is told with its year and its part: «chiều 12/5/2023»."""
    phrase = candidate.phrase
    acts = words()["events"].search(lowered(candidate.sentence)) is not None
    return acts and phrase.year is not None and phrase.part_of_day


def _quoted(candidate: Candidate) -> str:
    """Return the words of a date with a few that follow them."""
    phrase = candidate.phrase
    end = candidate.sentence.find(" ", phrase.end + _SHOWN)
    return candidate.sentence[phrase.start : end if end > 0 else None].strip()


def _is_today(found: Found, stamp: datetime | None) -> bool:
    """Tell whether an event took place on the very day of the page, which is no day of long ago."""
    return stamp is not None and found.value == stamp.date().isoformat()


def _tells_of_weeks(lead: str) -> bool:
    return words()["spans"].match(lead, after_dateline(lead)) is not None


def _announced(candidate: Candidate, stamp: datetime | None) -> bool:
    """Return whether a date lies long after the page's stamp, or the text comes to speak of what is to be."""
    phrase = candidate.phrase
    if stamp is None:
        return False
    if phrase.year is not None:
        return day_in(phrase, phrase.year) - stamp.date() > _AHEAD
    return candidate.part > _LEAD and _coming(phrase, candidate.sentence, stamp.date()) is not None


def _is_recent(candidate: Candidate, stamp: datetime) -> bool:
    """Tell whether a day lies in the weeks before the page."""
    phrase, today = candidate.phrase, stamp.date()
    return phrase.day > 0 and today - day_in(phrase, phrase.year or _last_year(phrase, today)) <= _LATELY


def _bygone(candidate: Candidate, text: str, stamp: datetime | None) -> bool:
    """Return whether a day lies long before the page, and nothing was held on it: a memory.

    That of the lead is one where the lead tells how long ago it is: «Hơn hai tháng sau, …».
    """
    phrase = candidate.phrase
    if stamp is None or not phrase.day or (phrase.year is None and candidate.part > _LEAD):
        return False
    if stamp.date() - day_in(phrase, phrase.year or _last_year(phrase, stamp.date())) <= _NEWS:
        return False
    if words()["events"].search(lowered(candidate.sentence)):
        return False
    return candidate.part > _LEAD or words()["since"].search(lowered(text)) is not None


def _same_day(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, a «hôm nay» below the day that opens its paragraph meaning that day.

    «Ngày 16/11, cả xã dậy từ bốn giờ sáng. … Hôm nay xã đón bằng công nhận.»
    """
    opening: dict[int, Phrase] = {}
    found: list[Candidate] = []
    for candidate in candidates:
        phrase = candidate.phrase
        opens = phrase.start <= after_dateline(lowered(candidate.sentence))
        if phrase.day and phrase.first is None and opens:
            opening.setdefault(candidate.part, phrase)
        day = opening.get(candidate.part)
        if day and not phrase.day and phrase.cue == "hôm nay":
            told = replace(phrase, day=day.day, month=day.month, year=day.year, relative=None)
            found.append(replace(candidate, phrase=told))
        else:
            found.append(candidate)
    return found


def _coming(phrase: Phrase, sentence: str, today: date) -> int | None:
    """Return the year of a day soon after `today` that a sentence announces without one, else None."""
    if not phrase.day or not announces(phrase, sentence):
        return None
    ahead = ((year, day_in(phrase, year) - today) for year in (today.year, today.year + 1))
    return next((year for year, days in ahead if _TOMORROW < days <= _SOON), None)


def _resolved(
    best: Candidate,
    candidates: list[Candidate],
    texts: list[str],
    paragraphs: Sequence[str],
    stamp: datetime | None,
) -> Found | None:
    phrase = best.phrase
    evidence = best.sentence[max(0, phrase.start - 20) : phrase.end + 40].strip()
    if not phrase.day:
        return _relative(phrase, stamp, evidence)
    if phrase.year is not None:
        late = stamp is not None and day_in(phrase, phrase.year) - stamp.date() > _TOMORROW
        return Found(edtf(phrase, phrase.year), not late, evidence, "printed")
    for other in candidates:
        twin = other.phrase
        if twin.year is not None and (twin.day, twin.month) == (phrase.day, phrase.month):
            source: YearFrom = "title" if other.part == 0 else "text"
            return Found(edtf(phrase, twin.year), True, evidence, source)
    year = _year(phrase, best.sentence, texts, paragraphs, stamp)
    if year is None or ((phrase.day, phrase.month) == (29, 2) and year[0] % 4):
        return None
    return Found(edtf(phrase, year[0]), year[1], evidence, year[2])


def _relative(phrase: Phrase, stamp: datetime | None, evidence: str) -> Found | None:
    """Return the day that «sáng nay» or «hôm qua» means for a page of `stamp`."""
    if stamp is None:
        return None
    if phrase.weekday is not None:
        today = stamp.weekday()
        back = today - phrase.weekday + 7 if phrase.week_before else (today - phrase.weekday - 1) % 7 + 1
        return Found(
            (stamp.date() - timedelta(days=back)).isoformat(),
            sure=False,
            evidence=evidence,
            year_from="stamp",
        )
    day = stamp.date() + timedelta(days=phrase.relative or 0)
    # A page stamped at night may speak of the coming day, one stamped before noon not of its afternoon.
    afternoon = phrase.cue.startswith(("chiều", "tối"))
    if phrase.first is not None:
        begin = first_day(phrase)
        value = day_in(begin, phrase.first_year or _last_year(begin, day)).isoformat()
        return Found(f"{value}/{day.isoformat()}", sure=True, evidence=evidence, year_from="stamp")
    if stamp.hour >= _EVENING:
        sure = afternoon
    else:
        sure = stamp.hour >= _MORNING and not (phrase.relative == 0 and afternoon and stamp.hour < _NOON)
    return Found(day.isoformat(), sure, evidence, "stamp")


def _year(
    phrase: Phrase, sentence: str, texts: list[str], paragraphs: Sequence[str], stamp: datetime | None
) -> tuple[int, bool, YearFrom] | None:
    """Return the year of a date that is printed without one, whether it is sure, and its origin."""
    in_sentence = years(lowered(sentence))
    in_title = years(lowered(texts[0]), bare=True)
    if stamp is not None:
        if (coming := _coming(phrase, sentence, stamp.date())) is not None:
            return coming, True, "stamp"
        return _year_by_stamp(phrase, [*in_sentence, *in_title], stamp, opened(texts))
    named: tuple[tuple[YearFrom, list[Year]], ...] = (("text", in_sentence), ("title", in_title))
    for source, found in named:
        year = year_of(phrase.month, found)
        if year is not None:
            return *year, source
    rest = [year for text in paragraphs for year in years(lowered(text)) if year.year >= RECENT]
    dating = {year.year for year in rest if year.kind in ("day", "month", "half", "review", "plain")}
    dating |= {year.year + offset(phrase.month, year) for year in rest if year.kind == "season"}
    if len(dating) != 1:
        return None
    only = dating.pop()
    # «vừa chuyển về xã vào tháng 12/2022»: a day of May that is told as news came after that.
    months = [year.month or 0 for year in rest if year.kind == "month" and year.year == only]
    later = max(months, default=0) > phrase.month
    return only + later, False, "text"


def opened(texts: Sequence[str]) -> int | None:
    """Return the year in which the term begins that a congress in headline or lead opens."""
    found = {int(match[1]) for text in texts[:2] for match in _OPENS.finditer(lowered(text))}
    return found.pop() if len(found) == 1 else None


def _year_by_stamp(
    phrase: Phrase, named: list[Year], stamp: datetime, opened: int | None
) -> tuple[int, bool, YearFrom]:
    """Return the last year in which the date lies before `stamp`, unless the text names an earlier one.

    `opened` is the first year of the term that a congress opens.
    """
    today = stamp.date()
    year = _last_year(first_day(phrase), today)
    year += phrase.first is not None and phrase.first[1] > phrase.month
    told = year_of(phrase.month, named)
    age = today - day_in(phrase, year)
    if opened is not None and age > _NEWS and opened < year:
        # A congress opens its term in the year it is held; the page was moved to a new site later.
        return opened, False, "text"
    if told is not None and told[0] < year and age > timedelta(days=7):
        # The page was moved to a new site years after the event.
        return told[0], False, "text"
    return year, age <= _NEWS, "stamp"


def _last_year(phrase: Phrase, today: date) -> int:
    """Return the last year in which a date without one does not lie ahead of `today`."""
    year = today.year
    while day_in(phrase, year) - today > _TOMORROW:
        year -= 1
    return year

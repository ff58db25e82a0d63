"""Decide when the reported event took place, and estimate a date where the page has none.

A careful editor never guesses: a date belongs to the event only if the lead or the sentence of the
event carries it, and a year is taken only where the sentence, the headline or the stamp gives it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from khotin.convert.dayphrases import Phrase, phrases
from khotin.convert.years import Year, fixed_days, words, year_of, years
from khotin.text import lower

YearFrom = Literal["printed", "title", "text", "stamp"]
_BREAK = re.compile(r"(?<=[.!?…;])\s+|\n")
_OPENING = re.compile(
    r"\W*(?:(?:vào|trong|hồi|lúc|khoảng|vừa qua|mới đây|theo đó|\d{1,2}\s*(?:h|giờ|g|:)\s*\d{0,2})[\s,.–-]*)*"
)
# A dateline before the first words: «(Báo Quảng Ngãi)-», «BTNO -», « - ».
_DATELINE = re.compile(r"(?:\([^)]{2,40}\)|[\w ./]{2,30})?\s*[-–—:|]+\s*|[\s\"“*•-]+")
# A paper's number, without which no comma stands between the paper and its date.
_PAPER_NUMBER = r"(?:\s+(?:số\s*)?[\w/.\-–]+(?:\s+[\w/]+-[\w/]+)?[,\s(]*|[\s(]*)"
_OPENS = re.compile(r"đại hội[^.;]{0,80}nhiệm kỳ\s+(20\d\d)\s*[-–—]\s*20\d\d")
_PARAGRAPHS = 6
_ENOUGH = 5
# The hours from which on a page speaks of the day of its stamp, and from which on perhaps of the next.
_MORNING, _NOON, _EVENING = 6, 12, 18
# Candidates within so many points and in these first parts make the choice doubtful.
_NEARLY, _HEAD = 4, 2
_SHOWN = 20
# Between the event and its stamp: up to this it is news; beyond, a page that was moved later.
_NEWS = timedelta(days=60)
_TOMORROW = timedelta(days=1)
_AHEAD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Found:
    """A date (EDTF) with the words it was read from and where its year came from."""

    value: str
    sure: bool
    evidence: str
    year_from: YearFrom


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date in its sentence, and how much speaks for its being the day of the event."""

    phrase: Phrase
    part: int
    sentence: str
    score: int


def event_date(title: str, paragraphs: Sequence[str], stamp: datetime | None) -> Found | None:
    """Return when the reported event took place, or None where the report does not tell."""
    texts = [title, *paragraphs[:_PARAGRAPHS]]
    candidates: list[_Candidate] = []
    for part, text in enumerate(texts):
        for sentence in _sentences(text):
            candidates += [c for c in _candidates(sentence, part) if not _announced(c.phrase, stamp)]
    good = [c for c in candidates if c.score >= _ENOUGH]
    if paragraphs and _tells_of_weeks(lower(paragraphs[0])):
        # What the lead tells of went on for weeks; a day further below is one of many, unless something
        # was held on it.
        good = [c for c in good if c.part <= 1 or words()["events"].search(lower(c.sentence))]
    good = [c for c in good if words()["preparations"].search(lower(c.sentence)) is None] or good
    if not good:
        return None
    best = max(good, key=lambda c: (c.score, -c.part))
    best = _widened(best, candidates)
    found = _resolved(best, candidates, texts, paragraphs, stamp)
    if found is None:
        return None
    # Different days that speak nearly as loud: an editor should look.
    rivals = [
        c
        for c in good
        if c.score >= best.score - _NEARLY and c.part <= _HEAD and not _agree(c.phrase, best.phrase)
    ]
    sure = found.sure and not rivals and best.part <= _HEAD
    return Found(found.value, sure, found.evidence, found.year_from)


def _tells_of_weeks(lead: str) -> bool:
    dateline = _DATELINE.match(lead)
    return words()["spans"].match(lead, dateline.end() if dateline else 0) is not None


def untold(title: str, paragraphs: Sequence[str]) -> str:
    """Return the words with a day in headline or lead, for a report whose event has none; else nothing."""
    for text in (title, *paragraphs[:1]):
        found = phrases(lower(text))
        if found:
            return text[max(0, found[0].start - _SHOWN) : found[0].end + _SHOWN].strip()
    return ""


def _announced(phrase: Phrase, stamp: datetime | None) -> bool:
    """Return whether a whole date lies long after the page's stamp: it is announced, not reported."""
    if stamp is None or phrase.year is None:
        return False
    return _day(phrase, phrase.year) - stamp.date() > _AHEAD


def _sentences(text: str) -> list[str]:
    """Return the sentences of `text`; a break is one only before a capital, a quote or a number."""
    found = [""]
    for piece in _BREAK.split(text):
        first = piece.lstrip('“"(*-–+ ')[:1]
        if first.isupper() or not found[-1]:
            found.append(piece)
        else:
            found[-1] += " " + piece
    return [sentence for sentence in found if sentence]


def _candidates(sentence: str, part: int) -> list[_Candidate]:
    low = lower(sentence)
    found: list[_Candidate] = []
    printed = phrases(low)
    if not printed:
        return found
    dateline = _DATELINE.match(low)
    head = dateline.end() if dateline else 0
    for phrase in printed:
        opens = phrase.start <= head or _OPENING.fullmatch(low, head, phrase.start) is not None
        if _is_other(phrase, low, opens=opens):
            continue
        tells = words()["events"].search(low) is not None
        score = (3, 4, 3, 1)[part] if part < 4 else 0
        score += 3 * opens + 3 * phrase.part_of_day + 2 * tells
        if not (tells or phrase.part_of_day or (opens and part == 1)):
            continue
        found.append(_Candidate(phrase, part, sentence, score))
    return found


def _is_other(phrase: Phrase, low: str, *, opens: bool) -> bool:
    """Return whether the date of `phrase` is surely not the day of the event."""
    known = words()
    before, after = low[max(0, phrase.start - 90) : phrase.start], low[phrase.end : phrase.end + 45]
    clause = re.split(r"[.;!?]\s|\n", before)[-1]
    cued = phrase.part_of_day or (opens and not phrase.cue.startswith(("từ", "đến")))
    if phrase.year is not None and phrase.year < 1990:
        return True
    if (
        phrase.first is None
        and not cued
        and known["elsewhere"].search(before + phrase.cue.removesuffix("ngày").removesuffix("("))
    ):
        return True
    if phrase.first is None and phrase.cue in ("từ ngày", "đến ngày", "từ"):
        return True
    if not cued and re.search(rf"(?<!\w)(?:{known['documents'].pattern[7:-6]}){_PAPER_NUMBER}$", before):
        return True
    if not cued and re.search(r"số\s*:?\s*\d[\w/.\-–]*[,\s(]*$", before):
        return True
    if not cued and _commemorates(phrase, clause):
        return True
    if known["future"].search(clause[-60:]) or known["future"].match(after.lstrip(" ,()")):
        return True
    if known["earlier"].search(clause) or re.match(r"\s*\(?\s*(?:âm lịch|âl\b|tháng giêng)", after):
        return True
    return re.match(r"\s*[-–]\s*\d{1,2}\s*[/.]\s*\d", after) is not None


def _commemorates(phrase: Phrase, clause: str) -> bool:
    anniversary = words()["commemorations"].search(clause)
    # «kỷ niệm 95 năm Ngày thành lập Hội, ngày 10/10/2025, xã tổ chức»: behind the comma the event begins.
    if anniversary and not (phrase.year and phrase.cue and clause.rstrip().endswith(",")):
        return True
    # A whole date is a day of this year, not one that comes every year.
    return phrase.year is None and phrase.first is None and f"{phrase.day}/{phrase.month}" in fixed_days()


def _agree(one: Phrase, other: Phrase) -> bool:
    """Return whether two dates can be the same, or one lies in the other."""
    if not one.day or not other.day:
        return one.relative == other.relative or None in (one.relative, other.relative)
    (a, b), (c, d) = _span(one), _span(other)
    return (a <= c <= b) or (c <= a <= d)


def _span(phrase: Phrase) -> tuple[tuple[int, int], tuple[int, int]]:
    last = (phrase.month, phrase.day)
    return ((phrase.first[1], phrase.first[0]) if phrase.first else last), last


def _widened(best: _Candidate, candidates: list[_Candidate]) -> _Candidate:
    """Return the interval that a later sentence gives the event: «kỳ họp diễn ra trong 2 ngày 11 và 12/7»."""
    if best.phrase.first is not None or not best.phrase.day:
        return best
    for other in candidates:
        first = other.phrase.first
        if (
            first is not None
            and other.part <= best.part + 1
            and other.score >= 2
            and _agree(best.phrase, other.phrase)
        ):
            return _Candidate(other.phrase, best.part, other.sentence, best.score)
    return best


def _resolved(
    best: _Candidate,
    candidates: list[_Candidate],
    texts: list[str],
    paragraphs: Sequence[str],
    stamp: datetime | None,
) -> Found | None:
    phrase = best.phrase
    evidence = best.sentence[max(0, phrase.start - 20) : phrase.end + 40].strip()
    if not phrase.day:
        return _relative(phrase, stamp, evidence)
    if phrase.year is not None:
        late = stamp is not None and _day(phrase, phrase.year) - stamp.date() > _TOMORROW
        return Found(_edtf(phrase, phrase.year), not late, evidence, "printed")
    for other in candidates:
        twin = other.phrase
        if twin.year is not None and (twin.day, twin.month) == (phrase.day, phrase.month):
            source: YearFrom = "title" if other.part == 0 else "text"
            return Found(_edtf(phrase, twin.year), True, evidence, source)
    year = _year(phrase, best.sentence, texts, paragraphs, stamp)
    if year is None or ((phrase.day, phrase.month) == (29, 2) and year[0] % 4):
        return None
    return Found(_edtf(phrase, year[0]), year[1], evidence, year[2])


def _relative(phrase: Phrase, stamp: datetime | None, evidence: str) -> Found | None:
    """Return the day that «sáng nay» or «hôm qua» means for a page of `stamp`."""
    if stamp is None:
        return None
    day = stamp.date() + timedelta(days=phrase.relative or 0)
    # A page stamped at night may speak of the coming day, one stamped before noon not of its afternoon.
    afternoon = phrase.cue.startswith(("chiều", "tối"))
    if stamp.hour >= _EVENING:
        sure = afternoon
    else:
        sure = stamp.hour >= _MORNING and not (phrase.relative == 0 and afternoon and stamp.hour < _NOON)
    return Found(day.isoformat(), sure, evidence, "stamp")


def _year(
    phrase: Phrase, sentence: str, texts: list[str], paragraphs: Sequence[str], stamp: datetime | None
) -> tuple[int, bool, YearFrom] | None:
    """Return the year of a date that is printed without one, whether it is sure, and its origin."""
    in_sentence = years(lower(sentence))
    in_title = years(lower(texts[0]), bare=True)
    if stamp is not None:
        return _year_by_stamp(phrase, [*in_sentence, *in_title], stamp, _opened(texts))
    named: tuple[tuple[YearFrom, list[Year]], ...] = (("text", in_sentence), ("title", in_title))
    for source, found in named:
        year = year_of(phrase.month, found)
        if year is not None:
            return *year, source
    rest = [year for text in paragraphs for year in years(lower(text))]
    dating = {year.year for year in rest if year.kind in ("day", "month", "half", "review", "plain")}
    if len(dating) == 1:
        return dating.pop(), False, "text"
    return None


def _opened(texts: list[str]) -> int | None:
    """Return the year in which the term begins that a congress in headline or lead opens."""
    found = {int(match[1]) for text in texts[:2] for match in _OPENS.finditer(lower(text))}
    return found.pop() if len(found) == 1 else None


def _year_by_stamp(
    phrase: Phrase, named: list[Year], stamp: datetime, opened: int | None
) -> tuple[int, bool, YearFrom]:
    """Return the last year in which the date lies before `stamp`, unless the text names an earlier one.

    `opened` is the first year of the term that a congress opens.
    """
    today = stamp.date()
    year = today.year
    while _day(phrase, year) - today > _TOMORROW:
        year -= 1
    told = year_of(phrase.month, named)
    age = today - _day(phrase, year)
    if opened is not None and age > _NEWS and opened < year:
        # A congress opens its term in the year it is held; the page was moved to a new site later.
        return opened, False, "text"
    if told is not None and told[0] < year and age > timedelta(days=7):
        # The page was moved to a new site years after the event.
        return told[0], False, "text"
    return year, age <= _NEWS, "stamp"


def _day(phrase: Phrase, year: int) -> date:
    month, day = phrase.month, phrase.day
    return date(year, month, day) if (day, month) != (29, 2) or year % 4 == 0 else date(year, 2, 28)


def _edtf(phrase: Phrase, year: int) -> str:
    last = _day(phrase, year).isoformat()
    if phrase.first is None:
        return last
    day, month = phrase.first
    first = date(phrase.first_year or (year - 1 if month > phrase.month else year), month, day).isoformat()
    return f"{first}/{last}" if first < last else last


def estimate(title: str, paragraphs: Sequence[str]) -> Found | None:
    """Return about when the report was written, from the latest past time its text speaks of."""
    named = [(year, title) for year in years(lower(title), bare=True)]
    named += [(year, text) for text in paragraphs for year in years(lower(text))]
    past = [(year, text) for year, text in named if year.kind not in ("target", "plan")]
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


def _until(year: Year) -> int | None:
    """Return the month up to which a year's mention speaks: «6 tháng cuối năm» is planned in the middle."""
    return 12 if year.kind == "review" else year.month


def _estimated(year: Year, text: str, month: int | None) -> Found:
    value = f"{year.year}~" if month is None else f"{year.year}-{month:02}~"
    evidence = text[max(0, year.start - 30) : year.end + 20].strip()
    return Found(value, sure=False, evidence=evidence, year_from="text")

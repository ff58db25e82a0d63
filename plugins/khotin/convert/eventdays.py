"""Find the days in a report that may be those of its event, and weigh what speaks for each.

A day that opens its sentence, names a part of the day or stands where somebody acts is the event's; the day
of a paper, an anniversary, a deadline or of how things stood is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from khotin.convert.dayphrases import Phrase, may_have_phrases, phrases
from khotin.convert.lines import lowered
from khotin.convert.years import RECENT, fixed_days, words

_OF_THE_WEEK = re.compile(r"\bthứ\b|chủ nhật")
_BREAK = re.compile(r"[.!?…;]\s+|\n")
_OPENING = re.compile(
    r"\W*(?:(?:vào|trong|hồi|lúc|khoảng|vừa qua|mới đây|theo đó"
    r"|\d{1,2}\s*(?:h|giờ|g|:)\s*\d{0,2}(?:\s*phút)?)[\s,.–-]*)*"
)
_CLOCK = re.compile(r"\d{1,2}\s*(?:h|giờ|g|:)\s*\d{0,2}(?:\s*phút)?[\s,]*$")
_ENDS = re.compile(r"(?<!\w)(?:đến|tới|trước)(?: hết| khoảng| lúc| thời điểm| cuối)*\s*$")
# «Sau bão số 9 đổ bộ ngày 29-9, …»: what came before, up to the comma. «Sau hai ngày» is the event's length.
_CAUSE = re.compile(r"\W*(?:sau(?! (?:\d|một|hai|ba|bốn|năm|gần|hơn|nhiều|thời gian))|do|vì|theo)\s[^,]*")
# «diễn ra ngày 4/10»: a day that comes every year may be the event's all the same.
_HELD = re.compile(r"(?:diễn ra|được tổ chức|khai mạc|bế mạc|bắt đầu)(?: vào| trong)?\s*$")
# Behind the day on which something was held: who held it.
_GOES_ON = re.compile(r"\)?\s*,\s*\w")
_BEGINS = re.compile(r"(?<!\w)từ\s*$")
# A dateline before the first words: «(Báo Quảng Ngãi)-», «BTNO -», « - ».
_DATELINE = re.compile(
    r"(?:\([^)]{2,40}\)|[\w ./]{2,30})?\s*(?:(?<!\d)[-–—:|]+|[-–—:|]+(?!\d))\s*|[\s\"“*•-]+"
)
# A paper's number, without which no comma stands between the paper and its date.
_PAPER_NUMBER = r"(?:\s+(?:số\s*)?[\w/.\-–]+(?:\s+[\w/]+-[\w/]+)?[,\s(]*|[\s(]*)"
_NUMBER = re.compile(r"số\s*:?\s*\d[\w/.\-–]*[,\s(]*$")
# «Công văn số 12/UBND của UBND xã ngày 10/5»: who issued a paper stands before its date.
_ISSUED = re.compile(r"số\s*:?\s*\d+/[^\s,]+ (?:\([^()]*\) )?của [^,;!?]{3,60}$")
# «tại cuộc bầu cử đại biểu HĐND các cấp ngày 23/5»: what came before a first session, or its thanks.
_ELECTED = re.compile(r"bầu cử(?<!ngày bầu cử)[^.;,]{0,60}$")
_STOP = re.compile(r"[.;!?]\s|\n")
# «Ngày mùng 6/1» is a day of the moon where a feast is told of, and else of the sun: «mùng 2/9».
_EARLY = re.compile(r"m[ùồ]ng\s")
_FEAST = re.compile(
    r"(?<!\w)(?:âm lịch|âl|tháng giêng|tháng chạp|tết|lễ hội|hội làng|đình|đền|chùa|miếu|giỗ|lễ cúng)(?!\w)"
)
# Behind a date: its lunar one, or the last day of an interval that is none.
_GOES_OTHERWISE = re.compile(r"\s*\(?\s*(?:âm lịch|âl\b|tháng giêng)|\s*[-–]\s*\d{1,2}\s*[/.]\s*\d")
# Behind a date, with no more than who acts between: what is still to come.
_TO_COME = re.compile(r"\)? tới(?: đây)?\b|\)?,?(?: [^\s,.;:]+){0,9}? (?P<will>sẽ|dự kiến)\b")
# «Sáng 28/6, Công an tỉnh cho biết», «Ngày 6/7, Công an huyện A, Nghệ An đang tiếp tục … điều tra».
_SAID = re.compile(
    r",(?: [^\s,.;:]+){1,12}? cho (?:biết|hay)\b"
    r"|,(?: (?:thông tin|tin|nguồn tin) (?:từ|của))?"
    r"(?: (?:cơ quan|lực lượng|phòng|lãnh đạo|đại diện|đội|chỉ huy)){0,3}"
    r" (?:công an|cảnh sát|csgt|viện kiểm sát|bộ đội biên phòng|đồn biên phòng)\b[^.;:]{0,90}?"
    r" (?:cho (?:biết|hay)|xác nhận|thông tin"
    r"|đang [^.;:]{0,110}?(?:điều tra|xác minh|làm rõ|khám nghiệm|truy tìm|truy bắt|củng cố|thụ lý))\b"
    r"|,(?: [^\s.;:]+){1,16}? công an [^.;:]{0,60}?(?:thông tin(?=:| về| vụ)|cho (?:biết|hay)|xác nhận)\b"
)
# No sentence tells so without one of these.
_SAYING = ("cho biết", "cho hay", "công an", "cảnh sát", "viện kiểm sát", "biên phòng")
# Opens the sentence that says when that was which somebody told of: «Trước đó, vào khoảng 13h ngày 25/9».
_BACK = re.compile(r"\W*trước đó\b[^.;:]{0,40}$")
# What somebody is quoted to say of today is the day it was said.
_QUOTES = re.compile(r"(?<!\w)(?:hỏi|bảo|nói|dặn|rằng|nhắn|hẹn|khoe|than)(?: nhau| với \w+)?\s*$")
# Characters before a day that tell what it is, and behind it that begin to say who held it.
_NEAR, _HOLDER = 90, 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date in its sentence, and how much speaks for its being the day of the event.

    `weak`: nothing but its place does, or it is only the day on which something began. `said`: it is the day
    on which somebody told of the event; `back`: it lies before what stands above it, perhaps such a day.
    """

    phrase: Phrase
    part: int
    sentence: str
    score: int
    weak: bool = False
    said: bool = False
    back: bool = False


def candidates_in(text: str, part: int) -> list[Candidate]:
    """Return the days in `text` that may be the event's; `part` is 0 for the headline, 1 for the lead."""
    if not may_have_phrases(text):
        return []
    return [candidate for sentence in _sentences(text) for candidate in _of_sentence(sentence, part)]


def after_dateline(low: str) -> int:
    """Return where the words of a text (in lower case) begin behind its dateline."""
    dateline = _DATELINE.match(low)
    return dateline.end() if dateline else 0


def _sentences(text: str) -> list[str]:
    """Return the sentences of `text`; a break is one only before a capital, a quote or a number."""
    found = [""]
    for piece in _pieces(text):
        first = piece.lstrip('“"(*-–+ ')[:1]
        if first.isupper() or not found[-1]:
            found.append(piece)
        else:
            found[-1] += " " + piece
    return [sentence for sentence in found if sentence]


def _pieces(text: str) -> Iterator[str]:
    """Yield what stands between the breaks of `text`, each piece with its stop."""
    at = 0
    for found in _BREAK.finditer(text):
        yield text[at : found.end()].rstrip()
        at = found.end()
    yield text[at:]


def _of_sentence(sentence: str, part: int) -> list[Candidate]:
    low = lowered(sentence)
    found: list[Candidate] = []
    printed = phrases(low)
    if not printed:
        return found
    head = after_dateline(low)
    for phrase in printed:
        opens = phrase.start <= head or _OPENING.fullmatch(low, head, phrase.start) is not None
        if _is_other(phrase, low, part, opens=opens) or _is_scene(phrase, low, part):
            continue
        # «Thực hiện Kế hoạch số 45, ngày 12/5, UBND xã …»: what led to it is said, and the sentence begins.
        opens = opens or (part == 1 and low[: phrase.start].rstrip().endswith(",") and _goes_on(low, phrase))
        # What a lead says of several days is what it reports: «chìm trong nước lũ từ ngày 27 đến 29-10».
        lasts = part == 1 and phrase.first is not None
        acts = words()["events"].search(low) is not None
        tells = lasts or acts
        # Only what happened has its part of the day or its hour.
        happens = phrase.part_of_day or _CLOCK.search(low, 0, phrase.start) is not None
        score = (3, 4, 3, 1)[part] if part < 4 else 0
        said = is_of_saying(phrase, low)
        score += 3 * opens + 3 * happens + 2 * tells - 3 * said + (part == 1 and opens and happens)
        if not (tells or happens or (opens and part == 1)):
            continue
        begins = phrase.first is None and _BEGINS.search(low, 0, phrase.start) is not None
        if begins and not acts:
            # «Từ đêm 17/10, nước sông dâng nhanh»: what began then went on.
            continue
        weak = begins or not (opens or happens or acts) or (not acts and _is_ambient(low, phrase))
        back = _BACK.match(low, head, phrase.start) is not None
        found.append(Candidate(phrase, part, sentence, score, weak, said, back))
    return found


def _is_other(phrase: Phrase, low: str, part: int, *, opens: bool) -> bool:
    """Return whether the date of `phrase` is surely not the day of the event."""
    known = words()
    before, after = low[max(0, phrase.start - _NEAR) : phrase.start], low[phrase.end : phrase.end + 45]
    clause = _STOP.split(before)[-1]
    if (phrase.year is not None and phrase.year < RECENT) or _is_limit(phrase, before, part):
        return True
    if phrase.relative is not None and not opens and _QUOTES.search(before):
        return True
    if _EARLY.search(low, phrase.start, phrase.end) and _FEAST.search(low):
        return True
    cued = phrase.part_of_day or (opens and not phrase.cue.startswith(("từ", "đến")))
    if not cued and (_is_of_a_paper(before) or _is_elsewhere(phrase, before)):
        return True
    if not cued and (_commemorates(phrase, clause, low) or _CAUSE.fullmatch(clause)):
        return True
    if known["future"].search(clause[-60:]) or known["future"].match(after.lstrip(" ,()")):
        return True
    if part and not opens and _is_ahead(low, phrase):
        return True
    if known["anniversaries"].match(after.lstrip(" ,()")):
        return True
    earlier = known["earlier"].search(clause) is not None and _BACK.match(low, 0, phrase.start) is None
    return earlier or _GOES_OTHERWISE.match(after) is not None


def _is_ahead(low: str, phrase: Phrase) -> bool:
    """Tell whether a sentence says of its day what will be: «sẽ họp phiên trù bị tiến tới …, sáng 20/8»."""
    will = low.rfind(" sẽ ", 0, phrase.start)
    done = low.find(" đã ", will, phrase.start) >= 0
    return will >= 0 and not done and _STOP.search(low, will, phrase.start) is None


def _is_scene(phrase: Phrase, low: str, part: int) -> bool:
    """Tell whether a sentence sets a scene, as features do, rather than telling of an event of its day."""
    known = words()
    visit = known["visits"].search(low)
    if visit and not any(
        held[0] != "có mặt" for held in known["events"].finditer(low, phrase.end, visit.start())
    ):
        return True
    if known["events"].search(low):
        return phrase.cue == "hôm nay" and known["past"].search(low, 0, phrase.start) is not None
    if phrase.relative is not None and not phrase.day and (part > 1 or phrase.cue == "hôm nay"):
        return True
    measured = known["measures"].search(low) is not None
    return measured and known["named_by"].search(low, 0, phrase.start) is None


def _is_ambient(low: str, phrase: Phrase) -> bool:
    """Tell whether a sentence goes on with what sky, water or crowds did on a day."""
    return words()["ambient"].match(low[phrase.end :].lstrip(" ,)")) is not None


def is_of_saying(phrase: Phrase, low: str) -> bool:
    """Tell whether a day is that on which somebody told of the event: «Sáng 28/6, Công an cho biết»."""
    return any(map(low.__contains__, _SAYING)) and _SAID.match(low, phrase.end) is not None


def _goes_on(low: str, phrase: Phrase) -> bool:
    behind = low[phrase.end : phrase.end + _HOLDER].lstrip(" )")
    return _GOES_ON.match(low, phrase.end) is not None or words()["holders"].match(behind) is not None


def _is_limit(phrase: Phrase, before: str, part: int) -> bool:
    """Tell whether a date is only that up to which something stood, or since which it lasts."""
    if phrase.first is not None:
        return False
    clock = _CLOCK.search(before)
    if phrase.cue in ("từ ngày", "đến ngày", "từ") or _ENDS.search(
        before[: clock.start()] if clock else before
    ):
        return True
    return part > 1 and phrase.part_of_day and phrase.relative is None and _BEGINS.search(before) is not None


def _is_of_a_paper(before: str) -> bool:
    return _paper().search(before) is not None or _NUMBER.search(before) is not None


@cache
def _paper() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words()['documents'].pattern[7:-6]}){_PAPER_NUMBER}$")


def _is_elsewhere(phrase: Phrase, before: str) -> bool:
    said = before + phrase.cue.removesuffix("ngày").removesuffix("(")
    return phrase.first is None and words()["elsewhere"].search(said) is not None


def _commemorates(phrase: Phrase, clause: str, low: str) -> bool:
    # What comes every year has neither a year nor a day of the week.
    whole = phrase.year is not None or _OF_THE_WEEK.search(phrase.cue) is not None
    yearly = not (whole or phrase.first) and _is_fixed(phrase) and not _HELD.search(clause)
    own = clause.rpartition(",")[2]
    if yearly or not words()["commemorations"].search(clause):
        return yearly
    if not words()["commemorations"].search(own) and words()["events"].search(own):
        # «Hướng tới kỷ niệm Ngày sinh của Bác, Đoàn xã ra quân ngày 10/5».
        return False
    # «kỷ niệm 95 năm Ngày thành lập Hội, ngày 10/10, xã tổ chức»: behind the comma the event begins.
    begins = phrase.cue and clause.rstrip().endswith(",")
    return not (begins and (whole or _goes_on(low, phrase)))


def announces(phrase: Phrase, sentence: str) -> bool:
    """Tell whether what a sentence tells of a day is still to come: «Ngày 31/3, xã sẽ tổ chức»."""
    low = lowered(sentence)
    told = _TO_COME.match(low, phrase.end)
    if told is None:
        return False
    return told["will"] is None or words()["events"].search(low, phrase.end, told.start("will")) is None


def may_date(phrase: Phrase, low: str) -> bool:
    """Tell whether a day could be the event's after all, though it was not taken for it.

    Not so «hôm nay» alone, as features say it of these days, nor the day since or until which a thing stands.
    """
    if not phrase.day:
        return not phrase.cue.startswith("hôm")
    return phrase.part_of_day or not _is_limit(phrase, low[max(0, phrase.start - _NEAR) : phrase.start], 1)


def is_dated(phrase: Phrase, low: str) -> bool:
    """Tell whether a day is that of a paper, an election, a count, a feast: no rival of the event's."""
    before = low[max(0, phrase.start - _NEAR) : phrase.start]
    if not phrase.part_of_day and (
        _is_of_a_paper(before)
        or ("số" in before and _ISSUED.search(before))
        or ("bầu cử" in before and _ELECTED.search(before))
    ):
        return True
    if words()["cutoffs"].search(before + phrase.cue.removesuffix("ngày")):
        return True
    if phrase.first == (phrase.day, phrase.month):
        # «18/11/1930 - 18/11/2023»
        return True
    clause = _STOP.split(before)[-1]
    if (
        phrase.cue in ("", "(")
        and words()["commemorations"].search(clause)
        and _commemorates(phrase, clause, low)
    ):
        return True
    early = phrase.year is not None and phrase.year < RECENT
    return early or (phrase.first is None and _is_fixed(phrase))


def _is_fixed(phrase: Phrase) -> bool:
    return f"{phrase.day}/{phrase.month}" in fixed_days()


def agree(one: Phrase, other: Phrase) -> bool:
    """Return whether two dates can be the same, or one lies in the other."""
    if not one.day or not other.day:
        if one.weekday != other.weekday:
            return False
        return one.relative == other.relative or None in (one.relative, other.relative)
    (a, b), (c, d) = _span(one), _span(other)
    return (a <= c <= b) or (c <= a <= d)


def _span(phrase: Phrase) -> tuple[tuple[int, int], tuple[int, int]]:
    last = (phrase.month, phrase.day)
    return ((phrase.first[1], phrase.first[0]) if phrase.first else last), last

"""Whether a line of a capture goes on with the line above it, or begins something of its own.

What stands on both sides of the break decides: years or brackets that it tore, a phrase that no line can
end with, the width at which the capture was wrapped. A line that is by itself a list item, a byline, a
stamp or a tool goes on with nothing, unless the wrap explains why it stands there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from khotin.convert import boilerplate, captions, lonelines
from khotin.convert.bylines import parse_byline
from khotin.convert.lines import word_count
from khotin.convert.memo import of_report
from khotin.convert.stamps import find_stamp, is_part
from khotin.convert.torn import (
    LONGEST_END,
    MARK,
    OF_UNIT,
    OPENED_WORDS,
    is_captioned,
    is_torn,
    tells,
    was_cut,
)
from khotin.convert.wraps import MAX_WIDTH, MIN_WIDTH, Wrap, indent, stops
from khotin.model import Line

# A line that begins a unit of its own whatever stood before it.
_OWN = re.compile(
    rf"{MARK}|>>|(?=.*\S \| \S.* \| \S)|\(?(?:Ảnh|Nguồn|Tin|Bài|Theo)\b[^.]{{0,30}}:"
    r"|\([^()]{2,30}\)\s*[-–—]\s*[A-ZĐ]"
)
# «ông Nguyễn Văn An-», and below it his office.
_HYPHENED = re.compile(r"[^\W\d_]-$")
_LETTER = re.compile(r"[^\W\d_]")
_FEW_WORDS = 2
_NAME_WORDS = 4
# Of the width of the wrap.
_NEARLY, _NEARLY_FULL = 0.9, 0.75
# A sentence over more lines is text, whatever follows it.
_AHEAD = 6
# Words that no line of Vietnamese can end with: the phrase goes on in the next line.
_HANGING = re.compile(
    r"\b(?:của|và|với|tại|cho|các|những|trong|về|là|do|từ|bằng|theo|để|một|như|gồm"
    r"|đồng chí|ông|bà|anh|chị|em|lần thứ|nhiệm kỳ)$"
    # Word leaves the first word of a paragraph alone on its line.
    r"|^(?:Đồng chí|Ông|Bà|Anh|Chị|Em|Các|Những|Tại|Trong|Với|Về|Do|Từ|Bằng|Theo|Để|Một)$"
)
# What a number goes on with.
_COUNTS = re.compile(
    r"\b(?:ngày|tháng|năm|quý|số|thứ|khóa|lớp|khối|thôn|ấp|tổ|khóm|khu|khu phố|phường|quận|km|giai đoạn"
    r"|hơn|gần|trên|dưới|khoảng|đến|tới|còn|có|được|đạt|đã|lúc|hồi|cả|là|mỗi|suốt|thêm|chừng|độ)$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:Chủ tịch|Bí thư|Thường trực|Ủy viên|Trưởng|Phó|Giám đốc|Chủ nhiệm|Ban Thường vụ)$"
)
_OFFICE_OF = re.compile(
    r"(?:HĐND|UBND|UBMTTQ|MTTQ|Ủy ban|Hội|Đảng|Ban|Huyện|Tỉnh|Thành|Phòng|Sở|Đoàn|Trung tâm)"
)
# «Ngày thành lập Đoàn», «Năm học mới» name something in the middle of a sentence.
_DAY_OF = re.compile(r"(?:Ngày|Năm) (?!\d)")
# «CTTĐT - Chiều 7.8, …»: the paper, then the first words of the text.
_PAPER = re.compile(r"[A-ZĐ]{2,8}\s*[-–—]\s*")
_OPENING = "\"“('"
_CLAUSES = (":", ";")


def goes_on(said: str, run: Sequence[Line], begun: int, at: int, wrap: Wrap) -> bool:
    """Tell whether the line at `at` goes on with the paragraph `said`, which so far ends above it.

    `run` are the lines of the capture without a blank one between; the paragraph began at `begun`.
    """
    before, line = run[at - 1], run[at]
    if before.hint != line.hint or before.text == line.text:
        return False
    forced = wrap.explains(before, line)
    if is_torn(before.text, line.text) or (forced and was_cut(said, before.text, line.text)):
        return True
    if wrap.indented and _goes_on_indented(said, run[begun], before, line, wrap.width):
        return True
    capitals = before.text.isupper() or line.text.isupper()
    if not (forced or capitals or _sentence_goes_on(said, before, line) or _flows(before, line, wrap)):
        # So it is mostly, and what the lines are by themselves need not be asked.
        return False
    # The first line of a wrapped sentence may list places as a page lists its key words.
    alone = _is_apart if forced else _is_alone
    captioned = said == before.text and is_captioned(said, line.text)
    if begins_own(line.text) or captioned or alone(before.text) or alone(line.text):
        return False
    if capitals:
        return _capitals_go_on(before.text, line.text, forced=forced)
    if wrap.width and indent(line) and (wrap.indented or not indent(before)):
        return False
    if not forced or (wrap.parted and _may_go_on(line)):
        return True
    return _fills(said, run, at, wrap) or _sentence_goes_on(said, before, line)


def begins_own(text: str) -> bool:
    """Tell whether a line begins a unit of its own: a list item, a credit, a labelled byline."""
    if _OWN.match(text):
        return True
    byline = parse_byline(text, last=True) if ":" in text else None
    return byline is not None and byline.kind == "label"


def stands_alone(line: Line) -> bool:
    """Tell whether a line is the page's: a tool, the head of a list of other reports, key words, a stamp."""
    return _is_alone(line.text)


def _is_alone(text: str) -> bool:
    return _is_apart(text) or boilerplate.is_keywords(text)


@of_report
def _is_apart(text: str) -> bool:
    stamp = find_stamp(text) if len(text) < MIN_WIDTH * 3 else None
    # «… các kỳ họp thường lệ» and below it «năm 2021.»: the last words of a sentence, not a moment.
    stamped = bool(stamp and stamp.whole) or (
        is_part(text) and not (text[0].islower() and text.endswith("."))
    )
    return boilerplate.is_tool(text) or boilerplate.is_opener(text) or stamped


def _goes_on_indented(said: str, begun: Line, before: Line, line: Line, width: int) -> bool:
    """Tell whether a line without an indent goes on with a paragraph that was begun with one."""
    if indent(line) or not indent(begun) or stops(before.text):
        return False
    first_of_wrapped = before is begun and 0 < _NEARLY * width <= len(before.text)
    apart = begins_own(said) or begins_own(line.text) or lonelines.has_credit(said)
    return first_of_wrapped or tells(said) or (word_count(said) >= OPENED_WORDS and not apart)


def _capitals_go_on(before: str, after: str, *, forced: bool) -> bool:
    """Tell whether a headline in capitals goes on, or a sentence with a word or two in capitals."""
    numbers = _LETTER.search(after) is None
    if before.isupper() and (after.isupper() or numbers):
        if boilerplate.is_banner(before, after):
            return False
        motto = before.endswith(":") and after[0] in _OPENING
        whole = word_count(after) > 1 or forced or before.count('"') % 2 == 1
        return whole and (motto or not stops(before))
    if before.isupper() or stops(before):
        # A headline or a cross-head in capitals, and text.
        return False
    few = forced and word_count(after) <= _FEW_WORDS and parse_byline(after, last=True) is None
    return few or before.endswith(",")


def _fills(said: str, run: Sequence[Line], at: int, wrap: Wrap) -> bool:
    """Tell whether a break that the wrap explains stands inside a paragraph."""
    text = run[at].text
    if lonelines.has_credit(said):
        return lonelines.has_credit(f"{said} {text}")
    if not stops(said):
        # A headline or a caption as long as a line, and the first words of the text.
        return tells(said) or not (_opens_text(text) or (said == run[at - 1].text and _names_author(text)))
    if said.endswith(_CLAUSES) and (text[0].islower() or text[0] in _OPENING):
        return True
    if parse_byline(text, last=True) is not None:
        return False
    last = at
    while not stops(text):
        if last - at == _AHEAD:
            return True
        if last + 1 == len(run) or not goes_on(text, run, at, last + 1, wrap):
            # No paragraph ends without its stop: a caption or a cross-head stands behind one.
            return False
        last += 1
        text += " " + run[last].text
    return _is_followed(run, last, wrap) or not captions.looks(text)


def _names_author(text: str) -> bool:
    """Tell whether a line below a headline is no more than the name of who wrote the report."""
    byline = parse_byline(text, last=True) if word_count(text) <= _NAME_WORDS else None
    return byline is not None and bool(byline.authors)


def _is_followed(run: Sequence[Line], at: int, wrap: Wrap) -> bool:
    """Tell whether the wrap lets the line at `at`, which has its stop, be followed by a sentence."""
    if at + 1 == len(run) or not wrap.explains(run[at], run[at + 1]):
        return False
    return not (begins_own(run[at + 1].text) or stands_alone(run[at + 1]) or indent(run[at + 1]))


def _opens_text(text: str) -> bool:
    paper = _PAPER.match(text)
    text = text[paper.end() :] if paper else text
    return text[:1].isupper() and lonelines.opens(text) and not _DAY_OF.match(text)


def _flows(before: Line, line: Line, wrap: Wrap) -> bool:
    """Tell whether a nearly full line and one in lower case are one paragraph: blank lines part these."""
    return (
        wrap.parted and line.text[0].islower() and _NEARLY_FULL * wrap.width <= len(before.text) <= wrap.width
    )


def _sentence_goes_on(said: str, before: Line, line: Line) -> bool:
    """Tell whether the break between two lines stands inside a sentence, by the words on both sides of it."""
    if _stray_break(before.text, line.text):
        return True
    if min(len(before.text), len(line.text)) > MAX_WIDTH and line.text[0].isupper():
        # Two paragraphs too long for a wrap, the first of which lost its stop.
        return False
    return _sentence_open(said) and _may_go_on(line)


def _sentence_open(text: str) -> bool:
    """Tell whether a paragraph begins as the text does and has not come to its stop."""
    if stops(text) or word_count(text) < OPENED_WORDS:
        return False
    return _opens_text(text) and not lonelines.has_credit(text)


def _may_go_on(line: Line) -> bool:
    return parse_byline(line.text, last=True) is None and not line.text.isupper()


def _stray_break(before: str, after: str) -> bool:
    if stops(before):
        return False
    opening = after.lstrip(_OPENING)[:1]
    if after[:5].lower() == "null " or (opening.isdigit() and lonelines.has_credit(before)):
        return False
    if boilerplate.is_section(before):
        # A headline that begins with a number: «Môi trường», «3 giờ, 4,6 tấn rác».
        return False
    end = before[-LONGEST_END:]
    if _OFFICE.search(end) and _OFFICE_OF.match(after):
        return True
    if _HANGING.search(end) or (OF_UNIT.search(end) and lonelines.opens(before)):
        return True
    if opening.isdigit() and not _COUNTS.search(end) and not tells(before):
        # A caption, and a sentence that begins with a number.
        return word_count(before) <= _FEW_WORDS
    return (
        opening.islower()
        or opening.isdigit()
        or opening in ",;"
        or before.endswith((",", " -", " –", "("))
        or _HYPHENED.search(end) is not None
    )

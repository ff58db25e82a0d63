"""Breaks that tore what belongs together, whatever the two halves look like by themselves.

Some tear years, brackets or a credit wherever they stand. Where the width at which a capture was wrapped
explains a break, the rest of a clause, a name of a place or a quotation may begin the next line.
"""

from __future__ import annotations

import re
from itertools import product

from khotin.convert import lonelines
from khotin.convert.lines import word_count
from khotin.convert.stamps import find_stamp
from khotin.convert.wraps import stops
from khotin.gazetteer import load

MARK = r"(?:[-+*•–>#]+|\d{1,3}[.)]|[a-zđ]\)|[IVXLC]+[.)])\s"
_ITEM = re.compile(MARK)
# «nhiệm kỳ 2022» and below «- 2027», the break written as a line feed.
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-–—]\n|\n[-–—])\s*(?:19|20)\d\d")
# «giá 70.000 -» and below «100.000 đồng».
_FROM = re.compile(r"\d\s[-–]$")
_YEAR_BEGINS = ("1", "2", "-", "–", "—")
_ORDINAL = re.compile(r"\b(?:lần thứ|khóa|khoá)$", re.IGNORECASE)
_OPEN_BRACKET = re.compile(r"\([^()]{0,60}$")
_CLOSES = re.compile(r"[^()]{0,60}\)")
_OPEN_CREDIT = re.compile(r"\S\W+(?:Ảnh|Nguồn ảnh)\s*:$")
# The last word of a paragraph alone: a number or a number in letters.
_NUMBER = re.compile(r"(?:\d[\d.,/]*|[IVXLC]+\b)[.;,:]?")
# «… giao thông, thủy lợi mùa khô», and below it «năm 2022».
_OF_TIME = re.compile(r"(?:năm|tháng|quý|ngày) [\d/.-]+[.;,:]?")
# Of a place, before and behind the break.
_HALF = 2
# «ông Lợi cho biết:», and below it what he said.
_SPEAKS = re.compile(
    r"(?:cho (?:biết|hay|rằng)|chia sẻ|nói|kể|bày tỏ|tâm sự|khẳng định|nhấn mạnh|phát biểu|thông tin):$"
)
# «gấp 4» and below it «- 5 lần».
_TO = re.compile(r"[-–] ?\d")
_CAPTION_WORDS = 8
# What is looked for at the end of a line is shorter, with the letter before it.
LONGEST_END = 20
OPENED_WORDS = 9
OF_UNIT = re.compile(r"\b(?:xã|phường|huyện|quận|thị trấn|thị xã|tỉnh|thành phố|thôn|ấp|bản|khu phố)$")
_SENTENCE_IN = re.compile(r"[^\s.]{3}[.!?…][”\"»)]? ")


def is_torn(before: str, after: str) -> bool:
    """Tell whether the break tore what belongs together: two years, a pair of brackets, a credit."""
    if "(" in before and _OPEN_BRACKET.search(before) and _CLOSES.match(after):
        return True
    if _NUMBER.match(after) and _ORDINAL.search(before[-LONGEST_END:]):
        return True
    if before.endswith(":") and _OPEN_CREDIT.search(before) and not stops(after):
        return True
    if after[:1].isdigit() and _FROM.search(before[-4:]):
        return True
    return after.startswith(_YEAR_BEGINS) and _YEARS.search(f"{before[-8:]}\n{after[:8]}") is not None


def was_cut(said: str, before: str, after: str) -> bool:
    """Tell whether a break that the wrap explains stands inside a clause, whatever its halves look like."""
    if _opens_quotation(said) and "”" in after.partition("“")[0]:
        return True
    if stops(before):
        return _SPEAKS.search(before[-LONGEST_END:]) is not None and after[0].isupper()
    if _is_stamp(after):
        return False
    long = word_count(said) >= OPENED_WORDS
    if after[0].islower() or (before[-1].isdigit() and _TO.match(after)):
        return long or _is_rest(said, after)
    end = before[-LONGEST_END:]
    if long and after[0].isupper() and (OF_UNIT.search(end) or _is_name(end, after)):
        return True
    return _is_rest(said, after)


def is_captioned(headline: str, after: str) -> bool:
    """Tell whether a line below a headline, which may be a full line, is a caption with its credit."""
    if _SENTENCE_IN.search(headline) or not after[0].isupper() or not lonelines.has_credit(after):
        return False
    return word_count(after.partition(". ")[0]) >= _CAPTION_WORDS


def tells(said: str) -> bool:
    """Tell whether a paragraph is text by its beginning or by a sentence in it."""
    return lonelines.opens(said) or _SENTENCE_IN.search(said) is not None


def _opens_quotation(said: str) -> bool:
    return said.rfind("“") > said.rfind("”")


def _is_stamp(text: str) -> bool:
    stamp = find_stamp(text) if text[0].isdigit() else None
    return stamp is not None and stamp.whole and stamp.precision == "minute"


def _is_name(before: str, after: str) -> bool:
    """Tell whether the break stands inside the name of a place: «Thừa» and below it «Thiên Huế»."""
    last, first = before.split()[-_HALF:], after.split()[:_HALF]
    halves = product((last[-1:], last), (first[:1], first))
    names = (" ".join([*one, *other]).rstrip(".,;:)") for one, other in halves)
    return last[-1][0].isupper() and any(load().named(name) for name in names)


def _is_rest(said: str, after: str) -> bool:
    """Tell whether a line that only looks like a list item or a counter is the rest of a wrapped sentence."""
    if item := _ITEM.match(after):
        return not _ITEM.match(said) or after[item.end() :][:1].islower()
    if _NUMBER.fullmatch(after) or _OF_TIME.fullmatch(after):
        return True
    return tells(said) and not after[0].isupper()

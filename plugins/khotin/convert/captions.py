"""Tell the caption of a lost picture from a paragraph, a cross-head and a name.

Plain text keeps no mark of a caption: it is a lone short line that shows rather than tells, usually
without a full stop, among paragraphs that all have one.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from khotin.convert.bylines import photo_credit
from khotin.convert.lines import ends, word_count
from khotin.convert.memo import of_report
from khotin.convert.wording import Wording

MAX_WORDS = 48
UNSTOPPED_WORDS, STOPPED_WORDS, _SCENE_WORDS = 26, 36, 30
STILL_WORDS = 18
_LIST = re.compile(r"(?:[-+*•–]|\d{1,3}[.)/]|[a-zđ][.)]|[IVXLC]+[.)/-])\s*\S")
_NUMBERED = re.compile(r"(?:[IVXLC]+|\d{1,2}|[A-Z])[.)/-]\s*\S")
_HEADING_WORDS = 10
# «(bên phải)», «(thứ 2 từ trái sang)»: who is who in the picture; «“…” - bà X»: whose words they are.
_POINTS = re.compile(
    r"\((?:bên|thứ|ngoài cùng|ở giữa|đứng|áo|bìa|hàng|người)\b[^)]*\)"
    r"|^[“\"][^”\"]+[”\"]\s*[-–—] ?(?:ông|bà|anh|chị|em|già)\b"
)
# Numbers that name something and count nothing.
_ORDINALS = re.compile(
    r"\b(?:năm|giai đoạn|nhiệm kỳ|lần thứ|khóa|thôn|ấp|tổ|khu phố|khóm|phường|quận|số|khối|lớp|quý|thứ)"
    r" (?:\d+|[IVXLC]+)(?:\s*[-–]\s*\d+)?",
    re.IGNORECASE,
)
_STOPS = (".", "!", "?", "…", ":", ";", ",")


def _stops(text: str) -> bool:
    return ends(text, _STOPS, '"”’)')


@cache
def _pattern(group: str) -> Wording:
    source = resources.files("khotin.convert").joinpath("data/captions.toml").read_text("utf-8")
    return Wording.any_of(tomllib.loads(source)[group])


@of_report
def has_credit(text: str) -> bool:
    """Whether `text` ends with the name of a photographer: «… Ảnh: X»."""
    return photo_credit(text) is not None


@of_report
def is_scene(text: str) -> bool:
    """Whether `text` opens as only captions do."""
    return _pattern("scenes").match(text) is not None


@of_report
def score(text: str) -> float:
    """Return how surely a lone line of the body is a caption; 1 and above is one."""
    words = word_count(text)
    if words > MAX_WORDS or words < 2 or _LIST.match(text) or text.count(" | ") > 1:
        return 0.0
    if has_credit(text) or (_POINTS.search(text) and not _pattern("speech").search(text)):
        return 2.0
    if opens(text) or text.endswith((":", ";", ",")):
        return 0.0
    shows = bool(_pattern("subjects").match(text)) + bool(_pattern("actions").search(text))
    if _stops(text):
        return _score_stopped(text, words, shows)
    if is_scene(text):
        return 1.5
    # A sentence that lost its stop is longer than what is printed below a picture.
    if words > UNSTOPPED_WORDS and not _is_official(text):
        return 0.0
    return 0.6 + 0.4 * shows - 0.3 * (words <= 3)


def _score_stopped(text: str, words: int, shows: int) -> float:
    """Return the score of a whole sentence: most tell, a few show."""
    tells = _pattern("telling").search(text) is not None
    if is_scene(text):
        return 0.4 if tells or words > _SCENE_WORDS else 1.5
    if tells or words > STOPPED_WORDS or ". " in text:
        return 0.0
    official = (shows == 2 and _pattern("places").search(text)) or _is_official(text)
    return 1.0 if official or _pattern("deeds").fullmatch(text) else 0.3 * shows


def _is_official(text: str) -> bool:
    """Whether a line names a person with all offices and then one thing: «Ông A, Bí thư …, phát biểu»."""
    parts = text.rstrip(" .").split(", ")
    person = _pattern("person").match(text)
    # «Bà Nguyễn Thị A», not «Bà con»: a name follows.
    if person is None or not text[person.end() :].lstrip()[:1].isupper():
        return False
    if not all(part[:1].isupper() for part in parts[:-1]):
        return False
    if re.search(r"\d|[“”\":;]", _ORDINALS.sub("", text)) or _pattern("past").search(parts[-1]):
        return False
    return _pattern("shown").search(parts[-1]) is not None


@of_report
def opens(text: str) -> bool:
    """Whether a line begins as a sentence of the text does: «Sáng ngày …», «Tại đây …»."""
    return _pattern("openers").match(text) is not None


def is_still(text: str) -> bool:
    """Whether a line is one plain sentence without tense, number or clause, as below a picture."""
    words = word_count(text)
    if (
        not 3 <= words <= STILL_WORDS
        or re.search(r"\d|[“”\":;]", _ORDINALS.sub("", text))
        or text.count(",") > 1
        or ". " in text
    ):
        return False
    openers = _pattern("openers").match(text) or _pattern("events").match(text) or _LIST.match(text)
    return not openers and not _pattern("past").search(text) and not _pattern("speech").search(text)


def is_heading(text: str) -> bool:
    """Whether a lone line is a cross-head by its own look: numbered or in capitals."""
    if _stops(text) or word_count(text) > 25:
        return False
    if word_count(text) <= _HEADING_WORDS and _pattern("heads").match(text):
        return True
    return bool(_NUMBERED.match(text)) or (text.isupper() and not is_scene(text))


@of_report
def may_be_heading(text: str) -> bool:
    """Whether a lone line could be a cross-head: a few words that name no one and show nothing."""
    words = text.split()
    if _stops(text) or not 2 <= len(words) <= _HEADING_WORDS or is_scene(text) or has_credit(text):
        return False
    named = any(word[:1].isupper() or word[:1].isdigit() for word in words[1:])
    return not named and not _pattern("people").match(text)


def shows_people(text: str) -> bool:
    """Whether a line begins with people and tells what one sees them do."""
    return _pattern("people").match(text) is not None and does(text)


def does(text: str) -> bool:
    """Whether a line tells something that one sees done."""
    return _pattern("doing").search(text) is not None

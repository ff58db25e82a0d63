"""Tell by its wording whether a line is the caption of a lost picture.

Plain text keeps no mark of a caption: it is a lone short line that shows rather than tells. A few
wordings settle the matter. Everything else is a sign among others: each has a weight in
`data/caption_weights.toml`, fitted to the annotated reports (`tests/quality/weights.py`), and what
they weigh together decides. A sum near zero is a decision an editor should see. Lines are weighed twice:
alone, and then among the captions that the first weighing made sure of.
"""

from __future__ import annotations

import operator
import re
import tomllib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from importlib import resources
from itertools import compress, repeat
from typing import Any

from khotin.convert import captionwords
from khotin.convert.lines import bag, word_count
from khotin.convert.lonelines import (
    has_credit,
    has_end_mark,
    is_heading,
    is_item,
    is_nameless,
    is_scene,
    pattern,
    ranks,
    stops,
    table,
    tells_when,
)
from khotin.convert.memo import of_line
from khotin.convert.wording import Wording, Wordings

MAX_WORDS = 48
# Weights nearer to zero than this leave the matter open.
CLOSE = 3.25
_SURE = 1.0
_LONG, _LONGER, _LONGEST = 18, 26, 36
# Words of most cross-heads; captions without a stop have fewer or more.
_HEADS = range(5, 8)
_FEWER, _MORE = 4, 12
_COMMAS = 2
_TOLD = 2
# «(bên phải)», «(thứ 2 từ trái sang)»: who is who in the picture.
_POINTS = re.compile(
    r"\((?:bên|thứ|ngoài cùng|ở giữa|giữa|đứng|áo|bìa|hàng|người)\b[^)]*\)|\((?:trái|phải|trên|dưới)\)"
    r"|\bảnh (?:trên|dưới)\)"
)
# «“…” - bà X»: a quotation below the picture of who said it.
_QUOTED = re.compile(
    r"[“\"][^”\"]+[”\"]\s*[-–—] ?(?:ông|bà|anh|chị|em|cụ|già|chú|bác|cô|người|đồng chí)\b", re.IGNORECASE
)
# «(Các đại biểu chụp ảnh lưu niệm)»: a line in brackets as a whole; fewer words name who sends or signs.
_BRACKETED = re.compile(r"\(\s*([^()]+(?:\([^()]*\)[^()]*)*)\)\.?")
_BRACKETED_WORDS = 4
# «Ảnh: Đồng chí A tặng quà cho khu dân cư.»; fewer words may name who took it.
_PICTURE = re.compile(r"(?:ảnh|hình)(?: \d{1,2})?\s*:", re.IGNORECASE)
_DESCRIBED = 6
# «Hiện trường vụ sạt lở»: a few words that name a view, and no stop.
_VIEW = re.compile(r"(?:hiện trường|(?:quang|toàn|khung|cận) cảnh)\b", re.IGNORECASE)
_SCENE = 8
# «Hiện trường vụ cháy.»: with its stop fewer words, a name and no verb.
_SCENE_STOPPED = 6
_VIEW_OF = re.compile(r"\w+ \w+ (?:vụ|buổi|hội|đại hội|lễ|trận|đám|cuộc|kỳ họp|ngày hội)\b[^,;:]*\.$")
# «Video hiện trường vụ sạt lở.»: below a film, with its stop or without.
_FILMS = ("Video ", "Clip ", "VIDEO ", "CLIP ")
# «Chúc mừng năm học mới!»: said to the readers.
_GREETS = ("Chúc ", "Kính chúc ", "Xin chúc ", "Xin kính chúc ", "CHÚC ")
# «Chiều 7/8/2021, Chi hội Phụ nữ thôn …»: a lead, even one that lost its stop.
_TOLD_DAY = re.compile(r"(?:Sáng|Trưa|Chiều|Tối|Đêm|Ngày)\b[^,]{0,20}\d\s?[/.-]\s?\d{1,2}\b[^,]{0,12}, .{60}")
# A number to call, key words: nothing that a picture shows.
_TOLD_ALOUD = re.compile(r"\d{3,4}[ .]\d{3}[ .]\d{3,4}$|^(?:#\S+\s*)+$")
_SENTENCE_IN = re.compile(r"[^\s.]{3}[.!?] ")
# Numbers that name something and count nothing, and a digit of any other.
_NUMBERS = Wording(
    r"\b(?:(?:năm|giai đoạn|nhiệm kỳ|lần thứ|khóa|thôn|ấp|tổ|khu phố|khóm|phường|quận|số|khối|lớp|quý|thứ"
    r"|bản|xóm) (?:\d+|[ivxlc]+)(?:\s*[-–]\s*\d+)?|[a-zđ][^\W\d]*+\d\w*|\d+ tuổi\b)|(?P<counting>\d)"
)
_DIGIT = re.compile(r"\d")
# A figure with its unit behind a colon, and nothing else.
_AMOUNT = re.compile(r": \d[\d.,]*(?: ?%|(?: [^\W\d]+){1,2})?$")
_ROW_WORDS = 12
_TERM = re.compile(r"\b(?:19|20)\d\d - (?:19|20)\d\d\b")
_CELLS = 3
_QUOTES = '“"'
_SPOKEN = re.compile('[“”":;]')


@cache
def _weights() -> dict[str, Any]:
    source = resources.files("khotin.convert").joinpath("data/caption_weights.toml")
    return tomllib.loads(source.read_text("utf-8"))


def weigh(signs: Mapping[str, float]) -> float:
    """Return what `signs` weigh together: above zero for a caption, below for text, near it unsure."""
    return _weigh(signs, "alone")


def weigh_among(signs: Mapping[str, float]) -> float:
    """Return what `signs` weigh where those of the report's other captions are among them."""
    return _weigh(signs, "among")


def _weigh(signs: Mapping[str, float], name: str) -> float:
    known: Mapping[str, float] = _weights()[name]
    weights = map(known.get, signs, repeat(0.0))
    return known["always"] + sum(map(operator.mul, weights, signs.values()), 0.0)


@of_line
def settled(text: str) -> bool | None:
    """Whether the wording alone makes a lone line a caption or not; None where it has to be weighed."""
    words = word_count(text)
    if words < 2 or words > MAX_WORDS or is_item(text) or " | " in text or has_end_mark(text):
        return False
    if has_credit(text) or (")" in text and _POINTS.search(text)):
        return True
    if text[0] in _QUOTES and _QUOTED.match(text) and not _has_sentence(text):
        return True
    if _TOLD_DAY.match(text) or any(pattern(group).match(text) for group in ("addresses", "joins")):
        return False
    if (words >= _DESCRIBED and _PICTURE.match(text)) or (words <= _SCENE and _is_view(text, words)):
        return True
    if text[0] == "(" and (shown := _in_brackets(text)) is not None:
        return shown
    if text.startswith(_FILMS) and is_scene(text):
        return True
    if text.endswith((":", ";", ",", "?")) or _greets(text) or is_heading(text):
        return False
    if (text[-1].isdigit() or text[0] == "#") and _TOLD_ALOUD.search(text):
        return False
    return False if _is_entry(text) else None


def _greets(text: str) -> bool:
    return text.endswith("!") and text.startswith(_GREETS)


def _is_view(text: str, words: int) -> bool:
    """Whether a few words name a view and tell nothing of it."""
    if _VIEW.match(text) is None:
        return False
    if not stops(text):
        return True
    return (
        words <= _SCENE_STOPPED
        and _VIEW_OF.match(text) is not None
        and not pattern("tenses").search(text)
        and not pattern("happens").search(text)
    )


def _in_brackets(text: str) -> bool | None:
    """Whether a line in brackets shows something, as a caption without a style; None where that is open."""
    inside = _BRACKETED.fullmatch(text)
    if inside is None or word_count(text) < _BRACKETED_WORDS:
        return None
    if tells_when(text):
        return False
    return looks(inside[1].strip(), least=0) or None


def _is_entry(text: str) -> bool:
    """Whether a line is a row of results: «Đúng hạn: 97,2%», «Nhì: Thôn 3», «Dãy A - 1 tỷ - 2 tỷ»."""
    if ": " in text and (_AMOUNT.search(text) or ranks(text)):
        return True
    cells = text.split(" - ")
    if word_count(text) > _ROW_WORDS and _TERM.search(text):
        # «Ông A - Bí thư chi bộ nhiệm kỳ 2020 - 2022 khai mạc Đại hội»
        return False
    return len(cells) >= _CELLS and all(_DIGIT.search(cell) for cell in cells[1:])


def _has_sentence(text: str) -> bool:
    """Whether a sentence ends inside a line."""
    return (". " in text or "! " in text or "? " in text) and _SENTENCE_IN.search(text) is not None


@of_line
def signs(text: str) -> Mapping[str, float]:
    """Return the signs in the wording of a line, each with 1."""
    words = text.split()
    stopped = stops(text)
    found = _wordings().said(text)
    if "promise" in found:
        found.remove("promise")
        found.add("opener")
    scene = is_scene(text)
    if scene:
        # «Hiện trường vụ cháy» opens with «hiện» and refers to nothing told before.
        found -= {"opener", "refers"}
    plain = {
        "stopped": stopped,
        "long": len(words) > _LONG,
        "longer": len(words) > _LONGER,
        "longest": len(words) > _LONGEST,
        "commas": text.count(", ") >= _COMMAS,
        "sentences": "; " in text or _has_sentence(text),
        "colon": ": " in text,
        "bracket": "(" in text,
        "number": _counts(text),
        "scene": scene,
        "official": "person" in found and _is_official(text),
        "capitals": text.isupper(),
        "open, few words": not stopped and len(words) <= _FEWER,
        "open, some words": not stopped and len(words) in _HEADS,
        "open, many words": not stopped and len(words) > _MORE,
        "nameless": not stopped and is_nameless(words),
    }
    # Always in one order: the sum of weights must not depend on it.
    in_order = [*compress(plain, plain.values())]
    together = _together(found.union(in_order))
    in_order += filter(found.__contains__, _WORDED)
    in_order += compress(together, together.values())
    return dict.fromkeys(in_order, 1.0)


def wording(text: str) -> dict[str, float]:
    """Return all that the wording of a line says, its single words included."""
    return {**signs(text), "words": captionwords.odds(text)}


# Signs at the beginning of a line and anywhere in it, by the group of their words.
_OPENING = {
    "people": "people",
    "person": "person",
    "thing": "things",
    "deed": "deeds",
    "opener": "openers",
    "event": "events",
    "heads": "heads",
    "announces": "announces",
}
_INSIDE = {
    "act": "acts",
    "happens": "happens",
    "tense": "tenses",
    "refers": "refers",
    "time": "times",
    "says": "says",
    "clause": "clauses",
    "passive": "passive",
    "counts": "counts",
    "presides": "presides",
    "promise": "promises",
}
# Who presides is a sign only in a line with its stop.
_WORDED = tuple(sign for sign in (*_OPENING, *_INSIDE) if sign != "presides")
_TELLING = frozenset(
    {
        "tense",
        "number",
        "opener",
        "clause",
        "event",
        "says",
        "refers",
        "happens",
        "time",
        "sentences",
        "colon",
    }
)
_COUNTED = frozenset({"tense", "number", "clause", "says", "passive", "counts"})
_SHOWING = frozenset({"people", "person", "thing", "deed", "scene"})


@cache
def _wordings() -> Wordings:
    return Wordings(
        {sign: pattern(group) for sign, group in _OPENING.items()},
        {sign: pattern(group) for sign, group in _INSIDE.items()},
    )


def _together(found: AbstractSet[str]) -> dict[str, bool]:
    """Return the signs that only several together make."""
    stopped = "stopped" in found
    someone = "people" in found or "person" in found
    # What somebody gets is told and seldom seen.
    tells = (someone and "passive" in found) or not found.isdisjoint(_TELLING)
    return {
        "still": not tells,
        "stopped still": stopped and not tells,
        "unstopped colon": "colon" in found and not stopped,
        "stopped telling": stopped and tells,
        "stopped counting": stopped and "number" in found,
        "stopped presiding": stopped and "presides" in found,
        "event happens": {"event", "happens"} <= found and "scene" not in found,
        "people act": someone and "act" in found and "tense" not in found,
        "tells much": len(found & _COUNTED) >= _TOLD,
        "only a deed": "deed" in found and found.isdisjoint({"tense", "commas", "says", "colon"}),
        "bare": "nameless" in found and found.isdisjoint(_SHOWING),
    }


def looks(text: str, least: float = _SURE) -> bool:
    """Whether a line looks like a caption by its wording alone, wherever it stands."""
    known = settled(text)
    return weigh(wording(text)) > least if known is None else known


@cache
def common_words() -> frozenset[str]:
    """Return the words that stand in every report."""
    return frozenset(" ".join(table()["common"]).split())


def telling_words(text: str) -> frozenset[str]:
    """Return the different words of a line that not every report has."""
    return frozenset([word for word in bag(text) - common_words() if len(word) > 1])


def _counts(text: str) -> bool:
    """Whether a line has a number that counts something."""
    return _DIGIT.search(text) is not None and any(match["counting"] for match in _NUMBERS.finditer(text))


def _is_official(text: str) -> bool:
    """Whether a line names a person with all offices and then one thing: «Ông A, Bí thư …, phát biểu»."""
    parts = text.rstrip(" .").split(", ")
    person = pattern("person").match(text)
    # «Bà Nguyễn Thị A», not «Bà con»: a name follows.
    if person is None or not text[person.end() :].lstrip()[:1].isupper():
        return False
    if not all(part[:1].isupper() for part in parts[:-1]):
        return False
    if _SPOKEN.search(text) or _counts(text) or pattern("told").search(parts[-1]):
        return False
    return pattern("shown").search(parts[-1]) is not None

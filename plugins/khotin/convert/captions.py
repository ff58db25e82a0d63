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
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from importlib import resources
from itertools import compress, repeat
from typing import Any

from khotin.convert import captionwords
from khotin.convert.bylines import photo_credit
from khotin.convert.lines import bag, ends, word_count
from khotin.convert.memo import of_line, of_report
from khotin.convert.wording import Wording, Wordings

MAX_WORDS = 48
# Weights nearer to zero than this leave the matter open.
CLOSE = 3.25
_SURE = 1.0
_LIST = re.compile(r"(?:[-+*•–]|\d{1,3}[.)/]|[a-zđ][.)]|[IVXLC]+[.)/-])\s*\S")
_NUMBERED = re.compile(r"(?:[IVXLC]+|\d{1,2}|[A-Z])[.)/-]\s*\S")
_HEADING_WORDS = 10
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
# «Hiện trường vụ sạt lở»: a few words that name a scene, and no stop.
_SCENE = 8
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
_CELLS = 3
_QUOTES = '“"'
_SPOKEN = re.compile('[“”":;]')
_STOPS = (".", "!", "?", "…", ":", ";", ",")


@of_report
def stops(text: str) -> bool:
    """Whether a line ends as a sentence or a clause does, or with the mark «./.» of the end."""
    return text.endswith("/") or ends(text, _STOPS, '"”’)')


def has_end_mark(text: str) -> bool:
    """Whether a line ends with «./.», the mark of a text's end."""
    return text.endswith(("./.", "/.", "./"))


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("khotin.convert").joinpath(f"data/{name}").read_text("utf-8"))


@cache
def _pattern(group: str) -> Wording:
    return Wording.any_of(_data("captions.toml")[group])


def weigh(signs: Mapping[str, float]) -> float:
    """Return what `signs` weigh together: above zero for a caption, below for text, near it unsure."""
    return _weigh(signs, "alone")


def weigh_among(signs: Mapping[str, float]) -> float:
    """Return what `signs` weigh where those of the report's other captions are among them."""
    return _weigh(signs, "among")


def _weigh(signs: Mapping[str, float], table: str) -> float:
    known: Mapping[str, float] = _data("caption_weights.toml")[table]
    weights = map(known.get, signs, repeat(0.0))
    return known["always"] + sum(map(operator.mul, weights, signs.values()), 0.0)


@of_line
def settled(text: str) -> bool | None:
    """Whether the wording alone makes a lone line a caption or not; None where it has to be weighed."""
    words = word_count(text)
    if words < 2 or words > MAX_WORDS or _LIST.match(text) or " | " in text or has_end_mark(text):
        return False
    if has_credit(text) or (")" in text and _POINTS.search(text)):
        return True
    if text[0] in _QUOTES and _QUOTED.match(text) and not _has_sentence(text):
        return True
    if _TOLD_DAY.match(text) or _pattern("addresses").match(text) is not None:
        return False
    if (words >= _DESCRIBED and _PICTURE.match(text)) or (
        words <= _SCENE and is_scene(text) and not stops(text)
    ):
        return True
    if text[0] == "(" and _shows_in_brackets(text):
        return True
    if text.endswith((":", ";", ",", "?")) or is_heading(text):
        return False
    if (text[-1].isdigit() or text[0] == "#") and _TOLD_ALOUD.search(text):
        return False
    return False if _is_entry(text) else None


def _shows_in_brackets(text: str) -> bool:
    """Whether a line in brackets shows something: so a caption is printed where there is no style for it."""
    inside = _BRACKETED.fullmatch(text)
    return inside is not None and word_count(text) >= _BRACKETED_WORDS and looks(inside[1].strip(), least=0)


def _is_entry(text: str) -> bool:
    """Whether a line is a row of figures: «Đúng hạn: 97,2%», «Dãy A - khởi điểm 1,1 tỷ - trúng 1,7 tỷ»."""
    if ": " in text and _AMOUNT.search(text):
        return True
    cells = text.split(" - ")
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
        "nameless": not stopped and _is_nameless(words),
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
        {sign: _pattern(group) for sign, group in _OPENING.items()},
        {sign: _pattern(group) for sign, group in _INSIDE.items()},
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
    return frozenset(" ".join(_data("captions.toml")["common"]).split())


def telling_words(text: str) -> frozenset[str]:
    """Return the different words of a line that not every report has."""
    return frozenset([word for word in bag(text) - common_words() if len(word) > 1])


@of_report
def has_credit(text: str) -> bool:
    """Whether `text` ends with the name of a photographer: «… Ảnh: X»."""
    return photo_credit(text) is not None


@of_report
def is_scene(text: str) -> bool:
    """Whether `text` opens as only captions do."""
    return _pattern("scenes").match(text) is not None


def begins_text(text: str) -> bool:
    """Whether a line is a sentence such as only the text begins with: «Sáng 11/7, Đảng ủy xã tổ chức …»."""
    return text.endswith(".") and opens(text)


def is_story(text: str) -> bool:
    """Whether a line above a report, or its headline, says that pictures tell it: «Phóng sự ảnh»."""
    return _pattern("stories").fullmatch(text) is not None


def announces_album(text: str) -> bool:
    """Whether the pictures of an album follow `text`: «Một số hình ảnh tại ngày hội:»."""
    return text.endswith(":") and _pattern("albums").fullmatch(text) is not None


def _counts(text: str) -> bool:
    """Whether a line has a number that counts something."""
    return _DIGIT.search(text) is not None and any(match["counting"] for match in _NUMBERS.finditer(text))


def _is_official(text: str) -> bool:
    """Whether a line names a person with all offices and then one thing: «Ông A, Bí thư …, phát biểu»."""
    parts = text.rstrip(" .").split(", ")
    person = _pattern("person").match(text)
    # «Bà Nguyễn Thị A», not «Bà con»: a name follows.
    if person is None or not text[person.end() :].lstrip()[:1].isupper():
        return False
    if not all(part[:1].isupper() for part in parts[:-1]):
        return False
    if _SPOKEN.search(text) or _counts(text) or _pattern("told").search(parts[-1]):
        return False
    return _pattern("shown").search(parts[-1]) is not None


def points_back(text: str) -> bool:
    """Whether a line begins with somebody whom only the line before names: «Chị nhớ đúng …», «Ông cười»."""
    pronoun = _pattern("pointing").match(text)
    return pronoun is not None and text[pronoun.end() :].lstrip()[:1].islower()


@of_line
def opens(text: str) -> bool:
    """Whether a line begins as a sentence of the text does: «Sáng ngày …», «Tại đây …»."""
    return _pattern("openers").match(text) is not None or _pattern("promises").search(text) is not None


def is_item(text: str) -> bool:
    """Whether a line begins with the mark of a list's item: «- », «a) », «2. »."""
    return _LIST.match(text) is not None


def is_heading(text: str) -> bool:
    """Whether a lone line is a cross-head by its own look: numbered or in capitals."""
    if stops(text) or word_count(text) > 25:
        return False
    if _NUMBERED.match(text) or _is_section(text.split(), text):
        return True
    return text.isupper() and word_count(text) <= _HEADING_WORDS and not is_scene(text)


def _is_section(words: Sequence[str], text: str) -> bool:
    """Whether a line is the cross-head of an official report, which names nobody: «Nhiệm vụ trọng tâm»."""
    return _is_nameless(words) and _pattern("sections").match(text) is not None


def _is_nameless(words: Sequence[str]) -> bool:
    return len(words) <= _HEADING_WORDS and not any(map(str.isupper, [word[0] for word in words[1:]]))


@of_line
def may_be_heading(text: str) -> bool:
    """Whether a lone line could be a cross-head: a few words that name no one and show nothing."""
    if stops(text) or not 2 <= word_count(text) <= _HEADING_WORDS or is_scene(text) or has_credit(text):
        return False
    words = text.split()
    if any(word[0].isupper() or word[0].isdigit() for word in words[1:]):
        return False
    return not (_pattern("people").match(text) and _pattern("acts").search(text))

"""What a lone line is by its wording and its look: a scene, a cross-head, an item, the opening of a text.

These are the questions that head, middle and foot of a report ask of a line before any weighing; the words
stand in `data/captions.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from khotin.convert.lines import ends, word_count
from khotin.convert.memo import of_line, of_report
from khotin.convert.photocredits import photo_credit
from khotin.convert.wording import Wording

_LIST = re.compile(r"(?:[-+*•–]|\d{1,3}[.)/]|[a-zđ][.)]|[IVXLC]+[.)/-])\s*\S")
_NUMBERED = re.compile(r"(?:[IVXLC]+|\d{1,2}|[A-Z])[.)/-]\s*\S")
_SPOKEN = re.compile(r"\((?:tại|ở|phát biểu|bài phát biểu|đọc) [^()]*\bngày \d[^()]*\)", re.IGNORECASE)
_HEADING_WORDS = 10
_STOPS = (".", "!", "?", "…", ":", ";", ",")


@cache
def table() -> dict[str, Any]:
    """Return the words by which captions are told."""
    return tomllib.loads(resources.files("khotin.convert").joinpath("data/captions.toml").read_text("utf-8"))


@cache
def pattern(group: str) -> Wording:
    """Return the wordings of a group of that table."""
    return Wording.any_of(table()[group])


@of_report
def stops(text: str) -> bool:
    """Whether a line ends as a sentence or a clause does, or with the mark «./.» of the end."""
    return text.endswith("/") or ends(text, _STOPS, '"”’)')


def has_end_mark(text: str) -> bool:
    """Whether a line ends with «./.», the mark of a text's end."""
    return text.endswith(("./.", "/.", "./"))


@of_report
def has_credit(text: str) -> bool:
    """Whether `text` ends with the name of a photographer: «… Ảnh: X»."""
    return photo_credit(text) is not None


@of_report
def is_scene(text: str) -> bool:
    """Whether `text` opens as only captions do."""
    return pattern("scenes").match(text) is not None


def begins_text(text: str) -> bool:
    """Whether a line is a sentence such as only the text begins with: «Sáng 11/7, Đảng ủy xã tổ chức …»."""
    return text.endswith(".") and opens(text)


def is_story(text: str) -> bool:
    """Whether a line above a report, or its headline, says that pictures tell it: «Phóng sự ảnh»."""
    return pattern("stories").fullmatch(text) is not None


def announces_album(text: str) -> bool:
    """Whether the pictures of an album follow `text`: «Một số hình ảnh tại ngày hội:»."""
    return text.endswith(":") and pattern("albums").fullmatch(text) is not None


def points_back(text: str) -> bool:
    """Whether a line begins with somebody whom only the line before names: «Chị nhớ đúng …», «Ông cười»."""
    pronoun = pattern("pointing").match(text)
    return pronoun is not None and text[pronoun.end() :].lstrip()[:1].islower()


@of_line
def opens(text: str) -> bool:
    """Whether a line begins as a sentence of the text does: «Sáng ngày …», «Tại đây …»."""
    return pattern("openers").match(text) is not None or pattern("promises").search(text) is not None


@of_line
def goes_on(text: str) -> bool:
    """Whether a sentence goes on with what was told: «Nhận được tin báo, …», «Tại hiện trường, …»."""
    return stops(text) and pattern("goes_on").match(text) is not None


def tells_when(text: str) -> bool:
    """Whether a line in brackets tells when a speech was given: «(Tại xã Gia Phú, ngày 2/2/2009)»."""
    return text[0] == "(" and _SPOKEN.fullmatch(text) is not None


def addresses(text: str) -> bool:
    """Whether a line speaks to those present, as a speech does: «Kính thưa các đồng chí!»."""
    return text.endswith(("!", ",")) and pattern("addresses").match(text) is not None


def ranks(text: str) -> bool:
    """Whether a line tells who won a prize: «Nhì: đội Thôn 3»."""
    return pattern("ranks").match(text) is not None


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
    return is_nameless(words) and pattern("sections").match(text) is not None


@of_line
def may_be_heading(text: str) -> bool:
    """Whether a lone line could be a cross-head: a few words that name no one and show nothing."""
    if stops(text) or not 2 <= word_count(text) <= _HEADING_WORDS or is_scene(text) or has_credit(text):
        return False
    words = text.split()
    if any(word[0].isupper() or word[0].isdigit() for word in words[1:]):
        return False
    return not (pattern("people").match(text) and pattern("acts").search(text))


def is_nameless(words: Sequence[str]) -> bool:
    """Whether a few words name nobody and no place: none but the first begins with a capital."""
    return len(words) <= _HEADING_WORDS and not any(map(str.isupper, [word[0] for word in words[1:]]))

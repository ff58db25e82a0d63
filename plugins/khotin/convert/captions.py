"""Tell the caption of a lost picture from a paragraph, a cross-head and a name.

Plain text keeps no mark of a caption: it is a lone short line that shows rather than tells, usually
without a full stop, among paragraphs that all have one.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

MAX_WORDS = 48
_LIST = re.compile(r"(?:[-+*•–]|\d{1,3}[.)/]|[a-zđ][.)]|[IVXLC]+[.)/-])\s*\S")
_CREDIT = re.compile(r"[.(\s-]*\(?\b(?:Ảnh|Ảnh chụp|Nguồn ảnh|ảnh)\s*:\s*[^.]{2,50}[.)]*$")
_NUMBERED = re.compile(r"(?:[IVXLC]+|\d{1,2}|[A-Z])[.)/-]\s*\S")
_HEADING_WORDS = 9
_STOP = re.compile(r"[.!?…:;,][\"”’)]*$")


@cache
def _pattern(group: str) -> re.Pattern[str]:
    source = resources.files("khotin.convert").joinpath("data/captions.toml").read_text("utf-8")
    return re.compile("|".join(f"(?:{p})" for p in tomllib.loads(source)[group]), re.IGNORECASE)


def has_credit(text: str) -> bool:
    """Whether `text` ends with the name of a photographer: «… Ảnh: X»."""
    return _CREDIT.search(text) is not None


def is_scene(text: str) -> bool:
    """Whether `text` opens as only captions do."""
    return _pattern("scenes").match(text) is not None


def score(text: str) -> float:
    """Return how surely a lone line of the body is a caption; 1 and above is one."""
    words = len(text.split())
    if words > MAX_WORDS or words < 2 or _LIST.match(text) or text.count(" | ") > 1:
        return 0.0
    stopped = _STOP.search(text)
    if has_credit(text):
        return 2.0
    if text.endswith((":", ";", ",")):
        return 0.0
    shows = bool(_pattern("subjects").match(text)) + bool(_pattern("actions").search(text))
    tells = bool(_pattern("telling").search(text))
    if is_scene(text):
        return 0.4 if stopped and (tells or words > 30) else 1.5
    if not stopped:
        return 0.6 + 0.4 * shows - 0.3 * (words <= 3)
    if tells or words > 36 or ". " in text:
        return 0.0
    if shows == 2 and _pattern("places").search(text):
        return 1.0
    # One plain sentence without tense, number or clause shows people at something: a picture's line.
    still = words <= 22 and not _pattern("past").search(text) and not re.search(r"\d", text)
    return 1.0 if still and _pattern("people").match(text) and _pattern("doing").search(text) else 0.3 * shows


def is_heading(text: str) -> bool:
    """Whether a lone line is a cross-head by its own look: numbered or in capitals."""
    if _STOP.search(text) or len(text.split()) > 25:
        return False
    return bool(_NUMBERED.match(text)) or (text.isupper() and not is_scene(text))


def may_be_heading(text: str) -> bool:
    """Whether a lone line could be a cross-head: a few words that name no one and show nothing."""
    words = text.split()
    if _STOP.search(text) or not 2 <= len(words) <= _HEADING_WORDS or is_scene(text) or has_credit(text):
        return False
    named = any(word[:1].isupper() for word in words[1:])
    shows = _pattern("subjects").match(text) or _pattern("doing").search(text)
    return not named and not shows

"""The summary of a report: its first sentences, without what stands before them and tells nothing.

A paper's sign, a slogan or half a sentence («Nhân dịp kỷ niệm … 18/11.») may open a report; in a list of
reports it would stand for the whole of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from khotin.convert.lines import lowered, without_dateline, word_count

LENGTH = 280
# Fewer words are a stray line and no paragraph.
_WORDS = 8
# Sentences of so many lengths may be passed over before one that says something.
_AHEAD = 4
# The stop is asked behind the first blank: the engine looks for blanks quickly. «TP. Huế» goes on, «gây ra. »
# ends.
_SENTENCE = re.compile(r"\s(?:(?<=[^\s.]{3}[.!?…]\s)|(?<=\s[a-zà-ỹđ]{2}[.!?…]\s))\s*(?=[^\W\d_\s]|[\"“])")
_SLOGAN = (
    "nhiệt liệt chào mừng",
    "nhiệt liệt hưởng ứng",
    "quyết tâm thực hiện thắng lợi",
    "toàn đảng, toàn dân",
)
# Words that open the reason or the aim of what was done; alone they say nothing of it.
_AIM = ("nhằm ", "để ")
_OCCASION = ("nhân dịp ", "nhân ngày ", "nhân kỷ niệm ", "thực hiện ", "hưởng ứng ", "chào mừng ", "căn cứ ")
# What was done, behind the aim: «Thực hiện kế hoạch, xã tổ chức …».
_DONE = re.compile(
    r",.*\b(?:đã|đang|tổ chức|tiến hành|phối hợp|ra mắt|khai mạc|họp|vừa|được|có|là|diễn ra|sẽ)\b"
)


def summary(prose: Sequence[str]) -> tuple[str, int]:
    """Return the first sentences that tell something, at most some 280 characters, and their paragraph."""
    for at, text in enumerate(prose):
        if word_count(text) > _WORDS and (said := _opening(text)):
            return said, at
    at = next((at for at, text in enumerate(prose) if word_count(text) > _WORDS), 0)
    return (_cut(_unsigned(prose[at])), at) if prose else ("", 0)


def _unsigned(text: str) -> str:
    bare = without_dateline(text)
    return bare if bare == text else bare[:1].upper() + bare[1:]


def _opening(text: str) -> str:
    """Return the first sentences of a paragraph that tell something, empty where none does."""
    text = _unsigned(text)
    # Of an endless paragraph no more is divided than could be kept.
    sentences = _SENTENCE.split(text[: _AHEAD * LENGTH])
    if len(text) > _AHEAD * LENGTH and len(sentences) > 1:
        sentences.pop()
    kept = ""
    vague = True
    for sentence in sentences:
        low = lowered(sentence)
        if low.startswith(_SLOGAN):
            continue
        if kept and len(kept) + len(sentence) >= LENGTH:
            if not vague:
                break
            kept = ""
        vague = (vague or not kept) and _is_vague(low)
        kept = f"{kept} {sentence}".strip()
    return "" if vague else _cut(kept)


def _is_vague(low: str) -> bool:
    """Tell whether a sentence (in lower case) gives an aim or an occasion and not what was done."""
    return (low.startswith(_OCCASION) and "," not in low) or (
        low.startswith(_AIM) and _DONE.search(low) is None
    )


def _cut(said: str) -> str:
    """Return a summary cut at a word, with «…» where it was too long."""
    if len(said) <= LENGTH:
        return said
    return said[:LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"

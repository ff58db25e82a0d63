"""Give a report its topics: which entries of the vocabulary its words speak for.

A keyword in the title weighs most, in the lead more than in the rest, since a six-month review
mentions every field of local life. A few right topics serve a reader better than all possible ones.
What keywords hide in, as «hội diễn» in «đại hội diễn ra», stands in `data/topics.toml`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, compress

from khotin.convert.lines import word_count
from khotin.convert.lines import words as words_of
from khotin.model import Topic
from khotin.text import tone

MOST = 4
_TITLE, _LEAD = 6, 3
# What a topic earns by so many mentions in the body alone, so that repetition does not outweigh the
# headline; a review of half a year mentions most topics a few times. A keyword of several words counts twice.
_REST = (0, 1, 2, 3, 3, 4)
_SEVERAL = 4
# A report in one paragraph opens with its lead, the rest of it is no lead.
_LEAD_LENGTH = 600
# One title keyword is enough; without one, the report must come back to the topic again and again.
_LEAST = 4
# Where no topic has as much, the best may do with less.
_LEAST_ALONE = 3
# A topic far behind the best one is a passing mention.
_SHARE = 0.15
# «Chủ tịch HĐND», «Thường trực HĐND», «Bí thư Đoàn xã» is somebody's office, not what the report is about.
_OFFICES = frozenset({"chủ tịch", "thường trực", "bí thư", "hội trưởng"})
_OFFICE_ENDS = frozenset(office.split()[1] for office in _OFFICES)
# «Cùng dự có lãnh đạo Ủy ban MTTQ xã»: who came tells nothing of what a report is about.
_GUESTS = re.compile(
    r"(?:Dự(?! án| thảo| kiến| toán| báo)|(?:Cùng|Tham|Đến|Tới|Về)(?: tham)? dự)\b[^.!?…\n]*"
)
_WORD = re.compile(r"\w+")
_OPEN = ("oa", "oe", "uy")
# In the place of a topic: the words speak for none.
_NONE = -1
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class Found:
    """A topic given to a report, and the words that speak for it."""

    slug: str
    evidence: str


def assign(title: str, paragraphs: Sequence[str], topics: Sequence[Topic]) -> list[Found]:
    """Return at most four topics of `topics` that the report is about, the strongest first."""
    index = _index(tuple(topics))
    scores: dict[int, int] = {}
    rest: dict[int, int] = {}
    seen: dict[int, dict[str, int]] = {}
    lead, body = _divided([_without_guests(text) for text in paragraphs])
    for weight, texts in ((_TITLE, [title]), (_LEAD, [lead])):
        for topic, phrase in _hits(texts, index):
            counts = seen.setdefault(topic, {})
            if phrase not in counts:
                scores[topic] = scores.get(topic, 0) + weight
            counts[phrase] = counts.get(phrase, 0) + 1
    for topic, phrase in _hits(body, index):
        rest[topic] = rest.get(topic, 0) + (2 if word_count(phrase) >= _SEVERAL else 1)
        counts = seen.setdefault(topic, {})
        counts[phrase] = counts.get(phrase, 0) + 1
    totals = {topic: scores.get(topic, 0) + _REST[min(rest.get(topic, 0), len(_REST) - 1)] for topic in seen}
    best = max(totals.values(), default=0)
    least = max(_LEAST, best * _SHARE) if best >= _LEAST else max(_LEAST_ALONE, best)
    chosen = [topic for topic, total in totals.items() if total >= least]
    chosen.sort(key=lambda topic: (-totals[topic], -rest.get(topic, 0), topics[topic].slug))
    return [Found(topics[topic].slug, _quote(seen[topic])) for topic in chosen[:MOST]]


def _divided(paragraphs: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the lead and what follows it; of an endless first paragraph only the beginning is the lead."""
    if not paragraphs or len(paragraphs[0]) <= _LEAD_LENGTH:
        return "".join(paragraphs[:1]), paragraphs[1:]
    first = paragraphs[0]
    end = max(first.rfind(stop, 0, _LEAD_LENGTH) for stop in (". ", "; ", ", ")) + 1 or _LEAD_LENGTH
    return first[:end], (first[end:], *paragraphs[1:])


def _without_guests(text: str) -> str:
    return _GUESTS.sub("", text) if "Dự " in text or " dự " in text else text


@cache
def _hidden() -> tuple[str, ...]:
    """Return the phrases in which the words of a keyword are parts of others or told in passing."""
    text = files("khotin.convert").joinpath("data/topics.toml").read_text(encoding="utf-8")
    return tuple(chain.from_iterable(tomllib.loads(text).values()))


def _quote(counts: dict[str, int]) -> str:
    common = sorted(counts.items(), key=lambda item: -item[1])[:3]
    return ", ".join(f"«{phrase}» ×{count}" if count > 1 else f"«{phrase}»" for phrase, count in common)


# The number of its topic, a keyword, the number of its words.
_Entry = tuple[int, str, int]
# Keywords word by word: for each word the keywords that end with it, with those that ended before it behind
# them, and the words that may follow.
_Index = dict[str, tuple[list[_Entry], "_Index"]]


@lru_cache(maxsize=4)
def _index(topics: tuple[Topic, ...]) -> _Index:
    """Return the keywords of `topics` so that one pass over a report finds all of them."""
    index: _Index = {}
    for number, keywords in chain(enumerate(topic.keywords for topic in topics), ((_NONE, _hidden()),)):
        for keyword in keywords:
            for words in _spellings(keyword):
                ended, following = index.setdefault(words[0], ([], {}))
                for word in words[1:]:
                    ended, following = following.setdefault(word, ([], {}))
                ended.append((number, keyword, len(words)))
    _extend(index, [])
    return index


def _extend(index: _Index, shorter: list[_Entry]) -> None:
    for ended, following in index.values():
        ended.extend(shorter)
        _extend(following, ended)


def _spellings(keyword: str) -> set[tuple[str, ...]]:
    """Return the words of `keyword` with the tone of oa, oe, uy on either vowel."""
    older = _WORD.findall(tone(keyword).casefold())
    return {words for words in (tuple(older), tuple(map(_newer, older))) if words}


def _newer(word: str) -> str:
    for vowels in _OPEN:
        for mark in _TONES:
            first = unicodedata.normalize("NFC", vowels[0] + mark + vowels[1])
            if word.endswith(first) and not word.startswith("q"):
                return word[:-2] + unicodedata.normalize("NFC", vowels + mark)
    return word


def _is_office(words: Sequence[str], at: int) -> bool:
    """Tell whether the words before a keyword make it the office of a person."""
    return at > 1 and words[at - 1] in _OFFICE_ENDS and f"{words[at - 2]} {words[at - 1]}" in _OFFICES


def _hits(texts: Sequence[str], index: _Index) -> list[tuple[int, str]]:
    """Return (topic, keyword) for each keyword in `texts`; one topic takes each word only once."""
    words = (*chain.from_iterable((*words_of(text), "") for text in texts), "")
    hits: list[tuple[int, str]] = []
    # Where the words end that each topic has taken.
    ends = {_NONE: 0}
    for at in compress(range(len(words)), map(index.__contains__, words)):
        found, following = index[words[at]]
        after = at + 1
        while (longer := following.get(words[after])) is not None:
            found, following = longer
            after += 1
        if not found or at < ends[_NONE] or _is_office(words, at):
            continue
        for topic, keyword, length in found:
            if at < ends.get(topic, 0):
                continue
            ends[topic] = at + length
            if topic == _NONE:
                break
            hits.append((topic, keyword))
    return hits

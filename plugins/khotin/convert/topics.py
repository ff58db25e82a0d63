"""Give a report its topics: which entries of the vocabulary its words speak for.

A keyword in the title weighs most, in the lead more than in the rest, since a six-month review
mentions every field of local life. A few right topics serve a reader better than all possible ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress

from khotin.convert.lines import words as words_of
from khotin.model import Topic
from khotin.text import tone

MOST = 4
_TITLE, _LEAD, _REST = 6, 2, 1
# What a topic may earn from the body alone, so that repetition does not outweigh the headline.
_REST_MOST = 4
# One title keyword is enough; without one, the report must come back to the topic again and again.
_LEAST = 4
# A topic far behind the best one is a passing mention.
_SHARE = 0.15
# «Chủ tịch HĐND», «Thường trực HĐND» is somebody's office, not what the report is about.
_OFFICES = frozenset({"tịch", "trực"})
_WORD = re.compile(r"\w+")
_OPEN = ("oa", "oe", "uy")
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
    for weight, texts in ((_TITLE, [title]), (_LEAD, paragraphs[:1])):
        for topic, phrase in _hits(texts, index):
            counts = seen.setdefault(topic, {})
            if phrase not in counts:
                scores[topic] = scores.get(topic, 0) + weight
            counts[phrase] = counts.get(phrase, 0) + 1
    for topic, phrase in _hits(paragraphs[1:], index):
        rest[topic] = min(_REST_MOST, rest.get(topic, 0) + _REST)
        counts = seen.setdefault(topic, {})
        counts[phrase] = counts.get(phrase, 0) + 1
    totals = {topic: scores.get(topic, 0) + rest.get(topic, 0) for topic in seen}
    best = max(totals.values(), default=0)
    chosen = [topic for topic, total in totals.items() if total >= max(_LEAST, best * _SHARE)]
    chosen.sort(key=lambda topic: (-totals[topic], topics[topic].slug))
    return [Found(topics[topic].slug, _quote(seen[topic])) for topic in chosen[:MOST]]


def _quote(counts: dict[str, int]) -> str:
    common = sorted(counts.items(), key=lambda item: -item[1])[:3]
    return ", ".join(f"«{phrase}» ×{count}" if count > 1 else f"«{phrase}»" for phrase, count in common)


_Entry = tuple[tuple[str, ...], int, str]
# Keywords by their first word: those of one word, and the others by their second word, each of them
# (the words after that, number of the topic, keyword). Those of one word come last there again.
_Index = dict[str, tuple[list[_Entry], dict[str, list[_Entry]]]]


@lru_cache(maxsize=4)
def _index(topics: tuple[Topic, ...]) -> _Index:
    """Return the keywords of `topics` so that one pass over a report finds all of them."""
    index: _Index = {}
    for number, topic in enumerate(topics):
        for keyword in topic.keywords:
            for words in _spellings(keyword):
                alone, seconds = index.setdefault(words[0], ([], {}))
                entries = seconds.setdefault(words[1], []) if len(words) > 1 else alone
                entries.append((words[2:], number, keyword))
    for alone, seconds in index.values():
        for entries in seconds.values():
            entries.sort(key=lambda entry: -len(entry[0]))
            entries.extend(alone)
    return index


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


def _hits(texts: Sequence[str], index: _Index) -> list[tuple[int, str]]:
    """Return (topic, keyword) for each keyword in `texts`; one topic takes each place only once."""
    words = (*chain.from_iterable(map(words_of, texts)), "", "")
    hits: list[tuple[int, str]] = []
    for at in compress(range(len(words)), map(index.__contains__, words)):
        alone, seconds = index[words[at]]
        entries = seconds.get(words[at + 1], alone)
        if not entries or (at and words[at - 1] in _OFFICES):
            continue
        third = words[at + 2]
        taken: set[int] = set()
        for tail, topic, keyword in entries:
            # Of the keywords that begin alike few have the next word of the text, too.
            if tail and (tail[0] != third or words[at + 2 : at + 2 + len(tail)] != tail):
                continue
            if topic not in taken:
                taken.add(topic)
                hits.append((topic, keyword))
    return hits

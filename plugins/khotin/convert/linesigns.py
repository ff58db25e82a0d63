"""The signs by which the second reader knows a line: its wording, its shape, its place, its neighbours.

Each sign is a short string; the model holds a weight for each of them with each kind of line. What a rule
of ours says of a line is a sign among the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache, partial
from itertools import compress, filterfalse, pairwise

from khotin.convert import boilerplate, captions, lonelines
from khotin.convert.bylines import parse_byline
from khotin.convert.labelled import is_prose, stops
from khotin.convert.lines import bag, word_count
from khotin.convert.lines import words as words_of
from khotin.convert.paragraphs import Paragraph
from khotin.convert.stamps import find_stamp
from khotin.model import Block
from khotin.text import same

_STEPS = (1, 2, 3, 5, 8, 12, 18, 26, 40, 80)
_LENGTHS = (*map(str, _STEPS), "more")
# Longer lines are prose whatever words they hold.
_SHORT, _LISTED = 40, 14
# What the markup of a page names needs no wording to be told.
_FIELDS = frozenset({"title", "time", "author", "source"})
_CLOCK = re.compile(r"\d{1,2}[:hg]\d\d")
_ADDRESS = re.compile(r"\w@\w|https?:|www\.|\.vn\b")
_PHONE = re.compile(r"\d{3,4}[ .]\d{3}[ .]\d{3}")
_PHONE_DIGITS = 9
_OPENING = '([“"-–•*+»>#|'
# What a neighbour tells of a line. What else it tells, it tells through its own kind.
_TOLD = ("w=", "stop", "prose", "tool", "block=", "by=", "stamp", "whole")


# What is asked of every lone line, and remembered.
_ASKED: tuple[Callable[[str], object], ...] = (
    find_stamp,
    partial(parse_byline, last=True),
    captions.settled,
    captions.signs,
    boilerplate.is_tool,
    boilerplate.is_opener,
    lonelines.is_scene,
    lonelines.opens,
    lonelines.may_be_heading,
)


def signs(rows: Sequence[Paragraph]) -> list[list[str]]:
    """Return the signs of each of `rows`."""
    _ask(rows)
    own = [_own(row) for row in rows]
    prose = [at for at, found in enumerate(own) if found[-1] == "prose"]
    first, last = (prose[0], prose[-1]) if prose else (0, len(rows) - 1)
    words = [words_of(row.text) for row in rows]
    bags = [bag(row.text) for row in rows]
    twice = _repeated(rows)
    lengths = [len(found) for found in words]
    short = [found for found, length in zip(bags, lengths, strict=True) if length <= _SHORT]
    asked = frozenset[str]().union(*short)
    said = frozenset[str]().union(*(asked & bags[at] for at in prose))
    # Whether blank lines stand before and after each row.
    gaps = (below.first.number - row.lines[-1].number for row, below in pairwise(rows))
    blank = [False, *(gap > 1 for gap in gaps), False]
    longest = max(range(first), key=lengths.__getitem__, default=-1)
    dense = f"dense={5 * sum(lengths[at] for at in prose) // max(1, sum(lengths))}"
    found = []
    for at in range(len(rows)):
        zone = "head" if at < first else "foot" if at > last else "mid"
        mine = [*own[at], f"zone={zone}", dense, f"from={min(5, at)}", f"left={min(4, len(rows) - 1 - at)}"]
        if zone != "mid":
            mine += [f"{zone}:{sign}" for sign in own[at]]
        if zone == "head":
            mine += [f"before={min(4, first - at)}", *(["longest"] if at == longest else [])]
        elif zone == "foot":
            mine.append(f"after={min(6, at - last)}")
        if at in twice:
            mine.append("twice")
        if lengths[at] <= _SHORT:
            mine += _words(words[at], zone, said)
            mine.append(f"lead={_shared(bags[at], bags[first])}")
        mine.append(f"blank={'<' * blank[at]}{'>' * blank[at + 1]}")
        mine += filter(None, map(_from_above, own[at - 1])) if at else ["p:none"]
        mine += filter(None, map(_from_below, own[at + 1])) if at + 1 < len(rows) else ["n:none"]
        if 0 < len(bags[at]) <= _SHORT:
            if at:
                mine.append(f"p:shared={_shared(bags[at], bags[at - 1])}")
            if at + 1 < len(rows):
                mine.append(f"n:shared={_shared(bags[at], bags[at + 1])}")
        found.append(mine)
    return found


def _ask(rows: Sequence[Paragraph]) -> None:
    """Ask of the lone lines of `rows` what is remembered of them.

    Question by question and not line by line: what one takes is still at hand for the next line.
    """
    lone = [row.text for row in rows if not is_prose(row.text) and row.hint not in _FIELDS]
    for question in _ASKED:
        deque(map(question, lone), maxlen=0)


@lru_cache(maxsize=1024)
def _from_above(sign: str) -> str:
    """Return what a sign of a line tells of the one below it, if anything; there are some hundred signs."""
    return f"p:{sign}" if sign.startswith(_TOLD) else ""


@lru_cache(maxsize=1024)
def _from_below(sign: str) -> str:
    """Return what a sign of a line tells of the one above it, if anything."""
    return f"n:{sign}" if sign.startswith(_TOLD) else ""


def _repeated(rows: Sequence[Paragraph]) -> set[int]:
    """Return which of `rows` say the same as another; lines of different length need no second look."""
    lengths = Counter([len(row.text) for row in rows])
    if len(lengths) == len(rows):
        return set()
    keys = {at: same(row.text) for at, row in enumerate(rows) if lengths[len(row.text)] > 1}
    counts = Counter(keys.values())
    return {at for at, key in keys.items() if counts[key] > 1}


def _own(row: Paragraph) -> list[str]:
    """Return what a line tells by itself."""
    text = row.text
    length = word_count(text)
    found = [f"w={_LENGTHS[bisect_left(_STEPS, length)]}"]
    if row.block is not Block.PARAGRAPH:
        found.append(f"block={row.block.value}")
    if row.hint:
        found.append(f"hint={row.hint}")
    if stops(text):
        found.append("stop")
    if is_prose(text):
        return [*found, "prose"]
    if row.hint in _FIELDS:
        return found
    words = text.split()
    capital = sum(map(str.isupper, [word[0] for word in words]))
    # Words of letters alone have none, and what is looked for with digits needs some.
    digits = sum(map(str.isdigit, "".join(filterfalse(str.isalpha, words))))
    stamp = find_stamp(text)
    signed = parse_byline(text, last=True)
    settled = captions.settled(text)
    shows = captions.signs(text)
    checks = {
        "colon": text.endswith((":", ";", ",")),
        "closed": text.endswith((")", "]")),
        f"opens={text[:1]}": text[:1] in _OPENING,
        "upper": text.isupper(),
        "lower": text[:1].islower(),
        f"capital={5 * capital // max(1, len(words))}": True,
        f"digits={1 + min(4, 10 * digits // len(text)) if digits else 0}": True,
        "stamp": stamp is not None,
        "whole": stamp is not None and stamp.whole,
        "clock": digits > 0 and _CLOCK.search(text) is not None,
        "bars": "|" in text or "»" in text or ">" in text or "/ " in text,
        "address": _has_address(text),
        "phone": digits >= _PHONE_DIGITS and _PHONE.search(text) is not None,
        "tool": boilerplate.is_tool(text),
        "opener": boilerplate.is_opener(text),
        "related": boilerplate.is_related(text),
        "section": boilerplate.is_section(text),
        "credit": lonelines.has_credit(text),
        "scene": lonelines.is_scene(text),
        "begins": lonelines.opens(text),
        "heading": lonelines.is_heading(text),
        "cross": lonelines.may_be_heading(text),
        f"settled={settled}": True,
        f"shows={max(-4, min(4, round(captions.weigh(shows))))}": True,
        "comma": ", " in text,
        "sentences": ". " in text,
        # What signs a report above its text would sign it below as well.
        "named": signed is not None and parse_byline(text, last=False) is not None,
    }
    found += compress(checks, checks.values())
    found += shows
    if signed is not None:
        found.append(f"by={signed.kind}{'A' * bool(signed.authors)}{'S' * bool(signed.source)}")
    return found


def _has_address(text: str) -> bool:
    # Searching for parts of addresses at once, the engine tries every letter.
    likely = "@" in text or "http" in text or "www." in text or ".vn" in text
    return likely and _ADDRESS.search(text) is not None


def _words(words: Sequence[str], zone: str, said: AbstractSet[str]) -> list[str]:
    """Return which words a short line holds, and how many of them the paragraphs say."""
    if not words:
        return ["wordless"]
    known = f"known={5 * sum(map(said.__contains__, words)) // len(words)}"
    found = [known, f"{zone}:{known}", f"first={words[0]}", f"pair={' '.join(words[:2])}", f"end={words[-1]}"]
    if len(words) <= _LISTED:
        found += [f"has={'0' if word.isdigit() else word}" for word in set(words)]
    return found


def _shared(words: AbstractSet[str], others: AbstractSet[str]) -> int:
    """Return how many of `words` are among `others`, in quarters."""
    return 4 * len(words & others) // len(words) if words else 0

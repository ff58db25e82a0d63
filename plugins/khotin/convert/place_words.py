"""The words and patterns by which a report's places are read, compiled once from `data/places.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from khotin.convert.lines import lowered, unsigned
from khotin.convert.memo import of_report
from khotin.text import same

FULL_KINDS = ("thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")
# Those whose name may be a number.
NUMBERED = frozenset({"quận", "phường"})
# The capitals of Vietnamese; among accented letters they stand beside the small ones.
CAPITALS = "".join(filter(str.isupper, map(chr, (*range(0x41, 0x1B1), *range(0x1EA0, 0x1EFA)))))
# A syllable with its apostrophes: H'Drai, D’Ran, 4.
TOKEN = re.compile(r"[^\W_]+(?:['’`´][^\W_]+)*")
# Words in the longest phrase of a list.
_LONGEST = 4
# What may stand between the syllables of one name: a blank, or the hyphen of Bà Rịa - Vũng Tàu.
JOINT = re.compile(r"\s?[-–]\s?|\s+|['’]\s?")


@cache
def table() -> dict[str, Any]:
    """Return the whole word table."""
    with files("khotin.convert").joinpath("data", "places.toml").open("rb") as stream:
        return tomllib.load(stream)


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of `[words]` in comparable form."""
    return frozenset(same(word) for word in table()["words"][name])


def kinds_in(text: str) -> Iterator[re.Match[str]]:
    """Yield what in `text` gives the `kind` of a name behind it: in lower case, or short in capitals.

    Behind a kind in full words, `sorts` tells the sort of unit; it may as well begin the name.
    """
    low = lowered(text)
    for start in _spots(text):
        if match := _worded().match(low, start) or _shortened().match(text, start):
            yield match


@of_report
def _spots(text: str) -> tuple[int, ...]:
    """Return where a kind of unit could begin in `text`."""
    # The blank that stands there or is set before the text takes no place of its own.
    return tuple(spot.start() for spot in _beginnings().finditer(" " + unsigned(text)))


@cache
def _beginnings() -> re.Pattern[str]:
    """Return a pattern, quick to search without signs, for the blank before what may give a kind."""
    forms = [*FULL_KINDS, *(w for ws in table()["bodies_of_kind"].values() for w in ws)]
    forms += [re.sub(r"[^a-z]", "", p.lower()) for ps in table()["short_kinds"].values() for p in ps]
    firsts = "".join(sorted({form[0] for form in forms}))
    rests = sorted({re.escape(form.split()[0][1:]) for form in forms if len(form) > 1}, key=len, reverse=True)
    return re.compile(rf" [{firsts}](?={'|'.join(rests)}|[ \d])")


@cache
def _worded() -> re.Pattern[str]:
    """Return the pattern of kinds, and of bodies that have one, in lower case."""
    bodies = _alternatives(w for ws in table()["bodies_of_kind"].values() for w in ws)
    full, sort = _alternatives(FULL_KINDS), _alternatives(table()["words"]["sorts"])
    return re.compile(
        rf"(?<!\w)(?P<kind>(?P<body>{bodies})|{full})\s+(?P<sorts>(?(body)|(?:(?:{sort})\s+)*))(?=[^\W_])"
    )


@cache
def _shortened() -> re.Pattern[str]:
    """Return the pattern of short kinds."""
    short = "|".join(sorted((p for ps in table()["short_kinds"].values() for p in ps), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<kind>{short})\s*(?P<sorts>)(?=[^\W_])")


def _alternatives(items: Iterable[str]) -> str:
    return "|".join(re.escape(i) for i in sorted(items, key=len, reverse=True))


@cache
def kind_of(written: str) -> str:
    """Return the kind that a match of `kinds_in` stands for."""
    bare = same(written)
    for kind, bodies in table()["bodies_of_kind"].items():
        if bare in {same(b) for b in bodies}:
            return str(kind)
    for kind, patterns in table()["short_kinds"].items():
        if any(re.fullmatch(p, written) for p in patterns):
            return str(kind)
    return bare


def ends_with(name: str, before: str) -> bool:
    """Tell whether the text before a place, in lower case, ends in a word or phrase of a list."""
    last = before.split()[-1:]
    return bool(last) and last[0] in _last_words(name) and not words(name).isdisjoint(endings(before))


@cache
def _last_words(name: str) -> frozenset[str]:
    """Return the words in which the phrases of a list end."""
    return frozenset(phrase.split()[-1] for phrase in words(name))


@of_report
def endings(before: str) -> tuple[str, ...]:
    """Return the last words of a text as one phrase, two, and so on: what could stand in a list."""
    last = before.split()[-_LONGEST:]
    return tuple(" ".join(last[i:]) for i in range(len(last)))


@cache
def starts_with(name: str) -> re.Pattern[str]:
    """Return a pattern that finds one of a list's words right after a place."""
    return re.compile(rf"\W{{0,3}}(?:{_alternatives(words(name))})(?!\w)")


@cache
def holds(name: str) -> re.Pattern[str]:
    """Return a pattern that finds one of a list's words anywhere in a comparable text."""
    return re.compile(rf"(?<!\w)(?:{_alternatives(words(name))})(?!\w)")


def says(name: str, text: str) -> bool:
    """Tell whether a comparable text has one of a list's words."""
    # Most texts have none of them, not even inside a word.
    return any(map(text.__contains__, words(name))) and holds(name).search(text) is not None


# A kind of unit without a name: «Hội Nông dân tỉnh», «Huyện ủy».
_GENERIC = re.compile(
    rf"(?<!\w)(?<!hợp tác )(?<!Hợp tác )(?<!HỢP TÁC )(?i:(?:(?P<kind>{'|'.join(FULL_KINDS)})(?! hội| viên)"
    r"|(?P<body>tỉnh|huyện|quận|thành|thị) (?:ủy|uỷ|đoàn)))(?!\w)"
)
_BODY_KINDS = {"thành": "thành phố", "thị": "thị xã"}


def generic_in(text: str, end: int | None = None) -> Iterator[re.Match[str]]:
    """Yield the kinds of unit without a name in `text` up to `end`, trying only where one could begin."""
    stop = len(text) if end is None else end
    done = 0
    for start in _spots(text):
        if done <= start < stop and (match := _GENERIC.match(text, start, stop)):
            done = match.end()
            yield match


def generic_kind(match: re.Match[str]) -> str:
    """Return the kind of unit that a match of `generic_in` speaks of."""
    body = (match["body"] or "").casefold()
    return kind_of(match["kind"]) if match["kind"] else _BODY_KINDS.get(body, body)


@of_report
def kinds_alone(text: str, *, shouted: bool) -> tuple[str, ...]:
    """Return the kinds of unit that a text speaks of without a name: «Hội Nông dân tỉnh lần thứ X»."""
    found = []
    for match in generic_in(text):
        first = text[match.end() :].lstrip()[:1]
        named = first.isupper() or (first.isdigit() and same(match["kind"] or "") in NUMBERED)
        if not (match["kind"] and not shouted and named):
            found.append(generic_kind(match))
    return tuple(found)

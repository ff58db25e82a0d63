"""Terms of office as articles write them, and the table of bodies that have one.

The converter finds terms in reports, editors type them, the site groups them; all three go through
this table, so that «MTTQ» is the same kind of body everywhere.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from khotin.model import Term

OTHER = "khac"
_FULL_TERM = 4  # years: bodies that sit shorter have no terms common to the country
_TABLE = Path(__file__).parent / "data" / "bodies.toml"
_WRITTEN = re.compile(r"(?P<body>.*?)\s*\b(?P<start>\d{4})\s*[-–—]\s*(?P<end>\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of body: how it is written, how reports say it, and its regular terms."""

    key: str
    name: str
    group: str
    says: tuple[str, ...]
    terms: tuple[tuple[int, int], ...]
    years: tuple[int, int]


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """Return the kinds of bodies by key, in the order of the table."""
    table = tomllib.loads(_TABLE.read_text("utf-8"))
    return {key: _kind(key, row) for key, row in table.items()}


def _kind(key: str, row: dict[str, list[str] | str]) -> Kind:
    terms = tuple((int(term[:4]), int(term[5:])) for term in row["terms"])
    shortest, longest = map(int, row["years"])
    return Kind(key, str(row["name"]), str(row["group"]), tuple(row["says"]), terms, (shortest, longest))


def group_name(kind: str) -> str:
    """Return what the page of a term calls all bodies of `kind`: «Đảng bộ các cấp»."""
    return kinds()[kind].group if kind in kinds() else "Tổ chức khác"


def regular(kind: str, start: int, end: int) -> bool:
    """Return whether bodies of `kind` regularly hold office from `start` to `end`."""
    return kind in kinds() and (start, end) in kinds()[kind].terms


def kind_of(body: str) -> str:
    """Return the key of the kind that the body `body` belongs to, by the words it begins with."""
    match = mentions().match(body.lower())
    return kind_said(match[0]) if match else OTHER


@lru_cache(maxsize=1)
def _says() -> tuple[tuple[str, str], ...]:
    """Return (pattern, kind) for every way to say a body, in lower case, the longest first.

    «đại hội đảng toàn quốc» is not a «đại hội đảng» of this place.
    """
    says = [(phrase.lower(), kind.key) for kind in kinds().values() for phrase in (*kind.says, kind.name)]
    return tuple(sorted(says, key=lambda item: -len(item[0])))


@lru_cache(maxsize=1)
def mentions() -> re.Pattern[str]:
    """Return the pattern that finds bodies in lower-case text."""
    # By first letter and without groups: so the engine drops nearly all of a hundred ways at a glance. What
    # stands before is asked behind that letter: letters that a pattern begins with are what it looks for.
    letters: dict[str, list[str]] = {}
    for phrase, _ in _says():
        letters.setdefault(phrase[0], []).append(phrase[1:])
    ways = "|".join(rf"{letter}(?<!\w.)(?:{'|'.join(rest)})" for letter, rest in letters.items())
    return re.compile(rf"(?:{ways})(?!\w)")


@lru_cache(maxsize=256)
def kind_said(words: str) -> str:
    """Return the kind of body that `words`, found by `mentions`, say."""
    return next((kind for phrase, kind in _says() if re.fullmatch(phrase, words)), OTHER)


def usual(kind: str, start: int, end: int) -> bool:
    """Return whether a term is regular, or as long as those of a body that sets its own."""
    if regular(kind, start, end):
        return True
    shortest, longest = kinds()[kind].years
    return shortest < _FULL_TERM and shortest <= end - start <= longest


def parse(text: str) -> Term:
    """Return the term that an article writes as `text`; raise ValueError (Vietnamese) if it is none."""
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"nhiệm kỳ «{text}» thiếu năm bắt đầu và năm kết thúc (dạng 2020-2025) ở cuối")
    if not match["body"]:
        raise ValueError(f"nhiệm kỳ «{text}» thiếu tên tổ chức")
    start, end = int(match["start"]), int(match["end"])
    if not start < end <= start + 10:
        raise ValueError(f"nhiệm kỳ «{text}» có năm không hợp lý: {start} đến {end}")
    return Term(match["body"], kind_of(match["body"]), start, end)


def slug(term: Term) -> str:
    """Return the address of the page of `term`: «2020-2025» for the Party, «mttq-2024-2029» for others."""
    years = f"{term.start}-{term.end}"
    return years if term.kind == "dang" else f"{term.kind}-{years}"

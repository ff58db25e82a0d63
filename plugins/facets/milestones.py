"""What opened and what closed a term of office: the congresses and elections at its two ends.

A congress does both: it is a report of the term that begins, and names the one that ends.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import khotin
from khotin import terms
from khotin.archive import Archive
from khotin.entry import Entry
from khotin.model import Level

_TABLE = Path(khotin.__file__).parent / "data" / "milestones.toml"
# The reports of the highest bodies stand for all; the lists by year hold the rest.
MOST = 5


@dataclass
class Milestones:
    """The reports of a term's two ends."""

    opened: list[Entry] = field(default_factory=list)
    closed: list[Entry] = field(default_factory=list)


def milestones(archive: Archive) -> dict[str, Milestones]:
    """Return the milestones of every term by its slug."""
    found: dict[str, Milestones] = defaultdict(Milestones)
    for entry in archive.entries:
        year = entry.date.year
        for term in dict.fromkeys((*entry.terms, *entry.other_terms)):
            opens = term.start - 1 <= year <= term.start and term in entry.terms
            # Whether it tells of either is asked last: that takes longest.
            if (opens or term.end <= year <= term.end + 1) and tells(entry):
                ends = found[terms.slug(term)]
                (ends.opened if opens else ends.closed).append(entry)
    return found


def highest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return at most `MOST` of `entries` (newest first): those of the highest bodies, in order of time."""
    first = sorted(entries, key=lambda entry: entry.primary.level if entry.primary else Level.COMMUNE)[:MOST]
    return tuple(sorted(first, key=lambda entry: entry.sort_key))


def tells(entry: Entry) -> bool:
    """Tell whether a report is about a congress or an election."""
    topics, headline = _words()
    return any(topic.slug in topics for topic in entry.topics) or bool(headline.search(entry.title.lower()))


@cache
def _words() -> tuple[frozenset[str], re.Pattern[str]]:
    table = tomllib.loads(_TABLE.read_text("utf-8"))
    return frozenset(table["topics"]), re.compile("|".join(map(re.escape, table["headline"])))

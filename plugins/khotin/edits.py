"""What editors changed in articles after they came in, as readers are told it.

A page says when it was last edited and which of its fields were, and all of it is published as data. What a
commit changed never changes itself, so it is worked out once and remembered between builds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime
from itertools import chain, pairwise
from pathlib import Path

from khotin import history, state
from khotin.editorial.history import Change, Correction, changes, told
from khotin.entry import Entry

# What a commit changed, by its key: field, old and new value.
Known = dict[str, list[list[str]]]


@dataclass(frozen=True)
class Edit:
    """A commit that changed fields of an article: when, its words, and each field."""

    when: datetime
    subject: str
    corrections: tuple[Correction, ...]


def edits(root: Path, memory: Path, version: str) -> dict[str, tuple[Edit, ...]]:
    """Return the edits of each article by its file, newest first; `memory` is the file to remember them in.

    Commits named in `.git-blame-ignore-revs` and mere moves are none. Empty where Git knows no history.
    """
    found = {file: each for file, each in changes(root).items() if len(each) > 1}
    keys = [_key(*pair) for each in found.values() for pair in pairwise(each)]
    old = _recall(memory, version)
    unknown = [each for each in found.values() if any(_key(*pair) not in old for pair in pairwise(each))]
    known = old | _compare(root, unknown)
    now = {key: known[key] for key in keys}
    if now != old:
        state.remember(memory, {"version": version, "known": now})
    ignored = history.ignored_commits(root)
    made = {file: tuple(_edits(each, now, ignored)) for file, each in found.items()}
    return {file: rows for file, rows in made.items() if rows}


def changed(entry: Entry, own: Sequence[Edit]) -> date:
    """Return the day on which a report was last changed or came into the archive, else its own.

    `own` are its edits, newest first.
    """
    report = entry.report
    moments = filter(None, (report.updated, own[0].when if own else None))
    return max(moments, default=report.added or entry.date).date()


def _recall(memory: Path, version: str) -> Known:
    kept = state.recall(memory)
    found: Known = kept["known"] if kept and kept["version"] == version else {}
    return found


def _key(newer: Change, older: Change) -> str:
    return f"{older.commit} {newer.commit} {newer.file}"


def _compare(root: Path, unknown: Sequence[Sequence[Change]]) -> Known:
    if not unknown:
        return {}
    # One question to Git for all of them.
    answers = iter(told(root, list(chain.from_iterable(unknown))))
    found: Known = {}
    for each in unknown:
        rows = [next(answers)[1] for _ in each]
        # The first commit of an article corrects nothing.
        for pair, corrections in zip(pairwise(each), rows, strict=False):
            found[_key(*pair)] = [list(astuple(item)) for item in corrections]
    return found


def _edits(each: Sequence[Change], known: Mapping[str, list[list[str]]], ignored: set[str]) -> Iterator[Edit]:
    for newer, older in pairwise(each):
        corrections = tuple(Correction(*row) for row in known[_key(newer, older)])
        if corrections and newer.commit not in ignored:
            yield Edit(newer.when, newer.subject, corrections)

"""The history of articles from Git: when one was last changed, by whom, and what was corrected.

A shallow clone has no history to tell; it is told apart, so that no page claims that every article was
edited yesterday.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from khotin import article, frontmatter, guard
from khotin.editorial import git
from khotin.edtf import VIETNAM
from khotin.problems import ContentError

_FORMAT = "%x1e%H%x1f%an%x1f%aI%x1f%s"
_BODY = "body"


@dataclass(frozen=True, slots=True)
class Change:
    """One commit that touched an article; `file` is where the article stood then."""

    commit: str
    author: str
    when: datetime
    subject: str
    file: str

    @property
    def short(self) -> str:
        """The commit's short name."""
        return self.commit[:8]


@dataclass(frozen=True, slots=True)
class Correction:
    """One field that a change gave another value; for the text, `old` and `new` count its paragraphs."""

    field: str
    old: str
    new: str

    @property
    def name(self) -> str:
        """What editors and readers call the field."""
        return article.KEYS.get(self.field, "nội dung" if self.field == _BODY else self.field)


def changes(root: Path, file: str | None = None) -> dict[str, list[Change]]:
    """Return the changes of each article by its present file, newest first; of `file` alone where given.

    Renames are followed. Empty in a shallow clone and outside a repository.
    """
    if not git.is_repository(root) or git.is_shallow(root):
        return {}
    options = ["--follow"] if file else ["-M"]
    out = git.run(
        root,
        *("-c", "core.quotepath=off", "log", f"--format={_FORMAT}", "--name-status", "--relative", "-z"),
        *(*options, "--", file or "content/reports"),
    )
    found: dict[str, list[Change]] = {}
    # Newest first: where a file was renamed, what came before is told under its present name.
    present: dict[str, str] = {}
    for change, old in _records(out):
        now = present.get(change.file, change.file)
        if old != change.file:
            present[old] = now
        found.setdefault(now, []).append(change)
    return found


def _records(out: str) -> Iterator[tuple[Change, str]]:
    """Yield each change with the name of its file before it."""
    for record in out.split("\x1e")[1:]:
        head, _, tail = record.partition("\0")
        commit, author, when, subject = head.split("\x1f")
        moment = datetime.fromisoformat(when).astimezone(VIETNAM)
        parts = [part.lstrip("\n") for part in tail.split("\0") if part.strip("\n")]
        while parts:
            status = parts.pop(0)
            old = parts.pop(0)
            new = parts.pop(0) if status[0] in "RC" else old
            if new.endswith(".md") and status[0] != "D":
                yield Change(commit, author, moment, subject, new), old if status[0] == "R" else new


def differences(old: str, new: str) -> list[Correction]:
    """Return the fields that differ between two texts of one article, in the order of the format."""
    before, after = _fields(old), _fields(new)
    keys = [*article.KEYS, *sorted((before.keys() | after.keys()) - article.KEYS.keys() - {_BODY}), _BODY]
    return [
        Correction(key, _say(key, before.get(key, "")), _say(key, after.get(key, "")))
        for key in keys
        if before.get(key, "") != after.get(key, "")
    ]


def _fields(text: str) -> dict[str, object]:
    try:
        front = frontmatter.parse(text, "")
    except ContentError:
        return {}
    return {key: value for key, value in front.values.items() if value not in ("", [])} | {_BODY: front.body}


def _say(key: str, value: object) -> str:
    if key == _BODY:
        count = len([part for part in re.split(r"\n\s*\n", str(value)) if part.strip()])
        return f"{count} đoạn"
    if isinstance(value, dict):
        return "; ".join(f"{name}: {inner}" for name, inner in value.items())
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def told(root: Path, history: Sequence[Change]) -> list[tuple[Change, list[Correction]]]:
    """Return each change, newest first, with what it corrected; an article's first one corrects nothing."""
    texts = [
        _text(data or b"")
        for data in git.contents(root, [(change.commit, change.file) for change in history])
    ]
    found = [differences(older, newer) for newer, older in pairwise(texts)]
    return list(zip(history, [*found, []], strict=True)) if history else []


def _text(data: bytes) -> str:
    try:
        return guard.decode(data, "")
    except ContentError:
        return ""

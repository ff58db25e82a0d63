"""Look at the output folder as it is now: a page that somebody changed, lost or left is none of ours.

A process of its own looks while articles are read. Where the folder is the very one that the last build
left, nothing but somebody's hand can have changed it: of a very large one each build looks at another share.
One that was restored, copied or checked out is looked at whole.
"""

from __future__ import annotations

import os
import sys
from bisect import bisect_right
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from khotin import fingerprint, pool, state

from . import record
from .record import Record
from .trees import Trees

# Files looked at in a build. A folder that just changed places is not in the system's memory, so that more
# of them would take longer than reading the articles of an archive that has so many.
SHARE = 20_000
_END = chr(sys.maxunicode)


@dataclass(slots=True)
class Findings:
    """How the folder differs from the record.

    `wrong` are recorded files that are missing or hold other bytes, `strange` are files that are not
    recorded, `restamped` are files with the recorded bytes and another time stamp, as after a checkout.
    """

    wrong: set[str] = field(default_factory=set)
    strange: set[str] = field(default_factory=set)
    restamped: dict[str, int] = field(default_factory=dict)


class Span(NamedTuple):
    """Names after `after` up to `until`, in the order of the alphabet: what is looked at."""

    after: str = ""
    until: str = _END

    def holds(self, name: str) -> bool:
        """Tell whether a file is looked at."""
        return self.after < name <= self.until

    def meets(self, prefix: str) -> bool:
        """Tell whether there may be files to look at in the folder whose names begin with `prefix`."""
        return prefix <= self.until and (self.after < prefix or self.after.startswith(prefix))


EVERYTHING = Span()


def share(known: Record, after: str) -> Span:
    """Return the next share of the recorded files, after the one that ended with the name `after`."""
    names = sorted(known.files)
    start = bisect_right(names, after)
    if start >= len(names):
        start, after = 0, ""
    end = start + SHARE
    return Span(after, names[end - 1] if end < len(names) else _END)


def look(root: Path, known: Record, keep: set[str], span: Span = EVERYTHING) -> Findings:
    """Compare the folder `root`, but for the top-level names in `keep`, with what is known of it."""
    looker = _Looker(known, span)
    try:
        handle = os.open(root, os.O_RDONLY)
    except FileNotFoundError:
        pass
    else:
        looker.walk(handle, "", keep)
    looker.found.wrong.update(looker.places)
    return looker.found


class _Looker:
    """Walk through a folder by handles: the way to a file is looked up once, not for each file again."""

    def __init__(self, known: Record, span: Span) -> None:
        self.known, self.span, self.found = known, span, Findings()
        self.places = {name: place for name, place in known.index.items() if span.holds(name)}

    def walk(self, folder: int, prefix: str, keep: AbstractSet[str] = frozenset()) -> None:
        """Look at all files of an open folder and below it; close it."""
        try:
            with os.scandir(folder) as items:
                for item in items:
                    if item.name in keep:
                        continue
                    name = f"{prefix}{item.name}"
                    if item.is_dir(follow_symlinks=False):
                        if self.span.meets(f"{name}/"):
                            inner = os.open(item.name, os.O_RDONLY, dir_fd=folder)
                            self.walk(inner, f"{name}/")
                    elif self.span.holds(name):
                        self._compare(name, item, folder)
        finally:
            os.close(folder)

    def _compare(self, name: str, item: os.DirEntry[str], folder: int) -> None:
        place = self.places.pop(name, None)
        if place is None:
            self.found.strange.add(name)
            return
        stat, size = item.stat(follow_symlinks=False), self.known.sizes[place]
        if stat.st_size == size and stat.st_mtime_ns == self.known.stamps[place]:
            return
        if stat.st_size == size and _digest(item.name, folder) == self.known.digest(place):
            self.found.restamped[name] = stat.st_mtime_ns
        else:
            self.found.wrong.add(name)


def _digest(name: str, folder: int) -> bytes:
    try:
        handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=folder)
    except OSError:
        return b""
    with os.fdopen(handle, "rb") as file:
        return fingerprint.of_bytes(file.read())


class Looking:
    """Look in another process, where there is one to spare."""

    def __init__(self, trees: Trees, path: Path, keep: set[str]) -> None:
        """Look at the output folder of `trees`; the record at `path` tells what was in it."""
        self._trees, self._path, self._keep = trees, path, keep
        # How far the last build looked.
        self._mark = path.with_name("looked")
        self._aside = pool.Aside(self._look)

    def _look(self) -> Findings:
        known = record.load(self._path, quiet=True)
        span = EVERYTHING
        if len(known.files) > SHARE and known.trees == self._trees.inodes():
            span = share(known, state.recall(self._mark) or "")
            state.remember(self._mark, "" if span.until == _END else span.until)
        return look(self._trees.live, known, self._keep, span)

    def findings(self) -> Findings:
        """Wait for what was found."""
        return self._aside.result()

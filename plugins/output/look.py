"""Look at the output folder as it is now: a page that somebody changed, lost or left is none of ours.

Looking at some hundred thousand files takes a second; a process of its own does it while articles are read.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

from khotin import fingerprint, pool

from . import record
from .record import Record


@dataclass(slots=True)
class Findings:
    """How the folder differs from the record.

    `wrong` are recorded files that are missing or hold other bytes, `strange` are files that are not
    recorded, `restamped` are files with the recorded bytes and another time stamp, as after a checkout.
    """

    wrong: set[str] = field(default_factory=set)
    strange: set[str] = field(default_factory=set)
    restamped: dict[str, int] = field(default_factory=dict)


def look(root: Path, known: Record, keep: set[str]) -> Findings:
    """Compare the folder `root`, but for the top-level names in `keep`, with what is known of it."""
    looker = _Looker(known)
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

    def __init__(self, known: Record) -> None:
        self.known, self.found = known, Findings()
        self.places = dict(known.index)

    def walk(self, folder: int, prefix: str, keep: AbstractSet[str] = frozenset()) -> None:
        """Look at all files of an open folder and below it; close it."""
        try:
            with os.scandir(folder) as items:
                for item in items:
                    if item.name in keep:
                        continue
                    if item.is_dir(follow_symlinks=False):
                        inner = os.open(item.name, os.O_RDONLY, dir_fd=folder)
                        self.walk(inner, f"{prefix}{item.name}/")
                    else:
                        self._compare(f"{prefix}{item.name}", item, folder)
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

    def __init__(self, root: Path, path: Path, keep: set[str]) -> None:
        self._arguments = root, path, keep
        self._pid = 0
        self._pipe: Connection | None = None
        if pool.cores() > 1 and hasattr(os, "fork"):
            self._fork()

    def _fork(self) -> None:
        ours, theirs = Pipe(duplex=False)
        self._pid = os.fork()
        if self._pid == 0:
            ours.close()
            try:
                theirs.send_bytes(pickle.dumps(self._look()))
            finally:
                os._exit(0)
        theirs.close()
        self._pipe = ours

    def _look(self) -> Findings:
        root, path, keep = self._arguments
        return look(root, record.load(path, quiet=True), keep)

    def findings(self) -> Findings:
        """Wait for what was found."""
        if self._pipe is not None:
            try:
                data = self._pipe.recv_bytes()
            except EOFError:
                data = b""
            self._pipe.close()
            os.waitpid(self._pid, 0)
            if data:
                found = pickle.loads(data)  # noqa: S301 (from our own process)
                assert isinstance(found, Findings)
                return found
        return self._look()

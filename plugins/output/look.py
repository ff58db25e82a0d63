"""Look at the output folder as it is now: a page that somebody changed, lost or left is none of ours.

Looking at some hundred thousand files takes a second; a process of its own does it while articles are read.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
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
    found = Findings()
    places = dict(known.index)
    for name, item in _walk(str(root), "", keep):
        place = places.pop(name, None)
        if place is None:
            found.strange.add(name)
            continue
        stat = item.stat(follow_symlinks=False)
        if stat.st_size == known.sizes[place] and stat.st_mtime_ns == known.stamps[place]:
            continue
        if stat.st_size == known.sizes[place] and _digest(item.path) == known.digest(place):
            found.restamped[name] = stat.st_mtime_ns
        else:
            found.wrong.add(name)
    found.wrong.update(places)
    return found


def _walk(folder: str, prefix: str, keep: set[str]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        items = os.scandir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    with items:
        for item in items:
            if not prefix and item.name in keep:
                continue
            name = f"{prefix}{item.name}"
            if item.is_dir(follow_symlinks=False):
                yield from _walk(item.path, f"{name}/", keep)
            else:
                yield name, item


def _digest(path: str) -> bytes:
    try:
        return fingerprint.of_bytes(Path(path).read_bytes())
    except OSError:
        return b""


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

"""Articles as they were read before, so that a build reads only what changed.

A row holds what an article says (not its text) under the digest of the file. It is found by size and time
stamps, or, where a fresh checkout changed those, by the digest. Rows lie in shards, each a JSON file that
names the version of the code that wrote it and its own checksum; a shard that is damaged or of another
version is read anew, with a message for damage.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import dataclass, fields
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any
from zlib import crc32

from khotin import files, fingerprint

SHARDS = 64
# File systems count time in steps: a file changed this shortly before it was read may change again
# without a new time stamp.
SETTLED = 2_000_000_000  # nanoseconds


@dataclass(slots=True)
class Row:
    """One article: its file as found, the digests of file and text, what it says, which pictures it shows."""

    size: int
    modified: int
    changed: int
    digest: str
    text: str
    report: list[Any]
    places: list[str | None]
    pictures: list[str]


# Not `astuple`, which copies all it meets, list by list.
_values = attrgetter(*(field.name for field in fields(Row)))


class Shelf:
    """The rows of an archive by the name of the file; without a folder it keeps nothing."""

    def __init__(self, folder: Path | None, version: str) -> None:
        self._folder, self._version = folder, version
        self._old: dict[str, Row] = {}
        self._new: dict[str, Row] = {}
        self._dirty: set[int] = set()
        if folder:
            for number in range(SHARDS):
                self._load(number)

    def find(self, name: str, stat: os.stat_result) -> Row | None:
        """Return the row of a file that was not touched since; None where its bytes must be looked at."""
        row = self._old.get(name)
        if (
            row is None
            or row.size != stat.st_size
            or row.modified != stat.st_mtime_ns
            or row.changed != stat.st_ctime_ns
        ):
            return None
        self._new[name] = row
        return row

    def named(self, field: int) -> set[str]:
        """Return all names that the known articles have in a field of theirs that is a list."""
        return set(chain.from_iterable(row.report[field] for row in self._old.values()))

    def last(self, name: str) -> Row | None:
        """Return the row of a file as it was read last, whatever its stamps are now."""
        return self._old.get(name)

    def put(self, name: str, row: Row) -> None:
        """Remember an article that was read."""
        self._new[name] = row
        self._dirty.add(_shard(name))

    def save(self) -> None:
        """Write the shards that changed, each in one step; what left the archive is left out."""
        if self._folder is None:
            return
        gone = self._old.keys() - self._new.keys()
        self._dirty.update(map(_shard, gone))
        shards: dict[int, dict[str, tuple[Any, ...]]] = {number: {} for number in self._dirty}
        for name, row in self._new.items():
            if (number := _shard(name)) in shards:
                shards[number][name] = _values(row)
        for number, rows in shards.items():
            body = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
            files.write(self._path(number), self._head(body) + body)
        self._old, self._dirty = self._new, set()

    def _load(self, number: int) -> None:
        try:
            data = self._path(number).read_bytes()
        except FileNotFoundError:
            return
        head, _, body = data.partition(b"\n")
        if not head.startswith(f"{self._version} ".encode()):
            return
        if head + b"\n" != self._head(body):
            print(f"Bỏ qua bộ nhớ đệm hỏng {self._path(number).name}; sẽ đọc lại các bài.", file=sys.stderr)  # noqa: T201
            self._dirty.add(number)
            return
        for name, row in json.loads(body).items():
            self._old[name] = Row(*row)

    def _head(self, body: bytes) -> bytes:
        return f"{self._version} {fingerprint.of_bytes(body).hex()}\n".encode()

    def _path(self, number: int) -> Path:
        assert self._folder is not None
        return self._folder / f"bai-{number:02}.json"


def stamps(stat: os.stat_result) -> tuple[int, int, int]:
    """Return size and time stamps to remember; a file that may still change has none that fit."""
    settled = stat.st_ctime_ns + SETTLED < time.time_ns()
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns if settled else -1


def _shard(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogateescape")) % SHARDS

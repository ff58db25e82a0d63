"""Articles as they were read before, so that a build reads only what changed.

A row holds what an article says (not its text) under the digest of the file. It is found by size and time
stamps, or, where a fresh checkout changed those, by the digest. Rows lie in shards, each a file of JSON lines
that names the version of the code that wrote it and its own checksum; a shard that is damaged or of another
version is read anew, with a message for damage.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from khotin import files, fingerprint

SHARDS = 64
# File systems count time in steps: a file changed this shortly before it was read may change again
# without a new time stamp.
SETTLED = 2_000_000_000  # nanoseconds


class Row(NamedTuple):
    """One article: its file as found, the digests of file and text, and what the archive is arranged by.

    Dates are in ISO 8601, `raw` names the raw report, `places` are the codes of its localities, None where
    open, `pictures` the paths of what it shows. `rest` is all else it says, as JSON: most reports are only
    counted and put into lists, so that it is read when somebody asks.
    """

    size: int
    modified: int
    changed: int
    digest: str
    text: str
    id: str
    title: str
    slug: str
    date: str | None
    added: str | None
    updated: str | None
    status: str
    localities: list[str]
    terms: list[str]
    other_terms: list[str]
    topics: list[str]
    raw: str | None
    places: list[str | None]
    pictures: list[str]
    rest: bytes


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

    def find(self, name: str, found: tuple[int, int, int]) -> Row | None:
        """Return the row of a file that was not touched since; None where its bytes must be looked at."""
        row = self._old.get(name)
        if row is None or row[:3] != found:
            return None
        self._new[name] = row
        return row

    def topics(self) -> set[str]:
        """Return all topics that the known articles name."""
        return set(chain.from_iterable([row.topics for row in self._old.values()]))

    def last(self, name: str) -> Row | None:
        """Return the row of a file as it was read last, whatever its stamps are now."""
        return self._old.get(name)

    def put(self, name: str, row: Row) -> None:
        """Remember an article that was read."""
        self._new[name] = row
        self._dirty.add(_shard(name))

    def save(self) -> bool:
        """Write the shards that changed, each in one step; tell whether any did.

        What left the archive is left out.
        """
        if self._folder is None:
            return True
        gone = self._old.keys() - self._new.keys()
        self._dirty.update(map(_shard, gone))
        shards: dict[int, dict[str, Row]] = {number: {} for number in self._dirty}
        for name, row in self._new.items():
            if (number := _shard(name)) in shards:
                shards[number][name] = row
        for number, rows in shards.items():
            told = {name: row[:-1] for name, row in rows.items()}
            lines = dumped(told), *(row.rest for row in rows.values())
            body = b"\n".join(lines)
            files.write(self._path(number), self._head(body) + body)
        self._old, self._dirty = self._new, set()
        return bool(shards)

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
        told, *rests = body.split(b"\n")
        for (name, values), rest in zip(json.loads(told).items(), rests, strict=True):
            self._old[name] = Row._make((*values, rest))

    def _head(self, body: bytes) -> bytes:
        return f"{self._version} {fingerprint.of_bytes(body).hex()}\n".encode()

    def _path(self, number: int) -> Path:
        assert self._folder is not None
        return self._folder / f"bai-{number:02}.json"


def dumped(value: object) -> bytes:
    """Return plain data as one line of JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def stamps(size: int, modified: int, changed: int) -> tuple[int, int, int]:
    """Return size and time stamps to remember; a file that may still change has none that fit."""
    settled = changed + SETTLED < time.time_ns()
    return size, modified, changed if settled else -1


def _shard(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogateescape")) % SHARDS

"""What the last build wrote: for every file its key, digest, size and time stamp, and the groups of files.

Kept in columns, since an archive has hundreds of thousands of files; checked by a checksum. A record that
is damaged, or that another version of this format wrote, is dropped: everything is then made again.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from khotin import files, fingerprint

_FORMAT = b"kho-tin 3"
NO_KEY = bytes(fingerprint.SIZE)


class Span(NamedTuple):
    """The files of a group: `size` of them from `start` on; `key` counts in facts and templates.

    `inner` are the names of the groups in it.
    """

    key: bytes
    start: int
    size: int
    facts: str = ""
    templates: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()


@dataclass(slots=True)
class Lag:
    """What the second tree lacks to be equal to the first one: files to take over, files to drop."""

    put: list[str] = field(default_factory=list)
    drop: list[str] = field(default_factory=list)


@dataclass
class Record:
    """Columns of equal length over `files`; `trees` are the inodes of the output folder and its twin.

    `facts` are the names of what was read of the archive to make a file, with blanks between them; the key
    counts in what they stood for.
    """

    version: str = ""
    files: list[str] = field(default_factory=list)
    keys: bytearray = field(default_factory=bytearray)
    digests: bytearray = field(default_factory=bytearray)
    sizes: array[int] = field(default_factory=lambda: array("q"))
    stamps: array[int] = field(default_factory=lambda: array("q"))
    facts: list[str] = field(default_factory=list)
    groups: dict[str, Span] = field(default_factory=dict)
    trees: tuple[int, int] = (0, 0)
    lag: Lag = field(default_factory=Lag)

    @cached_property
    def index(self) -> dict[str, int]:
        """The place of each file."""
        return {name: place for place, name in enumerate(self.files)}

    def key(self, place: int) -> bytes:
        """Return the key under which a file was made; `NO_KEY` where it has none."""
        return bytes(self.keys[place * fingerprint.SIZE : (place + 1) * fingerprint.SIZE])

    def digest(self, place: int) -> bytes:
        """Return the digest of a file's bytes."""
        return bytes(self.digests[place * fingerprint.SIZE : (place + 1) * fingerprint.SIZE])

    def add(self, file: str, key: bytes, facts: str, digest: bytes, size: int, stamp: int) -> None:
        """Append a file."""
        self.files.append(file)
        self.facts.append(facts)
        self.keys += key
        self.digests += digest
        self.sizes.append(size)
        self.stamps.append(stamp)

    def take(self, other: Record, start: int, count: int, restamped: Mapping[str, int]) -> None:
        """Append files of another record as they are, but for the time stamps of some."""
        width, end, at = fingerprint.SIZE, start + count, len(self.files)
        self.files += other.files[start:end]
        self.facts += other.facts[start:end]
        self.keys += other.keys[start * width : end * width]
        self.digests += other.digests[start * width : end * width]
        self.sizes += other.sizes[start:end]
        self.stamps += other.stamps[start:end]
        if restamped:
            for place in range(at, len(self.files)):
                self.stamps[place] = restamped.get(self.files[place], self.stamps[place])

    def differs(self, other: Record) -> bool:
        """Return whether the other record would have to be written anew."""
        names = ("version", "files", "keys", "digests", "sizes", "stamps", "facts", "groups", "trees", "lag")
        return any(getattr(self, name) != getattr(other, name) for name in names)

    def save(self, path: Path) -> None:
        """Write the record in one step."""
        head = {
            "version": self.version,
            "groups": {
                name: [span.key.hex(), span.start, span.size, span.facts, span.templates, span.inner]
                for name, span in self.groups.items()
            },
            "trees": self.trees,
            "lag": [self.lag.put, self.lag.drop],
        }
        columns = (
            json.dumps(head).encode(),
            "\n".join(self.files).encode(),
            bytes(self.keys),
            bytes(self.digests),
            self.sizes.tobytes(),
            self.stamps.tobytes(),
            "\n".join(self.facts).encode(),
        )
        body = b"".join(columns)
        lengths = json.dumps([len(column) for column in columns]).encode()
        files.write(path, b"\n".join([_FORMAT, fingerprint.of_bytes(body).hex().encode(), lengths, body]))


def load(path: Path, *, quiet: bool = False) -> Record:
    """Return the record at `path`, an empty one where there is none that can be trusted."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Record()
    if not data.startswith(_FORMAT + b"\n"):
        return Record()
    try:
        return _parse(data)
    except (ValueError, KeyError, TypeError):
        if quiet:
            return Record()
        print(f"Bỏ qua bộ nhớ đệm hỏng {path.name}; sẽ dựng lại mọi trang.", file=sys.stderr)  # noqa: T201
        return Record()


def _parse(data: bytes) -> Record:
    _, checksum, lengths, body = data.split(b"\n", 3)
    if checksum != fingerprint.of_bytes(body).hex().encode():
        raise ValueError
    columns = list(_cut(body, json.loads(lengths)))
    head = json.loads(columns[0])
    sizes, stamps = array("q"), array("q")
    sizes.frombytes(columns[4])
    stamps.frombytes(columns[5])
    return Record(
        head["version"],
        columns[1].decode().split("\n") if columns[1] else [],
        bytearray(columns[2]),
        bytearray(columns[3]),
        sizes,
        stamps,
        columns[6].decode().split("\n") if columns[1] else [],
        {
            name: Span(bytes.fromhex(key), start, count, facts, tuple(templates), tuple(inner))
            for name, (key, start, count, facts, templates, inner) in head["groups"].items()
        },
        (head["trees"][0], head["trees"][1]),
        Lag(*head["lag"]),
    )


def _cut(body: bytes, lengths: Iterable[int]) -> Iterable[bytes]:
    at = 0
    for length in lengths:
        yield body[at : at + length]
        at += length

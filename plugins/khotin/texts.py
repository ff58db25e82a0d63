"""The rendered text of reports: what takes the parser is kept between builds by the digest of its Markdown.

Parsing Markdown is the dearest step of a page; prose is rendered faster than a store could answer, so that
only lists, tables, links and the like are kept. The store is one SQLite file that holds nothing a build
could not make again; a damaged one is dropped with a message. Processes that make pages only read it:
what they render themselves goes back to the process that started them.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from khotin import fingerprint, frontmatter, guard, markup

# Rendered texts held in memory: enough for the feeds of one place.
KEPT = 256
# The store may hold this many texts for each one in use before it is swept.
SLACK = 1.25
_MADE = "create table if not exists text (key blob primary key, html blob not null) without rowid"


def digest(body: str) -> bytes:
    """Return the digest of a text in Markdown."""
    return fingerprint.of_bytes(body.encode())


class Texts:
    """Rendered texts by the digest of their Markdown; `path` is the store, None for memory alone."""

    # What it returns follows from the report and the code; the store only saves time.
    fingerprint = b""

    def __init__(self, path: Path | None = None, version: str = "") -> None:
        self._path, self._version = path, version
        self._renderer = markup.Renderer()
        self._recent: dict[bytes, str] = {}
        self._made: dict[bytes, bytes] = {}
        self._connection: tuple[int, sqlite3.Connection] | None = None

    def render(self, text: str) -> str:
        """Return the HTML of Markdown that an editor wrote."""
        return self._renderer.render(text)

    def html(self, key: bytes, path: Path, name: str) -> str:
        """Return the rendered text of the article at `path`, whose Markdown has the digest `key`."""
        found = self._recent.pop(key, None)
        if found is None:
            body = frontmatter.split(guard.read(path, name), name)[1]
            if digest(body) != key:
                # The page would be kept under the digest of another text.
                sys.exit(f"{name} vừa bị sửa trong lúc dựng; dựng lại lần nữa. output/ được giữ nguyên.")
            found = self.render(body) if markup.is_prose(body) else self._parsed(key, body)
        self._recent[key] = found
        if len(self._recent) > KEPT:
            del self._recent[next(iter(self._recent))]
        return found

    def _parsed(self, key: bytes, body: str) -> str:
        found = self._stored(key)
        if found is None:
            found = self.render(body)
            if self._path:
                self._made[key] = zlib.compress(found.encode(), 1)
        return found

    def take(self) -> dict[bytes, bytes]:
        """Return what was rendered since the last call, to be handed to `keep` in another process."""
        made, self._made = self._made, {}
        return made

    def keep(self, made: dict[bytes, bytes]) -> None:
        """Put rendered texts into the store."""
        if made:
            self._try(
                lambda store: store.executemany("insert or replace into text values (?, ?)", made.items())
            )

    def sweep(self, used: Iterable[bytes], count: int) -> None:
        """Drop texts that are no longer in use, once they are many; `count` is how many are."""

        def drop(store: sqlite3.Connection) -> None:
            if store.execute("select count(*) from text").fetchone()[0] <= count * SLACK + KEPT:
                return
            store.execute("create temp table used (key blob primary key) without rowid")
            store.executemany("insert or ignore into used values (?)", ((key,) for key in used))
            store.execute("delete from text where key not in (select key from used)")
            store.execute("drop table used")

        self._try(drop)

    def close(self) -> None:
        """Close the store, so that another process may be started."""
        if self._connection and self._connection[0] == os.getpid():
            self._connection[1].close()
        self._connection = None

    def _stored(self, key: bytes) -> str | None:
        if key in self._made:
            return zlib.decompress(self._made[key]).decode()
        row = self._try(lambda store: store.execute("select html from text where key = ?", (key,)).fetchone())
        if row is None:
            return None
        with suppress(zlib.error, UnicodeDecodeError):
            return zlib.decompress(row[0]).decode()
        return None

    def _try(self, work: Callable[[sqlite3.Connection], Any]) -> Any:  # noqa: ANN401 (a row, or nothing)
        """Return what `work` returns; a store that cannot be used is dropped and done without."""
        if self._path is None:
            return None
        try:
            with self._open() as store:
                return work(store)
        except sqlite3.DatabaseError as error:
            self._drop(error)
            return None

    def _open(self) -> sqlite3.Connection:
        # A connection must not be carried over a fork.
        if self._connection is None or self._connection[0] != os.getpid():
            assert self._path is not None
            self._path.parent.mkdir(parents=True, exist_ok=True)
            store = sqlite3.connect(self._path, timeout=30)
            self._connection = os.getpid(), store
            store.execute("pragma journal_mode = wal")
            store.execute("pragma synchronous = normal")
            if store.execute("pragma user_version").fetchone()[0] != self._number():
                store.execute("drop table if exists text")
                store.execute(f"pragma user_version = {self._number()}")
            store.execute(_MADE)
        return self._connection[1]

    def _number(self) -> int:
        """Return the code version as SQLite can hold it."""
        return int.from_bytes(fingerprint.of_bytes(self._version.encode())[:4], "big", signed=True) or 1

    def _drop(self, error: Exception) -> None:
        if self._path is None:
            return
        print(f"Bỏ qua bộ nhớ đệm hỏng {self._path.name} ({error}); sẽ dựng lại từ đầu.", file=sys.stderr)  # noqa: T201
        with suppress(sqlite3.Error):
            self.close()
        for tail in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._path.with_name(self._path.name + tail).unlink()
        self._path = None

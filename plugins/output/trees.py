"""The output folder and its twin: a build changes the twin, then both change places in one step.

Whatever happens to a build, a server that reads the output folder shows the old site or the new one. The
twin costs no room for files: both trees share them by hard links, and it is brought up to date by what the
last build changed, not by copying.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from khotin import pool

from .record import Lag, Record

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # Linux, renameat2(2)
_RENAME_SWAP = 2  # macOS, renamex_np(2)
_MANY, _CHUNK = 2000, 500
# So many folders are remembered, those of the outputs that are made one after the other.
_FOLDERS = 5000


class Trees:
    """`live` is the output folder; `state`, which exists, holds the mark of an unfinished build."""

    def __init__(self, live: Path, state: Path, keep: set[str]) -> None:
        # A folder that is reached by a link is the one that changes places.
        self.live, self._keep = Path(os.path.realpath(live)), keep
        # Files are shared within one file system only.
        beside = next(folder for folder in self.live.parents if folder.exists())
        same = beside.stat().st_dev == state.stat().st_dev
        base = state / "site" if same else self.live.with_name(f".{self.live.name}")
        self.twin, self._aside = base.with_name(f"{base.name}-next"), base.with_name(f"{base.name}-aside")
        self._unfinished = state / "unfinished"
        # Folders of the twin that were made or met: nearly every page has one of its own, and asking for the
        # file first would fail each time.
        self._folders: set[str] = set()

    def recover(self) -> None:
        """Mend what a killed build may have left; call it before anything looks at the output folder."""
        if self._aside.exists():
            if self.live.exists():
                shutil.rmtree(self._aside)
            else:
                self._aside.rename(self.live)
        if self.live.is_dir():
            self._bring_kept()
        if self._unfinished.exists() and self.twin.exists():
            shutil.rmtree(self.twin)

    def inodes(self) -> tuple[int, int]:
        """Return what tells whether the trees are those of the record."""
        return _inode(self.live), _inode(self.twin)

    def prepare(self, known: Record, same: Callable[[], Iterable[str]]) -> None:
        """Make the twin equal to the output folder as far as `same` names files that stay as they are."""
        self._unfinished.parent.mkdir(parents=True, exist_ok=True)
        self._unfinished.touch()
        if self.twin.is_dir() and known.trees == self.inodes():
            self.catch_up(known.lag)
        else:
            if self.twin.exists():
                shutil.rmtree(self.twin)
            self.twin.mkdir(parents=True)
            self.catch_up(Lag(list(same())))

    def catch_up(self, lag: Lag) -> None:
        """Take over files from the output folder into the twin, and drop others."""
        for file in lag.drop:
            self.drop(file)
        for _ in pool.spread(self._link_all, lag.put, _CHUNK, _MANY):
            pass

    def _link_all(self, names: Iterable[str]) -> None:
        for name in names:
            self.link(name)

    def link(self, file: str) -> None:
        """Let the twin share a file with the output folder, or lack it where somebody removed it there."""
        source, target = f"{self.live}/{file}", f"{self.twin}/{file}"
        self._open_folder(target)
        try:
            os.link(source, target)
        except FileExistsError:
            if not os.path.samefile(source, target):
                _clear(Path(target))
                os.link(source, target)
        except (FileNotFoundError, NotADirectoryError):
            if not os.path.isfile(source):
                self.drop(file)
                return
            _make_way(target)
            os.link(source, target)

    def put(self, file: str, data: bytes) -> int:
        """Write a file of the twin; return its time stamp."""
        path = f"{self.twin}/{file}"
        self._open_folder(path)
        try:
            handle = _create(path)
        except (FileExistsError, IsADirectoryError):
            # It may be shared with the output folder: never written to in place.
            _clear(Path(path))
            handle = _create(path)
        except (FileNotFoundError, NotADirectoryError):
            _make_way(path)
            handle = _create(path)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            return os.fstat(handle).st_mtime_ns
        finally:
            os.close(handle)

    def _open_folder(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            if len(self._folders) == _FOLDERS:
                self._folders.clear()
            with suppress(OSError):
                os.mkdir(folder)
            self._folders.add(folder)

    def drop(self, file: str) -> None:
        """Remove a file from the twin, and the folders that it leaves empty."""
        path = self.twin / file
        with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError):
            path.unlink()
        for folder in path.parents:
            if folder == self.twin:
                break
            try:
                folder.rmdir()
            except OSError:
                break

    def publish(self) -> None:
        """Let output folder and twin change places."""
        self.live.parent.mkdir(parents=True, exist_ok=True)
        if not self.live.exists():
            self.twin.rename(self.live)
            self.twin.mkdir()
        elif not _exchange(self.live, self.twin):
            # Without the system call there is a moment without a site, and never half of one.
            self.live.rename(self._aside)
            self.twin.rename(self.live)
            self._aside.rename(self.twin)
        self._bring_kept()

    def settle(self) -> None:
        """Say that trees and record agree."""
        self._unfinished.unlink(missing_ok=True)

    def _bring_kept(self) -> None:
        for name in self._keep:
            if (self.twin / name).exists() and not (self.live / name).exists():
                (self.twin / name).rename(self.live / name)


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return 0


def _clear(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _create(path: str) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)


def _make_way(path: str) -> None:
    """Make the folder of `path`; a file that stands where a folder belongs gives way."""
    folder = os.path.dirname(path)
    try:
        os.mkdir(folder)
    except FileExistsError:
        # A file, or a folder that another process has just made.
        if not os.path.isdir(folder):
            Path(folder).unlink()
            os.mkdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        _make_way(folder)
        _make_way(path)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; return whether this system can."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            done = library.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_SWAP)
        else:
            done = library.renameat2(
                _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE
            )
    except (AttributeError, OSError, TypeError):
        return False
    return bool(done == 0)

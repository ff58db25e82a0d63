"""Write files whole: a reader sees the old file or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator
from io import FileIO
from pathlib import Path


def write(path: Path, content: str | bytes) -> None:
    """Replace `path` with `content` in one step, its folder made where it is missing."""
    data = content.encode() if isinstance(content, str) else content
    part = os.path.join(os.path.dirname(path), f".khotin-{secrets.token_hex(8)}")
    try:
        # Without a buffer: a file is written in one piece.
        with _new(part) as out:
            while data:
                data = data[out.write(data) :]
            # Whatever the caller's umask: a site and a repository are shared.
            os.chmod(out.fileno() if os.chmod in os.supports_fd else part, 0o644)
        os.replace(part, path)
    except BaseException:
        # Also where Ctrl-C came while the part was being opened.
        with contextlib.suppress(OSError):
            os.unlink(part)
        raise


def _new(part: str) -> FileIO:
    """Return a new file at `part`."""
    try:
        return FileIO(part, "xb")
    except FileNotFoundError:
        os.makedirs(os.path.dirname(part), exist_ok=True)
        return FileIO(part, "xb")


@contextlib.contextmanager
def alone(folder: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Keep `folder` to one process at a time; `wait` is called where another one has it.

    Where the system knows no such locks, two may write at once, each file whole.
    """
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:
            pass
        yield
    finally:
        os.close(handle)

"""One build at a time in one output folder: the second waits."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows has no such lock
    fcntl = None

_held: list[int] = []


def take(path: Path) -> None:
    """Wait until no other build holds the lock, and hold it until `release` or the end of the process."""
    release()
    if fcntl is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    # The processes of a build inherit it: after a killed build, the next one waits for the last of them.
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.stderr.write("Một bản dựng khác đang chạy cho cùng thư mục output/; đang chờ nó xong …\n")
        sys.stderr.flush()
        fcntl.flock(handle, fcntl.LOCK_EX)
    _held.append(handle)


def release() -> None:
    """Give the lock back."""
    while _held:
        os.close(_held.pop())

"""Write files whole: a reader sees the old file or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def write(path: Path, content: str | bytes) -> None:
    """Replace `path` with `content` in one step, its folder made where it is missing."""
    data = content.encode() if isinstance(content, str) else content
    handle, name = _beside(path)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        # mkstemp makes files that only their owner may read; a site and a repository are shared.
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _beside(path: Path) -> tuple[int, str]:
    """Return handle and name of a new file in the folder of `path`."""
    try:
        return tempfile.mkstemp(dir=path.parent, prefix=".khotin-")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.mkstemp(dir=path.parent, prefix=".khotin-")

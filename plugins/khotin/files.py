"""Write files whole: a reader sees the old file or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
import secrets
from io import BufferedWriter
from pathlib import Path


def write(path: Path, content: str | bytes) -> None:
    """Replace `path` with `content` in one step, its folder made where it is missing."""
    data = content.encode() if isinstance(content, str) else content
    with _beside(path) as out:
        part = out.name
        try:
            out.write(data)
            out.close()
            # Whatever the caller's umask: a site and a repository are shared.
            os.chmod(part, 0o644)
            os.replace(part, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(part)
            raise


def _beside(path: Path) -> BufferedWriter:
    """Return a new file in the folder of `path`."""
    part = os.path.join(os.path.dirname(path), f".khotin-{secrets.token_hex(8)}")
    try:
        return open(part, "xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return open(part, "xb")

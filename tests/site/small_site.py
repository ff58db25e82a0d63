"""One real Pelican run for the tests of this folder, and a reader of its pages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONTENT = Path(__file__).parent / "content"


def build(
    content: Path, output: Path, *settings: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run Pelican as `make site` does, on another content folder."""
    command = [
        sys.executable,
        "-m",
        "pelican",
        str(content),
        "-s",
        str(ROOT / "pelicanconf.py"),
        "-o",
        str(output),
    ]
    extra = ["-e", *settings] if settings else []
    return subprocess.run(
        [*command, "--fatal", "errors", *extra],
        cwd=output.parent,
        env=os.environ | {"PYTHONPATH": str(ROOT / "plugins"), "PYTHONUTF8": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

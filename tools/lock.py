"""Write both lock files from pyproject.toml: `make lock` takes the newest releases that it admits.

The locks hold for every Python from 3.11 on and for every platform, with the hash of each file.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
COMPILE = (
    *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-config", "pyproject.toml"),
    *("--universal", "--python-version", "3.11", "--generate-hashes", "--upgrade"),
    # No address of a package index belongs in the project: each machine has its own.
    *("--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "make lock"),
)


def compile_lock(lock: str, *options: str) -> None:
    """Resolve pyproject.toml with the extras in `options` into the file `lock`."""
    subprocess.run([*COMPILE, *options, "--output-file", lock], cwd=PROJECT, check=True, env=environment())


def environment() -> dict[str, str]:
    """Return the environment without settings of this machine that would change a lock."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}


def main() -> None:
    """Lock what the site needs, then what the tests need, at the same versions."""
    compile_lock("requirements.lock", "--extra", "build")
    compile_lock(
        "requirements-dev.lock",
        *("--extra", "build", "--extra", "cluster", "--extra", "dev"),
        *("--constraints", "requirements.lock"),
    )


if __name__ == "__main__":
    main()

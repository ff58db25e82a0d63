"""What a build remembers for the next one: where it lies, and for which version of the code it holds.

Everything in the folder can be deleted at any time; the next build is slower and the same to the byte.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from khotin import files, fingerprint

PLUGINS = Path(__file__).parents[1]
_OWNER = "output"


def folder(settings: Mapping[str, Any]) -> Path:
    """Return the folder for one content folder and one output folder, wherever the project lies."""
    base = Path(settings["CACHE_PATH"])
    ways = [os.path.relpath(settings[key], base) for key in ("OUTPUT_PATH", "PATH")]
    output = Path(settings["OUTPUT_PATH"])
    return base / f"{output.name}-{fingerprint.of(ways).hex()[:8]}"


def claim(state: Path, output: Path) -> None:
    """Note whose state it is, and drop the states of outputs that do not exist any more."""
    state.mkdir(parents=True, exist_ok=True)
    (state / _OWNER).write_text(os.path.relpath(output, state), "utf-8")
    for other in state.parent.iterdir():
        with suppress(OSError):
            owner = (other / _OWNER).read_text("utf-8")
            if other != state and not Path(os.path.normpath(other / owner)).exists():
                shutil.rmtree(other)


def remember(path: Path, value: object) -> None:
    """Write plain data in one step, with its checksum."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    files.write(path, fingerprint.of_bytes(body).hex().encode() + b"\n" + body)


def recall(path: Path) -> Any:
    """Return what was remembered, None where it is missing or damaged."""
    try:
        checksum, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return json.loads(body) if checksum == fingerprint.of_bytes(body).hex().encode() else None


@cache
def version(*extra: str) -> str:
    """Return the version of everything that outputs are made with: our code and data, Python, libraries.

    `extra` are further folders with plugins.
    """
    found: list[object] = [sys.version, sorted(_distributions())]
    for root in dict.fromkeys([PLUGINS, *map(Path, extra)]):
        paths = (Path(top, name) for top, _, names in os.walk(root) for name in names)
        for path in sorted(path for path in paths if path.suffix != ".pyc"):
            with suppress(OSError):
                found.append((path.relative_to(root).as_posix(), fingerprint.of_bytes(path.read_bytes())))
    return fingerprint.of(found).hex()


def _distributions() -> set[str]:
    names: set[str] = set()
    for place in sys.path:
        with suppress(OSError):
            names.update(
                path.name for path in Path(place).iterdir() if path.suffix in {".dist-info", ".egg-info"}
            )
    return names

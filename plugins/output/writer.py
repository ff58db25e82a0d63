"""The plan of a site and the step that carries it out."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from pelican.writers import Writer

from khotin import urls

Make = Callable[[], bytes]
View = Callable[[], object]


@dataclass(slots=True)
class Counts:
    """What a build did to the output folder, in files."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


class SiteWriter(Writer):
    """Collect outputs by address, then bring the output folder to exactly that state."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings)
        self.root = Path(output_path)
        self._plan: dict[str, Make] = {}
        self._owner: dict[str, str] = {}
        self.environment: Environment | None = None

    def add(self, address: str, owner: str, make: Make) -> None:
        """Plan the bytes served at `address`; stop the build where two outputs share one address."""
        file = urls.file(address)
        if file in self._plan:
            sys.exit(
                f"LỖI: hai trang cùng một địa chỉ /{address}: {self._owner[file]} và {owner}. "
                "Đổi «slug» của một trong hai; output/ được giữ nguyên."
            )
        self._plan[file], self._owner[file] = make, owner

    def add_page(self, address: str, template: str, view: View, owner: str = "") -> None:
        """Plan a page: a pure function of its template and the dataclass that `view` returns when asked."""

        def make() -> bytes:
            assert self.environment is not None
            return self.environment.get_template(f"{template}.html").render(vars(view())).encode()

        self.add(address, owner or f"trang {template}", make)

    def add_file(self, address: str, source: Path) -> None:
        """Plan a copy of `source`."""
        self.add(address, str(source), source.read_bytes)

    def carry_out(self, keep: set[str]) -> Counts:
        """Write what differs, remove what is not planned but for the top-level names in `keep`."""
        counts = Counts()
        for file, make in self._plan.items():
            if self._put(self.root / file, make()):
                counts.written += 1
            else:
                counts.unchanged += 1
        counts.removed = self._prune(keep)
        return counts

    @staticmethod
    def _put(path: Path, content: bytes) -> bool:
        try:
            if path.stat().st_size == len(content) and path.read_bytes() == content:
                return False
        except OSError:
            # Absent, or a folder where a file must stand: both are settled by writing.
            _clear_way(path)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".khotin-")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            os.chmod(name, 0o644)
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
        return True

    def _prune(self, keep: set[str]) -> int:
        removed = 0
        for folder, names, files in os.walk(self.root, topdown=False):
            relative = os.path.relpath(folder, self.root)
            if relative.split(os.sep)[0] in keep:
                continue
            for name in files:
                path = name if relative == "." else f"{relative}/{name}".replace(os.sep, "/")
                if path not in self._plan and path.split("/")[0] not in keep:
                    os.unlink(os.path.join(folder, name))
                    removed += 1
            if relative != "." and not os.listdir(folder):
                os.rmdir(folder)
        return removed


def _clear_way(path: Path) -> None:
    for parent in path.parents:
        if parent.is_file():
            parent.unlink()
    if path.is_dir():
        # Only an address that was a folder and became a file: its pages are no longer planned.
        for inner in sorted(path.rglob("*"), reverse=True):
            inner.rmdir() if inner.is_dir() else inner.unlink()
        path.rmdir()
    path.parent.mkdir(parents=True, exist_ok=True)

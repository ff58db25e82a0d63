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


class SiteWriter(Writer):  # type: ignore[misc] # Pelican ships no types
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

    def planned(self, address: str) -> Make | None:
        """Return what makes the bytes planned at `address`, None where nothing is."""
        return self._plan.get(urls.file(address))

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
        if not path.is_file():
            _clear_way(path)
        elif path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".khotin-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            temporary.chmod(0o644)
            temporary.replace(path)
        except BaseException:
            temporary.unlink()
            raise
        return True

    def _prune(self, keep: set[str]) -> int:
        removed = 0
        for name, _, files in os.walk(self.root, topdown=False):
            folder = Path(name)
            relative = folder.relative_to(self.root)
            if relative.parts[:1] and relative.parts[0] in keep:
                continue
            for file in files:
                address = (relative / file).as_posix()
                if address not in self._plan and address not in keep:
                    (folder / file).unlink()
                    removed += 1
            if relative.parts and not any(folder.iterdir()):
                folder.rmdir()
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

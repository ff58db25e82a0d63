"""The last generator: it plans the static files and carries out the whole plan."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.generators import Generator

from khotin import say

from .writer import SiteWriter


class OutputGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Bring the output folder to what all generators planned."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Plan theme files and pictures, write, and say what changed."""
        self._plan_tree(writer, Path(self.theme) / "static", "theme")
        for name in self.settings["ARCHIVE_STATIC"]:
            self._plan_tree(writer, Path(self.path) / name, name)
        self.env.filters["number"] = say.number
        writer.environment = self.env
        counts = writer.carry_out(set(self.settings["OUTPUT_RETENTION"]))
        summary: dict[str, Any] = self.context["archive_summary"]
        print(  # noqa: T201 (the summary is the command's output)
            f"{summary['reports']} bài, {summary['drafts']} bản nháp; "
            f"{counts.written} tệp mới hoặc đổi, {counts.unchanged} giữ nguyên, {counts.removed} xóa."
        )

    @staticmethod
    def _plan_tree(writer: SiteWriter, folder: Path, base: str) -> None:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                writer.add_file(f"{base}/{path.relative_to(folder).as_posix()}", path)

"""The first generator opens the plan on top of the last build; the last one carries it out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from khotin import say, state
from khotin.archive import Archive

from . import record
from .build import Build, end
from .plan import Counts
from .progress import Bar
from .record import Lag, Record
from .templates import Templates
from .writer import SiteWriter

# A twin that lacks more files than this is brought up to date at once, where time matters less.
_LARGE = 1000


class OpeningGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Give the writer what the last build left, before anything is planned."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Start the plan."""
        build = Build.running
        assert build is not None
        build.stage("đọc bài")
        self.env.filters["number"] = say.number
        # Templates do not change during a build; asking the disk for each page takes a tenth of its time.
        self.env.auto_reload = False
        archive: Archive = self.context["archive"]
        writer.environment, writer.texts, writer.book = self.env, archive.texts, archive.book
        writer.templates = Templates(self.env, build.state / "templates.json")
        version = state.version(*self.settings["PLUGIN_PATHS"]) + _environment(self.settings)
        known = record.load(build.record)
        # What will be asked for is arranged while another process looks through the output folder.
        archive.prepare()
        writer.start(build.trees, version, known, build.looking.findings())


class OutputGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Bring the output folder to what all generators planned."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Plan theme files and pictures, write, and say what changed."""
        build = Build.running
        assert build is not None
        self._plan_tree(writer, Path(self.theme) / "static", "theme")
        for name in self.settings["ARCHIVE_STATIC"]:
            self._plan_tree(writer, Path(self.path) / name, name)
        build.stage("lên kế hoạch")
        try:
            with Bar() as bar:
                counts, found = writer.carry_out(set(self.settings["OUTPUT_RETENTION"]), bar)
            build.stage("dựng và ghi")
            self._remember(writer, build, found)
            if counts.made:
                self._sweep()
        except OSError as error:
            sys.exit(f"Không ghi được trang: {error}. Thư mục output/ vẫn là bản trước.")
        build.stage("dọn dẹp")
        self._say(counts, build)
        end(self.context, writer)

    @staticmethod
    def _plan_tree(writer: SiteWriter, folder: Path, base: str) -> None:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                writer.add_file(f"{base}/{path.relative_to(folder).as_posix()}", path)

    @staticmethod
    def _remember(writer: SiteWriter, build: Build, found: Record) -> None:
        if found.differs(writer.known):
            found.save(build.record)
        if len(found.lag.put) > _LARGE:
            build.trees.catch_up(found.lag)
            found.lag = Lag()
            found.save(build.record)
        build.trees.settle()
        if writer.templates:
            writer.templates.save()

    def _sweep(self) -> None:
        archive: Archive = self.context["archive"]
        entries = [*archive.entries, *archive.drafts]
        archive.texts.sweep((entry.text for entry in entries), len(entries))
        archive.texts.close()

    def _say(self, counts: Counts, build: Build) -> None:
        summary: dict[str, Any] = self.context["archive_summary"]
        print(  # noqa: T201 (the summary is the command's output)
            f"{summary['reports']} bài, {summary['drafts']} bản nháp; "
            f"{counts.written} tệp mới hoặc đổi, {counts.unchanged} giữ nguyên, {counts.removed} xóa "
            f"(dựng lại {counts.made}). {build.times()}"
        )


def _environment(settings: dict[str, Any]) -> str:
    """Return what settings say about how templates are rendered."""
    return repr({key: _plain(value) for key, value in sorted(settings.items()) if key.startswith("JINJA")})


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if hasattr(value, "__qualname__"):
        code = getattr(value, "__code__", None)
        return value.__module__, value.__qualname__, code and (code.co_code, repr(code.co_consts))
    return value

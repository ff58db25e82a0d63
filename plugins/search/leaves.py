"""The leaves of the index, kept between builds: finding the words of a report is the dear step."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from khotin import files, fingerprint, markup, views
from khotin.entry import Entry
from khotin.gazetteer import Gazetteer
from khotin.texts import Texts

from . import reports, words
from .leaf import leaf


class Leaves:
    """Leaves by what their reports say; `folder` is where they are kept, for one `version` of the code."""

    # What it returns follows from the reports and the code; the folder only saves time.
    fingerprint = b""

    def __init__(self, texts: Texts, gazetteer: Gazetteer, folder: Path, version: str) -> None:
        self._texts, self._gazetteer, self._folder, self._version = texts, gazetteer, folder, version

    def get(self, entries: tuple[Entry, ...]) -> bytes:
        """Return the leaf of `entries`."""
        path = self._path(entries)
        with suppress(OSError):
            kept = path.read_bytes()
            digest, data = kept[: fingerprint.SIZE], kept[fingerprint.SIZE :]
            if digest == fingerprint.of_bytes(data):
                return data
        data = self._make(entries)
        # A folder that cannot be written to costs time, not the build.
        with suppress(OSError):
            files.write(path, fingerprint.of_bytes(data) + data)
        return data

    def sweep(self, used: Iterable[tuple[Entry, ...]]) -> None:
        """Drop the leaves that are no longer in use."""
        keep = {self._path(entries).name for entries in used}
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in keep:
                    path.unlink()

    def _path(self, entries: tuple[Entry, ...]) -> Path:
        key = fingerprint.of([self._version, [entry.fingerprint for entry in entries]])
        return self._folder / f"{key.hex()}.leaf"

    def _make(self, entries: tuple[Entry, ...]) -> bytes:
        today = reports.heirs(self._gazetteer, entries)
        units = [self._units(entry, today) for entry in entries]
        rows = [[row.address, row.title, row.day, row.iso, row.place] for row in views.rows(entries)]
        return leaf(units, rows)

    def _units(self, entry: Entry, today: reports.Heirs) -> words.Units:
        found = words.units(entry.report.title, reports.names(entry), markup.plain(self._html(entry)))
        found.everywhere |= {reports.unit(kind, key) for kind, key, _ in reports.facets(entry, today)}
        return found

    def _html(self, entry: Entry) -> str:
        return self._texts.html(entry.text, Path(entry.path), entry.file)

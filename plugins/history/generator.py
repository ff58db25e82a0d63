"""Read the history once a build; publish the corrections of reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from pelican.generators import Generator

from khotin import state, urls
from khotin.archive import Archive
from khotin.edits import Edit, edits


class Plan(Protocol):
    """The part of the site's writer that plans files."""

    def add(self, address: str, owner: str, make: Callable[[], bytes]) -> None:
        """Plan the bytes at `address`."""


class HistoryGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Fill `context["history"]` and plan the corrections as data."""

    def generate_context(self) -> None:
        """Ask Git for the edits of all articles, by their files."""
        memory = state.folder(self.settings) / "history.json"
        version = state.version(*self.settings["PLUGIN_PATHS"])
        self.context["history"] = edits(Path(self.path).parent, memory, version)

    def generate_output(self, writer: Plan) -> None:
        """Plan the file of each report that was edited after its first commit."""
        found: dict[str, tuple[Edit, ...]] = self.context["history"]
        if found:
            writer.add(urls.EDITS, "lịch sử Git", partial(corrections, self.context["archive"], found))


def corrections(archive: Archive, found: dict[str, tuple[Edit, ...]]) -> bytes:
    """Return the edits of all published reports as JSON, in the order of their ids."""
    reports = [
        {
            "id": entry.id,
            "url": f"/{entry.url}",
            "title": entry.report.title,
            "corrections": [_row(edit) for edit in found[entry.file]],
        }
        for entry in sorted(archive.entries, key=lambda entry: entry.id)
        if entry.file in found
    ]
    return (json.dumps(reports, ensure_ascii=False, indent=1) + "\n").encode()


def _row(edit: Edit) -> dict[str, object]:
    return {
        "date": edit.when.isoformat(),
        "message": edit.subject,
        "changes": [{"field": item.field, "old": item.old, "new": item.new} for item in edit.corrections],
    }

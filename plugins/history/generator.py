"""Read the history once a build; publish the corrections of reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Protocol

from pelican.generators import Generator

from khotin import urls
from khotin.archive import Archive
from khotin.editorial import history
from khotin.editorial.history import Change

ADDRESS = f"{urls.DATA}sua-doi.json"


class Plan(Protocol):
    """The part of the site's writer that plans files."""

    def add(self, address: str, owner: str, make: Callable[[], bytes]) -> None:
        """Plan the bytes at `address`."""


class HistoryGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Fill `context["history"]` and plan the corrections as data."""

    def generate_context(self) -> None:
        """Ask Git for the changes of all articles, by their files."""
        self.context["history"] = history.changes(Path(self.path).parent)

    def generate_output(self, writer: Plan) -> None:
        """Plan `du-lieu/sua-doi.json`: each report that was changed after its first commit."""
        found: dict[str, list[Change]] = self.context["history"]
        if found:
            make = partial(corrections, self.context["archive"], found, Path(self.path).parent)
            writer.add(ADDRESS, "lịch sử Git", make)


def corrections(archive: Archive, found: dict[str, list[Change]], root: Path) -> bytes:
    """Return the corrections of all published reports as JSON, in the order of their ids."""
    edited = {
        entry.file: entry
        for entry in sorted(archive.entries, key=lambda entry: entry.report.id)
        if len(found.get(entry.file, ())) > 1
    }
    # One question to Git for all of them.
    told = iter(history.told(root, list(chain.from_iterable(found[file] for file in edited))))
    reports = []
    for file, entry in edited.items():
        own = [next(told) for _ in found[file]][:-1]
        rows = [
            {
                "date": change.when.isoformat(),
                "message": change.subject,
                "changes": [{"field": item.field, "old": item.old, "new": item.new} for item in items],
            }
            for change, items in own
            if items
        ]
        if rows:
            report = entry.report
            reports.append(
                {"id": report.id, "url": f"/{entry.url}", "title": report.title, "corrections": rows}
            )
    return (json.dumps(reports, ensure_ascii=False, indent=1) + "\n").encode()

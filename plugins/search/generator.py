"""Plan the search page, the parts of the index and the offers of the box."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Protocol

from pelican.generators import Generator

from khotin import urls
from khotin.archive import Archive
from khotin.views import Planner, Site

from . import finder, page, reports, vocabulary
from .parts import FOLDER, MANIFEST, parts


class Writer(Planner, Protocol):
    """The part of the site's writer that the search needs."""

    def add(self, address: str, owner: str, make: Callable[[], bytes]) -> None:
        """Plan the bytes served at `address`."""


class SearchGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Plan what the search needs."""

    def generate_output(self, writer: Writer) -> None:
        """Plan all files."""
        plan(writer, self.context["archive"], self.context["site"])


def plan(writer: Writer, archive: Archive, site: Site) -> None:
    """Plan the search of `archive`."""
    writer.add_page(urls.SEARCH, "search", partial(page.view, archive, site))
    found = list(parts(archive.entries))
    for part in found:
        owner = f"tìm kiếm, phần {part.name}"
        writer.add(part.pack, owner, partial(reports.packed, archive.texts, part.entries))
        today = reports.heirs(archive.gazetteer, part.entries)
        writer.add(part.facets, owner, partial(reports.filed, part.entries, today))
    manifest = [(part.name, len(part.entries), part.version) for part in found]
    writer.add(MANIFEST, "tìm kiếm", partial(_manifest, manifest))
    writer.add(f"{FOLDER}tu.json", "tìm kiếm", partial(vocabulary.common, tuple(archive.entries)))
    writer.group("gợi ý tìm kiếm", partial(finder.plan, finder.known(archive)))


def _manifest(found: list[tuple[str, int, str]]) -> bytes:
    return json.dumps(found, separators=(",", ":")).encode()

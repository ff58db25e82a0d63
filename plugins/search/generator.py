"""Plan the search page, the parts of the index and the offers of the box."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Protocol

from pelican.generators import Generator

from khotin import state, urls
from khotin.archive import Archive
from khotin.views import Planner, Site

from . import finder, page, reports, vocabulary
from .leaves import Leaves
from .pack import pack
from .parts import FOLDER, MANIFEST, Entries, parts


class Writer(Planner, Protocol):
    """The part of the site's writer that the search needs."""

    def add(self, address: str, owner: str, make: Callable[[], bytes]) -> None:
        """Plan the bytes served at `address`."""


class SearchGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Plan what the search needs."""

    def generate_output(self, writer: Writer) -> None:
        """Plan all files."""
        archive = self.context["archive"]
        folder = state.folder(self.settings) / "search"
        version = state.version(*self.settings["PLUGIN_PATHS"])
        leaves = Leaves(archive.texts, archive.gazetteer, folder, version)
        plan(writer, archive, self.context["site"], leaves)


def plan(writer: Writer, archive: Archive, site: Site, leaves: Leaves) -> None:
    """Plan the search of `archive`."""
    writer.add_page(urls.SEARCH, "search", partial(page.view, archive, site))
    found = list(parts(archive.entries))
    leaves.sweep(leaf for part in found for leaf in part.leaves)
    for part in found:
        owner = f"tìm kiếm, phần {part.name}"
        writer.add(part.pack, owner, partial(_pack, leaves, part.leaves))
        writer.add(part.facets, owner, partial(reports.filed, archive.gazetteer, part.entries))
    manifest = [(part.name, len(part.entries), part.version) for part in found]
    writer.add(MANIFEST, "tìm kiếm", partial(_manifest, manifest))
    writer.add(f"{FOLDER}tu.json", "tìm kiếm", partial(vocabulary.common, tuple(archive.entries)))
    writer.group("gợi ý tìm kiếm", partial(finder.plan, finder.known(archive)))


def _pack(leaves: Leaves, members: tuple[Entries, ...]) -> bytes:
    return pack([leaves.get(entries) for entries in members])


def _manifest(found: list[tuple[str, int, str]]) -> bytes:
    return json.dumps(found, separators=(",", ":")).encode()

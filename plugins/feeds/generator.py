"""Plan every feed, archived document and list of feeds; their bytes are made when the site is written."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import Protocol

from pelican.generators import Generator

from khotin import history
from khotin.archive import Archive

from . import atom, opml
from .channels import Channel, channels
from .dates import dates
from .library import FORMATS, Feed, Library
from .settings import Settings, read

log = logging.getLogger(__name__)


class Planner(Protocol):
    """The part of the site's writer that feeds need."""

    def add(self, address: str, owner: str, make: object) -> None:
        """Plan the bytes served at `address`."""


class FeedsGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Plan the feeds of one build, and name the lists of feeds in `context["opml"]`."""

    def generate_context(self) -> None:
        """List the channels, so that pages can tell of them."""
        self.archive: Archive = self.context["archive"]
        self.feeds: Settings = read(self.settings)
        self.channels = list(channels(self.archive, self.feeds))
        self.lists = opml.Lists(self.archive, self.feeds, self.channels)
        self.context["opml"] = opml.catalogue(self.lists, self.archive)

    def generate_output(self, writer: Planner) -> None:
        """Plan all outputs."""
        known = history.read(Path(self.path))
        if known.gap:
            log.warning("Ngày bổ sung của bài không có «added» được lấy theo ngày của bài: %s.", known.gap)
        library = Library(self.archive, self.feeds, dates(self.archive.entries, known.touches))
        for channel in self.channels:
            plan(writer, library, channel)
        self._plan_lists(writer)

    def _plan_lists(self, writer: Planner) -> None:
        writer.add(opml.ALL, "danh sách nguồn tin", self.lists.everything)
        for unit in self.lists.provinces:
            writer.add(opml.province(unit.path), unit.label, partial(self.lists.province, unit))
        for slug, group in self.archive.terms.items():
            writer.add(opml.term(slug), group.name, partial(self.lists.term, slug))


def plan(writer: Planner, library: Library, channel: Channel) -> None:
    """Plan the three subscriptions of `channel` and its history."""
    feed = Feed(library, channel)
    owner = f"nguồn tin {channel.title}"
    for file in FORMATS:
        writer.add(f"{channel.base}{file}", owner, partial(feed.subscription, file))
    for number, document in enumerate(feed.documents):
        writer.add(f"{document.folder}{atom.FILE}", owner, partial(feed.archived, number))

"""Plan every feed, archived document and list of feeds; their bytes are made when the site is written."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Protocol

from pelican.generators import Generator

from khotin import urls
from khotin.archive import Archive

from . import atom, opml, places
from .channels import channels
from .dates import Calendar
from .library import FORMATS, Feed, Library
from .settings import Settings, read

log = logging.getLogger(__name__)


class Planner(Protocol):
    """The part of the site's writer that feeds need."""

    def add(self, address: str, owner: str, make: Callable[[], bytes], key: bytes | None = None) -> None:
        """Plan the bytes served at `address`; `key` tells all that they depend on, where `make` does not."""

    def group(self, name: str, plan: Callable[[Any], None]) -> None:
        """Plan what `plan` adds to the writer it is given, unless nothing changed of what it depends on."""


class FeedsGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Plan the feeds of one build, and name the lists of feeds in `context["opml"]`."""

    def generate_context(self) -> None:
        """Tell the page about subscribing which lists of feeds there are."""
        self.context["opml"] = partial(opml.catalogue, self.context["archive"])

    def generate_output(self, writer: Planner) -> None:
        """Plan all outputs."""
        archive: Archive = self.context["archive"]
        if gap := self.context["history_gap"]:
            log.warning("Ngày bổ sung của bài không có «added» được lấy theo ngày của bài: %s.", gap)
        writer.group("nguồn tin", partial(plan, archive, read(self.settings)))


def plan(archive: Archive, settings: Settings, writer: Planner) -> None:
    """Plan the feeds of `archive` and the lists of them."""
    archive.read_whole()
    library = Library(archive, settings, Calendar(archive.entries))
    found = list(channels(archive, settings))
    for key, feeds in _together(Feed(library, channel) for channel in found).items():
        # One look tells that nothing changed in a whole province or term.
        writer.group(f"nguồn tin {key}", partial(_plan_feeds, feeds))
    lists = opml.Lists(archive, settings, found)
    writer.add(urls.PLACES, "danh sách địa phương", partial(places.index, archive))
    writer.add(opml.ALL, "danh sách nguồn tin", lists.everything)
    for unit in opml.provinces(archive):
        writer.add(opml.province(unit.path), unit.label, partial(lists.province, unit))
    for slug, group in archive.terms.items():
        writer.add(opml.term(slug), group.name, partial(lists.term, slug))


def _together(feeds: Iterable[Feed]) -> dict[str, list[Feed]]:
    """Return feeds by the province, the term or the folder they belong to."""
    found: dict[str, list[Feed]] = {}
    for feed in feeds:
        found.setdefault("/".join(feed.base.split("/")[:2]), []).append(feed)
    return found


def _plan_feeds(feeds: list[Feed], writer: Planner) -> None:
    for feed in feeds:
        writer.group(f"nguồn tin của /{feed.base}", partial(_plan_feed, feed))


def _plan_feed(feed: Feed, writer: Planner) -> None:
    """Plan the three subscriptions of a channel and its history."""
    owner = f"nguồn tin {feed.title}"
    for file in FORMATS:
        writer.add(f"{feed.base}{file}", owner, partial(feed.subscription, file))
    for number, document in enumerate(feed.documents):
        key = feed.archived_key(number)
        writer.add(f"{document.folder}{atom.FILE}", owner, partial(feed.archived, number), key)

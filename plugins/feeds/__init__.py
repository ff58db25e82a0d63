"""Feeds of the site and of every facet: RSS 2.0, Atom 1.0 and JSON Feed 1.1, whole history, OPML.

Pelican's own feeds are left aside, and the libraries `feedgenerator` and `feedgen` with them: both build
every item again for each feed it is in, and neither knows archived feeds (RFC 5005). Here a report becomes
an item once, and a feed is its items joined. Which reports a feed holds and why: docs/feeds.md.
"""

from __future__ import annotations

from pelican import Pelican, signals

from .generator import FeedsGenerator


def _generator(_: Pelican) -> type[FeedsGenerator]:
    return FeedsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)

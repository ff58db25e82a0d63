"""Tell hosts and search engines what they ask for: `sitemap.xml`, `robots.txt` and `_headers`."""

from __future__ import annotations

from pelican import Pelican, signals

from .generator import HostingGenerator


def _generator(_: Pelican) -> type[HostingGenerator]:
    return HostingGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)

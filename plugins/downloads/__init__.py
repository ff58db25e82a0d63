"""Offer the whole archive as data: CSV and JSON Lines by month, described as a Frictionless data package.

Divided by time like every list of the site, so that one more report rewrites the files of one month.
"""

from __future__ import annotations

from pelican import Pelican, signals

from .generator import DownloadsGenerator


def _generator(_: Pelican) -> type[DownloadsGenerator]:
    return DownloadsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)

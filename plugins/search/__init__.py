"""Full-text search without a server: an index in small pieces that the reader's browser asks for.

Why no ready-made engine keeps the index, with the figures: docs/tim-kiem.md.
"""

from __future__ import annotations

from pelican import Pelican, signals

from .generator import SearchGenerator


def _generator(_: Pelican) -> type[SearchGenerator]:
    return SearchGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)

"""The page of the preview that lists what editors should still confirm; never part of a published site."""

from __future__ import annotations

from pelican import Pelican, signals
from pelican.generators import Generator

from .generator import ReviewGenerator


def _generator(_: Pelican) -> type[Generator]:
    return ReviewGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)

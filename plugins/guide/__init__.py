"""Publish the editors' guide, `docs/huong-dan/*.md`, under `/huong-dan/`: one text for Git and the site."""

from __future__ import annotations

from pelican import Pelican, signals
from pelican.generators import Generator

from .generator import GuideGenerator


def _generator(_: Pelican) -> type[Generator]:
    return GuideGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)

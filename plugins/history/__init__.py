"""The history of articles from Git: `context["history"]` for pages, `du-lieu/sua-doi.json` as data.

`context["history"]` has the changes of each article by its file, newest first (`khotin.editorial.history`);
it is empty where Git has none to tell: outside a repository and in a shallow clone.
"""

from __future__ import annotations

from pelican import Pelican, signals
from pelican.generators import Generator

from .generator import HistoryGenerator


def _generator(_: Pelican) -> type[Generator]:
    return HistoryGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)

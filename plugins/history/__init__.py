"""The history of articles from Git: `context["history"]` for pages, `du-lieu/sua-doi.json` as data.

`context["history"]` has the edits of each article by its file, newest first (`khotin.edits`); it is empty
where Git has none to tell: outside a repository and in a shallow clone.
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

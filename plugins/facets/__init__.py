"""Show the archive by locality, by term of office, by topic and by time.

Every list is divided by time (khotin.periods), so that one more report touches a bounded number of pages
and a link to a list stays true.
"""

from __future__ import annotations

from pelican import Pelican, signals

from .generator import FacetsGenerator


def _generator(_: Pelican) -> type[FacetsGenerator]:
    return FacetsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)

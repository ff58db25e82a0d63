"""Read the articles for every plugin (`context["archive"]`), and show reports, home and editors' pages.

Pelican's own article reader skips a file it cannot date, takes Vietnamese dates for American ones and
calls two communes one tag; here every article is checked against the authorities, and one fault
anywhere stops the build before a file in `output/` changes.
"""

from __future__ import annotations

from pelican import Pelican, signals
from pelican.generators import Generator

from .generator import ArchiveGenerator, PagesGenerator


def _generators(_: Pelican) -> tuple[type[Generator], ...]:
    return ArchiveGenerator, PagesGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generators)

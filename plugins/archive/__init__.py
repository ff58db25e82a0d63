"""Read the articles for every plugin (`context["archive"]`), and show reports, home and editors' pages.

Pelican's own article reader skips a file it cannot date, takes Vietnamese dates for American ones and
calls two communes one tag; here every article is checked against the authorities, and one fault
anywhere stops the build before a file in `output/` changes.
"""

from __future__ import annotations

from pelican import Pelican, signals

from .generator import PagesGenerator, load


def _generator(_: Pelican) -> type[PagesGenerator]:
    return PagesGenerator


def register() -> None:
    """Connect to Pelican."""
    # Plugins' generators run in no fixed order, but always after Pelican's own one for articles.
    signals.article_generator_finalized.connect(load)
    signals.get_generators.connect(_generator)

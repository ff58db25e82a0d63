"""Read the articles and give them to every other plugin as `context["archive"]`.

Pelican's own article reader skips a file it cannot date, takes Vietnamese dates for American ones and
calls two communes one tag; here every article is checked against the authorities, and one fault
anywhere stops the build before a file in `output/` changes.
"""

from __future__ import annotations

from pelican import Pelican, signals

from .generator import ArchiveGenerator


def _generator(_: Pelican) -> type[ArchiveGenerator]:
    return ArchiveGenerator


def register() -> None:
    """Connect to Pelican; must stand first in PLUGINS, since the others read its context."""
    signals.get_generators.connect(_generator)

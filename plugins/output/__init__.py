"""Write the site: only what changed, every file whole, and nothing left over.

Pelican's own writer rewrites every file at every build and leaves the files of deleted pages. Here
generators plan their outputs first; two outputs at one address stop the build before anything is
touched; then each file is compared, replaced in one step where it differs, and what no output stands
for any more is removed.
"""

from __future__ import annotations

from pelican import Pelican, signals

from .generator import OutputGenerator
from .writer import SiteWriter


def _writer(_: Pelican) -> type[SiteWriter]:
    return SiteWriter


def _generator(_: Pelican) -> type[OutputGenerator]:
    return OutputGenerator


def register() -> None:
    """Connect to Pelican; must stand last in PLUGINS, since it carries out what the others planned."""
    signals.get_writer.connect(_writer)
    signals.get_generators.connect(_generator)

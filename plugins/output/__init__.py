"""Write the site: only what changed, every file whole, and nothing left over.

Pelican's own writer rewrites every file at every build and leaves the files of deleted pages. Here
generators plan their outputs first; two outputs at one address stop the build before anything is
touched; then each file is compared, replaced in one step where it differs, and what no output stands
for any more is removed.
"""

from __future__ import annotations

from pelican import Pelican, signals
from pelican.generators import Generator

from .generator import OutputGenerator
from .writer import SiteWriter


def _writer(_: Pelican) -> type[SiteWriter]:
    return SiteWriter


def _generator(_: Pelican) -> type[OutputGenerator]:
    return OutputGenerator


def _last(generators: list[Generator]) -> None:
    # Pelican's signals call receivers in no fixed order; all plans must be made before they are carried out.
    generators.sort(key=lambda generator: isinstance(generator, OutputGenerator))


def register() -> None:
    """Connect to Pelican."""
    signals.get_writer.connect(_writer)
    signals.get_generators.connect(_generator)
    signals.all_generators_finalized.connect(_last)

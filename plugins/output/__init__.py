"""Write the site: only what changed, in one step, and nothing left over.

Pelican's own writer rewrites every file at every build and leaves the files of deleted pages. Here
generators plan their outputs first; two outputs at one address stop the build before anything is touched;
what was made before from the same inputs is left alone; the rest is made over all cores, and the whole
new site takes the place of the old one in one step. How and why: docs/dung-trang.md.
"""

from __future__ import annotations

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import console

from . import build
from .generator import OpeningGenerator, OutputGenerator
from .writer import SiteWriter


def _writer(_: Pelican) -> type[SiteWriter]:
    return SiteWriter


def _opening(_: Pelican) -> type[Generator]:
    return OpeningGenerator


def _output(_: Pelican) -> type[Generator]:
    return OutputGenerator


def _in_order(generators: list[Generator]) -> None:
    # Pelican's signals call receivers in no fixed order; all plans must be made before they are carried out.
    generators.sort(
        key=lambda generator: isinstance(generator, OutputGenerator) - isinstance(generator, OpeningGenerator)
    )


def _speak(_: Pelican) -> None:
    console.quiet = False


def _hush(_: Pelican) -> None:
    # Pelican closes with «Processed 0 articles», true of its own reader only; our summary stands above.
    console.quiet = True


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_speak)
    signals.finalized.connect(_hush)
    signals.initialized.connect(build.begin)
    signals.get_writer.connect(_writer)
    signals.get_generators.connect(_opening)
    signals.get_generators.connect(_output)
    signals.all_generators_finalized.connect(_in_order)

"""Keep every published address alive: redirects, tombstones, and a build that stops where one would be lost.

The register (`content/dia-chi.tsv`, see `khotin.editorial.register`) says what was published; the plan of
this build says what there is now.
"""

from __future__ import annotations

from pelican import Pelican, signals
from pelican.generators import Generator

from .generator import RedirectsGenerator


def _generator(_: Pelican) -> type[Generator]:
    return RedirectsGenerator


def _after_the_pages(generators: list[Generator]) -> None:
    # All pages must be planned before it can be told which addresses have none; the last generator,
    # whichever of these receivers is called first, carries the plan out.
    ours = next(generator for generator in generators if isinstance(generator, RedirectsGenerator))
    generators.remove(ours)
    generators.insert(len(generators) - 1, ours)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)
    signals.all_generators_finalized.connect(_after_the_pages)

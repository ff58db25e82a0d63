"""Plan `/admin/`, where editors write in a browser, if the setting `CMS` names a repository.

The CMS is Decap (MIT): maintained, Git-based, and the one with an editorial workflow. It is served from
our own files; `tools/decap.py` fetches its bundle, which is too large for Git.
"""

from __future__ import annotations

from pelican import Pelican, signals
from pelican.generators import Generator

from .generator import CmsGenerator


def _generator(_: Pelican) -> type[Generator]:
    return CmsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)

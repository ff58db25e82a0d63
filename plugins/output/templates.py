"""What a page's template is made of: its own source and those of all templates it leads to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, meta

from khotin import fingerprint, state


class Templates:
    """Fingerprints of templates; what a source leads to is kept: parsing it takes longer than a page."""

    def __init__(self, environment: Environment, memory: Path | None = None) -> None:
        self._environment, self._memory = environment, memory
        self._found: dict[str, bytes] = {}
        self._sources: dict[str, str] = {}
        self._leads: dict[str, list[str] | None] = {}
        self._known: dict[str, list[str] | None] = (memory and state.recall(memory)) or {}

    def of(self, name: str) -> bytes:
        """Return the fingerprint of a template with everything it includes, extends and imports."""
        if name not in self._found:
            names: set[str] = set()
            self._collect(name, names)
            self._found[name] = fingerprint.of({each: self._source(each) for each in sorted(names)})
        return self._found[name]

    def save(self) -> None:
        """Keep what the templates of this build lead to."""
        if self._memory and self._leads != self._known:
            state.remember(self._memory, self._leads)

    def _source(self, name: str) -> str:
        if name not in self._sources:
            loader = self._environment.loader
            assert loader is not None
            self._sources[name] = loader.get_source(self._environment, name)[0]
        return self._sources[name]

    def _collect(self, name: str, names: set[str]) -> None:
        if name in names:
            return
        names.add(name)
        for other in self._leads_to(self._source(name)):
            self._collect(other, names)

    def _leads_to(self, source: str) -> Iterable[str]:
        key = fingerprint.of(source).hex()
        if key not in self._leads:
            if key in self._known:
                self._leads[key] = self._known[key]
            else:
                found = list(meta.find_referenced_templates(self._environment.parse(source)))
                # A name that is computed may be any template.
                self._leads[key] = None if None in found else [each for each in found if each]
        leads = self._leads[key]
        return self._environment.list_templates() if leads is None else leads

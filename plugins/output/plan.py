"""What a plan is made of: outputs, the groups they are planned in, and what became of them.

The key of an output is the fingerprint of the function that makes it with its arguments; what is made again
and what is kept is decided with it (writer.py).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from khotin import fingerprint

from .record import NO_KEY, Span

if TYPE_CHECKING:
    from .writer import SiteWriter

Make = Callable[[], bytes]
View = Callable[[], object]


@dataclass(slots=True)
class Output:
    """One file of the plan; `place` is where the last record has it unchanged, -1 where it must be made.

    `key` is told from the function that makes it and its arguments, when somebody asks: of a page that is
    new the process that makes it does. What it reads of the archive comes on top, once it was made. There
    are hundreds of thousands: each holds as little as can be.
    """

    file: str
    owner: str
    make: Make
    key: bytes | None = None
    place: int = -1

    def told(self) -> bytes:
        """Return the key."""
        if self.key is None:
            self.key = self.make.key() if isinstance(self.make, Page) else key_of(self.make)
        return self.key


@dataclass(frozen=True, slots=True)
class Page:
    """What makes a page: a pure function of its template and the dataclass that `view` returns when asked."""

    writer: SiteWriter
    template: str
    view: View

    def __call__(self) -> bytes:
        """Return the rendered page."""
        assert self.writer.environment is not None
        template = self.writer.environment.get_template(f"{self.template}.html")
        return template.render(vars(self.view())).encode()

    def key(self) -> bytes:
        """Return the key: of the view, and of all templates that it is rendered with."""
        return self.writer.with_templates(key_of(self.view), [self.template])


@dataclass(slots=True)
class Group:
    """Outputs and groups that are planned together; `span` is where the last record has all of it unchanged.

    `facts` is what planning read of the archive, `templates` those of its own pages.
    """

    name: str
    key: bytes
    templates: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    parts: list[Output | Group] = field(default_factory=list)
    span: Span | None = None

    def outputs(self) -> Iterator[Output]:
        """Yield the outputs that were planned in it, in their order."""
        for part in self.parts:
            if isinstance(part, Group):
                yield from part.outputs()
            else:
                yield part


class Made(NamedTuple):
    """What became of an output: its file in the twin, or the old one that holds the same bytes."""

    file: str
    key: bytes
    digest: bytes
    size: int
    stamp: int
    facts: str
    written: bool


@dataclass(slots=True)
class Counts:
    """What a build did, in files: how many it made, and of these how many differed."""

    made: int = 0
    written: int = 0
    unchanged: int = 0
    removed: int = 0


class Progress(Protocol):
    """Who is told how far the making of outputs has come."""

    def begin(self, total: int) -> None:
        """Hear how many outputs there are to make."""

    def advance(self, count: int) -> None:
        """Hear that `count` more are made."""


def key_of(function: Callable[..., object]) -> bytes:
    """Return the key of what a function makes, `NO_KEY` where its arguments have no fingerprint."""
    try:
        return fingerprint.of(function)
    except fingerprint.Unknown:
        return NO_KEY


def key_of_file(source: Path) -> bytes:
    """Return the key of a copy of a file, told by its size and time stamps."""
    stat = source.stat()
    return fingerprint.of((os.fspath(source.name), stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns))

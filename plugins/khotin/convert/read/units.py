"""The visible blocks of a saved page and the elements they stand in: what reading weighs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from khotin.model import Block


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of a page that is no ornament: its addresses, the best first, and its alternative text."""

    sources: tuple[str, ...]
    alt: str
    leads: bool = False  # to another page
    beside: bool = False  # text flows around it


@dataclass(slots=True)
class Node:
    """A block element: where it hangs, what it claims to be, and which units stand in it."""

    parent: int
    tag: str
    claims: frozenset[str]
    set_apart: bool  # centred or flush right, as captions and bylines are
    first: int
    last: int = 0
    style: str = ""  # class, or what sets it without one: blocks drawn alike have it in common


@dataclass(slots=True)
class Unit:
    """A visible block of text, a table, or a picture."""

    node: int
    raw: str = ""
    text: str = ""
    link: int = 0
    emphasis: int = 0
    strong: int = 0
    block: Block = Block.PARAGRAPH
    level: int = 0
    ordinal: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    picture: Picture | None = None
    claims: frozenset[str] = frozenset()
    stamp: str = ""
    large: bool = False
    hint: str = ""
    boxed: bool = False  # in a box that may be the page's
    hugs: bool = False  # one break below a picture, in the same element, with a blank line after it


@dataclass(slots=True)
class Walk:
    """The units and the block elements of a page."""

    units: list[Unit] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)

    def ancestors(self, node: int) -> Iterator[int]:
        """Yield `node` and the nodes it stands in, the innermost first."""
        while node >= 0:
            yield node
            node = self.nodes[node].parent

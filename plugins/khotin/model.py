"""Plain typed data that every room of the archive shares; imports nothing of ours.

The names are the vocabulary of the house plan: a raw report is read into lines, the lines carry
labels (the ledger), the labelled lines become a Report, and a Report is written as an article.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Protocol


class Level(IntEnum):
    """Tier of an administrative unit; since 1 July 2025 there are no districts."""

    PROVINCE = 1
    DISTRICT = 2
    COMMUNE = 3


@dataclass(frozen=True, slots=True)
class Form:
    """What a unit was also called; `until` is the last ISO day, None for a spelling or an unknown day."""

    kind: str
    name: str
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Locality:
    """An administrative unit as it was in its period of validity.

    `code` is permanent and unique in the gazetteer. `since` and `until` are ISO days, both
    inclusive, None where open or unknown. `path` is the promised URL path below `/dia-phuong/`.
    A unit that was upgraded or renamed without change of extent stays one unit: `also` holds what
    it was called before, oldest first.
    """

    code: str
    kind: str
    name: str
    level: Level
    parent: str | None
    path: str
    since: str | None = None
    until: str | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    also: tuple[Form, ...] = ()

    @property
    def fingerprint(self) -> bytes:
        """The code: all else follows from the gazetteer, which is part of the program."""
        return self.code.encode()

    @property
    def label(self) -> str:
        """Kind and name in running text: «xã Kỳ Thọ»."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office of one body: «Đảng bộ xã Kỳ Thọ 2020-2025».

    `kind` is the key of the kind of body in the table of bodies (`dang`, `hdnd`, `mttq` …).
    """

    body: str
    kind: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The term as an article writes it."""
        return f"{self.body} {self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Topic:
    """An entry of the controlled vocabulary in `content/topics/`."""

    slug: str
    name: str
    definition: str = ""
    keywords: tuple[str, ...] = ()


class Label(StrEnum):
    """What a line of a raw report is; every line carries exactly one."""

    TITLE = "title"
    KICKER = "kicker"
    TIMESTAMP = "timestamp"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    SOURCE = "source"
    BOILERPLATE = "boilerplate"
    DUPLICATE = "duplicate"
    BLANK = "blank"


class Block(StrEnum):
    """What a block was in a saved page; plain text knows only paragraphs."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE = "table"
    QUOTE = "quote"
    FIGURE = "figure"


@dataclass(slots=True)
class Repair:
    """Damage of the capture that was mended, as recorded for the editor."""

    line: int
    raw: str
    fixed: str


@dataclass(slots=True)
class Line:
    """One line of a raw report (plain text) or one visible block of a saved page.

    `number` counts from 1; `raw` is what was captured, to the letter; `text` is cleaned and
    repaired. `hint` is what the markup claims the block is (see `convert.page.HINTS`). `ordinal` is
    the number of an item of a numbered list, 0 elsewhere. `boxed` tells that it stands in a box of a
    saved page that may not be the reporter's.
    """

    number: int
    raw: str
    text: str
    hint: str = ""
    block: Block = Block.PARAGRAPH
    level: int = 0
    ordinal: int = 0
    strong: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    image: str = ""
    boxed: bool = False
    label: Label | None = None
    why: str = ""


class Pictures(Protocol):
    """The pictures that were kept with a page."""

    def find(self, source: str, base: str, /) -> str:
        """Return the name of the picture that the page calls `source`, empty where it was not kept.

        `base` is what the page says its addresses are relative to, empty where it does not say it.
        """
        ...

    def content(self, name: str) -> bytes:
        """Return the bytes of a picture by the name that `find` returned; raise `pictures.Unfit`."""
        ...


@dataclass(slots=True)
class Page:
    """A raw report after reading: its lines in order, and what its markup says of itself.

    `meta` holds evidence by name: `title`, `og:title`, `h1`, `published`, `author`, `site`, `url`, `host`,
    `section`, `banner`, `footer` (strings, as found); of plain text only `host`.
    """

    file: str
    sha256: str
    kind: str
    encoding: str
    lines: list[Line]
    meta: dict[str, str] = field(default_factory=dict)
    repairs: list[Repair] = field(default_factory=list)
    url: str = ""
    captured: str = ""
    pictures: Pictures | None = None


@dataclass(slots=True)
class Ledger:
    """The partition of a raw report: each line once, with its label."""

    file: str
    sha256: str
    lines: list[Line]
    repairs: list[Repair] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the value of a field came from, in words an editor can check.

    `line` is the line number in the raw report, 0 where it is not one line (host name, gazetteer).
    `sure` is False where the value was inferred: the field then goes under `review`.
    """

    field: str
    value: str
    line: int
    text: str
    sure: bool = True


@dataclass(slots=True)
class RawFile:
    """Where an article came from."""

    file: str
    sha256: str
    converter: int
    url: str = ""
    captured: str = ""


@dataclass(slots=True)
class Report:
    """A report as an article holds it (house plan, section 3)."""

    id: str
    title: str
    slug: str
    date: datetime | None
    date_basis: str
    body: str
    date_edtf: str | None = None
    event_date: str | None = None
    localities: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    other_terms: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    source: str | None = None
    summary: str = ""
    raw: RawFile | None = None
    review: list[str] = field(default_factory=list)
    status: str = "published"
    added: datetime | None = None
    updated: datetime | None = None
    corrections: list[str] = field(default_factory=list)

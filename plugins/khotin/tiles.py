"""A schematic map of the provinces: a tile each, as neighbours lie to each other, with its count.

Borders that may be published freely and show the map as it was and as it is are hard to come by; tiles
promise no more than they keep, and give a small province as much room as a large one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from khotin import browse, say
from khotin.archive import Archive

_TABLE = Path(__file__).parent / "data" / "tiles.tsv"
# Units of the picture, which is scaled to the width of the page.
WIDTH, HEIGHT, GAP = 100, 74, 4
LEVELS = 4


@dataclass(frozen=True)
class Tile:
    """A province: its corner, its name in at most two lines, its count, and how dark it is (0 to 4)."""

    x: int
    y: int
    lines: tuple[str, ...]
    count: int
    level: int
    title: str
    address: str | None


@dataclass(frozen=True)
class Map:
    """The tiles, and the size of the picture and of a tile in it."""

    width: int
    height: int
    tile: tuple[int, int]
    tiles: tuple[Tile, ...]


@cache
def places() -> dict[str, tuple[int, int]]:
    """Return column and row of each province before 1 July 2025, by its code."""
    rows = (line.split("\t") for line in _TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {code: (int(column), int(row)) for code, column, row in rows}


def province_map(archive: Archive) -> Map:
    """Return the map of the archive's provinces with the number of their reports."""
    most = max((len(archive.localities.get(code, ())) for code in places()), default=0)
    tiles = tuple(_tile(archive, code, column, row, most) for code, (column, row) in places().items())
    columns, rows = (1 + max(spots) for spots in zip(*places().values(), strict=True))
    return Map(columns * WIDTH, rows * HEIGHT, (WIDTH - GAP, HEIGHT - GAP), tiles)


def _tile(archive: Archive, code: str, column: int, row: int, most: int) -> Tile:
    unit = archive.gazetteer.get(code)
    count = len(archive.localities.get(code, ()))
    level = math.ceil(LEVELS * math.log1p(count) / math.log1p(most)) if count else 0
    title = f"{unit.name} {say.number(count)} bài"
    address = browse.unit_link(archive, unit, unit.name).address
    return Tile(column * WIDTH, row * HEIGHT, _lines(unit.name), count, level, title, address)


def _lines(name: str) -> tuple[str, ...]:
    """Return a name in two lines of about the same length."""
    words = name.split()
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(cuts, key=lambda cut: max(map(len, cut)), default=(name,))

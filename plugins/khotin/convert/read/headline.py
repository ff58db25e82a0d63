"""The headline of a page: the block that the page's own titles repeat, or the one that looks like it."""

from __future__ import annotations

import re
import unicodedata

from khotin.convert.boilerplate import is_section
from khotin.convert.page import OUTSIDE_HINTS
from khotin.convert.read import vocabulary
from khotin.convert.read.blocks import Unit, Walk
from khotin.model import Block
from khotin.text import same

_SHORTEST, _LONGEST = 12, 450  # characters of a headline
_ENOUGH = 4.0  # points from which on a block is taken for the headline
_CUT = re.compile(r"\s*(?:\.\.\.|…)\s*$")
_SPACES = re.compile(r"\W+")


def find_headline(walk: Walk, titles: list[str], site: str) -> int:
    """Return the index of the unit that is the headline, -1 where nothing looks like one."""
    keys = [(_key(_CUT.sub("", title)), bool(_CUT.search(title))) for title in titles if title]
    site_key = _key(site)
    best, found = _ENOUGH, -1
    for index, unit in enumerate(walk.units):
        if not _SHORTEST <= len(unit.text) <= _LONGEST or unit.rows:
            continue
        points = _points(walk, index, unit, keys, site_key)
        if points > best:
            best, found = points, index
    return found


def _key(text: str) -> str:
    """Return the letters and digits of a title, to compare it however it is spaced, quoted or cased."""
    return _SPACES.sub(" ", same(unicodedata.normalize("NFC", text))).strip()


def _points(walk: Walk, index: int, unit: Unit, keys: list[tuple[str, bool]], site: str) -> float:
    key = _key(unit.text)
    matched = max((_match(key, title, cut=cut) for title, cut in keys), default=0.0)
    points = matched
    if key == site or (matched and len(key) < 25 and site.startswith(key)):
        points -= 8
    claims = set(unit.claims)
    outside = False
    for depth, node in enumerate(walk.ancestors(unit.node)):
        if depth < 2:
            claims |= walk.nodes[node].claims
        outside = outside or any(claim in OUTSIDE_HINTS for claim in walk.nodes[node].claims)
    points += {1: 3.0, 2: 1.5, 3: 0.5}.get(unit.level, 0.0) if unit.block is Block.HEADING else 0.0
    points += 3 if "title" in claims else 0
    points += 2 if unit.large else 0
    points += 1 if unit.strong * 10 >= len(unit.text) * 9 else 0
    points -= 3 if outside else 0
    points -= 6 if is_section(unit.text) else 0
    points -= 3 if unit.link * 2 > len(unit.text) and not matched else 0
    points -= 2 if unit.block is Block.LIST_ITEM else 0
    return points + _company(walk, index) if points > 0 else points


def _match(key: str, title: str, *, cut: bool) -> float:
    """Return points for how well a block repeats a title of the head."""
    if not key or not title:
        return 0.0
    if key == title:
        return 10.0
    if cut and key.startswith(title) and len(title) >= 20:
        return 9.0
    # «Headline - Site» begins with the block, «Site - Headline» and «Site > Headline» end with it.
    if len(key) >= 20 and (title.startswith(f"{key} ") or title.endswith(f" {key}")):
        return 8.0 * min(1.0, len(key) * 2 / len(title))
    if len(title) >= 20 and key.startswith(f"{title} "):
        return 7.0
    return 0.0


def _company(walk: Walk, index: int) -> float:
    """Return points for a stamp right beside the block and for prose soon below it."""
    stamp = vocabulary.pattern("texts", "stamp")
    beside = [*walk.units[max(0, index - 2) : index], *walk.units[index + 1 : index + 4]]
    below = walk.units[index + 1 : index + 8]
    points = 1.5 if any(len(unit.text) < 120 and stamp.search(unit.text) for unit in beside) else 0.0
    return points + (
        1.0 if any(len(unit.text) > 150 and unit.link * 4 < len(unit.text) for unit in below) else 0.0
    )

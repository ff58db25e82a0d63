"""What belongs to a block of the page because it shares a small element with it.

The words of a player stand beside its button, the picture of another report beside its linked headline:
by themselves they look like the reporter's.
"""

from __future__ import annotations

from itertools import islice

from khotin.convert import boilerplate
from khotin.convert.bylines import parse_byline
from khotin.convert.page import OUTSIDE_HINTS
from khotin.convert.read.extent import Region
from khotin.convert.read.teasers import linked
from khotin.convert.read.units import Node, Unit, Walk
from khotin.convert.stamps import has_date
from khotin.model import Block

_CONTROLS = frozenset({"button", "select", "label", "fieldset"})
_OPEN = frozenset({"", "kicker"})  # what a unit is taken for by its place alone
_WORD, _QUESTION = 60, 120  # characters of what stands beside a button at most, of what a poll asks
_UNITS = 8  # units of an element around a button, of a card of another report
_AROUND = 4  # elements around a caption that may be the card of another report


def mark_companions(walk: Walk, region: Region) -> None:
    """Mark what stands beside the controls of the page, and captions of advertisements and other reports."""
    _mark_controls(walk, region)
    for index in range(max(region.headline + 1, region.start, 0), region.end):
        unit = walk.units[index]
        if unit.hint == "caption" and boilerplate.names_phone(unit.text):
            unit.hint = "widget"
        elif unit.hint == "caption" and _in_card(walk, unit):
            unit.hint = "related"


def _mark_controls(walk: Walk, region: Region) -> None:
    for node in walk.nodes:
        if node.tag not in _CONTROLS or not region.start <= node.first < node.last <= region.end:
            continue
        box = _around(walk, node)
        for unit in walk.units[box.first : box.last]:
            if unit.hint in _OPEN:
                unit.hint = "widget"


def _around(walk: Walk, node: Node) -> Node:
    """Return the largest element around a control that holds nothing of the report's."""
    while node.parent >= 0:
        outer = walk.nodes[node.parent]
        inside = walk.units[outer.first : outer.last]
        if len(inside) > _UNITS or any(map(_may_be_text, inside)):
            break
        node = outer
    return node


def _may_be_text(unit: Unit) -> bool:
    if unit.hint not in _OPEN:
        return unit.hint not in OUTSIDE_HINTS
    asks = unit.text.endswith("?")
    if unit.picture or len(unit.text) > (_QUESTION if asks else _WORD):
        return True
    if unit.block in {Block.TABLE, Block.QUOTE} or (unit.block is Block.HEADING and not asks):
        return True
    return has_date(unit.text) or parse_byline(unit.text, last=True) is not None


def _in_card(walk: Walk, unit: Unit) -> bool:
    """Tell whether a small element holds a caption with a linked headline and nothing of the report's."""
    for at in islice(walk.ancestors(unit.node), _AROUND):
        inside = walk.units[walk.nodes[at].first : walk.nodes[at].last]
        if len(inside) > _UNITS:
            return False
        if any(other.text and other.hint not in {"caption", *OUTSIDE_HINTS} for other in inside):
            return False
        if any(other.hint == "related" and linked(other) for other in inside):
            return True
    return False

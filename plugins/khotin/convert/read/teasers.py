"""Running text told from what only looks like it: the summaries below linked headlines, and second copies.

A column of ten summaries holds more prose than a short report, and a copy for the printer as much.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from khotin.convert.boilerplate import is_opener, is_tool
from khotin.convert.read.units import Node, Unit, Walk
from khotin.convert.stamps import has_date
from khotin.model import Block

PROSE = 80  # characters from which on a block without links reads as prose
_TEASER = 600  # characters of the longest summary
_HEADLINE = 25  # characters of the shortest linked headline
_ITEM_UNITS = 6  # units in an item of a list of reports
_RUN, _PAIR = 3, 3  # summaries in turn with linked headlines that make a list; units from one to the next
_BOX_UNITS = 4  # units in a box that shows one other report
_PARAGRAPHS = 2  # paragraphs beside a unit that make it one as well
_NEAR = 8  # units between two summaries of one list


def linked(unit: Unit, share: float = 0.5) -> bool:
    """Tell whether more than `share` of the text of a unit is links."""
    return unit.link > len(unit.text) * share


def below_links(walk: Walk) -> list[int]:
    """Return for each unit the element it shares with the linked headline it sums up, -1 without one."""
    return [
        _shared(walk, index) if PROSE // 2 <= len(unit.text) <= _TEASER else -1
        for index, unit in enumerate(walk.units)
    ]


def prose_sizes(walk: Walk, shared: Sequence[int]) -> list[int]:
    """Return the weight of each unit as running text; 0 for links, short lines, teasers and copies.

    `shared` is what `below_links` found.
    """
    seen: set[str] = set()
    sizes: list[int] = []
    for index, unit in enumerate(walk.units):
        size = _size(unit)
        if size >= PROSE and (unit.text in seen or shared[index] >= 0):
            size = 0
        seen.add(unit.text)
        sizes.append(size)
    return sizes


def _size(unit: Unit) -> int:
    if unit.block is Block.TABLE:
        return len(unit.text) // 2
    size = len(unit.text)
    if size < PROSE // 2 or linked(unit, 0.3):
        return 0
    return size if size >= PROSE else size // 4


def teasers(walk: Walk, shared: Sequence[int]) -> frozenset[int]:
    """Return the units that are summaries in a list of reports: each in an item with its linked headline.

    `shared` is what `below_links` found.
    """
    found = [
        index
        for index, unit in enumerate(walk.units)
        if shared[index] >= 0 and not linked(unit) and _is_item(walk.nodes[shared[index]])
    ]
    # One alone may be a paragraph below a link that the reporter put into the text, unless a box holds both.
    listed = {
        index
        for at, index in enumerate(found)
        if _boxed(walk, index)
        or (
            not _among_text(walk, index, found)
            and (
                (at and index - found[at - 1] <= _NEAR)
                or (at + 1 < len(found) and found[at + 1] - index <= _NEAR)
            )
        )
    }
    return frozenset(listed | _alternating(walk, shared))


def _among_text(walk: Walk, index: int, found: list[int]) -> bool:
    """Tell whether paragraphs that are no summaries stand beside a unit and look like it."""
    own = walk.nodes[walk.units[index].node]
    parent = walk.nodes[own.parent]
    beside = (
        at
        for at in range(parent.first, parent.last)
        if at not in found and len(walk.units[at].text) >= PROSE and not linked(walk.units[at])
    )
    nodes = (walk.nodes[walk.units[at].node] for at in beside)
    alike = sum((node.parent, node.tag, node.style) == (own.parent, own.tag, own.style) for node in nodes)
    return alike >= _PARAGRAPHS


def _boxed(walk: Walk, index: int) -> bool:
    """Tell whether a box holds a summary with its linked headline, their picture and their heading alone."""
    home = list(islice(walk.ancestors(walk.units[index].node), 3))
    for at in home:
        node = walk.nodes[at]
        inside = walk.units[node.first : node.last]
        if not any(linked(unit, 0.6) for unit in inside):
            continue
        texts = [unit for unit in inside if unit.text and not linked(unit, 0.6)]
        others = [unit for unit in texts if unit is not walk.units[index]]
        return len(inside) <= _BOX_UNITS and all(
            is_opener(unit.text) or is_tool(unit.text) or _may_be_between(unit) for unit in others
        )
    return False


def _alternating(walk: Walk, shared: Sequence[int]) -> set[int]:
    """Return the summaries of a list without items: linked headlines and summaries in turn."""
    result: set[int] = set()
    run: list[int] = []
    for index in range(1, len(walk.units)):
        unit = walk.units[index]
        # In a list of headlines alone each stands below another one.
        if shared[index] < 0 or linked(unit, 0.6):
            continue
        if run and index - run[-1] > _PAIR:
            run = []
        run.append(index)
        if len(run) >= _RUN:
            result.update(run)
    return result


def _is_item(node: Node) -> bool:
    """Tell whether an element holds no more than an item of a list of reports."""
    return node.last - node.first <= _ITEM_UNITS


def _shared(walk: Walk, index: int) -> int:
    """Return the element that a unit shares with the linked headline above it, -1 where there is none."""
    unit = walk.units[index]
    at = index - 1
    while at >= max(0, index - 3) and not linked(walk.units[at], 0.6) and _may_be_between(walk.units[at]):
        at -= 1
    if at < 0 or not linked(walk.units[at], 0.6):
        return -1
    before = walk.units[at]
    if before.link < _HEADLINE or before.text.startswith((">>", "»")):
        return -1
    around = list(islice(walk.ancestors(before.node), 4))
    common = next((node for node in islice(walk.ancestors(unit.node), 3) if node in around), -1)
    return -1 if common < 0 or _in_own_box(walk, before, common) else common


def _in_own_box(walk: Walk, link: Unit, common: int) -> bool:
    """Tell whether a box below the node `common` holds a linked headline and other lines: a list."""
    for at in walk.ancestors(link.node):
        if at == common:
            return False
        node = walk.nodes[at]
        if sum(bool(unit.text) for unit in walk.units[node.first : node.last]) > 1:
            return True
    return False


def _may_be_between(unit: Unit) -> bool:
    """Tell whether a unit may stand between a linked headline and its summary: a picture, a day."""
    return unit.picture is not None or (len(unit.text) < PROSE // 2 and has_date(unit.text))

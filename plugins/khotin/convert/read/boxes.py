"""Boxes that a page sets between the paragraphs of a report: told by their markup and by their words.

The paragraphs of a report hang in one element and look alike. What hangs among them and looks otherwise
may be the reporter's (a list, a table, facts in a frame) or the page's (whom to call, what gold costs):
what the words say decides (`boxwords`), and where they leave it open, an editor is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from khotin.convert import boilerplate
from khotin.convert.lines import ends_sentence, is_quotation
from khotin.convert.page import OUTSIDE_HINTS
from khotin.convert.read import boxwords
from khotin.convert.read.boxwords import Box
from khotin.convert.read.extent import Region
from khotin.convert.read.teasers import PROSE
from khotin.convert.read.units import Node, Unit, Walk
from khotin.model import Block

_MOST = 300  # boxes of a report; each is compared with all the text
_PARAGRAPHS = 2  # paragraphs that a report has at least, were a box to be told from them
_SENTENCE = 25  # characters of a paragraph of one sentence at least
_SEVERAL = 2  # paragraphs from which on an element may be a part of the text
_PART = 0.4  # share of the paragraphs that makes an element a part of the text, however it is drawn
# What a paragraph may be taken for by its place: one right below the headline that tells a day, for a stamp.
_HEADING = 4  # level of a heading that the first line of a box makes
_CARD = frozenset({"", "caption", "time"})  # what a card of another report is taken for by its look
_PROSE_HINTS = frozenset({"", "lead", "time"})


@dataclass(frozen=True, slots=True)
class _Text:
    """The paragraphs of a report, and the elements they hang in."""

    prose: list[int]
    homes: frozenset[int]  # the elements that hold most of them
    parts: frozenset[int]  # the elements that hold many of them
    around: frozenset[int]  # the elements that any of them stands in
    looks: frozenset[tuple[str, str]]  # kind and class of the elements that are paragraphs or parts


def mark_boxes(walk: Walk, region: Region) -> None:
    """Give what stands in a box of the page the hint «widget», and mark what may be the page's as boxed."""
    text = _text(walk, region)
    if len(text.prose) < _PARAGRAPHS:
        return
    boxes = list(islice(_boxes(walk, region, text), _MOST))
    for _, node in reversed(boxes):
        # A box inside a larger one comes first: what tells of the author may stand beside the lead.
        if node.last - node.first > _SEVERAL and walk.units[node.first].picture:
            _mark_author(_box(walk, region, text, node, apart=True))
    # What says itself that it is a summary goes first: else the list that it sums up would be told twice.
    boxes.sort(key=lambda box: not boilerplate.is_summary(walk.units[box[1].first].text))
    for index, node in boxes:
        if not all(unit.hint for unit in walk.units[node.first : node.last]):
            apart = index not in text.parts and (node.tag, node.style) not in text.looks
            _mark(_box(walk, region, text, node, apart=apart))


def _mark_author(box: Box) -> None:
    if boxwords.tells_of_author(box):
        name, *words = boxwords.about(box)
        name.hint = "author"
        for unit in words:
            unit.hint = "widget"


def _mark(box: Box) -> None:
    if boxwords.is_of_page(box):
        # Below a quotation a class for authors names who said it.
        quoted = is_quotation(box.inside[0].text)
        for unit in box.inside:
            if unit.hint in _CARD or (quoted and unit.hint == "author"):
                unit.hint = "widget"
    elif not box.apart:
        return
    elif boxwords.quotes(box):
        for unit in box.inside:
            unit.block = Block.QUOTE
    else:
        if boxwords.is_headed(box):
            box.inside[0].block, box.inside[0].level = Block.HEADING, _HEADING
        for unit in box.inside:
            unit.boxed = unit.boxed or boxwords.is_doubtful(unit, box)


def _text(walk: Walk, region: Region) -> _Text:
    """Return the paragraphs below the headline, and how they hang in the page."""
    units, nodes = walk.units, walk.nodes
    prose = [
        index
        for index in range(max(region.start, region.headline + 1), region.end)
        if units[index].node >= 0 and len(units[index].text) >= PROSE and units[index].hint in _PROSE_HINTS
    ]
    held = Counter(node for index in prose for node in walk.ancestors(units[index].node))
    homes = frozenset(node for node, count in held.items() if count * 2 > len(prose))
    around = {node for index in prose for node in walk.ancestors(nodes[units[index].node].parent)}
    # A box of several paragraphs is one element, the paragraphs of the text are several.
    drawn = Counter((nodes[node].tag, nodes[node].style) for node in held if node not in homes)
    most = max(drawn.values(), default=0)
    # Where breaks part the paragraphs, none of them is an element.
    bare = sum(units[index].node in homes for index in prose) * 2 > len(prose)
    looks = {look for look, count in drawn.items() if count > 1 or (count == most and not bare)}
    # An element without a class around the text is drawn otherwise than one between its paragraphs.
    least = max(_SEVERAL, _PART * len(prose))
    parts = frozenset(node for node, count in held.items() if count >= least)
    looks |= {(nodes[node].tag, nodes[node].style) for node in parts if nodes[node].style}
    looks.add(("p", ""))
    return _Text(prose, homes, parts, homes | around, frozenset(looks))


def _boxes(walk: Walk, region: Region, text: _Text) -> Iterator[tuple[int, Node]]:
    """Yield the elements among the paragraphs that look like none of them or hold several blocks."""
    first = max(region.start, region.headline + 1)
    for index, node in enumerate(walk.nodes):
        if node.parent not in text.around or index in text.homes:
            continue
        if node.last - node.first == 1 and (node.tag, node.style) in text.looks:
            continue
        if first <= node.first < node.last <= region.end:
            yield index, node


def _is_sentence(unit: Unit) -> bool:
    return unit.hint in _PROSE_HINTS and len(unit.text) >= _SENTENCE and ends_sentence(unit.text)


def _box(walk: Walk, region: Region, text: _Text, node: Node, *, apart: bool) -> Box:
    units = walk.units
    around = (*range(max(region.start, 0), node.first), *range(node.last, region.end))
    within = units[node.first : node.last]
    pictures = [unit.picture for unit in within if unit.picture]
    return Box(
        tag=node.tag,
        inside=[unit for unit in within if unit.text],
        others=[units[at].text for at in around if units[at].text and units[at].hint not in OUTSIDE_HINTS],
        prose="\n".join(units[at].text for at in text.prose if not node.first <= at < node.last),
        apart=apart,
        styled=bool(node.style) or node.tag == "table",
        pictured=any(unit.picture or unit.hint in {"caption", "time"} for unit in within),
        pictures=len(pictures),
        leads=bool(pictures) and all(picture.leads for picture in pictures),
        opens=all(at >= node.first for at in text.prose),
        early=sum(at < node.first for at in text.prose) <= 1,
        closes=not any(_is_sentence(unit) for unit in units[node.last : region.end]),
        announced=node.first > 0 and units[node.first - 1].text.endswith((":", ";")),
    )

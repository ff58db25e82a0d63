"""Boxes that a page sets between the paragraphs of a report: told by their markup and by their words.

The paragraphs of a report hang in one element and look alike. What hangs among them and looks otherwise
may be the reporter's (a list, a table, facts in a frame) or the page's (whom to call, what gold costs):
the page speaks to whoever reads it, the reporter of whom the report is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from khotin.convert import boilerplate
from khotin.convert.bylines import parse_byline
from khotin.convert.captions import common_words
from khotin.convert.lines import bag, word_count
from khotin.convert.read.extent import Region
from khotin.convert.read.teasers import PROSE
from khotin.convert.read.units import Node, Unit, Walk
from khotin.model import Block

# Elements that say themselves that what they hold is the report's.
_OWN = frozenset(
    {"blockquote", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre"}
)
_WORDS, _NAMED_WORDS = 70, 30  # words of a box of the page at most, and of one that names what the text names
_PARAGRAPHS = 2  # paragraphs that a box of the page has at most
_SIGNED = 12  # words of a box that holds nothing but the name of the author and of an office
_FEW = 6  # different words from which on it tells whether a box speaks of what the report does
_STRANGE = 0.34  # share of its words that the report says as well, below which a box is of something else
_CLOCK = re.compile(r"\d{1,2}\s*(?:[:hg]|giờ)\s*\d{0,2}\b")
_NAME = re.compile(r"(?<=[^.!?:…“\"«*–-] )[^\W\d_a-zà-ỹ][^\W\d_]+(?: [^\W\d_a-zà-ỹ][^\W\d_]+)+")


@dataclass(frozen=True, slots=True)
class _Text:
    """The paragraphs of a report, and the elements they hang in."""

    prose: list[int]
    homes: frozenset[int]  # the elements that hold most of them
    around: frozenset[int]  # the elements that any of them stands in
    looks: frozenset[tuple[str, str]]  # kind and class of the elements that are paragraphs or parts


def mark_boxes(walk: Walk, region: Region) -> None:
    """Give what stands in a box of the page the hint «widget»."""
    text = _text(walk, region)
    if len(text.prose) < _PARAGRAPHS:
        return
    for node in _boxes(walk, region, text):
        rest = "\n".join(
            walk.units[index].text for index in text.prose if not node.first <= index < node.last
        )
        inside = [unit for unit in walk.units[node.first : node.last] if unit.text]
        if _is_of_page(node, inside, rest):
            for unit in inside:
                unit.hint = unit.hint or "widget"


def _text(walk: Walk, region: Region) -> _Text:
    """Return the paragraphs below the headline, and how they hang in the page."""
    units, nodes = walk.units, walk.nodes
    prose = [
        index
        for index in range(max(region.start, region.headline + 1), region.end)
        if units[index].node >= 0 and len(units[index].text) >= PROSE and units[index].hint in {"", "lead"}
    ]
    held = Counter(node for index in prose for node in walk.ancestors(units[index].node))
    homes = frozenset(node for node, count in held.items() if count * 2 > len(prose))
    around = {node for index in prose for node in walk.ancestors(nodes[units[index].node].parent)}
    drawn = Counter(
        (nodes[node].tag, nodes[node].style)
        for index in prose
        for node in walk.ancestors(units[index].node)
        if node not in homes
    )
    most = max(drawn.values(), default=0)
    looks = {look for look, count in drawn.items() if count == most or count > 1}
    # A table without a class around the text is drawn otherwise than one between its paragraphs.
    looks |= {(nodes[at].tag, nodes[at].style) for at in homes if nodes[at].tag != "table" or nodes[at].style}
    looks.add(("p", ""))
    return _Text(prose, homes, homes | around, frozenset(looks))


def _boxes(walk: Walk, region: Region, text: _Text) -> Iterator[Node]:
    """Yield the elements among the paragraphs that look like none of them."""
    first = max(region.start, region.headline + 1)
    for index, node in enumerate(walk.nodes):
        if node.parent not in text.around or index in text.homes or (node.tag, node.style) in text.looks:
            continue
        inside = walk.units[node.first : node.last]
        if not first <= node.first < node.last <= region.end or all(unit.hint for unit in inside):
            continue
        if not any(unit.picture or unit.hint in {"caption", "time"} for unit in inside):
            yield node


def _is_of_page(node: Node, inside: list[Unit], text: str) -> bool:
    """Tell whether a box is the page's: it speaks to its readers, or of what the report does not."""
    lines = [unit.text for unit in inside]
    size = sum(map(word_count, lines))
    long = sum(len(line) >= PROSE for line in lines) > _PARAGRAPHS
    if node.tag in _OWN or long or size > _WORDS or _signs(lines, size):
        return False
    named = _names(lines, text)
    serves = any(map(boilerplate.is_service, lines)) and not boilerplate.is_service(text)
    if any(unit.block in {Block.TABLE, Block.QUOTE} for unit in inside):
        return serves and not named
    if serves or any(map(boilerplate.to_reader, lines)):
        return size <= _NAMED_WORDS or not named
    headed = len(lines) > 1 and (boilerplate.is_notice(lines[0]) or sum(map(_has_clock, lines)) > 1)
    return headed and not named and _is_strange(lines, text)


def _signs(lines: list[str], size: int) -> bool:
    """Tell whether a box names who wrote the report; one of more words tells of an author."""
    # «LỊCH CHIẾU PHIM» is shaped like a name in capitals.
    others = [line for line in lines if not boilerplate.is_service(line)]
    bylines = [byline for line in others if (byline := parse_byline(line, last=True))]
    return any(byline.kind == "label" or (byline.authors and size <= _SIGNED) for byline in bylines)


def _has_clock(line: str) -> bool:
    """Tell whether a line is an entry of a programme or of a list of news, with its time of day."""
    return _CLOCK.match(line) is not None


def _names(lines: list[str], text: str) -> bool:
    """Tell whether a box names whom or what the text names."""
    return any(name in text for line in lines for name in _NAME.findall(line))


def _is_strange(lines: list[str], text: str) -> bool:
    """Tell whether a box says little that the text says."""
    own = frozenset(word for line in lines for word in bag(line) if len(word) > 1) - common_words()
    return len(own) >= _FEW and len(own & bag(text)) < _STRANGE * len(own)

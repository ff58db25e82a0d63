"""The captions of pictures that no class names: told by where they stand and how they are set."""

from __future__ import annotations

from itertools import islice

from khotin.convert.boilerplate import is_tool
from khotin.convert.lines import ends_sentence
from khotin.convert.read.units import Unit, Walk
from khotin.model import Block

CAPTION_LENGTH = 400  # characters; captions that list a whole committee are no longer
_HUGGING_LENGTH = 160  # characters of a caption that only a break parts from its picture
_MUCH_LONGER = 2  # times as long as a caption is a paragraph beside it
_SMALL_HEADING = 5  # level from which on a heading is set smaller than the text
_ALIKE = 2  # blocks of one class, each below a picture, that make it the class of captions
_APART_LENGTH = 200  # characters up to which a line set apart below a picture is its caption


def mark_captions(walk: Walk, start: int, end: int) -> None:
    """Mark captions that no class names: a line below a picture that is set apart or repeats its alt."""
    units = walk.units
    _mark_several(walk, start, end)
    alike = _drawn_alike(walk, start, end)
    for index in range(max(start, 0), end - 1):
        if not (picture := units[index].picture):
            continue
        below = index + 1
        # Some systems print the name of the image's file or of its frame between image and caption.
        while below < min(end, index + 4) and units[below].text and is_tool(units[below].text):
            below += 1
        unit = units[below] if below < end else units[index]
        if (
            not unit.text
            or unit.hint not in {"", "lead"}
            or len(unit.text) > CAPTION_LENGTH
            or "\n" in unit.text
        ):
            continue
        italic = unit.emphasis * 10 >= len(unit.text) * 8
        same = unit.text.casefold() == picture.alt.casefold()
        small = unit.block is Block.HEADING and unit.level >= _SMALL_HEADING
        if italic or same or small or below in alike or _framed(walk, index, below) or _hugs(walk, unit):
            unit.hint = "caption"


def _mark_several(walk: Walk, start: int, end: int) -> None:
    """Mark the captions of several pictures that stand together below them, as many lines as pictures."""
    units = walk.units
    for node in walk.nodes:
        if not start < node.first < node.last <= end or node.last - node.first < _ALIKE:
            continue
        lines = units[node.first : node.last]
        if any(unit.hint or not unit.text or len(unit.text) > _APART_LENGTH for unit in lines):
            continue
        above = units[max(0, node.first - len(lines) - 1) : node.first]
        if all(unit.picture for unit in above[-len(lines) :]) and not (
            len(above) > len(lines) and above[0].picture
        ):
            for unit in lines:
                unit.hint = "caption"


def _framed(walk: Walk, picture: int, below: int) -> bool:
    """Tell whether a unit shares the frame of the picture above it, or is a short line set apart."""
    unit = walk.units[below]
    if unit.node < 0 or walk.units[picture].node < 0:
        return False
    for frame in list(walk.ancestors(walk.units[picture].node))[:5]:
        node = walk.nodes[frame]
        if not node.first <= below < node.last:
            continue
        texts = [
            other for other in walk.units[node.first : node.last] if other.text and not is_tool(other.text)
        ]
        alone = len(texts) == 1 and len(unit.text) <= _APART_LENGTH and not _flows(walk, picture, unit)
        if alone or (node.tag in {"table", "figure"} and len(texts) <= 3):
            return True
        break
    around = list(walk.ancestors(unit.node))[:2]
    return any(walk.nodes[node].set_apart for node in around) and len(unit.text) <= _APART_LENGTH


def _flows(walk: Walk, picture: int, unit: Unit) -> bool:
    """Tell whether a unit is a sentence that flows around the picture before it, as leads do."""
    shown = walk.units[picture].picture
    return shown is not None and shown.beside and ends_sentence(unit.text)


def _hugs(walk: Walk, unit: Unit) -> bool:
    """Tell whether a short line stands closer to the picture above it than the paragraphs to each other."""
    if not unit.hugs or len(unit.text) > _HUGGING_LENGTH or unit.text.endswith(":"):
        return False
    node = walk.nodes[unit.node] if unit.node >= 0 else None
    beside = walk.units[node.first : node.last] if node else walk.units
    return any(len(other.text) > len(unit.text) * _MUCH_LONGER for other in beside)


def _drawn_alike(walk: Walk, start: int, end: int) -> frozenset[int]:
    """Return the units of each class whose blocks all stand right below a picture: its captions."""
    groups: dict[str, list[int]] = {}
    for index in range(max(start, 0), end):
        if walk.units[index].text and (style := _style(walk, index)):
            groups.setdefault(style, []).append(index)
    found: set[int] = set()
    for group in groups.values():
        if len(group) >= _ALIKE and all(index and walk.units[index - 1].picture for index in group):
            found.update(group)
    return frozenset(found)


def _style(walk: Walk, index: int) -> str:
    """Return how the innermost element that holds a unit alone is drawn, «» where nothing sets it."""
    for at in islice(walk.ancestors(walk.units[index].node), 3):
        node = walk.nodes[at]
        if node.last - node.first > 1:
            break
        if node.style:
            return f"{node.tag} {node.style}"
    return ""

"""The captions of pictures that no class names: told by where they stand and how they are set."""

from __future__ import annotations

from khotin.convert.boilerplate import is_tool
from khotin.convert.read.blocks import Walk

CAPTION_LENGTH = 400  # characters; captions that list a whole committee are no longer
_APART_LENGTH = 200  # characters up to which a line set apart below a picture is its caption


def mark_captions(walk: Walk, start: int, end: int) -> None:
    """Mark captions that no class names: a line below a picture that is set apart or repeats its alt."""
    units = walk.units
    for index in range(max(start, 0), end - 1):
        if not (picture := units[index].picture):
            continue
        below = index + 1
        # Some systems print the name of the image's file or of its frame between image and caption.
        while below < min(end, index + 4) and units[below].text and is_tool(units[below].text):
            below += 1
        unit = units[below] if below < end else units[index]
        if not unit.text or unit.hint not in {"", "lead"} or len(unit.text) > CAPTION_LENGTH:
            continue
        italic = unit.emphasis * 10 >= len(unit.text) * 8
        same = unit.text.casefold() == picture.alt.casefold()
        if italic or same or _framed(walk, index, below):
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
        if (len(texts) == 1 and len(unit.text) <= _APART_LENGTH) or (
            node.tag in {"table", "figure"} and len(texts) <= 3
        ):
            return True
        break
    around = list(walk.ancestors(unit.node))[:2]
    return any(walk.nodes[node].set_apart for node in around) and len(unit.text) <= _APART_LENGTH

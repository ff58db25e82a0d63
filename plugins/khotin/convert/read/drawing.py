"""How a browser would draw an element of a saved page, as far as its own attributes tell."""

from __future__ import annotations

import re
from enum import Enum, auto

from lxml import etree

from khotin.convert.read import vocabulary
from khotin.convert.read.syllables import is_syllable

STYLED = frozenset({"span", "b", "strong", "i", "em", "font", "small"})
"""Inline elements that a style may draw as a line of their own: the name of the author flush right."""
LONG_NAMES = 400
"""Characters of a class attribute that are looked at."""
_HIDING_STYLE = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_ASIDE_STYLE = re.compile(r"(?i)text-align\s*:\s*(?:center|right)|float\s*:\s*right")
_ASIDE_CLASS = re.compile(r"(?i)(?:^|[\s-])(?:text-?)?(?:align-?)?(?:right|center|end)(?:\s|$)")
_BLOCK_STYLE = re.compile(r"(?i)float\s*:\s*right|display\s*:\s*(?:block|flex|table)\b")
# Classes that Word, Pages and browsers' editors give to the pieces of a pasted paragraph.
_PASTED = re.compile(r"(?:Mso|Apple-|s\d|c\d|fontstyle|tm\d)")
_SET_APART = frozenset({"p", "div", "h4", "h5", "h6", "figcaption", "address"})
# «11/5», «8:30»: no word goes on with a moment.
_MOMENT = re.compile(r"\d{1,2}(?:[/.:-]\d|h\d\d)")
_LAST_WORD, _FIRST_WORD = re.compile(r"[^\W\d_]+$"), re.compile(r"[^\W\d_]{2,}")
# The end of a clause, or of a number with the unit that it counts.
_FIGURE = re.compile(r"(?:[\d%²³:;,.!?)”»]|\b(?:[ck]m|[km]g|ml|[km]w|kwh))$", re.IGNORECASE)
# Neighbours that a browser draws apart although no blank stands between them.
_APART = frozenset({"a", "time", "button", "label", "small"})


class Drawn(Enum):
    """How an element is drawn."""

    UNSEEN = auto()
    INLINE = auto()
    BLOCK = auto()


def names_of(element: etree._Element) -> str:
    """Return the names in the class of `element`."""
    return (element.get("class") or "")[:LONG_NAMES]


def is_hidden(element: etree._Element) -> bool:
    """Tell whether the attributes of `element` hide it from readers."""
    if not element.attrib:
        return False
    style, names = element.get("style"), element.get("class")
    return (
        element.get("hidden") is not None
        or (style is not None and _HIDING_STYLE.search(style) is not None)
        or (names is not None and vocabulary.hides(names))
    )


def is_set_apart(tag: str, element: etree._Element) -> bool:
    """Tell whether a block is centred or flush right."""
    if tag == "center":
        return True
    if not element.attrib:
        return False
    style = element.get("style")
    return (
        element.get("align") in {"center", "right"}
        or (style is not None and _ASIDE_STYLE.search(style) is not None)
        or (tag in _SET_APART and _ASIDE_CLASS.search(names_of(element)) is not None)
    )


def is_drawn_as_block(element: etree._Element) -> bool:
    """Tell whether the style of an inline element makes it a line of its own."""
    return (
        _BLOCK_STYLE.search(element.get("style") or "") is not None
        or vocabulary.pattern("names", "block").search(names_of(element)) is not None
    )


def is_drawn_apart(tag: str, element: etree._Element, ended: etree._Element, before: str) -> bool:
    """Tell whether an inline element is drawn apart from the one that has `ended` right `before` it.

    Word tears words into styled spans, portals lay out fields as plain ones.
    """
    if tag in _APART or ended.tag in _APART or _MOMENT.match(element.text or ""):
        return True
    if tag not in STYLED or _is_styled(ended) or _is_styled(element):
        return False
    return tag == ended.tag == "span" or _are_two_words(before, element.text or "")


def _is_styled(element: etree._Element) -> bool:
    """Tell whether `element` was drawn by an editor of texts, which tears words into pieces."""
    names = element.get("class") or ""
    return (
        element.get("style") is not None
        or element.get("lang") is not None
        or _PASTED.match(names) is not None
    )


def _are_two_words(before: str, after: str) -> bool:
    """Tell whether two texts end and begin with words that together are none: «764 ha», «diện tích»."""
    first = _FIRST_WORD.match(after)
    if first is None or not is_syllable(first[0]):
        return False
    if _FIGURE.search(before):
        return True
    last = _LAST_WORD.search(before)
    return last is not None and is_syllable(last[0]) and not is_syllable(last[0] + first[0])

"""Text into XML: the one place that decides what a feed may hold, whatever an article brings."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from khotin.text import legal

_ENTITY = re.compile(r"&(?=#?\w+;)")


def line(value: str) -> str:
    """Return `value` as one legal line of text."""
    return " ".join(legal(value).split())


def text(value: str) -> str:
    """Return `value` as the content of an element."""
    return escape(value)


def attribute(value: str) -> str:
    """Return `value` as an attribute, quotes included."""
    return quoteattr(value)


def unmarked(value: str) -> str:
    """Return plain `value` for an element that some readers take for text and others for HTML.

    RSS 2.0 does not say which a title is, and programs guess in Atom, too. No escaping is right for both,
    so that what begins markup is shown by its full-width twin: nothing can run, and everyone sees the same.
    """
    return escape(_ENTITY.sub("＆", value.replace("<", "＜").replace(">", "＞")))

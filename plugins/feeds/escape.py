"""Text into XML: the one place that decides what a feed may hold, whatever an article brings."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

# What XML 1.0 forbids or discourages: controls but tab and newline, surrogates, non-characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def legal(value: str) -> str:
    """Return `value` without the characters that no XML document may hold."""
    return _ILLEGAL.sub("", value).replace("\r\n", "\n").replace("\r", "\n")


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

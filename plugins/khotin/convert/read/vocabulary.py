"""The words that portals give to the parts of a page, read once from `markup.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from lxml import etree

ITEMPROPS = {"headline": "title", "articleBody": "content", "author": "author", "datePublished": "time"}
"""What an element claims to be by the schema.org property it names."""
# Attributes remembered; the pages of three hundred portals have 4,200 different ones.
_ATTRIBUTES = 8192
_BREAKS = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z0-9]+")


@cache
def markup() -> dict[str, Any]:
    """Return the table of markup words."""
    table: dict[str, Any] = tomllib.loads(
        files(__package__).joinpath("markup.toml").read_text(encoding="utf-8")
    )
    return table


@cache
def tag_set(name: str) -> frozenset[str]:
    """Return a set of element names."""
    return frozenset(markup()["tags"][name].split())


@cache
def pattern(group: str, name: str) -> re.Pattern[str]:
    """Return a pattern of the table, compiled."""
    return re.compile(markup()[group][name])


@cache
def _claims() -> list[tuple[str, re.Pattern[str]]]:
    return [(hint, _words(words)) for hint, words in markup()["claims"].items()]


def _words(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|-)(?:{'|'.join(words)})(?:-|$)")


@cache
def _content() -> re.Pattern[str]:
    return _words(markup()["content"]["words"])


def _names(attribute: str) -> list[str]:
    """Return the names in a class or id attribute, «detailTitle_2» as «detail-title-2», layout left out."""
    names = ("-".join(filter(None, _BREAKS.split(name[:80]))).lower() for name in attribute[:400].split())
    return [name for name in names if name and not pattern("names", "layout").fullmatch(name)]


@lru_cache(maxsize=_ATTRIBUTES)
def claims(attribute: str) -> frozenset[str]:
    """Return the hints that class and id of an element claim, and `content` for a container of text."""
    found = set()
    for name in _names(attribute):
        hint = next((hint for hint, words in _claims() if words.search(name)), "")
        found.add(hint or ("content" if _content().search(name) else ""))
    return frozenset(found - {""})


def block_claims(tag: str, element: etree._Element) -> frozenset[str]:
    """Return what the attributes of a block claim it to be."""
    get = element.get
    # Newspapers name what a box holds by an attribute that no <div> has: type="RelatedNews".
    kind = get("type") if tag == "div" else None
    names = " ".join(filter(None, (get("class"), get("id"), kind)))
    found = claims(names) if names else frozenset()
    if tag == "figure":
        # «left» is where a picture floats, not a column of the page.
        found -= {"aside"}
    role, prop = get("role"), get("itemprop")
    if not role and not prop:
        return found
    return found.union(filter(None, (markup()["role_claims"].get(role), ITEMPROPS.get(prop or ""))))


@lru_cache(maxsize=_ATTRIBUTES)
def hides(attribute: str) -> bool:
    """Tell whether a name in a class attribute hides its element from readers."""
    hidden = pattern("names", "hidden")
    return any(hidden.fullmatch(name.lower()) for name in attribute[:400].split())

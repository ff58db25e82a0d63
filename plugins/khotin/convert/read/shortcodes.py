"""Codes of a publishing system that the page printed instead of what they stand for: «[caption id="…"]».

A plugin that was switched off leaves its codes in every report written with it.
"""

from __future__ import annotations

import re
from functools import cache

from khotin.convert.read import vocabulary
from khotin.text import clean

# The quotation marks are often curled by the system itself.
_ATTRIBUTE = r"\s+[\w-]+\s*=\s*[\"'“”″‘’]"


@cache
def _code() -> re.Pattern[str]:
    names = "|".join(vocabulary.markup()["shortcodes"]["square"])
    braced = "|".join(vocabulary.markup()["shortcodes"]["braced"])
    return re.compile(
        rf"\[/?(?:{names})(?:[\s=][^\[\]]{{0,400}})?\]|\[[a-z][\w-]*{_ATTRIBUTE}[^\[\]]{{0,400}}\]|\[/[a-z][\w-]*\]"
        rf"|\{{/?(?:{braced})(?:[\s=][^{{}}]{{0,200}})?\}}",
    )


@cache
def _whole() -> re.Pattern[str]:
    """Return the pattern of a code with an address between its ends: «[youtube]https://…[/youtube]»."""
    names = "|".join(vocabulary.markup()["shortcodes"]["media"])
    return re.compile(rf"[\[{{]({names})[^\[\]{{}}]{{0,200}}[\]}}]\s*\S*\s*[\[{{]/\1[\]}}]")


_CAPTION = re.compile(r"(\[/?(?:wp_)?caption(?:\s[^\[\]]{0,400})?\])", re.IGNORECASE)


def has_caption(text: str) -> bool:
    """Tell whether `text` may hold a code that opens or closes a caption."""
    return "[" in text and "caption" in text.lower()


def at_captions(text: str) -> list[str]:
    """Return `text` cut before and after each code that opens or closes a caption."""
    return [piece for piece in _CAPTION.split(text) if piece]


def caption_ends(piece: str) -> bool | None:
    """Return whether a piece is the code that closes a caption, None where it is no code of a caption."""
    if not _CAPTION.fullmatch(piece):
        return None
    return piece[1] == "/"


def without_codes(text: str) -> str:
    """Return a line without the codes in it."""
    if "[" not in text and "{" not in text:
        return text
    kept = _code().sub("", _whole().sub(" ", text))
    return text if kept == text else clean(kept)


def is_code(line: str) -> bool:
    """Tell whether a line is nothing but codes."""
    return line[:1] in {"[", "{"} and not without_codes(_CAPTION.sub("", line))

"""Labelled paragraphs to the article's Markdown, every word escaped into plain text."""

from __future__ import annotations

from collections.abc import Iterable

from khotin.convert.paragraphs import Paragraph
from khotin.convert.pictures import ALT
from khotin.markup import escape
from khotin.model import Block, Label, Line

CAPTION = "{: .caption }"
_TEXT = {Label.LEAD, Label.BODY, Label.CAPTION}


def markdown(paragraphs: Iterable[Paragraph]) -> str:
    """Return the Markdown of the text and captions among `paragraphs`, in their order."""
    blocks: list[str] = []
    in_list = False
    for row in paragraphs:
        if row.label not in _TEXT:
            continue
        text = _block(row)
        if not text:
            continue
        if row.block is Block.LIST_ITEM and in_list:
            blocks[-1] += "\n" + text
        else:
            blocks.append(text)
        in_list = row.block is Block.LIST_ITEM
    return "\n\n".join(blocks)


def _block(row: Paragraph) -> str:
    line = row.first
    if line.label is Label.CAPTION:
        return _figure(line, row.text)
    if line.block is Block.HEADING:
        # The article's own headline is the page's only first-level heading.
        return "#" * max(2, min(line.level + 1 if line.level < 2 else line.level, 4)) + " " + escape(row.text)
    if line.block is Block.LIST_ITEM:
        return "    " * max(0, line.level - 1) + _bullet(line) + escape(row.text)
    if line.block is Block.QUOTE:
        return "> " + _lines(row.text, "> ")
    if line.block is Block.TABLE:
        return _table(line)
    return _lines(row.text)


def _lines(text: str, lead: str = "") -> str:
    """Return a paragraph; the lines of a verse end in two blanks, which Markdown reads as a line break."""
    return f"  \n{lead}".join(map(escape, text.split("\n")))


def _bullet(line: Line) -> str:
    return f"{line.ordinal}. " if line.ordinal else "- "


def _figure(line: Line, text: str) -> str:
    caption = f"{escape(text)}\n{CAPTION}" if text else ""
    if not line.image:
        return caption
    # From the folder of an article a forge finds the picture by this way, and the site as well.
    picture = f"![{escape(text or ALT)}](../../{line.image})"
    return f"{picture}\n\n{caption}" if caption else picture


def _table(line: Line) -> str:
    width = max((len(row) for row in line.rows), default=0)
    if not width:
        return ""
    rows = [[escape(cell) for cell in row] + [""] * (width - len(row)) for row in line.rows]
    shown = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([shown[0], "|" + " --- |" * width, *shown[1:]])

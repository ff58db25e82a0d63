"""Tables of data told from tables that lay out a page."""

from __future__ import annotations

from lxml import etree

from khotin.text import clean

_LONGEST_CELL = 400  # characters; a longer one is a column of a page
_MOST_CELLS = 20_000
_LAYS_OUT = ("table", "form", "h1", "h2", "iframe", "nav", "article", "img", "ul", "ol")
_UNSEEN = frozenset({"script", "style", "noscript", "template"})


def data_rows(table: etree._Element) -> tuple[tuple[str, ...], ...]:
    """Return the cells of a table of data, row by row and padded to one width; empty where it lays out."""
    if table.get("role") == "presentation" or next(table.iterdescendants(*_LAYS_OUT), None) is not None:
        return ()
    if _has_loose_text(table):
        return ()
    rows: list[list[str]] = []
    spans: dict[int, int] = {}  # column → rows that a cell above still covers
    linked = size = cells = 0
    for element in table.iterdescendants():
        tag = element.tag
        if tag == "tr":
            rows.append([])
            spans = {column: left - 1 for column, left in spans.items() if left > 1}
        elif tag in {"td", "th"} and rows:
            cells += 1
            text = _text(element)
            if len(text) > _LONGEST_CELL or cells > _MOST_CELLS:
                return ()
            _place(rows[-1], spans, element, text)
            size += len(text)
        elif tag == "a":
            linked += len(_text(element))
    return _padded(rows) if linked * 2 <= size else ()


def table_heading(table: etree._Element) -> str:
    """Return what stands above a table as its <caption>, «» where nothing does."""
    caption = next(table.iterchildren("caption"), None)
    return "" if caption is None else _text(caption)


def _has_loose_text(table: etree._Element) -> bool:
    """Tell whether text stands outside the cells, or cells outside the rows, as in broken markup."""
    if (table.text or "").strip():
        return True
    for element in table.iterdescendants("tr", "td", "th", "tbody", "thead", "tfoot"):
        parent = element.getparent()
        home = {"tr"} if element.tag in {"td", "th"} else {"table", "tbody", "thead", "tfoot"}
        if parent is None or parent.tag not in home or (element.tail or "").strip():
            return True
        if element.tag not in {"td", "th"} and (element.text or "").strip():
            return True
    return False


def _place(row: list[str], spans: dict[int, int], cell: etree._Element, text: str) -> None:
    """Put a cell in its column, leaving free what cells above and to the left cover."""
    while spans.get(len(row), 0) > 0:
        row.append("")
    column = len(row)
    width, height = _span(cell, "colspan"), _span(cell, "rowspan")
    row.extend([text, *[""] * (width - 1)])
    if height > 1:
        for covered in range(column, column + width):
            spans[covered] = height


def _span(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(int(value), 50) if value.isascii() and value.isdigit() and value != "0" else 1


def _text(element: etree._Element) -> str:
    pieces: list[str] = []
    if element.text:
        pieces.append(element.text)
    for child in element.iterdescendants():
        if child.tag in _UNSEEN:
            pieces.append(child.tail or "")
            continue
        if child.tag in {"br", "p", "div"}:
            pieces.append(" ")
        pieces += (child.text or "" if isinstance(child.tag, str) else "", child.tail or "")
        if child.tag in {"p", "div"}:
            pieces.append(" ")
    return clean("".join(pieces).replace("\n", " ").replace("\r", " "))


def _padded(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """Return the rows that hold anything, if they make a table of at least two rows and two columns."""
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    broad = sum(sum(map(bool, row)) >= 2 for row in rows)
    if len(rows) < 2 or width < 2 or broad * 2 < len(rows) or broad < 2:
        return ()
    return tuple(tuple(row + [""] * (width - len(row))) for row in rows)

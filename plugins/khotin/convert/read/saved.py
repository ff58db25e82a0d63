"""A saved page to lines: parsed, cut into visible blocks, each told as part of the report or around it."""

from __future__ import annotations

import re

from lxml import etree

from khotin.convert.errors import Refused
from khotin.convert.page import OUTSIDE_HINTS
from khotin.convert.read.blocks import walk
from khotin.convert.read.content import mark
from khotin.convert.read.extent import Region
from khotin.convert.read.metadata import local_time, read_meta
from khotin.convert.read.repair import mend
from khotin.convert.read.units import Picture, Unit, Walk
from khotin.convert.read.vocabulary import pattern
from khotin.convert.stamps import find_stamp
from khotin.model import Block, Line, Page

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
# The parser compares each attribute with all others of its element: a million of them would never end.
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]*)[^<>]{20000,}")
_MOST_TAGS = 80_000  # of a page; the longest real ones have some ten thousand
_MOST_ATTRIBUTES = 2000
_DEEPEST = 400  # nested elements; browsers draw 512, the parser stops at 2048
# Elements without an end, or whose end is left out so often that counting them would mislead.
_NOT_COUNTED = frozenset(
    [
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "base",
        "col",
        "wbr",
        "area",
        "embed",
        "param",
        "source",
        "track",
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "tfoot",
        "option",
    ]
)
_FEW = 200  # characters of visible text below which hidden blocks are looked at as well
_PARAGRAPH, _HEADLINE = 120, 25  # characters from which on text is a paragraph, a link a headline
_MANY = 6  # linked headlines that a report alone does not have in its text
_FIELDS = frozenset({"title", "time", "author", "source", "kicker"})  # no item of a list is one
_FOOT = 6  # units below the report among which its own foot stands
_EVIDENCE = 1500  # characters of banner and footer that are kept as evidence


def html_page(page: Page, text: str) -> None:
    """Fill `page` with the blocks and the evidence of the markup `text`, and the pictures kept with it.

    Raise Refused where there is more markup than any report has.
    """
    if text.count("<") > _MOST_TAGS:
        raise Refused(
            page.file,
            "trang có quá nhiều phần tử, không thể là một bài tin",
            "Mở trang, chép riêng bài tin ra một tệp .txt",
        )
    page.kind = "html"
    page.meta = read_meta(text)
    root = _parse(text)
    blocks = walk(root) if root is not None else Walk()
    if root is not None and sum(len(unit.text) for unit in blocks.units) < _FEW:
        blocks = walk(root, hidden_too=True)
    titles = [page.meta.get("og:title", ""), page.meta.get("title", "")]
    region = mark(blocks, titles, page.meta.get("site", ""))
    base = root.find("head/base") if root is not None else None
    page.lines = _lines(page, blocks, "" if base is None else base.get("href", ""))
    page.repairs = mend(page.lines)
    _evidence(page, blocks, region)


def _parse(text: str) -> etree._Element | None:
    """Return the tree of `text`, None where there is nothing in it; never raises."""
    # A browser passes over a zero byte; the parser would show it as a character that could not be read.
    text = text.replace("\0", "")
    text = _LONG_TAG.sub(lambda tag: f"<{tag[1]}" if len(tag[0].split()) > _MOST_ATTRIBUTES else tag[0], text)
    for markup in (text, None):
        parser = etree.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
        data = (flattened(text) if markup is None else markup).encode("utf-8", "replace")
        try:
            root = etree.fromstring(data, parser)
        except etree.LxmlError:
            return None
        if not any("depth" in entry.message.lower() for entry in parser.error_log):
            return root
    return root


def flattened(text: str) -> str:
    """Return the markup without the elements nested deeper than anyone draws; their text stays."""
    pieces: list[str] = []
    open_tags: list[str] = []
    dropped: dict[str, int] = {}
    done = 0
    for match in _TAG.finditer(text):
        name = match[2].lower()
        if name in _NOT_COUNTED or match[3]:
            continue
        if not match[1]:
            if len(open_tags) < _DEEPEST:
                open_tags.append(name)
                continue
            dropped[name] = dropped.get(name, 0) + 1
        elif dropped.get(name):
            dropped[name] -= 1
        else:
            if open_tags and open_tags[-1] == name:
                open_tags.pop()
            continue
        pieces += (text[done : match.start()], " ")
        done = match.end()
    return "".join(pieces) + text[done:]


def _lines(page: Page, blocks: Walk, base: str) -> list[Line]:
    """Return the units as lines; a picture goes with its caption, and is left out where its file is lost."""
    lines: list[Line] = []
    waiting: list[Line] = []
    for unit in blocks.units:
        if unit.picture:
            image = _kept(page, unit.picture, base) if unit.hint not in OUTSIDE_HINTS else ""
            if image:
                waiting.append(Line(0, unit.raw, "", block=Block.FIGURE, image=image))
            continue
        line = _line(unit)
        if line.hint == "caption":
            line.block, line.level = Block.FIGURE, 0
            line.image = waiting.pop().image if waiting else ""
        lines += [*waiting, line]
        waiting.clear()
    lines += waiting
    for number, line in enumerate(lines, start=1):
        line.number = number
    return lines


def _line(unit: Unit) -> Line:
    return Line(
        0,
        unit.raw,
        unit.text,
        hint=unit.hint,
        block=Block.PARAGRAPH if unit.hint in _FIELDS and unit.block is Block.LIST_ITEM else unit.block,
        level=unit.level,
        ordinal=unit.ordinal,
        strong=unit.strong * 10 >= len(unit.text) * 9,
        rows=unit.rows,
        boxed=unit.boxed,
    )


def _kept(page: Page, picture: Picture, base: str) -> str:
    """Return the name of a picture that was kept with the page or inside it, empty where it was not."""
    for source in picture.sources:
        if source.startswith("data:image/"):
            return source
        if page.pictures and (name := page.pictures.find(source, base)):
            return name
    return ""


def _evidence(page: Page, blocks: Walk, region: Region) -> None:
    """Add what the blocks themselves are evidence of: headline, stamp, banner, breadcrumb, footer, shape."""
    units, meta = blocks.units, page.meta
    if region.headline >= 0:
        meta["h1"] = units[region.headline].text
    for name, hint in (("banner", "header"), ("breadcrumb", "breadcrumb"), ("footer", "footer")):
        said = [unit.text for unit in units if unit.hint == hint and unit.text]
        if hint == "footer":
            # Old pages have no footer; who publishes them stands in a cell below the columns.
            below = (unit.text for unit in units[region.end :] if unit.hint in OUTSIDE_HINTS)
            said += (line for line in below if line not in said and pattern("names", "publisher").match(line))
        if said:
            meta[name] = " · ".join(said)[:_EVIDENCE]
    if _is_list(units, region):
        meta["shape"] = "list"
    # The foot of a post in a blog tells when it was posted, a list beside it when others were.
    foot = range(region.start, min(region.end + _FOOT, len(units)))
    stamps = (
        local_time(unit.stamp) or _in_words(unit.stamp)
        for index, unit in enumerate(units)
        if unit.stamp and (unit.hint not in OUTSIDE_HINTS or (index in foot and unit.hint == "footer"))
    )
    stamp = next((stamp for stamp in stamps if stamp), "")
    if stamp and "published" not in meta:
        meta["published"] = stamp
    page.url = meta.get("url", "")


def _in_words(moment: str) -> str:
    """Return a moment that an element tells in words as ISO 8601: «Thứ Sáu, 15 tháng 8, 2025 lúc 19:05»."""
    stamp = find_stamp(moment)
    return stamp.when.isoformat() if stamp and stamp.whole else ""


def _is_list(units: list[Unit], region: Region) -> bool:
    """Tell whether the page lists reports instead of being one: as many linked headlines as paragraphs."""
    inside = units[max(region.start, 0) : region.end]
    prose = sum(len(unit.text) >= _PARAGRAPH and unit.hint not in OUTSIDE_HINTS for unit in inside)
    links = sum(
        unit.hint == "related" and len(unit.text) >= _HEADLINE for unit in (inside if prose > 1 else units)
    )
    return links >= _MANY and links >= prose

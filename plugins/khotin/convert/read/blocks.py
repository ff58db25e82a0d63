"""A parsed page to its visible blocks in reading order, each with the elements it stands in.

One pass over the tree, without recursion, so that neither size nor depth of a page can hurt. The
blocks carry what deciding needs (how much is link, emphasis, bold), the elements carry claims.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from khotin.convert.page import OUTSIDE_HINTS
from khotin.convert.read import vocabulary
from khotin.convert.read.breaks import Segment, below_picture, joined, sign_off
from khotin.convert.read.drawing import (
    LONG_NAMES,
    STYLED,
    Drawn,
    is_drawn_apart,
    is_drawn_as_block,
    is_hidden,
    is_set_apart,
    names_of,
)
from khotin.convert.read.shortcodes import at_captions, caption_ends, has_caption, without_codes
from khotin.convert.read.sources import is_ornament, sources_of
from khotin.convert.read.tables import data_rows, table_heading
from khotin.convert.read.units import Node, Picture, Unit, Walk
from khotin.convert.read.verse import verses
from khotin.model import Block
from khotin.text import clean

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD_STYLE = re.compile(r"(?i)font-weight\s*:\s*(?:bold|[6-9]00)")
_BESIDE_TEXT = re.compile(r"(?i)^\s*(?:left|right)|float\s*:\s*(?:left|right)")
_STYLED = frozenset({"span", "div", "p"})
_PLAIN = frozenset({"span", "font"})
_BOLD = frozenset({"b", "strong"})
_LARGE = frozenset({"4", "5", "6", "7", "+1", "+2", "+3"})
_EMPTY = frozenset({"br", "img", "image"})
_UNSEEN: tuple[Drawn, tuple[str, ...]] = (Drawn.UNSEEN, ())
_SIZE = re.compile(r"\s*(\d+)")
# How RDFa says when a page was made: property="dc:date dc:created".
_CREATED = re.compile(r"(?:^|\s)(?:dc|dcterms|schema):(?:created|issued|datePublished)(?:\s|$)")
_STOPS = (".", "!", "?")


def walk(root: etree._Element, *, hidden_too: bool = False) -> Walk:
    """Return the visible blocks of the page under `root`; `hidden_too` adds those that styles hide."""
    return _Walker(hidden_too=hidden_too).run(root)


def _leads(address: str) -> bool:
    """Tell whether a link leads to another page, not to a picture in full size."""
    return address != "" and vocabulary.pattern("links", "picture").search(address) is None


def _names_author(address: str | None) -> bool:
    """Tell whether a link leads to all that one author wrote."""
    return address is not None and vocabulary.pattern("links", "author").search(address) is not None


class _Walker:
    def __init__(self, *, hidden_too: bool) -> None:
        self.result = Walk()
        self.hidden_too = hidden_too
        self.at = -1  # the innermost block element
        self.segments: list[Segment] = []
        self.segment = Segment()
        self.depths = {"link": 0, "emphasis": 0, "strong": 0, "large": 0, "quote": 0, "pre": 0}
        self.inline_claims: set[str] = set()
        self.stamp = ""
        self.address = ""  # where the open link leads
        self.lists: list[list[int]] = []  # for each open list: 1 where it is numbered, and its last number
        self.item = False  # the next unit opens a list item
        self.heading = 0
        self.ended: etree._Element | None = None  # the inline element that has just ended
        self.pictured = False  # nothing but breaks since a picture that no text flows around
        self.captioned = False  # between the codes of a caption that the page printed as text
        self.drawn: list[
            tuple[Drawn, tuple[str, ...]]
        ] = []  # how each open element is drawn, what it deepens
        self.by_kind: Mapping[str, str] = vocabulary.markup()["tag_claims"]
        self.block_tags = vocabulary.tag_set("block")
        self.unseen = vocabulary.tag_set("unseen")
        self.italic = vocabulary.tag_set("emphasis")

    def run(self, root: etree._Element) -> Walk:
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            tag = element.tag
            if not isinstance(tag, str):
                continue
            if event == "start":
                if self.skips(tag, element):
                    self.drawn.append(_UNSEEN)
                    events.skip_subtree()
                else:
                    self.start(tag, element)
                    if tag == "table" and self.table(element):
                        events.skip_subtree()
                    elif text := element.text:
                        self.write(text)
            else:
                self.end(tag, element)
                if text := element.tail:
                    self.write(text)
        self.flush()
        return self.result

    def skips(self, tag: str, element: etree._Element) -> bool:
        """Tell whether no reader sees `element`."""
        unseen = tag in self.unseen or (not self.hidden_too and is_hidden(element))
        if unseen and element.get("itemprop") == "datePublished":
            self.stamp = self.stamp or element.get("content") or element.text or ""
        return unseen

    def start(self, tag: str, element: etree._Element) -> None:
        if self.is_block(tag, element):
            self.flush()
            self.open(tag, element)
            self.drawn.append((Drawn.BLOCK, self.deepen(tag, element)))
            return
        if tag in _EMPTY:
            self.drawn.append(_UNSEEN)
            if tag == "br":
                self.segments.append(self.segment)
                self.segment = Segment()
                self.ended = None
            else:
                self.picture(element)
            return
        if self.ended is not None and self.segment.open_word():
            self.part(tag, element, self.ended)
        self.drawn.append((Drawn.INLINE, self.deepen(tag, element)))
        if element.attrib:
            self.claim(element)

    def part(self, tag: str, element: etree._Element, ended: etree._Element) -> None:
        """Write the blank that a browser draws between an inline element and the one `ended` right before."""
        before = self.segment.pieces[-1]
        if not is_drawn_apart(tag, element, ended, before):
            return
        if tag == ended.tag == "span" and before.endswith(_STOPS):
            # The captions of several pictures, each in a field of its own.
            self.segments.append(self.segment)
            self.segment = Segment()
        else:
            self.segment.write(" ")

    def end(self, tag: str, element: etree._Element) -> None:
        drawn, deepened = self.drawn.pop()
        if drawn is Drawn.BLOCK:
            self.flush()
            self.close(tag)
        elif drawn is Drawn.INLINE:
            self.ended = element
            if tag == "a":
                self.address = ""
        for name in deepened:
            self.depths[name] -= 1

    def is_block(self, tag: str, element: etree._Element) -> bool:
        """Tell whether an element begins a line of its own: by its kind, or as its style draws it."""
        if tag in self.block_tags or "-" in tag:
            return True
        if tag not in STYLED or not element.attrib or self.heading:
            return False
        own = vocabulary.claims(f"{names_of(element)} {element.get('id') or ''}")
        if not self.segment.raw.strip() and ("author" in own or ("title" in own and tag in _PLAIN)):
            # Behind words on the same line, «Bởi», it is a part of them.
            return True
        return is_drawn_as_block(element)

    def deepen(self, tag: str, element: etree._Element) -> tuple[str, ...]:
        """Deepen what makes text link, emphasis, bold or large, and return what was deepened."""
        found: tuple[str, ...] = ()
        if tag == "a":
            found = ("link",)
            self.address = element.get("href") or ""
        elif tag in _BOLD:
            found = ("strong",)
        elif tag in self.italic:
            found = ("emphasis",)
        elif tag == "font":
            found = ("large",) if (element.get("size") or "").strip() in _LARGE else ()
        elif tag in _STYLED and (style := element.get("style")):
            found = ("emphasis",) if "italic" in style else ()
            found += ("strong",) if _BOLD_STYLE.search(style) else ()
        for name in found:
            self.depths[name] += 1
        return found

    def claim(self, element: etree._Element) -> None:
        """Note what an inline element says of the block it stands in."""
        names = element.get("class") or element.get("id")
        if names:
            self.inline_claims |= vocabulary.claims(names)
        if element.tag == "a" and (element.get("rel") == "author" or _names_author(element.get("href"))):
            self.inline_claims.add("author")
        prop = element.get("itemprop")
        if prop in vocabulary.ITEMPROPS:
            self.inline_claims.add(vocabulary.ITEMPROPS[prop])
        moment = element.get("datetime") or (
            (prop == "datePublished" or _CREATED.search(element.get("property") or "") is not None)
            and element.get("content")
        )
        if element.tag == "abbr":
            # The microformat of blogs: <abbr class="published" title="2023-05-26T14:30:00+07:00">.
            moment = element.get("title")
        if element.tag == "time":
            self.inline_claims.add("time")
        if moment and not self.stamp:
            self.stamp = moment

    def open(self, tag: str, element: etree._Element) -> None:
        claims = vocabulary.block_claims(tag, element) if element.attrib else frozenset()
        if by_kind := self.by_kind.get(tag):
            claims |= {by_kind}
        node = Node(self.at, tag, claims, is_set_apart(tag, element), len(self.result.units))
        node.style = names_of(element) or (element.get("style") or "")[:LONG_NAMES]
        self.result.nodes.append(node)
        self.at = len(self.result.nodes) - 1
        if tag in {"ul", "ol", "dl", "menu", "dir"}:
            self.lists.append([int(tag == "ol"), 0])
        elif tag == "li":
            self.item = True
            if self.lists:
                self.lists[-1][1] += 1
        elif tag in _HEADINGS:
            self.heading = _HEADINGS[tag]
        elif tag in {"blockquote", "pre"}:
            self.depths["quote" if tag == "blockquote" else "pre"] += 1

    def close(self, tag: str) -> None:
        node = self.result.nodes[self.at]
        node.last = len(self.result.units)
        self.at = node.parent
        if tag in {"ul", "ol", "dl", "menu", "dir"} and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.item = False
        elif tag in _HEADINGS:
            self.heading = 0
        elif tag in {"blockquote", "pre"}:
            self.depths["quote" if tag == "blockquote" else "pre"] -= 1

    def write(self, text: str) -> None:
        """Add text to the open segment; a line of preformatted text is a segment of its own."""
        if self.depths["pre"] and "\n" in text:
            *lines, text = text.split("\n")
            for line in lines:
                self.segment.add(line, self.depths)
                self.segments.append(self.segment)
                self.segment = Segment()
        if has_caption(text):
            for piece in at_captions(text):
                self.piece(piece)
        else:
            self.segment.add(text, self.depths)
        self.ended = None

    def piece(self, text: str) -> None:
        """Add text without a break; a code that opens or closes a caption is a block of its own."""
        closes = caption_ends(text)
        if closes is None:
            self.segment.add(text, self.depths)
            return
        if closes and self.captioned:
            self.inline_claims.add("caption")
        self.flush()
        self.captioned = not closes
        self.result.units.append(Unit(self.at, text, clean(text), claims=frozenset({"widget"})))

    def picture(self, element: etree._Element) -> None:
        """Put a picture in its place between the text, or pass over an ornament."""
        get = element.get
        source, sources = sources_of(element)
        sizes = [int(size[1]) for size in map(_SIZE.match, (get("width") or "", get("height") or "")) if size]
        small = any(size < vocabulary.markup()["pictures"]["smallest"] for size in sizes) and "%" not in (
            get("width") or ""
        )
        if not source or small or is_ornament(source, get("class") or ""):
            return
        self.flush()
        # What the link around a picture claims («modal») is not said of the words below it.
        self.inline_claims.difference_update(OUTSIDE_HINTS)
        beside = _BESIDE_TEXT.search(get("align") or get("style") or "") is not None
        alt = get("alt") or ""
        picture = Picture(sources, clean(alt), leads=_leads(self.address), beside=beside)
        self.result.units.append(Unit(self.at, picture=picture, raw=alt))
        self.pictured = not beside

    def table(self, element: etree._Element) -> bool:
        """Take a table of data as one unit; False where the table only lays out."""
        rows = data_rows(element)
        if not rows:
            return False
        if heading := table_heading(element):
            self.result.units.append(Unit(self.at, heading, heading, claims=frozenset({"caption"})))
        raw = "\n".join("\t".join(cells) for cells in rows)
        text = "\n".join(" | ".join(cells) for cells in rows)
        self.result.units.append(Unit(self.at, raw, text, block=Block.TABLE, rows=rows))
        return True

    def flush(self) -> None:
        """End the open block: its segments become units."""
        self.ended = None
        if not self.segments and self.segment.is_blank():
            # Most elements stand inside each other with nothing between them.
            self.segment.pieces.clear()
            self.pictured = False
            return
        segments = sign_off([*self.segments, self.segment])
        self.segments, self.segment = [], Segment()
        below = len(self.result.units) if self.pictured and below_picture(segments) else -1
        self.pictured = False
        for segment in verses(joined(segments), quoted=self.depths["quote"] > 0):
            raw, text = segment.raw, without_codes(segment.text) or segment.text
            unit = Unit(self.at, raw, text, segment.link, segment.emphasis, segment.strong)
            unit.large = segment.large * 2 > len(raw)
            unit.claims, unit.stamp = frozenset(self.inline_claims), self.stamp
            self.shape(unit)
            unit.hugs = len(self.result.units) == below
            self.result.units.append(unit)
            self.inline_claims, self.stamp = set(), ""

    def shape(self, unit: Unit) -> None:
        """Tell the kind of block from the elements around it."""
        if self.item:
            self.item = False
            numbered, number = self.lists[-1] if self.lists else (0, 0)
            unit.block, unit.level = Block.LIST_ITEM, max(1, len(self.lists))
            unit.ordinal = number if numbered else 0
        elif self.heading:
            unit.block, unit.level = Block.HEADING, self.heading
        elif self.depths["quote"]:
            unit.block = Block.QUOTE

"""The text of an article as its reader sees it: the Markdown is rendered, the HTML is read back."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import html
from lxml.html import HtmlElement

from khotin import article
from khotin.markup import Renderer
from khotin.model import Report
from khotin.text import clean

_RENDERER = Renderer()


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the page and what it is: p, h2, li …, `row` of a table («|» between cells), or `caption`."""

    text: str
    tag: str


@dataclass(slots=True)
class Reading:
    """An article's front matter and all that is printed below its headline, in order."""

    report: Report
    page: list[Block] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """The text and the captions."""
        return [block.text for block in self.page]

    @property
    def blocks(self) -> list[Block]:
        """The text without captions."""
        return [block for block in self.page if block.tag != "caption"]

    @property
    def captions(self) -> list[str]:
        """The captions."""
        return [block.text for block in self.page if block.tag == "caption"]


def read(text: str, name: str = "article.md") -> Reading:
    """Return the article file `text` as read by the site; raise ContentError where the site would."""
    report, _ = article.parse(text, name)
    reading = Reading(report)
    for element in html.fragments_fromstring(_RENDERER.render(report.body) or "<p></p>"):
        if isinstance(element, str):
            _add(reading, element, "text")
        else:
            _walk(reading, element)
    return reading


def _walk(reading: Reading, element: HtmlElement) -> None:
    if element.tag in {"ul", "ol", "blockquote", "figure"}:
        for child in element:
            _walk(reading, child)
    elif element.tag == "table":
        for row in element.iter("tr"):
            _add(reading, " | ".join(clean(cell.text_content()) for cell in row), "row")
    elif element.tag == "li":
        _item(reading, element)
    elif element.tag == "figcaption" or "caption" in element.get("class", "").split():
        _add(reading, element.text_content(), "caption")
    else:
        _add(reading, element.text_content(), str(element.tag))


def _item(reading: Reading, element: HtmlElement) -> None:
    """Add a list item, then those of the lists and paragraphs in it."""
    inner = [child for child in element if child.tag in {"ul", "ol", "p", "table", "blockquote"}]
    own = (element.text or "") + "".join(
        ("" if child in inner else child.text_content()) + (child.tail or "") for child in element
    )
    _add(reading, own, "li")
    for child in inner:
        if child.tag == "p" and "caption" not in child.get("class", ""):
            _add(reading, child.text_content(), "li")
        else:
            _walk(reading, child)


def _add(reading: Reading, text: str, tag: str) -> None:
    if words := " ".join(clean(text).split()):
        reading.page.append(Block(words, tag))

"""The only door between plain text, Markdown and HTML.

`escape` makes captured text safe to stand in an article; `Renderer` turns an article's Markdown into
HTML in which nothing an article can hold is able to run: raw HTML is shown as text, links lead to
http, https, mailto or inside the archive, and attribute lists may set a class or an id only.
"""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from khotin.figures import Figures
from khotin.text import clean, one_line

# Characters with a meaning anywhere in a line; `&` only where it could begin an entity.
# The backslash first, which then stands before the others.
_INLINE = "\\`*_[]{}|"
_ENTITY = re.compile(r"&(?=#?\w+;)")
# Constructs with a meaning only where a line begins.
_LEADING = re.compile(r"^(#|>|[-+](?=[ \t]|$)|[-=]{2,}$|(?:- ?){3,}$|~{3}|:(?=[ \t]))")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=[ \t]|$)")
_SAFE_LINK = re.compile(r"(?:https?:|mailto:|#|/|\.{0,2}/|[\w%.-]+(?:/|$|#))", re.IGNORECASE)
_SAFE_ATTRIBUTES = {"class", "id", "href", "title", "src", "alt", "colspan", "rowspan", "start", "scope"}
_CLASS = re.compile(r"[\w -]+")


def escape(text: str) -> str:
    """Return one paragraph of Markdown that renders as exactly the cleaned `text`."""
    text = clean(text)
    if "\n" in text:
        text = " ".join(text.split())
    for sign in _INLINE:
        if sign in text:
            text = text.replace(sign, f"\\{sign}")
    if "&" in text:
        text = _ENTITY.sub("&amp;", text)
    text = text.replace("<", "&lt;")
    if text[:1].isalpha():
        return text
    if lead := _LEADING.match(text):
        return _escape_lead(lead[0]) + text[lead.end() :]
    if number := _NUMBERED.match(text):
        return f"{number[1]}\\{text[number.end(1) :]}"
    return text


def _escape_lead(lead: str) -> str:
    if lead == "~~~":
        return "&#126;~~"
    return {"=": "&#61;", ":": "&#58;"}.get(lead[0], "\\" + lead[0]) + lead[1:]


class _Safe(Treeprocessor):
    """Drop what could run or lead astray, whatever syntax brought it in."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name, value in list(element.attrib.items()):
                if not _may_stay(element.tag, name, value):
                    del element.attrib[name]
            self._align(element)

    @staticmethod
    def _align(element: Element) -> None:
        # The tables extension aligns through a style attribute, which a strict CSP refuses.
        style = element.attrib.pop("style", "")
        if match := re.fullmatch(r"text-align: (left|right|center);?", style):
            element.set("class", f"{match[1]}")


def _may_stay(tag: str, name: str, value: str) -> bool:
    if name in {"href", "src"} and not _SAFE_LINK.match(html.unescape(value).strip()):
        return False
    if name == "style":
        # The alignment of a cell, which `_align` turns into a class.
        return tag in {"td", "th"}
    return name in _SAFE_ATTRIBUTES and (name not in {"class", "id"} or _CLASS.fullmatch(value) is not None)


class _Guard(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        """Take raw HTML out of the grammar and put the guard last; figures are made of what it let pass."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Safe(md), "khotin-safe", -10)
        md.treeprocessors.register(Figures(md), "khotin-figures", -20)


class Renderer:
    """Render Markdown to HTML, one reused parser for any number of texts."""

    def __init__(self) -> None:
        self._markdown = markdown.Markdown(
            extensions=["tables", "attr_list", "sane_lists", _Guard()], output_format="html"
        )

    def render(self, text: str) -> str:
        """Return the HTML of `text`."""
        return _prose(text) if is_prose(text) else self._markdown.reset().convert(text)


# Nearly all reports are prose and captions, for which the parser's forty patterns find nothing: such texts
# are known at a glance, and their HTML is the same to the letter (tests/khotin/test_markup.py).
_LINE = (
    r"(?=[^\W_]|[\"“‘(\\©•])(?!\d+\. )"
    # One class, and none of it given back: ten times as fast as letters of every script.
    r"(?:[0-9A-Za-zÀ-ɏẠ-ỹ ,.;:()\-–—…“”\"'‘’/%+=!?°²³$@#~>©•]++"
    r"|\\[*_{}\[\]()>#+.!|-]|&(?:amp;|lt;|(?= )))++(?<! )"
)
_CAPTION_MARK = "{: .caption }"
_PARAGRAPH = rf"{_LINE}(?:\n{_LINE})*(?:\n{re.escape(_CAPTION_MARK)})?"
_PROSE = re.compile(rf"{_PARAGRAPH}(?:\n\n+{_PARAGRAPH})*\n*")
_ESCAPED = re.compile(r"\\(.)")
_GAP = re.compile(r"\n\n+")


def is_prose(text: str) -> bool:
    """Tell whether `text` is rendered without the parser, in a fortieth of the time."""
    return _PROSE.fullmatch(text) is not None


def _prose(text: str) -> str:
    text = _ESCAPED.sub(r"\1", text.rstrip("\n")).replace("& ", "&amp; ").replace(">", "&gt;")
    return "\n".join(map(_paragraph, _GAP.split(text)))


def _paragraph(text: str) -> str:
    if text.endswith(f"\n{_CAPTION_MARK}"):
        return f'<p class="caption">{text.removesuffix(_CAPTION_MARK).rstrip()}</p>'
    return f"<p>{text}</p>"


_TAGS = re.compile(r"<[^>]*>")
_BLOCK_END = re.compile(r"</(?:p|li|h\d|td|th|blockquote|figcaption)>|<br ?/?>")


def plain(rendered: str) -> str:
    """Return the text a reader sees in `rendered` HTML, blocks separated by spaces."""
    return one_line(html.unescape(_TAGS.sub("", _BLOCK_END.sub(" ", rendered))))

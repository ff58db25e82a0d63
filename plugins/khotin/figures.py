"""Pictures and captions that stand together in an article's Markdown become figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from khotin import pictures

_Part = tuple[str, Element]


class Figures(Treeprocessor):
    """Join each paragraph that is a picture with the caption below it, or above it where all stand above."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        parents = {id(parent): parent for parent in root.iter() for child in parent if child.tag == "p"}
        images = list(root.iter("img"))
        for image in images:
            if path := pictures.address(image.get("src", "")):
                image.set("src", "/" + quote(path))
        for parent in parents.values() if images else ():
            parts = [(_kind(child), child) for child in parent]
            parent[:] = [
                made
                for told, run in groupby(parts, key=lambda part: bool(part[0]))
                for made in (_figures(list(run)) if told else (child for _, child in run))
            ]


def _kind(element: Element) -> str:
    """Tell a picture, a caption, or both in one paragraph; empty for anything else."""
    if element.tag != "p":
        return ""
    caption = "caption" in element.get("class", "").split()
    opens = len(element) > 0 and element[0].tag == "img" and not (element.text or "").strip()
    bare = opens and all(child.tag == "img" and not (child.tail or "").strip() for child in element)
    if bare:
        return "picture"
    return ("both" if opens else "caption") if caption else ""


def _figures(run: Sequence[_Part]) -> Iterable[Element]:
    """Return the figures and the captions without a picture in a run of both."""
    kinds = [kind for kind, _ in run]
    above = kinds[0] == "caption" and kinds == ["caption", "picture"] * (len(run) // 2)
    waiting: list[Element] = []  # the pictures, or captions above, that may still find their other half
    made: list[Element] = []
    for kind, element in run:
        if kind == "both":
            made += [*waiting, _both(element)]
            waiting = []
        elif kind == "picture" and above:
            first, *others = element
            made += [_figure(first, waiting.pop()), *map(_figure, others)]
        elif kind == "picture":
            made += waiting
            waiting = [_figure(image) for image in element]
        elif above:
            waiting = [element]
        elif waiting:
            waiting[-1].append(_below(element))
            made += waiting
            waiting = []
        else:
            made.append(element)
    return [*made, *waiting]


def _both(element: Element) -> Element:
    image = element[0]
    element.text, element[:] = (image.tail or "").lstrip(), element[1:]
    return _figure(image, element)


def _figure(image: Element, caption: Element | None = None) -> Element:
    figure = Element("figure")
    image.tail, figure.tail = None, "\n"
    figure.append(image)
    if caption is not None:
        figure.append(_below(caption))
    return figure


def _below(caption: Element) -> Element:
    made = Element("figcaption")
    made.text, made[:] = caption.text, caption[:]
    return made

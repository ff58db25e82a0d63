"""OPML 2.0: lists of feeds that a reader's program takes in at one go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from khotin import fingerprint, urls
from khotin.archive import Archive
from khotin.model import Level, Locality

from . import rss
from .channels import Channel
from .escape import attribute, line, text
from .settings import Settings

ALL = f"{urls.SUBSCRIBE}kho-tin.opml"


def province(path: str) -> str:
    """Return the address of the list of a province."""
    return f"{urls.SUBSCRIBE}{urls.LOCALITIES}{path}.opml"


def term(slug: str) -> str:
    """Return the address of the list of a term."""
    return f"{urls.SUBSCRIBE}{urls.TERMS}{slug}.opml"


def provinces(archive: Archive) -> list[Locality]:
    """Return the provinces that have feeds, in the order of their addresses."""
    return sorted(archive.units(Level.PROVINCE), key=lambda unit: unit.path)


def catalogue(archive: Archive) -> dict[str, str]:
    """Return the address of each list by the address of the page whose feeds it holds."""
    found = {urls.HOME: ALL}
    found |= {urls.locality(unit.path): province(unit.path) for unit in provinces(archive)}
    return found | {urls.term(slug): term(slug) for slug in archive.terms}


class Lists:
    """The OPML lists over all channels; a list is made when it is asked for."""

    def __init__(self, archive: Archive, settings: Settings, channels: Sequence[Channel]) -> None:
        self._archive, self._settings = archive, settings
        self._channels = {channel.key: channel for channel in channels}
        self._below: dict[str | None, list[Locality]] = {}
        for unit in sorted(archive.units(), key=lambda unit: unit.path):
            self._below.setdefault(unit.parent, []).append(unit)

    @cached_property
    def fingerprint(self) -> bytes:
        """What lists tell: the channels without their reports."""
        told = [(key, channel.title, channel.base, channel.page) for key, channel in self._channels.items()]
        return fingerprint.of((self._settings, told))

    def everything(self) -> bytes:
        """Return the list of all feeds but those of places within a term."""
        top = ["site", "added"]
        terms = [f"term:{slug}" for slug in sorted(self._archive.terms)]
        topics = [f"topic:{slug}" for slug in sorted(self._archive.by_topic)]
        places = "".join(map(self._unit, provinces(self._archive)))
        outlines = [
            *map(self._outline, top),
            _group("Địa phương", places),
            _group("Nhiệm kỳ", "".join(map(self._outline, terms))),
            _group("Chủ đề", "".join(map(self._outline, topics))),
        ]
        return self._document("mọi nguồn tin", outlines)

    def province(self, unit: Locality) -> bytes:
        """Return the list of a province and every place in it."""
        return self._document(self._archive.gazetteer.full_name(unit), [self._unit(unit)])

    def term(self, slug: str) -> bytes:
        """Return the list of a term and the places followed within it."""
        inner = [key for key in self._channels if key.startswith(f"term:{slug} ")]
        name = self._archive.terms[slug].name
        return self._document(name, [self._outline(f"term:{slug}"), *map(self._outline, inner)])

    def _unit(self, unit: Locality) -> str:
        return self._outline(f"locality:{unit.code}", map(self._unit, self._below.get(unit.code, ())))

    def _outline(self, key: str, inner: Iterable[str] = ()) -> str:
        channel = self._channels[key]
        values = {
            "type": "rss",
            "text": line(channel.title),
            "title": line(channel.title),
            "language": "vi",
            "xmlUrl": f"{self._settings.url}/{channel.base}{rss.FILE}",
            "htmlUrl": f"{self._settings.url}/{channel.page}",
        }
        attributes = " ".join(f"{name}={attribute(value)}" for name, value in values.items())
        return _element(attributes, "".join(inner))

    def _document(self, name: str, outlines: Iterable[str]) -> bytes:
        return "".join(self._lines(f"{self._settings.name} – {name}", outlines)).encode()

    @staticmethod
    def _lines(title: str, outlines: Iterable[str]) -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        yield f"<head><title>{text(line(title))}</title></head>\n<body>\n"
        yield from outlines
        yield "</body>\n</opml>\n"


def _group(name: str, inner: str) -> str:
    return _element(f"text={attribute(name)}", inner) if inner else ""


def _element(attributes: str, inner: str) -> str:
    return f"<outline {attributes}>\n{inner}</outline>\n" if inner else f"<outline {attributes}/>\n"

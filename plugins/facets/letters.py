"""The index of localities: provinces, and every place by its letter, old and new names together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from khotin import alphabet, browse, collate, lineage, say, tiles, urls, views
from khotin.archive import Archive
from khotin.model import Level, Locality
from khotin.tiles import Map
from khotin.views import Link, Page, Planner, Site

from .localities import CRUMB, TITLE


@dataclass(frozen=True)
class Letter:
    """The places that begin with a letter; `address` where the letter has a page of its own."""

    name: str
    anchor: str
    places: tuple[tuple[Link, str], ...]
    count: int
    address: str | None


@dataclass(frozen=True)
class LocalityIndex:
    """The view of the index; each province of today stands before those that were merged into it."""

    page: Page
    title: str
    map: Map
    provinces: tuple[tuple[Link, tuple[Link, ...]], ...]
    letters: tuple[Letter, ...]
    total: int


@dataclass(frozen=True)
class LetterView:
    """The view of one letter, with the way to the others."""

    page: Page
    title: str
    letter: Letter
    letters: tuple[Letter, ...]


def plan(writer: Planner, archive: Archive, site: Site) -> None:
    """Plan the index, and a page for each letter where the index is long."""
    names = alphabet.names(archive)
    groups = [(name, tuple(group)) for name, group in groupby(names, lambda item: collate.letter(item[0]))]
    whole = len(names) <= alphabet.WHOLE
    writer.add_page(urls.LOCALITIES, "locality_index", partial(_index, archive, site, groups, whole))
    if not whole:
        letters = tuple(_letter(archive, name, places, whole=False) for name, places in groups)
        for name, places in groups:
            view = partial(_letter_page, archive, site, letters, name, places)
            writer.add_page(alphabet.address(name), "locality_letter", view)


Named = tuple[str, Locality]
Groups = list[tuple[str, tuple[Named, ...]]]


def _index(archive: Archive, site: Site, groups: Groups, whole: bool) -> LocalityIndex:  # noqa: FBT001 (bound by plan)
    count = len(archive.localities)
    page = views.page(
        site,
        urls.LOCALITIES,
        TITLE,
        f"{say.number(count)} tỉnh, huyện, xã có bài trong kho.",
        section=urls.LOCALITIES,
    )
    return LocalityIndex(
        page,
        TITLE,
        tiles.province_map(archive),
        tuple(_provinces(archive)),
        tuple(_letter(archive, name, units, whole=whole) for name, units in groups),
        count,
    )


def _provinces(archive: Archive) -> Iterator[tuple[Link, tuple[Link, ...]]]:
    found = (unit for unit in lineage.units(archive) if unit.level is Level.PROVINCE and not unit.until)
    for unit in browse.ordered(found):
        merged = browse.ordered(lineage.predecessors(archive, unit))
        parts = (browse.unit_link(archive, part, part.name) for part in merged)
        yield browse.unit_link(archive, unit, unit.name), tuple(parts)


def _letter(archive: Archive, name: str, places: tuple[Named, ...], *, whole: bool) -> Letter:
    shown = tuple(_place(archive, *place) for place in places) if whole else ()
    anchor = alphabet.anchor(name)
    return Letter(alphabet.shown(name), anchor, shown, len(places), None if whole else alphabet.address(name))


def _place(archive: Archive, name: str, unit: Locality) -> tuple[Link, str]:
    """Return a place as an index lists it: its name, then what and where it is; what it is called now."""
    above = (link.label for link in reversed(archive.gazetteer.chain(unit)[:-1]))
    what = unit.kind if name == unit.name else f"nay là {unit.label}"
    return browse.unit_link(archive, unit, name), ", ".join([what, *above])


def _letter_page(
    archive: Archive, site: Site, letters: tuple[Letter, ...], name: str, places: tuple[Named, ...]
) -> LetterView:
    title = f"Địa phương vần {alphabet.shown(name)}"
    page = views.page(
        site,
        alphabet.address(name),
        title,
        f"{len(places)} đơn vị có bài trong kho.",
        crumbs=(CRUMB,),
        section=urls.LOCALITIES,
    )
    own = Letter(
        alphabet.shown(name),
        alphabet.anchor(name),
        tuple(_place(archive, *named) for named in places),
        len(places),
        None,
    )
    return LetterView(page, title, own, letters)

"""The index of localities: provinces, and every place by its letter, old and new names together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby

from khotin import alphabet, browse, collate, say, urls, views
from khotin.archive import Archive
from khotin.model import Locality
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
    """The view of the index; `former` are the provinces that were merged into others."""

    page: Page
    title: str
    provinces: tuple[Link, ...]
    former: tuple[Link, ...]
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
    units = alphabet.units(archive)
    groups = [(name, tuple(group)) for name, group in groupby(units, lambda unit: collate.letter(unit.name))]
    whole = len(units) <= alphabet.WHOLE
    writer.add_page(urls.LOCALITIES, "locality_index", partial(_index, archive, site, groups, whole))
    if not whole:
        for place in range(len(groups)):
            view = partial(_letter_page, archive, site, groups, place)
            writer.add_page(alphabet.address(groups[place][0]), "locality_letter", view)


Groups = list[tuple[str, tuple[Locality, ...]]]


def _index(archive: Archive, site: Site, groups: Groups, whole: bool) -> LocalityIndex:  # noqa: FBT001 (bound by plan)
    provinces = browse.provinces(archive)
    former = [unit for unit in provinces if unit.until]
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
        tuple(browse.unit_link(archive, unit, unit.name) for unit in provinces if not unit.until),
        tuple(browse.unit_link(archive, unit, unit.name) for unit in former),
        tuple(_letter(archive, name, units, whole=whole) for name, units in groups),
        count,
    )


def _letter(archive: Archive, name: str, units: tuple[Locality, ...], *, whole: bool) -> Letter:
    places = tuple(_place(archive, unit) for unit in units) if whole else ()
    anchor = alphabet.anchor(name)
    return Letter(alphabet.shown(name), anchor, places, len(units), None if whole else alphabet.address(name))


def _place(archive: Archive, unit: Locality) -> tuple[Link, str]:
    """Return a place as an index lists it: its name, then what and where it is."""
    above = (link.label for link in reversed(archive.gazetteer.chain(unit)[:-1]))
    return browse.unit_link(archive, unit, unit.name), ", ".join([unit.kind, *above])


def _letter_page(archive: Archive, site: Site, groups: Groups, place: int) -> LetterView:
    name, units = groups[place]
    title = f"Địa phương vần {alphabet.shown(name)}"
    page = views.page(
        site,
        alphabet.address(name),
        title,
        f"{len(units)} đơn vị có bài trong kho.",
        crumbs=(CRUMB,),
        section=urls.LOCALITIES,
    )
    letters = tuple(_letter(archive, other, members, whole=False) for other, members in groups)
    own = Letter(
        alphabet.shown(name),
        alphabet.anchor(name),
        tuple(_place(archive, unit) for unit in units),
        len(units),
        None,
    )
    return LetterView(page, title, own, letters)

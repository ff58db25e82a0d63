"""What pages show, as plain data: the pieces that every kind of page is made of.

A view is computed from the archive and rendered by a template that holds loops and conditions only.
Addresses in views are relative to the site's root; a template puts `page.root` before them, so that a
page works on any host and below any folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Any, Protocol
from urllib.parse import urlsplit

from khotin import edtf, fingerprint, periods, policy, say, urls
from khotin.entry import Entry, Place

# The part of a facet's page that leads to its data.
DATA = "du-lieu"


class Planner(Protocol):
    """The part of the site's writer that plugins plan their pages with."""

    def add_page(self, address: str, template: str, view: Callable[[], object], owner: str = "") -> None:
        """Plan a page at `address`: `template` rendered with the fields of what `view` returns."""

    def group(self, name: str, plan: Callable[[Any], None]) -> None:
        """Plan what `plan` adds to the writer it is given, unless nothing changed of what it depends on."""


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads somewhere; without an address it is only a name."""

    text: str
    address: str | None = None
    count: int | None = None


@dataclass(frozen=True)
class Site:
    """What every page knows of the whole site; `url` is empty in a preview, `pages` are the editors'."""

    name: str
    subtitle: str
    url: str = ""
    pages: tuple[Link, ...] = ()

    @cached_property
    def fingerprint(self) -> bytes:
        """All its fields; every page asks for it."""
        return fingerprint.of((self.name, self.subtitle, self.url, self.pages))

    @property
    def policy(self) -> str:
        """What the pages of the site may load and run."""
        return policy.CONTENT

    @property
    def path(self) -> str:
        """The site's folder on its host, for the one page that is served at any depth (404)."""
        return urlsplit(self.url).path.rstrip("/") + "/"


@dataclass(frozen=True)
class Page:
    """What every page has, whatever it shows; `feed` is the feed of this page's own folder or its facet's.

    `card` names the picture that social networks show beside a link, of those in `theme/cards/`.
    """

    site: Site
    address: str
    root: str
    title: str
    description: str
    crumbs: tuple[Link, ...] = ()
    section: str | None = None
    feed: Link | None = None
    kind: str = "website"
    card: str = "kho-tin"

    @property
    def canonical(self) -> str:
        """The page's full address, empty in a preview."""
        return f"{self.site.url}/{self.address}" if self.site.url else ""

    @property
    def feed_href(self) -> str:
        """The way to the feed from this page."""
        assert self.feed is not None
        address = self.feed.address or ""
        folder = self.address if self.address.endswith("/") else ""
        return address.removeprefix(folder) if address.startswith(folder) else self.root + address

    @property
    def feeds(self) -> tuple[tuple[str, str], ...]:
        """The media type of each format of the feed, and the way to it from this page."""
        folder = self.feed_href.removesuffix(urls.FEED)
        return tuple((kind, f"{folder}{file}") for file, kind in urls.FEEDS.items())


@dataclass(frozen=True, slots=True)
class Row:
    """A report in a list."""

    address: str
    title: str
    capitals: bool
    day: str
    iso: str
    place: str


@dataclass(frozen=True)
class Group:
    """A part of a list with its own heading; `address` where the part has a page of its own.

    `anchor` is its name within the page, `more` leads to all of it where only its newest rows are here.
    """

    name: str
    rows: tuple[Row, ...]
    address: str | None = None
    anchor: str = ""
    more: Link | None = None


def page(  # noqa: PLR0913 (a page has that many parts)
    site: Site,
    address: str,
    title: str,
    description: str,
    crumbs: tuple[Link, ...] = (),
    *,
    section: str | None = None,
    feed: Link | None = None,
) -> Page:
    """Return the common part of the page at `address`."""
    return Page(site, address, urls.root(address), title, description, crumbs, section, feed)


def feed(name: str, base: str) -> Link:
    """Return the feed of the page at `base`, whose subject is called `name` in full."""
    return Link(name, f"{base}{urls.FEED}")


def rows(entries: Iterable[Entry], within: str = "") -> tuple[Row, ...]:
    """Return list rows; a place is told as far as a reader on the page of unit `within` does not know it."""
    return tuple(_row(entry, within) for entry in entries)


def _row(entry: Entry, within: str) -> Row:
    report = entry.report
    return Row(
        entry.url,
        report.title,
        say.is_capitals(report.title),
        edtf.say(report.date_edtf) if report.date_edtf else say.day(entry.date),
        iso(report.date_edtf) if report.date_edtf else entry.date.date().isoformat(),
        short_place(entry.places[0], within) if entry.places else "",
    )


def iso(text: str) -> str:
    """Return an EDTF date as a `<time>` element takes it, empty for an interval."""
    return "" if "/" in text else text.rstrip("~")


def short_place(place: Place, within: str = "") -> str:
    """Return a place in few words, the unit `within` and what lies above it left out."""
    codes = [unit.code for unit in place.chain]
    chain = place.chain[codes.index(within) + 1 :] if within in codes else place.chain
    return say.place(chain) if place.chain else place.text


def when(entry: Entry) -> datetime:
    """Return the moment by which lists of reports are divided."""
    return entry.date


def mark(entry: Entry) -> int:
    """Return the id of a report as the number by which a long day is cut."""
    return int(entry.id, 16)


def covered(entries: Sequence[Entry]) -> str:
    """Return the months that `entries` (newest first) cover, in words."""
    return say.span(entries[-1].date, entries[0].date) if entries else ""


def by_month(entries: Iterable[Entry], within: str = "", base: str | None = None) -> tuple[Group, ...]:
    """Return `entries` under the names of their months; with pages of their own below `base`."""
    groups = groupby(entries, lambda entry: (entry.date.year, entry.date.month))
    return tuple(
        Group(
            f"Tháng {month}/{year}",
            rows(group, within),
            None if base is None else urls.period(base, year, month),
        )
        for (year, month), group in groups
    )


def years(base: str, division: periods.Division[Entry]) -> tuple[Link, ...]:
    """Return the years of a divided list with their counts, newest first."""
    return tuple(Link(f"{year}", urls.period(base, year), count) for year, count in division.parts)


def uncounted(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return links for a page that tells no counts, since it would change with every report."""
    return tuple(replace(link, count=None) for link in links)


def tables(base: str, entries: Iterable[Entry]) -> tuple[Link, ...]:
    """Return the years of the facet at `base` as tables, newest first."""
    found = sorted({entry.date.year for entry in entries}, reverse=True)
    return tuple(Link(str(year), urls.table(base, year)) for year in found)

"""Load the archive for one build, or stop it with messages an editor can act on; plan its own pages."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from pelican.generators import Generator

from khotin import history, state, urls, views
from khotin.archive import Archive, load_archive
from khotin.editorial.moved import redirect_page
from khotin.edits import Edit
from khotin.entry import Entry, Listing
from khotin.problems import ContentError, Problem
from khotin.views import Link, Page, Planner, Site

from . import home, pages, raw, report, subscribe
from .related import Nearness, areas

NOT_FOUND = "404.html"


class Plan(Planner, Protocol):
    """The part of the site's writer that plans pages and files."""

    def add(self, address: str, owner: str, make: Callable[[], bytes]) -> None:
        """Plan the bytes at `address`."""


@dataclass(frozen=True)
class NotFound:
    """The view of the page that a host shows for an address that does not exist."""

    page: Page


@dataclass(frozen=True, slots=True)
class Source:
    """What lies behind an article: its raw report, and what editors changed since."""

    seed: raw.Seed | None
    edits: tuple[Edit, ...]


NOTHING = Source(None, ())


@dataclass(frozen=True, slots=True)
class Behind:
    """What pages are made of besides the archive.

    `pages` are the editors' by slug, `lists` returns the lists of feeds, `seeds` are the raw reports by name,
    `history` is what editors changed by article.
    """

    pages: Mapping[str, pages.EditorsPage]
    lists: Callable[[], Mapping[str, str]] | None
    seeds: Mapping[str, raw.Seed]
    history: Mapping[str, tuple[Edit, ...]]
    edit_url: str

    def sources(self, entries: Iterable[Entry]) -> dict[str, Source]:
        """Return what lies behind articles by the id of the report, of those that have anything."""
        return {
            entry.id: Source(self.seeds[entry.raw] if entry.raw else None, self.history.get(entry.file, ()))
            for entry in entries
            if entry.raw or entry.file in self.history
        }


def load(generator: Generator) -> None:
    """Fill `archive`, `editors_pages` and `site` in the context; exit with status 1 where content is wrong.

    `history_gap` there says why Git knows nothing, if so.
    """
    content, settings, context = Path(generator.path), generator.settings, generator.context
    problems: list[Problem] = []
    try:
        version = state.version(*settings["PLUGIN_PATHS"])
        known = history.read(content)
        archive = load_archive(content, state.folder(settings), version, known)
    except ContentError as error:
        problems += error.problems
    try:
        editors_pages = pages.load_pages(content / "pages")
    except ContentError as error:
        problems += error.problems
    if problems:
        lines = "\n".join(map(str, sorted(problems)))
        sys.exit(f"{lines}\nDừng lại: {len(problems)} lỗi trong content/; output/ được giữ nguyên.")
    context["archive"], context["editors_pages"] = archive, editors_pages
    context["history_gap"] = known.gap
    context["site"] = Site(
        settings["SITENAME"],
        settings["SITESUBTITLE"],
        settings["SITEURL"].rstrip("/"),
        tuple(_foot(editors_pages.values(), settings["PLUGINS"], content.parent)),
    )
    reports, drafts = archive.counts
    context["archive_summary"] = {"reports": reports, "drafts": drafts}


def _foot(written: Iterable[pages.EditorsPage], plugins: Iterable[str], root: Path) -> Iterator[Link]:
    """Yield what stands at the foot of every page: the editors' pages, and those of plugins in use."""
    yield from (Link(page.title, page.address) for page in written if page.address != urls.SUBSCRIBE)
    if "guide" in plugins and (root / "docs" / "huong-dan" / "README.md").is_file():
        yield Link("Hướng dẫn", urls.GUIDE)
    if "downloads" in plugins:
        yield Link("Dữ liệu", urls.DATA)
    if "search" in plugins:
        yield Link("Tìm kiếm", urls.SEARCH)


class PagesGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Plan the pages that are not facets: home, reports, editors' pages, subscribe, 404."""

    def generate_output(self, writer: Plan) -> None:
        """Give each page its address, template and view."""
        context, root = self.context, Path(self.path).parent
        archive: Archive = context["archive"]
        behind = Behind(
            context["editors_pages"],
            # Made by the plugin that makes the feeds, where it is in use.
            context.get("opml"),
            {file: raw.seed(root, file) for file in archive.raw_files},
            # From Git, where the plugin that asks it is in use.
            context.get("history", {}),
            self.settings["EDIT_URL"],
        )
        writer.group("trang", partial(_plan, archive, context["site"], behind))


def _plan(archive: Archive, site: Site, behind: Behind, writer: Plan) -> None:
    archive.read_whole()
    writer.add_page(urls.HOME, "home", partial(home.view, archive, site))
    for area, entries in areas(archive.entries).items():
        sources = behind.sources(entries)
        writer.group(f"bài của {area}", partial(_plan_area, archive, site, behind.edit_url, entries, sources))
    for source in behind.pages.values():
        if source.address != urls.SUBSCRIBE:
            writer.add_page(source.address, "text", partial(pages.view, archive, site, source), source.file)
    intro = behind.pages.get(urls.SUBSCRIBE.rstrip("/"))
    lists = behind.lists() if behind.lists else {}
    writer.add_page(urls.SUBSCRIBE, "subscribe", partial(subscribe.view, archive, site, intro, lists))
    writer.add_page(NOT_FOUND, "not_found", partial(_not_found, site))


def _plan_area(
    archive: Archive,
    site: Site,
    edit_url: str,
    entries: Listing,
    sources: Mapping[str, Source],
    writer: Plan,
) -> None:
    """Plan the reports of an area; what they lead to lies within it."""
    nearness = Nearness(entries)
    for entry in entries:
        source = sources.get(entry.id, NOTHING)
        make = partial(report.view, archive, site, nearness.to(entry), entry, source.edits, edit_url)
        writer.add_page(entry.url, "report", make, entry.file)
        if source.seed:
            view = partial(raw.view, site, entry, source.seed)
            writer.add_page(urls.raw(entry.url), "raw", view, entry.file)
        short = urls.short(entry.id)
        writer.add(short, entry.file, partial(redirect_page, short, entry.url, site.url))


def _not_found(site: Site) -> NotFound:
    page = views.page(site, NOT_FOUND, "Không tìm thấy trang", "Địa chỉ này không có trong kho lưu trữ.")
    # Served at any depth, so its links cannot be relative.
    return NotFound(replace(page, root=site.path))

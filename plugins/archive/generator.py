"""Load the archive for one build, or stop it with messages an editor can act on; plan its own pages."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pelican.generators import Generator

from khotin import urls, views
from khotin.archive import load_archive
from khotin.problems import ContentError, Problem
from khotin.views import Link, Page, Planner, Site

from . import home, pages, report, subscribe

NOT_FOUND = "404.html"


@dataclass(frozen=True)
class NotFound:
    """The view of the page that a host shows for an address that does not exist."""

    page: Page


def load(generator: Generator) -> None:
    """Fill `archive`, `editors_pages`, `site` in the context; exit with status 1 where content is wrong."""
    content, settings, context = Path(generator.path), generator.settings, generator.context
    problems: list[Problem] = []
    try:
        archive = load_archive(content)
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
    context["site"] = Site(
        settings["SITENAME"],
        settings["SITESUBTITLE"],
        settings["SITEURL"].rstrip("/"),
        tuple(Link(p.title, p.address) for p in editors_pages.values() if p.address != urls.SUBSCRIBE),
    )
    context["archive_summary"] = {"reports": len(archive.entries), "drafts": len(archive.drafts)}


class PagesGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Plan the pages that are not facets: home, reports, editors' pages, subscribe, 404."""

    def generate_output(self, writer: Planner) -> None:
        """Give each page its address, template and view."""
        archive, site = self.context["archive"], self.context["site"]
        written: dict[str, pages.EditorsPage] = self.context["editors_pages"]
        writer.add_page(urls.HOME, "home", partial(home.view, archive, site))
        for entry in archive.entries:
            make = partial(report.view, archive, site, entry, self.settings["EDIT_URL"])
            writer.add_page(entry.url, "report", make, entry.file)
        for source in written.values():
            if source.address != urls.SUBSCRIBE:
                writer.add_page(
                    source.address, "text", partial(pages.view, archive, site, source), source.file
                )
        intro = written.get(urls.SUBSCRIBE.rstrip("/"))
        # Made by the plugin that makes the feeds, where it is in use.
        lists = self.context.get("opml", {})
        writer.add_page(urls.SUBSCRIBE, "subscribe", partial(subscribe.view, archive, site, intro, lists))
        writer.add_page(NOT_FOUND, "not_found", partial(_not_found, site))


def _not_found(site: Site) -> NotFound:
    page = views.page(site, NOT_FOUND, "Không tìm thấy trang", "Địa chỉ này không có trong kho lưu trữ.")
    # Served at any depth, so its links cannot be relative.
    return NotFound(replace(page, root=site.path))

"""Plan what stands at addresses that have no page any more."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from pelican.generators import Generator

from khotin import urls, views
from khotin.archive import Archive
from khotin.editorial import register
from khotin.editorial.moved import REDIRECTS, host_file, redirect_page, tombstone_text
from khotin.editorial.register import FILE, Register, Row
from khotin.views import Page, Planner, Site

FEEDS = ("rss.xml", "atom.xml", "feed.json")
OWNER = f"content/{FILE}"
Make = Callable[[], bytes]


class Plan(Planner, Protocol):
    """The part of the site's writer that tells what is planned."""

    def add(self, address: str, owner: str, make: Make) -> None:
        """Plan the bytes at `address`."""

    def planned(self, address: str) -> Make | None:
        """Return what makes the bytes at `address`."""


@dataclass(frozen=True)
class Tombstone:
    """The view of the page of a removed article."""

    page: Page
    title: str
    html: str


class _Planned:
    """The addresses that have a page in this build."""

    def __init__(self, writer: Plan) -> None:
        self.writer = writer

    def __contains__(self, address: object) -> bool:
        return isinstance(address, str) and self.writer.planned(address) is not None


class RedirectsGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Plan redirects and tombstones from the register, or stop the build."""

    def generate_output(self, writer: Plan) -> None:
        """Plan them; exit with status 1 and one line per address that would be lost."""
        archive: Archive = self.context["archive"]
        content = Path(self.path)
        known = Register.read(content)
        articles = {entry.id: entry.url for entry in archive.entries}
        settled = known.settle(_Planned(writer), articles, archive.topics)
        if settled.lost:
            drafts = {entry.id for entry in archive.drafts}
            faults = register.problems(settled, OWNER, register.lines_of(content), drafts)
            lines = "\n".join(map(str, faults))
            sys.exit(f"{lines}\nDừng lại: {len(faults)} địa chỉ đã công bố sẽ mất; output/ được giữ nguyên.")
        site: Site = self.context["site"]
        for old, new in settled.redirects.items():
            writer.add(old, OWNER, partial(redirect_page, old, new, site.url))
            for feed in FEEDS:
                # A subscriber's program follows no HTML: it keeps getting what the feed now is.
                if (make := writer.planned(new + feed)) and not writer.planned(old + feed):
                    writer.add(old + feed, OWNER, make)
        for row in settled.tombstones:
            writer.add_page(row.address, "text", partial(_tombstone, site, row), OWNER)
        if settled.redirects:
            writer.add(REDIRECTS, OWNER, partial(host_file, settled.redirects, site.path))
        _remind(articles, known)


def _tombstone(site: Site, row: Row) -> Tombstone:
    title = "Bài đã được gỡ"
    page = views.page(site, row.address, title, title, section=urls.ARCHIVE)
    return Tombstone(page, title, tombstone_text(row))


def _remind(articles: dict[str, str], known: Register) -> None:
    missing = sum(address not in known.rows for address in articles.values())
    if missing and known.rows:
        print(f"{missing} bài chưa có trong sổ địa chỉ; ghi thêm bằng: khotin redirects")  # noqa: T201

"""Plan the files of a published site that are for machines at its root."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from pelican.generators import Generator

from khotin import policy
from khotin.archive import Archive
from khotin.edits import Edit
from khotin.views import Site

from . import sitemap

OWNER = "tệp của máy chủ"


class Plan(Protocol):
    """The part of the site's writer that plans files."""

    def add(self, address: str, owner: str, make: Callable[[], bytes]) -> None:
        """Plan the bytes at `address`."""

    def add_file(self, address: str, source: Path) -> None:
        """Plan a copy of `source`."""


class HostingGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Plan the sitemap, the rules for robots, the headers and the theme's files for the root."""

    def generate_output(self, writer: Plan) -> None:
        """Plan them; a preview has no address, so it has no sitemap."""
        site: Site = self.context["site"]
        if site.url:
            # From Git, where the plugin that asks it is in use.
            history = self.context.get("history", {})
            plan_sitemap(writer, self.context["archive"], site, history)
        # A browser lets a script serve only the pages below its own folder.
        for path in sorted((Path(self.theme) / "root").iterdir()):
            writer.add_file(path.name, path)
        writer.add("robots.txt", OWNER, partial(robots, site))
        writer.add("_headers", OWNER, partial(headers, editors=bool(self.settings["CMS"])))


def plan_sitemap(writer: Plan, archive: Archive, site: Site, history: Mapping[str, Sequence[Edit]]) -> None:
    """Plan the parts of the sitemap, and the index that lists them."""
    addresses = []
    for address, make in sitemap.parts(archive, site, history):
        writer.add(address, OWNER, make)
        addresses.append(address)
    writer.add(sitemap.FILE, OWNER, partial(sitemap.index, site, addresses))


def robots(site: Site) -> bytes:
    """Return the rules for robots: everything may be read."""
    where = f"\nSitemap: {site.url}/{sitemap.FILE}\n" if site.url else ""
    return f"User-agent: *\nDisallow:\n{where}".encode()


def headers(*, editors: bool) -> bytes:
    """Return the headers for hosts that read such a file (Netlify, Cloudflare Pages and others)."""
    rules = {"/*": policy.common(editors=editors)} | ({"/admin/*": policy.EDITORS} if editors else {})
    lines = (
        line
        for address, told in rules.items()
        for line in (address, *(f"  {name}: {value}" for name, value in told.items()))
    )
    return "".join(f"{line}\n" for line in lines).encode()

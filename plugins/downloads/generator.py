"""Plan the page about the data, the files of each month, the tables of the facets and the package."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import groupby
from typing import Protocol

from pelican.generators import Generator

from khotin import urls
from khotin.archive import Archive, Entry
from khotin.views import Planner, Site

from . import facets, package, page, records

OWNER = "dữ liệu"


class Plan(Planner, Protocol):
    """The part of the site's writer that plans pages and files."""

    def add(self, address: str, owner: str, make: Callable[[], bytes]) -> None:
        """Plan the bytes at `address`."""


class DownloadsGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Plan everything below `/du-lieu/` that is made of reports and facets."""

    def generate_output(self, writer: Plan) -> None:
        """Plan it; the files are made when the site is written."""
        plan(writer, self.context["archive"], self.context["site"])


def plan(writer: Plan, archive: Archive, site: Site) -> None:
    """Plan the data of `archive`."""
    months: list[str] = []
    for (year, month), group in groupby(archive.entries, lambda entry: (entry.date.year, entry.date.month)):
        entries: list[Entry] = list(group)
        name = f"{year}/{month:02}"
        months.append(name)
        writer.add(f"{urls.DATA}{name}.csv", OWNER, partial(records.as_csv, archive, site, entries))
        writer.add(f"{urls.DATA}{name}.jsonl", OWNER, partial(records.as_lines, archive, site, entries))
    for table in facets.TABLES:
        writer.add(f"{urls.DATA}{table.file}", OWNER, partial(facets.as_csv, archive, site, table))
    writer.add(f"{urls.DATA}{package.FILE}", OWNER, partial(package.package, site, months))
    for file, schema in package.SCHEMAS.items():
        writer.add(f"{urls.DATA}{file}", OWNER, partial(package.as_json, schema))
    writer.add_page(urls.DATA, "data", partial(page.view, archive, site))

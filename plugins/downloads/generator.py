"""Plan the page about the data, the files of each month and facet, the tables of codes and the packages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby

from pelican.generators import Generator

from khotin import urls
from khotin.archive import Archive
from khotin.edits import Edit, changed
from khotin.entry import Entry
from khotin.views import Site

from . import facets, oai, package, page, parts, records
from .parts import Plan

OWNER = "dữ liệu"


class DownloadsGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Plan everything below `/du-lieu/` that is made of reports and facets."""

    def generate_output(self, writer: Plan) -> None:
        """Plan it; the files are made when the site is written."""
        # From Git, where the plugin that asks it is in use.
        history = self.context.get("history", {})
        plan(writer, self.context["archive"], self.context["site"], history)


def plan(writer: Plan, archive: Archive, site: Site, history: Mapping[str, Sequence[Edit]]) -> None:
    """Plan the data of `archive`; `history` has the edits of articles by file."""
    months: list[str] = []
    for (year, month), group in groupby(archive.entries, lambda entry: (entry.date.year, entry.date.month)):
        entries: list[Entry] = list(group)
        name = f"{year}/{month:02}"
        months.append(name)
        writer.add(f"{urls.DATA}{name}.csv", OWNER, partial(records.as_csv, archive, site, entries))
        writer.add(f"{urls.DATA}{name}.jsonl", OWNER, partial(records.as_lines, archive, site, entries))
        # A harvester knows a record by the name of its host, which a preview has not.
        if site.url:
            address = f"{urls.DATA}{name}.xml"
            dated = [(each, changed(each, history.get(each.file, ())).isoformat()) for each in entries]
            writer.add(address, OWNER, partial(oai.list_records, site, address, dated))
    parts.plan(writer, archive, site)
    for table in facets.TABLES:
        writer.add(f"{urls.DATA}{table.file}", OWNER, partial(facets.as_csv, archive, site, table))
    writer.add(f"{urls.DATA}{package.FILE}", OWNER, partial(package.package, site, months))
    for file, schema in package.SCHEMAS.items():
        writer.add(f"{urls.DATA}{file}", OWNER, partial(package.as_json, schema))
    writer.add_page(urls.DATA, "data", partial(page.view, archive, site))

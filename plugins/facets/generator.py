"""Plan the pages of all facets."""

from __future__ import annotations

from functools import partial

from pelican.generators import Generator

from khotin.archive import Archive
from khotin.views import Planner, Site

from . import letters, localities, terms, timeline, topics


class FacetsGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Give each page of each facet its address, template and view."""

    def generate_output(self, writer: Planner) -> None:
        """Plan the pages; views are computed only when a page is written."""
        archive, site = self.context["archive"], self.context["site"]
        writer.group("danh sách", partial(_plan, archive, site))


def _plan(archive: Archive, site: Site, writer: Planner) -> None:
    archive.read_whole()
    for facet in (localities, letters, terms, topics, timeline):
        facet.plan(writer, archive, site)

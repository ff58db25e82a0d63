"""Plan the pages of all facets."""

from __future__ import annotations

from pelican.generators import Generator

from khotin.views import Planner

from . import letters, localities, terms, timeline, topics


class FacetsGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Give each page of each facet its address, template and view."""

    def generate_output(self, writer: Planner) -> None:
        """Plan the pages; views are computed only when a page is written."""
        archive, site = self.context["archive"], self.context["site"]
        localities.plan(writer, archive, site)
        letters.plan(writer, archive, site)
        terms.plan(writer, archive, site)
        topics.plan(writer, archive, site)
        timeline.plan(writer, archive, site)

"""Plan the files of the editors' page: its HTML, the CMS, its configuration, the pick lists."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Protocol

from pelican.generators import Generator

from khotin.editorial import cms

ADDRESS = "admin/"
BUNDLE = Path("cms") / "decap-cms.js"


class Plan(Protocol):
    """The part of the site's writer that plans files."""

    def add(self, address: str, owner: str, make: cms.Make) -> None:
        """Plan the bytes at `address`."""

    def add_file(self, address: str, source: Path) -> None:
        """Plan a copy of `source`."""


class CmsGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Plan the page where it is enabled."""

    def generate_output(self, writer: Plan) -> None:
        """Plan it; exit with status 1 where the bundle was not fetched."""
        enabled: str = self.settings["CMS"]
        if not enabled:
            return
        project = Path(self.path).parent
        bundle = project / self.settings["CACHE_PATH"] / BUNDLE
        if not bundle.is_file():
            sys.exit(
                "Chưa có phần mềm soạn bài; chạy python tools/decap.py rồi dựng lại. output/ được giữ nguyên."
            )
        try:
            config = cms.config(enabled, self.settings["SITEURL"])
        except ValueError as error:
            sys.exit(f"CMS: {error}")
        topics = list(self.context["archive"].topics.values())
        gazetteer = self.context["archive"].gazetteer
        writer.add(f"{ADDRESS}config.yml", "CMS", partial(cms.as_yaml, config))
        writer.add(f"{ADDRESS}danh-muc.json", "CMS", partial(cms.vocabulary, gazetteer, topics))
        for name in ("index.html", "kho-tin.js"):
            writer.add_file(f"{ADDRESS}{name}", project / "cms" / name)
        writer.add_file(f"{ADDRESS}decap-cms.js", bundle)

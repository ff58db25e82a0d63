"""Plan the pages of the guide; links between its files become links between its pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pelican.generators import Generator

from khotin import urls, views
from khotin.archive import Archive
from khotin.views import Link, Page, Planner, Site

FIRST = "README"
FOLDER = Path("docs") / "huong-dan"
_TITLE = re.compile(r"\A# (.+)\n+")
_LINK = re.compile(r"\]\(([a-z0-9-]+|README)\.md(#[^)]*)?\)")


@dataclass(frozen=True)
class GuideView:
    """The view of a page of the guide."""

    page: Page
    title: str
    html: str


class GuideGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Plan one page for each file of the guide."""

    def generate_output(self, writer: Planner) -> None:
        """Plan them, the first one at `/huong-dan/` itself."""
        for path in sorted((Path(self.path).parent / FOLDER).glob("*.md")):
            make = partial(view, self.context["archive"], self.context["site"], path)
            writer.add_page(address(path.stem), "text", make, path.as_posix())


def address(name: str) -> str:
    """Return the address of the guide's file `name`."""
    return urls.GUIDE if name == FIRST else f"{urls.GUIDE}{name}/"


def view(archive: Archive, site: Site, path: Path) -> GuideView:
    """Return the view of one file of the guide."""
    text = path.read_text("utf-8")
    title = match[1] if (match := _TITLE.match(text)) else path.stem
    body = _TITLE.sub("", text)
    at = address(path.stem)
    crumbs = () if at == urls.GUIDE else (Link("Hướng dẫn", urls.GUIDE),)
    page = views.page(
        site, at, title, f"{title}: hướng dẫn cho ban biên tập {site.name}.", crumbs, section=urls.GUIDE
    )
    html = archive.render(_LINK.sub(lambda link: f"]({page.root}{address(link[1])}{link[2] or ''})", body))
    return GuideView(page, title, html)

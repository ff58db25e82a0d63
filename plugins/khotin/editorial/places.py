"""Tell whether a site address leads to a page, without building the site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from khotin import frontmatter, terms, urls
from khotin.gazetteer import Gazetteer
from khotin.problems import ContentError

_FIXED = {
    urls.HOME,
    urls.SEARCH,
    urls.SUBSCRIBE,
    urls.DATA,
    urls.ABOUT,
    urls.GUIDE,
    urls.LOCALITIES,
    urls.TERMS,
}
_FIXED |= {urls.TOPICS, urls.ARCHIVE}
# What may follow the address of a facet: a period, a part of a day, a feed.
_TAIL = re.compile(
    r"(?<![^/])(?:\d{4}/(?:\d\d/(?:\d\d/(?:dau/|tu/[0-9a-f]{8}/)?)?)?)?(?:rss\.xml|atom\.xml|feed\.json)?$"
)
_OWN = (urls.DATA, urls.GUIDE, urls.SUBSCRIBE, urls.LETTERS)
_YEARS = re.compile(r"(?:(.+)-)?\d{4}-\d{4}")


class Addresses:
    """The addresses of one archive: articles as given, facets by their authorities."""

    def __init__(
        self, content: Path, gazetteer: Gazetteer, topics: Iterable[str], exact: Iterable[str]
    ) -> None:
        self.gazetteer, self.topics = gazetteer, set(topics)
        self.exact = _FIXED | set(exact) | set(pages(content / "pages"))

    def __contains__(self, address: str) -> bool:
        if address in self.exact or f"{address}/" in self.exact or address.startswith(_OWN):
            return True
        base = _TAIL.sub("", address if address.endswith(("/", ".xml", ".json")) else f"{address}/")
        return base in self.exact or self._facet(base.rstrip("/"))

    def _facet(self, base: str) -> bool:
        if base.startswith(urls.LOCALITIES):
            return self.gazetteer.by_path(base.removeprefix(urls.LOCALITIES)) is not None
        if base.startswith(urls.TERMS):
            match = _YEARS.fullmatch(base.removeprefix(urls.TERMS))
            return match is not None and (
                match[1] is None or match[1] in terms.kinds() or match[1] == terms.OTHER
            )
        return base.startswith(urls.TOPICS) and base.removeprefix(urls.TOPICS) in self.topics


def pages(folder: Path) -> Iterable[str]:
    """Yield the addresses of the pages that editors wrote in `folder`."""
    for path in folder.glob("*.md"):
        try:
            front = frontmatter.parse(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"), path.name)
        except (ContentError, UnicodeDecodeError):
            continue
        yield f"{front.values.get('slug', '')}/"

"""The addresses that an archive promises: its articles, and the list of each place, term and topic."""

from __future__ import annotations

from pathlib import Path

from khotin import urls
from khotin.archive import Archive
from khotin.editorial.places import pages


def promised(archive: Archive, content: Path) -> dict[str, str]:
    """Return each promised address with the id of its article, empty for a list or a page."""
    found = {entry.url: entry.id for entry in archive.entries}
    found |= dict.fromkeys(
        (urls.locality(archive.gazetteer.get(code).path) for code in archive.localities), ""
    )
    found |= dict.fromkeys((urls.term(slug) for slug in archive.terms), "")
    found |= dict.fromkeys((urls.topic(slug) for slug in archive.by_topic), "")
    found |= dict.fromkeys(pages(content / "pages"), "")
    return found

"""The ways into the archive: every facet that has reports, as links with counts, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from khotin import collate, lineage, terms, urls
from khotin.archive import Archive
from khotin.entry import TermGroup
from khotin.model import Level, Locality
from khotin.views import Link


def unit_link(archive: Archive, unit: Locality, text: str) -> Link:
    """Return the link to a locality with its count; only its name where it has no page."""
    if entries := archive.localities.get(unit.code):
        return Link(text, urls.locality(unit.path), len(entries))
    return Link(text, urls.locality(unit.path)) if lineage.has_page(archive, unit) else Link(text)


def provinces(archive: Archive) -> tuple[Locality, ...]:
    """Return the provinces that have reports, in Vietnamese alphabetical order."""
    return ordered(archive.units(Level.PROVINCE))


def ordered(units: Iterable[Locality]) -> tuple[Locality, ...]:
    """Return units by name, then kind, in Vietnamese alphabetical order."""
    return tuple(sorted(units, key=lambda unit: (collate.key(unit.name), unit.kind, unit.code)))


def province_links(archive: Archive) -> tuple[Link, ...]:
    """Return the provinces that have reports, as an index prints them: without «tỉnh»."""
    return tuple(unit_link(archive, unit, unit.name) for unit in provinces(archive))


def term_groups(archive: Archive) -> tuple[tuple[str, tuple[TermGroup, ...]], ...]:
    """Return the terms of office under their kind of body (in the table's order), newest first."""
    order = {key: place for place, key in enumerate(terms.kinds())}
    kinds = sorted(
        {group.kind for group in archive.terms.values()}, key=lambda kind: order.get(kind, len(order))
    )
    return tuple(
        (
            terms.group_name(kind),
            tuple(
                sorted(
                    (group for group in archive.terms.values() if group.kind == kind),
                    key=lambda group: (group.start, group.end),
                    reverse=True,
                )
            ),
        )
        for kind in kinds
    )


def term_links(archive: Archive) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return links to the terms of office under the name of their kind of body."""
    return tuple(
        (name, tuple(Link(group.years, urls.term(group.slug), len(group.entries)) for group in groups))
        for name, groups in term_groups(archive)
    )


def topic_links(archive: Archive) -> tuple[Link, ...]:
    """Return the topics that have reports, in Vietnamese alphabetical order."""
    found = (topic for topic in archive.topics.values() if topic.slug in archive.by_topic)
    return tuple(
        Link(topic.name, urls.topic(topic.slug), len(archive.by_topic[topic.slug]))
        for topic in sorted(found, key=lambda topic: collate.key(topic.name))
    )


def year_links(archive: Archive) -> tuple[Link, ...]:
    """Return the years that have reports, newest first."""
    counts = Counter(entry.date.year for entry in archive.entries)
    return tuple(
        Link(str(year), urls.period(urls.ARCHIVE, year), counts[year])
        for year in sorted(counts, reverse=True)
    )

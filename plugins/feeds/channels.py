"""What one can follow: the site, what is added, each locality, term and topic, a place within a term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import uuid5

from khotin import terms, urls
from khotin.archive import Archive
from khotin.entry import Entry, Listing, TermGroup
from khotin.model import Level, Locality

from .settings import NAMESPACE, Settings


@dataclass(frozen=True, slots=True)
class Channel:
    """One subject to follow, in three formats in the folder `base`.

    `key` names it for good and makes its id; `page` is the page it belongs to. `entries` are all its
    reports, newest first.
    """

    key: str
    title: str
    description: str
    page: str
    base: str
    entries: Sequence[Entry]

    @property
    def urn(self) -> str:
        """The permanent id, which knows neither domain nor address."""
        return f"urn:uuid:{uuid5(NAMESPACE, self.key)}"


def channels(archive: Archive, settings: Settings) -> Iterator[Channel]:
    """Yield every channel; places in the order of their addresses, a unit before its parts."""
    yield _site(archive, settings)
    yield added(archive, settings)
    for unit in sorted(archive.units(), key=lambda unit: unit.path):
        yield _locality(archive, settings, unit)
    for slug in sorted(archive.terms):
        yield from _term(archive, settings, slug)
    for slug in sorted(archive.by_topic):
        name = f"chủ đề {archive.topics[slug].name}"
        yield _facet(settings, f"topic:{slug}", name, urls.topic(slug), archive.by_topic[slug])


def added(archive: Archive, settings: Settings) -> Channel:
    """Return the channel of everything that comes into the archive, old reports and imports included."""
    title = f"{settings.name} – mới bổ sung vào kho"
    what = "Bài vừa đưa vào kho, kể cả tin cũ và các đợt nhập, bài vào sau đứng trước."
    return Channel("added", title, what, urls.HOME, urls.ADDED, archive.entries)


def _site(archive: Archive, settings: Settings) -> Channel:
    title = f"{settings.name} – {settings.subtitle}"
    return Channel("site", title, "Tin mới nhất trong toàn kho.", urls.HOME, urls.HOME, archive.entries)


def _locality(archive: Archive, settings: Settings, unit: Locality) -> Channel:
    name = archive.gazetteer.full_name(unit)
    base = urls.locality(unit.path)
    return _facet(settings, f"locality:{unit.code}", name, base, archive.localities[unit.code])


def _term(archive: Archive, settings: Settings, slug: str) -> Iterator[Channel]:
    """Yield the channel of a term, and those of the places followed within it."""
    group = archive.terms[slug]
    base = urls.term(slug)
    yield _facet(settings, f"term:{slug}", group.name, base, group.entries)
    for code, entries in sorted([*group.provinces.items(), *_followed(archive, settings, group)]):
        unit = archive.gazetteer.get(code)
        name = f"{archive.gazetteer.full_name(unit)}, {terms.group_name(group.kind)} {group.years}"
        key = f"term:{slug} locality:{code}"
        yield _facet(settings, key, name, base, entries, f"{base}{unit.path}/")


def _followed(archive: Archive, settings: Settings, group: TermGroup) -> Iterator[tuple[str, Listing]]:
    """Yield the reports of a term in each place below a province that is followed within terms."""
    for path in dict.fromkeys(settings.within_terms):
        unit = archive.gazetteer.by_path(path)
        if unit and unit.path == path and unit.level is not Level.PROVINCE:
            found = Listing(entry for entry in group.entries if unit.code in entry.places.codes)
            if found:
                yield unit.code, found


def _facet(
    settings: Settings, key: str, name: str, page: str, entries: Sequence[Entry], base: str = ""
) -> Channel:
    title = f"{settings.name} – {name}"
    return Channel(key, title, f"Tin về {name} trong {settings.name}.", page, base or page, entries)

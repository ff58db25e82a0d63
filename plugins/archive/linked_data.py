"""What machines are told of a report: schema.org as JSON-LD, and Dublin Core."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from khotin import dublincore, urls
from khotin.entry import Entry, Place
from khotin.views import Site

# Ends of tags and JavaScript's own line ends, which JSON inside HTML must not hold.
_UNSAFE = {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Description:
    """What machines are told of a report, made where a page tells it; `edited` is its last edit."""

    site: Site
    entry: Entry
    summary: str
    edited: datetime | None

    @property
    def json_ld(self) -> str:
        """A NewsArticle of schema.org."""
        return json_ld(self.site, self.entry, self.summary, self.edited)

    @property
    def dublin_core(self) -> tuple[tuple[str, str], ...]:
        """Dublin Core as pairs of name and content."""
        return dublincore.elements(self.site, self.entry, self.summary)


def json_ld(site: Site, entry: Entry, summary: str, edited: datetime | None = None) -> str:
    """Return a NewsArticle for `entry`, ready to stand in a script element; empty values are left out."""
    report = entry.report
    changed = report.updated or edited
    url = f"{site.url}/{entry.url}" if site.url else ""
    record: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": report.title,
        "description": summary,
        "identifier": report.id,
        "inLanguage": "vi",
        "datePublished": entry.date.isoformat() if report.date_basis == "stamp" else "",
        "dateModified": changed.isoformat() if changed else "",
        "correction": report.corrections,
        "temporalCoverage": dublincore.coverage(entry),
        "contentLocation": [_location(site, place) for place in entry.places],
        "author": [{"@type": "Person", "name": name} for name in report.authors],
        "about": [
            {"@type": "DefinedTerm", "name": topic.name, "url": _address(site, urls.topic(topic.slug))}
            for topic in entry.topics
        ],
        "keywords": [term.text for term in entry.terms],
        "creditText": report.source or "",
        "isBasedOn": _original(site, entry),
        "isPartOf": {"@type": "ArchiveComponent", "name": site.name, "url": _address(site, urls.HOME)},
        "publisher": {"@type": "Organization", "name": site.name, "url": _address(site, urls.HOME)},
    }
    told = json.dumps(_full(record), ensure_ascii=False, separators=(",", ":"))
    for char, escaped in _UNSAFE.items():
        told = told.replace(char, escaped)
    return told


def _location(site: Site, place: Place) -> dict[str, object]:
    unit = place.unit
    return {
        "@type": "AdministrativeArea",
        "name": place.text,
        "url": _address(site, urls.locality(unit.path)) if unit else "",
    }


def _original(site: Site, entry: Entry) -> dict[str, object] | None:
    raw = entry.report.raw
    if raw is None:
        return None
    return {
        "@type": "CreativeWork",
        "name": raw.file,
        "url": raw.url or _address(site, urls.raw(entry.url)),
        "dateCreated": raw.captured,
        "identifier": f"sha256:{raw.sha256}",
    }


def _address(site: Site, address: str) -> str:
    return f"{site.url}/{address}" if site.url else ""


def _full(value: dict[str, object]) -> dict[str, object]:
    """Return `value` without its empty parts, at any depth."""
    made: dict[str, object] = {}
    for key, part in value.items():
        told = part
        if isinstance(part, dict):
            told = _full(part)
        elif isinstance(part, list):
            told = [_full(item) if isinstance(item, dict) else item for item in part]
        if told:
            made[key] = told
    return made

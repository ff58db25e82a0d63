"""A report in Dublin Core, the words that libraries share: in the head of its page, and for harvesters."""

from __future__ import annotations

from khotin import edtf
from khotin.edtf import Point
from khotin.entry import Entry
from khotin.views import Site


def elements(site: Site, entry: Entry, summary: str) -> tuple[tuple[str, str], ...]:
    """Return the Dublin Core of `entry` as pairs of name and content."""
    report = entry.report
    stamped = report.date_basis == "stamp"
    pairs = [
        ("DC.title", report.title),
        *(("DC.creator", name) for name in report.authors),
        ("DC.publisher", site.name),
        ("DC.date", entry.date.date().isoformat() if stamped else ""),
        ("DC.type", "Text"),
        ("DC.language", "vi"),
        ("DC.identifier", report.id),
        ("DC.source", (report.raw.url or report.raw.file) if report.raw else ""),
        ("DCTERMS.temporal", coverage(entry)),
        *(("DCTERMS.spatial", place.text) for place in entry.places),
        *(("DC.subject", topic.name) for topic in entry.topics),
        *(("DC.subject", term.text) for term in entry.terms),
        ("DC.description", summary),
    ]
    return tuple((name, " ".join(text.split())) for name, text in pairs if text)


def coverage(entry: Entry) -> str:
    """Return the time that a report tells of as ISO 8601 knows it: a period, or «from/to»."""
    report = entry.report
    text = report.event_date or report.date_edtf
    if text is None and report.date_basis == "event":
        text = entry.date.date().isoformat()
    if not text:
        return ""
    value = edtf.parse(text)
    return "/".join(_exact(point) for point in (value.start, value.end) if point)


def _exact(point: Point) -> str:
    return str(point).rstrip("~")

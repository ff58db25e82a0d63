"""Reports as records: CSV or JSON Lines of a month with their full text, CSV of a facet without."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence

from khotin import markup
from khotin.archive import Archive
from khotin.entry import Entry
from khotin.views import Site

from .fields import CARD, REPORT

JOINT = "; "
# A spreadsheet takes a cell that begins so for a formula, and runs it.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_BLOCK_END = re.compile(r"(</(?:p|li|h\d|tr|blockquote)>|<br ?/?>)")


def record(archive: Archive, site: Site, entry: Entry) -> dict[str, object]:
    """Return everything the archive knows of a report, under the names of its fields."""
    return card(site, entry) | {"text": text(archive.html(entry))}


def card(site: Site, entry: Entry) -> dict[str, object]:
    """Return everything the archive knows of a report but its text, under the names of its fields."""
    report, raw = entry.report, entry.report.raw
    return {
        "id": report.id,
        "url": f"{site.url}/{entry.url}",
        "title": report.title,
        "date": entry.date.isoformat(),
        "date_basis": report.date_basis,
        "date_edtf": report.date_edtf or "",
        "event_date": report.event_date or "",
        "localities": report.localities,
        "locality_codes": [place.unit.code if place.unit else "" for place in entry.places],
        "terms": report.terms,
        "other_terms": report.other_terms,
        "topics": report.topics,
        "authors": report.authors,
        "source": report.source or "",
        "summary": report.summary,
        "raw_file": raw.file if raw else "",
        "raw_sha256": raw.sha256 if raw else "",
        "raw_url": raw.url if raw else "",
        "raw_captured": raw.captured if raw else "",
        "updated": report.updated.isoformat() if report.updated else "",
        "corrections": report.corrections,
        "review": report.review,
    }


def text(html: str) -> str:
    """Return the text of a report, each paragraph on a line of its own."""
    blocks = _BLOCK_END.sub("\\1\x00", html).split("\x00")
    return "\n".join(filter(None, map(markup.plain, blocks)))


def as_lines(archive: Archive, site: Site, entries: Sequence[Entry]) -> bytes:
    """Return one JSON object a line; a text without value is null."""
    rows = (record(archive, site, entry) for entry in reversed(entries))
    lines = (
        json.dumps({key: None if part == "" else part for key, part in row.items()}, ensure_ascii=False)
        for row in rows
    )
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def as_csv(archive: Archive, site: Site, entries: Sequence[Entry]) -> bytes:
    """Return a table with a header, several values in a cell parted by «; »."""
    rows = (record(archive, site, entry).values() for entry in reversed(entries))
    return table([field.name for field in REPORT], rows)


def cards(site: Site, entries: Sequence[Entry]) -> bytes:
    """Return the table of a facet's reports without their texts."""
    return table([field.name for field in CARD], (card(site, entry).values() for entry in reversed(entries)))


def table(names: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Return CSV as RFC 4180 has it, marked as UTF-8 so that spreadsheets read it as such."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _cell(value: object) -> str:
    said = JOINT.join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return f"'{said}" if _FORMULA.match(said) else said

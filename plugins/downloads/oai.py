"""Reports as OAI-PMH tells them: the answer to ListRecords in Dublin Core, a file a month.

A static host cannot answer a harvester's questions, and the protocol's own format for static repositories
wants a gateway, of which there is none. A recorded answer is valid by the same schema and read by the same
programs of libraries; what it says of the moment of the answer is the last change that it knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from khotin import dublincore
from khotin.entry import Entry
from khotin.text import legal
from khotin.views import Site

_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
_SPACE = "http://www.openarchives.org/OAI/2.0/"
_DC_SPACE = f"{_SPACE}oai_dc/"
_HEAD = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="{_SPACE}" xmlns:xsi="{_SCHEMA}"'
    f' xsi:schemaLocation="{_SPACE} {_SPACE}OAI-PMH.xsd">\n'
)
_RECORD_HEAD = (
    f'<oai_dc:dc xmlns:oai_dc="{_DC_SPACE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    f' xsi:schemaLocation="{_DC_SPACE} {_SPACE}oai_dc.xsd">'
)
Dated = tuple[Entry, str]


def list_records(site: Site, address: str, entries: Sequence[Dated]) -> bytes:
    """Return the file at `address` with reports, each with the day of its last change."""
    newest = max(day for _, day in entries)
    parts = [
        _HEAD,
        f"<responseDate>{newest}T00:00:00Z</responseDate>\n",
        f'<request verb="ListRecords" metadataPrefix="oai_dc">{escape(f"{site.url}/{address}")}</request>\n',
        "<ListRecords>\n",
        *(_record(site, *dated) for dated in reversed(entries)),
        "</ListRecords>\n</OAI-PMH>\n",
    ]
    return "".join(parts).encode("utf-8", "replace")


def _record(site: Site, entry: Entry, day: str) -> str:
    name = f"oai:{urlsplit(site.url).hostname}:{entry.id}"
    elements = "".join(
        f"<dc:{name}>{escape(legal(text))}</dc:{name}>" for name, text in _elements(site, entry)
    )
    return (
        f"<record><header><identifier>{name}</identifier><datestamp>{day}</datestamp></header>\n"
        f"<metadata>{_RECORD_HEAD}{elements}</oai_dc:dc></metadata></record>\n"
    )


def _elements(site: Site, entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the simple Dublin Core of a report: where and when it is about are both its coverage."""
    yield "identifier", f"{site.url}/{entry.url}"
    for name, text in dublincore.elements(site, entry, entry.report.summary):
        yield ("coverage" if name.startswith("DCTERMS.") else name.removeprefix("DC.")), text

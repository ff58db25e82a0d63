"""The whole history of a feed: archived feeds (RFC 5005), divided by the time reports came in.

A reader walks back from link to link until it meets a document it knows. That finds everything only where
nothing is ever put into an old document, and of all orders only the order of coming in has that property:
a report from 2015 that is added today stands in the newest document. Documents are divided as pages are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from khotin import periods, urls, views
from khotin.entry import Entry

from .channels import Channel
from .dates import Calendar
from .window import added_key

FOLDER = "luu/"
FIRST = "dau/"


@dataclass(frozen=True, slots=True)
class Document:
    """One archived document: the folder it stands in and its reports, the last that came in first."""

    folder: str
    entries: Sequence[Entry]

    def version(self, dates: Calendar) -> str:
        """Return a short mark that changes with what the document holds.

        The newest document still grows. The subscription names it with this mark, so that a reader which
        trusts a known address to be unchanged reads it again.
        """
        known = "".join(f"{entry.id} {dates[entry].updated}\n" for entry in self.entries)
        return sha256(known.encode()).hexdigest()[:8]


def documents(channel: Channel, dates: Calendar) -> list[Document]:
    """Return the archived documents of `channel`, the oldest first; none for a single report."""
    ordered = sorted(channel.entries, key=lambda entry: added_key(entry, dates), reverse=True)
    leaves = list(periods.documents(ordered, lambda entry: dates[entry].added, views.mark))
    base = f"{channel.base}{FOLDER}"
    if len(leaves) == 1:
        # An archive is a chain: the report that came in first stands alone, which it will for ever.
        *rest, first = ordered
        return [Document(f"{base}{FIRST}", [first]), Document(base, rest)] if rest else []
    return [Document(urls.period(base, *part.period), part.items) for part in reversed(leaves)]

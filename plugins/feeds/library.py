"""Items rendered once and shared by all feeds, and the documents made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from khotin import fingerprint, urls
from khotin.archive import Archive
from khotin.entry import Entry
from khotin.views import short_place

from . import atom, item, jsonfeed, past, rss
from .channels import Channel
from .dates import Calendar
from .escape import line
from .head import Head, Links
from .settings import LARGE_ARCHIVE, LARGE_FRONT, SMALL_FRONT, STYLESHEET, Settings
from .window import latest_added, newest

# Feeds are written place by place, and a report is shown in few places: so many items bound the memory
# of a large archive, and hardly one is rendered twice.
KEPT = 400

FORMATS: dict[str, Callable[[Head, Sequence[str]], str]] = {
    rss.FILE: rss.document,
    atom.FILE: atom.document,
    jsonfeed.FILE: jsonfeed.document,
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A report in every format; `size` is the largest in bytes."""

    by_file: dict[str, str]
    size: int


class Library:
    """The items of an archive."""

    def __init__(self, archive: Archive, settings: Settings, dates: Calendar) -> None:
        self.archive, self.settings, self.dates = archive, settings, dates
        self.front = LARGE_FRONT if len(archive.localities) > LARGE_ARCHIVE else SMALL_FRONT
        # What every feed tells besides its reports.
        self.about = fingerprint.of((settings, self.front, dates.fingerprint))
        self.rendered = lru_cache(KEPT)(self._rendered)
        self._indexed: dict[str, str] = {}

    def size(self, entry: Entry) -> int:
        """Return how many bytes a report takes in a feed."""
        return self.rendered(entry).size

    def _rendered(self, entry: Entry) -> Rendered:
        """Return a report in every format."""
        value = item.item(self.archive, entry, self.dates[entry], self.settings.url)
        by_file = {module.FILE: module.item(value) for module in (rss, atom, jsonfeed)}
        return Rendered(by_file, max(len(text.encode()) for text in by_file.values()))

    def indexed(self, entry: Entry) -> str:
        """Return a report as an archived feed lists it."""
        identifier = entry.id
        if identifier not in self._indexed:
            about = short_place(entry.places[0]) if entry.places else entry.title
            self._indexed[identifier] = atom.index_item(
                item.urn(identifier),
                f"{self.settings.url}/{entry.url}",
                line(entry.title),
                line(about),
                self.dates[entry],
            )
        return self._indexed[identifier]

    def updated(self, entries: Sequence[Entry]) -> datetime | None:
        """Return the newest change of `entries`."""
        return max((self.dates[entry].updated for entry in entries), default=None)


class Feed:
    """The documents of one channel."""

    def __init__(self, library: Library, channel: Channel) -> None:
        self._library, self._channel = library, channel
        self.base, self.title = channel.base, channel.title
        self._site = f"{library.settings.url}/"

    @cached_property
    def fingerprint(self) -> bytes:
        """The channel with its reports and all that feeds tell of them."""
        return fingerprint.of_bytes(self._about + fingerprint.of(self._channel.entries))

    @property
    def _about(self) -> bytes:
        channel = self._channel
        told = channel.key, channel.title, channel.description, channel.page, channel.base
        return "\0".join(told).encode() + self._library.about

    def archived_key(self, number: int) -> bytes:
        """Return the fingerprint of one archived document: its reports, and the documents beside it."""
        beside = [document.folder for document in self.documents[max(number - 1, 0) : number + 2]]
        own = self.documents[number]
        last = number + 1 == len(self.documents)
        return fingerprint.of((self._about, beside, last, own.folder, own.entries))

    @cached_property
    def documents(self) -> list[past.Document]:
        """The archived documents, the oldest first."""
        if self._channel.base == urls.ADDED:
            # They would repeat the site's.
            return []
        return past.documents(self._channel, self._library.dates)

    @cached_property
    def window(self) -> list[Entry]:
        """The reports of the subscription."""
        library, entries = self._library, self._channel.entries
        if self._channel.base == urls.ADDED:
            return latest_added(entries, library.dates, library.size)
        return newest(entries, library.dates, library.size, library.front)

    def subscription(self, file: str) -> bytes:
        """Return what subscribers read, in the format whose file is `file`."""
        links: Links = []
        if hub := self._library.settings.hub:
            links.append(("hub", "", hub))
        if self.documents:
            last = self.documents[-1]
            version = last.version(self._library.dates)
            links.append(("prev-archive", atom.MIME, f"{self._address(last)}?v={version}"))
        head = self._head(self._channel.base, self.window, links)
        items = [self._library.rendered(entry).by_file[file] for entry in self.window]
        return FORMATS[file](head, items).encode()

    def archived(self, number: int) -> bytes:
        """Return the archived document with this number, counted from the oldest."""
        document = self.documents[number]
        links: Links = [("current", atom.MIME, f"{self._site}{self._channel.base}{atom.FILE}")]
        if number > 0:
            links.append(("prev-archive", atom.MIME, self._address(self.documents[number - 1])))
        if number + 1 < len(self.documents):
            links.append(("next-archive", atom.MIME, self._address(self.documents[number + 1])))
        head = self._head(document.folder, document.entries, links, archive=True)
        return atom.document(head, [self._library.indexed(entry) for entry in document.entries]).encode()

    def _address(self, document: past.Document) -> str:
        return f"{self._site}{document.folder}{atom.FILE}"

    def _head(self, folder: str, entries: Sequence[Entry], links: Links, *, archive: bool = False) -> Head:
        channel, settings = self._channel, self._library.settings
        return Head(
            urn=channel.urn,
            title=line(channel.title),
            description=line(channel.description),
            site=line(settings.name),
            page=f"{self._site}{channel.page}",
            folder=f"{self._site}{folder}",
            stylesheet=f"{urls.root(folder)}{STYLESHEET}",
            updated=self._library.updated(entries),
            hub=settings.hub,
            links=tuple(links),
            archive=archive,
        )

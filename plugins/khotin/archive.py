"""The whole archive in memory: every article checked against the authorities, and the facets over it.

What the site shows is computed from here; nothing here knows Pelican or HTML templates. A report's
text stays in its file until a page asks for it, so memory grows with metadata alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from khotin import articles, pool, topics
from khotin.arrange import fill
from khotin.entry import Entry, Listing, TermGroup
from khotin.facts import WHOLE, Book, Series, Table
from khotin.fingerprint import of_bytes
from khotin.gazetteer import Gazetteer, load
from khotin.history import NONE, History
from khotin.model import Locality, Topic
from khotin.pictures import Pictures
from khotin.problems import ContentError, Problem
from khotin.resolver import Resolver
from khotin.shelf import Shelf
from khotin.texts import Texts


@dataclass(slots=True)
class Archive:
    """Published reports, newest first, and every facet's reports in the same order.

    `raw_files` are the names of all raw reports, `counts` how many reports are published and how many drafts,
    `changed` tells whether any article differs from what was read last.
    """

    gazetteer: Gazetteer
    topics: dict[str, Topic]
    entries: list[Entry] = field(default_factory=list)
    drafts: list[Entry] = field(default_factory=list)
    localities: dict[str, Listing] = field(default_factory=lambda: defaultdict(Listing))
    terms: dict[str, TermGroup] = field(default_factory=dict)
    by_topic: dict[str, Listing] = field(default_factory=lambda: defaultdict(Listing))
    texts: Texts = field(default_factory=Texts)
    pictures: Pictures = field(default_factory=Pictures)
    book: Book = field(default_factory=Book)
    raw_files: tuple[str, ...] = ()
    counts: tuple[int, int] = (0, 0)
    changed: bool = True
    arrange: Callable[[Archive], None] | None = None

    def postpone(self, arrange: Callable[[Archive], None]) -> None:
        """Let `arrange` fill in reports and facets when somebody first asks for them.

        Where nothing changed nobody does, and a build takes half the time.
        """
        self.arrange, self.book.complete = arrange, self._complete
        for name in _ARRANGED:
            delattr(self, name)

    def prepare(self) -> None:
        """Arrange now what will be asked for, since something changed."""
        if self.changed:
            self._complete()

    def _complete(self) -> None:
        arrange, self.arrange = self.arrange, None
        if arrange is None:
            return
        # What arranging reads is read by nobody's page.
        reads, self.book.reads = self.book.reads, None
        for name, empty in _ARRANGED.items():
            setattr(self, name, empty())
        arrange(self)
        self.watch()
        self.book.reads = reads

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Fill in what was postponed."""
            if name not in _ARRANGED or self.arrange is None:
                raise AttributeError(name)
            self._complete()
            return getattr(self, name)

    @property
    def fingerprint(self) -> bytes:
        """Nothing: what a page reads of the archive is noted in `book` while it is made."""
        return b""

    def watch(self) -> None:
        """Begin to note what is read; from now on nothing may be added."""
        book = self.book
        self.entries = Series("entries", self.entries, book)
        self.drafts = Series("drafts", self.drafts, book)
        self.localities = Table("localities", self.localities, book)
        self.terms = Table("terms", self.terms, book)
        self.by_topic = Table("by_topic", self.by_topic, book)

    def read_whole(self) -> None:
        """Note that all of it is read: what plans pages for the whole archive need not say more."""
        self.book.note(WHOLE)

    def html(self, entry: Entry) -> str:
        """Return the rendered text of a report, its pictures in their places."""
        return self.pictures.fill(self.texts.html(entry.text, Path(entry.path), entry.file))

    def render(self, text: str) -> str:
        """Return the HTML of Markdown that an editor wrote elsewhere: a page, a definition."""
        self.book.note("pictures")
        return self.pictures.fill(self.texts.render(text))

    def units(self, level: int | None = None) -> list[Locality]:
        """Return the localities that have reports, of one level or all, in the gazetteer's order."""
        found = map(self.gazetteer.get, self.localities)
        return [unit for unit in found if unit.level == level] if level is not None else list(found)


# What is arranged when somebody asks for it, with what each begins as.
_ARRANGED: dict[str, Callable[[], object]] = {
    "entries": list,
    "drafts": list,
    "localities": partial(defaultdict, Listing),
    "terms": dict,
    "by_topic": partial(defaultdict, Listing),
}


def load_archive(
    content: Path, cache: Path | None = None, version: str = "", history: History = NONE
) -> Archive:
    """Return the archive below `content`; raise ContentError with every problem found.

    `cache` is the folder where what was read is kept for the next time, for one `version` of the code;
    `history` is what Git knows of the articles.
    """
    # Files are found while what is known of them is read.
    finding = pool.Aside(partial(articles.find, content))
    shelf = Shelf(cache, version)
    files, problems = finding.result()
    vocabulary = _collect(problems, partial(topics.vocabulary, content)) or []
    archive = Archive(
        load(),
        {topic.slug: topic for topic in vocabulary},
        texts=Texts(cache / "texts.db" if cache else None, version),
        pictures=Pictures(content),
    )
    rows, wrong = articles.read(files, shelf, Resolver(archive.gazetteer, archive.topics))
    problems += wrong
    problems += articles.clashes(files, rows)
    # What was read without fault is right, whatever else is wrong.
    archive.changed = shelf.save()
    if problems:
        raise ContentError(problems)
    found = [(file, rows[file.name]) for file in files]
    drafts = sum([row.status == "draft" for row in rows.values()])
    archive.raw_files = tuple([row.raw for _, row in found if row.raw])
    archive.counts = len(found) - drafts, drafts
    digests = of_bytes("".join(row.digest for _, row in found).encode())
    told = digests, archive.topics, archive.pictures, history.mark
    # All else follows from these.
    archive.book.register(WHOLE, lambda _: told)
    archive.book.register("pictures", lambda _: archive.pictures)
    archive.topics = Table("topics", archive.topics, archive.book)
    archive.postpone(partial(fill, found, history.touches))
    return archive


def _collect(problems: list[Problem], load_one: Callable[[], list[Topic]]) -> list[Topic] | None:
    try:
        return load_one()
    except ContentError as error:
        problems += error.problems
        return None

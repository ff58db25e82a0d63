"""The whole archive in memory: every article checked against the authorities, and the facets over it.

What the site shows is computed from here; nothing here knows Pelican or HTML templates. A report's
text stays in its file until a page asks for it, so memory grows with metadata alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from khotin import articles, terms, topics, urls
from khotin.articles import UNDATED, File
from khotin.edtf import VIETNAM
from khotin.facts import WHOLE, Book, Series, Table
from khotin.fingerprint import of as fingerprint_of
from khotin.fingerprint import of_bytes
from khotin.gazetteer import Gazetteer, load
from khotin.model import Locality, Report, Term, Topic
from khotin.pictures import Pictures
from khotin.problems import ContentError, Problem
from khotin.resolver import Resolver, parsed_terms
from khotin.shelf import Row, Shelf
from khotin.texts import Texts


@dataclass(frozen=True, slots=True)
class Place:
    """A locality as an article writes it, with its chain from the province down where it is known."""

    text: str
    chain: tuple[Locality, ...] = ()

    @property
    def unit(self) -> Locality | None:
        """The unit itself, None while its chain is open."""
        return self.chain[-1] if self.chain else None


@dataclass(slots=True)
class Entry:
    """A report resolved against the authorities; `path` is where its text is read from.

    `date` is in Vietnamese time; a draft without a date has `UNDATED`. `report.body` is empty here.
    `fingerprint` tells everything an entry says, its text included; `text` is the digest of the text alone.
    """

    report: Report
    file: str
    path: str
    date: datetime
    url: str
    places: tuple[Place, ...]
    terms: tuple[Term, ...]
    other_terms: tuple[Term, ...]
    topics: tuple[Topic, ...]
    fingerprint: bytes
    text: bytes

    @property
    def sort_key(self) -> tuple[datetime, str]:
        """Newest first is this key in reverse; the id makes the order total."""
        return self.date, self.report.id

    @property
    def primary(self) -> Locality | None:
        """The unit that the report is mainly about, None where its chain is open or none is named."""
        return self.places[0].unit if self.places else None


@dataclass(slots=True)
class TermGroup:
    """All bodies of one kind in one term of office: what a term page shows.

    A body is told by its words and the code of the report's primary place, "" where that is open, since
    communes share names by the dozen.
    """

    slug: str
    kind: str
    start: int
    end: int
    entries: list[Entry] = field(default_factory=list)
    bodies: dict[tuple[str, str], list[Entry]] = field(default_factory=lambda: defaultdict(list))

    @property
    def fingerprint(self) -> bytes:
        """What its name and its reports tell; the bodies follow from them."""
        return fingerprint_of([self.slug, self.entries])

    @property
    def years(self) -> str:
        """The years in office: «2020–2025»."""
        return f"{self.start}–{self.end}"

    @property
    def name(self) -> str:
        """The name in full: «Đảng bộ các cấp, nhiệm kỳ 2020–2025»."""
        return f"{terms.group_name(self.kind)}, nhiệm kỳ {self.years}"


@dataclass(slots=True)
class Archive:
    """Published reports, newest first, and every facet's reports in the same order.

    `neighbours` holds, by report id, the earlier and the later report with the same primary place.
    `raw_files` are the names of all raw reports, `counts` how many reports are published and how many drafts.
    """

    gazetteer: Gazetteer
    topics: dict[str, Topic]
    entries: list[Entry] = field(default_factory=list)
    drafts: list[Entry] = field(default_factory=list)
    localities: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    terms: dict[str, TermGroup] = field(default_factory=dict)
    by_topic: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    neighbours: dict[str, tuple[Entry | None, Entry | None]] = field(default_factory=dict)
    texts: Texts = field(default_factory=Texts)
    pictures: Pictures = field(default_factory=Pictures)
    book: Book = field(default_factory=Book)
    raw_files: tuple[str, ...] = ()
    counts: tuple[int, int] = (0, 0)
    arrange: Callable[[Archive], None] | None = None

    def postpone(self, arrange: Callable[[Archive], None]) -> None:
        """Let `arrange` fill in reports and facets when somebody first asks for them.

        Where nothing changed nobody does, and a build takes half the time.
        """
        self.arrange, self.book.complete = arrange, self._complete
        for name in _ARRANGED:
            delattr(self, name)

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
        self.neighbours = Table("neighbours", self.neighbours, book)

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
        found = (self.gazetteer.get(code) for code in self.localities)
        return [unit for unit in found if level is None or unit.level == level]


# What is arranged when somebody asks for it, with what each begins as.
_ARRANGED: dict[str, Callable[[], object]] = {
    "entries": list,
    "drafts": list,
    "localities": partial(defaultdict, list),
    "terms": dict,
    "by_topic": partial(defaultdict, list),
    "neighbours": dict,
}


def load_archive(content: Path, cache: Path | None = None, version: str = "") -> Archive:
    """Return the archive below `content`; raise ContentError with every problem found.

    `cache` is the folder where what was read is kept for the next time, for one `version` of the code.
    """
    files, problems = articles.find(content)
    vocabulary = _collect(problems, partial(topics.load_topics, content / "topics")) or []
    shelf = Shelf(cache, version)
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
    shelf.save()
    if problems:
        raise ContentError(problems)
    found = [(file, rows[file.name]) for file in files]
    drafts = sum(articles.is_draft(row) for row in rows.values())
    names = (articles.raw_file(row) for _, row in found)
    archive.raw_files = tuple(name for name in names if name is not None)
    archive.counts = len(found) - drafts, drafts
    digests = of_bytes("".join(row.digest for _, row in found).encode())
    told = digests, archive.topics, archive.pictures
    # All else follows from these.
    archive.book.register(WHOLE, lambda _: told)
    archive.book.register("pictures", lambda _: archive.pictures)
    archive.topics = Table("topics", archive.topics, archive.book)
    archive.postpone(partial(_fill, found))
    return archive


def _fill(found: list[tuple[File, Row]], archive: Archive) -> None:
    make = Maker(archive)
    lists: dict[tuple[str, ...], list[str]] = {}
    for file, row in found:
        report = articles.report(row, lists)
        digest = bytes.fromhex(row.digest) + archive.pictures.mark(row.pictures)
        entry = make.entry(report, row.places, file, digest, bytes.fromhex(row.text))
        (archive.drafts if report.status == "draft" else archive.entries).append(entry)
    _arrange(archive)


def _collect(problems: list[Problem], load_one: Callable[[], list[Topic]]) -> list[Topic] | None:
    try:
        return load_one()
    except ContentError as error:
        problems += error.problems
        return None


class Maker:
    """Make entries of rows; what many entries share is made once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._places: dict[tuple[str, str | None], Place] = {}
        self._terms: dict[str, Term] = {}
        self._marks = {slug: fingerprint_of(topic) for slug, topic in archive.topics.items()}

    def entry(
        self, report: Report, codes: Sequence[str | None], file: File, digest: bytes, text: bytes
    ) -> Entry:
        """Return the entry of an article in `file`, its localities given by code, None where open."""
        date = report.date.astimezone(VIETNAM) if report.date else UNDATED
        return Entry(
            report,
            file.name,
            file.path,
            date,
            urls.article(date.year, report.slug),
            tuple(map(self._place, report.localities, codes)),
            parsed_terms(report.terms, self._terms),
            parsed_terms(report.other_terms, self._terms),
            tuple(self._archive.topics[slug] for slug in report.topics),
            # What the vocabulary says of its topics belongs to what an entry shows.
            of_bytes(b"".join([digest, *(self._marks[slug] for slug in report.topics)])),
            text,
        )

    def _place(self, text: str, code: str | None) -> Place:
        found = self._places.get((text, code))
        if found is None:
            gazetteer = self._archive.gazetteer
            chain = gazetteer.chain(gazetteer.get(code)) if code else ()
            found = self._places[text, code] = Place(text, chain)
        return found


def _arrange(archive: Archive) -> None:
    """Sort the reports and hang each one under its facets, a place's ancestors included."""
    archive.entries.sort(key=lambda entry: entry.sort_key, reverse=True)
    for entry in archive.entries:
        codes = dict.fromkeys(unit.code for place in entry.places for unit in place.chain)
        for code in codes:
            archive.localities[code].append(entry)
        _arrange_terms(archive, entry)
        for topic in dict.fromkeys(entry.topics):
            archive.by_topic[topic.slug].append(entry)
    archive.neighbours |= neighbours(archive.entries)


def _arrange_terms(archive: Archive, entry: Entry) -> None:
    code = entry.primary.code if entry.primary else ""
    for term in dict.fromkeys(entry.terms):
        slug = terms.slug(term)
        group = archive.terms.setdefault(slug, TermGroup(slug, term.kind, term.start, term.end))
        if not group.entries or group.entries[-1] is not entry:
            group.entries.append(entry)
        group.bodies[term.body, code].append(entry)


def neighbours(entries: Iterable[Entry]) -> dict[str, tuple[Entry | None, Entry | None]]:
    """Return, by report id, the earlier and the later report with the same primary place.

    `entries` are newest first, and all there are of their places.
    """
    found: dict[str, tuple[Entry | None, Entry | None]] = {}
    same_place: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.primary:
            same_place[entry.primary.code].append(entry)
    for group in same_place.values():
        for entry, later, earlier in zip(group, [None, *group], [*group[1:], None], strict=False):
            found[entry.report.id] = earlier, later
    return found

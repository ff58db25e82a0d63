"""Make entries of what articles say, sort them, and hang each one under its facets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from khotin import articles, terms, urls
from khotin.articles import UNDATED, File, local
from khotin.edtf import VIETNAM
from khotin.entry import Entry, Place, Places, TermGroup, mark_of
from khotin.fingerprint import of as fingerprint_of
from khotin.fingerprint import of_bytes
from khotin.history import Touch
from khotin.model import Term, Topic
from khotin.shelf import Row

if TYPE_CHECKING:
    from khotin.archive import Archive


def fill(found: Iterable[tuple[File, Row]], touches: Mapping[str, Touch], archive: Archive) -> None:
    """Put the articles of `found` into `archive`; `touches` is what Git knows of them."""
    make = Maker(archive, touches)
    for file, row in found:
        (archive.drafts if row.status == "draft" else archive.entries).append(make.entry(file, row))
    arrange(archive)


class Maker:
    """Make entries of rows; what many entries share is made once."""

    def __init__(self, archive: Archive, touches: Mapping[str, Touch]) -> None:
        self._archive, self._touches = archive, touches
        self._lists: dict[tuple[str, ...], list[str]] = {}
        self._places: dict[tuple[tuple[str, ...], tuple[str | None, ...]], Places] = {}
        self._terms: dict[tuple[str, ...], tuple[Term, ...]] = {(): ()}
        self._topics: dict[tuple[str, ...], tuple[tuple[Topic, ...], bytes]] = {}

    def entry(self, file: File, row: Row) -> Entry:
        """Return the entry of the article in `file`."""
        date = local(row.date) or UNDATED
        topics, marks = self._topics_of(tuple(row.topics))
        touch = self._touches.get(file.name)
        marks = bytes.fromhex(row.digest) + self._archive.pictures.mark(row.pictures) + marks
        return Entry(
            row.id,
            row.title,
            partial(articles.report, row, self._lists),
            file.name,
            file.path,
            date,
            urls.article(date.year, row.slug),
            self._places_of(tuple(row.localities), tuple(row.places)),
            self._terms_of(tuple(row.terms)),
            self._terms_of(tuple(row.other_terms)),
            topics,
            row.raw,
            # The article's own word goes before Git's.
            local(row.added) or (touch.added.astimezone(VIETNAM) if touch else None),
            local(row.updated) or (touch.changed.astimezone(VIETNAM) if touch and touch.changed else None),
            of_bytes(marks + touch.mark if touch else marks),
            bytes.fromhex(row.text),
        )

    def _places_of(self, texts: tuple[str, ...], codes: tuple[str | None, ...]) -> Places:
        found = self._places.get((texts, codes))
        if found is None:
            gazetteer = self._archive.gazetteer
            chains = (gazetteer.chain(gazetteer.get(code)) if code else () for code in codes)
            found = self._places[texts, codes] = Places(map(Place, texts, chains))
        return found

    def _terms_of(self, texts: tuple[str, ...]) -> tuple[Term, ...]:
        found = self._terms.get(texts)
        if found is None:
            found = self._terms[texts] = tuple(map(terms.parse, texts))
        return found

    def _topics_of(self, slugs: tuple[str, ...]) -> tuple[tuple[Topic, ...], bytes]:
        """Return topics with what the vocabulary says of them, which belongs to what an entry shows."""
        found = self._topics.get(slugs)
        if found is None:
            topics = tuple(self._archive.topics[slug] for slug in slugs)
            found = self._topics[slugs] = topics, fingerprint_of(topics) if topics else b""
        return found


def arrange(archive: Archive) -> None:
    """Sort the reports and hang each one under its facets, a place's ancestors included."""
    archive.entries.sort(key=attrgetter("sort_key"), reverse=True)
    for entry in archive.entries:
        mark = mark_of(entry)
        for code in entry.places.codes:
            archive.localities[code].put(entry, mark)
        for topic in dict.fromkeys(entry.topics):
            archive.by_topic[topic.slug].put(entry, mark)
        _arrange_terms(archive, entry, mark)


def _arrange_terms(archive: Archive, entry: Entry, mark: int) -> None:
    code = entry.primary.code if entry.primary else ""
    for term in dict.fromkeys(entry.terms):
        slug = terms.slug(term)
        group = archive.terms.get(slug)
        if group is None:
            group = archive.terms[slug] = TermGroup(slug, term.kind, term.start, term.end)
        group.bodies[term.body, code].append(entry)
        # Two bodies of one kind are in the same group.
        if not group.entries or group.entries[-1] is not entry:
            group.entries.put(entry, mark)
            for each in entry.places.provinces:
                group.provinces[each].put(entry, mark)

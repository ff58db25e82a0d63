"""The page of one report: its text, and the card that says when, where, of whom and whence it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from khotin import article, citation, edtf, markup, say, terms, urls, views
from khotin.archive import Archive
from khotin.citation import Cited
from khotin.edits import Edit
from khotin.entry import Entry, Place
from khotin.model import Locality, RawFile, Term
from khotin.views import Link, Page, Row, Site

from .linked_data import Description
from .reading import for_page
from .related import Near

DESCRIPTION = 180
# A headline longer than this is set a size smaller, as one in capitals is.
LONG_TITLE = 120
# Syllables a minute at which adults read Vietnamese prose, rounded down: reports are dense with numbers.
PACE = 200


@dataclass(frozen=True)
class When:
    """A date in words, with the form machines read (empty where there is none)."""

    words: str
    iso: str


@dataclass(frozen=True)
class ReportView:
    """The view of a report; of `published`, `event` and `estimated` each is None where it is not known."""

    page: Page
    id: str
    title: str
    dense: bool
    published: When | None
    event: When | None
    estimated: When | None
    places: tuple[tuple[Link, ...], ...]
    terms: tuple[Link, ...]
    other_terms: tuple[str, ...]
    topics: tuple[Link, ...]
    authors: tuple[str, ...]
    source: str
    html: str
    minutes: int
    corrections: tuple[tuple[When, str], ...]
    edits: tuple[tuple[When, str], ...]
    edits_file: str
    review: tuple[str, ...]
    raw: RawFile | None
    raw_page: str
    short: str
    cited: Cited
    machines: Description
    edit: str
    place: Link | None
    earlier: Row | None
    later: Row | None
    related: tuple[Row, ...]


def view(
    archive: Archive, site: Site, near: Near, entry: Entry, edits: Sequence[Edit], edit_url: str
) -> ReportView:
    """Return the view of `entry`; `edit_url` is the forge's address of a file, with {path}, or empty."""
    report, html = entry.report, archive.html(entry)
    crumbs = _crumbs(entry)
    text = markup.plain(html)
    summary = report.summary or text
    page = views.page(
        site,
        entry.url,
        report.title,
        say.shorten(summary, DESCRIPTION),
        crumbs=crumbs,
        feed=_feed(archive, entry.primary) if entry.primary else None,
    )
    within = entry.primary.code if entry.primary else ""
    stamped = report.date_basis == "stamp"
    return ReportView(
        page=replace(page, kind="article", card=entry.places[0].chain[0].path if within else page.card),
        id=report.id,
        title=report.title,
        dense=say.is_capitals(report.title) or len(report.title) > LONG_TITLE,
        published=When(say.moment(entry.date), entry.date.isoformat(timespec="minutes")) if stamped else None,
        event=_event(entry),
        estimated=_when(report.date_edtf) if report.date_edtf else None,
        places=tuple(_place(place) for place in entry.places),
        terms=tuple(_term(term) for term in entry.terms),
        other_terms=tuple(f"{term.body} {term.start}–{term.end}" for term in entry.other_terms),
        topics=tuple(Link(topic.name, urls.topic(topic.slug)) for topic in entry.topics),
        authors=tuple(report.authors),
        source=report.source or "",
        html=for_page(html, page.root),
        minutes=max(1, round((text.count(" ") + 1) / PACE)),
        corrections=tuple(_corrections(report.corrections)),
        edits=tuple(_edit(edit) for edit in edits),
        edits_file=urls.EDITS,
        review=tuple(report.review),
        raw=report.raw,
        raw_page=urls.raw(entry.url) if report.raw else "",
        short=urls.short(report.id),
        cited=citation.cited(entry, site),
        machines=Description(site, entry, page.description, edits[0].when if edits else None),
        edit=edit_url.format(path=entry.file) if edit_url else "",
        place=crumbs[-1] if within else None,
        earlier=views.rows([near.earlier], within)[0] if near.earlier else None,
        later=views.rows([near.later], within)[0] if near.later else None,
        related=views.rows(near.related),
    )


def _corrections(written: list[str]) -> Iterator[tuple[When, str]]:
    """Yield the corrections of a report, the newest first."""
    for day, reason in sorted(filter(None, map(article.correction, written)), reverse=True):
        yield When(say.day(day), day.isoformat()), reason


def _edit(edit: Edit) -> tuple[When, str]:
    """Return when an edit was made, and the names of the fields that it changed."""
    names = (item.name for item in edit.corrections)
    return When(say.day(edit.when), edit.when.date().isoformat()), ", ".join(dict.fromkeys(names))


def _when(text: str) -> When:
    words = edtf.say(text)
    return When(f"ngày {words}" if words[0].isdecimal() else words, views.iso(text))


def _event(entry: Entry) -> When | None:
    text = entry.report.event_date
    if text is None and entry.report.date_basis == "event":
        text = entry.date.date().isoformat()
    return _when(text) if text else None


def _crumbs(entry: Entry) -> tuple[Link, ...]:
    """Return the way to the report through the chain of its primary place, or by its year."""
    if entry.primary:
        chain = (_unit(unit, say.capital(unit.label)) for unit in entry.places[0].chain)
        return Link("Địa phương", urls.LOCALITIES), *chain
    year = entry.date.year
    return Link("Theo thời gian", urls.ARCHIVE), Link(f"Năm {year}", urls.period(urls.ARCHIVE, year))


def _feed(archive: Archive, unit: Locality) -> Link:
    return views.feed(say.capital(archive.gazetteer.full_name(unit)), urls.locality(unit.path))


def _place(place: Place) -> tuple[Link, ...]:
    """Return the chain of a place from the unit up, each linked; one whose chain is open is only named."""
    if not place.chain:
        return (Link(say.capital(place.text)),)
    first, *above = reversed(place.chain)
    links = (_unit(unit, unit.label) for unit in above)
    return _unit(first, say.capital(first.label)), *links


def _unit(unit: Locality, text: str) -> Link:
    # Every place of a report has a page. Without its count: one more report of a place must not change
    # the pages of all the others.
    return Link(text, urls.locality(unit.path))


def _term(term: Term) -> Link:
    return Link(f"{term.body} {term.start}–{term.end}", urls.term(terms.slug(term)))

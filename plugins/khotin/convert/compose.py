"""Labelled lines to a Report, each field with the evidence it was read from.

A field that was inferred and not read goes under `review`; one that cannot be had stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from khotin import edtf, text
from khotin.convert import body, dates, digestfields, localities, standin, topics
from khotin.convert.bylines import parse_byline
from khotin.convert.dayorder import by_days_named
from khotin.convert.doubt import doubts
from khotin.convert.estimates import estimate, without_year
from khotin.convert.labelled import TEXT_LABELS, Labelled
from khotin.convert.paragraphs import Paragraph
from khotin.convert.stamps import Stamp, parse_meta_time
from khotin.convert.summary import summary
from khotin.convert.terms import find_terms
from khotin.model import Evidence, Label, RawFile, Report, Topic

VERSION = 1
_CLOCK = re.compile(
    r"(?:giờ(?: đăng)?|lúc)?\s*:?\s*([01]?\d|2[0-3])\s*[:hg]\s*([0-5]\d)(?::[0-5]\d)?", re.IGNORECASE
)
_BESIDE = 3  # lines between a stamp and its headline
_META = ("banner", "footer", "host", "url", "breadcrumb", "section", "site")


@dataclass(slots=True)
class Composed:
    """A Report and why its fields say what they say; `items` are the reports of a digest."""

    report: Report
    evidence: list[Evidence] = field(default_factory=list)
    items: list[digestfields.Item] = field(default_factory=list)

    def note(self, name: str, value: str, where: tuple[int, str], *, sure: bool = True) -> None:
        """Record where a field came from; flag it for review where it was inferred."""
        self.evidence.append(Evidence(name, value, where[0], where[1], sure))
        if not sure and name not in self.report.review:
            self.report.review.append(name)


def compose(found: Labelled, vocabulary: Sequence[Topic]) -> Composed:
    """Return the Report in a labelled raw report."""
    page = found.page
    rows = found.of(*TEXT_LABELS)
    prose = found.prose()
    title = found.title or found.stand_in
    made = Composed(
        Report(
            id=page.sha256[:8],
            title=title,
            slug=text.slug(title) or page.sha256[:8],
            date=None,
            date_basis="",
            body=body.markdown(found.paragraphs),
            raw=RawFile(page.file, page.sha256, VERSION, page.url, page.captured),
        ),
        items=digestfields.items(found) if found.digest else [],
    )
    made.note("title", title, (found.title_line, found.title or standin.WHY), sure=bool(found.title_line))
    if not found.title:
        made.report.status = "draft"
    stamp = _stamp(made, found)
    _dates(made, found, rows, prose, stamp)
    place_sure = _places(made, found, rows, prose)
    _terms(made, found, rows, prose)
    _summary(made, rows, prose)
    _topics(made, found, prose, vocabulary)
    _authors(made, found)
    for doubt in doubts(found, made.report, place_sure=place_sure):
        made.note(doubt.field, "", (doubt.line, doubt.reason), sure=False)
    return made


def _topics(made: Composed, found: Labelled, prose: Sequence[str], vocabulary: Sequence[Topic]) -> None:
    for topic in topics.assign(found.title, prose, vocabulary):
        made.report.topics.append(topic.slug)
        made.note("topics", topic.slug, (0, topic.evidence))
    if vocabulary and not made.report.topics:
        made.note("topics", "", (0, "chưa chủ đề nào có đủ từ khóa trong bài"), sure=False)


def _summary(made: Composed, rows: Sequence[Paragraph], prose: Sequence[str]) -> None:
    """Take the summary out of the text; the paragraph that it was taken from speaks for it."""
    made.report.summary, at = (digestfields.summary(made.items), 0) if made.items else summary(prose)
    if made.report.summary:
        made.note("summary", made.report.summary, (rows[at].first.number, rows[at].text))


def _stamp(made: Composed, found: Labelled) -> datetime | None:
    """Return the time of publication: printed beside the headline, else in the page's head."""
    printed = [(stamp, row) for stamp, row in found.stamps if stamp.when.year > 1990]
    claimed = parse_meta_time(found.page.meta.get("published", ""))
    if printed:
        # The clock of a page's banner stands far above; what stands nearest to the headline counts, and
        # beside it a moment before a mere day, which may be today's or a teaser's.
        labels = frozenset(stamp.label for stamp, _ in printed if stamp.whole)
        stamp, row = min(printed, key=lambda pair: _remoteness(pair[0], pair[1], found, labels))
        when = by_days_named(stamp.when, row.text, [found.title, *found.prose()])
        if claimed and _says_more(claimed, when, stamp):
            when = claimed
        elif stamp.precision == "day":
            when = _with_clock(when, row, found)
        made.note("date", when.isoformat(), (row.first.number, row.text))
        return when
    if claimed:
        made.note("date", claimed.isoformat(), (0, f"phần đầu trang ghi {found.page.meta['published']}"))
    return claimed


def _says_more(claimed: datetime, when: datetime, stamp: Stamp) -> bool:
    """Tell whether what the markup claims is the same as the printed moment, with its hour or in clear.

    A page may print the month first; its markup never does. And it may print the last update alone.
    """
    if stamp.label == "updated" and claimed < when:
        return True
    if claimed.date() == when.date():
        return stamp.precision == "day"
    return (claimed.year, claimed.month, claimed.day) == (when.year, when.day, when.month)


def _with_clock(when: datetime, row: Paragraph, found: Labelled) -> datetime:
    """Return the day `when` that `row` prints with the clock that stands on a line of its own beside it."""
    for other in found.paragraphs:
        clock = _CLOCK.fullmatch(other.text) if abs(other.first.number - row.first.number) == 1 else None
        if clock:
            return when.replace(hour=int(clock[1]), minute=int(clock[2]))
    return when


def _remoteness(
    stamp: Stamp, row: Paragraph, found: Labelled, labels: frozenset[str]
) -> tuple[bool, int, bool, bool, int, bool]:
    """Return what orders the stamps of a page, the one of the report first; above it may be a clock.

    `labels` tell what the page says of its stamps: beside a labelled one a mere day above the headline is
    today's, and beside the posting an update comes last.
    """
    distance = _distance(row, found)
    above = row.first.number < found.title_line
    day = stamp.precision == "day"
    today = above and day and not stamp.label and bool(labels - {""})
    updated = stamp.label == "updated" and "posted" in labels
    return today, max(0, distance - _BESIDE), updated, day, distance, above


def _distance(row: Paragraph, found: Labelled) -> int:
    return abs(row.first.number - found.title_line) if found.title_line else row.first.number


def _dates(
    made: Composed,
    found: Labelled,
    rows: Sequence[Paragraph],
    prose: Sequence[str],
    stamp: datetime | None,
) -> None:
    report = made.report
    if made.items:
        event = digestfields.event_date(made.items, stamp)
    else:
        event = dates.event_date(found.title, prose, stamp)
    if event:
        report.event_date = event.value
        where = _where(event.evidence, rows, found)
        note = f"«{where[1]}», năm lấy từ {_YEARS.get(event.year_from, event.year_from)}"
        note += f"; {event.doubt}" if event.doubt else ""
        made.note("event_date", event.value, (where[0], note), sure=event.sure)
    if stamp:
        report.date, report.date_basis = stamp, "stamp"
    elif event:
        report.date, report.date_basis = edtf.sort_date(event.value), "event"
        made.note(
            "date", report.date.isoformat(), (where[0], f"ngày của sự việc: «{where[1]}»"), sure=event.sure
        )
    elif guess := estimate(found.title, prose):
        report.date, report.date_basis, report.date_edtf = edtf.sort_date(guess.value), "text", guess.value
        where = _where(guess.evidence, rows, found)
        made.note("date", guess.value, (where[0], f"ước lượng từ «{where[1]}»"), sure=False)
    else:
        report.status = "draft"
        made.note("date", "", (0, without_year(found.title, prose)), sure=False)


_YEARS = {
    "printed": "chính chỗ ấy",
    "title": "tên bài",
    "text": "chỗ khác trong bài",
    "stamp": "ngày đăng",
}


def _where(quoted: str, rows: Iterable[Paragraph], found: Labelled) -> tuple[int, str]:
    """Return the line that holds the quoted words, and the words."""
    for row in rows:
        if quoted in row.text:
            return next((line.number for line in row.lines if quoted in line.text), row.first.number), quoted
    return (found.title_line if quoted in found.title else 0), quoted


def _day(report: Report) -> str | None:
    """Return the day whose map of places and terms counts: of the event, else of the page."""
    if report.event_date:
        return report.event_date[:10]
    if report.date_edtf:
        about = report.date_edtf.rstrip("~?%")[:10]
        # In the year with both systems of tiers a report may be written some months after what it speaks of.
        return about[:4] if about[:4] == localities.YEAR_OF_BOTH and about < localities.TWO_TIERS else about
    return report.date.date().isoformat() if report.date else None


def _context(found: Labelled) -> Mapping[str, str]:
    said = {key: found.page.meta[key] for key in _META if found.page.meta.get(key)}
    said["kicker"] = "\n".join(row.text for row in found.of(Label.KICKER))
    said["captions"] = "\n".join(row.text for row in found.of(Label.CAPTION))
    said["source"] = "\n".join(row.text for _, row in found.bylines)
    said["boilerplate"] = "\n".join(row.text for row in found.of(Label.BOILERPLATE) if not row.hint)
    said["file"] = found.page.file
    return {key: value for key, value in said.items() if value}


def _places(made: Composed, found: Labelled, rows: Sequence[Paragraph], prose: Sequence[str]) -> bool:
    """Read the localities; return whether it is certain which place is meant."""
    # The headline again in fuller words: «Hội LHPN huyện …», «Hội Liên hiệp Phụ nữ huyện A …».
    again = (row.text for row in found.of(Label.DUPLICATE) if row.first.why == "lặp lại tên bài")
    title = max((found.title, *again), key=len) if found.title else ""
    day, context = _day(made.report), _context(found)
    if made.items:
        places = digestfields.places(title, made.items, day, context)
    else:
        places = localities.resolve(title, prose, day=day, context=context)
    made.report.localities = list(places.localities)
    for item in places.evidence:
        where = _where(item.text, rows, found) if not item.line else (item.line, item.text)
        made.evidence.append(Evidence("localities", item.value, where[0], where[1], item.sure))
    for doubt in dict.fromkeys(places.doubts):
        made.note("localities", "", (0, doubt), sure=False)
    return places.subject_sure


def _terms(made: Composed, found: Labelled, rows: Sequence[Paragraph], prose: Sequence[str]) -> None:
    places = made.report.localities
    unit, *chain = places[0].split(", ") if places else (None,)
    day = _day(made.report)
    if made.items:
        terms = digestfields.terms(made.items, places[0] if places else "", day)
    else:
        captions = [row.text for row in found.of(Label.CAPTION)]
        terms = find_terms(found.title, prose, unit=unit, day=day, chain=tuple(chain), captions=captions)
    for name, items in (("terms", terms.terms), ("other_terms", terms.other_terms)):
        for item in items:
            getattr(made.report, name).append(item.text)
            made.note(name, item.text, _where(item.evidence, rows, found), sure=item.sure)
    if terms.ownerless:
        line, said = _where(terms.ownerless, rows, found)
        made.note("terms", "", (line, f"chưa rõ «{said}» là của tổ chức nào"), sure=False)


def _is_known(name: str, known: Sequence[str]) -> bool:
    """Tell whether another line names the same person, perhaps with the family's name: «Lê Hoài Thu»."""
    return any(f" {one}".endswith(f" {name}") or f" {name}".endswith(f" {one}") for one in known)


def _add(authors: list[str], name: str) -> None:
    """Add a name, or give the same person's, if it is there already, the fuller form."""
    for at, one in enumerate(authors):
        if _is_known(name, (one,)):
            authors[at] = max(one, name, key=len)
            return
    authors.append(name)


def _authors(made: Composed, found: Labelled) -> None:
    report = made.report
    # A byline under the text signs it; one above it is often the same said before.
    signed = [*found.bylines, *(found.digest.signed if found.digest else ())]
    for byline, row in sorted(signed, key=lambda pair: pair[1].first.number):
        known = tuple(report.authors)
        report.authors += [name for name in byline.authors if not _is_known(name, known)]
        if byline.authors:
            made.note("authors", ", ".join(byline.authors), (row.first.number, row.text))
        if byline.source and not report.source and byline.source != found.page.meta.get("host"):
            report.source = byline.source
            made.note("source", byline.source, (row.first.number, row.text))
    # Below the text a name beside a moment is that of a reader.
    end = max((row.first.number for row in found.of(*TEXT_LABELS)), default=0)
    beside = [
        s.author for s, row in found.stamps if s.author and not (report.authors and row.first.number > end)
    ]
    claimed = found.page.meta.get("author", "")
    # «Châu Đức, Thứ sáu, 15/04/2022»: where the page is, not who wrote it.
    beside = [name for name in beside if not any(name in place for place in report.localities)]
    for name in (*beside, *([claimed] if claimed and not report.authors and not beside else [])):
        said = parse_byline(name, last=True)
        for author in said.authors if said else ():
            _add(report.authors, author)
        if said and said.authors:
            made.note("authors", ", ".join(said.authors), (0, name))

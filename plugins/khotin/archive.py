"""The whole archive in memory: every article checked against the authorities, and the facets over it.

What the site shows is computed from here; nothing here knows Pelican or HTML templates. A report's
text is read and rendered only when a page asks for it, so memory grows with metadata alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from khotin import article, dayfirst, edtf, frontmatter, guard, markup, terms, topics, urls
from khotin.edtf import VIETNAM
from khotin.gazetteer import Gazetteer, PlaceError, load
from khotin.model import Locality, Report, Term, Topic
from khotin.problems import ContentError, Problem
from khotin.text import slug as slug_of

UNDATED = datetime(1, 1, 1, tzinfo=VIETNAM)


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

    `date` is in Vietnamese time; a draft without a date has `UNDATED`.
    """

    report: Report
    file: str
    path: Path
    date: datetime
    url: str
    places: tuple[Place, ...]
    terms: tuple[Term, ...]
    other_terms: tuple[Term, ...]
    topics: tuple[Topic, ...]

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
    """

    gazetteer: Gazetteer
    topics: dict[str, Topic]
    entries: list[Entry] = field(default_factory=list)
    drafts: list[Entry] = field(default_factory=list)
    localities: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    terms: dict[str, TermGroup] = field(default_factory=dict)
    by_topic: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    neighbours: dict[str, tuple[Entry | None, Entry | None]] = field(default_factory=dict)
    _renderer: markup.Renderer = field(default_factory=markup.Renderer)
    _html: dict[str, str] = field(default_factory=dict)

    def html(self, entry: Entry) -> str:
        """Return the rendered text of a report, rendered once."""
        if entry.report.id not in self._html:
            text = entry.path.read_text("utf-8-sig")
            self._html[entry.report.id] = self.render(frontmatter.split(text, entry.file)[1])
        return self._html[entry.report.id]

    def render(self, text: str) -> str:
        """Return the HTML of Markdown that an editor wrote elsewhere: a page, a definition."""
        return self._renderer.render(text)

    def units(self, level: int | None = None) -> list[Locality]:
        """Return the localities that have reports, of one level or all, in the gazetteer's order."""
        found = (self.gazetteer.get(code) for code in self.localities)
        return [unit for unit in found if level is None or unit.level == level]


def load_archive(content: Path) -> Archive:
    """Return the archive below `content`; raise ContentError with every problem found."""
    problems = guard.tree(content)
    vocabulary = _collect(problems, lambda: topics.load_topics(content / "topics")) or []
    archive = Archive(load(), {topic.slug: topic for topic in vocabulary})
    resolver = Resolver(archive.gazetteer, archive.topics)
    for path in sorted((content / "reports").rglob("*.md")):
        name = path.relative_to(content.parent).as_posix()
        try:
            report, lines = article.read(path, name)
            entry = resolver.entry(report, lines, name, path)
        except ContentError as error:
            problems += error.problems
            continue
        (archive.drafts if report.status == "draft" else archive.entries).append(entry)
    problems += resolver.problems
    problems += _clashes([*archive.entries, *archive.drafts])
    if problems:
        raise ContentError(problems)
    _arrange(archive)
    return archive


def _collect(problems: list[Problem], load_one: object) -> list[Topic] | None:
    try:
        return load_one()  # type: ignore[operator,no-any-return]
    except ContentError as error:
        problems += error.problems
        return None


def _clashes(entries: Iterable[Entry]) -> list[Problem]:
    """Return a problem for each article whose id or address another one has."""
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for entry in entries:
        for key, value in (("id", entry.report.id), ("slug", entry.url)):
            first = seen.setdefault(f"{key} {value}", entry.file)
            if first != entry.file:
                line = _line_of(entry.path, key)
                what = f"«{key}» trùng với bài {first}" + (
                    f" (cùng địa chỉ /{value})" if key == "slug" else ""
                )
                remedy = (
                    "đổi «slug» của một trong hai bài"
                    if key == "slug"
                    else "mỗi bài một mã riêng; xóa bản sao"
                )
                problems.append(Problem(entry.file, line, what, remedy))
    return problems


def _line_of(path: Path, key: str) -> int:
    rows = path.read_text("utf-8-sig").split("\n")
    return next((number for number, row in enumerate(rows, 1) if row.startswith(f"{key}:")), 1)


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
    _arrange_neighbours(archive)


def _arrange_terms(archive: Archive, entry: Entry) -> None:
    code = entry.primary.code if entry.primary else ""
    for term in dict.fromkeys(entry.terms):
        slug = terms.slug(term)
        group = archive.terms.setdefault(slug, TermGroup(slug, term.kind, term.start, term.end))
        if not group.entries or group.entries[-1] is not entry:
            group.entries.append(entry)
        group.bodies[term.body, code].append(entry)


def _arrange_neighbours(archive: Archive) -> None:
    same_place: dict[str, list[Entry]] = defaultdict(list)
    for entry in archive.entries:
        if entry.primary:
            same_place[entry.primary.code].append(entry)
    for group in same_place.values():
        for entry, later, earlier in zip(group, [None, *group], [*group[1:], None], strict=False):
            archive.neighbours[entry.report.id] = (earlier, later)


class Resolver:
    """Resolve what an article writes against gazetteer, bodies and vocabulary."""

    def __init__(self, gazetteer: Gazetteer, vocabulary: dict[str, Topic]) -> None:
        self.gazetteer, self.topics = gazetteer, vocabulary
        self.problems: list[Problem] = []

    def entry(self, report: Report, lines: dict[str, int], name: str, path: Path) -> Entry:
        """Return the Entry of an article; what does not resolve is added to `problems`."""
        date = report.date.astimezone(VIETNAM) if report.date else UNDATED
        known = [self._day(report, key, name, lines) for key in ("event_date", "date_edtf")]
        day = next(filter(None, known), None) or (date.date().isoformat() if report.date else None)
        return Entry(
            report,
            name,
            path,
            date,
            urls.article(date.year, report.slug),
            tuple(self._place(at, day, report, name, lines) for at in range(len(report.localities))),
            tuple(self._terms(report.terms, "terms", name, lines)),
            tuple(self._terms(report.other_terms, "other_terms", name, lines)),
            tuple(self._topics(report.topics, name, lines)),
        )

    def _day(self, report: Report, key: str, name: str, lines: dict[str, int]) -> str | None:
        """Return the first day, month or year that a date field names; None where it is empty or wrong."""
        text: str | None = getattr(report, key)
        if text is None:
            return None
        try:
            return str(edtf.parse(text).start).rstrip("~")
        except ValueError as error:
            what, _, remedy = str(error).rpartition("; ")
            if meant := dayfirst.day(text):
                remedy = f"viết «{key}: {meant}» (ngày đứng trước tháng)"
            self.problems.append(Problem(name, lines.get(key, 1), what, remedy))
            return None

    def _place(self, at: int, day: str | None, report: Report, name: str, lines: dict[str, int]) -> Place:
        text = report.localities[at]
        try:
            unit = self.gazetteer.parse(text, on=day)
        except PlaceError as error:
            if "localities" not in report.review:
                remedy = "sửa lại, hoặc thêm localities vào «review» khi chưa rõ"
                self.problems.append(Problem(name, _line(lines, "localities", at), str(error), remedy))
            return Place(text)
        return Place(text, self.gazetteer.chain(unit))

    def _terms(self, written: list[str], key: str, name: str, lines: dict[str, int]) -> Iterable[Term]:
        for at, text in enumerate(written):
            try:
                yield terms.parse(text)
            except ValueError as error:
                remedy = "viết tên tổ chức rồi năm, ví dụ «Đảng bộ xã Kỳ Thọ 2020-2025»"
                self.problems.append(Problem(name, _line(lines, key, at), str(error), remedy))

    def _topics(self, written: list[str], name: str, lines: dict[str, int]) -> Iterable[Topic]:
        for at, slug in enumerate(written):
            if slug in self.topics:
                yield self.topics[slug]
            else:
                what = f"không có chủ đề «{slug}»"
                self.problems.append(Problem(name, _line(lines, "topics", at), what, self._near_topic(slug)))

    def _near_topic(self, written: str) -> str:
        """Return what an editor perhaps meant by a topic that does not exist."""
        near = get_close_matches(slug_of(written), self.topics, 3, 0.5)
        if near:
            return "ý bạn là " + " hoặc ".join(f"«{slug}» ({self.topics[slug].name})" for slug in near) + "?"
        return f"dùng một trong: {', '.join(sorted(self.topics))}"


def _line(lines: dict[str, int], key: str, at: int) -> int:
    """Return the line of a list's item, or the key's."""
    return lines.get(f"{key}.{at}", lines.get(key, 1))

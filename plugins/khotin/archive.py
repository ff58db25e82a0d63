"""The whole archive in memory: every article checked against the authorities, and the facets over it.

What the site shows is computed from here; nothing here knows Pelican or HTML templates. A report's
text is read and rendered only when a page asks for it, so memory grows with metadata alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from khotin import article, frontmatter, markup, terms, topics, urls
from khotin.gazetteer import Ambiguous, Gazetteer, UnknownPlace, load
from khotin.model import Locality, Report, Term, Topic
from khotin.problems import ContentError, Problem


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
    """A published report, resolved against the authorities; `path` is where its text is read from."""

    report: Report
    file: str
    path: Path
    url: str
    places: tuple[Place, ...]
    terms: tuple[Term, ...]
    other_terms: tuple[Term, ...]
    topics: tuple[Topic, ...]

    @property
    def sort_key(self) -> tuple[str, str]:
        """Newest first is this key in reverse; the id makes the order total."""
        return (self.report.date.isoformat() if self.report.date else "", self.report.id)


@dataclass(slots=True)
class TermGroup:
    """All bodies of one kind in one term of office: what a term page shows."""

    slug: str
    kind: str
    start: int
    end: int
    entries: list[Entry] = field(default_factory=list)
    bodies: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))


@dataclass(slots=True)
class Archive:
    """Published reports, newest first, and every facet's reports in the same order."""

    gazetteer: Gazetteer
    topics: dict[str, Topic]
    entries: list[Entry] = field(default_factory=list)
    drafts: list[Entry] = field(default_factory=list)
    localities: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    terms: dict[str, TermGroup] = field(default_factory=dict)
    by_topic: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    _renderer: markup.Renderer = field(default_factory=markup.Renderer)
    _html: dict[str, str] = field(default_factory=dict)

    def html(self, entry: Entry) -> str:
        """Return the rendered text of a report, rendered once."""
        if entry.report.id not in self._html:
            text = entry.path.read_text("utf-8-sig")
            self._html[entry.report.id] = self._renderer.render(frontmatter.split(text, entry.file)[1])
        return self._html[entry.report.id]

    def units(self, level: int | None = None) -> list[Locality]:
        """Return the localities that have reports, of one level or all, in the gazetteer's order."""
        found = (self.gazetteer.get(code) for code in self.localities)
        return [unit for unit in found if level is None or unit.level == level]


def load_archive(content: Path) -> Archive:
    """Return the archive below `content`; raise ContentError with every problem found."""
    problems: list[Problem] = []
    vocabulary = _collect(problems, lambda: topics.load_topics(content / "topics")) or []
    archive = Archive(load(), {topic.slug: topic for topic in vocabulary})
    resolver = _Resolver(archive)
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
                what = f"«{key}» trùng với bài {first}" + (f" (cùng địa chỉ /{value})" if key == "slug" else "")
                remedy = "đổi «slug» của một trong hai bài" if key == "slug" else "mỗi bài một mã riêng; xóa bản sao"
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
        for slug in dict.fromkeys(map(terms.slug, entry.terms)):
            term = next(t for t in entry.terms if terms.slug(t) == slug)
            group = archive.terms.setdefault(slug, TermGroup(slug, term.kind, term.start, term.end))
            group.entries.append(entry)
            for body in dict.fromkeys(t.body for t in entry.terms if terms.slug(t) == slug):
                group.bodies[body].append(entry)
        for topic in entry.topics:
            archive.by_topic[topic.slug].append(entry)


class _Resolver:
    """Resolve what an article writes against gazetteer, bodies and vocabulary."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.problems: list[Problem] = []
        self._places: dict[tuple[str, str | None], Place | Problem] = {}

    def entry(self, report: Report, lines: dict[str, int], name: str, path: Path) -> Entry:
        """Return the Entry of an article; what does not resolve is added to `problems`."""
        day = (report.event_date or report.date_edtf or "")[:10] or None
        if day is None and report.date:
            day = report.date.date().isoformat()
        year = report.date.year if report.date else 0
        return Entry(
            report,
            name,
            path,
            urls.article(year, report.slug),
            tuple(self._place(text, day, report, name, lines) for text in report.localities),
            tuple(self._terms(report.terms, "terms", name, lines)),
            tuple(self._terms(report.other_terms, "other_terms", name, lines)),
            tuple(self._topics(report.topics, name, lines)),
        )

    def _place(self, text: str, day: str | None, report: Report, name: str, lines: dict[str, int]) -> Place:
        try:
            unit = self.archive.gazetteer.parse(text, on=day)
        except (UnknownPlace, Ambiguous) as error:
            if "localities" not in report.review:
                line = lines.get("localities", 1)
                remedy = "viết đủ cấp, ví dụ «xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh»"
                self.problems.append(Problem(name, line, str(error), remedy))
            return Place(text)
        return Place(text, self.archive.gazetteer.chain(unit))

    def _terms(self, written: list[str], key: str, name: str, lines: dict[str, int]) -> Iterable[Term]:
        for text in written:
            try:
                yield terms.parse(text)
            except ValueError as error:
                remedy = "viết tên tổ chức rồi năm, ví dụ «Đảng bộ xã Kỳ Thọ 2020-2025»"
                self.problems.append(Problem(name, lines.get(key, 1), str(error), remedy))

    def _topics(self, written: list[str], name: str, lines: dict[str, int]) -> Iterable[Topic]:
        for slug in written:
            if slug in self.archive.topics:
                yield self.archive.topics[slug]
            else:
                what = f"không có chủ đề «{slug}»"
                remedy = f"dùng một trong: {', '.join(sorted(self.archive.topics))}"
                self.problems.append(Problem(name, lines.get("topics", 1), what, remedy))

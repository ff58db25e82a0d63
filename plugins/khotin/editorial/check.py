"""Every rule an article and its surroundings must meet, in one run, in words an editor can act on."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from pathlib import Path

from khotin import article, edtf, frontmatter, guard, pictures, terms
from khotin import topics as vocabulary
from khotin.editorial import chains, fixity, index, prose, quotes
from khotin.editorial import register as registers
from khotin.editorial.findings import Finding, Level
from khotin.editorial.places import Addresses
from khotin.editorial.register import Register
from khotin.gazetteer import load
from khotin.model import Report, Topic
from khotin.problems import ContentError, Problem
from khotin.resolver import Resolver


def check(root: Path, only: Collection[Path] | None = None, today: date | None = None) -> list[Finding]:
    """Return what is wrong in the archive at `root`, or in the files `only`, in file order.

    Of a raw report among `only`, the articles made from it are checked. `today` bounds dates.
    """
    return sorted(_Check(root, today).run(only), key=lambda finding: finding.order)


class _Check:
    """One run over one archive."""

    def __init__(self, root: Path, today: date | None) -> None:
        self.root, self.content, self.today = root, root / "content", today
        self.cards = index.cards(self.content)
        self.gazetteer = load()
        self.vocabulary, self.topic_findings = self._topics()
        self.register = Register.read(self.content)
        exact = {card.address for card in self.cards if not card.draft} | self.register.addresses()
        self.addresses = Addresses(self.content, self.gazetteer, self.vocabulary, exact)
        self.same: dict[tuple[str, str], list[str]] = defaultdict(list)
        for card in self.cards:
            self.same["id", card.id].append(card.file)
            self.same["slug", card.address].append(card.file)

    def run(self, only: Collection[Path] | None) -> Iterator[Finding]:
        """Yield the findings of the whole archive or of `only`."""
        wanted = None if only is None else {path.resolve() for path in only}
        raws = {self._name(path) for path in wanted or ()}
        for card in self.cards:
            if wanted is None or card.path.resolve() in wanted or card.raw.partition("#")[0] in raws:
                yield from self._article(card)
        for path in sorted(self.content.rglob("*")):
            if path.is_dir() or any(part.startswith(".") for part in path.relative_to(self.content).parts):
                continue
            if wanted is None or path.resolve() in wanted:
                yield from self._other(path)
        for finding in self.topic_findings:
            if wanted is None or (self.root / finding.problem.file).resolve() in wanted:
                yield finding
        # An article that is gone is in no list of changed files, so its address is asked for in every run.
        yield from self._addresses()

    def _addresses(self) -> Iterator[Finding]:
        articles = {card.id: card.address for card in self.cards if not card.draft}
        settled = Register(row for row in self.register.rows.values() if row.key).settle(
            set(articles.values()), articles, ()
        )
        drafts = {card.id for card in self.cards if card.draft}
        name = f"content/{registers.FILE}"
        for problem in registers.problems(settled, name, registers.lines_of(self.content), drafts):
            yield Finding("dia-chi", problem)

    def _name(self, path: Path) -> str:
        root = self.root.resolve()
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()

    def _topics(self) -> tuple[dict[str, Topic], list[Finding]]:
        folder = self.content / "topics"
        try:
            return {topic.slug: topic for topic in vocabulary.vocabulary(self.content)}, []
        except ContentError as error:
            # The topics that can be read still count, or every article would be blamed for one bad file.
            names = {path.stem: Topic(path.stem, path.stem) for path in folder.glob("*.md")}
            return names, [Finding("mau-bai", problem) for problem in error.problems]

    def _other(self, path: Path) -> Iterator[Finding]:
        """Yield what is wrong with a file as such, and with a page of the editors."""
        raw_name = path.relative_to(self.root).as_posix()
        name = unicodedata.normalize("NFC", raw_name)
        nfc = name == raw_name
        problems = list(guard.stray(path, name, nfc=nfc))
        folder = path.relative_to(self.content).parts[0]
        if folder == "pages" and path.suffix == ".md":
            problems += _page(path, name)
        elif not problems and not _known(path.relative_to(self.content)):
            what = "tệp này không thuộc mẫu của content/"
            remedy = "bài để ở reports/<năm>/….md, ảnh ở images/, tin thô ở seeds/"
            yield Finding("tep", Problem(name, 1, what, remedy), Level.NOTICE)
        elif folder == pictures.FOLDER and pictures.outdated(
            self.content, path.relative_to(self.content).as_posix()
        ):
            what = "bản thu nhỏ của một ảnh đã bị thay hoặc bị xóa, vẫn còn được đăng"
            yield Finding("anh", Problem(name, 1, what, "xóa tệp này"), Level.NOTICE)
        yield from (Finding("tep", problem) for problem in problems)

    def _article(self, card: index.Card) -> Iterator[Finding]:
        name = unicodedata.normalize("NFC", card.file)
        data = card.path.read_bytes()
        if data.startswith(b"\xef\xbb\xbf"):
            remedy = "lưu lại «UTF-8» không có BOM, hoặc chạy khotin check --fix"
            yield Finding(
                "tep",
                Problem(name, 1, "tệp có dấu BOM ở đầu (do trình soạn thảo Windows)", remedy),
                Level.NOTICE,
            )
        try:
            text = guard.decode(data, name)
        except ContentError as error:
            yield from (Finding("tep", problem) for problem in error.problems)
            return
        quoted = list(quotes.findings(text, name))
        yield from quoted
        try:
            report, lines, problems = article.inspect(text, name)
        except ContentError as error:
            blamed = {finding.problem.line for finding in quoted}
            yield from (Finding("mau-bai", p) for p in error.problems if p.line not in blamed)
            return
        yield from (Finding("mau-bai", problem) for problem in problems)
        yield from self._facts(report, lines, name, card)
        yield from prose.findings(report.body, lines["body"], name, self.addresses.__contains__, self.content)
        if report.raw:
            yield from fixity.findings(report.raw, self.root, name, lines.get("raw", 1))

    def _facts(self, report: Report, lines: dict[str, int], name: str, card: index.Card) -> Iterator[Finding]:
        resolver = Resolver(self.gazetteer, self.vocabulary)
        resolver.places(report, lines, name)
        resolver.check(report, lines, name)
        yield from (Finding("danh-muc", problem) for problem in resolver.problems)
        for problem in chains.problems(report, lines, name, self.gazetteer):
            yield Finding("danh-muc", problem, Level.NOTICE)
        yield from self._clashes(report, lines, name, card)
        yield from _years(report, lines, name)
        yield from self._dates(report, lines, name)
        yield from _review(report, lines, name)

    def _clashes(
        self, report: Report, lines: dict[str, int], name: str, card: index.Card
    ) -> Iterator[Finding]:
        for key, value, remedy in (
            ("id", card.id, "mỗi bài một mã riêng; xóa bản sao, hoặc lấy mã mới bằng khotin new"),
            ("slug", card.address, "đổi «slug» của một trong hai bài"),
        ):
            others = [file for file in self.same[key, value] if file != card.file]
            if value and others:
                said = f" (cùng địa chỉ /{value})" if key == "slug" else ""
                what = f"«{key}» trùng với bài {others[0]}{said}"
                yield Finding("trung", Problem(name, lines.get(key, 1), what, remedy))
        if reason := self.register.tombstone(report.id):
            what = f"mã {report.id} là của bài đã gỡ ({reason})"
            remedy = "muốn đăng lại bài ấy: khotin redirects --restore " + report.id
            yield Finding("dia-chi", Problem(name, lines.get("id", 1), what, remedy))

    def _dates(self, report: Report, lines: dict[str, int], name: str) -> Iterator[Finding]:
        published = report.date.date() if report.date else None
        if published and self.today and published > self.today + timedelta(days=1):
            what = f"ngày {published.day}/{published.month}/{published.year} còn ở tương lai"
            yield Finding(
                "ngay", Problem(name, lines.get("date", 1), what, "xem lại ngày và tháng"), Level.NOTICE
            )
        try:
            event = edtf.parse(report.event_date) if report.event_date else None
        except ValueError:
            return
        if event and published and report.date_basis == "stamp" and event.start.first > published:
            what = f"sự việc ({edtf.say(report.event_date or '')}) diễn ra sau ngày đăng"
            remedy = "xem lại, có thể nhầm ngày với tháng"
            yield Finding("ngay", Problem(name, lines.get("event_date", 1), what, remedy), Level.NOTICE)


def _years(report: Report, lines: dict[str, int], name: str) -> Iterator[Finding]:
    """Yield the terms whose years are not those in which their kind of body holds office."""
    for at, text in enumerate(report.terms):
        try:
            term = terms.parse(text)
        except ValueError:
            continue
        kind = terms.kinds().get(term.kind)
        if kind is None or terms.usual(term.kind, term.start, term.end):
            continue
        shortest, longest = kind.years
        near = [f"{start}-{end}" for start, end in kind.terms if start < term.end and term.start < end]
        what = f"{kind.name} thường không có nhiệm kỳ {term.start}-{term.end}"
        remedy = (
            "các nhiệm kỳ gần đó: "
            + (", ".join(near) or "không có")
            + "; giữ nguyên nếu tin thô ghi đúng như vậy"
        )
        impossible = not shortest <= term.end - term.start <= longest and "terms" not in report.review
        level = Level.ERROR if impossible else Level.NOTICE
        if impossible:
            remedy = f"dài {shortest} đến {longest} năm; sửa năm, hoặc thêm terms vào «review» khi chưa rõ"
        line = lines.get(f"terms.{at}", lines.get("terms", 1))
        yield Finding("nhiem-ky", Problem(name, line, what, remedy), level)


def _review(report: Report, lines: dict[str, int], name: str) -> Iterator[Finding]:
    """Yield the names under `review` that name nothing of an article."""
    for at, field in enumerate(report.review):
        if field not in article.REVIEWABLE:
            line = lines.get(f"review.{at}", lines.get("review", 1))
            remedy = f"dùng tên một khóa của bài: {', '.join(article.REVIEWABLE)}"
            yield Finding(
                "mau-bai", Problem(name, line, f"«review» nhắc tới khóa không có: «{field}»", remedy)
            )


def _page(path: Path, name: str) -> list[Problem]:
    try:
        frontmatter.parse(guard.read(path, name), name)
    except ContentError as error:
        return error.problems
    return []


def _known(path: Path) -> bool:
    """Tell whether a path below `content/` is of a kind that belongs there."""
    folder = path.parts[0]
    if folder == "images":
        return path.suffix.lower() in guard.PICTURES
    if len(path.parts) == 1:
        return path.suffix == ".tsv"
    return path.suffix == ".md" and folder in {"reports", "topics", "terms", "localities", "pages"}

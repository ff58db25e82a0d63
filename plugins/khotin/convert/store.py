"""Put articles into `content/` without ever losing an editor's work.

What the converter wrote last is kept in `content/.converted/<id>.md`. It tells an untouched article
from an edited one, a deleted article from a new one, and is the common ancestor when a better
converter's article is merged with what an editor made of the old one.
"""

from __future__ import annotations

import difflib
import hashlib
import os
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from khotin import article, files, frontmatter, guard
from khotin.convert.compose import VERSION
from khotin.convert.convert import Result
from khotin.convert.fingerprint import Seen, Sketch, fingerprint
from khotin.convert.merge import merge
from khotin.convert.samenews import same_news
from khotin.model import Report
from khotin.problems import ContentError

UNDATED = "chua-ro-ngay"
_EDITED = "biên tập viên đã sửa, giữ nguyên"
_ID = re.compile(r"^id: \"?(\w+)", re.MULTILINE)
_RECORD = re.compile(r"(?i)(?:(?<=\.warc)|(?<=\.warc\.gz))#.*")  # behind the name of an archive
_RAW = re.compile(r"^  sha256: \"?(\w+)", re.MULTILINE)


class Status(StrEnum):
    """What became of a raw report in the content folder."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    UPDATED = "updated"
    OUTDATED = "outdated"
    CONFLICT = "conflict"
    DUPLICATE = "duplicate"
    REMOVED = "removed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The status of one result, the article it concerns, and what an editor should know or see."""

    status: Status
    path: Path | None = None
    note: str = ""
    diff: str = ""
    new: str = ""


def _text(path: Path) -> str:
    """Return an article as far as it can be read, whatever a program for texts saved it as."""
    text = path.read_text("utf-8", "replace")
    # How the mark of UTF-16 reads as UTF-8.
    return path.read_text("utf-16", "replace") if text.startswith("\ufffd\ufffd") else text


def _body(text: str) -> str:
    """Return what stands below the front matter of an article."""
    return text.partition("\n---\n")[2]


class Store:
    """The articles of one content folder."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self._reports, self._bases = content / "reports", content / ".converted"
        self._by_raw: dict[str, Path] = {}
        self._by_id: dict[str, Path] = {}
        self._paths: set[Path] = set()
        self._seen = Seen()
        for path in sorted(self._reports.rglob("*.md")):
            try:
                self._remember(path, _text(path))
            except OSError:
                # A folder or a broken link of that name; `khotin check` says so.
                continue

    def _remember(self, path: Path, text: str, marks: Sketch | None = None) -> None:
        self._paths.add(path)
        if raw := _RAW.search(text):
            self._by_raw[raw[1]] = path
        if identifier := _ID.search(text):
            self._by_id[identifier[1]] = path
            marks = fingerprint(_body(text)) if marks is None else marks
            self._seen.add(identifier[1], marks)

    def known(self, raw: Path, name: str) -> Outcome | None:
        """Return what became of the raw file at `raw` where this converter has done it already, else None.

        `name` is how its article names it; one that names another file is for `put` to judge.
        """
        if not self._by_raw:
            return None
        try:
            with raw.open("rb") as file:
                path = self._by_raw.get(hashlib.file_digest(file, "sha256").hexdigest())
        except OSError:
            return None
        if path is None:
            return None
        text = path.read_text("utf-8", "replace")
        if f"\n  file: {frontmatter.scalar(name)}\n" not in text:
            return None
        identifier = _ID.search(text)
        base = self._base(identifier[1]) if identifier else None
        if base is None or not base.exists():
            return None
        written = base.read_text("utf-8")
        if f'\n  converter: "{VERSION}"\n' not in written:
            return None
        if text == written:
            return Outcome(Status.UNCHANGED, path)
        return Outcome(Status.KEPT, path, _EDITED)

    def put(self, result: Result, *, update: bool = False) -> Outcome:
        """Write the article of `result` where that loses nothing; return what was done or would be."""
        report = result.report
        if report is None or report.raw is None:
            return Outcome(
                Status.REFUSED, note=f"{result.problem}. {result.remedy[:1].upper()}{result.remedy[1:]}."
            )
        present = self._by_raw.get(report.raw.sha256)
        if present is not None:
            return self._present(present, report, update=update)
        if kept := self._without_raw(report.raw.sha256):
            return Outcome(Status.KEPT, kept, _EDITED)
        identifier = self._free_id(report)
        base = self._base(identifier)
        if base.exists():
            note = f"bài đã bị xóa khỏi kho; muốn chuyển lại thì xóa {self._shown(base)}"
            return Outcome(Status.REMOVED, note=note)
        if twin := self._twin(result.marks, report.body):
            return Outcome(
                Status.DUPLICATE, twin, f"cùng một tin với {self._shown(twin)}; không đăng hai lần"
            )
        as_converted = report.id, report.slug
        report.id = identifier
        path = self._free_path(report)
        unchanged = (report.id, report.slug) == as_converted
        text = result.article if unchanged else article.dump(report)
        self._bring_pictures(result)
        data = text.encode()
        files.write(path, data)
        files.write(base, data)
        self._remember(path, text, result.marks)
        return Outcome(Status.WRITTEN, path, new=text)

    def _twin(self, marks: Sketch, body: str) -> Path | None:
        """Return the article that is the same news as `body`, None where there is none."""
        for identifier in self._seen.alike(marks):
            path = self._by_id[identifier]
            try:
                if same_news(body, _body(_text(path))):
                    return path
            except OSError:
                # Deleted or moved while this runs.
                continue
        return None

    def _present(self, path: Path, report: Report, *, update: bool) -> Outcome:
        """Return what to do about an article that exists already."""
        try:
            current = guard.read(path, self._shown(path))
            written, _ = article.parse(current, self._shown(path))
        except ContentError as error:
            return Outcome(Status.KEPT, path, f"bài đang có lỗi, giữ nguyên: {error.problems[0]}")
        assert report.raw is not None
        assert written.raw is not None  # its checksum led here
        if self._is_copy(report.raw.file, written.raw.file):
            return Outcome(
                Status.DUPLICATE, path, f"giống hệt tin thô {written.raw.file}; không đăng hai lần"
            )
        report.id = written.id
        report.slug = written.slug if self._same_place(written, report) else report.slug
        new, base_path = article.dump(report), self._base(report.id)
        if current == new:
            if not base_path.exists():
                files.write(base_path, new)
            return Outcome(Status.UNCHANGED, path)
        base = base_path.read_text("utf-8") if base_path.exists() else ""
        if new == base:
            return Outcome(Status.KEPT, path, _EDITED)
        if not update:
            moved = written.raw.file != report.raw.file
            why = "tin thô đã đổi chỗ" if moved else "bộ chuyển đổi mới cho kết quả khác"
            return Outcome(Status.OUTDATED, path, f"{why}; xem bằng khotin convert --update")
        if not base:
            # Without it nobody knows what is the editor's.
            note = (
                f"mất {self._shown(base_path)} nên không biết biên tập viên đã sửa gì; bài được giữ nguyên; "
                "muốn lấy bản mới thì xóa bài rồi chuyển lại"
            )
            return Outcome(Status.CONFLICT, path, note, self._diff(path, current, new))
        merged, clean = (new, True) if current == base else merge(current, base, new)
        diff = self._diff(path, current, merged)
        if not clean:
            note = "biên tập viên và bộ chuyển đổi cùng sửa một chỗ; bài được giữ nguyên, hãy tự chọn"
            return Outcome(Status.CONFLICT, path, note, diff)
        if merged == current:
            files.write(base_path, new)
            return Outcome(Status.KEPT, path, _EDITED)
        return Outcome(Status.UPDATED, path, diff=diff, new=merged)

    def _diff(self, path: Path, current: str, new: str) -> str:
        """Return what would change in the article at `path`."""
        one, other = (text.splitlines(keepends=True) for text in (current, new))
        return "".join(difflib.unified_diff(one, other, self._shown(path), f"{self._shown(path)} (mới)"))

    def _without_raw(self, digest: str) -> Path | None:
        """Return the article of a raw report that no longer names it, None where there is none."""
        path = self._by_id.get(digest[:8])
        known = path and self._base(digest[:8]).exists() and not self._other_raw(digest[:8], digest)
        return path if known else None

    def _is_copy(self, raw: str, first: str) -> bool:
        """Whether the raw report named `raw` stands beside the same bytes named `first`, which is no move."""
        if raw == first:
            return False
        root = self.content.parent
        one, other = (root / _RECORD.sub("", name) for name in (raw, first))
        try:
            # Of an archive that holds a page twice the first counts; another way to write a path is no copy.
            return not one.samefile(other) or _RECORD.search(raw) is not None
        except OSError:
            return False

    def apply(self, outcome: Outcome, result: Result) -> None:
        """Carry out an update that `put` only proposed."""
        if outcome.status is Status.UPDATED and outcome.path and result.report:
            self._bring_pictures(result)
            files.write(outcome.path, outcome.new)
            files.write(self._base(result.report.id), article.dump(result.report))

    def _bring_pictures(self, result: Result) -> None:
        """Write the pictures of an article before it; what stands in their place, an editor put there."""
        for picture in result.pictures:
            if not (path := self.content / picture.path).exists():
                files.write(path, picture.data)

    @staticmethod
    def _same_place(written: Report, report: Report) -> bool:
        """Whether the article keeps its address: a promised URL outlives a better slug."""
        return bool(written.slug and written.date and report.date and written.date.year == report.date.year)

    def _base(self, identifier: str) -> Path:
        return self._bases / f"{identifier}.md"

    def _free_id(self, report: Report) -> str:
        """Return the first eight digits of the checksum, or the next ones where another raw has them."""
        assert report.raw is not None
        digest = report.raw.sha256
        for at in range(0, len(digest) - 8, 8):
            identifier = digest[at : at + 8]
            if identifier not in self._by_id and not self._other_raw(identifier, digest):
                return identifier
        return digest[:8]

    def _other_raw(self, identifier: str, digest: str) -> bool:
        base = self._base(identifier)
        return base.exists() and f"sha256: {digest}" not in base.read_text("utf-8").replace('"', "")

    def _free_path(self, report: Report) -> Path:
        folder = report.date.year if report.date else UNDATED
        path = self._reports / f"{folder}/{report.slug}.md"
        if path in self._paths or os.path.lexists(path):
            report.slug = f"{report.slug}-{report.id}"
            path = self._reports / f"{folder}/{report.slug}.md"
        return path

    def _shown(self, path: Path) -> str:
        return path.relative_to(self.content.parent).as_posix()

"""The fields an editor should confirm, with the lines of the raw report that speak for their values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from khotin import article
from khotin.editorial import index, surgery
from khotin.editorial.answers import Answers
from khotin.model import Evidence, Report, Topic
from khotin.problems import ContentError

# Fields that belong together: who confirms one has looked at the others.
GROUPS = {
    "date": ("date", "date_basis", "date_edtf"),
    "captions": ("captions", "body"),
    "body": ("captions", "body"),
}
# For want of these the converter leaves an article a draft.
_DRAFTED = frozenset({"title", "date"})


@dataclass(frozen=True, slots=True)
class Question:
    """A field under review: what it holds now and why."""

    path: Path
    file: str
    report: Report
    field: str
    now: str | list[str]
    evidence: tuple[Evidence, ...]
    raw_file: str


def questions(root: Path, paths: Sequence[Path], vocabulary: Sequence[Topic]) -> Iterator[Question]:
    """Yield a question for each flagged field of the articles `paths`, or of all where none is given.

    Evidence is not kept in articles; the raw report is converted again when its article's turn comes.
    """
    for path in paths or [card.path for card in index.cards(root / "content")]:
        name = path.absolute().relative_to(root.absolute()).as_posix()
        try:
            report, _ = article.read(path, name)
        except ContentError:
            # `khotin check` tells what is wrong; an article that cannot be read cannot be reviewed.
            continue
        found = _evidence(root, report, vocabulary) if report.review else []
        asked: set[str] = set()
        for field in report.review:
            if field in asked:
                continue
            now = "" if field in article.PARTS else getattr(report, field, "") or ""
            if field == "date" and report.date:
                now = report.date.isoformat(timespec="seconds")
            wanted = GROUPS.get(field, (field,))
            asked |= {*wanted}
            # A line that may be text or caption is doubted once under each name.
            proof = tuple(
                {(item.value, item.line, item.text): item for item in found if item.field in wanted}.values()
            )
            yield Question(path, name, report, field, now, proof, report.raw.file if report.raw else "")


def _evidence(root: Path, report: Report, vocabulary: Sequence[Topic]) -> list[Evidence]:
    from khotin.convert.convert import convert

    if report.raw is None or not (path := root / report.raw.file.partition("#")[0]).is_file():
        return []
    for result in convert(path, report.raw.file.partition("#")[0], vocabulary):
        if result.report and result.report.raw and result.report.raw.sha256 == report.raw.sha256:
            return result.evidence
    return []


def settle(question: Question, answer: str | list[str] | None, answers: Answers) -> dict[str, surgery.Value]:
    """Clear the flag of `question`, with a new value where `answer` is one; return the fields that changed.

    Raise ValueError (Vietnamese) for an answer that cannot be.
    """
    report = question.report
    values: dict[str, surgery.Value] = {}
    if answer is not None and question.field in article.PARTS:
        raise ValueError("sửa thẳng trong tệp, rồi xác nhận bằng --confirm")
    if answer is not None:
        judge = answers.judge(question.field)
        values[question.field] = (
            [judge(item) for item in answer] if isinstance(answer, list) else judge(answer)
        )
    if question.field == "date" and answer is not None:
        # A date that an editor knows is read from somewhere: no longer an estimate.
        values |= {"date_basis": "stamp", "date_edtf": None}
    settled = GROUPS.get(question.field, (question.field,))
    report.review = [name for name in report.review if name not in settled]
    dated = report.date is not None or "date" in values
    if question.field in _DRAFTED and report.status == "draft" and dated and not _DRAFTED & {*report.review}:
        values["status"] = None
    values["review"] = report.review
    surgery.save(question.path, question.file, values)
    return values

"""One raw report to one result: the pure function that every way of running the converter maps.

It reads one file and writes none, so it can run in this process, in another one, or on another machine.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from khotin import article, text
from khotin.convert.compose import compose
from khotin.convert.errors import Refused, fault
from khotin.convert.fingerprint import Sketch, fingerprint
from khotin.convert.label import label
from khotin.convert.labelled import TEXT_LABELS, Labelled
from khotin.convert.memo import forget
from khotin.convert.pictures import Picture, bring
from khotin.convert.read import read
from khotin.convert.stamps import heads_print
from khotin.model import Block, Evidence, Label, Page, Repair, Report, Topic

_WORD = re.compile(r"[^\W\d_]+")
# How UTF-8 begins U+1E80 to U+1EFF: nearly all of them Vietnamese letters, about half of the marked ones.
_HALF_OF_MARKED = (b"\xe1\xba", b"\xe1\xbb")
_CHECK = "kiểm tra xem tệp có phải một bài tin (không phải trang danh sách) rồi chụp lại trang"
# What French, Spanish or Portuguese has as well is left out: one of these stands in 38 words of a hundred at
# least, and in none of a report in those languages.
_MARKED = "ảạăằắẳẵặầấẩẫậẻẽẹềếểễệỉĩịỏọồốổỗộơờớởỡợủũụưừứửữựỳỷỹỵđ"
# Both cases listed: to ignore case takes the engine longer.
_VIETNAMESE = re.compile(f"[{_MARKED}{_MARKED.upper()}]")
# Vietnamese has about one marked letter a word; a foreign text with Vietnamese names has few.
_MARKS_A_WORD = 0.15
# Fewer words are too few to tell a language, more tell nothing new.
_TELLING_WORDS, _TELLING_LENGTH = 40, 3000
_PLAIN_WORDS = 10
# Of a page without any day, fewer words of text are a message of the site or the head of a list.
_FEW_WORDS = 20


@dataclass(slots=True)
class Result:
    """What became of one raw report; either `report` and `article`, or `problem` and `remedy`.

    `marks` find the articles that may be the same news, `pictures` are the files that the article shows,
    `left_out` says which pictures it cannot (Vietnamese).
    """

    file: str
    report: Report | None = None
    article: str = ""
    marks: Sketch = field(default_factory=Sketch)
    evidence: list[Evidence] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    lines: list[tuple[int, str, str, str]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    problem: str = ""
    remedy: str = ""


def convert(path: Path, name: str, vocabulary: Sequence[Topic]) -> Iterator[Result]:
    """Yield the result of each report in the raw file at `path`; a refused one says why."""
    try:
        for page in read(path, name):
            try:
                result = _one(page, vocabulary)
            except Exception as error:  # noqa: BLE001 (one page's fault must not hide the others of an archive)
                result = refused(fault(page.file, error))
            forget(sum(len(line.raw) for line in page.lines))
            yield result
    except Refused as error:
        yield refused(error)


def refused(error: Refused) -> Result:
    """Return the result of a raw report that was refused."""
    return Result(error.file, problem=error.what, remedy=error.remedy)


def _one(page: Page, vocabulary: Sequence[Topic]) -> Result:
    found = label(page)
    try:
        _require(found)
    except Refused as error:
        return replace(refused(error), lines=_ledger(page))
    pictures, left_out = bring(page)
    made = compose(found, vocabulary)
    printed = any(heads_print(row.text) for row in found.of(Label.TIMESTAMP))
    if not (found.title or made.report.localities or made.report.date or printed):
        return replace(refused(_untitled(page.file)), lines=_ledger(page))
    if not (made.report.date or printed) and _count(found) < _FEW_WORDS:
        return replace(refused(_no_report(page.file)), lines=_ledger(page))
    return Result(
        page.file,
        made.report,
        article.dump(made.report),
        fingerprint(made.report.body),
        made.evidence,
        page.repairs,
        _ledger(page),
        pictures,
        left_out,
    )


def _ledger(page: Page) -> list[tuple[int, str, str, str]]:
    """Return (number, label, why, raw) of each line."""
    return [(line.number, line.label or Label.BODY, line.why, line.raw) for line in page.lines]


def _is_foreign(sample: str) -> bool:
    """Whether a text of some length has too few of the letters that only Vietnamese has."""
    # Words of one letter could be no more than this, and half of the marked letters suffice as a rule.
    enough = math.ceil(len(sample) / 2 * _MARKS_A_WORD)
    raw = sample.encode(errors="ignore")
    marks = sum(map(raw.count, _HALF_OF_MARKED))
    if marks < enough:
        marks = len(_VIETNAMESE.findall(sample))
    words = len(_WORD.findall(sample)) if marks < enough else 0
    # Of few words none is without a doubt only where there is not one such letter.
    return words >= (_TELLING_WORDS if marks else _PLAIN_WORDS) and marks < words * _MARKS_A_WORD


def _require(found: Labelled) -> None:
    """Raise Refused where a raw report has nothing that could be an article."""
    file = found.page.file
    prose = found.prose()
    sample = " ".join([found.title, *prose])[:_TELLING_LENGTH]
    if _is_foreign(sample):
        raise Refused(
            file, "không phải tin tiếng Việt có dấu", "kiểm tra lại tệp; chỉ đưa vào tin tiếng Việt"
        )
    if not (found.title or found.stand_in):
        raise _untitled(file)
    if not any(map(text.clean, prose)):
        raise Refused(file, "không có phần nội dung nào sau tên bài", _CHECK)


def _count(found: Labelled) -> int:
    """Count the words of the text and the captions, cross heads left out."""
    rows = (row for row in found.of(*TEXT_LABELS, Label.CAPTION) if row.first.block is not Block.HEADING)
    return sum(len(_WORD.findall(row.text)) for row in rows)


def _no_report(file: str) -> Refused:
    """Return the refusal of a page that has hardly any text and no day: a list, a message of the site."""
    return Refused(file, "trang chỉ có vài chữ, không có ngày nào, không phải một bài tin", _CHECK)


def _untitled(file: str) -> Refused:
    """Return the refusal of what has no headline, nor tells where and when as a report without one does."""
    return Refused(file, "không tìm thấy tên bài", "thêm tên bài ở dòng đầu rồi chuyển lại")

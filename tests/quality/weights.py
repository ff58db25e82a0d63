"""Fit the weights of a caption's signs to the annotated corpus: `python tests/quality/weights.py`.

Three tables come of it: of words (`wordweights.py`), of the signs of a line alone, and of its signs among
the captions that stand out in the same report. Each is fitted to what the one before says of reports that
it has not seen: a table knows its own reports too well. Prints first how a fit on the other writers'
reports does on each writer's own (what their file names begin with), so that nobody mistakes a fit for
knowledge, then writes the weights of a fit on all.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import annotation
import corpus
import regression
import test_seeds
import wordweights

from khotin.convert import captions, captionwords
from khotin.convert.captionsamong import CaptionsAmong
from khotin.convert.label import label
from khotin.convert.middle import NUMBERED
from khotin.convert.paragraphs import Paragraph
from khotin.convert.read import read
from khotin.convert.surroundings import Surroundings
from khotin.model import Block, Label
from khotin.text import clean

FILE = Path(str(resources.files("khotin.convert").joinpath("data/caption_weights.toml")))
RIDGE, LEAST = 3.0, 0.05
_ALWAYS, _WORDS = "always", "words"
# How often a report counts. The seeds are real, not written by us; what was made hard is rarer in life.
_REAL, _ORDINARY, _HARD = 15, 3, 1
# «p8-05-…», «p8h-…», «a12-…»: a writer's reports of one day.
_WRITER = re.compile(r"[a-z]\d*h?(?=-\d)|.")


@dataclass(slots=True)
class Case:
    """A lone line of an annotated report that its wording does not settle."""

    writer: str
    file: str
    text: str
    caption: bool
    signs: dict[str, float]
    count: int = 1
    alone: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """An annotated report: its lines, which of them are to be weighed, and the wording of all it says."""

    writer: str
    rows: Sequence[Paragraph]
    cases: Mapping[int, Case]
    wordings: Sequence[wordweights.Wording]

    def among(self) -> CaptionsAmong:
        """Return its lines as they weigh alone; what is not to be weighed is what the rules take it for."""
        settled = (math.inf if row.label is Label.CAPTION else -math.inf for row in self.rows)
        weights = [self.cases[at].alone if at in self.cases else known for at, known in enumerate(settled)]
        return CaptionsAmong(self.rows, weights)


def reports() -> Iterator[Report]:
    """Yield the seeds and the part of the corpus that is tuned on."""
    for path in corpus.reports("tune"):
        expected = annotation.load(path.with_suffix(".json"))
        count = _HARD if corpus.is_made_hard(path) else _ORDINARY
        yield from _reports(path, expected.captions[0], expected.bodies[0], count)
    for path in test_seeds.SEEDS:
        data = test_seeds.expected(path)
        yield from _reports(path, data["captions"], data["paragraphs"], _REAL)


def _reports(path: Path, shown: list[str], told: list[str], count: int) -> Iterator[Report]:
    """Yield the report at `path`, which counts `count` times; captions `shown` and text `told` are annotated."""
    writer = _WRITER.match(path.name)[0]
    wordings = list(wordweights.wordings(shown, told, count))
    pictures = {clean(text) for text in shown}
    lines = {clean(line) for text in told for line in text.split("\n")}
    for page in read(path, path.name):
        found = label(page)
        rows = found.of(Label.LEAD, Label.BODY, Label.CAPTION)
        around = Surroundings(rows, found.paragraphs)
        cases = {}
        for at, row in enumerate(rows):
            plain = row.block is Block.PARAGRAPH and row.hint != "caption" and not row.first.strong
            plain = plain and row.first.why != NUMBERED
            plain = plain and at not in around.listed and at not in around.quoted
            known = (row.text in pictures) != (row.text in lines)
            if plain and known and captions.settled(row.text) is None:
                signs = {_ALWAYS: 1.0, **captions.signs(row.text), **around.signs(at)}
                cases[at] = Case(writer, path.stem, row.text, row.text in pictures, signs, count)
        yield Report(writer, rows, cases, wordings)


def cases(known: Sequence[Report]) -> list[Case]:
    """Return the lines to be weighed."""
    return [case for report in known for case in report.cases.values()]


def weigh_words(known: Sequence[Report]) -> None:
    """Let each writer's lines know what their words weigh by a table fitted to the others' reports."""
    for writer in sorted({report.writer for report in known}):
        table = wordweights.fit(_wordings(report for report in known if report.writer != writer))
        for case in cases([report for report in known if report.writer == writer]):
            case.signs[_WORDS] = captionwords.weigh(case.text, table)


def _wordings(known: Iterable[Report]) -> list[wordweights.Wording]:
    return [wording for report in known for wording in report.wordings]


def held_out(known: Sequence[Case]) -> Iterator[tuple[float, Case]]:
    """Yield what each line weighs by a fit on the other writers' lines."""
    for writer in sorted({case.writer for case in known}):
        weights = fit([case for case in known if case.writer != writer])
        yield from ((weigh(weights, case), case) for case in known if case.writer == writer)


def fit(known: Sequence[Case]) -> dict[str, float]:
    """Return the weights that tell captions from text best in `known`."""
    told = ((case.signs, case.caption, case.count) for case in known)
    return regression.fit(told, RIDGE)


def weigh(weights: Mapping[str, float], case: Case) -> float:
    """Return what the signs of `case` weigh."""
    return sum(weights.get(name, 0.0) * value for name, value in case.signs.items())


def dump(tables: Mapping[str, Mapping[str, float]], known: Sequence[Case]) -> str:
    """Return the weights as TOML, the heaviest against a caption first, each with how often it was seen."""
    rows = [
        "# What each sign weighs for (above zero) or against a lone line being the caption of a picture.",
        f"# Fitted to {len(known)} lines of the annotated reports by tests/quality/weights.py; not to be edited by hand.",
        "# Beside each weight: how many of those lines carry the sign.",
    ]
    seen = Counter(name for case in known for name in case.signs)
    for table, weights in tables.items():
        rows += ["", f"[{table}]"]
        for name, weight in sorted(weights.items(), key=lambda pair: pair[1]):
            if abs(weight) >= LEAST:
                rows.append(f'"{name}" = {weight:.2f}  # {seen[name]}')
    return "\n".join(rows) + "\n"


def tell(weighed: Sequence[tuple[float, Case]]) -> None:
    """Print which lines were weighed wrongly, and how many of each writer's."""
    wrong = sorted((pair for pair in weighed if (pair[0] > 0) != pair[1].caption), key=lambda pair: pair[0])
    for writer in sorted({case.writer for _, case in weighed}):
        count = sum(case.writer == writer for _, case in wrong)
        print(
            f"{writer}: {count} of {sum(case.writer == writer for _, case in weighed)} lines wrong, held out"
        )
    for weight, case in wrong:
        print(f"{weight:6.2f}  {case.file[:5]} {'caption' if case.caption else 'text   '} {case.text[:120]}")
    close = sum(abs(weight) < captions.CLOSE for weight, _ in wrong)
    files = len({case.file for _, case in wrong})
    print(f"{len(wrong)} of {len(weighed)} lines wrong, in {files} reports, {close} of them close")


def main() -> None:
    """Print the held-out result of each writer and write the weights."""
    known = list(reports())
    weigh_words(known)
    lines = cases(known)
    tables = {"alone": fit(lines)}
    for weight, case in held_out(lines):
        case.alone = weight
    for report in known:
        among = report.among()
        for at, case in report.cases.items():
            case.signs |= among.signs(at)
    tell(list(held_out(lines)))
    tables["among"] = fit(lines)
    FILE.write_text(dump(tables, lines), "utf-8")
    wordings = _wordings(known)
    wordweights.FILE.write_text(wordweights.dump(wordweights.fit(wordings), wordings), "utf-8")


if __name__ == "__main__":
    main()

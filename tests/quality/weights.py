"""Fit the weights of a caption's signs to the annotated corpus: `python tests/quality/weights.py`.

Prints first how a fit on the other writers' reports does on each writer's own (the letter their file
names begin with), so that nobody mistakes a fit for knowledge, then writes the weights of a fit on all.
Logistic regression, by Newton's method; the ridge keeps rare signs from weighing much.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import annotation
import corpus
import test_seeds

from khotin.convert import captions
from khotin.convert.label import label
from khotin.convert.read import read
from khotin.convert.surroundings import Surroundings
from khotin.model import Block, Label
from khotin.text import clean

FILE = Path(str(resources.files("khotin.convert").joinpath("data/caption_weights.toml")))
RIDGE, STEPS, LEAST = 1.0, 8, 0.05
_ALWAYS = "always"
# The seeds are real reports, not written by us: each counts for as many.
_REAL = 5


@dataclass(frozen=True, slots=True)
class Case:
    """A lone line of an annotated report that its wording does not settle."""

    writer: str
    file: str
    text: str
    caption: bool
    signs: Mapping[str, float]


def annotated() -> Iterator[tuple[Path, set[str], set[str]]]:
    """Yield the raw reports with their captions and the lines of their text."""
    for path in corpus.reports("tune"):
        expected = annotation.load(path.with_suffix(".json"))
        told = {clean(line) for text in expected.bodies[0] for line in text.split("\n")}
        yield path, {clean(text) for text in expected.captions[0]}, told
    for path in _REAL * test_seeds.SEEDS:
        data = test_seeds.expected(path)
        yield path, {clean(text) for text in data["captions"]}, {clean(text) for text in data["paragraphs"]}


def cases() -> Iterator[Case]:
    """Yield the lines to be weighed in the seeds and in the part of the corpus that is tuned on."""
    for path, shown, told in annotated():
        for page in read(path, path.name):
            found = label(page)
            rows = found.of(Label.LEAD, Label.BODY, Label.CAPTION)
            around = Surroundings(rows, found.paragraphs)
            for at, row in enumerate(rows):
                plain = row.block is Block.PARAGRAPH and row.hint != "caption" and not row.first.strong
                plain = plain and at not in around.listed
                if plain and captions.settled(row.text) is None and (row.text in shown) != (row.text in told):
                    signs = {_ALWAYS: 1.0, **captions.signs(row.text), **around.signs(at)}
                    yield Case(path.name[0], path.stem, row.text, row.text in shown, signs)


def fit(known: Sequence[Case]) -> dict[str, float]:
    """Return the weights that tell captions from text best in `known`."""
    names = sorted({name for case in known for name in case.signs})
    rows = [[(at, case.signs[name]) for at, name in enumerate(names) if name in case.signs] for case in known]
    weights = [0.0] * len(names)
    for _ in range(STEPS):
        slope = [0.0 if name == _ALWAYS else -RIDGE * w for name, w in zip(names, weights, strict=True)]
        bend = [[0.0] * len(names) for _ in names]
        for at, name in enumerate(names):
            bend[at][at] = 1e-6 if name == _ALWAYS else RIDGE
        for case, row in zip(known, rows, strict=True):
            share = 1 / (1 + math.exp(-sum(weights[at] * value for at, value in row)))
            for at, value in row:
                slope[at] += (case.caption - share) * value
                for other, beside in row:
                    bend[at][other] += share * (1 - share) * value * beside
        weights = [w + step for w, step in zip(weights, _solve(bend, slope), strict=True)]
    return dict(zip(names, weights, strict=True))


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Return the solution of a system of linear equations (Gauss; the matrix is positive definite)."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(size):
        for below in range(at + 1, size):
            factor = rows[below][at] / rows[at][at]
            for column in range(at, size + 1):
                rows[below][column] -= factor * rows[at][column]
    found = [0.0] * size
    for at in reversed(range(size)):
        rest = sum(rows[at][column] * found[column] for column in range(at + 1, size))
        found[at] = (rows[at][size] - rest) / rows[at][at]
    return found


def weigh(weights: Mapping[str, float], case: Case) -> float:
    """Return what the signs of `case` weigh."""
    return sum(weights.get(name, 0.0) * value for name, value in case.signs.items())


def dump(weights: Mapping[str, float], known: Sequence[Case]) -> str:
    """Return the weights as TOML, the heaviest against a caption first, each with how often it was seen."""
    rows = [
        "# What each sign weighs for (above zero) or against a lone line being the caption of a picture.",
        f"# Fitted to {len(known)} lines of the annotated reports by tests/quality/weights.py; not to be edited by hand.",
        "# Beside each weight: how many of those lines carry the sign.",
        "[weights]",
    ]
    for name, weight in sorted(weights.items(), key=lambda pair: pair[1]):
        if abs(weight) >= LEAST:
            count = sum(name in case.signs for case in known)
            rows.append(f'"{name}" = {weight:.2f}  # {count}')
    return "\n".join(rows) + "\n"


def main() -> None:
    """Print the held-out result of each writer and write the weights."""
    known = list(cases())
    wrong: list[tuple[float, Case]] = []
    for writer in sorted({case.writer for case in known}):
        weights = fit([case for case in known if case.writer != writer])
        own = [(weigh(weights, case), case) for case in known if case.writer == writer]
        missed = [(weight, case) for weight, case in own if (weight > 0) != case.caption]
        print(f"{writer}: {len(missed)} of {len(own)} lines wrong, held out")
        wrong += missed
    for weight, case in sorted(wrong, key=lambda pair: pair[0]):
        print(f"{weight:6.2f}  {case.file[:3]} {'caption' if case.caption else 'text   '} {case.text[:120]}")
    close = sum(abs(weight) < captions.CLOSE for weight, _ in wrong)
    print(f"{len(wrong)} of {len(known)} lines wrong, {close} of them close")
    FILE.write_text(dump(fit(known), known), "utf-8")


if __name__ == "__main__":
    main()

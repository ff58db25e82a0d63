"""The annotated raw reports: a part the converter is tuned on and a part that is only measured."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import annotation
import reading
import score

from khotin.convert.convert import convert

FOLDER = Path(__file__).parents[1] / "data" / "corpus"
PARTS = ("tune", "measure")
RAW = (".txt", ".html")
# Batches whose captions, cross-heads and paragraphs can be told apart by their meaning only.
_MADE_HARD = frozenset({"p15", "p17", "p18", "p19", "p20", "p21", "p23", "p24", "p25"})


@dataclass(frozen=True, slots=True)
class Scored:
    """A raw report of the corpus, the part it belongs to, and its score."""

    part: str
    path: Path
    score: score.Score

    @property
    def markup(self) -> bool:
        """Whether it is a saved page."""
        return self.path.suffix == ".html"


def reports(part: str) -> list[Path]:
    """Return the raw reports of a part, each with its annotation beside it."""
    return sorted(path for path in (FOLDER / part).iterdir() if path.suffix in RAW)


def is_made_hard(path: Path) -> bool:
    """Whether a report is of a batch that was made hard on purpose, harder than what archives receive."""
    return path.name.split("-")[0] in _MADE_HARD


def digest() -> str:
    """Return the checksum of the whole corpus, names and annotations included."""
    total = hashlib.sha256()
    for path in sorted(path for part in PARTS for path in (FOLDER / part).rglob("*") if path.is_file()):
        total.update(f"{path.relative_to(FOLDER).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def scored(part: str) -> Iterator[Scored]:
    """Yield the score of each report of a part."""
    for path in reports(part):
        yield Scored(part, path, score_file(path, annotation.load(path.with_suffix(".json"))))


@cache
def everything() -> tuple[Scored, ...]:
    """Return the scores of the whole corpus, converted once."""
    return tuple(item for part in PARTS for item in scored(part))


def score_file(path: Path, expected: annotation.Annotation) -> score.Score:
    """Return the score of the raw report at `path`.

    The converter is told a name without meaning: the names of our files name places, and those of
    an intake do not.
    """
    name = f"seeds/{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}{path.suffix}"
    results = list(convert(path, name, ()))
    if len(results) != 1 or results[0].report is None:
        return score.refused("; ".join(result.problem for result in results) or "nothing")
    return score.score(expected, reading.read(results[0].article, name))

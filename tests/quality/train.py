"""Train the second reader on the part of the corpus that is tuned on.

Run: python tests/quality/train.py   (writes the model beside the converter's data; the same corpus and
rules give the same model). With a letter or more it is trained without the reports whose names begin
with them, and told on those how often it is right: that is how well it reads what it has not seen.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import filterfalse
from pathlib import Path

import corpus
import pycrfsuite
import seeds

from khotin.convert import secondreader
from khotin.convert.linesigns import signs
from khotin.convert.page import OUTSIDE_HINTS
from khotin.convert.paragraphs import Paragraph, paragraphs
from khotin.convert.read import read
from khotin.convert.secondreader import CAPTION, PAGE, SIGNED, TEXT, TITLE
from khotin.convert.unglue import unglue
from khotin.text import same

PARAMETERS = {"c1": 0.05, "c2": 0.025, "max_iterations": 200, "feature.possible_transitions": True}
# A part of a caption or of a paragraph that is shorter may stand in it by chance.
_PART = 12


@dataclass(frozen=True, slots=True)
class Example:
    """A report to learn from: the signs of its lines and their kinds."""

    name: str
    signs: list[list[str]]
    kinds: list[str]


def kinds(rows: Iterable[Paragraph], data: dict) -> Iterator[str]:
    """Yield what each row is, by the annotation `data`."""
    title = same(data["title"])
    captions = {same(text) for text in (*data["captions"], *data.get("optional", {}).get("captions", ()))}
    signed = {same(text) for text in data["byline_lines"]}
    page = {same(text) for text in data["boilerplate"]}
    text = {same(paragraph) for paragraph in data["paragraphs"]}
    titled = False
    for row in rows:
        line = same(row.text)
        if line == title and not titled:
            titled = True
            yield TITLE
        elif line in signed or (len(line) > _PART and any(line in whole for whole in signed)):
            yield SIGNED
        elif line in captions or (len(line) > _PART and any(line in whole for whole in captions)):
            yield CAPTION
        elif line in page or not line:
            yield PAGE
        elif line in text or (len(line) > _PART and any(line in whole for whole in text)):
            yield TEXT
        else:
            yield TITLE if len(line) > _PART and line in title else PAGE


def examples() -> Iterator[Example]:
    """Yield what the seeds and the reports of the part that is tuned on teach."""
    for path in seeds.SEEDS:
        yield example(path, seeds.expected(path))
    # The batches made hard are plain texts with next to nothing of a page around them.
    for path in filterfalse(corpus.is_made_hard, corpus.reports("tune")):
        yield example(path, json.loads(path.with_suffix(".json").read_text("utf-8")))


def example(path: Path, data: dict) -> Example:
    """Return what the raw report at `path` teaches, with its annotation."""
    page = next(iter(read(path, path.name)))
    if page.kind == "text":
        unglue(page.lines)
    rows = [
        row for row in paragraphs(page.lines, wrapped=page.kind == "text") if row.hint not in OUTSIDE_HINTS
    ]
    return Example(path.name, signs(rows), list(kinds(rows, data)))


def train(known: Iterable[Example], target: Path) -> None:
    """Write the model that `known` gives."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for example in known:
        trainer.append(pycrfsuite.ItemSequence(example.signs), example.kinds)
    trainer.set_params(PARAMETERS)
    trainer.train(str(target))


def unseen(known: Sequence[Example], letter: str) -> str:
    """Return how the reports whose names begin with `letter` are read by a model that never saw them."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "model"
        train([example for example in known if not example.name.startswith(letter)], target)
        tagger = pycrfsuite.Tagger()
        tagger.open(str(target))
        tried = [example for example in known if example.name.startswith(letter)]
        right = dict.fromkeys((TITLE, TEXT, CAPTION, SIGNED), 0)
        for example in tried:
            told = tagger.tag(example.signs)
            for kind in right:
                right[kind] += [label == kind for label in example.kinds] == [label == kind for label in told]
    return ", ".join(f"{kind} {count}/{len(tried)}" for kind, count in right.items())


if __name__ == "__main__":
    everything = list(examples())
    for prefix in sys.argv[1:]:
        print(f"{prefix}: {unseen(everything, prefix)}")
    if not sys.argv[1:]:
        train(everything, Path(secondreader.__file__).parent / secondreader.MODEL)

"""The five seeds, field by field: what a careful editor would record is what the converter writes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import annotation
import pytest
import reading
import score
from seeds import EXPECTED, SEEDS, expected, printed

from khotin.convert.convert import Result, convert
from khotin.text import clean


@cache
def converted(path: Path) -> Result:
    results = list(convert(path, f"seeds/{path.name}", ()))
    assert len(results) == 1 and results[0].report, results[0].problem
    return results[0]


@cache
def read(path: Path) -> reading.Reading:
    return reading.read(converted(path).article)


def test_all_five_seeds_are_annotated():
    assert [path.stem for path in SEEDS] == sorted(path.stem for path in EXPECTED.glob("*.json"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize("field", score.FIELDS)
def test_a_field_is_what_a_careful_editor_records(path, field):
    verdict = score.score(annotation.parse(expected(path)), read(path)).verdicts[field]
    assert verdict.right, f"expected {verdict.expected}, got {verdict.got}"


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_the_text_is_complete_and_in_order_with_captions_in_their_place(path):
    data, blocks = expected(path), read(path).blocks
    assert read(path).lines == printed(path, data)
    assert len(blocks) == data["paragraph_count"]
    assert blocks[0].text.startswith(data["body_first_words"])
    assert blocks[-1].text.endswith(data["body_last_words"])


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_damage_of_the_capture_is_mended_and_recorded(path):
    made = converted(path)
    wanted = [(repair["raw"], repair["fixed"]) for repair in expected(path)["repairs"]]
    for raw, fixed in wanted:
        assert any(raw in repair.raw and fixed in repair.fixed for repair in made.repairs), made.repairs
        assert raw not in made.article and fixed in made.article
    assert len(made.repairs) == len(wanted)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_boilerplate_and_bylines_are_labelled_so_in_the_ledger(path):
    labels: dict[str, set[str]] = {}
    for _, label, _, raw in converted(path).lines:
        labels.setdefault(clean(raw), set()).add(str(label))
    for line in expected(path)["boilerplate"]:
        assert labels[clean(line)] <= {"boilerplate", "timestamp"}
    for line in expected(path)["byline_lines"]:
        assert labels[clean(line)] <= {"byline", "source"}

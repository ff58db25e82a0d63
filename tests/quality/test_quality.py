"""The quality gate: on annotated reports nobody gets worse, and what was reached once stays."""

from __future__ import annotations

import json

import corpus
import floors
import pytest
import table
from score import FIELDS


@pytest.fixture(scope="module")
def items():
    return corpus.everything()


def test_the_corpus_is_the_one_the_floors_were_counted_on():
    pinned, _ = floors.load()
    assert pinned == corpus.digest(), "the corpus has changed: see what `python tests/quality --raise` counts"


def test_each_report_of_the_corpus_is_annotated_and_there_are_enough():
    paths = [path for part in corpus.PARTS for path in corpus.reports(part)]
    assert len(paths) >= 80
    assert sum(path.suffix == ".html" for path in paths) >= 30
    assert all(path.with_suffix(".json").exists() for path in paths)
    assert len({path.read_bytes() for path in paths}) == len(paths)


@pytest.mark.parametrize("path", sorted(corpus.FOLDER.rglob("*.json")), ids=lambda path: path.stem)
def test_an_annotation_agrees_with_itself(path):
    data = json.loads(path.read_text("utf-8"))
    assert path.with_suffix(".txt").exists() != path.with_suffix(".html").exists()
    assert len(data["paragraphs"]) == data["paragraph_count"]
    assert data["paragraphs"][0].startswith(data["body_first_words"])
    assert data["paragraphs"][-1].endswith(data["body_last_words"])
    named = [place["full"] for place in data["localities"]]
    assert data["primary_locality"] == (named[0] if named else None)
    assert data["primary_term"] in {None, *(term["years"] for term in data["terms"])}


@pytest.mark.parametrize("part", corpus.PARTS)
def test_no_field_falls_below_its_floor(items, part):
    _, pinned = floors.load()
    low = floors.below({part: pinned[part]}, table.reached(items))
    assert not low, "\n".join(low)


def test_each_field_has_a_floor():
    _, pinned = floors.load()
    assert [list(fields) for fields in pinned.values()] == [[*FIELDS, "honest"]] * 2


def test_floors_were_never_lowered():
    pinned, now = floors.load()
    earlier = [old for digest, old in floors.history() if digest == pinned]
    lowered = [line for old in earlier for line in floors.below(old, now)]
    assert not lowered, "\n".join(lowered)


def test_raising_keeps_the_higher_of_floor_and_reached():
    old = {"tune": {"title": 40, "body": 30}, "measure": {"title": 1, "body": 1}}
    new = {"tune": {"title": 38, "body": 35}, "measure": {"title": 2, "body": 1}}
    higher = floors.raised(old, new)
    assert higher == {"tune": {"title": 40, "body": 35}, "measure": {"title": 2, "body": 1}}
    assert floors.below(higher, new) == ["tune: title is right in 38, was right in 40 already"]
    assert floors.load(floors.dump("00", higher)) == ("00", higher)

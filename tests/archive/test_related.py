from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from archive.related import MOST, Nearness, neighbours
from khotin.archive import Archive, load_archive

CONTENT = Path(__file__).parents[1] / "site" / "content"


@pytest.fixture(scope="module")
def sample():
    return load_archive(CONTENT)


def many(sample, count):
    """Return an archive of `count` reports of two places, on one topic and of one term."""
    models = [entry for entry in sample.entries if entry.terms and entry.topics]
    made = Archive(sample.gazetteer, sample.topics)
    chosen = random.Random(6)
    for number in range(count):
        model = chosen.choice(models)
        report = replace(model.report, id=f"{number:08x}", slug=f"bai-{number}")
        date = model.date + timedelta(hours=7 * number)
        made.entries.append(replace(model, id=report.id, said=report, date=date, url=f"bai/{number}/"))
    made.entries.sort(key=lambda entry: entry.sort_key, reverse=True)
    return made


def told(archive):
    related = Nearness(archive.entries)
    return {
        entry.report.id: [near.report.id for near in related.to(entry).related] for entry in archive.entries
    }


def test_related_reports_share_area_and_subject(sample):
    archive = many(sample, 60)
    related = Nearness(archive.entries)
    for entry in archive.entries:
        found = related.to(entry).related
        assert 0 < len(found) <= MOST
        assert entry not in found
        for near in found:
            assert {topic.slug for topic in near.topics} & {topic.slug for topic in entry.topics}


def test_neighbours_are_not_told_twice(sample):
    related, beside = Nearness(sample.entries), neighbours(sample.entries)
    for entry in sample.entries:
        near = beside.get(entry.id, ())
        assert not set(map(id, filter(None, near))) & set(map(id, related.to(entry).related))


def test_one_more_report_changes_few_lists(sample):
    archive = many(sample, 300)
    before = told(archive)
    extra = archive.entries.pop(150)
    changed = [name for name, list_ in told(archive).items() if list_ != before[name]]
    assert extra.report.id not in changed
    assert len(changed) <= 8


def test_a_report_without_a_place_has_none(sample):
    entry = next(entry for entry in sample.entries if not entry.places)
    assert Nearness(sample.entries).to(entry).related == ()

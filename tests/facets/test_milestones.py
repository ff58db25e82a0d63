from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from facets import milestones
from khotin.archive import load_archive
from khotin.entry import Places
from khotin.model import Term

CONTENT = Path(__file__).parents[1] / "site" / "content"
OLD, NEW = (Term("Đảng bộ xã Kỳ Thọ", "dang", start, start + 5) for start in (2020, 2025))


@pytest.fixture(scope="module")
def archive():
    return load_archive(CONTENT)


def report(archive, title, year, about, other=()):
    model = archive.entries[0]
    return replace(
        model,
        title=title,
        date=model.date.replace(year=year),
        terms=tuple(about),
        other_terms=tuple(other),
        topics=(),
    )


def ends(archive, *entries):
    archive = replace(archive, entries=list(entries))
    return {slug: (len(end.opened), len(end.closed)) for slug, end in milestones.milestones(archive).items()}


def test_a_congress_opens_one_term_and_closes_the_other(archive):
    congress = report(archive, "Đại hội Đảng bộ xã", 2025, [NEW], [OLD])
    assert ends(archive, congress) == {"2025-2030": (1, 0), "2020-2025": (0, 1)}


def test_a_review_in_the_middle_does_neither(archive):
    assert ends(archive, report(archive, "Đại hội giữa chừng", 2023, [OLD])) == {}
    assert ends(archive, report(archive, "Sơ kết nhiệm kỳ", 2025, [OLD])) == {}


def test_the_highest_bodies_stand_for_all_in_order_of_time(archive):
    commune = report(archive, "Đại hội", 2025, [NEW])
    province = replace(
        commune, places=Places([replace(commune.places[0], chain=commune.places[0].chain[:1])])
    )
    many = [commune] * 9 + [province]
    found = milestones.highest(many)
    assert len(found) == milestones.MOST
    assert province in found

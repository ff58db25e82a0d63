from __future__ import annotations

from pathlib import Path

import pytest

from khotin import lineage
from khotin.archive import load_archive

CONTENT = Path(__file__).parents[1] / "site" / "content"


@pytest.fixture(scope="module")
def archive():
    return load_archive(CONTENT)


def unit(archive, path):
    return archive.gazetteer.by_path(path)


def test_a_unit_inherits_the_reports_of_its_predecessors(archive):
    new, old = unit(archive, "ha-tinh/ky-khang"), unit(archive, "ha-tinh/ky-anh/ky-tho")
    assert lineage.predecessors(archive, new) == (old,)
    assert list(lineage.inherited(archive, new, 20)) == archive.localities[old.code]
    assert lineage.inherited(archive, new, 1) == tuple(archive.localities[old.code][:1])
    assert lineage.inherited(archive, old, 20) == ()


def test_an_heir_without_reports_has_a_page(archive):
    changed = load_archive(CONTENT)
    new = unit(archive, "ha-tinh/ky-khang")
    assert lineage.heirs(archive) == ()
    del changed.localities[new.code]
    assert lineage.heirs(changed) == (new,)
    assert lineage.has_page(changed, new)
    assert not lineage.has_page(changed, unit(archive, "ha-tinh/duc-tho"))


def test_a_district_has_no_heirs(archive):
    district = unit(archive, "ha-tinh/ky-anh")
    assert district.successors
    assert all(archive.gazetteer.get(code).level is not district.level for code in district.successors)
    assert not {heir.code for heir in lineage.heirs(archive)} & set(district.successors)

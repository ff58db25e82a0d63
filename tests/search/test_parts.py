"""How the index is cut, what a report is filed under, what the box offers."""

import json

from search import finder, parts, reports
from search.leaves import Leaves


def test_one_more_report_changes_one_leaf_of_one_part(archive):
    before = list(parts.parts(archive.entries))
    without = [entry for entry in archive.entries if entry.report.slug != "ghe-ngo"]
    after = {part.name: part for part in parts.parts(without)}
    changed = [part for part in before if part.version != after[part.name].version]
    assert [part.name for part in changed] == ["2010-2019"]
    leaves = [leaf for leaf in changed[0].leaves if leaf not in after["2010-2019"].leaves]
    assert [entry.report.slug for leaf in leaves for entry in leaf].count("ghe-ngo") == 1
    assert len(leaves) == 1


def test_many_reports_are_cut_by_year_and_month(archive, monkeypatch):
    monkeypatch.setattr(parts, "MOST", 62)
    found = list(parts.parts(archive.entries))
    names = [part.name for part in found]
    assert {"2019", "2018-01"} & set(names)
    assert names == sorted(names, reverse=True)
    assert [entry for part in found for entry in reversed(part.entries)] == archive.entries


def test_leaves_are_kept_and_made_anew_where_they_are_damaged(archive, tmp_path):
    entries = tuple(archive.entries[:3])
    made = Leaves(archive.texts, archive.gazetteer, tmp_path, "1").get(entries)
    (kept,) = tmp_path.iterdir()
    for damage in (kept.read_bytes()[:-1], b""):
        kept.write_bytes(damage)
        assert Leaves(archive.texts, archive.gazetteer, tmp_path, "1").get(entries) == made
    Leaves(archive.texts, archive.gazetteer, tmp_path, "1").sweep([])
    assert not list(tmp_path.iterdir())


def test_a_report_is_filed_under_its_places_old_and_new(archive):
    entry = next(entry for entry in archive.entries if entry.report.slug == "cau-dap-dong-do")
    found = reports.facets(entry, reports.heirs(archive.gazetteer, [entry]))
    communes = [label for kind, _, label in found if kind == reports.COMMUNE]
    assert communes[0] == "Xã Kỳ Thọ, Kỳ Anh, Hà Tĩnh"
    assert all("từ 1/7/2025" in label for label in communes[1:])
    assert len(communes) > 1
    assert (reports.YEAR, "2018", "2018") in found


def test_the_first_letters_cost_little(archive):
    files = {}

    class Plans:
        def add(self, address, _, make):
            files[address] = make()

    finder.plan(finder.known(archive), Plans())
    assert max(map(len, files.values())) < 60_000
    offers = json.loads(files["tim-kiem/goi-y/ky.json"])
    assert ["Xã Kỳ Thọ", "Huyện Kỳ Anh, tỉnh Hà Tĩnh", "dia-phuong/ha-tinh/ky-anh/ky-tho/", ""] in offers

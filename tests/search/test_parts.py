"""How the index is cut, what a report is filed under, what the box offers."""

import json

from search import finder, parts, reports


def test_one_more_report_changes_its_own_part_only(archive):
    before = {part.name: part.version for part in parts.parts(archive.entries)}
    without = [entry for entry in archive.entries if entry.report.slug != "ghe-ngo"]
    after = {part.name: part.version for part in parts.parts(without)}
    assert {name for name in before if before[name] != after.get(name)} == {"2019"}


def test_a_large_year_is_cut_by_month(archive, monkeypatch):
    monkeypatch.setattr(parts, "YEAR_WHOLE", 20)
    names = [part.name for part in parts.parts(archive.entries)]
    assert "2019-03" in names
    assert names == sorted(names, reverse=True)
    assert sum(len(part.entries) for part in parts.parts(archive.entries)) == len(archive.entries)


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

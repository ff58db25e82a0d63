from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from facets import divided, generator, letters, localities
from facets import terms as term_pages
from khotin import alphabet, views
from khotin.archive import load_archive
from khotin.views import Link, Site

CONTENT = Path(__file__).parents[1] / "site" / "content"
SITE = Site("Kho Tin", "Kho thử")


class Plans(dict):
    """A writer that only remembers what was planned."""

    def group(self, name, plan):
        plan(self)

    def add_page(self, address, template, view, owner=""):
        assert address not in self, (address, owner)
        self[address] = (template, view)

    def view(self, address):
        return self[address][1]()


@pytest.fixture(scope="module")
def archive():
    return load_archive(CONTENT)


@pytest.fixture(scope="module")
def plans(archive):
    plans = Plans()
    made = generator.FacetsGenerator.__new__(generator.FacetsGenerator)
    made.context = {"archive": archive, "site": SITE}
    made.generate_output(plans)
    return plans


def test_every_view_can_be_made(plans):
    for _, view in plans.values():
        assert view().page.site is SITE


def test_a_commune_page_says_what_became_of_it(plans):
    view = plans.view("dia-phuong/ha-tinh/ky-anh/ky-tho/")
    assert (view.title, view.full_name, view.total, view.covered) == (
        "Xã Kỳ Thọ", "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh", 2, "5/2023 – 1/2025",
    )  # fmt: skip
    assert [link.text for link in view.page.crumbs] == ["Địa phương", "Tỉnh Hà Tĩnh", "Huyện Kỳ Anh"]
    assert view.history.reform_end and view.history.until == "30/6/2025"
    assert view.history.successors == (Link("xã Kỳ Khang, tỉnh Hà Tĩnh", "dia-phuong/ha-tinh/ky-khang/"),)
    assert [row.place for row in view.rows] == ["", ""]


def test_the_successor_leads_back(plans):
    history = plans.view("dia-phuong/ha-tinh/ky-khang/").history
    assert history.reform_start
    # What several units belong to is told once, after the last of them.
    assert [link.text for link in history.predecessors] == [
        "xã Kỳ Khang",
        "xã Kỳ Thọ",
        "xã Kỳ Thư, huyện Kỳ Anh, tỉnh Hà Tĩnh",
    ]
    linked = [link for link in history.predecessors if link.address]
    assert linked == [Link("xã Kỳ Thọ", "dia-phuong/ha-tinh/ky-anh/ky-tho/", 2)]


def test_a_province_lists_the_units_of_both_maps(plans):
    view = plans.view("dia-phuong/ha-tinh/")
    assert view.children == (
        (
            "Cấp huyện (trước 1/7/2025)",
            (
                Link("Huyện Can Lộc", "dia-phuong/ha-tinh/can-loc/", 1),
                Link("Huyện Kỳ Anh", "dia-phuong/ha-tinh/ky-anh/", 2),
            ),
        ),
        ("Cấp xã (từ 1/7/2025)", (Link("Xã Kỳ Khang", "dia-phuong/ha-tinh/ky-khang/", 1),)),
    )
    assert [row.place for row in view.rows] == [
        "xã Kỳ Khang",
        "xã Kỳ Thọ, Kỳ Anh",
        "huyện Can Lộc",
        "xã Kỳ Thọ, Kỳ Anh",
    ]


def test_a_spelling_is_no_former_name(archive):
    gazetteer = archive.gazetteer
    hue = gazetteer.by_path("hue")
    assert localities.history(archive, hue).former_names == ("tỉnh Thừa Thiên Huế (đến 31/12/2024)",)
    assert localities.history(archive, gazetteer.by_path("ho-chi-minh")).former_names == ()


def test_a_term_lists_its_bodies_by_province(plans):
    view = plans.view("nhiem-ky/2020-2025/")
    assert (view.title, view.kind, view.body_count) == ("Nhiệm kỳ 2020–2025", "Đảng bộ các cấp", 2)
    (group,) = view.bodies
    assert group.province == Link("Hà Tĩnh", "dia-phuong/ha-tinh/", 4)
    assert [link.text for link in group.bodies] == ["Đảng bộ huyện Can Lộc", "Đảng bộ xã Kỳ Thọ"]
    assert (view.earlier, view.later) == (None, Link("2025–2030", "nhiem-ky/2025-2030/", 1))


def test_many_bodies_stand_as_counts(plans, monkeypatch):
    monkeypatch.setattr(term_pages, "BODIES_WHOLE", 1)
    (group,) = plans.view("nhiem-ky/2020-2025/").bodies
    assert (group.bodies, group.count) == ((), 2)


def test_a_topic_without_reports_is_named_but_not_linked(plans):
    view = plans.view("chu-de/")
    assert [(link.text, definition) for link, definition in view.topics] == [
        ("Xây dựng Đảng", "Tổ chức, sinh hoạt và kỷ luật của Đảng ở cơ sở.")
    ]
    assert view.unused == ("Y tế",)
    assert "chu-de/y-te/" not in plans


def test_the_index_of_places_is_whole_while_short(plans):
    view = plans.view("dia-phuong/")
    assert [letter.name for letter in view.letters] == ["C", "K"]
    assert [(link.text, what) for link, what in view.letters[1].places] == [
        ("Kỳ Anh", "huyện, tỉnh Hà Tĩnh"),
        ("Kỳ Khang", "xã, tỉnh Hà Tĩnh"),
        ("Kỳ Thọ", "xã, huyện Kỳ Anh, tỉnh Hà Tĩnh"),
    ]


def test_a_long_index_of_places_has_a_page_for_each_letter(archive, monkeypatch):
    monkeypatch.setattr(alphabet, "WHOLE", 2)
    plans = Plans()
    letters.plan(plans, archive, SITE)
    assert sorted(plans) == ["dia-phuong/", "dia-phuong/chu/c/", "dia-phuong/chu/k/"]
    assert plans.view("dia-phuong/").letters[1].address == "dia-phuong/chu/k/"
    assert plans.view("dia-phuong/chu/k/").letter.count == 3


def planned(archive, count, gap):
    """Plan a facet of `count` reports, `gap` days apart."""
    entry = archive.entries[0]
    start = entry.date
    entries = []
    for number in range(count):
        copy = type(entry)(**{name: getattr(entry, name) for name in entry.__slots__})
        copy.date = start - timedelta(days=gap * number)
        copy.id = f"{number:08x}"
        entries.append(copy)
    facet = divided.Facet("x/", "xã X", (Link("X", "x/"),), "x/", views.feed("X", "x/"))
    plans = Plans()
    divided.plan(plans, SITE, facet, entries, "facet", lambda front: front)
    return plans


def test_a_short_list_has_one_page(archive):
    assert list(planned(archive, 40, 1)) == ["x/"]


def test_years_months_and_days_know_their_neighbours(archive):
    plans = planned(archive, 1200, 0.1)
    year = plans.view("x/2025/")
    assert year.groups == () and [link.text for link in year.parts][:2] == ["Tháng 9", "Tháng 8"]
    assert (year.earlier, year.later) == (None, None)
    assert [link.text for link in year.page.crumbs] == ["X"]
    month = plans.view("x/2025/07/")
    assert [link.address for link in month.parts][:2] == ["x/2025/07/31/", "x/2025/07/30/"]
    assert {len(group.rows) for group in month.groups} == {5}
    group = month.groups[0]
    assert (group.name, group.address, group.anchor) == ("Ngày 31/7/2025", "x/2025/07/31/", "ngay-31")
    assert (group.more.text, group.more.address) == ("Cả 10 bài ngày 31/7/2025", "x/2025/07/31/")
    day = plans.view("x/2025/07/31/")
    assert (day.title, day.earlier.address, day.later.address) == (
        "Ngày 31/7/2025",
        "x/2025/07/30/",
        "x/2025/08/01/",
    )
    assert [link.text for link in day.page.crumbs] == ["X", "Năm 2025", "Tháng 7/2025"]
    assert day.page.root == "../../../../"
    assert day.page.feed_href == "../../../../x/rss.xml"


def test_a_quiet_day_of_a_long_month_has_a_place_on_its_page(archive):
    plans = planned(archive, 400, 0.25)
    month = plans.view("x/2025/08/")
    assert "x/2025/08/31/" not in plans
    assert month.parts[0].address == "x/2025/08/#ngay-31"
    assert (month.groups[0].address, month.groups[0].more, len(month.groups[0].rows)) == (None, None, 4)


def test_a_very_long_day_is_divided_by_its_reports(archive):
    plans = planned(archive, 150, 0.001)
    day, address = next((view(), address) for address, (_, view) in plans.items() if address.count("/") == 4)
    assert day.groups == ()
    assert [link.text for link in day.parts] == ["Phần đầu", "Từ bài 00000080", "Từ bài 00000040"][::-1]
    part = plans.view(f"{address}tu/00000080/")
    assert part.title.endswith(", từ bài 00000080")
    assert part.later.address == f"{address}tu/00000040/"
    assert part.page.crumbs[-1].address == address


def test_a_year_that_stands_whole_is_told_by_month(archive):
    year = planned(archive, 60, 10).view("x/2025/")
    assert [group.name for group in year.groups][:2] == ["Tháng 9/2025", "Tháng 8/2025"]
    assert year.parts == ()
    assert sum(len(group.rows) for group in year.groups) == year.total


def test_one_more_report_changes_a_bounded_number_of_pages(archive):
    def rendered(plans):
        return {address: repr(view()) for address, (_, view) in plans.items()}

    before, after = rendered(planned(archive, 2000, 0.5)), rendered(planned(archive, 2001, 0.5))
    changed = [address for address in after if before.get(address) != after[address]]
    assert len(changed) <= 4, changed

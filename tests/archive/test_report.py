from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from archive import home, report
from archive.related import Nearness
from khotin.archive import load_archive
from khotin.editorial.history import Correction
from khotin.edits import Edit
from khotin.edtf import VIETNAM
from khotin.views import Link, Site

CONTENT = Path(__file__).parents[1] / "site" / "content"
SITE = Site("Kho Tin", "Kho thử", "https://kho.test")


@pytest.fixture(scope="module")
def archive():
    return load_archive(CONTENT)


def view(archive, slug, edit="", edits=()):
    entry = next(entry for entry in archive.entries if entry.report.slug == slug)
    return report.view(archive, SITE, Nearness(archive.entries).to(entry), entry, edits, edit)


def test_a_full_report(archive):
    page = view(archive, "so-ket-giua-nhiem-ky", "https://forge.test/edit/{path}")
    assert page.page.canonical == "https://kho.test/bai/2023/so-ket-giua-nhiem-ky/"
    assert [link.text for link in page.page.crumbs] == [
        "Địa phương",
        "Tỉnh Hà Tĩnh",
        "Huyện Kỳ Anh",
        "Xã Kỳ Thọ",
    ]
    assert [link.text for link in page.places[0]] == ["Xã Kỳ Thọ", "huyện Kỳ Anh", "tỉnh Hà Tĩnh"]
    assert page.dense
    assert [(when.words, reason) for when, reason in page.corrections] == [
        ("5/3/2024", "Bổ sung số liệu"),
        ("2/6/2023", "Sửa tên người phát biểu <theo> Đảng ủy"),
    ]
    assert page.published == report.When("26/5/2023, 14:30", "2023-05-26T14:30+07:00")
    assert page.event == report.When("ngày 25/5/2023", "2023-05-25")
    assert page.estimated is None
    assert page.terms == (Link("Đảng bộ xã Kỳ Thọ 2020–2025", "nhiem-ky/2020-2025/"),)
    assert page.other_terms == ("MTTQ Việt Nam xã Kỳ Thọ 2024–2029",)
    assert page.edit == "https://forge.test/edit/content/reports/2023/so-ket-giua-nhiem-ky.md"
    assert page.page.description.startswith("Xã Kỳ Thọ sơ kết giữa nhiệm kỳ <2020-2025>")
    assert (page.earlier, page.later.title) == (None, "Xã Kỳ Thọ họp lần hai")


def test_a_report_with_nothing_but_a_title_and_a_date(archive):
    page = view(archive, "toi-thieu")
    assert [link.address for link in page.page.crumbs] == ["luu-tru/", "luu-tru/2024/"]
    assert page.published == report.When("5/1/2024", "2024-01-05T00:00+07:00")
    assert (page.places, page.terms, page.topics, page.authors, page.raw, page.html) == (
        (),
        (),
        (),
        (),
        None,
        "",
    )


def test_an_estimated_date_is_told_as_an_estimate(archive):
    page = view(archive, "tong-ket")
    assert (page.published, page.event) == (None, None)
    assert page.estimated == report.When("khoảng tháng 11/2023", "2023-11")
    assert page.review == ("date", "terms")


def test_an_open_place_is_named_without_a_link(archive):
    page = view(archive, "chua-ro-noi")
    assert page.places == ((Link("Xã Vĩnh Phú"),),)
    assert page.place is None
    assert page.event == report.When("ngày 2/3/2024", "2024-03-02")


def test_the_home_page_leads_everywhere(archive):
    page = home.view(archive, SITE)
    assert (page.reports, page.covered) == (6, "5/2023 – 9/2025")
    assert page.provinces == (Link("Hà Tĩnh", "dia-phuong/ha-tinh/", 4),)
    assert page.years == (
        Link("2025", "luu-tru/2025/", 2),
        Link("2024", "luu-tru/2024/", 2),
        Link("2023", "luu-tru/2023/", 2),
    )
    assert page.terms[0] == (
        "Đảng bộ các cấp",
        (Link("2025–2030", "nhiem-ky/2025-2030/", 1), Link("2020–2025", "nhiem-ky/2020-2025/", 2)),
    )


def test_edits_tell_when_and_which_fields(archive):
    when = datetime(2024, 3, 5, 9, tzinfo=VIETNAM)
    fields = (
        Correction("title", "A", "B"),
        Correction("body", "1 đoạn", "2 đoạn"),
        Correction("lạ", "", "x"),
    )
    page = view(archive, "tong-ket", edits=(Edit(when, "Sửa", fields),))
    assert page.edits == ((report.When("5/3/2024", "2024-03-05"), "tên bài, nội dung, lạ"),)
    assert json.loads(page.machines.json_ld)["dateModified"] == "2024-03-05T09:00:00+07:00"
    assert view(archive, "tong-ket").edits == ()

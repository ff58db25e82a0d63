"""What readers come for, step by step in a browser, on the archive of the five real reports."""

from __future__ import annotations

import csv
import io
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


@pytest.fixture(params=[(PHONE, True), (PHONE, False), (DESK, True)], ids=["phone", "no scripts", "desk"])
def reader(request, browser):
    """A phone, with and without JavaScript, and a desk: nothing here may depend on it."""
    viewport, scripts = request.param
    context = browser.new_context(
        viewport=viewport, locale="vi-VN", java_script_enabled=scripts, service_workers="block"
    )
    yield context.new_page()
    context.close()


def heading(page):
    return page.get_by_role("heading", level=1).inner_text()


def test_a_new_unit_leads_to_the_reports_of_the_old_ones_and_back(reader, site_url):
    reader.goto(f"{site_url}/dia-phuong/")
    reader.get_by_role("link", name="Kỳ Khang").click()
    assert heading(reader) == "Xã Kỳ Khang"
    expect(reader.get_by_text("Chưa có bài nào mang tên này")).to_be_visible()
    reader.locator("#tien-than .rows a").first.click()
    assert heading(reader).startswith("ĐẢNG BỘ XÃ KỲ THỌ")
    reader.get_by_label("Vị trí trong kho").get_by_role("link", name="Xã Kỳ Thọ").click()
    history = reader.locator(".history").first
    expect(history).to_contain_text("Có đến ngày 30/6/2025")
    history.get_by_role("link", name="xã Kỳ Khang").click()
    assert heading(reader) == "Xã Kỳ Khang"


def test_a_district_that_is_gone_says_so(reader, site_url):
    reader.goto(f"{site_url}/dia-phuong/ha-tinh/ky-anh/")
    expect(reader.locator(".history").first).to_contain_text("khi cấp huyện kết thúc")


@pytest.mark.parametrize("address", ["dia-phuong/khong-co/2031/", "nhiem-ky/2020-2025/1999/", "bai/2023/x/"])
def test_a_wrong_link_leads_to_all_ways_in(reader, site_url, address):
    assert reader.goto(f"{site_url}/{address}").status == 404
    assert heading(reader) == "Không tìm thấy trang"
    reader.get_by_role("main").get_by_role("link", name="Tìm theo nhiệm kỳ").click()
    assert heading(reader) == "Nhiệm kỳ"


def test_a_term_leads_to_its_bodies_and_its_reports(reader, site_url):
    reader.goto(f"{site_url}/nhiem-ky/")
    reader.get_by_role("main").get_by_role("link", name="2020–2025").click()
    assert heading(reader) == "Nhiệm kỳ 2020–2025"
    expect(reader.locator("#so-sanh")).to_contain_text("Tỉnh Tuyên Quang")
    reader.locator("#to-chuc").get_by_role("link", name="Đảng bộ xã Kỳ Thọ").click()
    assert heading(reader) == "Xã Kỳ Thọ"


def test_a_topic_is_defined_and_lists_its_reports(reader, site_url):
    reader.goto(f"{site_url}/chu-de/")
    reader.get_by_role("main").get_by_role("link", name="Xây dựng Đảng").click()
    expect(reader.locator(".definition")).to_contain_text("chỉnh đốn Đảng")
    expect(reader.locator("#bai .rows li")).to_have_count(5)


def test_the_map_leads_to_a_province(reader, site_url):
    reader.goto(f"{site_url}/dia-phuong/")
    reader.locator(".map").get_by_role("link", name="Hà Tĩnh").click()
    assert heading(reader) == "Tỉnh Hà Tĩnh"


def test_a_report_shows_what_was_captured_and_what_was_mended(reader, site_url):
    reader.goto(f"{site_url}/dia-phuong/ha-tinh/ky-anh/ky-tho/")
    reader.locator("#bai .rows a").first.click()
    title = heading(reader)
    reader.get_by_role("link", name="Xem bản chụp nguyên văn, từng dòng").click()
    expect(reader.get_by_text("Mã kiểm khớp với tệp trong kho.")).to_be_visible()
    lines = reader.locator(".ledger tbody tr")
    assert lines.nth(1).locator("td").all_inner_texts()[2] == "loading..."
    expect(reader.locator("del")).to_have_text("L ê Văn Trọng")
    expect(reader.locator("ins")).to_have_text("Lê Văn Trọng")
    reader.get_by_role("main").get_by_role("link", name=title).click()
    assert heading(reader) == title


def test_a_citation_is_saved_for_a_reference_manager(reader, site_url):
    reader.goto(f"{site_url}/dia-phuong/ha-tinh/ky-anh/ky-tho/")
    reader.locator("#bai .rows a").first.click()
    reader.get_by_text("Trích dẫn bài này").click()
    expect(reader.locator(".cite p").first).to_contain_text("Hồng Lam (26/5/2023). «ĐẢNG BỘ XÃ KỲ THỌ")
    with reader.expect_download() as saved:
        reader.get_by_role("link", name="RIS").click()
    assert saved.value.suggested_filename == "khotin-07c59822.ris"
    assert "AU  - Hồng Lam," in saved.value.path().read_text("utf-8").split("\n")


def test_the_short_address_leads_to_the_report(reader, site_url):
    reader.goto(f"{site_url}/id/07c59822/")
    reader.wait_for_url("**/bai/2023/**")
    assert heading(reader).startswith("ĐẢNG BỘ XÃ KỲ THỌ")


def test_the_data_of_a_month_can_be_fetched(reader, site_url):
    reader.goto(f"{site_url}/")
    reader.get_by_role("contentinfo").get_by_role("link", name="Dữ liệu").click()
    link = reader.locator("a[href$='2023/05.csv']")
    expect(link).to_have_text("CSV, Tháng 5/2023")
    address = link.evaluate("link => link.href")
    with urlopen(address) as answer:
        rows = list(csv.DictReader(io.StringIO(answer.read().decode("utf-8-sig"), newline="")))
    assert {row["id"] for row in rows} == {"07c59822", "09d2cab6"}


def test_the_table_of_a_province_can_be_fetched_from_a_commune(reader, site_url):
    reader.goto(f"{site_url}/dia-phuong/ha-tinh/ky-anh/ky-tho/")
    reader.get_by_role("link", name="các bảng của tỉnh Hà Tĩnh").click()
    assert heading(reader) == "Tỉnh Hà Tĩnh"
    address = reader.locator("#du-lieu").get_by_role("link", name="2023").evaluate("link => link.href")
    with urlopen(address) as answer:
        rows = list(csv.DictReader(io.StringIO(answer.read().decode("utf-8-sig"), newline="")))
    assert [row["localities"] for row in rows] == ["xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"]


def test_the_menu_stays_on_one_line(reader, site_url):
    reader.goto(f"{site_url}/")
    boxes = [item.bounding_box() for item in reader.get_by_label("Các mục").get_by_role("listitem").all()]
    assert len({box["y"] for box in boxes}) == 1
    assert all(box["height"] >= 24 for box in boxes)


@pytest.mark.parametrize(("typed", "found"), [("ky tho", "Xã Kỳ Thọ"), ("ky khang", "Xã Kỳ Khang")])
def test_an_old_and_a_new_name_are_found_without_diacritics(page, site_url, typed, found):
    page.set_viewport_size(PHONE)
    page.goto(f"{site_url}/")
    page.get_by_role("combobox", name="Tìm trong kho").fill(typed)
    page.get_by_role("option").first.click()
    page.wait_for_url("**/dia-phuong/ha-tinh/**")
    assert heading(page) == found

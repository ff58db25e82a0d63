"""What a reader finds, with which keys, and what the page says when something is wrong."""

import json
import re
from collections import Counter

import pytest
from reader import DONE, PHONE, queries, search_of, until

from khotin import terms


def ask(phone, search):
    page = phone.open(search)
    until(page, DONE)
    return page


def total(page):
    """Return the number of results that the live region tells."""
    match = re.match(r"([\d.]+) bài", page.inner_text("#so-bai"))
    return int(match[1].replace(".", "")) if match else 0


def counts(page, kind):
    """Return the counts beside the choices of a filter, by their values."""
    found = page.locator(f"#loc-{kind} option").evaluate_all("all => all.map(one => [one.value, one.text])")
    return {
        value: int(re.search(r"\(([\d.]+)\)$", text)[1].replace(".", "")) for value, text in found if value
    }


def test_every_query_of_the_table_has_its_report_at_the_top(phone):
    asked = list(queries())
    assert len(asked) >= 40
    phone.open()
    wrong = []
    for query in asked:
        phone.ask(query.text)
        found = phone.slugs()
        if found[:1] != [query.expected]:
            wrong.append((query, found[:3], phone.page.inner_text("#so-bai")))
    assert not wrong


def test_without_diacritics_every_spelling_is_found(phone):
    ask(phone, search_of("luc thi duong"))
    assert set(phone.slugs()) == {"ba-duong", "ba-duong-khac"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dua ghe ngo song mas", "ghe-ngo"),
        ("Uông Sĩ Đắ", "quy-hieu-hoc"),
        ("nuoc sach ve ban huo", "nuoc-sach"),
    ],
)
def test_a_word_may_be_unfinished(phone, typed, expected):
    ask(phone, search_of(typed))
    assert phone.slugs()[0] == expected


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ki tho", "Kỳ Thọ"),
        ("Quỳnh Đôii khuyến học", "Quỳnh Đôi"),
        ("phu thonng", "Phủ Thông"),
        ("nam lanhh", "Nậm Lạnh"),
    ],
)
def test_a_place_nearly_spelt_is_offered(phone, typed, meant):
    page = ask(phone, search_of(typed))
    page.wait_for_selector("#luu-y a")
    assert meant in page.inner_text("#luu-y")


def test_the_words_are_shown_in_their_lines(phone):
    page = ask(phone, search_of("nuoi dui thuong pham"))
    page.wait_for_selector(".extract mark")
    assert page.inner_text(".extract mark") == "nuôi dúi thương phẩm"
    assert "Triệu Quang Khuyến mở mô hình" in page.inner_text(".extract")


def test_a_syllable_apart_from_the_others_is_not_marked(phone):
    page = ask(phone, search_of("nuoi dui thuong pham"))
    page.wait_for_selector(".extract mark")
    marked = page.locator("mark").all_inner_texts()
    assert all(" " in text for text in marked)


def test_counts_beside_filters_are_those_of_the_content(phone, archive):
    page = ask(phone, "?xep=ngay")
    assert total(page) == len(archive.entries)
    page.click("summary")
    until(page, "document.querySelector('#loc-nam').options.length > 1")
    years = Counter(str(entry.date.year) for entry in archive.entries)
    topics = Counter(topic.slug for entry in archive.entries for topic in entry.topics)
    authors = Counter(author for entry in archive.entries for author in entry.report.authors)
    held = Counter(terms.slug(term) for entry in archive.entries for term in entry.terms)
    places = {code: len(entries) for code, entries in archive.localities.items()}
    provinces = {unit.path: places[unit.code] for unit in archive.units(1)}
    districts = {unit.path: places[unit.code] for unit in archive.units(2)}
    assert counts(page, "nam") == years
    assert counts(page, "chu-de") == topics
    assert counts(page, "tac-gia") == authors
    assert counts(page, "nhiem-ky") == held
    assert counts(page, "tinh") == provinces
    some = counts(page, "huyen")
    assert some
    assert some.items() <= districts.items()


def test_filters_narrow_and_live_in_the_address(phone, archive):
    page = ask(phone, "?nam=2019")
    assert total(page) == sum(entry.date.year == 2019 for entry in archive.entries)
    page.click("summary")
    until(page, "document.querySelector('#loc-chu-de').options.length > 1")
    page.select_option("#loc-chu-de", "du-lich")
    expected = sum(
        entry.date.year == 2019 and "du-lich" in [topic.slug for topic in entry.topics]
        for entry in archive.entries
    )
    until(page, f"document.querySelector('#so-bai').textContent === '{expected} bài'")
    assert set(page.url.partition("?")[2].split("&")) == {"nam=2019", "chu-de=du-lich"}
    # Another year may still be chosen: its count leaves the chosen one aside.
    assert len(counts(page, "nam")) > 1
    page.go_back()
    until(page, f"document.querySelector('#so-bai').textContent !== '{expected} bài'")
    assert page.input_value("#loc-chu-de") == ""
    assert page.input_value("#loc-nam") == "2019"


def test_what_a_shared_search_is_narrowed_to_is_told_and_can_be_dropped(phone):
    page = ask(phone, "?nam=2019&chu-de=du-lich")
    until(page, "document.querySelector('summary').textContent.includes('Du lịch')")
    assert "2019" in page.inner_text("summary")
    narrowed = total(page)
    page.click("summary")
    page.click("#bo-loc")
    until(page, "location.search === ''")
    assert not page.is_visible("#bo-loc")
    assert page.inner_text("summary").strip() == "Lọc và sắp xếp"
    assert narrowed


def test_a_filter_costs_no_more_than_a_word(phone):
    page = phone.page
    page.route("**/kho/20*.json*", lambda route: route.abort())
    phone.open("?nam=2019&q=ghe+ngo")
    page.wait_for_selector("#ket-qua a")
    assert phone.slugs()[0] == "ghe-ngo"
    days = page.locator("#ket-qua time").evaluate_all("all => all.map(one => one.dateTime)")
    assert all(day.startswith("2019") for day in days)


def test_a_commune_is_found_under_the_name_it_goes_by_today(phone, archive):
    old = archive.gazetteer.parse("xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh")
    today = archive.gazetteer.get(old.successors[0])
    page = ask(phone, f"?xa={today.path}")
    until(page, "document.querySelector('#loc-xa').selectedOptions[0]?.text.includes('từ 1/7/2025')")
    assert total(page) >= 1


def test_sorted_by_date(phone):
    page = ask(phone, search_of("hội nghị") + "&xep=ngay")
    days = page.locator("#ket-qua time").evaluate_all("all => all.map(one => one.dateTime)")
    assert days == sorted(days, reverse=True)


def test_typing_can_be_stepped_back(phone):
    page = phone.open()
    for text in ("song maspero", "huoi cay"):
        page.fill("#q", text)
        page.press("#q", "Enter")
        until(page, "document.querySelector('#ket-qua a') !== null")
        until(page, DONE)
    assert page.url.endswith("?q=huoi+cay")
    page.go_back()
    until(page, "document.querySelector('#q').value === 'song maspero'")
    until(page, "document.querySelector('#ket-qua a')?.href.includes('ghe-ngo')")


def test_the_box_offers_places_by_keyboard(phone):
    page = phone.page
    page.goto(f"{phone.base}/")
    page.focus("#tim-nhanh")
    page.keyboard.type("ky th")
    page.wait_for_selector("#goi-y [role=option]")
    assert page.get_attribute("#tim-nhanh", "aria-expanded") == "true"
    assert "Xã Kỳ Thọ" in page.inner_text("#goi-y")
    page.keyboard.press("ArrowDown")
    chosen = page.get_attribute("#tim-nhanh", "aria-activedescendant")
    assert page.get_attribute(f"#{chosen}", "aria-selected") == "true"
    page.keyboard.press("Escape")
    assert page.get_attribute("#tim-nhanh", "aria-expanded") == "false"
    assert page.is_hidden("#goi-y")
    page.keyboard.type("o")
    page.wait_for_selector("#goi-y [role=option]:has-text('Kỳ Thọ')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dia-phuong/**")


def test_the_box_leads_to_the_search(phone):
    page = phone.page
    page.goto(f"{phone.base}/dia-phuong/")
    page.fill("#tim-nhanh", "song maspero")
    page.press("#tim-nhanh", "Enter")
    page.wait_for_url("**/tim-kiem/?q=song+maspero")
    until(page, DONE)
    assert phone.slugs()[0] == "ghe-ngo"


def test_without_javascript_there_are_ways_in(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{address}/tim-kiem/?q=ghe+ngo")
    assert "không chạy JavaScript" in page.inner_text("main")
    assert not page.is_visible("#tim")
    page.click("#theo-van .letters a:has-text('K')")
    assert page.locator("main a", has_text="Kỳ Thọ").count() == 1
    context.close()


@pytest.mark.parametrize(
    ("search", "said"),
    [
        (search_of("hội nghị " * 600), "quá dài"),
        (search_of('"nông thôn mới'), "ngoặc kép chưa đóng"),
        ("?la=1&q=nông", "Không có bộ lọc «la»"),
        ("?xa=khong/co", ""),
        (search_of("<img src=x onerror=alert(1)>"), ""),
        (search_of('"'), "ngoặc kép"),
        ("?q=%ff%00", ""),
    ],
)
def test_bad_input_is_told_and_nothing_runs(phone, search, said):
    page = phone.open(search)
    until(page, f"{DONE} || document.querySelector('#luu-y').textContent !== ''")
    assert said in page.inner_text("#luu-y")
    assert not page.locator("main img, main script").count()
    assert page.is_enabled("#q")


@pytest.mark.parametrize("broken", ["**/*.bin*", "**/muc-luc.json*"])
def test_an_index_that_does_not_load_is_told_and_may_be_asked_again(phone, broken):
    page = phone.page
    page.route(broken, lambda route: route.abort())
    phone.open(search_of("sông maspero"))
    page.wait_for_selector("#thu-lai:visible")
    assert "Không tải được" in page.inner_text("#so-bai")
    page.unroute(broken)
    page.click("#thu-lai")
    page.wait_for_selector("#ket-qua a")
    assert phone.slugs()[0] == "ghe-ngo"


@pytest.mark.parametrize("cut", [3, 100, 3000])
def test_an_index_that_is_cut_is_told(phone, built, cut):
    page = phone.page
    files = {path.name: path.read_bytes()[:cut] for path in built.glob("tim-kiem/kho/*.bin")}

    def answer(route):
        name = route.request.url.split("?")[0].rsplit("/", 1)[-1]
        route.fulfill(status=200, body=files[name])

    page.route("**/*.bin*", answer)
    phone.open(search_of("ghe ngo sông maspero"))
    page.wait_for_selector("#thu-lai:visible")


def test_a_host_without_ranges_serves_as_well(phone, built):
    def whole(route):
        name = route.request.url.split("?")[0].rsplit("/", 1)[-1]
        route.fulfill(status=200, body=(built / "tim-kiem/kho" / name).read_bytes())

    phone.page.route("**/*.bin*", whole)
    ask(phone, search_of("sông maspero"))
    assert phone.slugs()[0] == "ghe-ngo"


def test_blocked_storage_is_no_matter(phone):
    phone.page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('', 'SecurityError') } });"
    )
    ask(phone, search_of("sông maspero"))
    assert phone.slugs()[0] == "ghe-ngo"


def test_a_slow_network_is_told(phone):
    page = phone.page
    # Held back until the message stands there.
    held = []
    page.route("**/muc-luc.json*", lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks it)
    phone.open(search_of("sông maspero"))
    until(page, "document.querySelector('#so-bai').textContent.includes('mạng chậm')")
    held[0].continue_()
    until(page, DONE)
    page.wait_for_selector("#ket-qua a")


def test_the_page_reads_well_to_all(phone):
    page = ask(phone, search_of("sông maspero"))
    assert page.get_attribute("#so-bai", "role") == "status"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("summary")
    named = page.locator("form :is(input, select, button), #ket-qua a").evaluate_all(
        "all => all.every(one => one.labels?.length || one.textContent.trim())"
    )
    assert named
    sizes = page.locator(":is(#q, #tim button:not([hidden]), .choices select)").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 44


def test_all_scripts_of_the_page_leave_the_host_together(built):
    scripts = built / "theme/search"
    page = (built / "tim-kiem/index.html").read_text("utf-8")
    loaded, found = ["page.js"], set()
    while loaded:
        imported = re.findall(r'from "\./(\w+\.js)"', (scripts / loaded.pop()).read_text("utf-8"))
        loaded += set(imported) - found
        found |= set(imported)
    assert set(re.findall(r'modulepreload" href="[^"]*/(\w+\.js)"', page)) == found


def test_the_manifest_counts_all_reports(built, archive):
    manifest = json.loads((built / "tim-kiem/kho/muc-luc.json").read_text("utf-8"))
    assert sum(count for _, count, _ in manifest) == len(archive.entries)


def test_the_index_is_small_beside_the_pages(built):
    index = sum(path.stat().st_size for path in built.glob("tim-kiem/**/*") if path.is_file())
    pages = sum(path.stat().st_size for path in built.glob("**/*.html"))
    assert index <= pages / 5

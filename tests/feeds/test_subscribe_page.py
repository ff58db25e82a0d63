"""A reader finds the place to follow, typed as on a keyboard without diacritics."""


def test_a_place_is_found_without_diacritics(page, site_url):
    page.goto(f"{site_url}/dang-ky/")
    page.get_by_role("searchbox").fill("ky tho")
    found = page.locator("form.seek li")
    found.first.wait_for()
    assert "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh" in found.first.inner_text()
    assert (
        found.first.get_by_text("RSS").evaluate("link => link.pathname")
        == "/dia-phuong/ha-tinh/ky-anh/ky-tho/rss.xml"
    )
    page.get_by_role("searchbox").fill("Đà Lạt không có")
    page.get_by_text("Không có địa phương nào như vậy").wait_for()


def test_a_feed_opens_readably_in_a_browser(page, site_url):
    for file in ("rss.xml", "atom.xml"):
        page.goto(f"{site_url}/{file}")
        display = "name => getComputedStyle(document.getElementsByTagNameNS('*', name)[0]).display"
        assert page.evaluate(display, "title") == "block"
        assert page.evaluate(display, "encoded" if file == "rss.xml" else "content") == "none"

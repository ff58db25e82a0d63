"""Every kind of page for readers who cannot see it, see little, or use no mouse (WCAG 2.2 AA)."""

from __future__ import annotations

from importlib.resources import files

import pytest
from odd_site import ADDRESSES

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What can take the focus, in the order of the page.
STOPS = """
    window.stops = [...document.querySelectorAll(
        "a[href], button, input, select, summary, [tabindex='0']"
    )].filter(each => each.checkVisibility({visibilityProperty: true}))
"""
STOP = """
    () => {
        const here = document.activeElement, box = here.getBoundingClientRect();
        const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        const style = getComputedStyle(here);
        return [window.stops.indexOf(here), seen, style.outlineStyle !== "none", here.outerHTML.slice(0, 90)];
    }
"""
WALKS = [
    "",
    "bai/2025/dai/",
    "dia-phuong/",
    "dia-phuong/ha-tinh/ky-anh/ky-tho/",
    "nhiem-ky/2020-2025/",
    "dang-ky/",
    "tim-kiem/",
]


def faults(page):
    """Return what axe finds on the page, everything that folds unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.evaluate(AXE)
    found = page.evaluate(f"axe.run({{runOnly: {RULES}}})")
    return [(fault["id"], [node["html"][:120] for node in fault["nodes"]]) for fault in found["violations"]]


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_axe_finds_nothing(page, visit, width, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    for address in ADDRESSES:
        visit(address)
        assert faults(page) == [], address


@pytest.mark.parametrize("address", ["huong-dan/", "huong-dan/lenh/", "ra-soat/"])
def test_axe_finds_nothing_in_the_guide(page, site_url, address):
    page.goto(f"{site_url}/{address}")
    assert faults(page) == []


@pytest.mark.parametrize("address", WALKS)
def test_the_keyboard_walks_through_everything_in_order(page, visit, address):
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    visit(address)
    page.evaluate(STOPS)
    for number in range(page.evaluate("window.stops.length")):
        page.keyboard.press("Tab")
        stop, seen, outlined, what = page.evaluate(STOP)
        assert (stop, seen, outlined) == (number, True, True), what

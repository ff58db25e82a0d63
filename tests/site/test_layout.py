"""What a reader sees on a phone and on a desk: nothing overflows, shifts, runs or asks another host."""

from __future__ import annotations

import gzip

import lxml.html
import pytest
from odd_site import ADDRESSES


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways_shifts_or_breaks_the_policy(page, visit, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address in ADDRESSES:
        assert visit(address) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert page.evaluate("window.shift") == 0, address


def test_the_wide_table_scrolls_by_keyboard(page, visit):
    page.set_viewport_size({"width": 390, "height": 800})
    visit("bai/2025/dai/")
    table = page.get_by_role("region", name="Bảng 1")
    table.focus()
    # Waiting for a function in the page would need `eval`, which the policy refuses.
    table.evaluate(
        """table => { window.scrolled = new Promise(done =>
            table.addEventListener("scroll", () => done(table.scrollLeft), {once: true})) }"""
    )
    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => window.scrolled") > 0


def test_the_keyboard_reaches_the_text_first(page, visit):
    visit("bai/2023/so-ket-giua-nhiem-ky/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Tới nội dung chính")
    assert skip.bounding_box()["x"] >= 0
    assert skip.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_keeps_its_contrast_in_both_schemes(page, visit, scheme):
    """WCAG 2.2 asks 4.5 between a text and what is behind it."""
    page.emulate_media(color_scheme=scheme)
    visit("bai/2023/tong-ket/")
    colours = page.evaluate(
        """() => ["paper", "wash", "ink", "soft", "accent"].map(name => {
            const probe = document.createElement("i");
            probe.style.color = `var(--${name})`;
            document.body.append(probe);
            return getComputedStyle(probe).color.match(/\\d+/g).slice(0, 3).map(Number);
        })"""
    )
    behind, front = colours[:2], colours[2:]
    assert min(contrast(a, b) for a in behind for b in front) >= 4.5


def contrast(first, second):
    """Return the contrast ratio of two sRGB colours, by the formula of WCAG."""

    def luminance(colour):
        parts = (value / 255 for value in colour)
        red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_a_report_page_is_light(odd_site):
    """What a phone gets for one report from a host that compresses, as all do."""
    page = odd_site / "bai/2023/so-ket-giua-nhiem-ky/index.html"
    root = lxml.html.fromstring(page.read_bytes())
    links = root.xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src")
    sizes = {link: packed((page.parent / link).resolve()) for link in set(links)}
    assert packed(page) + sum(sizes.values()) < 20_000
    assert sum(size for link, size in sizes.items() if link.endswith(".js")) < 15_000
    assert (odd_site / "theme/kho-tin.css").stat().st_size <= 16_384


def packed(file):
    return len(gzip.compress(file.read_bytes()))

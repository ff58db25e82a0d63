"""What a reader sees on a phone and on a desk: nothing overflows, shifts, runs or asks another host."""

from __future__ import annotations

import gzip
import mimetypes
import shutil
from pathlib import Path

import lxml.html
import pytest
from small_site import CONTENT, build

from khotin import article, policy
from khotin.gazetteer import load
from khotin.model import Level, RawFile

HOST = "https://kho.test/"
POLICY = policy.HEADERS["Content-Security-Policy"]
ADDRESSES = [
    "",
    "404.html",
    "bai/2023/so-ket-giua-nhiem-ky/",
    "bai/2023/so-ket-giua-nhiem-ky/tin-tho/",
    "bai/2023/tong-ket/",
    "bai/2024/toi-thieu/",
    "bai/2025/dai/",
    "bai/2025/dai/tin-tho/",
    "dia-phuong/",
    "dia-phuong/ha-tinh/",
    "dia-phuong/ha-tinh/ky-anh/ky-tho/",
    "nhiem-ky/",
    "nhiem-ky/2020-2025/",
    "chu-de/",
    "chu-de/xay-dung-dang/",
    "luu-tru/",
    "luu-tru/2025/",
    "luu-tru/2025/01/",
    "dang-ky/",
    "du-lieu/",
    "tim-kiem/",
    "gioi-thieu/",
]
WATCH = """
    window.shift = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => window.shift += entry.value))
        .observe({type: "layout-shift", buffered: true});
"""


def monster():
    """Return an article with too much of everything."""
    gazetteer = load()
    communes = [
        unit for unit in map(gazetteer.get, gazetteer.codes()) if unit.level == Level.COMMUNE and unit.until
    ]
    report, _ = article.parse((CONTENT / "reports/2025/ky-tho-lan-hai.md").read_text("utf-8"), "x.md")
    report.id, report.slug, report.title = "000000ff", "dai", "Hội nghị tổng kết công tác xây dựng Đảng " * 8
    report.localities = [gazetteer.full_name(unit) for unit in communes[::250][:40]]
    report.source, report.authors = "https://kho.test/" + "dai" * 80, ["Nguyễn Văn A"] * 12
    report.review = ["date", "localities", "terms", "muc-la"]
    report.raw = RawFile("seeds/" + "tệp " * 40 + ".html", "f" * 64, 1, HOST + "a" * 200)
    row = "|" + " 12.345,6 |" * 30 + "\n"
    table = f"{row}|{'---:|' * 30}\n{row}{row}"
    picture = "![Ảnh thiếu](/images/khong-co.jpg)"
    report.body = "\n\n".join([f"https://dai.vn/{'rat-dai' * 60}", table, picture, "đ" * 400])
    return article.dump(report)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("layout")
    content = Path(shutil.copytree(CONTENT, folder / "content"))
    (content / "reports/2025/dai.md").write_text(monster(), "utf-8")
    result = build(content, folder / "output")
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "output"


@pytest.fixture
def visit(page, folder):
    """Return a function that opens an address under the strict policy and returns what went wrong."""
    faults = []

    def serve(route):
        address = route.request.url.removeprefix(HOST)
        file = folder / (f"{address}index.html" if not address or address.endswith("/") else address)
        if not route.request.url.startswith(HOST):
            faults.append(f"asks {route.request.url}")
        if not file.is_file():
            route.fulfill(status=404)
            return
        headers = {"Content-Security-Policy": POLICY, "Content-Type": mimetypes.guess_type(file.name)[0]}
        route.fulfill(headers=headers, body=file.read_bytes())

    page.route("**/*", serve)
    page.on("console", lambda message: faults.append(message.text) if "404" not in message.text else None)
    page.add_init_script(WATCH)

    def visit(address):
        faults.clear()
        page.goto(HOST + address, wait_until="load")
        return faults

    return visit


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


def test_a_report_page_is_light(folder):
    """What a phone gets for one report from a host that compresses, as all do."""
    page = folder / "bai/2023/so-ket-giua-nhiem-ky/index.html"
    root = lxml.html.fromstring(page.read_bytes())
    links = root.xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src")
    sizes = {link: packed((page.parent / link).resolve()) for link in set(links)}
    assert packed(page) + sum(sizes.values()) < 20_000
    assert sum(size for link, size in sizes.items() if link.endswith(".js")) < 15_000
    assert (folder / "theme/kho-tin.css").stat().st_size <= 16_384


def packed(file):
    return len(gzip.compress(file.read_bytes()))

"""What a reader gets: whole pages from one real Pelican run."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import html5lib
import lxml.html
import pytest
from small_site import build, tree

GOLDEN = Path(__file__).parent / "golden"
GOLDEN_PAGES = [
    "index.html",
    "404.html",
    "bai/2023/so-ket-giua-nhiem-ky/index.html",
    "bai/2023/tong-ket/index.html",
    "bai/2024/toi-thieu/index.html",
    "dia-phuong/ha-tinh/index.html",
    "dia-phuong/ha-tinh/ky-anh/ky-tho/index.html",
    "nhiem-ky/2020-2025/index.html",
]
BASE = "https://kho.test/"


def pages(folder):
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.html")}


@pytest.mark.parametrize("name", GOLDEN_PAGES)
def test_page_is_as_agreed(small_site, name):
    made = (small_site / name).read_text("utf-8")
    golden = GOLDEN / name.replace("/", "~")
    if os.environ.get("KHOTIN_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8"), "if the change is meant: KHOTIN_GOLDEN=write pytest tests/site"


def test_every_kind_of_page_is_there(small_site):
    expected = """index.html 404.html gioi-thieu/ dang-ky/ dia-phuong/ nhiem-ky/ chu-de/ luu-tru/
        luu-tru/2023/ luu-tru/2023/05/ bai/2025/sau-sap-xep/ dia-phuong/ha-tinh/ dia-phuong/ha-tinh/can-loc/
        dia-phuong/ha-tinh/ky-anh/ dia-phuong/ha-tinh/ky-anh/ky-tho/ dia-phuong/ha-tinh/ky-khang/
        nhiem-ky/2020-2025/ nhiem-ky/2025-2030/ chu-de/xay-dung-dang/ """
    files = {name if name.endswith("html") else f"{name}index.html" for name in expected.split()}
    assert files <= pages(small_site).keys()


def test_a_draft_and_an_unused_topic_have_no_page(small_site):
    assert not any("nhap" in name or "y-te" in name for name in pages(small_site))


def test_every_page_is_well_formed(small_site):
    for name, path in pages(small_site).items():
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(path.read_text("utf-8"))
        assert not parser.errors, (name, parser.errors)


def test_every_internal_link_and_fragment_resolves(small_site):
    ids = {
        name: set(re.findall(r'\bid="([^"]+)"', path.read_text("utf-8")))
        for name, path in pages(small_site).items()
    }
    for name, path in pages(small_site).items():
        for element, _, link, _ in lxml.html.fromstring(path.read_bytes()).iterlinks():
            if link.startswith(("data:", "http://purl.org/dc/")):
                continue
            # The page for unknown addresses is served at any depth: its links start at the root.
            target, fragment = urldefrag(urljoin(BASE + name, link))
            assert target.startswith(BASE), (name, link)
            file = target.removeprefix(BASE)
            file = f"{file}index.html" if file.endswith("/") or not file else file
            assert (small_site / file).is_file(), (name, link, element.tag)
            assert not fragment or fragment in ids[file], (name, link)


def test_pages_keep_a_strict_content_security_policy(small_site):
    for name, path in pages(small_site).items():
        root = lxml.html.fromstring(path.read_bytes())
        # Data for machines is no script: a browser does not run it.
        inline = "//script[not(@src) and not(@type='application/ld+json')]"
        assert not root.xpath(f"{inline} | //style | //@style | //@*[starts-with(name(), 'on')]"), name


def test_a_page_links_to_the_feed_of_its_own_subject(small_site):
    root = lxml.html.fromstring((small_site / "dia-phuong/ha-tinh/ky-anh/ky-tho/index.html").read_bytes())
    link = root.xpath("//link[@rel='alternate' and @type='application/rss+xml']")[0]
    assert (link.get("href"), link.get("title")) == ("rss.xml", "Xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh")
    assert next(a.get("href") for a in root.xpath("//a[contains(., 'RSS')]")) == "rss.xml"


def test_markup_in_a_title_is_text(small_site):
    page = (small_site / "bai/2023/tong-ket/index.html").read_text("utf-8")
    assert "Tổng kết &lt;b&gt;công tác&lt;/b&gt;" in page
    assert "<b>" not in page
    assert "<b>" not in (small_site / "index.html").read_text("utf-8")


def test_a_report_says_how_its_date_is_known(small_site):
    def dates(name):
        root = lxml.html.fromstring((small_site / name / "index.html").read_bytes())
        return " ".join(root.xpath("//p[@class='dates']")[0].text_content().split())

    assert dates("bai/2023/so-ket-giua-nhiem-ky") == (
        "Đăng ngày 26/5/2023, 14:30 Diễn ra ngày 25/5/2023 Đọc khoảng 1 phút"
    )
    assert dates("bai/2023/tong-ket") == (
        "Vào khoảng tháng 11/2023, ước lượng từ nội dung bài Bài gốc không ghi ngày đăng Đọc khoảng 1 phút"
    )
    assert dates("bai/2024/chua-ro-noi") == (
        "Diễn ra ngày 2/3/2024 Bài gốc không ghi ngày đăng Đọc khoảng 1 phút"
    )


def test_a_published_site_differs_only_in_absolute_addresses(small_site, content, tmp_path):
    result = build(content, tmp_path / "output", 'SITEURL="https://kho.test/tin"')
    assert result.returncode == 0, result.stderr
    published = tmp_path / "output/dia-phuong/ha-tinh/index.html"
    canonical = '<link rel="canonical" href="https://kho.test/tin/dia-phuong/ha-tinh/">\n'
    card = "".join(
        f'<meta {name} content="{content}">\n'
        for name, content in (
            ('property="og:image"', "https://kho.test/tin/theme/cards/ha-tinh.png"),
            ('property="og:image:width"', "1200"),
            ('property="og:image:height"', "630"),
            ('name="twitter:card"', "summary_large_image"),
        )
    )
    og_url = '<meta property="og:url" content="https://kho.test/tin/dia-phuong/ha-tinh/">\n'
    text = published.read_text("utf-8")
    assert canonical in text
    assert text.replace(canonical, "").replace(og_url, "").replace(card, "") == (
        small_site / "dia-phuong/ha-tinh/index.html"
    ).read_text("utf-8")
    assert 'href="/tin/dia-phuong/"' in (tmp_path / "output/404.html").read_text("utf-8")


def test_the_same_bytes_under_another_locale_zone_and_hash_seed(small_site, content, tmp_path):
    environment = {"LC_ALL": "C", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "12345"}
    assert build(content, tmp_path / "output", **environment).returncode == 0
    assert tree(tmp_path / "output") == tree(small_site)

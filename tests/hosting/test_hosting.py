from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from hosting import generator, sitemap
from khotin import policy
from khotin.archive import load_archive
from khotin.views import Link, Site

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "tests" / "site" / "content"
SITE = Site("Kho Tin", "Kho thử", "https://kho.test", (Link("Giới thiệu", "gioi-thieu/"),))
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


class Plans(dict):
    """A writer that only remembers what was planned."""

    def add(self, address, owner, make):
        assert address not in self, owner
        self[address] = make


@pytest.fixture(scope="module")
def archive():
    return load_archive(CONTENT)


@pytest.fixture(scope="module")
def files(archive):
    made = Plans()
    generator.plan_sitemap(made, archive, SITE, {})
    return {address: make() for address, make in made.items()}


def locations(data):
    return etree.fromstring(data).xpath("//s:loc/text()", namespaces=SPACE)


def test_the_index_lists_every_part(files):
    assert {f"{SITE.url}/{name}" for name in files if name != sitemap.FILE} == set(
        locations(files[sitemap.FILE])
    )


def test_every_report_is_listed_once_with_its_last_change(files, archive):
    listed = [url for name, data in files.items() if "bai-" in name for url in locations(data)]
    assert sorted(listed) == sorted(f"{SITE.url}/{entry.url}" for entry in archive.entries)
    days = etree.fromstring(files["sitemap/bai-2023.xml"]).xpath("//s:lastmod/text()", namespaces=SPACE)
    assert "2023-05-26" in days


def test_lists_and_pages_are_listed(files):
    listed = {url for name, data in files.items() if name != sitemap.FILE for url in locations(data)}
    for address in (
        "",
        "gioi-thieu/",
        "dia-phuong/ha-tinh/ky-khang/",
        "nhiem-ky/2020-2025/",
        "luu-tru/2023/",
    ):
        assert f"{SITE.url}/{address}" in listed
    assert not any("tin-tho" in url or "/id/" in url for url in listed)


def test_a_full_part_never_changes_again(archive, monkeypatch):
    monkeypatch.setattr(sitemap, "MOST", 1)
    parts = {address: make() for address, make in sitemap.parts(archive, SITE, {}) if "bai-2023" in address}
    assert list(parts) == ["sitemap/bai-2023.xml", "sitemap/bai-2023-2.xml"]
    assert "so-ket-giua-nhiem-ky" in locations(parts["sitemap/bai-2023.xml"])[0]


def test_robots_may_read_everything():
    assert generator.robots(SITE).decode().splitlines()[-1] == "Sitemap: https://kho.test/sitemap.xml"
    assert b"Sitemap" not in generator.robots(Site("Kho", ""))


def test_headers_keep_the_policy_of_the_pages():
    told = generator.headers(editors=False).decode()
    assert f"  Content-Security-Policy: {policy.CONTENT}; frame-ancestors 'none'\n" in told
    assert "unsafe" not in told


def test_the_editors_page_has_a_policy_of_its_own():
    common, _, admin = generator.headers(editors=True).decode().partition("/admin/*\n")
    assert "Content-Security-Policy" not in common
    assert "X-Frame-Options: DENY" in common
    assert admin == f"  Content-Security-Policy: {policy.EDITORS['Content-Security-Policy']}\n"


def test_the_plain_server_sends_the_same_headers():
    told = (ROOT / "deploy/nginx.conf").read_text("utf-8")
    assert policy.EDITORS["Content-Security-Policy"] in told
    for name, value in policy.HEADERS.items():
        assert f'"{value}"' in told
        assert f"add_header {name} " in told

"""The live preview, as an editor with a browser and a text editor meets it."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

ARTICLE = "Title: {title}\nDate: 2023-05-26\nSlug: bai\nUrl: bai/\nSave_as: bai/index.html\n\nNội dung.\n"
SETTINGS = """\
SITENAME = "Kho"
TIMEZONE = "Asia/Ho_Chi_Minh"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A small Pelican site of its own, with Pelican's own theme."""
    for name in ("content", "theme", "plugins", "output"):
        (tmp_path / name).mkdir()
    (tmp_path / "pelicanconf.py").write_text(SETTINGS, "utf-8")
    (tmp_path / "content/bai.md").write_text(ARTICLE.format(title="Bài đầu"), "utf-8")
    return tmp_path


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class Preview:
    """The running command, its address and what it printed so far."""

    def __init__(self, archive: Path) -> None:
        port = free_port()
        self.address = f"http://localhost:{port}"
        command = [sys.executable, "-u", "-m", "khotin.serve", "--port", str(port)]
        self.process = subprocess.Popen(
            command, cwd=archive, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def read_until(self, pattern: str) -> str:
        """Return what the command prints up to the first line that `pattern` is found in."""
        lines = []
        for line in self.process.stdout or ():
            lines.append(line)
            if re.search(pattern, line):
                return "".join(lines)
        pytest.fail(f"«{pattern}» was not printed: {''.join(lines)}")


@pytest.fixture
def preview(archive: Path) -> Iterator[Preview]:
    running = Preview(archive)
    running.read_until("Done: Processed")
    yield running
    running.process.terminate()
    running.process.communicate()


def test_a_saved_article_reloads_the_open_page(archive: Path, preview: Preview, page: Page) -> None:
    page.goto(f"{preview.address}/bai/")
    expect(page.locator("body")).to_contain_text("Bài đầu")
    (archive / "content/bai.md").write_text(ARTICLE.format(title="Bài đã sửa"), "utf-8")
    expect(page.locator("body")).to_contain_text("Bài đã sửa")
    assert "_xem-thu" not in (archive / "output/bai/index.html").read_text("utf-8")


def test_an_error_is_printed_and_the_last_good_site_stays(archive: Path, preview: Preview) -> None:
    settings = archive / "pelicanconf.py"
    settings.write_text("raise SystemExit('content/bai.md:2: sai ngày')\n", "utf-8")
    assert "content/bai.md:2: sai ngày" in preview.read_until("vẫn giữ trang của lần trước")
    with urlopen(f"{preview.address}/bai/") as answer:
        assert "Bài đầu" in answer.read().decode()
    settings.write_text(SETTINGS.replace('"Kho"', '"Kho mới"'), "utf-8")
    preview.read_until("Done: Processed")
    with urlopen(f"{preview.address}/bai/") as answer:
        assert "Kho mới" in answer.read().decode()


def test_each_build_is_told_to_open_pages_by_name(preview: Preview) -> None:
    with urlopen(f"{preview.address}/_xem-thu/builds") as first, urlopen(first.url) as second:
        assert first.headers["Content-Type"] == "text/event-stream"
        assert first.readline() == second.readline() != b""


def test_a_missing_page_is_answered_with_the_sites_own(archive: Path, preview: Preview) -> None:
    (archive / "output/404.html").write_text("Không tìm thấy trang", "utf-8")
    with pytest.raises(HTTPError) as caught:
        urlopen(f"{preview.address}/khong-co/")
    assert caught.value.code == 404
    assert "Không tìm thấy trang" in caught.value.read().decode()
    caught.value.close()


def test_the_address_of_a_folder_leads_into_it(preview: Preview) -> None:
    with urlopen(f"{preview.address}//bai?a=1") as answer:
        assert answer.url == f"{preview.address}/bai/?a=1"


def test_nothing_outside_the_site_is_served(archive: Path, preview: Preview) -> None:
    assert (archive / "pelicanconf.py").exists()
    for address in ("/../pelicanconf.py", "/%2e%2e/pelicanconf.py", "/bai/..%2f..%2fpelicanconf.py"):
        with pytest.raises(HTTPError) as caught:
            urlopen(preview.address + address)
        assert caught.value.code == 404
        caught.value.close()


def test_a_taken_port_is_named_with_a_remedy(archive: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "khotin.serve", "--port", str(port)]
        done = subprocess.run(command, cwd=archive, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"Cổng {port} đang bận" in done.stderr
    assert "make serve PORT=" in done.stderr

"""A reader's pages without a network: what was opened stays, and nothing stays that was corrected."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import expect

from khotin.httpd import SiteHandler, server

REPORT = "bai/2023/so-ket-giua-nhiem-ky/"


class Host:
    """A host that can be cut off and joined again."""

    def __init__(self, folder):
        self.folder, self.cut = folder, False
        host = self

        class Handler(SiteHandler):
            def do_GET(self):
                if host.cut:
                    self.close_connection = True
                else:
                    super().do_GET()

        self.server = server(folder, 0, Handler)

    def __truediv__(self, address):
        return f"http://localhost:{self.server.server_port}/{address}"


@pytest.fixture
def host(small_site, tmp_path):
    made = Host(Path(shutil.copytree(small_site, tmp_path / "site")))
    Thread(target=made.server.serve_forever, daemon=True).start()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def reader(browser, host):
    """A tab whose first page was the home page, and which reads on."""
    context = browser.new_context(locale="vi-VN")
    tab = context.new_page()
    tab.goto(host / "")
    tab.evaluate("navigator.serviceWorker.ready.then(() => true)")
    yield tab
    context.close()


def heading(page):
    return page.get_by_role("heading", level=1)


def test_what_was_opened_is_read_without_a_network(reader, host):
    reader.goto(host / REPORT)
    title = heading(reader).inner_text()
    host.cut = True
    reader.goto(host / "")
    expect(heading(reader)).to_have_text("Kho lưu trữ tin địa phương")
    reader.goto(host / f"{REPORT}?tu=thu")
    expect(heading(reader)).to_have_text(title)
    assert reader.evaluate("getComputedStyle(document.querySelector('.text')).maxWidth") != "none"
    reader.goto(host / "chu-de/")
    expect(heading(reader)).to_have_text("Không có mạng")


def test_a_correction_and_a_removal_are_seen_at_once(reader, host):
    reader.goto(host / REPORT)
    file = host.folder / REPORT / "index.html"
    file.write_text(file.read_text("utf-8").replace("</h1>", " (đã sửa)</h1>"), "utf-8")
    reader.goto(host / REPORT)
    expect(heading(reader)).to_contain_text("(đã sửa)")
    file.unlink()
    reader.goto(host / REPORT)
    expect(heading(reader)).to_have_text("Không tìm thấy trang")
    host.cut = True
    reader.goto(host / REPORT)
    expect(heading(reader)).to_have_text("Không có mạng")

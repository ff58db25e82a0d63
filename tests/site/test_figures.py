"""A saved page with a picture, from the raw report to what a reader and a subscriber see."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest
from PIL import Image
from small_site import CONTENT, ROOT, build, tree

TEXT = (
    "Sáng ngày 25 tháng 5 năm 2023, Đảng ủy xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh tổ chức hội nghị sơ kết "
    "giữa nhiệm kỳ với sự có mặt của 60 đại biểu từ các chi bộ trực thuộc trên địa bàn xã."
)
WATCH = """
    window.shift = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => window.shift += entry.value))
        .observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Return an archive with one saved page converted, and its site built."""
    root = tmp_path_factory.mktemp("figures")
    shutil.copytree(CONTENT, root / "content")
    beside = root / "seeds" / "tin_files"
    beside.mkdir(parents=True)
    Image.linear_gradient("L").resize((2000, 1500)).convert("RGB").save(beside / "hop.jpg")
    Image.new("RGB", (300, 200), "teal").save(beside / "cau.png")
    (root / "seeds" / "tin.html").write_text(
        "<html><head><meta charset=utf-8></head><body><h1>Đảng bộ xã Kỳ Thọ khánh thành cầu dân sinh</h1>"
        f"<p>14:30 26/05/2023</p><p>{TEXT}</p><figure><img src='tin_files/hop.jpg'>"
        f"<figcaption>Quang cảnh buổi lễ</figcaption></figure><p>{TEXT.replace('Sáng', 'Chiều')}</p>"
        f"<figure><img src='tin_files/cau.png'><figcaption>Cây cầu mới</figcaption></figure>"
        f"<p>{TEXT.replace('Sáng', 'Tối')}</p></body></html>",
        "utf-8",
    )
    command = [sys.executable, "-m", "khotin.cli", "convert"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "plugins"), "PYTHONUTF8": "1"}
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)
    result = build(root / "content", root / "output")
    assert result.returncode == 0, result.stdout + result.stderr
    return root


@pytest.fixture
def report(archive):
    (path,) = (archive / "output").glob("bai/2023/*cau-dan-sinh*/index.html")
    return path


def test_a_reader_sees_the_picture_that_fits_and_nothing_moves(page, archive, report):
    address = "https://kho.test/" + report.relative_to(archive / "output").as_posix()
    asked = []

    def serve(route):
        name = route.request.url.removeprefix("https://kho.test/")
        asked.append(name)
        file = archive / "output" / name
        route.fulfill(path=file) if file.is_file() else route.fulfill(status=404)

    page.route("**/*", serve)
    page.add_init_script(WATCH)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address)
    figure = page.get_by_role("figure", name="Quang cảnh buổi lễ")
    picture = figure.get_by_role("img", name="Quang cảnh buổi lễ")
    picture.scroll_into_view_if_needed()
    picture.evaluate("image => image.decode()")
    assert picture.evaluate("image => image.naturalWidth") > 0
    box = picture.bounding_box()
    assert box["width"] <= 390
    assert abs(box["width"] / box["height"] - 4 / 3) < 0.01
    assert any(re.search(r"images/\w{12}/hop-480-\w{8}\.jpg", name) for name in asked)
    assert not any(name.endswith("hop.jpg") for name in asked)
    assert page.evaluate("window.shift") == 0


def test_a_subscriber_gets_the_pictures(archive):
    feed = feedparser.parse((archive / "output" / "rss.xml").read_bytes())
    (item,) = (item for item in feed.entries if "cầu dân sinh" in item.title)
    html = item.content[0].value
    assert re.findall(r"<figcaption>(.*?)</figcaption>", html) == ["Quang cảnh buổi lễ", "Cây cầu mới"]
    sources = re.findall(r'src="(http[^"]+)"', html)
    assert [media["url"] for media in item.media_content] == sources
    assert "srcset" not in html
    entries = json.loads((archive / "output" / "feed.json").read_text("utf-8"))["items"]
    assert any(entry.get("image") == sources[0] for entry in entries)


def test_another_picture_and_a_lost_one_are_noticed_by_the_next_build(archive, report):
    before = tree(archive / "output")
    assert build(archive / "content", archive / "output").returncode == 0
    assert tree(archive / "output") == before
    (first,) = (archive / "content" / "images").glob("*/hop.jpg")
    (second,) = (archive / "content" / "images").glob("*/cau.png")
    Image.new("RGB", (900, 1600)).save(first)
    second.unlink()
    assert build(archive / "content", archive / "output").returncode == 0
    html = report.read_text("utf-8")
    assert 'width="900" height="1600"' in html
    assert "srcset" not in html
    assert '<p class="caption"><span>Ảnh:</span> Cây cầu mới <span class="lost">(không còn tệp ảnh)' in html
    changed = {name for name, data in tree(archive / "output").items() if before.get(name) != data}
    assert Path(report).relative_to(archive / "output").as_posix() in changed
    assert not any(name.startswith(("bai/2024", "bai/2025")) for name in changed)

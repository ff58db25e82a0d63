"""The editors' page in a real browser, against a real local repository."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

import decap as bundle
from khotin import policy, topics
from khotin.editorial import cms
from khotin.gazetteer import load
from khotin.httpd import SiteHandler

DECAP_SERVER = "decap-server@3.11.3"
KY_THO = "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"
needs_node = pytest.mark.skipif(
    not (shutil.which("npm") and shutil.which("node")), reason="needs Node.js and npm"
)


@pytest.fixture(scope="session")
def local_cms(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The CMS's bundle and the server that lets it write into a local repository."""
    folder = tmp_path_factory.mktemp("decap")
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), DECAP_SERVER]
    # The CMS's local server is fetched for this test alone; a machine that reaches no registry runs the rest.
    if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
        pytest.skip(f"npm could not fetch {DECAP_SERVER}")
    return bundle.fetch(folder / "decap-cms.js"), folder / "node_modules/decap-server/dist/index.js"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


class EditorsHost(SiteHandler):
    """A host that sends the headers of `_headers`."""

    def answer(self, *told: Any, **headers: str) -> None:
        super().answer(*told, **headers, **(policy.EDITORS if self.path.startswith("/admin/") else {}))


@pytest.fixture
def writing(local_cms, clone, serve) -> Iterator[tuple]:
    """An editor's clone, and the address of its editors' page with the local server behind it."""
    editor = clone("Thu")
    file, server = local_cms
    target = editor.folder / ".cache" / "cms" / "decap-cms.js"
    target.parent.mkdir(parents=True)
    shutil.copyfile(file, target)
    port = free_port()
    editor.run(f"pelican content --fatal errors -e 'CMS=\"local:{port}\"'")
    settings = {"MODE": "git", "PORT": str(port), "GIT_REPO_DIRECTORY": str(editor.folder)}
    # The CMS commits in the editor's name, as Git knows it.
    editor.run("git config user.name Thu && git config user.email thu@example.vn")
    local = subprocess.Popen(["node", str(server)], env=editor.env | settings, stdout=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("localhost", port)) == 0:
                    break
            time.sleep(0.1)
        with serve(editor.folder / "output", EditorsHost) as site:
            yield editor, f"{site}/admin/"
    finally:
        local.terminate()
        local.wait()


def sign_in(page: Page, admin: str) -> None:
    page.goto(admin)
    page.get_by_role("button").first.click()
    expect(page.get_by_role("link", name="Bài", exact=False).first).to_be_visible()


def pick(page: Page, field: str, typed: str, chosen: str) -> None:
    page.locator(f"[id^={field}-field]").fill(typed)
    page.get_by_role("option", name=chosen).first.click()


def saved(editor, branch: str, file: str) -> str:
    """Return what the CMS put on `branch`, checked in a folder apart: its server moves the editor's own."""
    editor.run(f"git worktree add -q --detach ../xem {branch}")
    assert "Không có lỗi" in editor.run(f"cd ../xem && khotin check {file}")
    return (editor.folder.parent / "xem" / file).read_text("utf-8")


@needs_node
def test_a_report_is_written_in_the_browser(writing, page):
    editor, admin = writing
    sign_in(page, admin)
    page.goto(f"{admin}#/collections/reports/new")
    page.fill("[id^=title-field]", "Hội nghị: thử “soạn” bài")
    page.fill("[id^=date-field]", "2023-05-26T14:30")
    page.fill("[id^=event_date-field]", "2023-05-25")
    pick(page, "localities", "xa ky tho, ky anh", KY_THO)
    pick(page, "terms", "dang bo xa ky tho 2020-2025", "Đảng bộ xã Kỳ Thọ 2020-2025")
    pick(page, "topics", "xay dung dang", "xay-dung-dang")
    page.locator("[id^=authors-field]").fill("Hồng Lam, Thu Hà")
    page.locator("[data-slate-editor]").last.click()
    for line in ("Sáng 25/5, xã họp.", "", "Các đại biểu dự họp", "{: .caption }"):
        page.keyboard.type(line)
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Mục đã được lưu", exact=True)).to_be_visible()

    # It waits on a branch of its own until somebody releases it.
    branch = "cms/reports/2023/hoi-nghi-thu-soan-bai"
    assert branch in editor.run("git branch")
    file = "content/reports/2023/hoi-nghi-thu-soan-bai.md"
    written = saved(editor, branch, file)
    assert re.search(r"(?m)^id: ['\"]?[0-9a-f]{8}", written)
    assert "date: 2023-05-26T14:30:00+07:00\n" in written
    assert f"  - {KY_THO}\n" in written
    assert "Các đại biểu dự họp\n{: .caption }" in written

    page.get_by_role("button", name=re.compile("Bản nháp")).click()
    page.get_by_text("Sẵn sàng", exact=True).last.click()
    # What is released before the new status is stored is refused.
    expect(page.get_by_text("Trạng thái của mục đã được cập nhật", exact=True)).to_be_visible()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.get_by_role("button", name="Công bố", exact=True).click()
    page.get_by_text("Công bố ngay", exact=False).first.click()
    expect(page.get_by_text("Mục đã được công bố", exact=True)).to_be_visible()
    assert asked == ["Bạn có chắc rằng bạn muốn công bố mục này?"]
    assert (editor.folder / file).read_text("utf-8") == written
    editor.run("khotin check && pelican content --fatal errors")


@needs_node
def test_a_correction_changes_nothing_else_of_meaning(writing, page):
    editor, admin = writing
    path = next((editor.folder / "content/reports/2023").glob("dang-bo-xa-ky-tho*.md"))
    file = path.relative_to(editor.folder).as_posix()
    before = path.read_text("utf-8")
    sign_in(page, admin)
    page.goto(f"{admin}#/collections/reports/entries/2023/{path.stem}")
    page.fill("[id^=source-field]", "Trang thông tin xã Kỳ Thọ")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Mục đã được lưu", exact=True)).to_be_visible()
    after = saved(editor, f"cms/reports/2023/{path.stem}", file)
    _, old, body = before.split("---\n", 2)
    _, new, same_body = after.split("---\n", 2)
    kept, now = (yaml.load(part, yaml.BaseLoader) for part in (old, new))
    assert same_body.strip() == body.strip()
    assert now.pop("source") == "Trang thông tin xã Kỳ Thọ"
    kept.pop("source")
    assert {key: value for key, value in kept.items() if value} == {
        key: value for key, value in now.items() if value and (key, value) != ("status", "published")
    }


def test_every_key_of_an_article_has_a_field():
    from khotin.article import KEYS

    assert cms.fields(cms.config("local", "")) == set(KEYS)
    reports = cms.config("local", "")["collections"][0]
    assert all(field.get("label") for field in reports["fields"])


@pytest.mark.parametrize(
    ("enabled", "name", "repo"),
    [
        ("github:nhom/kho@chinh", "github", "nhom/kho"),
        ("gitlab:a/b/c", "gitlab", "a/b/c"),
        ("local", "git-gateway", None),
    ],
)
def test_forges(enabled, name, repo):
    whole = cms.config(enabled, "https://kho.vn")
    assert whole["publish_mode"] == "editorial_workflow"
    assert whole["backend"]["name"] == name
    assert whole["backend"].get("repo") == repo
    assert ("local_backend" in whole) == (enabled == "local")


def test_a_wrong_setting_is_told():
    with pytest.raises(ValueError, match="không hiểu «githup:x»"):
        cms.config("githup:x", "")


def test_pick_lists_come_from_the_authorities(project):
    lists = cms.vocabulary(load(), topics.load_topics(project / "content" / "topics")).decode()
    assert KY_THO in lists
    assert "nong-thon-moi" in lists

"""An editor in a real Git repository, end to end; and the guide, followed to the letter."""

from __future__ import annotations

import re
import shutil

import pytest
from playwright.sync_api import expect

from khotin.article import KEYS
from khotin.cli import parser
from khotin.editorial.findings import RULES

ARTICLE = "content/reports/2023/hoi-nghi-thu.md"
NEW = (
    'khotin new --title "Hội nghị thử" --date "26/05/2023 14:30" --locality "xa ky tho, ky anh" '
    '--term "Đảng bộ xã Kỳ Thọ 2020-2025" --topic "nông thôn mới" --body docs/huong-dan/vi-du/lam-duong.txt'
)


def test_an_editors_day(clone, page, serve):  # noqa: PLR0915 (one day, told in order)
    """Clone, new, commit, mistake, fix, rename, two editors, build, publish, redirect in a browser."""
    lan, nam = clone("Lan"), clone("Nam")
    for editor in (lan, nam):
        editor.run("pre-commit install")

    # A new article, committed through the hook.
    assert ARTICLE in lan.run(NEW)
    lan.run("khotin redirects && git add content && git commit -m 'Thêm bài'")

    # A mistake is told in Vietnamese, and the commit does not happen.
    lan.edit(ARTICLE, "xã Kỳ Thọ, huyện", "xã Kỳ Thơ, huyện")
    lan.edit(ARTICLE, "2023-05-26T14:30:00+07:00", "27/05/2023 14:30")
    said = lan.run("git commit -am 'Sửa'", fails=True)
    assert f"{ARTICLE}:5: ngày không hợp lệ" in said
    assert f"{ARTICLE}:8: không có xã «Kỳ Thơ»" in said
    assert "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh" in said

    # What is sure is mended; the place is the editor's to choose.
    assert "+date: 2023-05-27T14:30:00+07:00" in lan.run("khotin check --fix", fails=True)
    lan.edit(ARTICLE, "Kỳ Thơ", "Kỳ Thọ")
    lan.run("git commit -am 'Sửa ngày đăng theo trang' && git push -q origin main")

    # Another editor renames one article and changes another; both sides of the register are kept.
    old = next(path for path in (nam.folder / "content/reports/2023").glob("dang-bo-xa-ky-tho*.md"))
    file = old.relative_to(nam.folder).as_posix()
    nam.run("khotin redirects")
    nam.edit(file, f"slug: {old.stem}", "slug: ky-tho-so-ket")
    assert f"/bai/2023/{old.stem}/ → /bai/2023/ky-tho-so-ket/" in nam.run("khotin redirects")
    nam.run("git add content && git commit -m 'Rút gọn địa chỉ'")
    nam.run("git pull -q --no-rebase --no-edit && khotin redirects && git add -A content")
    nam.run("git diff --cached --quiet || git commit -q -m 'Gộp'")
    nam.run("khotin check && git push -q origin main")

    # Both change one line: the open merge is refused by name, everywhere.
    lan.run("git pull -q")
    lan.edit(ARTICLE, "title: Hội nghị thử", "title: Hội nghị thử nghiệm")
    lan.run("git commit -am 'Tên đủ' && git push -q")
    nam.edit(ARTICLE, "title: Hội nghị thử", "title: Hội nghị")
    nam.run("git commit -am 'Tên gọn'")
    nam.run("git pull -q --no-rebase", fails=True)
    assert "hai biên tập viên sửa cùng một chỗ" in nam.run("khotin check", fails=True)
    assert "hai biên tập viên sửa cùng một chỗ" in nam.run("pelican content --fatal errors", fails=True)
    nam.run(f"git checkout --theirs {ARTICLE} && git add {ARTICLE} && git commit -q --no-edit && git push -q")

    # Build, publish, and follow the old address in a browser.
    lan.run("git pull -q")
    lan.run("KHOTIN_SITEURL=https://kho.example.vn pelican content -s publishconf.py --fatal errors")
    output = lan.folder / "output"
    assert not (output / "admin").exists()
    assert not (output / "ra-soat").exists()
    folder = output
    if shutil.which("rsync"):
        lan.run(f"deploy/rsync.sh {lan.folder.parent}/web && deploy/rsync.sh {lan.folder.parent}/web")
        folder = lan.folder.parent / "web" / "current"
    with serve(folder) as site:
        page.goto(f"{site}/bai/2023/{old.stem}/")
        page.wait_for_url(f"{site}/bai/2023/ky-tho-so-ket/")
        page.get_by_text("Các lần sửa").click()
        expect(page.locator(".cite li").first).to_contain_text("phần cuối của địa chỉ")

    # A removal without a word stops the build, and what is online stays.
    before = (output / "index.html").read_bytes()
    lan.run(f"git rm -q {ARTICLE}")
    said = lan.run("pelican content --fatal errors", fails=True)
    assert "khotin redirects --remove" in said
    assert (output / "index.html").read_bytes() == before
    assert "dia-chi" in lan.run("git commit -m 'Xóa'", fails=True)
    identifier = re.search(r"khotin redirects --remove (\w+)", said)
    lan.run(
        f'khotin redirects --remove {identifier[1]} "Đăng nhầm" && git add content && git commit -m "Gỡ bài"'
    )
    lan.run("pelican content --fatal errors")
    assert "Đăng nhầm" in (output / "bai/2023/hoi-nghi-thu/index.html").read_text("utf-8")

    # The history tells every change of a field.
    said = nam.run(f"khotin log {ARTICLE}")
    assert "ngày giờ để xếp bài: 2023-05-26T14:30:00+07:00 → 2023-05-27T14:30:00+07:00" in said


@pytest.mark.parametrize("chapter", ["them-bai.md", "sua-bai.md"])
def test_the_guide_is_followed_to_the_letter(clone, project, chapter):
    editor = clone("Hoa")
    text = (project / "docs" / "huong-dan" / chapter).read_text("utf-8")
    commands = [line[4:] for line in text.split("\n") if line.startswith("    ")]
    assert commands
    for command in commands:
        if not command.startswith("make "):  # what it installs is there already
            editor.run(command)
    editor.run("khotin check && pelican content --fatal errors")


def test_every_command_and_option_is_in_the_guide(project):
    text = (project / "docs" / "huong-dan" / "lenh.md").read_text("utf-8")
    chapters = dict(re.findall(r"(?ms)^## khotin (\w+)\n(.*?)(?=^## |\Z)", text))
    commands = parser()._subparsers._group_actions[0].choices
    assert chapters.keys() == commands.keys()
    for name, command in commands.items():
        options = {
            option
            for action in command._actions
            for option in action.option_strings
            if option.startswith("--")
        }
        told = set(re.findall(r"`(--[a-z-]+)[ `]", chapters[name]))
        assert options - {"--help"} <= told, name
        assert {option for option in told if f"`{option}`" in chapters[name]} - options <= {"--update"}, name


def test_every_key_and_every_rule_is_in_the_guide(project):
    guide = project / "docs" / "huong-dan"
    told = re.findall(r"(?m)^\| `(\w+)` \| ([^|]+) \|", (guide / "cac-muc.md").read_text("utf-8"))
    assert dict(told) == KEYS
    rules = re.findall(r"(?m)^\| `([\w-]+)` \|", (guide / "khi-bi-bao-loi.md").read_text("utf-8"))
    assert rules == list(RULES)


def test_links_in_the_guide_lead_somewhere(project):
    guide = project / "docs" / "huong-dan"
    for path in guide.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+\.md)", path.read_text("utf-8")):
            assert (guide / target).is_file(), f"{path.name}: {target}"

"""What an editor gets: a build that changes what changed, or stops before anything does."""

from __future__ import annotations

import subprocess

from small_site import build, tree


def stamps(folder):
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_a_second_build_touches_nothing(content, tmp_path):
    assert build(content, tmp_path / "output").returncode == 0
    before = stamps(tmp_path / "output")
    result = build(content, tmp_path / "output")
    assert result.returncode == 0
    assert stamps(tmp_path / "output") == before
    assert "0 tệp mới hoặc đổi" in result.stdout


def test_a_deleted_report_leaves_no_page_and_no_link(content, tmp_path):
    output = tmp_path / "output"
    assert build(content, output).returncode == 0
    before = stamps(output)
    (content / "reports/2025/sau-sap-xep.md").unlink()
    (output / "la.html").write_text("left over")
    (output / ".nojekyll").touch()
    assert build(content, output).returncode == 0
    assert not (output / "bai/2025/sau-sap-xep").exists()
    # The unit keeps a page as the heir of one with reports, and has no feed of its own.
    assert not (output / "dia-phuong/ha-tinh/ky-khang/rss.xml").exists()
    heir = (output / "dia-phuong/ha-tinh/ky-khang/index.html").read_text("utf-8")
    assert "Chưa có bài nào mang tên này" in heir
    assert "bai/2023/so-ket-giua-nhiem-ky/" in heir
    assert not (output / "la.html").exists()
    assert (output / ".nojekyll").exists()
    assert not any(b"sau-sap-xep" in data for data in tree(output).values())
    kept = output / "bai/2023/so-ket-giua-nhiem-ky/index.html"
    assert kept.stat().st_mtime_ns == before[kept]


def assert_stops(content, output, *words):
    before = tree(output)
    result = build(content, output)
    assert result.returncode != 0
    message = result.stdout + result.stderr
    assert all(word in message for word in words), message
    assert "Traceback" not in message
    assert tree(output) == before


def test_faults_stop_the_build_with_file_line_and_remedy(content, tmp_path):
    output = tmp_path / "output"
    assert build(content, output).returncode == 0
    article = content / "reports/2023/tong-ket.md"
    text = article.read_text("utf-8")
    article.write_text(
        text.replace("2023-11~", "2023-13~").replace("huyện Can Lộc, tỉnh", "huyện Can Lọc, tỉnh"), "utf-8"
    )
    (content / "pages/gioi-thieu.md").write_text("---\ntitle: Giới thiệu\nslug: Giới thiệu\n---\n", "utf-8")
    assert_stops(
        content,
        output,
        "content/reports/2023/tong-ket.md:7: ngày «2023-13~»",
        "content/reports/2023/tong-ket.md:9: không có huyện «Can Lọc»",
        "content/pages/gioi-thieu.md:3: «slug»",
        "thiếu «summary»",
        "4 lỗi",
    )


def test_two_articles_at_one_address_stop_the_build(content, tmp_path):
    output = tmp_path / "output"
    assert build(content, output).returncode == 0
    text = (content / "reports/2024/toi-thieu.md").read_text("utf-8")
    (content / "reports/2024/ban-sao.md").write_text(text.replace("00000003", "00000009"), "utf-8")
    assert_stops(content, output, "content/reports/2024/toi-thieu.md:4", "bai/2024/toi-thieu/")


def test_an_editors_page_cannot_take_a_promised_address(content, tmp_path):
    output = tmp_path / "output"
    assert build(content, output).returncode == 0
    page = "---\ntitle: Chủ đề\nslug: chu-de\nsummary: Trùng.\n---\n"
    (content / "pages/chu-de.md").write_text(page, "utf-8")
    assert_stops(content, output, "hai trang cùng một địa chỉ /chu-de/", "content/pages/chu-de.md")


def test_what_git_learns_of_an_article_reaches_the_feeds(content, tmp_path):
    def git(*words):
        author = ["-c", "user.name=An", "-c", "user.email=an@example.vn"]
        subprocess.run(["git", *author, *words], cwd=tmp_path, check=True, capture_output=True)

    output = tmp_path / "output"
    git("init", "-q")
    git("add", content.name)
    git("commit", "-q", "-m", "đầu tiên", "--date=2025-08-01T08:00:00+07:00")
    assert build(content, output).returncode == 0
    article = content / "reports/2025/sau-sap-xep.md"
    article.write_text(article.read_text("utf-8") + "\nThêm một câu.\n", "utf-8")
    assert build(content, output).returncode == 0
    before = tree(output)
    git("commit", "-q", "-a", "-m", "thêm")
    assert build(content, output).returncode == 0
    changed = {name for name, data in tree(output).items() if before.get(name) != data}
    assert "moi-bo-sung/atom.xml" in changed
    clean = tmp_path / "elsewhere"
    assert build(content, clean).returncode == 0
    assert tree(clean) == tree(output)

"""Raw reports are kept as they came, converted, and their doubtful fields confirmed with evidence."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from PIL import Image

from khotin import article, topics
from khotin.commands.review import describe
from khotin.convert.store import Status
from khotin.editorial import git
from khotin.editorial.answers import Answers
from khotin.editorial.draft import Draft, plain, write
from khotin.editorial.history import changes, differences, told
from khotin.editorial.intake import convert, keep, keep_bytes
from khotin.editorial.reviews import questions, settle
from khotin.gazetteer import load


@pytest.fixture
def raw(project):
    return project / "seeds" / "002_c8e7c013f939d71d.txt"


def test_nothing_is_overwritten_and_the_same_bytes_are_known(archive, raw, tmp_path_factory):
    first = keep(archive.root, raw)
    assert (first.new, first.path.read_bytes()) == (True, raw.read_bytes())
    copy = tmp_path_factory.mktemp("x") / "Bản sao.TXT"
    shutil.copyfile(raw, copy)
    assert keep(archive.root, copy).path == first.path
    other = keep_bytes(archive.root, b"Tin khac", raw.name)
    assert other.new
    assert other.path != first.path
    assert first.path.read_bytes() == raw.read_bytes()


def test_two_pages_saved_under_one_name_keep_their_own_pictures(archive, tmp_path_factory):
    kept = []
    for place in ("một", "hai"):
        folder = tmp_path_factory.mktemp(place)
        (folder / "tin_files").mkdir()
        (folder / "tin_files/a.jpg").write_text(place)
        (folder / "tin.html").write_text(f"<p>{place}<img src='tin_files/a.jpg'>")
        kept.append(keep(archive.root, folder / "tin.html").path)
    assert [path.name for path in kept] == ["tin.html", "tin.html"]
    assert [(path.parent / "tin_files/a.jpg").read_text() for path in kept] == ["một", "hai"]


def test_an_archive_keeps_both_its_suffixes(archive):
    assert keep_bytes(archive.root, b"WARC", "Trang xã 1.WARC.GZ").path.name == "trang-xa-1.warc.gz"


def test_a_doubtful_field_is_confirmed_with_its_evidence(archive, raw):
    kept = keep(archive.root, raw)
    [(result, outcome)] = convert(archive.root, [kept.path])
    assert outcome.status is Status.WRITTEN
    assert "date" in result.report.review
    vocabulary = topics.load_topics(archive.content / "topics")
    asked = {question.field: question for question in questions(archive.root, [], vocabulary)}
    question = asked["date"]
    proof = next(item for item in question.evidence if item.line)
    lines = kept.path.read_text("utf-8").split("\n")
    assert any(part in lines[proof.line - 1] for part in ("10/11/2023",))
    answers = Answers(load(), vocabulary)
    before = outcome.path.read_text("utf-8")
    with pytest.raises(ValueError, match="không hiểu ngày"):
        settle(question, "hôm qua", answers)
    assert outcome.path.read_text("utf-8") == before
    question = next(q for q in questions(archive.root, [], vocabulary) if q.field == "date")
    settle(question, "15/11/2023 8:00", answers)
    report, _ = article.read(outcome.path, "x")
    assert report.date.isoformat() == "2023-11-15T08:00:00+07:00"
    assert (report.date_basis, report.date_edtf, "date" in report.review) == ("stamp", None, False)
    assert outcome.path.read_text("utf-8").split("---\n", 2)[2] == before.split("---\n", 2)[2]


def test_lines_that_may_be_captions_are_shown_and_confirmed_at_once(archive, tmp_path_factory):
    raw = tmp_path_factory.mktemp("x") / "tin.txt"
    doubtful = "Đồng chí Lò Văn Ín, Bí thư Đảng ủy xã chủ trì hội nghị."
    told = (
        "Hội nghị đã nghe báo cáo kết quả 6 tháng đầu năm, thảo luận và thống nhất nhiệm vụ 6 tháng cuối năm 2023, "
        "trong đó ưu tiên làm đường vào bản và giảm nghèo."
    )
    raw.write_text(
        "Nậm Tăm sơ kết công tác 6 tháng đầu năm\n12/07/2023 08:00\n\n"
        f"Sáng 11/7, Đảng ủy xã Nậm Tăm tổ chức hội nghị sơ kết với 60 người dự.\n\n{doubtful}\n\n{told}\n\nLò Ín\n",
        "utf-8",
    )
    [(result, outcome)] = convert(archive.root, [keep(archive.root, raw).path])
    assert {"captions", "body"} <= set(result.report.review)
    asked = [q for q in questions(archive.root, [outcome.path], []) if q.field in {"captions", "body"}]
    [question] = asked
    assert [item.line for item in question.evidence] == [6]
    assert doubtful in describe(question)
    answers = Answers(load(), [])
    with pytest.raises(ValueError, match="sửa thẳng trong tệp"):
        settle(question, "chú thích", answers)
    settle(question, None, answers)
    report, _ = article.read(outcome.path, "x")
    assert not {"captions", "body"} & set(report.review)


def test_a_report_without_its_headline_is_published_once_it_has_one(archive, tmp_path_factory):
    raw = tmp_path_factory.mktemp("x") / "tin.txt"
    raw.write_text(
        "Sáng 11/7/2023, Đảng ủy xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh tổ chức hội nghị sơ kết công tác 6 tháng "
        "đầu năm với 60 người dự.\n\nHội nghị đã nghe báo cáo, thảo luận và thống nhất nhiệm vụ 6 tháng cuối năm "
        "2023, trong đó ưu tiên làm đường vào thôn và giảm nghèo.\n\nHồng Lam\n",
        "utf-8",
    )
    [(_, outcome)] = convert(archive.root, [keep(archive.root, raw).path])
    assert article.read(outcome.path, "x")[0].status == "draft"
    [question] = questions(archive.root, [outcome.path], [])
    assert "không có tên bài" in describe(question)
    settle(question, "Kỳ Thọ sơ kết công tác 6 tháng đầu năm", Answers(load(), []))
    report, _ = article.read(outcome.path, "x")
    assert (report.title, report.status) == ("Kỳ Thọ sơ kết công tác 6 tháng đầu năm", "published")


def test_pictures_come_along(archive):
    saved = archive.root / "trang_files"
    saved.mkdir()
    Image.new("RGB", (600, 400), "olive").save(saved / "Hội nghị.JPG")
    page = archive.root / "trang.html"
    text = "Sáng ngày 25 tháng 5 năm 2023, Đảng ủy xã Kỳ Thọ (Kỳ Anh, Hà Tĩnh) tổ chức hội nghị sơ kết với 60 người dự."
    page.write_text(
        f"<html><body><h1>Đảng bộ xã Kỳ Thọ sơ kết công tác năm</h1><p>{text}</p>"
        "<figure><img src='trang_files/H%E1%BB%99i%20ngh%E1%BB%8B.JPG'><figcaption>Quang cảnh</figcaption>"
        f"</figure><p>{text.replace('Sáng', 'Chiều')}</p></body></html>",
        "utf-8",
    )
    kept = keep(archive.root, page)
    [(result, outcome)] = convert(archive.root, [kept.path])
    name = f"{result.report.raw.sha256[:12]}/hoi-nghi.jpg"
    assert f"![Quang cảnh](../../images/{name})\n\nQuang cảnh\n" in outcome.path.read_text("utf-8")
    with Image.open(archive.content / "images" / name) as image:
        assert image.size == (600, 400)


def test_a_new_article_takes_no_others_place(archive):
    archive.article("hoi-nghi")
    path = write(archive.root, Draft("Hội nghị", date="2023-05-26T00:00:00+07:00", body="x"))
    report, _ = article.read(path, "x")
    assert path.stem == report.slug == f"hoi-nghi-{report.id}"
    undated = write(archive.root, Draft("Chưa rõ", body="x"))
    assert article.read(undated, "x")[0].status == "draft"


def test_pasted_text_stays_text():
    assert plain("# Không phải tiêu đề\nDòng *hai*") == "\\# Không phải tiêu đề\n\nDòng \\*hai\\*"
    assert plain("Một\ndòng\r\n\r\nHai") == "Một dòng\n\nHai"


def test_history_follows_renames_and_names_fields(archive, monkeypatch):
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Lan")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "lan@example.vn")

    def commit(message: str) -> None:
        git.run(archive.root, "add", "-A")
        git.run(archive.root, "commit", "-q", "-m", message)

    path = archive.article()
    assert changes(archive.root) == {}
    git.run(archive.root, "init", "-q")
    commit("Thêm")
    path.write_text(path.read_text("utf-8").replace("title: Hội nghị", "title: Đại hội"), "utf-8")
    commit("Sửa tên")
    path.rename(path.with_name("tên mới.md"))
    commit("Dời")
    file = "content/reports/2023/tên mới.md"
    history = changes(archive.root)[file]
    assert [change.subject for change in history] == ["Dời", "Sửa tên", "Thêm"]
    assert changes(archive.root, file)[file] == history
    [moved, corrected, first] = told(archive.root, history)
    assert (moved[1], first[1]) == ([], [])
    assert [(item.field, item.old, item.new) for item in corrected[1]] == [
        ("title", "Hội nghị sơ kết", "Đại hội sơ kết")
    ]
    shallow = archive.root / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", archive.root.as_uri(), str(shallow)], check=True)
    assert changes(shallow) == {}


def test_a_broken_version_has_no_fields_to_compare():
    assert differences("không có gì", "---\nid: [\n---\n") == []

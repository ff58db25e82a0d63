"""Every fault an editor can make has its own message, with the line and what to do."""

from __future__ import annotations

import codecs
import hashlib
import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from khotin import guard, pictures
from khotin.editorial.check import check
from khotin.editorial.findings import Level, as_annotation, as_json, as_text
from khotin.editorial.fix import fix, mend


def lines(found) -> list[str]:
    return [as_text(finding) for finding in found]


def only(found, rule: str) -> str:
    """Return the one message of a rule, after making sure that nothing else was found."""
    assert [finding.rule for finding in found] == [rule], lines(found)
    return as_text(found[0])


def test_a_good_article_has_no_findings(archive):
    archive.article()
    assert check(archive.root) == []


def test_the_projects_own_content_is_clean(project):
    assert [line for line in lines(check(project)) if "(nhắc)" not in line] == []


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        ({"date": "date: 12/05/2025"}, 5, "viết «date: 2025-05-12T00:00:00+07:00» (ngày đứng trước tháng)"),
        ({"date": "date: 31/02/2025"}, 5, "viết năm-tháng-ngày"),
        ({"Url": "Url: javascript:alert(1)"}, 13, "khóa «Url» là của phần mềm dựng trang"),
        ({"Save_as": "Save_as: x.html"}, 13, "khóa «Save_as» là của phần mềm dựng trang"),
        ({"Template": "Template: x"}, 13, "khóa «Template» là của phần mềm dựng trang"),
        ({"title": "Title: Hội nghị"}, 3, "viết «title»"),
        ({"title": "title: Một: hai"}, 3, "giá trị có «: » phải đặt trong ngoặc kép"),
        ({"slug": "slug: so-ket\nslug: khac"}, 5, "khóa «slug» xuất hiện hai lần"),
        ({"topics": "topics:\n\t- nong-thon-moi"}, 12, "dòng thụt vào bằng phím Tab"),
        ({"title": "title: “Tin mới”"}, 3, 'gõ lại bằng ngoặc kép thẳng "…"'),
        ({"review": "review: [ngay]"}, 12, "«review» nhắc tới khóa không có: «ngay»"),
    ],
)
def test_faults_of_front_matter(archive, change, line, words):
    archive.article(**change)
    found = check(archive.root)
    shown = lines(found)
    assert any(
        words in text and text.startswith(f"content/reports/2023/so-ket.md:{line}: ") for text in shown
    ), shown


def test_a_misspelt_place_is_told_with_what_was_meant(archive):
    archive.article(localities="localities:\n  - thị trấn Lăng Cam, huyện Lâm Bình, tỉnh Tuyên Quang\n  # cũ")
    message = lines(check(archive.root))[0]
    assert message.startswith("content/reports/2023/so-ket.md:8: không có thị trấn «Lăng Cam»; ý bạn là")
    assert "«thị trấn Lăng Can, huyện Lâm Bình, tỉnh Tuyên Quang»?" in message


def test_topics_are_suggested(archive):
    archive.article(topics="topics: [giam-ngeo]")
    assert "ý bạn là «giam-ngheo» (Giảm nghèo)" in only(check(archive.root), "danh-muc")


@pytest.mark.parametrize(
    ("term", "level"),
    [("Đảng bộ xã Kỳ Thọ 2020-2028", Level.ERROR), ("Đảng bộ xã Kỳ Thọ 2021-2025", Level.NOTICE)],
)
def test_odd_years_of_a_term(archive, term, level):
    archive.article(terms=f"terms: [{term}]\nother_terms:")
    found = check(archive.root)
    assert "2020-2025" in only(found, "nhiem-ky") or level is Level.ERROR
    assert found[0].level is level


def test_dates_that_cannot_be(archive):
    archive.article(event_date="event_date: 2023-12-05")
    assert "diễn ra sau ngày đăng" in only(check(archive.root), "ngay")
    assert "còn ở tương lai" in lines(check(archive.root, today=date(2023, 5, 1)))[0]


def test_a_place_that_did_not_exist_on_the_day_is_pointed_out(archive):
    archive.article(date="date: 2025-08-02T08:00:00+07:00")
    message = only(check(archive.root), "danh-muc")
    assert "(nhắc)" in message
    assert "ngày 2/8/2025 không có «xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh»" in message
    assert "ngày ấy nơi này là «xã Kỳ Khang, tỉnh Hà Tĩnh»" in message


def test_the_day_of_the_event_tells_which_places_existed(archive):
    archive.article(date="date: 2025-08-02T08:00:00+07:00", event_date="event_date: 2025-06-20")
    assert check(archive.root) == []


def test_ids_and_addresses_are_unique(archive):
    archive.article()
    archive.article("khac")
    archive.article("ba", id="00000abc", slug="slug: so-ket")
    messages = lines(check(archive.root))
    assert any("khac.md:2: «id» trùng với bài content/reports/2023/so-ket.md" in line for line in messages)
    assert any("ba.md:4: «slug» trùng với bài" in line and "/bai/2023/so-ket/" in line for line in messages)


@pytest.mark.parametrize(
    ("body", "rule", "words"),
    [
        ("[a](javascript:alert)", "lien-ket", "kiểu «javascript:»"),
        ("[a](/bai/2020/khong-co/)", "lien-ket", "không dẫn tới trang nào"),
        ("[a](/dia-phuong/ha-tinh/ky-anh/khong-co/)", "lien-ket", "không dẫn tới trang nào"),
        ("[a](www.hatinh.gov.vn)", "lien-ket", "thiếu https://"),
        ("[a](../khac.md)", "lien-ket", "không bắt đầu từ gốc"),
        ("[a]()", "lien-ket", "không có địa chỉ"),
        ("![Cảnh](/images/khong-co.jpg)", "anh", "không có ảnh content/images/khong-co.jpg"),
        ("![Cảnh](../../images/khong-co.jpg)", "anh", "không có ảnh content/images/khong-co.jpg"),
        ("![Cảnh](/images/hong.jpg)", "anh", "bị hỏng"),
        ("![](/images/co.jpg)", "anh", "không có lời tả"),
        ("![Ảnh trong bài](../../images/co.jpg)", "anh", "lời tả chung"),
        ("![Cảnh](https://x.vn/a.jpg)", "anh", "nằm ở máy chủ khác"),
        ("Đại biểu\n{: .captoin caption}", "anh", "dấu chú thích viết sai"),
        ("Đại biểu\n\n{: .caption }", "anh", "không đi liền"),
        ("Lượt xem: 1234", "sot", "giống phần thừa của trang nguồn"),
        ("Chữ <b>đậm</b>", "sot", "sẽ hiện nguyên thành chữ"),
    ],
)
def test_faults_of_the_text(archive, body, rule, words):
    (archive.content / "images").mkdir()
    Image.new("RGB", (8, 8)).save(archive.content / "images" / "co.jpg")
    (archive.content / "images" / "hong.jpg").write_bytes(b"x")
    archive.article(body=f"Đoạn một.\n\n{body}")
    message = only(check(archive.root), rule)
    assert words in message
    assert "so-ket.md:1" in message  # a line of the body, not of the front matter


@pytest.mark.parametrize(
    "body",
    [
        "[a](/bai/2023/so-ket/)",
        "[a](/dia-phuong/ha-tinh/ky-anh/ky-tho/2023/05/)",
        "[a](/nhiem-ky/2020-2025/rss.xml)",
        "[a](/chu-de/nong-thon-moi/) [b](mailto:a@b.vn) [c](#x) [d](https://hatinh.gov.vn/a?b=c)",
        r"Một \[chú thích\](không phải liên kết)",
        "Đại biểu\n{: .caption }",
    ],
)
def test_a_good_text(archive, body):
    archive.article(body=body)
    assert check(archive.root) == []


def test_a_changed_and_a_missing_raw_report(archive):
    raw = archive.root / "seeds" / "tin.txt"
    raw.parent.mkdir()
    raw.write_text("Tin", "utf-8")
    digest = hashlib.sha256(raw.read_bytes()).hexdigest()
    archive.article(raw=f"raw:\n  file: seeds/tin.txt\n  sha256: {digest}\n  converter: 1")
    assert check(archive.root) == []
    raw.write_text("Tin đã sửa", "utf-8")
    assert "mã kiểm tra không khớp" in only(check(archive.root, [raw]), "tin-tho")
    raw.unlink()
    assert "git checkout HEAD -- seeds/tin.txt" in only(check(archive.root), "tin-tho")


def test_an_open_merge(archive):
    path = archive.article()
    text = path.read_text("utf-8").replace("Một đoạn.", "<<<<<<< HEAD\nMột.\n=======\nHai.\n>>>>>>> khac")
    path.write_text(text, "utf-8")
    message = only(check(archive.root), "tep")
    assert "hai biên tập viên sửa cùng một chỗ" in message
    assert "(dòng 15 đến 19)" in message


def test_encodings_of_windows_editors(archive):
    path = archive.article()
    text = path.read_text("utf-8")
    path.write_bytes(text.encode("utf-16"))
    assert "UTF-16" in only(check(archive.root), "tep")
    path.write_bytes(codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode())
    found = check(archive.root)
    assert "BOM" in only(found, "tep")
    assert found[0].level is Level.NOTICE
    path.write_bytes(text.encode("cp1258", "replace"))
    assert "không phải UTF-8" in only(check(archive.root), "tep")


def test_small_versions_of_a_picture_that_was_replaced(archive):
    archive.article()
    folder = archive.content / "images"
    folder.mkdir()
    Image.new("RGB", (600, 8)).save(folder / "co.jpg")
    small = pictures.smaller("images/co.jpg", 480, (folder / "co.jpg").read_bytes())
    Image.new("RGB", (480, 6)).save(archive.content / small)
    assert check(archive.root) == []
    Image.new("RGB", (600, 8), "red").save(folder / "co.jpg")
    assert "bản thu nhỏ của một ảnh đã bị thay" in only(check(archive.root), "anh")
    (folder / "co.jpg").unlink()
    assert f"content/{small}" in only(check(archive.root), "anh")


def test_files_that_do_not_belong(archive):
    archive.article()
    images = archive.content / "images"
    images.mkdir()
    (archive.content / "trang.html").write_text("<script>", "utf-8")
    (images / "to.jpg").write_bytes(b"\0" * (guard.PICTURE_LIMIT + 1))
    (images / "ve.svg").write_text("<svg/>", "utf-8")
    (images / "lien-ket.jpg").symlink_to("/etc/hostname")
    (archive.content / "ghi-chu.docx").write_bytes(b"x")
    messages = "\n".join(lines(check(archive.root)))
    for words in (
        "khotin add content/trang.html",
        "ảnh quá nặng: 5,0 MB",
        "SVG",
        "liên kết tượng trưng",
        "ghi-chu.docx",
    ):
        assert words in messages
    assert [problem.file for problem in guard.tree(archive.content)] == [
        "content/images/lien-ket.jpg",
        "content/images/to.jpg",
        "content/images/ve.svg",
        "content/trang.html",
    ]


def test_only_what_was_asked_for(archive):
    good, bad = archive.article(), archive.article("khac", id="00000abc", date="date: 1/2/2023")
    assert check(archive.root, [good]) == []
    assert only(check(archive.root, [bad]), "mau-bai")


def test_an_article_that_is_gone_is_asked_for_in_every_run(archive):
    path = archive.article()
    (archive.content / "dia-chi.tsv").write_text(
        "bai/2023/cu/\t00000abc\nbai/2023/ten-cu/\t7f3a9c21\n", "utf-8"
    )
    message = only(check(archive.root, [path]), "dia-chi")
    assert message.startswith("content/dia-chi.tsv:1: bài 00000abc đã công bố ở /bai/2023/cu/ không còn")


def test_forms_of_output(archive):
    archive.article(date="date: 1/2/2023")
    found = check(archive.root)
    assert as_annotation(found[0]).startswith("::error file=content/reports/2023/so-ket.md,line=5,title=")
    assert json.loads(as_json(found))[0]["line"] == 5


def test_fix_mends_what_is_sure_and_shows_it(archive):
    path = archive.article(
        title="Title: “Tin mới”",
        date="date: 12/05/2025",
        topics="topics: [Nông thôn mới]",
        body="Chữ “cong” ở lại.",
    )
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))
    said: list[str] = []
    fix(archive.root, None, said.append)
    assert check(archive.root) == []
    text = path.read_text("utf-8")
    assert "title: Tin mới\n" in text
    assert "date: 2025-05-12T00:00:00+07:00\n" in text
    assert "topics: [nong-thon-moi]\n" in text
    assert "Chữ “cong” ở lại." in text
    shown = "\n".join(said)
    assert "từ UTF-16 sang UTF-8" in shown
    assert "-date: 12/05/2025\n+date: 2025-05-12T00:00:00+07:00" in shown


def test_fix_gives_whole_names(archive):
    path = archive.article()
    path = path.rename(path.with_name(unicodedata.normalize("NFD", "bài.md")))
    assert "NFD" in only(check(archive.root), "tep")
    assert fix(archive.root, [path], lambda _: None) == [path.with_name("bài.md")]
    assert check(archive.root) == []


@pytest.mark.parametrize("text", ["", "---\n", "không có gì", "---\nid: [\n---\n", "---\n- a\n---\nx\n"])
def test_fix_leaves_what_it_cannot_read(text):
    assert mend(text, {}) == text


def test_fix_keeps_a_good_article_to_the_byte(project: Path):
    for path in (project / "content" / "reports").rglob("*.md"):
        text = path.read_text("utf-8")
        assert mend(text, {"Nông thôn mới": "nong-thon-moi"}) == text

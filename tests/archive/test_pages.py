from __future__ import annotations

import pytest

from archive.pages import load_pages
from khotin.problems import ContentError

GOOD = "---\ntitle: Giới thiệu\nslug: gioi-thieu\nsummary: Một câu.\n---\n\nNội dung.\n"


def load(tmp_path, **files):
    folder = tmp_path / "content" / "pages"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.md").write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_pages(folder)


def problems(tmp_path, **files):
    with pytest.raises(ContentError) as caught:
        load(tmp_path, **files)
    return [str(problem) for problem in caught.value.problems]


def test_a_page_is_read(tmp_path):
    page = load(tmp_path, a=GOOD)["gioi-thieu"]
    assert (page.title, page.summary, page.address, page.file) == (
        "Giới thiệu", "Một câu.", "gioi-thieu/", "content/pages/a.md",
    )  # fmt: skip
    assert page.body.strip() == "Nội dung."


def test_no_folder_means_no_pages(tmp_path):
    assert load_pages(tmp_path / "pages") == {}


def test_windows_line_ends_and_byte_order_mark_do_no_harm(tmp_path):
    assert (
        load(tmp_path, a=b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())["gioi-thieu"].title
        == "Giới thiệu"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace("summary: Một câu.\n", ""), "content/pages/a.md:1: thiếu «summary»"),
        (GOOD.replace("gioi-thieu", "Giới thiệu"), "content/pages/a.md:3: «slug»"),
        (GOOD.replace("summary", "tomtat"), "content/pages/a.md:4: khóa «tomtat» không có"),
        (GOOD.replace("Một câu.", "[a, b]"), "content/pages/a.md:4: thiếu «summary»"),
        (GOOD.encode("utf-16"), "content/pages/a.md:1: tệp không phải UTF-8"),
        ("Không có gì", "content/pages/a.md:1: thiếu dòng «---»"),
    ],
)
def test_a_fault_names_file_line_and_remedy(tmp_path, text, message):
    found = problems(tmp_path, a=text)
    assert any(problem.startswith(message) for problem in found), found
    assert all("; " in problem for problem in found)


def test_two_pages_cannot_share_a_slug(tmp_path):
    assert "trùng với trang content/pages/a.md" in problems(tmp_path, a=GOOD, b=GOOD)[0]

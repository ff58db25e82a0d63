from __future__ import annotations

from dataclasses import dataclass

import pytest
from jinja2 import DictLoader, Environment

from output.writer import SiteWriter


def write(folder, files, keep=frozenset()):
    writer = SiteWriter(str(folder), {})
    for address, content in files.items():
        writer.add(address, "test", lambda content=content: content)
    counts = writer.carry_out(set(keep))
    return counts.written, counts.unchanged, counts.removed


def test_writes_what_differs_keeps_what_is_equal_removes_the_rest(tmp_path):
    assert write(tmp_path, {"": b"1", "a/": b"2", "b/c.xml": b"3"}) == (3, 0, 0)
    stamp = (tmp_path / "index.html").stat().st_mtime_ns
    assert write(tmp_path, {"": b"1", "a/": b"22"}) == (1, 1, 1)
    assert (tmp_path / "index.html").stat().st_mtime_ns == stamp
    assert (tmp_path / "a/index.html").read_bytes() == b"22"
    assert not (tmp_path / "b").exists()


def test_what_must_be_kept_is_kept(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/HEAD").touch()
    (tmp_path / "CNAME").touch()
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/CNAME").touch()
    assert write(tmp_path, {"": b"1"}, {".git", "CNAME"}) == (1, 0, 1)
    assert (tmp_path / ".git/HEAD").exists() and (tmp_path / "CNAME").exists()


def test_a_folder_may_become_a_file_and_back(tmp_path):
    assert write(tmp_path, {"a/b/": b"1"})[0] == 1
    assert write(tmp_path, {"a": b"2"})[0] == 1
    assert (tmp_path / "a").read_bytes() == b"2"
    assert write(tmp_path, {"a/b/": b"1"})[0] == 1
    assert (tmp_path / "a/b/index.html").read_bytes() == b"1"


def test_two_outputs_at_one_address_stop_the_build(tmp_path):
    writer = SiteWriter(str(tmp_path), {})
    writer.add("a/", "bài một", bytes)
    with pytest.raises(SystemExit, match=r"hai trang cùng một địa chỉ /a/.*bài một.*bài hai"):
        writer.add("a/", "bài hai", bytes)
    assert list(tmp_path.iterdir()) == []


def test_a_page_is_its_template_and_its_view(tmp_path):
    @dataclass(frozen=True)
    class View:
        title: str

    writer = SiteWriter(str(tmp_path), {})
    writer.environment = Environment(loader=DictLoader({"p.html": "<h1>{{ title }}</h1>"}), autoescape=True)
    writer.add_page("a/", "p", lambda: View("Đảng & <b>"))
    writer.carry_out(set())
    assert (tmp_path / "a/index.html").read_text("utf-8") == "<h1>Đảng &amp; &lt;b&gt;</h1>"

"""What is kept between builds saves time and never changes a result."""

from __future__ import annotations

import os
import shutil
import sqlite3
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import article, fingerprint, pool, texts
from khotin.archive import load_archive
from khotin.facts import simplified
from khotin.problems import ContentError
from khotin.texts import Texts

SMALL = Path(__file__).parents[1] / "site" / "content"


@pytest.fixture
def content(tmp_path):
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


@pytest.fixture
def parsed(monkeypatch):
    """Return the names of articles that were parsed, one after the other."""
    names = []
    original = article.parse
    monkeypatch.setattr(
        article, "parse", lambda text, name: names.append(Path(name).stem) or original(text, name)
    )
    return names


def settle(content):
    """Make all files look as if they had been written long ago; their time of change cannot be set."""
    for path in content.rglob("*.md"):
        os.utime(path, ns=(1, 1))


def test_an_article_is_parsed_again_only_when_it_changed(content, tmp_path, parsed):
    def load():
        parsed.clear()
        return load_archive(content, tmp_path / "cache", "1")

    first = load()
    assert len(parsed) == 7
    second = load()
    assert parsed == []
    assert [entry.report for entry in second.entries] == [entry.report for entry in first.entries]
    assert [entry.fingerprint for entry in second.entries] == [entry.fingerprint for entry in first.entries]
    settle(content)
    load()
    assert parsed == []
    path = content / "reports/2024/toi-thieu.md"
    path.write_text(path.read_text("utf-8").swapcase().replace("ID:", "id:"), "utf-8")
    with pytest.raises(ContentError):
        load()
    assert parsed == ["toi-thieu"]
    path.rename(content / "reports/2024/khac.md")
    with pytest.raises(ContentError):
        load()
    assert parsed == ["khac"]


def test_another_version_reads_everything_again(content, tmp_path, parsed):
    load_archive(content, tmp_path / "cache", "1")
    parsed.clear()
    load_archive(content, tmp_path / "cache", "2")
    assert len(parsed) == 7


def test_a_topic_that_is_gone_is_told_with_its_line(content, tmp_path):
    load_archive(content, tmp_path / "cache", "1")
    (content / "topics/xay-dung-dang.md").unlink()
    with pytest.raises(ContentError, match=r"so-ket-giua-nhiem-ky.md:\d+: không có chủ đề «xay-dung-dang»"):
        load_archive(content, tmp_path / "cache", "1")


def test_a_damaged_shard_is_dropped_with_a_message(content, tmp_path, parsed, capsys):
    load_archive(content, tmp_path / "cache", "1")
    parsed.clear()
    for path in (tmp_path / "cache").glob("bai-*.json"):
        path.write_bytes(path.read_bytes()[:-9])
    assert len(load_archive(content, tmp_path / "cache", "1").entries) == 6
    assert len(parsed) == 7
    assert "Bỏ qua bộ nhớ đệm hỏng bai-" in capsys.readouterr().err
    parsed.clear()
    load_archive(content, tmp_path / "cache", "1")
    assert parsed == []


def stored(folder, body="Nội *dung*.", version="1"):
    path = folder / "a.md"
    path.write_text(f"---\nid: 1\n---\n\n{body}", "utf-8")
    keeper = Texts(folder / "texts.db", version)
    html = keeper.html(texts.digest(body), path, "a.md")
    made = keeper.take()
    keeper.keep(made)
    keeper.close()
    return html, made


def test_a_text_is_rendered_once(tmp_path):
    html, made = stored(tmp_path)
    assert html == "<p>Nội <em>dung</em>.</p>"
    assert len(made) == 1
    assert stored(tmp_path) == (html, {})
    assert stored(tmp_path, version="2") == (html, made)


def test_a_damaged_store_is_dropped_with_a_message(tmp_path, capsys):
    html, _ = stored(tmp_path)
    (tmp_path / "texts.db").write_bytes(b"x" * 5000)
    assert stored(tmp_path)[0] == html
    assert "Bỏ qua bộ nhớ đệm hỏng texts.db" in capsys.readouterr().err
    assert stored(tmp_path)[0] == html


def test_texts_that_nobody_uses_are_swept(tmp_path):
    keeper = Texts(tmp_path / "texts.db", "1")
    keys = [fingerprint.of(number) for number in range(1000)]
    keeper.keep(dict.fromkeys(keys, b"x"))
    keeper.sweep(keys[:500], 500)
    keeper.close()
    with sqlite3.connect(tmp_path / "texts.db") as store:
        assert store.execute("select count(*) from text").fetchone() == (500,)


def test_an_article_that_changes_during_a_build_stops_it(tmp_path):
    (tmp_path / "a.md").write_text("---\nid: 1\n---\n\nMới.", "utf-8")
    with pytest.raises(SystemExit, match=r"a\.md vừa bị sửa"):
        Texts().html(texts.digest("Cũ."), tmp_path / "a.md", "a.md")


@dataclass(frozen=True)
class Point:
    x: object
    y: object = None


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.binary(max_size=3),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.builds(Point, inner, inner),
    max_leaves=6,
)


@given(VALUES, VALUES)
def test_fingerprints_are_equal_where_values_are(one, other):
    # 1 and True are equal to Python and shown differently.
    assert (fingerprint.of(one) == fingerprint.of(other)) == (repr(one) == repr(other))


def test_what_has_no_fingerprint_says_so(tmp_path):
    for value in (object(), lambda: 1, tmp_path, [object()], partial(print, object())):
        with pytest.raises(fingerprint.Unknown):
            fingerprint.of(value)


def test_a_path_stands_for_the_content_of_its_file(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"1")
    first = fingerprint.of(path)
    path.write_bytes(b"2")
    assert fingerprint.of(path) != first


def test_facts_that_others_imply_are_left_out():
    assert simplified({"a:x", "a?y", "b?y", "c:z", "c*", "c", "d", "d?e", "d:f"}) == "a:x a?y b?y c* d d:f"


def test_what_is_read_of_the_archive_is_noted():
    archive = load_archive(SMALL)
    reads = archive.book.reads = set()
    assert archive.terms["2020-2025"].entries
    assert "x" not in archive.localities
    assert len(archive.entries) == 6
    assert list(archive.topics)
    assert reads == {"terms:2020-2025", "localities?x", "entries", "topics"}


def work(numbers):
    if 13 in numbers:
        raise SystemExit("mười ba")
    if 14 in numbers:
        raise OSError(28, "hết đĩa")
    if 15 in numbers:
        os._exit(3)
    return sum(numbers), os.getpid()


@pytest.fixture
def two_cores(monkeypatch):
    monkeypatch.setattr(pool, "cores", lambda: 2)


@pytest.mark.usefixtures("two_cores")
def test_work_is_spread_and_nothing_is_lost():
    found = list(pool.spread(work, [1] * 101, 10, 20))
    assert sum(count for count, _ in found) == sum(total for _, (total, _) in found) == 101
    assert len({pid for _, (_, pid) in found}) == 2
    assert {pid for _, (_, pid) in pool.spread(work, [1] * 5, 10, 20)} == {os.getpid()}


@pytest.mark.usefixtures("two_cores")
@pytest.mark.parametrize(("number", "error"), [(13, SystemExit), (14, OSError), (15, pool.WorkerError)])
def test_an_error_in_another_process_stops_the_work(number, error):
    with pytest.raises(error):
        list(pool.spread(work, [number, *range(10)], 3, 5))

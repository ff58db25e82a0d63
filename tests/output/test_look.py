from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import fingerprint
from output import look
from output.look import Looking
from output.record import NO_KEY, Record
from output.trees import Trees

NAMES = st.lists(
    st.lists(
        st.text("ab-.", min_size=1, max_size=3).filter(lambda part: part not in {".", ".."}),
        min_size=1,
        max_size=3,
    ).map("/".join),
    unique=True,
    min_size=1,
    max_size=12,
)


def shares(known):
    """Yield the shares until all was looked at."""
    after = ""
    while True:
        span = look.share(known, after)
        yield span
        if span.until == look.EVERYTHING.until:
            return
        after = span.until


@given(NAMES, NAMES, st.integers(1, 5))
def test_shares_hold_every_name_once(files, others, size):
    known = Record(files=files)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(look, "SHARE", size)
        spans = list(shares(known))
    for name in {*files, *others}:
        assert [span.holds(name) for span in spans].count(True) == 1
        for span in spans:
            folders = [name[: at + 1] for at, sign in enumerate(name) if sign == "/"]
            assert not span.holds(name) or all(map(span.meets, folders))
    assert all(sum(map(span.holds, files)) <= size for span in spans)


@pytest.fixture
def site(tmp_path):
    """Return the trees and the record of a site of six pages."""
    trees = Trees(tmp_path / "output", tmp_path, set())
    known = Record("1")
    for name in ("a/1", "a/2", "b/1", "b/2", "c/1", "index"):
        path = tmp_path / "output" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
        known.add(name, NO_KEY, "", fingerprint.of_bytes(b"x"), 1, path.stat().st_mtime_ns)
    trees.twin.mkdir(parents=True)
    known.trees = trees.inodes()
    known.save(tmp_path / "record")
    return trees, tmp_path / "record"


def test_a_large_folder_is_looked_at_in_turn(site, monkeypatch):
    trees, path = site
    monkeypatch.setattr(look, "SHARE", 2)
    (trees.live / "a/2").unlink()
    (trees.live / "b/2").write_bytes(b"y")
    (trees.live / "b/new").mkdir()
    (trees.live / "b/new/page").write_bytes(b"z")
    found = [Looking(trees, path, set()).findings() for _ in range(4)]
    assert [(one.wrong, one.strange) for one in found] == [
        ({"a/2"}, set()),
        ({"b/2"}, set()),
        (set(), {"b/new/page"}),
        ({"a/2"}, set()),
    ]


def test_a_folder_that_was_restored_is_looked_at_whole(site, monkeypatch):
    trees, path = site
    monkeypatch.setattr(look, "SHARE", 2)
    (trees.live / "index").write_bytes(b"y")
    moved = trees.live.with_name("moved")
    trees.live.rename(moved)
    trees.live.mkdir()
    for child in moved.iterdir():
        child.rename(trees.live / child.name)
    assert Looking(trees, path, set()).findings().wrong == {"index"}

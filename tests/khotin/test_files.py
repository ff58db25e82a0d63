"""A file is written whole or not at all."""

from pathlib import Path

import pytest

from khotin import files


def test_what_is_interrupted_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bai.md"
    files.write(path, "cũ")
    real = files._new

    def interrupted(part: str) -> object:
        real(part).close()
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "_new", interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.write(path, "mới")
    assert [(inner.name, inner.read_text("utf-8")) for inner in tmp_path.iterdir()] == [("bai.md", "cũ")]


def test_folders_are_made(tmp_path: Path) -> None:
    files.write(tmp_path / "a/b/c.md", b"x")
    assert (tmp_path / "a/b/c.md").read_bytes() == b"x"

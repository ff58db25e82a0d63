"""A file is written whole or not at all."""

import subprocess
import sys
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


def test_of_two_at_once_the_second_waits_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    raw = "Hội Nông dân xã Kỳ Thọ ra quân\n\nSáng 12/5/2023, Hội Nông dân xã Kỳ Thọ, huyện Kỳ Anh ra quân làm đường."
    (tmp_path / "seeds/tin.txt").write_text(raw, encoding="utf-8")
    waited: list[bool] = []
    with files.alone(tmp_path, lambda: waited.append(True)):
        command = [sys.executable, "-m", "khotin.cli", "convert"]
        second = subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert second.stderr is not None
        assert "đợi nó xong" in second.stderr.readline()
        assert not list((tmp_path / "content").rglob("*.md"))
    out, _ = second.communicate(timeout=60)
    assert (second.returncode, waited) == (0, [])
    assert "1 mới" in out

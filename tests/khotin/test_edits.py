"""Readers are told what editors changed in an article, each change worked out once."""

import os
import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest

from khotin import edits
from khotin.archive import load_archive
from khotin.edtf import VIETNAM

FILE = "content/reports/2023/a.md"


@pytest.fixture
def repository(tmp_path):
    def commit(message, day, **fields):
        path = tmp_path / FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = "".join(f"{key}: {value}\n" for key, value in fields.items())
        path.write_text(f"---\n{rows}---\n\nMột đoạn.\n", "utf-8")
        return git(message, day)

    def git(message, day):
        stamp = f"2026-01-{day:02}T08:00:00+07:00"
        told = {
            f"GIT_{who}_{what}": "a@b.vn" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        told |= {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
        for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", message]):
            subprocess.run(["git", "-C", tmp_path, *command], env=os.environ | told, check=True)
        found = subprocess.run(["git", "-C", tmp_path, "rev-parse", "HEAD"], capture_output=True, check=True)
        return found.stdout.decode().strip()

    commit.root = tmp_path
    commit.git = git
    return commit


def told(repository, version="1"):
    found = edits.edits(repository.root, repository.root / "memory.json", version)
    return {
        file: [(edit.when.day, edit.subject, [tuple(c.field for c in edit.corrections)]) for edit in rows]
        for file, rows in found.items()
    }


def test_each_edit_names_its_fields(repository):
    repository("Thêm", 1, title="A", topics="[x]")
    assert told(repository) == {}
    repository("Sửa tên", 2, title="B", topics="[x]")
    repository("Sửa cả hai", 3, title="C", topics="[y]")
    expected = [(3, "Sửa cả hai", [("title", "topics")]), (2, "Sửa tên", [("title",)])]
    assert told(repository) == {FILE: expected}


def test_commits_for_machines_and_moves_are_no_edits(repository):
    repository("Thêm", 1, title="A")
    machine = repository("Định dạng lại", 2, title="B")
    (repository.root / FILE).rename(repository.root / "content/reports/2023/b.md")
    repository.git("Dời", 3)
    (repository.root / ".git-blame-ignore-revs").write_text(f"# máy\n{machine}\n")
    assert told(repository) == {}


def test_a_change_is_worked_out_once_for_each_version(repository, monkeypatch):
    repository("Thêm", 1, title="A")
    repository("Sửa", 2, title="B")
    first = told(repository)
    monkeypatch.setattr(edits, "told", lambda *_: pytest.fail("asked again"))
    assert told(repository) == first
    with pytest.raises(pytest.fail.Exception):
        told(repository, "2")


def test_a_damaged_memory_is_forgotten(repository):
    repository("Thêm", 1, title="A")
    repository("Sửa", 2, title="B")
    first = told(repository)
    (repository.root / "memory.json").write_bytes(b"x\n{}")
    assert told(repository) == first


def test_without_git_there_is_nothing_to_tell(tmp_path):
    assert edits.edits(tmp_path, tmp_path / "memory.json", "1") == {}


def test_an_edit_is_a_change_of_the_report():
    entry = load_archive(Path(__file__).parents[1] / "site" / "content").entries[0]
    edit = edits.Edit(datetime(2030, 1, 2, tzinfo=VIETNAM), "Sửa", ())
    assert edits.changed(entry, [edit]) == date(2030, 1, 2)
    assert edits.changed(entry, []) == entry.date.date()

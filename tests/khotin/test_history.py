"""Git tells when an article came in and when it was corrected; a history that is cut off is not believed."""

import os
import subprocess

import pytest

from khotin import history

ARTICLE = "content/reports/2023/a.md"


class Repository:
    def __init__(self, root):
        self.root = root
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments, day=1):
        names = {
            f"GIT_{who}_{what}": "a@b.vn" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        when = {f"GIT_{who}_DATE": f"2026-01-{day:02}T08:00:00+07:00" for who in ("AUTHOR", "COMMITTER")}
        done = subprocess.run(
            ["git", "-C", self.root, *arguments],
            env=os.environ | names | when,
            check=True,
            capture_output=True,
        )
        return done.stdout.decode().strip()

    def commit(self, day):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x", day=day)
        return self.git("rev-parse", "HEAD")

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text * 20)

    def days(self):
        found = history.read(self.root / "content")
        assert not found.gap
        return {
            name: (touch.added.day, touch.changed and touch.changed.day)
            for name, touch in found.touches.items()
        }


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path)


def test_the_first_commit_adds_and_the_last_one_corrects(repository):
    repository.write(ARTICLE, "một\n")
    repository.commit(2)
    assert repository.days() == {ARTICLE: (2, None)}
    repository.write(ARTICLE, "hai\n")
    repository.commit(3)
    repository.write("content/reports/2023/bài có dấu.md", "ba\n")
    repository.commit(4)
    assert repository.days() == {ARTICLE: (2, 3), "content/reports/2023/bài có dấu.md": (4, None)}


def test_a_moved_file_keeps_its_day_and_a_deleted_one_is_forgotten(repository):
    repository.write(ARTICLE, "một\n")
    repository.commit(2)
    repository.git("mv", ARTICLE, "content/reports/2023/b.md")
    repository.commit(3)
    assert repository.days() == {"content/reports/2023/b.md": (2, None)}
    repository.git("rm", "-q", "content/reports/2023/b.md")
    repository.commit(4)
    assert repository.days() == {}


def test_a_mass_edit_that_is_listed_as_such_corrects_nothing(repository):
    repository.write(ARTICLE, "một\n")
    repository.commit(2)
    repository.write(ARTICLE, "hai\n")
    revision = repository.commit(3)
    repository.write(".git-blame-ignore-revs", f"{revision} # đổi dạng\n")
    assert repository.days() == {ARTICLE: (2, None)}


def test_what_counts_is_the_day_of_the_merge(repository):
    repository.write("README.md", "x\n")
    repository.commit(1)
    repository.git("checkout", "-q", "-b", "bai-moi")
    repository.write(ARTICLE, "một\n")
    repository.commit(2)
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "bai-moi", "-m", "nhập", day=9)
    assert repository.days() == {ARTICLE: (9, None)}


def test_no_history_no_dates(repository, tmp_path_factory):
    repository.write(ARTICLE, "một\n")
    assert history.read(repository.root / "content") == history.History({})
    elsewhere = tmp_path_factory.mktemp("without-git")
    assert history.read(elsewhere / "content") == history.History({})


def test_a_shallow_clone_is_told_and_not_believed(repository, tmp_path_factory):
    repository.write(ARTICLE, "một\n")
    repository.commit(2)
    repository.write(ARTICLE, "hai\n")
    repository.commit(3)
    clone = tmp_path_factory.mktemp("clone")
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.root}", str(clone))
    found = history.read(clone / "content")
    assert not found.touches and "unshallow" in found.gap

"""A real Git repository that holds a copy of the project, and editors' clones of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from khotin.httpd import SiteHandler, server

COPIED = ("content", "seeds", "theme", "docs", "cms", "deploy", "pelicanconf.py", "publishconf.py")
COPIED += (".pre-commit-config.yaml", ".gitattributes", ".gitignore", "tools")


class Editor:
    """An editor with a clone, who types commands as the guide says."""

    def __init__(self, folder: Path, name: str, project: Path) -> None:
        self.folder, self.name = folder, name
        path = f"{folder / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
        self.env = os.environ | {
            "PATH": path,
            "PYTHONPATH": str(project / "plugins"),
            "PYTHONUTF8": "1",
            "HOME": str(folder.parent),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
        }
        for role in ("AUTHOR", "COMMITTER"):
            self.env |= {f"GIT_{role}_NAME": name, f"GIT_{role}_EMAIL": f"{role.lower()}@example.vn"}
        self._commands(folder / ".venv" / "bin")

    @staticmethod
    def _commands(bin_folder: Path) -> None:
        """Make the environment that `make env-dev` would install, out of the one the tests run in."""
        bin_folder.mkdir(parents=True)
        for name, module in (("khotin", "khotin.cli"), ("pelican", "pelican"), ("pre-commit", "pre_commit")):
            script = bin_folder / name
            script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {module} "$@"\n', "utf-8")
            script.chmod(0o755)
        (bin_folder / "activate").write_text("true\n", "utf-8")

    def run(self, command: str, *, fails: bool = False) -> str:
        """Run a line of shell; return all it prints. It must fail if and only if `fails`."""
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        said = done.stdout + done.stderr
        assert (done.returncode != 0) == fails, f"{command}\n{said}"
        return said

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace `old` with `new` in a file, as in a text editor."""
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="session")
def serve():
    """Return the function that serves a folder on this machine."""

    @contextmanager
    def served(folder: Path, handler: type[SiteHandler] = SiteHandler) -> Iterator[str]:
        with server(folder, 0, handler) as web:
            thread = Thread(target=web.serve_forever, daemon=True)
            thread.start()
            yield f"http://localhost:{web.server_port}"
            web.shutdown()
            thread.join()

    return served


@pytest.fixture
def forge(tmp_path: Path, project: Path) -> Path:
    """The bare repository that editors share, with the project's content in it."""
    first = tmp_path / "first"
    for name in COPIED:
        source = project / name
        if source.is_dir():
            shutil.copytree(
                source, first / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules")
            )
        else:
            first.mkdir(exist_ok=True)
            shutil.copyfile(source, first / name)
    # Where Pelican finds its plugins is the one thing that a copy without code must be told.
    with (first / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(f'\nPLUGIN_PATHS = ["{project / "plugins"}"]\n')
    editor = Editor(first, "Người lập kho", project)
    editor.run("git init -q -b main && git add . && git commit -q -m 'Lập kho'")
    bare = tmp_path / "forge.git"
    editor.run(f"git clone -q --bare . {bare}")
    return bare


@pytest.fixture
def clone(forge: Path, tmp_path: Path, project: Path):
    """Return the function that makes an editor with a clone of the shared repository."""

    def make(name: str) -> Editor:
        folder = tmp_path / name.replace(" ", "-")
        subprocess.run(["git", "clone", "-q", str(forge), str(folder)], check=True)
        return Editor(folder, name, project)

    return make

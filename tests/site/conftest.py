"""The small archive of this folder, built once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small_site import CONTENT, build


@pytest.fixture(scope="session")
def small_site(tmp_path_factory):
    """Return the output folder of the small archive beside this file."""
    folder = tmp_path_factory.mktemp("small")
    # A copy, since feeds ask Git when an article was added, and the copies that tests change have no Git.
    result = build(Path(shutil.copytree(CONTENT, folder / "content")), folder / "output")
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "output"


@pytest.fixture
def content(tmp_path):
    """Return a copy of the small archive's content that a test may change."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))

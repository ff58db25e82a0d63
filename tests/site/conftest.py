"""The small archives of this folder, built once."""

from __future__ import annotations

import mimetypes
import re
import shutil
from pathlib import Path

import pytest
from odd_site import HOST, WATCH, monster
from small_site import CONTENT, build

from khotin import policy

# A picture that is missing on purpose, and what `page` in tests/conftest.py forbids.
EXPECTED = re.compile("404|Service Worker registration blocked")
POLICY = policy.HEADERS["Content-Security-Policy"]


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


@pytest.fixture(scope="session")
def odd_site(tmp_path_factory):
    """Return the output folder of an archive with too much of everything."""
    folder = tmp_path_factory.mktemp("odd")
    content = Path(shutil.copytree(CONTENT, folder / "content"))
    (content / "reports/2025/dai.md").write_text(monster(), "utf-8")
    result = build(content, folder / "output")
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "output"


@pytest.fixture
def visit(page, odd_site):
    """Return a function that opens an address under the strict policy and returns what went wrong."""
    faults = []

    def serve(route):
        address = route.request.url.removeprefix(HOST)
        file = odd_site / (f"{address}index.html" if not address or address.endswith("/") else address)
        if not route.request.url.startswith(HOST):
            faults.append(f"asks {route.request.url}")
        if not file.is_file():
            route.fulfill(status=404)
            return
        headers = {"Content-Security-Policy": POLICY, "Content-Type": mimetypes.guess_type(file.name)[0]}
        route.fulfill(headers=headers, body=file.read_bytes())

    page.route("**/*", serve)
    page.on("console", lambda message: None if EXPECTED.search(message.text) else faults.append(message.text))
    page.add_init_script(WATCH)

    def visit(address):
        faults.clear()
        page.goto(HOST + address, wait_until="load")
        return faults

    return visit

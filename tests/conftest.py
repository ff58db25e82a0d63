"""What more than one test needs: the project, its built site, a server of it and a browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

import browser as chromium
from khotin.httpd import server

PROJECT = Path(__file__).resolve().parent.parent
# Chromium's own calls home would be noise in what a page asks for; root cannot use the sandbox.
SWITCHES = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


# A busy machine is slow, not wrong; and a merge never fails on an example that chance alone has found:
# `pytest --hypothesis-profile=default` looks for new ones.
expect.set_options(timeout=30_000)
settings.register_profile(
    "same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same")


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the project."""
    return PROJECT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `pelican content` builds it from the project's content, in a folder of its own."""
    output = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pelican", "content", "--fatal", "errors", "--output", str(output)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve `folder` on a free port and yield its address, without a slash at the end."""
    with server(folder, 0) as web:
        thread = Thread(target=web.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{web.server_port}"
        web.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address of the built site on a server of this machine."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = chromium.find()
    assert path, "no Chromium: run `make test`, which installs one or says how"
    switches = [*SWITCHES, "--no-sandbox"] if os.geteuid() == 0 else SWITCHES
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=switches)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab of a reader in Vietnam; a script error on a page fails the test."""
    context = browser.new_context(
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        # What a page asks for must be seen; tests/site/test_offline.py allows them.
        service_workers="block",
    )
    tab = context.new_page()
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(f"{tab.url}: {error}"))
    yield tab
    context.close()
    assert not errors

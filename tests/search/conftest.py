"""A generated archive large enough for parts, filters and lists, built once."""

from __future__ import annotations

import generated
import pytest
from reader import Phone, served
from small_site import build

from khotin.archive import load_archive

REPORTS = 600


@pytest.fixture(scope="session")
def content(tmp_path_factory):
    """The content folder of the generated archive."""
    folder = tmp_path_factory.mktemp("generated") / "content"
    generated.write(folder, REPORTS)
    return folder


@pytest.fixture(scope="session")
def archive(content):
    """The generated archive in memory: what the site must tell."""
    return load_archive(content)


@pytest.fixture(scope="session")
def built(content):
    """The built site of the generated archive."""
    output = content.parent / "output"
    done = build(content, output)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="session")
def address(built):
    """The address of that site on a server of this machine."""
    with served(built) as found:
        yield found


@pytest.fixture
def phone(browser, address):
    """A fresh browser at phone width; a script error fails the test."""
    errors = []
    found = Phone(browser, address)
    found.page.on("pageerror", lambda error: errors.append(str(error)))
    yield found
    found.close()
    assert not errors

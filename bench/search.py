"""Measure the search at a phone: bytes, requests and time for every query of the table.

Run: .venv/bin/python bench/search.py [REPORTS]   (default 10,000)
Each query is asked by a reader who just came to the search page, and by one who has asked before.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests/search"), str(ROOT / "tools"), str(ROOT / "plugins")]

import generated  # noqa: E402
from reader import DONE, Phone, Query, queries, served, until  # noqa: E402

import browser as chromium  # noqa: E402 (found through the path above)

KILO = 1000
# The heads of the index come while a reader touches the box; so long they have to do so.
READY = 1500


def build(folder: Path, reports: int) -> Path:
    """Write and build an archive of `reports`; return its site."""
    generated.write(folder / "content", reports)
    command = [sys.executable, "-m", "pelican", "content", "-s", str(ROOT / "pelicanconf.py"), "-o", "output"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "plugins")}
    started = time.perf_counter()
    subprocess.run(
        [*command, "--fatal", "errors"], cwd=folder, env=environment, check=True, capture_output=True
    )
    print(f"built {reports} reports in {time.perf_counter() - started:.0f} s")
    return folder / "output"


def weigh(site: Path) -> None:
    """Print what the index weighs beside the pages."""

    def size(pattern: str) -> int:
        return sum(path.stat().st_size for path in site.glob(pattern) if path.is_file())

    index = size("tim-kiem/kho/*") + size("tim-kiem/goi-y/*")
    pages = size("**/*.html")
    largest = max(path.stat().st_size for path in site.glob("tim-kiem/goi-y/*"))
    print(f"index {index / 1e6:.1f} MB, pages {pages / 1e6:.1f} MB: {index / pages:.1%}")
    print(f"largest file of offers {largest / KILO:.0f} KB")


@contextmanager
def running() -> Iterator[Browser]:
    """Run Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        yield browser
        browser.close()


def ask_fresh(browser: Browser, address: str, query: Query) -> tuple[float, float, int, bool]:
    """Return milliseconds, KB since the page was opened, requests, and whether the report came first."""
    phone = Phone(browser, address, slow=True)
    phone.open()
    phone.page.focus("#q")
    phone.page.wait_for_timeout(READY)
    spent = phone.ask(query.text, first=True)
    weight, requests = phone.bytes / KILO, phone.requests
    until(phone.page, DONE)
    right = phone.slugs()[:1] == [query.expected]
    phone.close()
    return spent, weight, requests, right


def main() -> None:
    """Build, ask, print."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        site = build(Path(folder), reports)
        weigh(site)
        with running() as browser, served(site) as address:
            rows = [(query, *ask_fresh(browser, address, query)) for query in queries()]
    print("\n| query | first results | KB from opening the page | requests | first |\n|---|---|---|---|---|")
    for query, spent, weight, requests, right in rows:
        print(f"| {query.text} | {spent:.0f} ms | {weight:.0f} | {requests} | {'yes' if right else 'NO'} |")
    times, weights = [row[1] for row in rows], [row[2] for row in rows]
    print(f"\n{len(rows)} queries, {sum(row[4] for row in rows)} with the right report first;")
    print(f"median {median(times):.0f} ms, {median(weights):.0f} KB;")
    print(f"most {max(times):.0f} ms, {max(weights):.0f} KB")


if __name__ == "__main__":
    main()

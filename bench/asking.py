"""A generated archive, and readers at a phone who ask it: what measurements of a search share."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests/search"), str(ROOT / "tools"), str(ROOT / "plugins")]

import generated  # noqa: E402
from reader import DONE, Phone, Query, until  # noqa: E402

import browser as chromium  # noqa: E402 (found through the path above)

KILO = 1000
# The heads of the index come while a reader looks for the keys.
READY = 1500
# Milliseconds a key of a quick thumb.
PACE = 150


@dataclass(frozen=True)
class Asked:
    """What a query cost: ms from Enter to titles on the screen, KB, requests, and the page's own ms.

    `weight` and `requests` are since the page was opened, `own_…` of the query alone.
    """

    query: Query
    spent: float
    weight: float
    requests: int
    own_weight: float
    own_requests: int
    busy: float
    right: bool


def archive(reports: int, folder: Path) -> Path:
    """Write an archive of `reports` into `folder`, unless it is there; return its content."""
    content = folder / "content"
    if not content.exists():
        generated.write(content, reports)
    return content


def build(reports: int, folder: Path) -> Path:
    """Build the archive in `folder`, unless it is there; return its site."""
    archive(reports, folder)
    if (folder / "output").exists():
        return folder / "output"
    command = [sys.executable, "-m", "pelican", "content", "-s", str(ROOT / "pelicanconf.py"), "-o", "output"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "plugins")}
    started = time.perf_counter()
    subprocess.run(
        [*command, "--fatal", "errors"], cwd=folder, env=environment, check=True, capture_output=True
    )
    print(f"built {reports} reports in {time.perf_counter() - started:.0f} s")
    return folder / "output"


def size(site: Path, *patterns: str) -> int:
    """Return the bytes of the files below `site` that match."""
    return sum(path.stat().st_size for name in patterns for path in site.glob(name) if path.is_file())


@contextmanager
def running() -> Iterator[Browser]:
    """Run Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        yield browser
        browser.close()


def ask(browser: Browser, address: str, query: Query, pace: float, page: str = "tim-kiem/") -> Asked:
    """Ask one query on a page that was just opened."""
    phone = Phone(browser, address, slow=True)
    phone.page.goto(f"{address}/{page}")
    phone.page.focus("#q")
    phone.page.wait_for_timeout(READY)
    before, weight, requests = phone.busy(), phone.bytes, phone.requests
    spent = phone.first_results(query.text, pace)
    total, count, busy = phone.bytes, phone.requests, phone.busy() - before
    until(phone.page, DONE)
    right = phone.slugs()[:1] == [query.expected]
    phone.close()
    own = (total - weight) / KILO, count - requests
    return Asked(query, spent, total / KILO, count, *own, busy, right)


def table(rows: Sequence[Asked]) -> None:
    """Print what every query cost, and what they cost together."""
    print("| query | ms | KB | requests | KB of the query | requests | ms busy | first |")
    print("|---|---|---|---|---|---|---|---|")
    for row in rows:
        costs = (
            f"{row.spent:.0f} | {row.weight:.0f} | {row.requests} | {row.own_weight:.0f} | {row.own_requests}"
        )
        print(f"| {row.query.text} | {costs} | {row.busy:.0f} | {'yes' if row.right else 'NO'} |")
    print(f"\n{sum(row.right for row in rows)} of {len(rows)} queries have the right report first")
    show: list[tuple[str, Callable[[Asked], float]]] = [
        ("ms from Enter to titles", lambda row: row.spent),
        ("KB since the page was opened", lambda row: row.weight),
        ("requests since the page was opened", lambda row: row.requests),
        ("KB of the query", lambda row: row.own_weight),
        ("requests of the query", lambda row: row.own_requests),
        ("ms of processor time", lambda row: row.busy),
    ]
    for name, value in show:
        found = sorted(map(value, rows))
        print(f"{name}: median {median(found):.0f}, {found[0]:.0f} to {found[-1]:.0f}")

"""A reader at a phone who types into the search page, and what it costs them."""

from __future__ import annotations

import csv
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from urllib.parse import quote

from playwright.sync_api import Browser, Page

from khotin.httpd import server
from khotin.text import fold

FIRST = "document.querySelector('#ket-qua a') !== null"
DONE = "document.querySelector('#ket-qua').ariaBusy === 'false'"
PHONE = {"width": 390, "height": 844}
# A mid-range phone on 4G: four times slower than this machine, 9 Mbit/s, 60 ms to the host and back.
SLOWER = 4
NETWORK = {"offline": False, "latency": 60, "downloadThroughput": 9e6 / 8, "uploadThroughput": 3e6 / 8}


@dataclass(frozen=True)
class Query:
    """What is typed, the slug of the report that should come first, and which trap it is."""

    text: str
    expected: str
    what: str


def queries() -> Iterator[Query]:
    """Yield every query of queries.tsv as it is printed, without diacritics, in capitals and decomposed."""
    with (Path(__file__).parent / "queries.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        text, expected, what = row["query"], row["expected"], row["what"]
        yield Query(text, expected, what)
        # Without diacritics Đường and Dương are one.
        if not expected.startswith("ba-duong"):
            yield Query(fold(text), expected, f"{what}, no diacritics")
        yield Query(text.upper(), expected, f"{what}, capitals")
        yield Query(unicodedata.normalize("NFD", text), expected, f"{what}, decomposed")


class Phone:
    """A browser as narrow and, where asked for, as slow as a phone, that counts what it downloads."""

    def __init__(self, browser: Browser, base: str, *, slow: bool = False) -> None:
        self.base, self.bytes, self.requests = base, 0, 0
        self.context = browser.new_context(viewport=PHONE)
        self.page: Page = self.context.new_page()
        link = self.context.new_cdp_session(self.page)
        link.send("Network.enable")
        link.on("Network.loadingFinished", self._count)
        if slow:
            link.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            link.send("Network.emulateNetworkConditions", NETWORK)

    def _count(self, event: dict[str, float]) -> None:
        self.bytes += int(event["encodedDataLength"])
        self.requests += 1

    def open(self, search: str = "") -> Page:
        """Open the search page."""
        self.page.goto(f"{self.base}/tim-kiem/{search}")
        return self.page

    def ask(self, text: str, *, first: bool = False) -> float:
        """Type `text` as a whole; return the milliseconds until all results stand there, or the `first`."""
        started = time.perf_counter()
        self.page.fill("#q", text)
        self.page.press("#q", "Enter")
        until(self.page, FIRST if first else DONE)
        return (time.perf_counter() - started) * 1000

    def slugs(self) -> list[str]:
        """Return the slugs of the results that stand there."""
        links = self.page.locator("#ket-qua li > a").evaluate_all("links => links.map(a => a.href)")
        return [link.rstrip("/").rsplit("/", 1)[-1] for link in links]

    def close(self) -> None:
        """Close the browser's window."""
        self.context.close()


def until(page: Page, condition: str, seconds: float = 20) -> None:
    """Wait for a condition; Playwright's own way is forbidden by the pages' content security policy."""
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        if time.monotonic() > end:
            raise TimeoutError(condition)
        page.wait_for_timeout(5)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve `folder` on a free port and yield its address, without a slash at the end."""
    with server(folder, 0) as web:
        thread = Thread(target=web.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{web.server_port}"
        web.shutdown()
        thread.join()


def search_of(text: str) -> str:
    """Return the address of a query."""
    return f"?q={quote(text)}"

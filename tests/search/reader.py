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

DONE = "document.querySelector('#ket-qua').ariaBusy === 'false'"
PHONE = {"width": 390, "height": 844}
# A mid-range phone on 4G: four times slower than this machine, 9 Mbit/s, 60 ms to the host and back.
SLOWER = 4
NETWORK = {"offline": False, "latency": 60, "downloadThroughput": 9e6 / 8, "uploadThroughput": 3e6 / 8}

# Run in the page, as asking it from outside takes time of its own: when the last key went down, and when the
# list that followed stood on the screen.
CLOCK = """
window.clock = { asked: 0, shown: 0 };
addEventListener("keydown", (event) => Object.assign(clock, { asked: event.timeStamp, shown: 0 }), true);
addEventListener("DOMContentLoaded", () => {
  const drawn = () => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => (clock.shown ||= performance.now());
    channel.port2.postMessage(0);
  };
  const list = document.querySelector("#ket-qua");
  const watcher = new MutationObserver(() => clock.shown || !list.children.length || requestAnimationFrame(drawn));
  if (list) watcher.observe(list, { childList: true });
});
"""


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
        self.page.add_init_script(CLOCK)
        self._link = link = self.context.new_cdp_session(self.page)
        link.send("Network.enable")
        link.send("Performance.enable", {"timeDomain": "threadTicks"})
        link.on("Network.loadingFinished", self._count)
        if slow:
            link.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            link.send("Network.emulateNetworkConditions", NETWORK)

    def _count(self, event: dict[str, float]) -> None:
        self.bytes += int(event["encodedDataLength"])
        self.requests += 1

    def busy(self) -> float:
        """Return the milliseconds of processor time that the page took so far, whatever else the machine does."""
        found = {one["name"]: one["value"] for one in self._link.send("Performance.getMetrics")["metrics"]}
        return float(found["TaskDuration"]) * 1000

    def open(self, search: str = "") -> Page:
        """Open the search page."""
        self.page.goto(f"{self.base}/tim-kiem/{search}")
        return self.page

    def ask(self, text: str) -> None:
        """Enter `text` as a whole and wait for all results."""
        self.page.fill("#q", text)
        self.page.press("#q", "Enter")
        until(self.page, DONE)

    def first_results(self, text: str, pace: float = 0) -> float:
        """Enter `text`, at `pace` milliseconds a key or at once; return those from Enter to titles on screen."""
        if pace:
            self.page.keyboard.type(text, delay=pace)
        else:
            self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Enter")
        # Asking often would slow the page down.
        until(self.page, "clock.shown > 0", seconds=120, pause=100)
        return float(self.page.evaluate("clock.shown - clock.asked"))

    def slugs(self) -> list[str]:
        """Return the slugs of the results that stand there."""
        links = self.page.locator("#ket-qua li > a").evaluate_all("links => links.map(a => a.href)")
        return [link.rstrip("/").rsplit("/", 1)[-1] for link in links]

    def close(self) -> None:
        """Close the browser's window."""
        self.context.close()


def until(page: Page, condition: str, seconds: float = 20, pause: float = 5) -> None:
    """Wait for a condition; Playwright's own way is forbidden by the pages' content security policy."""
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        if time.monotonic() > end:
            raise TimeoutError(condition)
        page.wait_for_timeout(pause)


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

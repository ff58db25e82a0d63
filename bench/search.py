"""Measure the search at a phone: bytes, requests and time for every query of the table.

Run: .venv/bin/python bench/search.py [REPORTS] [FOLDER]   (default 10,000; FOLDER keeps the archive)
Each query is asked by a reader who just came to the search page: pasted at once, and typed key by key.
The result for 10,000 reports is committed as bench/search-10000.md, which a test holds to the promises.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from asking import KILO, PACE, ask, build, running, size, table
from reader import queries, served


def weigh(site: Path) -> None:
    """Print what the index weighs beside the pages."""
    index, pages = size(site, "tim-kiem/kho/*", "tim-kiem/goi-y/*"), size(site, "**/*.html")
    largest = max(path.stat().st_size for path in site.glob("tim-kiem/goi-y/*"))
    print(f"index {index / 1e6:.1f} MB, pages {pages / 1e6:.1f} MB: {index / pages:.1%}")
    print(f"largest file of offers {largest / KILO:.0f} KB", flush=True)


def main() -> None:
    """Build, ask, print."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(temporary)
        site = build(reports, folder)
        weigh(site)
        with running() as browser, served(site) as address:
            for name, pace in (("pasted at once", 0), (f"typed, {PACE} ms a key", PACE)):
                print(f"\n## {name}\n")
                table([ask(browser, address, query, pace) for query in queries()])


if __name__ == "__main__":
    main()

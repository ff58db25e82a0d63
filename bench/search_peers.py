"""Measure Pagefind and SQLite beside our own search: the same reports, queries, browser and phone.

Run: PAGEFIND=/path/to/pagefind .venv/bin/python bench/search_peers.py [REPORTS] [FOLDER]
FOLDER keeps the archive (that of bench/search.py serves). Pagefind's program comes with `npm install pagefind`
(node_modules/@pagefind/*/bin/), an older one with `pip install pagefind-bin`.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from asking import KILO, ROOT, archive, ask, running, size, table
from measure import changed, run, state
from reader import queries, served

from khotin import markup
from khotin.archive import Archive, load_archive
from khotin.entry import Entry
from khotin.text import fold
from search import reports

PAGE = ROOT / "bench" / "pagefind"
# As our own index weighs them; Pagefind squares what it is told.
TITLE, NAMES = 4, 3


def write(found: Archive, site: Path) -> None:
    """Write a plain page for each report, with what Pagefind reads in it, but for one."""
    today = reports.heirs(found.gazetteer, found.entries)
    for entry in found.entries:
        path = site / "bai" / str(entry.date.year) / entry.report.slug / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(page(found, entry, reports.facets(entry, today)), "utf-8")


def plain(found: Archive, entry: Entry) -> str:
    """Return the text of a report."""
    return markup.plain(found.texts.html(entry.text, Path(entry.path), entry.file))


def page(found: Archive, entry: Entry, facets: list[reports.Facet]) -> str:
    """Return the page of a report: title, names and text, each with its weight, and its filters."""
    filters = "".join(
        f'<i data-pagefind-filter="{kind}:{html.escape(label)}"></i>' for kind, _, label in facets
    )
    return (
        f'<!doctype html><html lang="vi"><body data-pagefind-body>{filters}'
        f'<i data-pagefind-sort="date:{entry.date.isoformat()}"></i>'
        f'<h1 data-pagefind-weight="{TITLE}">{html.escape(entry.report.title)}</h1>'
        f'<p data-pagefind-weight="{NAMES}">{html.escape("; ".join(reports.names(entry)))}</p>'
        f"<p>{html.escape(plain(found, entry))}</p></body></html>"
    )


def command(site: Path, bundle: str, glob: str) -> list[str]:
    """Return the command that makes one bundle."""
    where = ["--site", str(site), "--output-path", str(site / bundle), "--glob", glob]
    return [os.environ["PAGEFIND"], *where, "--silent"]


def index(site: Path, bundles: dict[str, str]) -> None:
    """Make the bundles and print what they weigh, and what one report more costs (its bundle made again)."""
    seconds = sum(run(command(site, name, glob), site, {}).cpu for name, glob in bundles.items())
    all_of_it = size(site, *(f"{name}/**/*" for name in bundles))
    words, texts = (size(site, *(f"{name}/{kind}/*" for name in bundles)) for kind in ("index", "fragment"))
    files = sum(1 for name in bundles for path in site.glob(f"{name}/**/*") if path.is_file())
    print(f"{files} files, {all_of_it / 1e6:.1f} MB (words {words / 1e6:.1f}, texts {texts / 1e6:.1f})")
    last = list(bundles)[-1]
    one = next(site.glob(bundles[last].replace("*.html", "index.html")))
    before = state(site / last)
    more = one.parent.with_name("bai-khac") / "index.html"
    shutil.copytree(one.parent, more.parent)
    shutil.rmtree(site / last)
    again = run(command(site, last, bundles[last]), site, {}).cpu
    differ = changed(before, state(site / last))[0]
    print(
        f"processor time {seconds:.0f} s; one report more {again:.1f} s, {differ} files of its bundle differ"
    )
    shutil.rmtree(more.parent)
    shutil.rmtree(site / last)
    run(command(site, last, bundles[last]), site, {})


def pagefind(site: Path, bundles: dict[str, str]) -> None:
    """Measure Pagefind with its reports in these bundles, by their names and the pages in each."""
    index(site, bundles)
    script = (PAGE / "peer.js").read_text("utf-8").replace("BUNDLES", json.dumps(list(bundles)))
    (site / "peer.js").write_text(script, "utf-8")
    shutil.copy(PAGE / "peer.html", site / "index.html")
    with running() as browser, served(site) as address:
        # In capitals or decomposed the answer is the same, and it takes a while.
        asked = [query for query in queries() if not query.what.endswith(("capitals", "decomposed"))]
        table([ask(browser, address, query, 0, "") for query in asked])


def sqlite(found: Archive, folder: Path) -> None:
    """Measure SQLite's full-text index: what it weighs, and how many bytes of it a query reads."""
    file = folder / "fts.db"
    file.unlink(missing_ok=True)
    database = sqlite3.connect(file)
    database.execute(
        "CREATE VIRTUAL TABLE reports USING fts5(title, names, text, content='',"
        ' tokenize="unicode61 remove_diacritics 2")'
    )
    for number, entry in enumerate(found.entries):
        row = entry.report.title, "; ".join(reports.names(entry)), plain(found, entry)
        # FTS5 does not know that đ is a d, either.
        database.execute(
            "INSERT INTO reports(rowid, title, names, text) VALUES (?, ?, ?, ?)", (number, *map(fold, row))
        )
    database.execute("INSERT INTO reports(reports) VALUES ('optimize')")
    database.commit()
    database.close()
    costs = sorted(read(file, fold(query.text)) / KILO for query in queries())
    print(f"\n## SQLite FTS5\n\n{file.stat().st_size / 1e6:.1f} MB without titles to show and texts;")
    print(f"KB read by a query: median {costs[len(costs) // 2]:.0f}, {costs[0]:.0f} to {costs[-1]:.0f}")


def read(file: Path, typed: str) -> int:
    """Return the bytes that SQLite reads of `file` to rank one query, in a process that read nothing before."""
    words = " ".join(re.findall(r"\w+", typed))
    match = f'"{words}"' if typed.startswith('"') else words
    script = (
        "import re, sqlite3, sys; io = lambda: int(re.match(r'rchar: (\\d+)', open('/proc/self/io').read())[1]);"
        "database = sqlite3.connect(sys.argv[1]); before = io(); again = io() - before; before = io();"
        "database.execute('SELECT rowid FROM reports WHERE reports MATCH ? ORDER BY rank LIMIT 10', [sys.argv[2]])"
        ".fetchall(); print(io() - before - again)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, file, match], capture_output=True, check=True, text=True
    )
    return int(done.stdout)


def main() -> None:
    """Write, index, ask, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(temporary) / "site"
        found = load_archive(archive(count, Path(sys.argv[2]) if len(sys.argv) > 2 else Path(temporary)))
        sqlite(found, Path(temporary))
        write(found, site)
        years = sorted({entry.date.year for entry in found.entries})
        print("\n## Pagefind, one bundle\n", flush=True)
        pagefind(site, {"pagefind": "bai/**/*.html"})
        print("\n## Pagefind, a bundle for each year, merged by the browser\n", flush=True)
        pagefind(site, {f"pagefind-{year}": f"bai/{year}/**/*.html" for year in years})


if __name__ == "__main__":
    main()

"""Measure builds of the site beside other generators: clean, one report more, nothing changed.

Run: bench/run [--reports 10000] [--peers bare,hugo,own,pelican,eleventy] [--folder DIR]
Every case is run with each generator in turn before the next case, so that all meet the same machine. What
was measured is told on stderr at once, the tables come on stdout; nothing is asked.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from measure import Measured, changed, run, state
from peers import Eleventy, Hugo, KhoTin, OwnTheme, Peer, Pelican

from archive import ROOT, Archive
from khotin.edtf import VIETNAM
from khotin.model import Locality, Report

PEERS: dict[str, type[Peer]] = {
    "bare": KhoTin,
    "hugo": Hugo,
    "own": OwnTheme,
    "pelican": Pelican,
    "eleventy": Eleventy,
}
CASES = ("clean", "one more", "nothing")
ENVIRONMENT = {
    "PYTHONUTF8": "1",
    "PYTHONPATH": str(ROOT / "plugins"),
    "NODE_OPTIONS": "--max-old-space-size=8192",
}


def available(name: str) -> bool:
    """Return whether a generator is installed."""
    if name == "hugo":
        return shutil.which("hugo") is not None
    if name == "eleventy":
        return shutil.which("npx") is not None and "ELEVENTY" in os.environ
    return True


def measure(names: list[str], count: int, folder: Path) -> None:
    """Measure all generators with `count` reports and print a table."""
    source = Archive()
    first = map(source.report, range(min(count, 1000)))
    places = {unit.code for report in first for unit in _units(source, report)}
    # Together no more than this project's feeds hold in an archive of that size (plugins/feeds/settings.py);
    # the column of the table tells.
    items = 20 if len(places) <= 500 else 2
    peers = {name: PEERS[name](folder / name, source, items) for name in names}
    _say(f"{count:,} reports: writing articles")
    for report in map(source.report, range(count)):
        for peer in peers.values():
            peer.write(report)
    for peer in peers.values():
        if isinstance(peer, Eleventy):
            (peer.folder / "node_modules").symlink_to(Path(os.environ["ELEVENTY"]) / "node_modules")
    found: dict[str, dict[str, Measured]] = {case: {} for case in CASES}
    touched: dict[str, tuple[int, int]] = {}
    for case in CASES:
        for name, peer in peers.items():
            if case == "one more":
                before = state(peer.output)
                peer.write(source.report(count))
            os.sync()
            found[case][name] = one = run(peer.command(), peer.folder, ENVIRONMENT)
            _say(
                f"{count:,} reports, {case}, {peer.name}: {one.wall:.1f} s, CPU {one.cpu:.1f} s, "
                f"{one.memory:.0f} MB; load {one.load:.1f}"
            )
            if case == "one more":
                touched[name] = changed(before, state(peer.output))
    _print(count, peers, found, touched)


def _say(text: str) -> None:
    print(f"{datetime.now(VIETNAM):%H:%M:%S} {text}", file=sys.stderr, flush=True)


def _units(source: Archive, report: Report) -> Iterator[Locality]:
    for text in report.localities:
        yield from source.gazetteer.chain(source.gazetteer.parse(text, on=report.event_date))


def _print(
    count: int,
    peers: dict[str, Peer],
    found: dict[str, dict[str, Measured]],
    touched: dict[str, tuple[int, int]],
) -> None:
    loads = [one.load for case in found.values() for one in case.values()]
    print(f"\n### {count:,} reports\n\nLoad of the machine {min(loads):.1f} to {max(loads):.1f}.\n")
    print(
        "| | files | MB | list entries | feed items | case | wall s | of Hugo | CPU s | peak MB | of Hugo | files that differ | written |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|---|---|")
    for name, peer in peers.items():
        size = _size(peer.output)
        for case in CASES:
            one, hugo = found[case][name], found[case].get("hugo")
            ratios = [
                f"{a / b:.2f}" if hugo and b else ""
                for a, b in ((one.wall, hugo and hugo.wall), (one.memory, hugo and hugo.memory))
            ]
            what = touched[name] if case == "one more" else ("", "")
            first = (peer.name, *size) if case == CASES[0] else ("", "", "", "", "")
            cells = [
                *first,
                case,
                f"{one.wall:.1f}",
                ratios[0],
                f"{one.cpu:.1f}",
                f"{one.memory:.0f}",
                ratios[1],
                *what,
            ]
            print(f"| {' | '.join(map(str, cells))} |", flush=True)


def _size(folder: Path) -> tuple[str, str, str, str]:
    files = size = entries = items = 0
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        data = path.read_bytes()
        files, size = files + 1, size + len(data)
        entries += data.count(b'<li class="e">') if path.suffix == ".html" else 0
        # Archived documents of a feed (RFC 5005) list reports without their text; only this project has them.
        if path.suffix in {".xml", ".json"} and "luu" not in path.parts:
            items += (
                data.count(b"<item>") + len(re.findall(rb"<entry[ >]", data)) + data.count(b'"content_html"')
            )
    return f"{files:,}", f"{size / 1e6:.0f}", f"{entries:,}", f"{items:,}"


def _machine() -> None:
    model = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").open()
            if line.startswith("model name")
        ),
        "",
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    print(
        f"{model}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GB; Python {sys.version.split()[0]}, Pelican {version('pelican')}"
    )


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", default="10000")
    parser.add_argument("--peers", default=",".join(PEERS))
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    asked = options.peers.split(",")
    names = [name for name in asked if available(name)]
    for name in asked:
        if name not in names:
            _say(f"left out, since it is not installed: {name}")
    _machine()
    for count in map(int, options.reports.split(",")):
        folder = options.folder or Path(tempfile.mkdtemp(prefix="khotin-bench-"))
        try:
            measure(names, count, folder)
        finally:
            if options.folder is None:
                shutil.rmtree(folder)


if __name__ == "__main__":
    main()

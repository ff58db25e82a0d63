"""Measure the converter: many plain reports over all cores, and saved pages beside trafilatura.

Plain reports are made twice: of the five real ones in seeds/, which are as long as that by themselves, and of
the corpus, whose reports are shorter and many of them hard on purpose, so that these have twice the lines.

Run: .venv/bin/python bench/convert.py [REPORTS]   (default 10,000)
trafilatura is no dependency of the archive; the comparison is left out where it is not installed.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "data" / "corpus" / "tune"
SEEDS = ROOT / "seeds"
WORDS = ["ruộng", "đường", "trường", "nước", "rừng", "chợ", "cầu", "nhà", "lúa", "cây", "sông", "núi", "thôn"]
# With the words that are put in, some 5 KB.
SIZE = 4_500
ROUNDS = 7
# Pages that only load tables and programs, and how many of one go before the next.
WARM, TURN = 60, 20


def raw_report(texts: list[str], number: int, rng: random.Random) -> str:
    """Return a raw report of about 5 KB: a real layout of the corpus with words of its own."""
    head, *rest = rng.choice(texts).split("\n")
    lines = [f"{head} năm thứ {number}", *rest]
    while len("\n".join(lines).encode()) < SIZE:
        lines.insert(
            -3, rng.choice([line for line in rng.choice(texts).split("\n") if len(line) > 200] or rest)
        )
    for at, line in enumerate(lines):
        words = line.split(" ")
        if len(words) > 20:
            for _ in range(4):
                words[rng.randrange(5, len(words))] = f"{rng.choice(WORDS)} {rng.randrange(10_000)}"
            lines[at] = " ".join(words)
    return "\n".join(lines)


def convert_many(models: Path, count: int) -> None:
    """Print the time, size and peak memory of converting `count` reports like those in `models`, archive empty."""
    texts = [path.read_text("utf-8") for path in sorted(models.glob("*.txt"))]
    print(f"like {models.relative_to(ROOT)}:")
    rng = random.Random(7)
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / "seeds").mkdir()
        (folder / "content").mkdir()
        size = 0
        for number in range(count):
            text = raw_report(texts, number, rng)
            size += len(text.encode())
            (folder / "seeds" / f"{number:06}.txt").write_text(text, "utf-8")
        for name in ("first", "again"):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            started = time.perf_counter()
            command = [sys.executable, "-m", "khotin.cli", "convert"]
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
            if done.returncode > 1 or not done.stdout:
                sys.exit(done.stderr)
            took = time.perf_counter() - started
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(
                f"{name:6} {count} reports of {size / count / 1000:.1f} KB: {took:.1f} s, CPU {cpu:.1f} s"
                f" ({cpu / count * 1000:.1f} ms a report); load {os.getloadavg()[0]:.1f}"
            )
            print(f"       largest process {after.ru_maxrss / 1024:.0f} MB")
            print(f"       {done.stdout.strip().splitlines()[-1]}")
    finally:
        shutil.rmtree(folder)


def beside_trafilatura() -> None:
    """Print the ratio of our time to trafilatura's on the saved pages of the corpus, round by round.

    Every round is the first sight of each page, as it is in an archive: trafilatura remembers what it did
    with a text, and would find in the second round what it made in the first.
    """
    if find_spec("trafilatura") is None:
        print("trafilatura is not installed: no comparison (pip install trafilatura)")
        return
    import trafilatura
    from trafilatura.meta import reset_caches

    from khotin import topics
    from khotin.convert.convert import convert
    from khotin.convert.read import read

    pages = sorted(CORPUS.glob("*.html"))
    words = topics.vocabulary(ROOT / "content")

    def ours(path: Path) -> None:
        list(convert(path, path.name, words))

    def theirs(path: Path) -> None:
        trafilatura.bare_extraction(path.read_bytes(), with_metadata=True)

    def reading(path: Path) -> None:
        list(read(path, path.name))

    works = (ours, theirs, reading)
    for work, path in product(works, pages[:WARM]):
        work(path)
    rounds = []
    for _ in range(ROUNDS):
        reset_caches()
        rounds.append(_in_turns(works, pages[WARM:]))
    ratios = sorted(mine / other for mine, other, _ in rounds)
    mine, other, read_only = (min(times) / len(pages[WARM:]) * 1000 for times in zip(*rounds, strict=True))
    print(
        f"{len(pages) - WARM} pages: ours {mine:.2f} ms a page, theirs {other:.2f} ms ({trafilatura.__version__})"
    )
    print(
        f"ratio ours/theirs: min {ratios[0]:.2f}, median {ratios[len(ratios) // 2]:.2f}, max {ratios[-1]:.2f};"
        f" reading alone {read_only / other:.2f}"
    )


def _in_turns(works: Sequence[Callable[[Path], None]], pages: Sequence[Path]) -> list[float]:
    """Return the processor time (s) of each of `works` for all pages, some pages of each in turn.

    What else the machine does then falls on all of them.
    """
    times = [0.0] * len(works)
    for start, (at, work) in product(range(0, len(pages), TURN), enumerate(works)):
        started = time.process_time()
        for path in pages[start : start + TURN]:
            work(path)
        times[at] += time.process_time() - started
    return times


if __name__ == "__main__":
    for folder in (SEEDS, CORPUS):
        convert_many(folder, int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    beside_trafilatura()

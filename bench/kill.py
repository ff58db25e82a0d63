"""Kill builds at random moments: what lies in the output folder is the old site or the new one, whole.

Run: .venv/bin/python bench/kill.py [ROUNDS]   (default 100)
In turn one report is added, one removed, and every page changed; after each kill the folder is compared
with the old site and with what an undisturbed build makes elsewhere, and at last a build must be right.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from peers import KhoTin

from archive import ROOT, Archive

REPORTS = 150


def tree(folder: Path) -> dict[str, bytes]:
    """Return the digest of each file below `folder`."""
    return {
        path.relative_to(folder).as_posix(): blake2b(path.read_bytes(), digest_size=16).digest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def build(site: KhoTin, output: str, cache: str, kill_after: float | None = None) -> int:
    """Build; with `kill_after`, kill the process and all it started after so many seconds."""
    command = [*site.command(), "-e", f'CACHE_PATH="{site.folder / cache}"']
    command[command.index("output")] = output
    environment = os.environ | {"PYTHONPATH": str(ROOT / "plugins"), "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        command, cwd=site.folder, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    )
    if kill_after is not None:
        time.sleep(kill_after)
        # Half of the time only the main process: its helpers must not go on with the old work.
        with suppress(ProcessLookupError):
            (os.killpg if random.random() < 0.5 else os.kill)(process.pid, signal.SIGKILL)
    return process.wait()


def main() -> None:
    """Run the rounds; exit with status 1 after a bad outcome."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    random.seed(4)
    source = Archive()
    folder = Path(tempfile.mkdtemp(prefix="khotin-kill-"))
    site = KhoTin(folder / "site", source, 5)
    for number in range(REPORTS):
        site.write(source.report(number))
    assert build(site, "output", "cache") == 0
    # About how long each sort of change takes to build.
    spans = [2.0, 2.0, 3.0]
    template = site.folder / "theme" / "templates" / "list.html"
    found = {"old": 0, "new": 0, "mixed": 0, "ended": 0}
    old = tree(site.output)
    for number in range(rounds):
        if number % 3 == 0:
            site.write(source.report(REPORTS + number))
        elif number % 3 == 1:
            next(site.folder.glob("content/reports/*/*.md")).unlink()
        else:
            template.write_text(template.read_text().replace("</body>", f"<!-- {number} --></body>"))
        after = random.random() * spans[number % 3]
        ended = build(site, "output", "cache", after) == 0
        # So the kills gather between the start of a build and its end, whatever the machine does.
        spans[number % 3] *= 0.9 if ended else 1.05
        found["ended"] += ended
        shutil.rmtree(site.folder / "clean", ignore_errors=True)
        shutil.rmtree(site.folder / "fresh", ignore_errors=True)
        assert build(site, "clean", "fresh") == 0
        new, now = tree(site.folder / "clean"), tree(site.output)
        outcome = "new" if now == new else "old" if now == old else "mixed"
        found[outcome] += 1
        if random.random() < 0.3:
            assert build(site, "output", "cache") == 0
            assert tree(site.output) == new, "the next build is wrong"
        old = tree(site.output)
    assert build(site, "output", "cache") == 0
    assert tree(site.output) == new, "the last build is wrong"
    shutil.rmtree(folder)
    print(
        f"{rounds} builds killed, {found['ended']} of them after their end: "
        f"{found['old']} times the old site, {found['new']} times the new one, {found['mixed']} mixed"
    )
    sys.exit(bool(found["mixed"]))


if __name__ == "__main__":
    main()

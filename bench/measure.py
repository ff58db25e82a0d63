"""Run a command and measure it: wall, processor time, and the memory of all its processes together."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path


@dataclass(frozen=True)
class Measured:
    """Seconds of wall and processor time; peak memory in MB, shared pages counted once.

    `load` is how many processes of the whole machine wanted to run just before.
    """

    wall: float
    cpu: float
    memory: float
    load: float


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Measured:
    """Run `command` in `folder`; raise RuntimeError with what it said where it fails."""
    load = os.getloadavg()[0]
    started = time.perf_counter()
    before = os.times()
    with (folder / "bench.log").open("w+b") as log:
        process = subprocess.Popen(command, cwd=folder, env=os.environ | environment, stdout=log, stderr=log)
        peak = _Peak(process.pid)
        status = process.wait()
        wall = time.perf_counter() - started
        memory = peak.end()
        after = os.times()
        if status:
            log.seek(0)
            raise RuntimeError(f"{command[0]}: {log.read().decode('utf-8', 'replace')[-3000:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Measured(wall, cpu, memory, load)


class _Peak:
    """Watch the proportional memory of a process and all it starts."""

    def __init__(self, pid: int) -> None:
        self._pid, self._most, self._ended = pid, 0, threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def end(self) -> float:
        self._ended.set()
        self._thread.join()
        return self._most / 1024

    def _watch(self) -> None:
        while not self._ended.wait(0.1):
            self._most = max(self._most, sum(map(_proportional, _tree(self._pid))))


def _tree(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        for tasks in Path(f"/proc/{parent}/task").glob("*/children"):
            with suppress(OSError):
                found += map(int, tasks.read_text().split())
    return found


def _proportional(pid: int) -> int:
    """Return the KB of a process, a page that several share divided among them (Linux)."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return the time stamp and the digest of each file below `folder`."""
    found = {}
    for top, _, names in os.walk(folder):
        for name in names:
            path = Path(top, name)
            found[str(path)] = path.stat().st_mtime_ns, blake2b(path.read_bytes(), digest_size=16).digest()
    return found


def changed(before: dict[str, tuple[int, bytes]], after: dict[str, tuple[int, bytes]]) -> tuple[int, int]:
    """Return how many files differ in bytes or are new or gone, and how many were written at all."""
    names = before.keys() | after.keys()
    content = sum((before.get(n) or (0, b""))[1] != (after.get(n) or (0, b""))[1] for n in names)
    return content, sum(before.get(n) != after.get(n) for n in names)

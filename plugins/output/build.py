"""One build: its lock, its folders, and where its time goes."""

from __future__ import annotations

import atexit
import ctypes
import gc
import os
import time
from pathlib import Path
from typing import ClassVar

from pelican import Pelican

from khotin import state

from . import lock
from .look import Looking
from .trees import Trees


class Build:
    """What lasts from the first signal of a Pelican run to its last generator."""

    running: ClassVar[Build | None] = None
    held: tuple[object, ...] = ()

    def __init__(self, pelican: Pelican) -> None:
        self._times: list[tuple[str, float]] = []
        self._last = time.perf_counter()
        # What a build reads lives to its end; looking through it for garbage takes as long as reading it.
        gc.disable()
        settings = pelican.settings
        keep = set(settings["OUTPUT_RETENTION"])
        output = Path(settings["OUTPUT_PATH"])
        self.state = state.folder(settings)
        self.record = self.state / "record"
        state.claim(self.state, output)
        lock.take(self.state / "lock")
        self.trees = Trees(output, self.state, keep)
        self.trees.recover()
        self.looking = Looking(self.trees, self.record, keep)

    def stage(self, name: str) -> None:
        """Note that the stage called `name` has ended."""
        now = time.perf_counter()
        self._times.append((name, now - self._last))
        self._last = now

    def times(self) -> str:
        """Return where the time went, in seconds of wall and of processor time."""
        told = [f"{name} {_seconds(spent)}" for name, spent in self._times]
        used = os.times()
        total = used.user + used.system + used.children_user + used.children_system
        return f"{', '.join(told)}; bộ xử lý {_seconds(total)}."


def end(*held: object) -> None:
    """End the build; what is `held` lives until the next one, or until the process ends."""
    lock.release()
    assert Build.running is not None
    Build.running.held = held
    # None of it is garbage, which the collector would look through all of it to find out.
    gc.freeze()
    gc.enable()


@atexit.register
def _leave() -> None:
    """Leave memory to the system, which takes it back at once.

    Python would take it back object by object, for a quarter of the time of a build where nothing changed.
    """
    gc.freeze()
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(Build.running))


def _seconds(value: float) -> str:
    return f"{value:.1f} s".replace(".", ",")


def begin(pelican: Pelican) -> None:
    """Begin a build; another one for the same folder waits."""
    if Build.running:
        Build.running = None
        gc.unfreeze()
        gc.collect()
    Build.running = Build(pelican)

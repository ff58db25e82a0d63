"""A bar with counts and an estimate, where somebody is watching."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class Bar:
    """Show how many outputs are made, on a terminal only."""

    def __init__(self) -> None:
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def begin(self, total: int) -> None:
        """Show the bar, where there is a terminal and enough to wait for."""
        if sys.stderr.isatty() and total > 100:
            columns = TextColumn("Dựng trang"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
            # Without a thread that redraws it: the processes that make pages are forked.
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
            self._bar.add_task("", total=total)
            self._bar.start()

    def advance(self, count: int) -> None:
        """Count what came in."""
        if self._bar:
            self._bar.advance(self._bar.task_ids[0], count)
            self._bar.refresh()

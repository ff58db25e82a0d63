"""Work spread over all cores by forked processes, which see everything loaded before and copy nothing.

The work of a build is many small pure steps over data that is in memory already; sending that data to
other processes would cost more than the steps. Where there is no fork, or one core, or little work, the
same function runs in this process.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_work: tuple[Callable[[Sequence[object]], object], Sequence[object]] | None = None


def cores() -> int:
    """Return how many processes may run at once on this machine."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS
        return os.cpu_count() or 1


def spread(
    function: Callable[[Sequence[T]], R], items: Sequence[T], chunk: int, least: int
) -> Iterator[tuple[int, R]]:
    """Yield the result of `function` for each `chunk` of `items`, with its size, as results come in.

    Fewer items than `least` are not worth other processes.
    """
    spans = [(start, min(start + chunk, len(items))) for start in range(0, len(items), chunk)]
    count = min(cores(), len(spans))
    if len(items) < least or count < 2 or "fork" not in multiprocessing.get_all_start_methods():
        for start, end in spans:
            yield end - start, function(items[start:end])
        return
    global _work  # noqa: PLW0603 (what a forked process finds in memory)
    _work = function, items  # type: ignore[assignment]
    # What is in memory now stays shared: the collector would write to every object it looks at.
    gc.collect()
    gc.freeze()
    try:
        with multiprocessing.get_context("fork").Pool(count) as pool:
            for start, end, result in pool.imap_unordered(_run, spans):
                yield end - start, result  # type: ignore[misc]
    finally:
        gc.unfreeze()
        _work = None


def _run(span: tuple[int, int]) -> tuple[int, int, object]:
    assert _work is not None
    function, items = _work
    start, end = span
    return start, end, function(list(islice(items, start, end)))

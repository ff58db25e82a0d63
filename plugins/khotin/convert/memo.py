"""What was found out about the lines of one report, remembered until the next one.

Head, foot and middle of a report, and then its fields, ask the same questions of the same lines. The
answers are forgotten with the report: a line can be as long as a whole file.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import TypeVar

T = TypeVar("T")

# Lines remembered: more than a report has as a rule; a file of a million lines must not fill the memory.
_LINES = 1024
_REMEMBERED: list[_lru_cache_wrapper[object]] = []


def of_report(function: Callable[..., T]) -> _lru_cache_wrapper[T]:
    """Return `function` so that it answers a question once a report."""
    remembered = lru_cache(maxsize=_LINES)(function)
    _REMEMBERED.append(remembered)
    return remembered


def forget() -> None:
    """Forget the lines of the last report."""
    for remembered in _REMEMBERED:
        remembered.cache_clear()

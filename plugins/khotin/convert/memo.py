"""What was found out about the lines of one report, remembered until the next one, and a little longer.

Head, foot and middle of a report, and then its fields, ask the same questions of the same lines; those
answers are forgotten with the report. What the wording of a line tells by itself is kept over some
reports: those of one portal have its frame in common, menus, names, labels, captions.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import TypeVar

T = TypeVar("T")

# Lines remembered: more than a report has as a rule; a file of a million lines must not fill the memory.
_LINES = 1024
# Letters of the reports whose lines are kept together: a line can be as long as a whole file.
_LETTERS = 250_000
_OF_REPORT: list[_lru_cache_wrapper[object]] = []
_OF_LINE: list[_lru_cache_wrapper[object]] = []
_read = 0


def of_report(function: Callable[..., T]) -> _lru_cache_wrapper[T]:
    """Return `function` so that it answers a question once a report."""
    return _remembered(function, _OF_REPORT)


def of_line(function: Callable[..., T]) -> _lru_cache_wrapper[T]:
    """Return `function`, dear and asked of short lines, so that it answers once over some reports."""
    return _remembered(function, _OF_LINE)


def forget(letters: int) -> None:
    """Forget a report of so many letters, and after some reports what the wording of their lines tells."""
    global _read  # noqa: PLW0603 (as much a memory as the answers are)
    _read += letters
    for answers in _OF_REPORT:
        answers.cache_clear()
    if _read > _LETTERS:
        _read = 0
        for answers in _OF_LINE:
            answers.cache_clear()


def _remembered(function: Callable[..., T], among: list[_lru_cache_wrapper[object]]) -> _lru_cache_wrapper[T]:
    answers = lru_cache(maxsize=_LINES)(function)
    among.append(answers)
    return answers

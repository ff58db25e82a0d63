"""How a long list is divided: by time, never by count from the newest (house plan, section 4).

A link to a division stays true, and one more report touches a bounded number of divisions. Pages and
feeds divide with the same rule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Generic, TypeVar

WHOLE = 40
NEWEST = 20
YEAR_WHOLE = 100
MONTH_PAGE = 100

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Division(Generic[T]):
    """One page of a divided list: its period, the items it shows (newest first), and its parts."""

    year: int | None
    month: int | None
    page: int | None
    items: Sequence[T]
    parts: tuple[tuple[int, int], ...]
    total: int

    @property
    def is_whole(self) -> bool:
        """Whether every item of the period stands on this page."""
        return len(self.items) == self.total


def divide(items: Sequence[T], date: Callable[[T], datetime], *, calendar: bool = False) -> list[Division[T]]:
    """Return the pages of `items` (sorted newest first), the front page first.

    `parts` of the front page are (year, count), of a year (month, count), of a month (page, count).
    A `calendar` gives every year and every month its page, however few items they have.
    """
    if len(items) <= WHOLE and not calendar:
        return [Division(None, None, None, items, (), len(items))]
    years = [(year, list(group)) for year, group in groupby(items, lambda item: date(item).year)]
    parts = tuple((year, len(group)) for year, group in years)
    pages: list[Division[T]] = [Division(None, None, None, items[:NEWEST], parts, len(items))]
    for year, group in years:
        pages += _year(year, group, date, calendar=calendar)
    return pages


def _year(year: int, items: list[T], date: Callable[[T], datetime], *, calendar: bool) -> list[Division[T]]:
    months = [(month, list(group)) for month, group in groupby(items, lambda item: date(item).month)]
    parts = tuple((month, len(group)) for month, group in months)
    whole = len(items) <= YEAR_WHOLE
    pages: list[Division[T]] = [Division(year, None, None, items if whole else (), parts, len(items))]
    if calendar or not whole:
        for month, group in months:
            pages += _month(year, month, group)
    return pages


def _month(year: int, month: int, items: list[T]) -> list[Division[T]]:
    if len(items) <= MONTH_PAGE:
        return [Division(year, month, None, items, (), len(items))]
    # Numbered from the oldest, so that a full page never changes again.
    oldest = items[::-1]
    cuts = [oldest[at : at + MONTH_PAGE][::-1] for at in range(0, len(oldest), MONTH_PAGE)]
    parts = tuple((number, len(cut)) for number, cut in enumerate(cuts, 1))
    front: Division[T] = Division(year, month, None, (), parts, len(items))
    return [front, *(Division(year, month, number, cut, (), len(cut)) for number, cut in enumerate(cuts, 1))]

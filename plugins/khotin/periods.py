"""How a long list is divided: by time, never by count from the newest (house plan, section 4).

A link to a division stays true, and one more report touches a bounded number of divisions, wherever in time
it stands. Pages and the history of feeds divide with the same rules.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

WHOLE = 40
NEWEST = 20
YEAR_WHOLE = 100
MONTH_WHOLE = 100
# Of each day a month that is not whole shows so many. A quiet day needs no page then, so that the report
# with which a month gets too long does not make thirty new ones.
DAY_NEWEST = 5
DAY_WHOLE = 100
# One report in so many begins a part of what no calendar can divide.
CUT = 64

T = TypeVar("T")
Date = Callable[[T], datetime]
Mark = Callable[[T], int]


class Period(NamedTuple):
    """A span of the calendar as far as it is narrowed down; `part` is a part of what is too long even so.

    That is the mark of the report that the part begins with, 0 for what comes before the first such one.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: int | None = None


@dataclass(frozen=True, slots=True)
class Division(Generic[T]):
    """One page of a divided list: its period, the items it shows (newest first), and its parts."""

    period: Period
    items: Sequence[T]
    parts: tuple[tuple[int, int], ...]
    total: int

    @property
    def is_whole(self) -> bool:
        """Whether every item of the period stands on this page."""
        return len(self.items) == self.total


def divide(items: Sequence[T], date: Date[T], mark: Mark[T], *, calendar: bool = False) -> list[Division[T]]:
    """Return the pages of `items` (sorted newest first), the front page first.

    `parts` of the front page are (year, count), of a year (month, count), of a month (day, count), of a day
    (part, count), newest first. `mark` is a number that an item keeps for ever. A `calendar` gives every year
    and every month its page, however few items they have.
    """
    if len(items) <= WHOLE and not calendar:
        return [_whole(Period(), items)]
    found = years(items, date)
    pages = [_divided(Period(), items[:NEWEST], found)]
    for number, group in found:
        pages += year(number, group, date, mark, calendar=calendar)
    return pages


def years(items: Sequence[T], date: Date[T]) -> list[tuple[int, Sequence[T]]]:
    """Return the years of `items` (sorted newest first), each with its own."""
    return _grouped(items, lambda item: date(item).year)


def is_busy(count: int) -> bool:
    """Tell whether a day of a month that is divided has a page of its own."""
    return count > DAY_NEWEST


def documents(items: Sequence[T], date: Date[T], mark: Mark[T]) -> Iterator[Division[T]]:
    """Yield divisions of `items` (sorted newest first) that hold each of them once, newest first.

    Nobody turns such pages by the day: a long month is cut at once.
    """
    if len(items) <= WHOLE:
        yield from [_whole(Period(), items)] if items else []
        return
    for number, group in years(items, date):
        if len(group) <= YEAR_WHOLE:
            yield _whole(Period(number), group)
            continue
        for month, inner in _grouped(group, lambda item: date(item).month):
            period = Period(number, month)
            cuts = _cut(inner, mark) if len(inner) > MONTH_WHOLE else []
            yield from _cuts(period, cuts) if len(cuts) > 1 else [_whole(period, inner)]


def year(
    number: int, items: Sequence[T], date: Date[T], mark: Mark[T], *, calendar: bool
) -> Iterator[Division[T]]:
    """Yield the pages of a year of a long list, whose items are `items`."""
    months = _grouped(items, lambda item: date(item).month)
    whole = len(items) <= YEAR_WHOLE
    yield _divided(Period(number), items if whole else (), months)
    if calendar or not whole:
        for month, group in months:
            yield from _month(Period(number, month), group, date, mark)


def _month(period: Period, items: Sequence[T], date: Date[T], mark: Mark[T]) -> Iterator[Division[T]]:
    if len(items) <= MONTH_WHOLE:
        yield _whole(period, items)
        return
    days = _grouped(items, lambda item: date(item).day)
    yield _divided(period, [item for _, group in days for item in group[:DAY_NEWEST]], days)
    for day, group in days:
        if is_busy(len(group)):
            yield from _day(period._replace(day=day), group, mark)


def _day(period: Period, items: Sequence[T], mark: Mark[T]) -> Iterator[Division[T]]:
    cuts = _cut(items, mark) if len(items) > DAY_WHOLE else []
    if len(cuts) < 2:
        yield _whole(period, items)
        return
    yield _divided(period, (), cuts)
    yield from _cuts(period, cuts)


def _cut(items: Sequence[T], mark: Mark[T]) -> list[tuple[int, list[T]]]:
    """Return parts under the mark of the item that each begins with, which stays whatever comes beside it.

    Reports of one day often have one time, or none: neither hours nor numbers would divide them for good.
    """
    cuts: list[tuple[int, list[T]]] = [(0, [])]
    for item in reversed(items):
        number = mark(item)
        if number and number % CUT == 0:
            cuts.append((number, []))
        cuts[-1][1].append(item)
    return [(number, part[::-1]) for number, part in reversed(cuts) if part]


def _cuts(period: Period, cuts: Sequence[tuple[int, Sequence[T]]]) -> Iterator[Division[T]]:
    for number, part in cuts:
        yield _whole(period._replace(part=number), part)


def _grouped(items: Sequence[T], key: Callable[[T], int]) -> list[tuple[int, Sequence[T]]]:
    """Return the parts of `items` by key, of which they are in order: so few of them need be asked."""
    found = []
    start = 0
    while start < len(items):
        value = key(items[start])
        end = bisect_left(items, True, start, key=lambda item: key(item) != value)
        found.append((value, items[start:end]))
        start = end
    return found


def _whole(period: Period, items: Sequence[T]) -> Division[T]:
    return Division(period, items, (), len(items))


def _divided(period: Period, items: Sequence[T], parts: Sequence[tuple[int, Sequence[T]]]) -> Division[T]:
    counts = tuple((key, len(group)) for key, group in parts)
    return Division(period, items, counts, sum(count for _, count in counts))

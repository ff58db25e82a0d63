"""Pictures of counts as plain geometry: a template writes the SVG, so a page needs no script and no style.

Drawing libraries (pygal, matplotlib) bring styles inside the picture, which our policy for content
refuses, and weigh more than all pages of a small archive; bars need four numbers each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khotin import say, urls
from khotin.entry import Entry
from khotin.views import Link

# Units of the picture, which is scaled to the width of the page.
WIDTH, HEIGHT = 640, 110
# More months than this are drawn as years.
MONTHS = 48
# So many labels fit under the picture on a phone.
LABELS = 8
# Fewer reports than this are quicker to read than a picture of them.
LEAST = 5
# A comparison shows so many rows; the rest is summed up.
ROWS = 12


@dataclass(frozen=True)
class Bar:
    """A period in a timeline: its place in the picture, and its row in the table."""

    x: float
    y: float
    width: float
    height: float
    period: Link

    @property
    def count(self) -> int:
        """How many reports the period has."""
        return self.period.count or 0


@dataclass(frozen=True)
class Tick:
    """A label under the picture."""

    x: float
    text: str


@dataclass(frozen=True)
class Timeline:
    """Reports per month or per year; `caption` says in words what the picture shows."""

    width: int
    height: int
    caption: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]

    @property
    def rows(self) -> tuple[Link, ...]:
        """The periods that have reports, newest first: the table beside the picture."""
        return tuple(bar.period for bar in reversed(self.bars) if bar.count)


@dataclass(frozen=True)
class Share:
    """A row of a comparison; `width` is its bar in hundredths of the longest, 0 for none."""

    name: Link
    width: int


def timeline(entries: Sequence[Entry], base: str = "") -> Timeline | None:
    """Return the timeline of `entries` (newest first), None where they are too few to draw.

    `base` is the address below which each year has a page, empty where they have none.
    """
    if len(entries) < LEAST:
        return None
    first, last = entries[-1].date, entries[0].date
    if (first.year, first.month) == (last.year, last.month):
        return None
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    by_month = months <= MONTHS
    periods = _months(entries, base) if by_month else _years(entries, base)
    most = max(periods, key=lambda period: period.count or 0)
    unit = "tháng" if by_month else "năm"
    caption = (
        f"Số bài mỗi {unit}, {say.span(first, last)}; nhiều nhất là {say.lower(most.text)}: "
        f"{say.number(most.count or 0)} bài."
    )
    step = WIDTH / len(periods)
    bars = tuple(_bar(place * step, step, period, most.count or 1) for place, period in enumerate(periods))
    ticks = _ticks(bars, by_month=by_month)
    return Timeline(WIDTH, HEIGHT, caption, bars, ticks)


def _bar(x: float, step: float, period: Link, most: int) -> Bar:
    height = (period.count or 0) / most * HEIGHT
    gap = min(step * 0.15, 4)
    return Bar(
        round(x + gap / 2, 2), round(HEIGHT - height, 2), round(step - gap, 2), round(height, 2), period
    )


def _months(entries: Sequence[Entry], base: str) -> list[Link]:
    counts = Counter((entry.date.year, entry.date.month) for entry in entries)
    (year, month), last = min(counts), max(counts)
    periods = []
    while (year, month) <= last:
        address = urls.period(base, year) if base else None
        periods.append(Link(f"Tháng {month}/{year}", address, counts[year, month]))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return periods


def _years(entries: Sequence[Entry], base: str) -> list[Link]:
    counts = Counter(entry.date.year for entry in entries)
    return [
        Link(f"Năm {year}", urls.period(base, year) if base else None, counts[year])
        for year in range(min(counts), max(counts) + 1)
    ]


def _ticks(bars: Sequence[Bar], *, by_month: bool) -> tuple[Tick, ...]:
    """Return the years under the picture, thinned out where they would run into each other."""
    starts = [
        Tick(bar.x, bar.period.text.rpartition("/" if by_month else " ")[2])
        for place, bar in enumerate(bars)
        if not by_month or place == 0 or bar.period.text.startswith("Tháng 1/")
    ]
    if by_month and len(starts) > 1 and starts[1].x - starts[0].x < WIDTH / LABELS:
        # The first year has too few months to bear its label.
        starts = starts[1:]
    every = -(-len(starts) // LABELS)
    return tuple(tick for tick in starts[::every] if tick.x <= WIDTH - WIDTH / LABELS / 1.5)


def comparison(names: Iterable[Link]) -> tuple[Share, ...]:
    """Return the rows of a comparison, the greatest count first; none where there is nothing to compare."""
    ranked = sorted(names, key=lambda link: -(link.count or 0))
    if len(ranked) < 2:
        return ()
    shown, rest = ranked[:ROWS], ranked[ROWS:]
    most = shown[0].count or 1
    shares = [Share(link, max(1, round(100 * (link.count or 0) / most))) for link in shown]
    if rest:
        # Many small places together are no place: a count, and no bar.
        total = sum(link.count or 0 for link in rest)
        shares.append(Share(Link(f"{len(rest)} nơi khác", None, total), 0))
    return tuple(shares)

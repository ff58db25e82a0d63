"""Numbers, days and names as Vietnamese readers write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from khotin.model import Locality


def number(value: int) -> str:
    """Return `value` with a dot for thousands: 8.046."""
    return f"{value:,}".replace(",", ".")


def day(value: date) -> str:
    """Return a day without leading zeros: 26/5/2023."""
    return f"{value.day}/{value.month}/{value.year}"


def moment(value: datetime) -> str:
    """Return day and clock: «26/5/2023, 14:30»; midnight stands for «no time known»."""
    return (
        day(value)
        if (value.hour, value.minute) == (0, 0)
        else f"{day(value)}, {value.hour}:{value.minute:02}"
    )


def iso_day(text: str) -> str:
    """Return the day that an ISO date writes, as readers write it."""
    return day(date.fromisoformat(text))


def captured(text: str) -> str:
    """Return when a page was captured, as readers write it; what is no ISO moment stays as it is."""
    try:
        return moment(datetime.fromisoformat(text))
    except ValueError:
        return text


def span(first: date, last: date) -> str:
    """Return the months that reports cover: «tháng 5/2023», «5/2021 – 6/2024»."""
    if (first.year, first.month) == (last.year, last.month):
        return f"tháng {last.month}/{last.year}"
    return f"{first.month}/{first.year} – {last.month}/{last.year}"


def shorten(text: str, most: int) -> str:
    """Return `text` on one line, cut between words to at most `most` characters."""
    line = " ".join(text[: 2 * most].split())
    if len(line) <= most and len(text) <= 2 * most:
        return line
    return (line[:most].rpartition(" ")[0] or line[: most - 1]) + "…"


def capital(text: str) -> str:
    """Return `text` with a capital first letter, the rest as it is: «Xã Kỳ Thọ»."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """Return `text` with a small first letter, as in running text: «tháng 5/2023»."""
    return text[:1].lower() + text[1:]


def is_capitals(text: str) -> bool:
    """Tell whether a headline is printed in capitals throughout."""
    return text.isupper() and sum(char.isalpha() for char in text) > len("HĐND")


def place(chain: Iterable[Locality]) -> str:
    """Return a short address from a chain, province first: «xã Kỳ Thọ, Kỳ Anh, Hà Tĩnh».

    A name that is a number keeps its kind, since «4, 8» would say nothing.
    """
    units = tuple(chain)[::-1]
    upper = (unit.label if unit.name.isdecimal() else unit.name for unit in units[1:])
    return ", ".join([unit.label for unit in units[:1]] + list(upper))

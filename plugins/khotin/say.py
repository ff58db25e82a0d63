"""Numbers and days as Vietnamese readers write them."""

from __future__ import annotations

from datetime import date


def number(value: int) -> str:
    """Return `value` with a dot for thousands: 8.046."""
    return f"{value:,}".replace(",", ".")


def day(value: date) -> str:
    """Return a day without leading zeros: 26/5/2023."""
    return f"{value.day}/{value.month}/{value.year}"

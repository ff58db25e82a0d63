"""What the scorer says of one field, in words short enough for a list of faults."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile, zip_longest

_SHOWN = 70


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one field is right, what was expected and what was got."""

    right: bool
    expected: str = ""
    got: str = ""


def one_of(readings: Iterable[object], got: object) -> Verdict:
    """Return the verdict on a value that has to equal one of the readings."""
    known = list(readings)
    return Verdict(got in known, show(known[0]), show(got))


def show(value: object) -> str:
    """Return a value as the list of faults shows it."""
    if isinstance(value, list):
        return " · ".join(map(str, value)) or "—"
    return "—" if value is None else str(value)


def difference(expected: list[str], got: list[str]) -> tuple[str, str]:
    """Return the first items that differ, cut to where they do."""
    for number, (one, other) in enumerate(zip_longest(expected, got), 1):
        if one != other:
            same = takewhile(lambda pair: pair[0] == pair[1], zip(one or "", other or "", strict=False))
            at = max(0, len(list(same)) - _SHOWN // 2)
            counts = f" (items: {len(expected)} / {len(got)})" if len(expected) != len(got) else ""
            return f"#{number} {_cut(one, at)}", f"#{number} {_cut(other, at)}{counts}"
    return "", ""


def _cut(text: str | None, at: int) -> str:
    if text is None:
        return "—"
    return f"{'…' if at else ''}{text[at : at + _SHOWN]}{'…' if len(text) > at + _SHOWN else ''}"

"""The table of the quality gate: how often each field is right, by part and by kind of raw report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from corpus import PARTS, Scored
from score import FIELDS, FLAGS

GOALS = {
    "title": 97,
    "date": 97,
    "event_date": 93,
    "primary_locality": 97,
    "chain": 93,
    "terms": 93,
    "authors": 93,
    "captions": 90,
    "body": 95,
    "clean": 98,
}
FLAGGED_GOAL = 80
COLUMNS: dict[str, Callable[[Scored], bool]] = {
    "tune": lambda item: item.part == "tune",
    "measure": lambda item: item.part == "measure",
    "text": lambda item: not item.markup,
    "html": lambda item: item.markup,
}
_NAME, _CELL = 26, 18


def reached(items: Sequence[Scored]) -> dict[str, dict[str, int]]:
    """Return how many reports of each part are right in each field, as the floors count them."""
    return {part: _counts([item for item in items if item.part == part]) for part in PARTS}


def _counts(items: Sequence[Scored]) -> dict[str, int]:
    counts = {name: sum(item.score.verdicts[name].right for item in items) for name in FIELDS}
    right, wrong = len(items) * len(FLAGS) - len(_wrong(items)), _wrong(items)
    return counts | {"honest": right + sum(wrong)}


def _wrong(items: Iterable[Scored]) -> list[bool]:
    """Return for each wrong field whether it is flagged."""
    return [n in item.score.flagged for item in items for n in FLAGS if item.score.wrong(n)]


def _needless(items: Iterable[Scored]) -> list[bool]:
    """Return for each right field whether it is flagged without a good reason."""
    return [
        n in item.score.flagged - item.score.excused
        for item in items
        for n in FLAGS
        if not item.score.refused and not item.score.wrong(n)
    ]


def table(items: Sequence[Scored]) -> str:
    """Return the table as text: right of all, the share, and the goal."""
    groups = {name: [item for item in items if belongs(item)] for name, belongs in COLUMNS.items()}
    rows = [_row("field", [f"{name} ({len(group)})" for name, group in groups.items()], "goal")]
    for name in FIELDS:
        cells = [_cell([item.score.verdicts[name].right for item in group]) for group in groups.values()]
        rows.append(_row(name, cells, f">= {GOALS[name]}" if name in GOALS else ""))
    flagged = [_cell(_wrong(group)) for group in groups.values()]
    rows.append(_row("wrong fields flagged", flagged, f">= {FLAGGED_GOAL}"))
    rows.append(_row("right fields flagged", [_cell(_needless(g)) for g in groups.values()], "few"))
    rows.append(_row("refused", [_cell([item.score.refused for item in g]) for g in groups.values()], "none"))
    return "\n".join(rows)


def _row(name: str, cells: Iterable[str], goal: str) -> str:
    return (f"{name:<{_NAME}}" + "".join(f"{cell:>{_CELL}}" for cell in cells) + f"   {goal}").rstrip()


def _cell(values: Sequence[bool]) -> str:
    return f"{sum(values)}/{len(values)} {100 * sum(values) / len(values):5.1f}%" if values else "0/0      –"


def faults(items: Iterable[Scored]) -> str:
    """Return each wrong field with what was expected and what was got; for the part that is tuned on only."""
    rows = []
    for item in items:
        wrong = {name: verdict for name, verdict in item.score.verdicts.items() if not verdict.right}
        if wrong:
            rows += ["", item.path.name]
        for name, verdict in wrong.items():
            flag = " [review]" if FIELDS[name] in item.score.flagged else ""
            rows += [f"  {name}{flag}", f"    expected {verdict.expected}", f"    got      {verdict.got}"]
    return "\n".join(rows)

"""The five seeds and what a careful editor would record for each."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from khotin.text import clean

PROJECT = Path(__file__).parents[2]
EXPECTED = PROJECT / "tests" / "data" / "seeds-expected"
SEEDS = sorted((PROJECT / "seeds").glob("00[0-4]_*.txt"))


@cache
def expected(path: Path) -> dict[str, Any]:
    data = json.loads((EXPECTED / f"{path.stem}.json").read_text("utf-8"))
    return data | {"paragraphs": [line for line in printed(path, data) if line not in data["captions"]]}


def printed(path: Path, data: dict[str, Any]) -> list[str]:
    """Return the lines of a raw report that the annotation gives no other name: text and captions."""
    others = {clean(line) for line in (data["title"], *data["boilerplate"], *data["byline_lines"])}
    lines = [clean(line) for line in path.read_text("utf-8").split("\n")]
    for repair in data["repairs"]:
        lines = [line.replace(repair["raw"], repair["fixed"]) for line in lines]
    return [line for line in lines if line and line not in others]

"""What the steps that build the table of localities share: its rows while they are made, and their links."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "plugins"))

from khotin.text import clean, same, tone  # noqa: E402  (the checkout need not be installed)

DATA = ROOT / "plugins" / "khotin" / "gazetteer" / "data"
# Which of several units of one name keeps the plain address: the older and larger kind.
RANK = {
    k: i
    for i, k in enumerate(
        ("tỉnh", "huyện", "thị xã", "thành phố", "quận", "thị trấn", "phường", "xã", "đặc khu")
    )
}


@dataclass
class Unit:
    """A row of the table while it is being made."""

    code: str
    kind: str
    name: str
    level: int
    parent: str
    since: str = ""
    until: str = ""
    also: list[tuple[str, str, str]] = field(default_factory=list)
    predecessors: set[str] = field(default_factory=set)
    successors: set[str] = field(default_factory=set)
    path: str = ""
    # Its code in the list of 2023, where another unit's has it since.
    stood: str = ""
    # Added below a former parent when the addresses there had been given away.
    moved: bool = False
    # Began after the list of 2017, whether or not a source tells the day.
    late: bool = False


Units = dict[str, Unit]


def split(kind_and_name: str) -> tuple[str, str]:
    """Return kind and name of «Thị trấn Phủ Thông», cleaned and in the archive's spelling."""
    text = tone(clean(kind_and_name))
    kind = next(k for k in sorted(RANK, key=len, reverse=True) if same(text).startswith(same(k) + " "))
    name = re.sub(r"^N\.?T\.? ", "Nông trường ", text[len(kind) + 1 :].strip())
    # The list leaves a syllable small that begins with a marked vowel: «Pa ủ», «Đại áng».
    name = re.sub(r"(?<= )[^\W\d_a-zđ]", lambda first: first[0].upper(), name)
    return kind, str(int(name)) if name.isdigit() else name


def table(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of one of our correction tables, without its comment lines."""
    with path.open(encoding="utf-8") as lines:
        yield from csv.DictReader(
            (x for x in lines if not x.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
        )


def link(units: Units, old: str, new: str) -> None:
    """Record that `new` continues `old`."""
    units[old].successors.add(new)
    units[new].predecessors.add(old)


def day_after(day: str) -> str:
    """Return the ISO day after `day`, nothing for an unknown one."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else ""

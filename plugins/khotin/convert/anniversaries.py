"""Which year an anniversary is kept in: «kỷ niệm 95 năm Ngày thành lập Hội LHPN Việt Nam» was 2025.

Where a capture lost its stamp, this is often all that tells the year; the days that everybody keeps stand
in `data/anniversaries.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

# Right before «năm».
_COUNT = re.compile(r"(?<![\d.,/])\d{1,3}$")
_DIGITS = 4
# A count that leads beyond is a misprint.
_LAST_YEAR = 2099
_ROUND = 50
_CLAUSE = 60
_STOP = re.compile(r"[.;!?\n]")
# The years kept may stand in brackets: «95 năm (1930 - 2025) Ngày …».
_BETWEEN = r"(?: \([^()]{5,40}\))? (?:ngày |lễ )?"


@cache
def _table() -> dict[str, Any]:
    text = files("khotin.convert").joinpath("data/anniversaries.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of «95 năm Ngày …», «lần thứ 95 Ngày …» and of the words before an aim.

    What begins with letters is found many times as fast as what begins with a number.
    """
    names = "|".join(f"(?P<d{number}>{day['name']})" for number, day in enumerate(_table()["days"]))
    behind = rf"{_BETWEEN}(?:{names})(?!\w)"
    kept = rf" năm{behind}", rf"lần thứ (?P<times>\d{{1,3}}){behind}", rf"(?<!\w)(?:{_table()['aims']})(?!\w)"
    return tuple(map(re.compile, kept))


def anniversaries(low: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield year, month, start and end of each anniversary that `low` (lower-case text) names.

    Round ones far ahead are aims: «đến năm 2030, kỷ niệm 100 năm thành lập Đảng».
    """
    for count, match in _counted(low):
        clause = _STOP.split(low[max(0, match.start() - _CLAUSE) : match.start()])[-1]
        day = _table()["days"][int(str(match.lastgroup)[1:])]
        year = day["year"] + count
        if year <= _LAST_YEAR and (count % _ROUND or not _patterns()[-1].search(clause)):
            yield year, day["month"], match.start(), match.end()


def _counted(low: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield how many years are kept, and where."""
    kept, times, _ = _patterns()
    for match in kept.finditer(low):
        if count := _COUNT.search(low, max(0, match.start() - _DIGITS), match.start()):
            yield int(count[0]), match
    for match in times.finditer(low):
        yield int(match["times"]), match

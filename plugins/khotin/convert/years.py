"""Which year a report speaks from: the years its text names, told apart by what they are named for.

«6 tháng đầu năm 2024» dates a report, as «kỷ niệm 95 năm Ngày thành lập Đảng» does; «đến năm 2025» is a
target, «giai đoạn 2021-2025» a plan, «từ năm 2020» history.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from khotin.convert.anniversaries import anniversaries

# Reports tell of earlier years only in passing.
RECENT = 1990
_HALF, _YEAR_END, _YEAR_START = 6, 11, 3
# What belongs to the turn of the year is made ready from this month of the year before on.
_AHEAD = 9
_MENTION = re.compile(
    r"(?<!học )(?:(?P<span>(?:\d{1,2}|sáu|chín|ba|một)\s+tháng)\s*(?P<side>đầu|cuối)?\s*năm(?:\s+năm)?"
    r"|quý\s+(?P<quarter>iv|i{1,3}|[1-4])(?:\s*[/,]|\s+năm|\s+của\s+năm)"
    r"|tháng\s+(?P<month>\d{1,2})(?:\s*[/-]|\s*,?\s*năm)"
    r"|(?<!\d)(?P<day>\d{1,2})\s?[/.-]\s?(?P<daymonth>\d{1,2})\s?[/.-]"
    r"|năm(?!\s+học)|(?<!\w)hè)\s*(?P<year>(?:19|20)\d\d)(?![\d]|\s*[-–—/]\s*\d)"
)
# How a mention begins, and how many characters at most before its year.
_SPOT = re.compile(r"[\dscbmqtnh](?=\d?\s*[/.-]|(?:\d|áu|hín|a|ột)?\s+tháng|uý|háng\s+\d|ăm\s*[12]|è\s*[12])")
_REACH = 40
# The years behind a harvest or a spring festival: «vụ đông xuân 2015 - 2016», «Tết Nhâm Dần 2022».
_OF_SEASON = re.compile(
    r"[\s,(–-]*(?:năm\s+)?(?P<year>20\d\d)(?:\s*[-–—/]\s*(?P<last>20\d\d))?(?!\d|\s*[-–—/]\s*\d)"
)
# No season is named without one of these before its year.
_SEASON_WORDS = ("xuân", "vụ", "tết", "thu")
_STOP = re.compile(r"[.;!?\n]")
# «cuối năm 2021» that opens its clause was, «… xong cuối năm 2021» was to be.
_ENDED = re.compile(r"(?:^\W*(?:và |vào |khoảng |những (?:ngày|tháng) )*|(?<!\w)hồi )cuối\s*$")
# «Trong năm 2021, xã đã …», «tính đến hết năm 2021 … đã …», «từ đầu năm 2021 đến nay» tell of what was.
_SO_FAR = re.compile(
    r"^\W*(?:chỉ |riêng )?trong\s*$|(?<!\w)từ đầu\s*$"
    r"|(?<!\w)(?:tính|lũy kế|luỹ kế) (?:đến|tới)(?: cuối| hết)?\s*$"
)
# What begins with known letters is found thirty times as fast as what begins with one of some.
_YEARS = (re.compile(r"20\d\d"), re.compile(r"19\d\d"))
_BARE = re.compile(r"(?<![\d/.\-–—])(?<![-–—]\s)(?P<year>20\d\d)(?!\d|\s*[-–—/.]\s*\d)")
_QUARTERS = {"i": 3, "ii": 6, "iii": 9, "iv": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_NUMBERS = {"một": 1, "ba": 3, "sáu": 6, "chín": 9}

Kind = Literal["day", "month", "half", "review", "plan", "season", "plain", "target", "history"]


@dataclass(frozen=True, slots=True)
class Year:
    """A year named in a text, perhaps with a month, and what it is named for.

    `kind`: day (a whole date), month, half («6 tháng …»), review («tổng kết năm»), plan («nhiệm vụ
    năm»), season (of the turn of the year: «vụ xuân», «Tết»), plain; target and history do not date the
    report.
    """

    year: int
    kind: Kind
    start: int
    end: int
    month: int | None = None
    side: str = ""


@lru_cache(maxsize=1)
def words() -> dict[str, re.Pattern[str]]:
    """Return the patterns of `data/dates.toml`; those that stand directly before end with the text."""
    text = files("khotin.convert").joinpath("data/dates.toml").read_text(encoding="utf-8")
    table = {key: value.strip() for key, value in tomllib.loads(text).items() if isinstance(value, str)}
    before = ("elsewhere", "targets", "history", "compared", "named_by", "cutoffs")
    return {
        key: re.compile(
            rf"(?<!\w)(?:{value})\s*[(,:]?\s*$" if key in before else rf"(?<!\w)(?:{value})(?!\w)"
        )
        for key, value in table.items()
    }


@lru_cache(maxsize=1)
def fixed_days() -> frozenset[str]:
    """Return the days, as day/month, that everybody names as commemorations."""
    text = files("khotin.convert").joinpath("data/dates.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["fixed_days"])


def years(low: str, *, bare: bool = False) -> list[Year]:
    """Return the years that `low` (lower-case text) names; `bare` also without «năm», as headlines do."""
    found = [_anniversary(*kept) for kept in anniversaries(low)]
    if "20" not in low and "19" not in low:
        return found
    found += _mentions(low)
    if bare:
        taken = {year.end for year in found}
        found += [
            Year(int(m["year"]), "plain", m.start(), m.end())
            for m in _BARE.finditer(low)
            if m.end() not in taken
        ]
    return found


def _anniversary(year: int, month: int, start: int, end: int) -> Year:
    """Return the year of an anniversary; at its turn some weeks before or after count."""
    if month > _YEAR_END:
        return Year(year, "half", start, end, 12, "cuối")
    return Year(year, "season" if month <= _YEAR_START else "plain", start, end)


def _mentions(low: str) -> Iterator[Year]:
    """Yield the years of seasons and of `_MENTION`, tried only where one could begin before a year."""
    done = 0
    for year in sorted(match.start() for pattern in _YEARS for match in pattern.finditer(low)):
        if year >= done and (season := _season(low, max(done, year - _REACH), year)):
            done = season.end
            yield season
            continue
        for spot in _SPOT.finditer(low, max(done, year - _REACH), year + 1):
            if spot.start() >= done and (match := _MENTION.match(low, spot.start())):
                done = match.end()
                yield _read(match, low)
        done = max(done, year)


def _season(low: str, begin: int, year: int) -> Year | None:
    """Return the harvest or the spring festival whose year stands at `year`."""
    if not any(low.find(word, begin, year) >= 0 for word in _SEASON_WORDS):
        return None
    for named in words()["seasons"].finditer(low, begin, year):
        match = _OF_SEASON.match(low, named.end())
        if match is None or match.start("year") != year:
            continue
        last = int(match["last"] or match["year"])
        if last - int(match["year"]) > 1:
            return None
        before = low[max(0, named.start() - 60) : named.start()]
        return Year(last, _season_kind(match, named[0], before, low), named.start(), match.end())
    return None


def _season_kind(match: re.Match[str], name: str, before: str, low: str) -> Kind:
    """Return what a season is named for: it is planned in its own year, or before that begins."""
    clause = _STOP.split(before)[-1]
    known = words()
    if known["aims"].search(clause) or known["aims"].match(low[match.end() :][:20].lstrip(" ,")):
        return "target"
    if known["compared"].search(before):
        return "history"
    return "season" if match["last"] or "xuân" in name or "tết" in name else "plain"


def _read(match: re.Match[str], low: str) -> Year:
    year, start, end = int(match["year"]), match.start(), match.end()
    before = low[max(0, start - 60) : start]
    clause = _STOP.split(before)[-1]
    known = words()
    if match["day"]:
        return Year(year, "day", start, end, _month(match["daymonth"]))
    if match["span"]:
        number = match["span"].split()[0]
        month = _NUMBERS.get(number) or _month(number)
        return Year(year, "half", start, end, month, match["side"] or "đầu")
    aimed = known["aims"].search(clause) or known["aims"].match(low[end : end + 20].lstrip(" ,"))
    month = _QUARTERS[match["quarter"]] if match["quarter"] else _month(match["month"])
    if month:
        return Year(year, "target" if aimed or known["future"].search(clause) else "month", start, end, month)
    if _ENDED.search(clause) and not (aimed or known["aims"].search(_STOP.split(low[end : end + 200])[0])):
        return Year(year, "half", start, end, 12, "cuối")
    if not aimed and _is_past(clause, _STOP.split(low[end : end + 200])[0]):
        return Year(year, "plain", start, end)
    if aimed or known["targets"].search(before):
        return Year(year, "target", start, end)
    if known["history"].search(before):
        return Year(year, "history", start, end)
    plan = max((m.end() for m in known["plans"].finditer(clause)), default=0)
    review = max((m.end() for m in known["reviews"].finditer(clause)), default=0)
    return Year(year, "plan" if plan > review else "review" if review else "plain", start, end)


def _is_past(clause: str, rest: str) -> bool:
    """Tell whether a year between `clause` and the `rest` of its sentence is one whose doings are told."""
    opening = _SO_FAR.search(clause)
    if opening is None:
        return False
    if opening[0].endswith("đầu "):
        return rest.lstrip().startswith(("đến nay", "tới nay"))
    return " đã " in rest and words()["aims"].search(rest) is None


def _month(text: str | None) -> int | None:
    return int(text) if text and 1 <= int(text) <= 12 else None


def year_of(month: int, named: list[Year]) -> tuple[int, bool] | None:
    """Return the year of an event in `month` among the years named beside it, and whether it is sure.

    A year is reviewed at its end or at the start of the next one, planned for at its start or at the
    end of the one before.
    """
    counted = [year for year in named if year.kind not in ("target", "history")]
    fits = [year.year + offset(month, year) for year in counted]
    reviews = {year.year for year in named if year.kind == "review"}
    plans = {year.year for year in named if year.kind == "plan"}
    if month <= _YEAR_START and any(year - 1 in reviews for year in plans):
        # «tổng kết năm 2023, nhiệm vụ năm 2024», in January.
        return max(plans), True
    distinct = set(fits)
    if not distinct:
        return None
    best = max(distinct, key=lambda year: (fits.count(year), year))
    # What is planned in autumn for a year may be for this one as well as for the next.
    planned = all(year.kind in ("plan", "season") and offset(month, year) for year in counted)
    return best, len(distinct) == 1 and not planned


def offset(month: int, year: Year) -> int:
    """Return how many years the event lies after the year that is named."""
    if (year.kind == "plan" and month >= _YEAR_END) or (year.kind == "season" and month >= _AHEAD):
        return -1
    if year.kind == "review" and month <= _YEAR_START:
        return 1
    if year.kind == "half" and year.side == "cuối" and month <= _YEAR_START - 1:
        return 1
    return -1 if year.kind == "half" and year.side == "đầu" and month > _YEAR_END else 0

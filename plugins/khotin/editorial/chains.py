"""Tell which localities of an article did not exist on the day that it tells of.

Wards and communes are merged and moved: «xã A, huyện B» is right for June 2025 and wrong for August. An
editor may mean the older unit all the same, so that this is a reminder and no error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from khotin import edtf
from khotin.gazetteer import Gazetteer, PlaceError
from khotin.model import Locality, Report
from khotin.problems import Problem

_SHOWN = 3


def problems(report: Report, lines: Mapping[str, int], name: str, gazetteer: Gazetteer) -> Iterator[Problem]:
    """Yield a problem for each locality that did not exist on the day of the event, or of the report."""
    day = _day(report)
    if day is None:
        return
    for at, text in enumerate(report.localities):
        try:
            unit = gazetteer.parse(text, day)
        except PlaceError:
            continue
        if gazetteer.valid(unit, day):
            continue
        then = [gazetteer.full_name(other, day) for other in _then(unit, day, gazetteer)]
        year, month, of_month = day.split("-")
        what = f"ngày {int(of_month)}/{int(month)}/{year} không có «{text}»"
        remedy = "xem lại địa phương và ngày diễn ra"
        if then:
            remedy = f"ngày ấy nơi này là {' hoặc '.join(f'«{place}»' for place in then)}; " + remedy
        yield Problem(name, lines.get(f"localities.{at}", lines.get("localities", 1)), what, remedy)


def _day(report: Report) -> str | None:
    """Return the first day of the event, else the day of the report, as ISO."""
    if report.event_date:
        try:
            return edtf.parse(report.event_date).start.first.isoformat()
        except ValueError:
            return None
    return report.date.date().isoformat() if report.date else None


def _then(unit: Locality, day: str, gazetteer: Gazetteer) -> list[Locality]:
    """Return what stood in the place of `unit` on a day: the next units before or after it, three at most."""
    links = (gazetteer.get(code) for code in (*unit.successors, *unit.predecessors))
    return [other for other in links if gazetteer.valid(other, day)][:_SHOWN]

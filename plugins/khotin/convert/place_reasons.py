"""Tell an editor why a place is not certain: which units bear its name, what else the report names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khotin.convert.place_rivals import Subject
from khotin.gazetteer import Gazetteer
from khotin.model import Locality

UNSURE = "chưa chắc đây là nơi bài nói tới"
NOWHERE = "không thấy tên xã, huyện hay tỉnh nào mà bài nói tới"
# Namesakes and rivals that a reason names; of more it gives the number.
_NAMED, _RIVALS = 4, 2


def namesakes(gazetteer: Gazetteer, label: str, units: Iterable[Locality], day: str | None) -> str:
    """Return why a name of several units is open: «có 2 xã Trà Tân: huyện Đức Linh (Bình Thuận), …»."""
    where = [_above(gazetteer, unit, day) for unit in gazetteer.latest(units)]
    places = [place for place in dict.fromkeys(where) if place]
    if len(places) < 2:
        return unlisted(label) if not where else f"chưa chắc {label} nằm ở đâu{_perhaps(places)}"
    more = f" và {len(places) - _NAMED} nơi khác" if len(places) > _NAMED else ""
    return f"có {len(places)} {label}: {'; '.join(places[:_NAMED])}{more}"


def _perhaps(places: Sequence[str]) -> str:
    return f"; danh mục chỉ có ở {places[0]}" if places else ""


def unlisted(label: str) -> str:
    """Return why a place that the gazetteer has not is open."""
    return f"danh mục địa phương không có {label}"


def gone(label: str, above: str) -> str:
    """Return why a place is open that lay where the report says, but not on the day of the report."""
    return f"{label} ({above}) có trong danh mục, nhưng không vào thời điểm của bài"


def foreign(gazetteer: Gazetteer, label: str, units: Iterable[Locality], day: str | None) -> str:
    """Return why a place is open where the page speaks of other provinces than those that have it."""
    places = dict.fromkeys(filter(None, (_above(gazetteer, unit, day) for unit in units)))
    where = f" ở {'; '.join([*places][:_NAMED])}" if places else ""
    return f"danh mục chỉ có {label}{where}, mà trang nói về tỉnh khác"


def of_old(label: str) -> str:
    """Return why the one place of a name is not certain for a report from before our lists."""
    return f"danh mục chỉ có một {label}, nhưng chưa đủ các xã trước năm 2018"


def rivals(ranked: Sequence[Subject]) -> str:
    """Return why the choice among the places of a report is not certain, with those that it also names."""
    others = [other.label for other in ranked[1:] if other.headed or other.leads]
    also = f"; bài cũng nói tới {', '.join(others[:_RIVALS])}" if others else ""
    return UNSURE + also


def _above(gazetteer: Gazetteer, unit: Locality, day: str | None) -> str:
    """Return where a unit lies: «huyện Đức Linh (Bình Thuận)»."""
    above = [gazetteer.form(parent, day) for parent in gazetteer.chain(unit)[:-1]]
    if not above:
        return ""
    own = above[-1]
    return f"{own.kind} {own.name}" + (f" ({above[0].name})" if len(above) > 1 else "")

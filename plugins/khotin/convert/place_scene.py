"""Find the commune that a report is about where its headline names none.

Of 193 reports whose first sentence names a commune below a larger place, five are about the larger one: those
on which a body of the district itself acts. The line above the headline is often the banner of the
superior unit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from khotin.convert.lines import lowered
from khotin.convert.place_evidence import bare_names
from khotin.convert.place_mentions import Mention, capitals, rank
from khotin.convert.place_rivals import LEAD_ZONE, Subject, below
from khotin.convert.place_titles import tells_where
from khotin.convert.place_words import kinds_alone, words
from khotin.gazetteer import Gazetteer
from khotin.gazetteer.keys import exact
from khotin.model import Level

# Communes of one district that make a list, and their part of all the communes named.
_SEVERAL, _MOST = 3, 0.75
# Where a report says where something happened: headline, lead and the paragraph below it.
# Characters between two places of a list.
_LISTED = 20
_HEAD = frozenset({"title", LEAD_ZONE, "p1"})


def above(kicker: str) -> tuple[list[str], list[str]]:
    """Return the bare names above the headline: those alone on a line, and those of who publishes."""
    names = {line: list(bare_names([line]).values()) for line in kicker.splitlines()}
    alone = [name for line, found in names.items() for name in found if name == line.strip(" :-–")]
    return alone, [name for found in names.values() for name in found if name not in alone]


def told_later(ranked: Sequence[Subject]) -> Subject | None:
    """Return the commune that a report names only after its lead, as portraits and features do."""
    communes = (s for s in ranked if rank(s.kind) == Level.COMMUNE and s.units)
    return next((s for s in communes if any(_in_text(m) and not m.passing for m in s.where)), None)


def of_headline(title: str, ranked: Sequence[Subject]) -> Subject | None:
    """Return the one larger place of the kind that the headline speaks of: «Hội Phụ nữ huyện trồng hoa»."""
    kinds = kinds_alone(title, shouted=capitals(title))
    fitting = [s for s in ranked if s.kind in kinds and any(map(_in_text, s.where))]
    communes = any(rank(kind) == Level.COMMUNE for kind in kinds)
    return fitting[0] if len(fitting) == 1 and not communes else None


def of_several(gazetteer: Gazetteer, title: str, ranked: Sequence[Subject]) -> Subject | None:
    """Return the place in which the communes lie that a headline speaks of, no name among them.

    «14 xã, thị trấn tổ chức kỳ họp thứ nhất», «Công nhận 5 xã đạt chuẩn nông thôn mới»: a commune that the
    text names is one of many.
    """
    if any(s.headed for s in ranked) or not _several().search(lowered(title)):
        return None
    if not any(rank(kind) == Level.COMMUNE for kind in kinds_alone(title, shouted=True)):
        return None
    opening = [s for s in ranked if any(map(opens_lead, s.where))]
    if len(opening) == 1 or any(rank(s.kind) < Level.COMMUNE for s in opening):
        return None
    return shared(gazetteer, ranked, least=1) or shared(gazetteer, ranked, level=Level.DISTRICT)


@cache
def _several() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words('plural'))}|[2-9]|[1-9]\d+)(?:/\d+)? (?:xã|phường|thị trấn)\b")


def shared(
    gazetteer: Gazetteer, subjects: Sequence[Subject], least: int = 2, level: Level = Level.COMMUNE
) -> Subject | None:
    """Return the place in which units of a `level` lie, at `least` so many, where no head names one."""
    parts = [s for s in subjects if rank(s.kind) == level and s.units]
    if len(parts) < least:
        return None
    for above in (-2, 0):
        parents = [{gazetteer.chain(u)[above] for u in s.units if len(gazetteer.chain(u)) > 1} for s in parts]
        common = set.intersection(*parents)
        if len(common) == 1:
            unit = common.pop()
            return Subject(unit.kind, unit.name, (unit,), parts[0].quoted)
    return None


def listed(gazetteer: Gazetteer, ranked: Sequence[Subject], kinds: Sequence[str]) -> Subject | None:
    """Return the district that the head speaks of without a name, and most communes of the text lie in.

    The head names no place at all: «đoàn các cấp trong huyện …», and below «các xã A, B, C».
    """
    if len(ranked) < _SEVERAL or any(s.headed or s.leads for s in ranked):
        return None
    communes = [s for s in ranked if rank(s.kind) == Level.COMMUNE and any(map(_in_text, s.where))]
    above = Counter(p for s in communes for p in {p for u in s.units for p in gazetteer.chain(u)[:-1]})
    fitting = [
        unit
        for unit, count in above.items()
        if unit.kind in kinds
        and unit.level is Level.DISTRICT
        and count >= max(_SEVERAL, _MOST * len(communes))
    ]
    if len(fitting) != 1:
        return None
    return Subject(fitting[0].kind, fitting[0].name, (fitting[0],), communes[0].quoted)


def _in_text(mention: Mention) -> bool:
    return mention.zone[:1] == "p" and mention.zone[1:].isdigit() and not mention.former


def titled(subject: Subject) -> bool:
    """Tell whether the headline names a place, with its kind or without."""
    return subject.headed and not any(m.zone == "kicker" for m in subject.where)


def only_scene(ranked: Sequence[Subject], part: Subject) -> bool:
    """Tell whether a report that no headline places is about the one commune that its first sentence names.

    Who comes from the province does something there; a district counts where a body of its own acts.
    """
    best = ranked[0]
    scenes = [s for s in ranked if rank(s.kind) == Level.COMMUNE and any(map(opens_lead, s.where))]
    if best.headed or scenes != [part]:
        return False
    return rank(best.kind) == Level.PROVINCE or not any(m.zone == LEAD_ZONE and m.acting for m in best.where)


def only_located(ranked: Sequence[Subject], part: Subject, *, labelled: bool) -> bool:
    """Tell whether an upper unit in the headline only says where the one place of the lead lies.

    «Học trò Ba Vì …», and the lead tells of a school of xã Minh Quang (huyện Ba Vì). An upper unit that the
    headline is about, or that stands above it, counts unless it is a mere label (`labelled`).
    """
    whole = ranked[0]
    if rank(whole.kind) == Level.COMMUNE or whole.leads:
        return False
    if any(m.zone == "kicker" or (m.zone == "title" and not labelled and _claims(m)) for m in whole.where):
        return False
    told = [s for s in ranked if rank(s.kind) >= rank(part.kind) and s.leads]
    return told == [part] and any(map(opens_lead, part.where))


def addressed(gazetteer: Gazetteer, title: str, ranked: Sequence[Subject]) -> Subject | None:
    """Return the one commune that the head of a report gives the address of: all else is its chain.

    «Vĩnh An: Tai nạn …», and below «tại thôn 2, xã Tân Lập, huyện Bình Sơn». Not so where somebody of the
    larger place acts, where the headline is about it, or where a second commune of it has an address.
    """
    whole = ranked[0]
    if rank(whole.kind) == Level.COMMUNE or any(m.acting and m.zone in _HEAD for m in whole.where):
        return None
    if whole.headed and not tells_where(title, whole):
        return None
    above = {exact(s.name) for s in ranked if rank(s.kind) < Level.COMMUNE}
    parts = [
        s
        for s in ranked
        if rank(s.kind) == Level.COMMUNE
        and any(below(gazetteer, unit, whole) for m in s.where for unit in m.units)
    ]
    given = {id(s): [m for m in s.where if _has_address(m, above)] for s in parts}
    told = [s for s in parts if given[id(s)]]
    if len(told) != 1 or not any(m.zone in _HEAD for m in given[id(told[0])]):
        return None
    (place,) = told
    beside = (m for s in parts if s is not place for m in s.where if not m.passing)
    return None if any(_shares(m, other) for m in beside for other in given[id(place)]) else place


def _shares(mention: Mention, behind: Mention) -> bool:
    """Tell whether the address of the place `behind` is that of two: «qua xã A và thị trấn B, huyện C»."""
    near = mention.end < behind.start <= mention.end + _LISTED
    return near and (mention.zone, mention.sentence) == (behind.zone, behind.sentence)


def _has_address(mention: Mention, above: Iterable[str]) -> bool:
    """Tell whether one of the units `above` stands behind a place, which is nobody's home."""
    tail = exact(mention.tail)
    return _in_text(mention) and not mention.passing and any(name in tail for name in above)


def _claims(mention: Mention) -> bool:
    """Tell whether a headline is about a place that it names: not so «Giải bóng đá lớn nhất quận 4»."""
    return mention.acting or not mention.start


def acts_first(whole: Subject, part: Subject) -> bool:
    """Tell whether a body of a part opens the lead of a report labelled with the province: «Công an xã A»."""
    if rank(whole.kind) != Level.PROVINCE:
        return False
    of_whole, of_part = ([m for m in s.where if m.zone == LEAD_ZONE] for s in (whole, part))
    first = min((m.start for m in of_whole), default=0)
    return any(m.acting and not m.sentence and m.start < first for m in of_part)


def told_as_whole(whole: Subject, part: Subject, paragraphs: Sequence[str]) -> bool:
    """Tell whether a report counts for a whole place, and not for its part: «toàn huyện cấy 9.000 ha»."""
    texts = [lowered(text) for text in paragraphs]
    of_whole, of_part = (
        any(f"{all_} {place.kind}" in text for text in texts for all_ in ("toàn", "cả"))
        for place in (whole, part)
    )
    return of_whole and not of_part


def only_above(subject: Subject) -> bool:
    """Tell whether nothing but the line above the headline names a place."""
    return not any(m.zone == "title" or _in_text(m) for m in subject.where) and not titled(subject)


def opens_lead(mention: Mention) -> bool:
    """Tell whether a place is named in the first sentence of the lead, and not in passing."""
    return mention.zone == LEAD_ZONE and not (mention.sentence or mention.passing or mention.former)

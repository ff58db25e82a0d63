"""Tell how a headline speaks of the places that it names: as what is acted on, as a label, as an origin."""

from __future__ import annotations

import re
from collections.abc import Iterable

from khotin.convert.lines import unified
from khotin.convert.place_mentions import Mention, rank
from khotin.convert.place_rivals import Subject
from khotin.convert.place_words import ends_with, generic_in, generic_kind, says, starts_with
from khotin.gazetteer import Gazetteer
from khotin.gazetteer.keys import exact
from khotin.model import Level
from khotin.text import same

_WHERE = re.compile(
    r"(?<!\w)(?:tại|ở|trên địa bàn)(?: (?:tỉnh|huyện|quận|thị xã|thành phố|tp\.?|tx\.?))?\s*$"
)
# Somebody counted on one's fingers, hardly ever what a commune sends: «74 thanh niên A lên đường».
_PERSON_OF = re.compile(
    r"(?<!\w)(?i:một|hai|ba|bốn|năm|nhóm|0?[1-9]) (?:người|nam thanh niên|tài xế|du khách|đối tượng)"
    r"(?: đàn ông| phụ nữ| dân)?(?: ở| từ)?\s*$"
)
_APART = re.compile(r":|(?<!\w)(?i:dự|của|đại hội)(?!\w)")


def object_of_upper(title: str, mention: Mention) -> bool:
    """Tell whether a place in the title is what an upper unit acts on: «Hội Nông dân tỉnh trao bò cho xã A».

    Not so behind a colon, nor where those above only attend: «Lãnh đạo tỉnh dự lễ hội xã A».
    """
    if mention.zone != "title" or mention.acting:
        return False
    above = [m for m in generic_in(title, mention.start) if rank(generic_kind(m)) < rank(mention.kind)]
    between = title[above[-1].end() : mention.start] if above else ":"
    return bool(between.strip(" ,(-–")) and not _APART.search(between)


def happens_there(gazetteer: Gazetteer, title: str, mention: Mention) -> bool:
    """Tell whether a place in the title is where something happened, and nobody of above named before it.

    «Cháy nhà tại xã A»; but «Hội Phụ nữ tỉnh tặng quà tại xã A», «Can Lộc kiểm tra tại xã A».
    """
    before = title[: mention.start]
    if mention.zone != "title" or not _WHERE.search(unified(before)) or next(generic_in(before), None):
        return False
    key = exact(before)
    above = {exact(parent.name) for unit in mention.units for parent in gazetteer.chain(unit)[:-1]}
    return not any(map(key.__contains__, above)) and not says("acting", unified(before))


def pursues(title: str, mentions: Iterable[Mention]) -> bool:
    """Tell whether a title tells whom a district's police caught; the commune in it is where that was."""
    return any(
        m.zone == "title"
        and rank(m.kind) < Level.COMMUNE
        and ends_with("enforcers", title[: m.start].casefold())
        and starts_with("pursues").match(same(title[m.end :]))
        for m in mentions
    )


def is_label(title: str, subject: Subject) -> bool:
    """Tell whether a place only labels the title, as «Can Lộc: …» or in the line above it."""
    label = title.partition(":")[0]
    in_kicker = any(m.zone == "kicker" for m in subject.where)
    return in_kicker or (label != title and same(label).endswith(same(subject.name)))


def tells_where(title: str, subject: Subject) -> bool:
    """Tell whether the title names a place only as where something is: «Cao Phong: …», «Cháy ở Cao Phong»."""
    before, found, _ = unified(title).partition(same(subject.name))
    return is_label(title, subject) or bool(found and _WHERE.search(before))


def is_origin(title: str, name: str) -> bool:
    """Tell whether the title names a place as that where somebody comes from: «Anh Nam quê Thái Bình».

    So is it with «Một người Nghệ An gặp tai nạn».
    """
    before, found, _ = unified(title).partition(same(name))
    return bool(found) and (ends_with("origins", before) or _PERSON_OF.search(before) is not None)

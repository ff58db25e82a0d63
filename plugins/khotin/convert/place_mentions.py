"""Find what a text says of places: each kind of unit with the name that follows it.

Names are found by looking the longest run of syllables up in the gazetteer, so that «xã Kỳ Thọ
Nguyễn Văn A» and a headline in capitals both end where the name ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from khotin.convert.memo import of_report
from khotin.convert.persons import word_lists
from khotin.convert.place_words import JOINT, TOKEN, ends_with, holds, kind_of, kinds_in, starts_with, words
from khotin.gazetteer import Gazetteer
from khotin.gazetteer.keys import exact
from khotin.model import Level, Locality

MOST_SYLLABLES = 6
_NEAR = 34
_GAP = 12
_TAIL = 70
_SEVERAL = 2
_SAMPLE = 120
# Where small letters without a mark are more than that part of a text, its capitals are no 70 of 100.
_MANY = 3
_SMALL = bytes(range(ord("a"), ord("z") + 1))
# Parts of a report in which it matters which sentence a place stands in.
COUNTED_ZONES = frozenset({"p0"})
_SENTENCE_END = re.compile(r"[.!?…](?:(?<=\w{3}.)|(?<=\w{3}[\"”’)].))\s")
_LIST = re.compile(r"\s*(?:,|;|và|&)\s+")
_NEW_AFTER = re.compile(r"^\s*,|(?<!\w)(?:thành|lập)(?!\w)")
# No stop ends a clause behind «TP», «TX» or «H».
_CLAUSE_END = re.compile(r"(?:(?<!T[PpXxTt])(?<!\W[HQPX])\.|[;:)])(?:\s|$)")
_UPPER = re.compile(r"\s*,\s*(?:huyện|tỉnh|thị xã|thành phố)(?:\s+[A-ZÀ-ỸĐ][\w'’]*)+")
# Capitals and small letters alternate in the rows of Unicode that hold the Vietnamese ones.
_CAPITAL = "A-Z" + "".join(filter(str.isupper, map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)))))
# «, tỉnh Nghệ An» and «(Quảng Ngãi)» behind a place.
# «Công an tỉnh A vừa bước đầu xác định …»
_ADVERB = re.compile(r"^\s+(?:vừa|đã|hiện|cũng|mới)(?= )")
_CHAIN = re.compile(
    r"\s*\([^()]{2,40}\)|(?:\s*,\s*(?:(?:huyện|tỉnh|thị xã|thành phố|TP\.?)\s*)?"
    rf"[{_CAPITAL}][\w'’]*(?:[\s-]+[{_CAPITAL}][\w'’]*){{0,4}})+"
)
_TAIL_START = re.compile(r"\s*(?:[,(–-]|thuộc\b|của\b)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in one text: as written, and the units it may be.

    `informs`: a body of the place only tells what happened, perhaps elsewhere.
    """

    kind: str
    name: str
    units: tuple[Locality, ...]
    zone: str
    start: int
    end: int
    quoted: str
    tail: str = ""
    acting: bool = False
    passing: bool = False
    visited: bool = False
    former: bool = False
    sentence: int = 0
    informs: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What is the same for all mentions of one place."""
        return self.kind, exact(self.name)


@of_report
def capitals(text: str) -> bool:
    """Tell whether a text is set in capitals, so that they tell nothing of names."""
    sample = text[:_SAMPLE]
    raw = sample.encode(errors="ignore")
    if len(sample) < _MANY * (len(raw) - len(raw.translate(None, _SMALL))):
        return False
    upper = sum(map(str.isupper, sample))
    return upper > 0 and upper > 0.7 * sum(map(str.isalpha, sample))


def find(gazetteer: Gazetteer, text: str, zone: str) -> Iterator[Mention]:
    """Yield the places in `text`, in order; `zone` says which part of the report it is."""
    done = 0
    for match in kinds_in(text):
        if match.start() < done:
            continue
        shouted = capitals(text)
        if not (shouted or match["sorts"] or _may_open(text, match.end())):
            continue
        kind = kind_of(match["kind"])
        before = text[max(0, match.start() - _NEAR) : match.start()].casefold()
        if ends_with("never", before):
            continue
        place = _behind(gazetteer, text, match, kind, shouted=shouted)
        if place is None or not _trusted(match["kind"], place):
            continue
        if not place[2] and (kind == "tỉnh" or _is_holder(text, place, kind)):
            # All provinces are known; «các tỉnh Nam Bộ» names a region.
            continue
        listed = [place]
        if ends_with("plural", before) or before.rstrip()[-1:].isdigit():
            listed += _more(gazetteer, text, place[1], kind, shouted=shouted)
        elif text[place[1] : place[1] + 1] == "," and text[place[1] + 2 : place[1] + 3].isupper():
            listed += _beside(gazetteer, text, place, kind)
        for name, end, units in listed:
            done = end
            yield _mention(text, zone, kind, (name, end, units), match.start(), before)


def _behind(
    gazetteer: Gazetteer, text: str, match: re.Match[str], kind: str, *, shouted: bool
) -> Place | None:
    """Return the name behind a kind; it may begin with what elsewhere tells the sort: «xã Biển Bạch Đông»."""
    if match["sorts"]:
        whole = name_at(gazetteer, text, match.start("sorts"), kind, shouted=shouted)
        if whole is not None and whole[2]:
            return whole
    return name_at(gazetteer, text, match.end(), kind, shouted=shouted)


def completes(place: Mention, after: Mention) -> bool:
    """Tell whether `after` only says where `place` lies: «xã A, huyện B», «xã A (huyện B)»."""
    near = place.zone == after.zone and 0 <= after.start - place.end <= _GAP
    return near and bool(place.tail) and not after.acting and rank(after.kind) < rank(place.kind)


def rank(kind: str) -> int:
    """Return the level that a kind of unit has as a rule: 1 province, 2 district, 3 commune."""
    return {"tỉnh": 1, "xã": 3, "phường": 3, "thị trấn": 3, "đặc khu": 3}.get(kind, 2)


Place = tuple[str, int, tuple[Locality, ...]]


def _trusted(written: str, place: Place) -> bool:
    """Tell whether a kind before a name is one, be it short: «P.4», «H. Can Lộc», but not «H.Chín»."""
    if written.islower():
        return True
    name, _, units = place
    if not units:
        return False
    return len(written.strip(" .")) > 1 or len(TOKEN.findall(name)) > 1 or name.isdigit()


def name_at(gazetteer: Gazetteer, text: str, start: int, kind: str | None, *, shouted: bool) -> Place | None:
    """Return the longest name at `start`, where it ends, and its units; none for a name nobody knows.

    A capitalised name that the gazetteer does not know is still a name: a commune merged long ago.
    """
    ends = _run(text, start, shouted=shouted)
    for end in reversed(ends):
        name = text[start:end]
        units = gazetteer.named(name, kind=kind) if kind else gazetteer.named(name)
        if units:
            return name, end, units
    if len(ends) == 1 and kind and not shouted:
        return _half_small(gazetteer, text, start, kind)
    if shouted or kind is None or len(ends) < 2 or text[start : ends[0]].casefold() in words("not_names"):
        return None
    for end in reversed(ends):
        other = [u for u in gazetteer.named(text[start:end]) if rank(u.kind) == rank(kind)]
        if other:
            return text[start:end], end, tuple(other)
    return text[start : ends[1]], ends[1], ()


def _half_small(gazetteer: Gazetteer, text: str, start: int, kind: str) -> Place | None:
    """Return the place whose name begins with a capital and goes on in small letters: «xã Sùng nhơn»."""
    for end in _run(text, start, shouted=True)[2:0:-1]:
        if units := gazetteer.named(text[start:end], kind=kind):
            return text[start:end], end, units
    return None


def _is_holder(text: str, place: Place, kind: str) -> bool:
    """Tell whether a name that no unit has is who holds an office: «Chủ tịch UBND huyện Hồ Ngọc Tấn»."""
    name, end, _ = place
    known = name.split()[0].lower() in word_lists().surnames
    return (
        known and rank(kind) < rank("xã") and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    )


def _run(text: str, start: int, *, shouted: bool) -> list[int]:
    """Return where each of the syllables ends that could form a name at `start`."""
    ends: list[int] = []
    at = start
    while len(ends) < MOST_SYLLABLES:
        token = TOKEN.match(text, at)
        if not token or not (shouted or _may_open(text, at)):
            break
        ends.append(token.end())
        joint = JOINT.match(text, token.end())
        if not joint:
            break
        at = joint.end()
    return ends


def name_end(text: str, start: int) -> int:
    """Return where a run of capitalised syllables and numbers ends that begins at `start`."""
    return max(_run(text, start, shouted=False), default=start)


def bare_place(text: str, end: int) -> Iterator[int]:
    """Yield where a name could begin that ends at `end`, the longest first; never inside a person's name."""
    tokens = list(TOKEN.finditer(text, max(0, end - _NEAR), end))
    starts: list[int] = []
    while tokens and tokens[-1].end() == end and tokens[-1][0][0].isupper() and len(starts) < MOST_SYLLABLES:
        starts.append(tokens[-1].start())
        gap = JOINT.match(text, tokens[-2].end()) if len(tokens) > 1 else None
        end = tokens[-2].end() if gap and gap.end() == tokens[-1].start() else -1
        tokens.pop()
    for at in range(len(starts) - 1, -1, -1):
        before = text[starts[at + 1] : starts[at]].strip() if at + 1 < len(starts) else ""
        if not before or before.isupper() or before.casefold() in words("before_bare") | words("going"):
            yield starts[at]


def _may_open(text: str, at: int) -> bool:
    """Tell whether a syllable of a name may begin at `at`: a capital, a number, what an apostrophe joins."""
    first = text[at]
    return first.isupper() or first.isdigit() or (at > 0 and text[at - 1] in "'’")


def _more(gazetteer: Gazetteer, text: str, end: int, kind: str, *, shouted: bool) -> Iterator[Place]:
    """Yield the further names of «các xã A, B và C»."""
    while joint := _LIST.match(text, end):
        place = name_at(gazetteer, text, joint.end(), kind, shouted=shouted)
        if place is None or not place[2]:
            return
        yield place
        end = place[1]


def _beside(gazetteer: Gazetteer, text: str, first: Place, kind: str) -> list[Place]:
    """Return the further names of «xã A, B và C», if all lie in one district: it may be a chain."""
    if rank(kind) != Level.COMMUNE or capitals(text):
        return []
    more = list(_more(gazetteer, text, first[1], kind, shouted=False))
    if len(more) < _SEVERAL:
        return []
    above = [
        {p for u in units for p in gazetteer.chain(u)[:-1] if p.level is Level.DISTRICT}
        for *_, units in (first, *more)
    ]
    return more if set.intersection(*above) else []


def _mention(text: str, zone: str, kind: str, place: Place, start: int, before: str) -> Mention:
    name, end, units = place
    after = text[end : end + _TAIL]
    tail = after if _TAIL_START.match(after) else ""
    acts = ends_with("acting", before)
    informs = acts and _only_informs(before, after)
    former = bool(starts_with("former").match(_clause(after).casefold())) or bool(_was_once(before))
    return Mention(
        kind,
        name,
        units,
        zone,
        start,
        end,
        text[start:end],
        tail=_CLAUSE_END.split(tail, 1)[0] if tail else "",
        acting=acts and not informs,
        passing=_passes(before, text[:start]),
        visited=ends_with("visiting", before) and not acts,
        former=former,
        sentence=len(_SENTENCE_END.findall(text, 0, start)) if zone in COUNTED_ZONES else 0,
        informs=informs,
    )


def _only_informs(before: str, after: str) -> bool:
    """Tell whether a body only tells of another place: «Công an huyện A (tỉnh B) cho biết, …».

    Police that look into what happened somewhere, or catch somebody there, do no more.
    """
    chain = _CHAIN.match(after)
    rest = _ADVERB.sub("", after[chain.end() :] if chain else after, count=1)
    if starts_with("informs").match(rest):
        return True
    looks = (starts_with("investigates"), starts_with("catches"))
    return ends_with("enforcers", before) and any(pattern.match(rest) for pattern in looks)


def _passes(before: str, text: str) -> bool:
    """Tell whether a place behind `text`, whose end is `before`, is only somebody's or something's."""
    if not (ends_with("passing", before) or ends_with("origins", before)) or ends_with(
        "along", before.rpartition("(")[2]
    ):
        return False
    # «Những ngày này, về xã A», «Chúng tôi đến xã A»: the report itself goes there.
    return _going().fullmatch(text) is None


@cache
def _going() -> re.Pattern[str]:
    """Return a pattern of all that stands before a place to which the report itself goes."""
    goers, going = ("|".join(sorted(words(name), key=len, reverse=True)) for name in ("goers", "going"))
    return re.compile(rf"\W*(?:[^.,;:?!]*,)?\s*(?:(?i:{goers})\s+)*(?i:{going})\s*")


def _was_once(before: str) -> bool:
    """Tell whether a place stands among those that made a new one: «sáp nhập xã A và xã B».

    Behind a comma or «thành» it is the new one: «sau sáp nhập, xã A», «sáp nhập thành xã A».
    """
    once = holds("once").search(before)
    return once is not None and not _NEW_AFTER.search(before, once.end())


def _clause(after: str) -> str:
    """Return what follows a place, past the upper units that «cũ» may close: «, tỉnh Long An cũ»."""
    upper = _UPPER.match(after)
    return after[upper.end() :] if upper else after

"""Find the communes that a text names without their kind, but tells to be one in another way.

«Nậm Tăm là xã vùng thấp», «HTX Cẩm La, huyện Yên Hưng», «Lộc Yên (Hương Khê)»: the sentence or the upper
unit behind the name says what it is, if the gazetteer knows such a place there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from khotin.convert.place_mentions import Mention, bare_place, capitals, name_at, rank
from khotin.convert.place_words import FULL_KINDS, JOINT, TOKEN, ends_with, kind_of, words
from khotin.gazetteer import Gazetteer
from khotin.model import Level, Locality

# Syllables of a name that may be read without its kind.
SHORTEST_NAME = 2
_NEAR, _TAIL = 34, 40
_KINDS = "|".join(FULL_KINDS)
_IS = re.compile(
    rf"(?:\s*\([^()]*\))?\s+(?:vốn\s+|hiện\s+|nay\s+)?là\s+(?:một\s+)?(?:trong\s+(?:những|các|số\s+các|số)\s+|[\d]+\s+)?"
    rf"(?:địa\s+phương\s+|vùng\s+)?(?P<kind>{_KINDS})(?!\w)"
)
_BEING = re.compile(
    rf"\W*(?:Là|Vốn là)\s+(?:một\s+)?(?:trong\s+(?:những|các|số\s+các|số)\s+)?"
    rf"(?P<kind>{_KINDS})(?!\w)[^.,;:]*,\s*"
)
_OPENS = re.compile(r"\W*(?:Những năm (?:gần đây|qua),\s*)?")
_BRACKETED = re.compile(r"\(\s*(?=[^\W\d_])")
# «ở thôn Đông, Đoàn Lập, Tiên Lãng»: a chain of names alone.
_COMMA = re.compile(r",(?<=\w,)\s+(?=[A-ZÀ-ỸĐ])")
_AFTER_CHAIN = re.compile(r"\s*(?:[,.;:)(–-]|$|[a-zà-ỹđ])")
_COMPLETED = re.compile(r"\s*[,(]\s*(?:thuộc\s+)?$")


def implied(gazetteer: Gazetteer, text: str, zone: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the communes that `text` implies, where no mention of `found` stands there already."""
    taken = [(mention.start, mention.end) for mention in found]
    for mention in (*_defined(gazetteer, text, zone), *_completed(gazetteer, text, zone, found)):
        if not any(start <= mention.start < end for start, end in taken):
            yield mention


def _defined(gazetteer: Gazetteer, text: str, zone: str) -> Iterator[Mention]:
    """Yield the place that the first sentence tells to be a commune, a district and so on."""
    if "là" not in text and "Là" not in text:
        return
    shouted = capitals(text)
    being = _BEING.match(text)
    opening = _OPENS.match(text)
    start = being.end() if being else opening.end() if opening else 0
    place = name_at(gazetteer, text, start, None, shouted=shouted)
    if place is None:
        return
    said = being or _IS.match(text, place[1])
    if said is None or _capital(text, said.end("kind")):
        return
    kind = kind_of(said["kind"])
    units = tuple(unit for unit in place[2] if unit.kind == kind)
    if units:
        yield _mention(text, zone, (start, place[1]), units, acting=True)


def _capital(text: str, at: int) -> bool:
    """Tell whether a name follows a kind, which then is another place's."""
    return text[at:].lstrip()[:1].isupper()


def _completed(gazetteer: Gazetteer, text: str, zone: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the bare names that an upper unit follows: in brackets, or behind a comma."""
    for mention in found:
        if rank(mention.kind) == Level.DISTRICT and (gap := _COMPLETED.search(text, 0, mention.start)):
            yield from _below(gazetteer, text, zone, gap.start(), mention.units)
    for comma in _COMMA.finditer(text):
        upper = name_at(gazetteer, text, comma.end(), None, shouted=False)
        if upper is not None and _AFTER_CHAIN.match(text, upper[1]):
            districts = tuple(unit for unit in upper[2] if unit.level is Level.DISTRICT)
            yield from _below(gazetteer, text, zone, comma.start(), districts)
    for bracket in _BRACKETED.finditer(text):
        upper = name_at(gazetteer, text, bracket.end(), None, shouted=False)
        if upper is not None and text[upper[1] :].lstrip()[:1] in (")", ",", "-"):
            districts = tuple(unit for unit in upper[2] if unit.level is Level.DISTRICT)
            end = len(text[: bracket.start()].rstrip())
            yield from _below(gazetteer, text, zone, end, districts)


def _below(
    gazetteer: Gazetteer, text: str, zone: str, end: int, above: Sequence[Locality]
) -> Iterator[Mention]:
    """Yield the commune below one of `above` whose name ends at `end`, if no other word belongs to it."""
    for start in bare_place(text, end):
        name = text[start:end]
        if len(TOKEN.findall(name)) < SHORTEST_NAME:
            continue
        units = tuple(
            unit
            for unit in gazetteer.named(name, level=Level.COMMUNE)
            if any(parent in above for parent in gazetteer.chain(unit)[:-1])
        )
        if units and not _of_hamlet(text[:start]):
            acting = ends_with("acting", text[max(0, start - _NEAR) : start].casefold())
            yield _mention(text, zone, (start, end), units, acting=acting)
            return


def _of_hamlet(before: str) -> bool:
    """Tell whether a name is that of a hamlet, a street, a person or a region rather than of a commune."""
    last = JOINT.sub(" ", before).split()[-1:]
    return bool(last) and last[0].casefold() in words("smaller") | words("regions")


def _mention(
    text: str, zone: str, span: tuple[int, int], units: tuple[Locality, ...], *, acting: bool
) -> Mention:
    start, end = span
    name = text[start:end]
    tail = text[end : end + _TAIL].partition(")")[0]
    return Mention(units[0].kind, name, units, zone, start, end, name, tail=tail, acting=acting)

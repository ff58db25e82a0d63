"""Find the bodies that a report names - a Party committee, a Front, a people's council - with their places.

A term of office belongs to a body, and a body to a place; the report often prints only one of the
three, so that the place comes from the unit that the report is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from khotin.terms import kinds, mentions

_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")
_DISTRICTS = ("huyện", "quận", "thị xã", "thành phố")
_SHORT = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn"}
_UNIT = re.compile(
    r"[\s:]*(?:(?:việt nam|cơ sở|nhân dân|cấp|bộ|trên địa bàn)\s+)?"
    r"(?P<unit>xã|phường|thị trấn|thị xã|thành phố|huyện|quận|tỉnh|đặc khu|tp\.?|tx\.?|tt\.?"
    r"|thôn|xóm|bản|ấp|buôn|làng|khu phố|khóm|tổ dân phố|khu dân cư"
    r"|các cấp|toàn quốc|trung ương)(?!\w)"
)
# «huyện ủy», «tỉnh đoàn»: the place is in the name of the body.
_BUILT_IN = re.compile(r"(tỉnh|huyện|quận|thành|thị) (?:ủy|uỷ|đoàn)|(?:đoàn) (xã|phường)")
_WORD = re.compile(r"\s*([\w’'.]+)")
# «Chủ tịch HĐND huyện» is a person's office, «trực thuộc Đảng bộ huyện» a superior body.
_OFFICE = re.compile(
    r"(?:chủ tịch|bí thư|thường trực|trưởng ban|ủy viên|uỷ viên|đại biểu|lãnh đạo|trưởng|viên|thuộc|đại diện)"
    r"(?:,? (?:ban thường vụ|bch|ban chấp hành|thường trực))?\s*$"
)
NATIONAL = ("toàn quốc", "trung ương")


@dataclass(frozen=True, slots=True)
class Body:
    """A body named in a text: its kind, where it stands, the unit and the name of its place.

    `office` is set where the words are part of a person's office or name a superior body.
    """

    kind: str
    start: int
    end: int
    unit: str = ""
    name: str = ""
    office: bool = False


def lower(text: str) -> str:
    """Return `text` in lower case, every letter at its old place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[:1] for c in text)


def bodies(text: str, low: str, start: int = 0, end: int | None = None) -> list[Body]:
    """Return the bodies named in `text` between `start` and `end`, in order; `low` is its lower case."""
    pattern, keys = mentions()
    found = []
    for match in pattern.finditer(low, start, len(low) if end is None else end):
        at = match.end()
        unit, name = _place(text, low, at)
        built_in = _BUILT_IN.fullmatch(match[0])
        if built_in and not unit:
            unit = {"thành": "thành phố", "thị": "thị xã"}.get(built_in[1], built_in[1] or built_in[2])
            name = _name(text, at)
        office = _OFFICE.search(low, max(start, match.start() - 40), match.start()) is not None
        found.append(Body(keys[(match.lastindex or 1) - 1], match.start(), at, unit, name, office))
    return found


def _place(text: str, low: str, at: int) -> tuple[str, str]:
    match = _UNIT.match(low, at)
    if match is None:
        return "", ""
    unit = match["unit"].rstrip(".")
    return _SHORT.get(unit, unit), _name(text, match.end())


def _name(text: str, at: int) -> str:
    """Return the proper name that begins at `at`: up to four capitalised words, or a number."""
    words: list[str] = []
    while len(words) < 4 and (match := _WORD.match(text, at)):
        word = match[1].rstrip(".")
        if not (word[:1].isupper() or (word.isdigit() and not words)):
            break
        words.append(word)
        at = match.start(1) + len(word)
        if word.isdigit() or word != match[1]:
            break
    return " ".join(words)


def complete(body: Body, unit: str | None, texts: Iterable[str]) -> tuple[str, bool]:
    """Return the body in full words, and whether its place is certain.

    `unit` is the label of the primary locality («xã Kỳ Thọ»), `texts` where else to look for the name.
    """
    title = kinds()[body.kind].name
    if body.unit in NATIONAL or body.kind in ("dang-trung-uong", "quoc-hoi"):
        return title, True
    kind, _, name = _split(unit)
    if body.unit in ("", "các cấp"):
        return (f"{title} {unit}", True) if unit else (title, False)
    printed = _proper(body, texts)
    if (
        unit
        and (kind == body.unit or {kind, body.unit} <= set(_COMMUNES))
        and _same(body.name, name, printed)
    ):
        return f"{title} {unit}", True
    return f"{title} {body.unit} {printed}".strip(), bool(printed)


def _same(written: str, name: str, printed: str) -> bool:
    """Return whether the words `written` after a unit begin with the name of the primary locality."""
    return not printed or f"{written} ".casefold().startswith(f"{name} ".casefold())


def _split(unit: str | None) -> tuple[str, str, str]:
    for kind in (*_COMMUNES, *_DISTRICTS, "tỉnh"):
        if unit and unit.casefold().startswith(f"{kind} "):
            return kind, " ", unit[len(kind) + 1 :]
    return "", "", unit or ""


def _proper(body: Body, texts: Iterable[str]) -> str:
    """Return the name of a body's place, from the one mixed-case name that `texts` give such a unit."""
    capitals = body.name.isupper() and not body.name.isdigit()
    if body.name and not capitals:
        return body.name
    names: set[str] = set()
    for text in texts:
        for match in re.finditer(rf"(?<!\w){body.unit}(?!\w)", text, re.IGNORECASE):
            name = _name(text, match.end())
            if name and (name.isdigit() or not name.isupper()):
                names.add(name)
    if capitals:
        names = {name for name in names if f"{body.name} ".startswith(f"{name.upper()} ")}
    return names.pop() if len(names) == 1 else ""


def same_body(one: Body, other: Body) -> bool:
    """Return whether two mentions can mean one body: the same kind, and no two different places."""
    if one.kind != other.kind:
        return False
    units = {one.unit, other.unit} - {"", "các cấp"}
    return len(units) < 2 or units <= set(_COMMUNES)


def at_unit(body: Body, unit: str | None) -> Body:
    """Return `body` with the place of `unit` where it has none of its own."""
    kind, _, name = _split(unit)
    return replace(body, unit=kind, name=name) if body.unit in ("", "các cấp") and kind else body

"""Find the bodies that a report names - a Party committee, a Front, a people's council - with their places.

A term of office belongs to a body, and a body to a place; the report often prints only one of the
three, so that the place comes from the unit that the report is about.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import files

from khotin.terms import kind_said, kinds, mentions

_TABLE = tomllib.loads(files("khotin.convert").joinpath("data/clauses.toml").read_text(encoding="utf-8"))
_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")
_DISTRICTS = ("huyện", "quận", "thị xã", "thành phố")
_SHORT = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn"}
_UNIT = re.compile(
    r"[\s:]*(?:(?:việt nam|cơ sở|nhân dân|cấp|bộ|trên địa bàn)\s+)?"
    r"(?:(?P<unit>xã|phường|thị trấn|thị xã|thành phố|huyện|quận|tỉnh|đặc khu|tp\.?|tx\.?|tt\.?"
    r"|thôn|xóm|bản|ấp|buôn|làng|khu phố|khóm|tổ dân phố|khu dân cư|tiểu khu|khối phố"
    r"|(?:khu|khối|tổ|đội)(?= \d)|các cấp|toàn quốc|trung ương)"
    rf"|(?P<institution>{'|'.join(_TABLE['institutions'])}))(?!\w)"
)
# «huyện ủy», «tỉnh đoàn»: the place is in the name of the body.
_BUILT_IN = re.compile(r"(tỉnh|huyện|quận|thành|thị) (?:ủy|uỷ|đoàn)|đoàn (xã|phường|thị trấn|huyện)")
# Between the places of one clause: «phường A (thị xã B) và xã C».
_AND = re.compile(r"(?:\s*\([^()]{1,40}\))?\s*(?:và|,)(?=\s)")
# Between the bodies of one clause: «HĐND huyện và đại biểu HĐND xã».
_BODY_AND = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?P<word>,|và|cùng)\s+(?:đại biểu\s+)?")
# What a body is called from here on: «Hội Liên hiệp Phụ nữ (LHPN)».
_INITIALS = re.compile(r"\s*\((?:[A-ZĐ]{2,}[\s.]*){1,3}\)")
# The words of a cooperative before its proper name.
_TRADE = re.compile(r"(?:\s+[^\W\d_][^\s.,;:()]*){1,7}")
# «tổ dân phố số 7»
_NUMBER = re.compile(r"\s*(số \d+)(?!\w)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\s\d{1,2}(?![\w/.,%-]*\d| (?:nhiệm|năm|tháng|ngày|lần(?! thứ)|người|đồng chí))(?!\w)", re.IGNORECASE
)
_WORD = re.compile(r"\s*([\w’'.]+)")
_LONGEST_NAME = 4
# In a headline of capitals a name has no end of its own.
_NO_NAME = frozenset(_TABLE["no_names"])
# «Chủ tịch HĐND huyện» is a person's office, «trực thuộc Đảng bộ huyện» a superior body.
_OFFICE = re.compile(rf"(?:{'|'.join(_TABLE['offices'])})(?:,? (?:{'|'.join(_TABLE['boards'])}))?\s*$")
# Bodies below the commune: the place of the report is not theirs.
_SMALL = (
    "chi-bo",
    "chi-doan",
    "chi-hoi-nong-dan",
    "chi-hoi-phu-nu",
    "chi-hoi-cuu-chien-binh",
    "chi-hoi-nguoi-cao-tuoi",
    "ban-cong-tac-mat-tran",
    "hop-tac-xa",
)
NATIONAL = ("toàn quốc", "trung ương")


@dataclass(frozen=True, slots=True)
class Body:
    """A body named in a text: its kind, where it stands, the unit and the name of its place.

    `office` is set where the words are part of a person's office or name a superior body; `stop` is
    where the place ends; `also` are other places of the same clause: «Đoàn huyện A và huyện B».
    """

    kind: str
    start: int
    end: int
    unit: str = ""
    name: str = ""
    office: bool = False
    stop: int = 0
    also: tuple[tuple[str, str], ...] = ()


def bodies(text: str, low: str, start: int = 0, end: int | None = None) -> list[Body]:
    """Return the bodies named in `text` between `start` and `end`, in order; `low` is its lower case."""
    found = []
    for match in mentions().finditer(low, start, len(low) if end is None else end):
        kind = kind_said(match[0])
        unit, name, stop = _place(text, low, _behind_initials(text, match.start(), match.end()))
        if kind == "hop-tac-xa" and not unit and (trade := _trade(text, match.end())):
            unit, (name, stop) = trade, _name(text, match.end() + len(trade) + 1)
        built_in = _BUILT_IN.fullmatch(match[0])
        if built_in and not unit:
            unit = {"thành": "thành phố", "thị": "thị xã"}.get(built_in[1], built_in[1] or built_in[2])
            name, stop = _name(text, match.end())
        also = []
        while unit and (joined := _AND.match(low, stop)):
            more = _place(text, low, joined.end())
            if not more[0] or bool(more[1]) != bool(name) or (name and _tier(more[0]) != _tier(unit)):
                break  # «xã A, huyện B» is one place; «HĐND tỉnh, huyện» are two bodies
            also.append(more[:2])
            stop = more[2]
        office = _OFFICE.search(low, max(start, match.start() - 40), match.start()) is not None
        found.append(Body(kind, match.start(), match.end(), unit, name, office, stop, tuple(also)))
    return found


def _trade(text: str, at: int) -> str:
    """Return the words in small letters between «hợp tác xã» and its proper name; none without a name."""
    found = _TRADE.match(text, at)
    said = found[0].split() if found else []
    small = next((number for number, word in enumerate(said) if word[0].isupper()), 0)
    return " ".join(said[:small])


def _behind_initials(text: str, start: int, end: int) -> int:
    """Return where the place of a body may begin: past «(LHPN)», or past the bracket it closes itself."""
    inside = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    initials = _INITIALS.match(text, end)
    return end + 1 if inside else initials.end() if initials else end


def with_others(body: Body, named: Sequence[Body], low: str) -> Body:
    """Return `body` with the places of the bodies of its kind that one clause names before it.

    «HĐND tỉnh, HĐND huyện và HĐND xã» are three; after a comma alone a body acts for itself.
    """
    before = [one for one in named if one.stop <= body.start]
    last = body
    also = body.also
    for other in reversed(before):
        joined = _BODY_AND.fullmatch(low, other.stop, last.start)
        if joined is None or other.kind != body.kind or other.unit in ("", body.unit):
            break
        if last is body and joined["word"] == ",":
            break
        also = (*also, *other.also, (other.unit, other.name))
        last = other
    return replace(body, also=also)


def _tier(unit: str) -> int:
    return 3 if unit in _COMMUNES else 2 if unit in _DISTRICTS else 1 if unit == "tỉnh" else 0


def _place(text: str, low: str, at: int) -> tuple[str, str, int]:
    """Return the kind and the name of the unit that is named at `at`, and where they end."""
    match = _UNIT.match(low, at)
    if match is None:
        return "", "", at
    if match["institution"]:
        institution = _spelled(low[match.start("institution") : match.end()])
        inner = _UNIT.match(low, match.end())
        if inner is None or not inner["unit"]:
            return institution, *_name(text, match.end())
        unit = inner["unit"].rstrip(".")
        return f"{institution} {_SHORT.get(unit, unit)}", *_name(text, inner.end())
    unit = match["unit"].rstrip(".")
    return _SHORT.get(unit, unit), *_name(text, match.end())


def _spelled(institution: str) -> str:
    """Return an institution as running text writes it, however the headline did: «Trường THCS»."""
    words = [word.upper() if word in _TABLE["initials"] else word for word in institution.split()]
    return " ".join([words[0].capitalize(), *words[1:]])


def _name(text: str, at: int) -> tuple[str, int]:
    """Return the proper name that begins at `at`, capitalised words or a number, and where it ends."""
    words: list[str] = []
    number = _NUMBER.match(text, at)
    if number:
        return number[1], number.end()
    while len(words) < _LONGEST_NAME and (match := _WORD.match(text, at)):
        word = match[1].rstrip(".")
        if words and word.isdigit() and _NUMBERED.match(text, at):
            # «xã Vị Thanh 1 tổ chức», but not «xã Kỳ Thọ 2 nhiệm kỳ liền».
            return " ".join([*words, word]), match.end(1)
        if word in _NO_NAME or not (word[:1].isupper() or (word.isdigit() and not words)):
            break
        words.append(word)
        at = match.start(1) + len(word)
        if word.isdigit() or word != match[1]:
            break
    return " ".join(words), at


def complete(body: Body, units: Sequence[str], texts: Sequence[str]) -> tuple[str, bool]:
    """Return the body in full words, and whether its place is certain.

    `units` are the labels of the primary locality and its superiors («xã Kỳ Thọ», «huyện Kỳ Anh» …);
    `texts` are where else to look for the name of a place.
    """
    title = kinds()[body.kind].name
    if body.unit in NATIONAL or body.kind in ("dang-trung-uong", "quoc-hoi"):
        return title, True
    if body.unit == "các cấp":
        return f"{title} các cấp", True
    if not body.unit:
        return (f"{title} {units[0]}", True) if units and body.kind not in _SMALL else (title, False)
    for unit in units:
        kind, name = _split(unit)
        if (kind == body.unit or {kind, body.unit} <= set(_COMMUNES)) and _same(body.name, name):
            return f"{title} {unit}", True
    for unit in units:
        # «Chi bộ Công an xã»: the institution of a place of the chain.
        if not body.name and body.unit.endswith(f" {_split(unit)[0]}"):
            return f"{title} {body.unit.removesuffix(_split(unit)[0])}{unit}", True
    printed = _proper(body, texts)
    return f"{title} {body.unit} {printed}".strip(), bool(printed)


def _same(written: str, name: str) -> bool:
    """Return whether the words `written` after a unit begin with the name of the unit, or are none."""
    return not written or f"{written} ".casefold().startswith(f"{name} ".casefold())


def _split(unit: str) -> tuple[str, str]:
    """Return kind and name of a label: «xã Kỳ Thọ» is («xã», «Kỳ Thọ»)."""
    for kind in (*_COMMUNES, *_DISTRICTS, "tỉnh"):
        if unit.casefold().startswith(f"{kind} "):
            return kind, unit[len(kind) + 1 :]
    return "", unit


def _proper(body: Body, texts: Sequence[str]) -> str:
    """Return the name of a body's place, from the one mixed-case name that `texts` give such a unit."""
    capitals = body.name.isupper() and not body.name.isdigit()
    if body.name and not capitals:
        return body.name
    names: set[str] = set()
    for text in texts:
        for match in re.finditer(rf"(?<!\w){re.escape(body.unit)}(?!\w)", text, re.IGNORECASE):
            name, _ = _name(text, match.end())
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
    return len(units) <= 1 or units <= set(_COMMUNES)


def belongs(body: Body, units: Sequence[str]) -> bool:
    """Return whether `body` is one of the primary locality itself, the first of `units`."""
    kind, _ = _split(units[0]) if units else ("", "")
    return body.unit == kind or {body.unit, kind} <= set(_COMMUNES)


def placed(body: Body, main: Body, units: Sequence[str]) -> Body:
    """Return `body` with a place, where it names none: that of `main`, if of its kind, or of `units`."""
    if body.unit not in ("", "các cấp"):
        return body
    if body.kind == main.kind and main.unit not in ("", "các cấp"):
        return replace(body, unit=main.unit, name=main.name)
    if body.unit or not units or body.kind in _SMALL:
        return body
    kind, name = _split(units[0])
    return replace(body, unit=kind, name=name)

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

from khotin.convert.persons import is_person, word_lists
from khotin.gazetteer import load
from khotin.terms import kind_said, mentions

TABLE = tomllib.loads(files("khotin.convert").joinpath("data/clauses.toml").read_text(encoding="utf-8"))
COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")
DISTRICTS = ("huyện", "quận", "thị xã", "thành phố")
_SHORT = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn"}
_UNIT = re.compile(
    r"[\s:]*(?:(?:việt nam|cơ sở|nhân dân|cấp|bộ|trên địa bàn)\s+)?"
    r"(?:(?P<unit>xã|phường|thị trấn|thị xã|thành phố|huyện|quận|tỉnh|đặc khu|tp\.?|tx\.?|tt\.?"
    r"|thôn|xóm|bản|ấp|buôn|làng|khu phố|khóm|tổ dân phố|khu dân cư|tiểu khu|khối phố"
    r"|(?:khu|khối|tổ|đội)(?= \d)|các cấp|toàn quốc|trung ương)"
    rf"|(?P<institution>{'|'.join(TABLE['institutions'])}))(?!\w)"
)
# «Công đoàn Giáo dục và Đào tạo huyện»: a union of one trade, which is not the one of the district.
TRADES = re.compile(rf"\s+(?P<trade>{'|'.join(TABLE['trades'])})(?!\w)")
# «huyện ủy», «tỉnh đoàn»: the place is in the name of the body.
_BUILT_IN = re.compile(r"(tỉnh|huyện|quận|thành|thị) (?:ủy|uỷ|đoàn)|đoàn (xã|phường|thị trấn|huyện)")
# Between the places of one clause: «phường A (thị xã B) và xã C».
_AND = re.compile(r"(?:\s*\([^()]{1,40}\))?\s*(?:và|,)(?=\s)")
# Between the bodies of one clause: «HĐND huyện và đại biểu HĐND xã».
_BODY_AND = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:kh(?:óa|oá) (?:[ivxl]+|\d{1,2})\s*)?"
    r"(?P<word>,|và|cùng)\s+(?:đại biểu\s+)?"
)
# What a body is called from here on: «Hội Liên hiệp Phụ nữ (LHPN)».
_INITIALS = re.compile(r"\s*\((?:[A-ZĐ]{2,}[\s.]*){1,3}\)")
# The words of a cooperative before its proper name.
_TRADE = re.compile(r"(?:\s+[^\W\d_][^\s.,;:()]*){1,7}")
# «tổ dân phố số 7»
# «Nhiệm kỳ HĐND xã 2011 - 2016»: no ward has a number of so many digits.
_YEAR = 4
_NUMBER = re.compile(r"\s*(số \d+)(?!\w)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\s\d{1,2}(?![\w/.,%-]*\d| (?:nhiệm|năm|tháng|ngày|lần(?! thứ)|người|đồng chí))(?!\w)", re.IGNORECASE
)
_WORD = re.compile(r"\s*([\w’'.]+)")
_LONGEST_NAME = 4
# Between a cell and the body it belongs to.
_APPOSED = frozenset({",", "-", "–", "("})
# Syllables of a whole person's name behind that of the family.
_GIVEN = 2
# In a headline of capitals a name has no end of its own.
_NO_NAME = frozenset(TABLE["no_names"])
# «Chủ tịch HĐND huyện» is a person's office, «trực thuộc Đảng bộ huyện» a superior body.
_OFFICE = re.compile(rf"(?:{'|'.join(TABLE['offices'])})(?:,? (?:{'|'.join(TABLE['boards'])}))?\s*$")
# «Trung ương Hội Nông dân Việt Nam», «Đại hội đại biểu toàn quốc MTTQ Việt Nam»: no body of this place.
_NATIONAL = re.compile(
    r"(?:(?P<congress>toàn quốc)(?: lần thứ \w+)?|(?<!\w)(?:trung ương|tw|t\.ư|t\.w\.?))(?: của)?\s+$"
)
_YOUTH = re.compile(r"\s+đoàn(?! đại biểu| công tác| kiểm tra)(?!\w)")
# «8/8 Hội CCB cấp huyện», «các Đảng bộ xã», «HĐND các xã», «14 xã, thị trấn đã tổ chức kỳ họp HĐND xã»: each
# unit has its own.
_ALL = re.compile(r"(?<!\w)(?:các|những|tất cả|toàn bộ)(?: (?:cơ sở|đơn vị|tổ chức))?\s+$")
_COUNT = re.compile(r"(?<![\w/])(?:\d{1,3}/)?\d{1,3}(?: (?:cơ sở|đơn vị|tổ chức))?\s+$")
_UNITS = "xã|phường|thị trấn|thị xã|thành phố|huyện|quận"
_OF_ALL = re.compile(
    rf"\s+(?:(?:của|ở|tại) )?(?:tất cả )?(?:các|(?:\d{{1,3}}/)?\d{{1,3}}) (?P<unit>{_UNITS})(?!\w)"
)
_EACH = re.compile(
    rf"(?<![\w/])(?:\d{{1,3}}/)?\d{{1,3}} (?P<unit>{_UNITS})(?:(?:,| và|/)\s*(?:{_UNITS}))*"
    r"(?: (?:trong|trên địa bàn|của|toàn) \w+(?: \w+){0,3})?"
    r" (?:đã|đều|cùng|đồng loạt|hoàn thành|tổ chức|tiến hành)(?!\w)"
)
_AND_BELOW = re.compile(r"(?:,| và) (?:cấp )?cơ sở(?!\w)")
LEVELS = ("cấp xã", "cấp huyện")
LEVEL_OF = dict(zip((3, 2), LEVELS, strict=True))
# Bodies below the commune: the place of the report is not theirs.
SMALL = (
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
    by_level: bool = False


def bodies(text: str, low: str, start: int = 0, end: int | None = None) -> list[Body]:
    """Return the bodies named in `text` between `start` and `end`, in order; `low` is its lower case."""
    found: list[Body] = []
    for match in mentions().finditer(low, start, len(low) if end is None else end):
        kind = kind_said(match[0])
        if found and kind == found[-1].kind and _is_initials(text, found[-1].end, match.start(), match.end()):
            continue
        unit, name, stop = _place(text, low, _behind_initials(text, match.start(), match.end()))
        if kind == "cong-doan" and not unit and (union := TRADES.match(low, match.end())):
            unit, name, stop = _of_trade(text, low, union)
        if kind == "hop-tac-xa" and not unit and (trade := _trade(text, match.end())):
            unit, (name, stop) = trade, proper_name(text, match.end() + len(trade) + 1)
        built_in = _BUILT_IN.fullmatch(match[0])
        if built_in and not unit:
            unit = {"thành": "thành phố", "thị": "thị xã"}.get(built_in[1], built_in[1] or built_in[2])
            name, stop = proper_name(text, match.end())
        also = []
        while unit and (joined := _AND.match(low, stop)):
            more = _place(text, low, joined.end())
            if not more[0] or bool(more[1]) != bool(name) or (name and tier_of(more[0]) != tier_of(unit)):
                break  # «xã A, huyện B» is one place; «HĐND tỉnh, huyện» are two bodies
            also.append(more[:2])
            stop = more[2]
        office = _OFFICE.search(low, max(start, match.start() - 40), match.start()) is not None
        body = Body(kind, match.start(), match.end(), unit, name, office, stop, tuple(also))
        _add(found, body, low, start)
    return found


def _add(found: list[Body], body: Body, low: str, start: int) -> None:
    """Add a body to those `found`, where it is not one with the last of them."""
    if body.name and is_holder(body.name, office=body.office):
        body = replace(body, name="", office=True, also=())
    if found and _is_one(found[-1], body, low):
        found.pop()
    if found and _is_cell_of(found[-1], body, low):
        found[-1] = replace(found[-1], stop=body.stop)
    else:
        found.append(_national(_several(body, low, start), low))


def is_holder(name: str, *, office: bool) -> bool:
    """Tell whether a name behind a unit is that of who holds an office there: «HĐND xã Nguyễn Văn A».

    Where no `office` stands before it, only a whole name with its family's counts.
    """
    first, *rest = name.split()
    if len(rest) < (1 if office else _GIVEN):
        return False
    lists = word_lists()
    family = first.lower() in lists.surnames and first.lower() not in lists.place_words
    # «xã Lê Hồng Phong»: some communes are called after a person.
    return (family or (office and len(rest) >= _GIVEN)) and not load().named(name) and is_person(name)


def _is_cell_of(cell: Body, body: Body, low: str) -> bool:
    """Tell whether a body only says whose the cell just named is: «Chi bộ thôn 2, Đảng bộ xã A»."""
    return (
        cell.kind in SMALL
        and bool(cell.unit)
        and tier_of(body.unit) > 0
        and body.kind not in SMALL
        and low[cell.stop : body.start].strip() in _APPOSED
    )


def _is_one(party: Body, body: Body, low: str) -> bool:
    """Tell whether the national congress or committee just named is that of `body`, and not of the Party."""
    between = low[party.end : body.start].split()
    return (
        party.kind == "dang-trung-uong"
        and between in ([], ["của"])
        and "đảng" not in low[party.start : party.end]
    )


def _national(body: Body, low: str) -> Body:
    """Return a body with the whole country for its place, where the words before it or its name say so."""
    if (
        body.kind == "dang-trung-uong"
        and "chấp hành" in low[body.start : body.end]
        and _YOUTH.match(low, body.end)
    ):
        return replace(body, kind="doan", unit="trung ương")
    if body.unit or body.kind in ("dang-trung-uong", "quoc-hoi"):
        return body
    before = _NATIONAL.search(low, max(0, body.start - 40), body.start)
    return replace(body, unit="toàn quốc" if before["congress"] else "trung ương") if before else body


def _several(body: Body, low: str, start: int) -> Body:
    """Return a body without a name as that of its level, where several units are meant."""
    if body.name or body.kind in SMALL:
        return body
    tier = tier_of(body.unit)
    if not body.unit and (listed := _OF_ALL.match(low, body.end)):
        return replace(body, unit=LEVEL_OF[tier_of(listed["unit"])], stop=listed.end())
    if tier not in LEVEL_OF:
        return body
    before = max(start, body.start - 90), body.start
    each = _EACH.search(low, *before)
    by_level = " cấp " in low[body.end : body.stop]
    counted = by_level and (_COUNT.search(low, *before) or _AND_BELOW.match(low, body.stop))
    if counted or _ALL.search(low, *before) or (each and tier_of(each["unit"]) == tier):
        return replace(body, unit=LEVEL_OF[tier], also=())
    return replace(body, by_level=by_level)


def _trade(text: str, at: int) -> str:
    """Return the words in small letters between «hợp tác xã» and its proper name; none without a name."""
    found = _TRADE.match(text, at)
    said = found[0].split() if found else []
    small = next((number for number, word in enumerate(said) if word[0].isupper()), 0)
    return " ".join(said[:small])


def _of_trade(text: str, low: str, trade: re.Match[str]) -> tuple[str, str, int]:
    """Return the trade of a union with its unit, the name of its place and where they end."""
    at = trade.start("trade")
    if not text[at].isupper() and "ngành" not in trade[0]:
        return "", "", trade.start()  # «Công đoàn giáo dục đoàn viên …»
    said = TABLE["spelled"].get(trade["trade"]) or trade["trade"].capitalize()
    unit, name, stop = _place(text, low, trade.end())
    return f"{said} {unit}".strip(), name, stop if unit else trade.end()


def _is_initials(text: str, above: int, start: int, end: int) -> bool:
    """Tell whether a body is only named again in brackets: «Hội Cựu chiến binh (CCB)»."""
    return text[above:start].strip() == "(" and text[end : end + 1] == ")"


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


def tier_of(unit: str) -> int:
    """Return the tier of a kind of unit, 1 for a province, 3 for a commune; 0 for anything else."""
    return 3 if unit in COMMUNES else 2 if unit in DISTRICTS else 1 if unit == "tỉnh" else 0


def _place(text: str, low: str, at: int) -> tuple[str, str, int]:
    """Return the kind and the name of the unit that is named at `at`, and where they end."""
    match = _UNIT.match(low, at)
    if match is None:
        return "", "", at
    if match["institution"]:
        institution = _spelled(low[match.start("institution") : match.end()])
        inner = _UNIT.match(low, match.end())
        if inner is None or not inner["unit"]:
            return institution, *proper_name(text, match.end())
        unit = inner["unit"].rstrip(".")
        return f"{institution} {_SHORT.get(unit, unit)}", *proper_name(text, inner.end())
    unit = match["unit"].rstrip(".")
    return _SHORT.get(unit, unit), *proper_name(text, match.end())


def _spelled(institution: str) -> str:
    """Return an institution as running text writes it, however the headline did: «Trường THCS»."""
    words = [word.upper() if word in TABLE["initials"] else word for word in institution.split()]
    return " ".join([words[0].capitalize(), *words[1:]])


def proper_name(text: str, at: int) -> tuple[str, int]:
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
        if word in _NO_NAME or not (
            word[:1].isupper() or (word.isdigit() and len(word) < _YEAR and not words)
        ):
            break
        words.append(word)
        at = match.start(1) + len(word)
        if word.isdigit() or word != match[1]:
            break
    return " ".join(words), at

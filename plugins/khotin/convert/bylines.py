"""Read byline lines: who wrote, who photographed, where the text was taken from.

Authors are persons, without label, rank and office. A line without a label is a byline only when
all of it reads as names: a place, a heading or a caption in capitals must stay in the body.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import Literal

from khotin.convert.lines import lowered
from khotin.convert.memo import of_report
from khotin.convert.names import ordinary
from khotin.convert.read.syllables import is_syllable
from khotin.convert.wording import Wording
from khotin.text import BLANKS

_LONGEST = 200
_LONGEST_BARE = 90
_LONGEST_OFFICE = 12
_SHORT, _FEW = 2, 3
_MOSTLY = 0.4
_DASH = r"\s+[-–—]+\s*|\s*[-–—]+\s+|\s*[–—]\s*"
_BEHIND = re.compile(rf"\s*:\s+|{_DASH}")
_JOINT = re.compile(rf"(?:{_DASH}|\s*[,;&/+|]\s*|\s+(?:và|cùng|với)\s+)")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_TAIL = f"./…|,;:–—-{BLANKS}"
# «Q.Hùng», «Tr. Quốc», «R.H.T»: an initial, or a shortened middle name.
_LONGEST_NAME = 5
_INITIALS = re.compile(r"[A-ZĐ](?:\.\s?[A-ZĐ]){1,3}\.?")
_SHORTENED = re.compile(r"(?:[A-ZĐ][A-Za-z]{0,2}\.\s?){1,2}[A-ZÀ-ỸĐ]\w+(?: [A-ZÀ-ỸĐ]\w+)?")
# Signs that no list of names and offices holds.
_NO_NAMES = re.compile(r"[!?:“”\"«»%\d]")
# «✍️ Bài: A - 📷 Ảnh: B»: what posts in social media draw beside words.
_DRAWN = re.compile(r"[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+\s*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*[’']?")
_COMRADE = re.compile(r"(?<!\w)đ/c(?!\w)", re.IGNORECASE)  # the slash would join two names
_SITE = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
# «H’Nguyên»: names of the Ê Đê, the Mnông and the K’Ho are one word.
_HIGHLAND = re.compile(r"[HK]['’]\s?[A-ZÀ-ỸĐ]\w+")
# «UBMTTQVN xã», «TTYT»: an office by its initials, beside a name in ordinary letters.
_ABBREVIATED = re.compile(r"(?!.*[a-zà-ỹ].*[.!?])[A-ZĐ]{3,}(?:[-&/][A-ZĐ]{2,})*(?![\w’'])(?! ?:)")
_DOMAIN = re.compile(r"\.(?:vn|com|net|org|info)$", re.IGNORECASE)
_THEO = re.compile(r"\(?\s*theo\s+(?P<what>\S.{2,60}?)\s*\)?", re.IGNORECASE)
_PHOTO = re.compile(
    r"\s*(?:[(\[]\s*(?:ảnh|nguồn ảnh|ảnh minh họa)\s*:?\s*(?P<inside>[^()\[\]]{2,60})[)\]]"
    r"|(?:^|(?<=[.!?…])\s*|\s[-–—]\s*|\s+)ảnh\s*:\s*"
    r"(?P<after>(?:[^.:()]|\.(?! )|(?<![^\W\d_]{2})\. ){2,60}?)"
    r"|(?:(?<=[.!?…])|\s[-–—])\s*(?-i:Ảnh|ẢNH)\s+(?P<bare>[^.:()]{3,40}?))\s*\.?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline line says. `kind` is label («Tin, ảnh: …») or bare (names alone)."""

    authors: tuple[str, ...] = ()
    source: str | None = None
    photos: tuple[str, ...] = ()
    office: str | None = None
    kind: Literal["label", "bare"] = "bare"


@dataclass(frozen=True, slots=True)
class PhotoCredit:
    """Who took the picture, and where the credit stands in the caption."""

    who: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of `data/bylines.toml`, ready for use."""

    labels: dict[str, str]
    label: Wording
    bare_label: Wording
    nobody: frozenset[str]
    address: Wording
    title: Wording
    office: Wording
    publisher: Wording
    sender: Wording
    verb: re.Pattern[str]
    not_names: Wording
    provinces: frozenset[str]
    place_words: frozenset[str]
    middle: frozenset[str]
    surnames: frozenset[str]
    given: frozenset[str]
    beside_photographers: frozenset[str]
    did: Wording
    post: Wording
    also_names: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    text = files("khotin.convert").joinpath("data/bylines.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    labels = {word: role for role in ("authors", "photos", "sources", "others") for word in table[role]}

    def any_of(words: list[str]) -> str:
        ordered = sorted(words, key=len, reverse=True)
        return "|".join(re.escape(word).replace(r"\ ", r"\s*" if "," in word else r"\s+") for word in ordered)

    return _Words(
        labels,
        Wording(rf"(?:^|(?<=[\s(|/,;–—-]))(?P<label>{any_of(list(labels))})\s*:\s*"),
        Wording(rf"(?P<label>{any_of(table['bare_labels'])})(?:\s*[-–—]\s*|\s+)(?=[a-zà-ỹđ])"),
        frozenset(table["nobody"]),
        Wording(rf"(?:{any_of(table['addresses'])})\s"),
        Wording(rf"(?:(?:{any_of(table['titles'] + table['addresses'])})[\s:]+)+"),
        Wording(rf"(?:{any_of(table['offices'])})(?![\w’'])"),
        Wording(rf"(?:{any_of(table['publishers'])})(?!\w)"),
        Wording(rf"(?:{any_of(table['senders'])})(?!\w)"),
        re.compile(rf"\s(?:{any_of(table['verbs'])})(?!\w)"),
        Wording(rf"(?<!\w)(?:{any_of(table['not_names'] + table['provinces'])})(?!\w)"),
        frozenset(table["provinces"]),
        frozenset(table["place_words"]),
        frozenset(table["middle"]),
        frozenset(table["surnames"].split()),
        frozenset(table["given"].split()),
        frozenset(table["beside_photographers"].split()),
        Wording(rf"(?<=\w)\s+(?:{any_of(table['did'])})$"),
        Wording(rf"(?:{any_of(table['posts'])})(?!\w)"),
        frozenset(table["also_names"]),
    )


# Head, foot and middle of a report ask about the same lines again.
@of_report
def parse_byline(line: str, *, last: bool) -> Byline | None:
    """Return what the byline `line` says, or None; `last` where it stands at the end of the report."""
    text = _DRAWN.sub("", line).strip().replace(" , ", ", ")
    if not 1 < len(text) <= _LONGEST:
        return None
    if not _INITIALS.fullmatch(text):
        text = text.rstrip(_TAIL)
    words = _words()
    labels = list(words.label.finditer(text)) if ":" in text else []
    if labels and not text[: labels[0].start()].strip(" (*-–—|"):
        return _labelled(text, labels)
    if labels:
        return _names_then_label(text, labels)
    if len(text) > _LONGEST_BARE or line.rstrip().endswith(":"):
        return None
    return _unlabelled(text, last=last)


def _unlabelled(text: str, *, last: bool) -> Byline | None:
    """Read a line whose names no label with a colon announces."""
    words = _words()
    if last and ": " in text:
        return _behind_office(text)
    if match := words.bare_label.match(text):
        names, office = _persons(text[match.end() :], strict=False)
        if names:
            return Byline(names, office=office, kind="label")
    if last and (match := _THEO.fullmatch(text)) and _is_source(match["what"]):
        what = match["what"] + ")" * (match["what"].count("(") - match["what"].count(")"))
        return Byline(_persons(match["what"], strict=True)[0], what, kind="label")
    if last and (did := words.did.search(text)):
        text = text[: did.start()]
    return _bare(text, last=last)


def _labelled(text: str, labels: list[re.Match[str]]) -> Byline | None:
    """Read a line of one or more labels, each with its names."""
    authors: list[str] = []
    photos: list[str] = []
    source = office = None
    ends = [label.start() for label in labels[1:]] + [len(text)]
    known = False
    for label, end in zip(labels, ends, strict=True):
        value = text[label.end() : end].strip().rstrip(_TAIL).lstrip("- ")
        if value.count("(") < value.count(")"):
            value = value.rstrip(") ")
        role = _words().labels.get(" ".join(label["label"].lower().split()), "authors")
        names, beside = _persons(value, strict=role == "sources")
        if role == "sources" and value and (names or _is_source(value)):
            source = value
            authors += names
        elif role == "photos":
            photos += names or ([value] if value else [])
        elif role == "authors":
            authors += names or _written_as_names(value)
            office = office or beside
        known = known or bool(names or authors) or source is not None or role == "photos" or _is_nobody(value)
    if not known and office is None:
        return None
    if authors and photos and source is None:
        # «Tin: A - Ảnh: B»: both made the report.
        authors += [name for name in photos if is_person(name)]
    if not authors and source is None and not photos:
        source, office = office, None
    return Byline(_once(authors), source, tuple(photos), office, "label")


def _written_as_names(value: str) -> tuple[str, ...]:
    """Return what a label claims to be names, if it is written so: «Rô Krik»."""
    parts = tuple(_parts(value.rstrip(_TAIL)))
    return parts if all(map(may_be_name, parts)) else ()


def _behind_office(text: str) -> Byline | None:
    """Read «Hội LHPN huyện Xuân Trường: Mai Thị Hiên»: an office, and who wrote for it."""
    office, who = (part.strip() for part in _BEHIND.split(text, maxsplit=1))
    names, _ = _persons(who, strict=True, lenient=False)
    words = _words()
    sends = words.sender.match(office) or words.publisher.match(office)
    known = words.post.match(office) or (sends and all(map(_is_full_name, names)))
    if not known or words.verb.search(office):
        return None
    return Byline(names, office=office, kind="label") if names else None


def _names_then_label(text: str, labels: list[re.Match[str]]) -> Byline | None:
    """Read «A - Ảnh: B» and «A (Nguồn: B)»: names first, a label after them."""
    first = _bare(text[: labels[0].start()].rstrip(" (").rstrip(_TAIL), last=True)
    rest = _labelled(
        text[labels[0].start() :].rstrip(")"), list(_words().label.finditer(text[labels[0].start() :]))
    )
    if first is None or rest is None or len(text) > _LONGEST_BARE:
        return None
    return Byline(_once([*first.authors, *rest.authors]), rest.source, rest.photos, first.office, "label")


def _bare(text: str, *, last: bool) -> Byline | None:
    """Read a line without a label; every part of it must be a name, an office or a known byline word."""
    if _is_nobody(text):
        return Byline()
    if _NO_NAMES.search(text.partition("(")[0]) or text.endswith("./"):
        return None
    if last and _INITIALS.fullmatch(text):
        return Byline((text.rstrip("."),))
    words = _words()
    names, office = _persons(text, strict=True, lenient=last)
    if last and not names:
        names = _given_names(text)
        if (signed := _BEHIND.search(text)) and signed.start() and (behind := _behind_office(text)):
            return behind
    if not names:
        # In capitals it is the banner of the site.
        sends = last and not text.isupper() and _is_sender(text)
        return Byline(source=text, office=text) if sends and len(text.split()) <= _LONGEST_OFFICE else None
    # «Đồng chí Võ Xuân Linh, Phó Bí thư Huyện ủy báo cáo» is a caption.
    if words.address.match(text) or (office and words.verb.search(office)):
        return None
    if not last and office is None and not all(_is_full_name(name) for name in names):
        return None
    if not last and office is not None and "(" not in text:
        return None
    return Byline(names, office=office)


def _given_names(text: str) -> tuple[str, ...]:
    """Return the names in «Hưng - Sự»: two or three given names alone, as papers sign short news."""
    parts = [part.strip() for part in _JOINT.split(text)]
    known = _words().given
    written = all(part.istitle() and part.isalpha() and part.lower() in known for part in parts)
    return tuple(parts) if written and 1 < len(parts) <= _FEW else ()


def _is_sender(text: str) -> bool:
    """Whether a line names the office that sent the report, and tells nothing of it."""
    words = _words()
    if words.verb.search(text):
        return False
    tokens = text.split()
    capital = sum(token[0].isupper() for token in tokens)
    mostly = _MOSTLY * len(tokens) <= capital and words.sender.match(text) is not None
    return mostly or words.publisher.match(text) is not None


def _is_nobody(text: str) -> bool:
    return text.strip(" .()").lower() in _words().nobody


def _is_source(value: str) -> bool:
    """Return whether `value` reads as an office, a paper or a site, not as a clause."""
    head = value.lstrip('(“" ')
    return bool(_SITE.fullmatch(head)) or (head[:1].isupper() and "%" not in head and len(head.split()) <= 16)


def _persons(text: str, *, strict: bool, lenient: bool = True) -> tuple[tuple[str, ...], str | None]:
    """Return the persons named in `text` and the office beside them.

    `strict` asks that nothing but names and offices be there; otherwise names count that come first.
    """
    offices: list[str] = []
    plain = text
    if "(" in text or "[" in text:
        offices = [match[1].strip() for match in _BRACKETS.finditer(text) if match[1].strip()]
        plain = _BRACKETS.sub(" ", text)
    plain = plain.rstrip(_TAIL)
    if "/" in plain:
        plain = _COMRADE.sub("đồng chí", plain)
    plain = plain.strip()
    names: list[str] = []
    at = 0
    for part in _parts(plain):
        name = _name(part, lenient=lenient)
        if name is None:
            rest = plain[at:].lstrip(" -–—,;&/|")
            is_office = _words().office.match(rest) is not None or _is_abbreviated(rest)
            if not is_office and (strict or not names) and not _is_nobody(part):
                return (), None
            if is_office or not names:
                offices.insert(0, rest)
            break
        names.append(name)
        at = plain.index(part, at) + len(part)
    office = offices[0] if offices and not _is_nobody(offices[0]) else None
    return _once(names), office


def _is_abbreviated(text: str) -> bool:
    return text[:3].isupper() and _ABBREVIATED.match(text) is not None


def _parts(text: str) -> Iterator[str]:
    # Most lines are no list of names, which their first part tells.
    done = 0
    for start, end in chain((joint.span() for joint in _JOINT.finditer(text)), [(len(text), 0)]):
        part = text[done:start].strip()
        done = end
        # «Thanh Mai-Thanh Cương»: a hyphen between two names of two words or more.
        halves = [half.strip() for half in part.split("-")] if "-" in part else []
        if halves and all(" " in half and _name(half) for half in halves):
            yield from halves
        elif part:
            yield part


def _name(part: str, *, lenient: bool = False) -> str | None:
    """Return `part` as the name of a person, in ordinary capitals, or None."""
    title = _words().title.match(part)
    text = part[title.end() if title else 0 :].strip(" .*")
    tokens = text.split()
    if len(tokens) > _LONGEST_NAME or not all(token[0].isupper() for token in tokens):
        return None
    if _INITIALS.fullmatch(text):
        return text
    if _SHORTENED.fullmatch(text) and not _is_nobody(text) and not _DOMAIN.search(text):
        return ordinary(text)
    return ordinary(text) if is_person(text, lenient=lenient) else None


def is_person(text: str, *, lenient: bool = False) -> bool:
    """Return whether `text` reads as the name or pen name of one person.

    `lenient` lets one syllable be unknown, where the place of the line already speaks for a name.
    """
    tokens = text.split()
    words = _words()
    if _HIGHLAND.fullmatch(text):
        return True
    if not may_be_name(text):
        return False
    lower = [token.lower() for token in tokens]
    first = lower[0].replace("’", "'")
    if first in words.surnames or first.split("'")[0] + "'" in words.surnames:
        return lenient or lower[-1] in words.given or len(tokens) > 2 or not is_syllable(lower[-1])
    unknown = [word for word in lower if word not in words.given]
    return not unknown or (lenient and len(unknown) < len(lower) and all(map(is_syllable, unknown)))


def may_be_name(text: str) -> bool:
    """Return whether `text` is written as a name and is no office, place or heading that is known."""
    tokens = text.split()
    words = _words()
    if not 1 < len(tokens) <= _LONGEST_NAME or all(len(token) == 1 for token in tokens):
        return False
    written = all(_WORD.fullmatch(token) and token[0].isupper() for token in tokens)
    return (
        written
        and (not words.not_names.search(text) or _is_called_so(tokens))
        and (not words.office.match(text) or _is_short_name(text))
    )


def _is_called_so(tokens: list[str]) -> bool:
    """Return whether a family's name stands before the name of a province: «Hoàng Hà Giang»."""
    words = _words()
    first, *rest = (token.lower() for token in tokens)
    return first in words.surnames and first not in words.place_words and " ".join(rest) in words.provinces


def _is_full_name(name: str) -> bool:
    return len(name.split()) > 2 and _is_short_name(name)


def _is_short_name(name: str) -> bool:
    """Return whether a family's name that offices begin with as well stands before a given name."""
    tokens = name.lower().split()
    words = _words()
    known = tokens[-1] in words.given or (len(tokens) > 2 and tokens[1] in words.middle)
    return known and (
        tokens[0] in words.surnames or (tokens[0] in words.also_names and len(tokens) == _SHORT)
    )


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def photo_credit(text: str) -> PhotoCredit | None:
    """Return the credit at the end of a caption, «(Ảnh: X/TTXVN)» or «Ảnh: X», or None."""
    match = _PHOTO.search(text) if "ảnh" in lowered(text) else None
    if match is None:
        return None
    who = (match["inside"] or match["after"] or match["bare"]).strip()
    if match["bare"] and not is_person(who, lenient=True):
        # «… - Ảnh tư liệu»: what picture it is.
        return None
    if match["after"] and not _may_have_taken(who):
        # «CHÙM ẢNH: Ngày hội ở xã»: what the pictures show.
        return None
    return PhotoCredit(who, match.start(), match.end())


def _may_have_taken(who: str) -> bool:
    """Whether all words behind «Ảnh:» are names or stand beside them: «Minh Tú», «do xã cung cấp»."""
    beside = _words().beside_photographers
    words = [word for word in re.split(r"[\s,;/()–—-]+", who) if word]
    return all(not word[0].islower() or "." in word or word.lower() in beside for word in words)

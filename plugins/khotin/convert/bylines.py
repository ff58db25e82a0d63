"""Read byline lines: who wrote, who photographed, where the text was taken from.

Authors are persons, without label, rank and office. A line without a label is a byline only when
all of it reads as names: a place, a heading or a caption in capitals must stay in the body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from khotin.convert.lines import lowered
from khotin.convert.memo import of_line
from khotin.convert.persons import (
    DASH,
    INITIALS,
    JOINT,
    TAIL,
    is_agency,
    is_full_name,
    is_nobody,
    is_person,
    may_be_name,
    once,
    parts_of,
    persons,
    word_lists,
)
from khotin.convert.photocredits import may_have_taken
from khotin.text import slug

_LONGEST = 200
# What a picture shows takes more words than who took it.
_DESCRIBED = 4
_LONGEST_BARE = 90
_LONGEST_OFFICE, _SHORT_OFFICE = 12, 6
_UNITS = tuple(
    f" {kind}" for kind in ("xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh")
)
_FEW = 3
_MOSTLY = 0.4
_BEHIND = re.compile(rf"\s*:\s+|{DASH}")
_PARTING = ":-–—"
# Signs that no list of names and offices holds.
_NO_NAMES = re.compile(r"[!?:“”\"«»%\d]")
# «✍️ Bài: A - 📷 Ảnh: B»: what posts in social media draw beside words.
_DRAWN = re.compile(r"[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+\s*")
_SITE = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_OF_SITE = re.compile(r"(?P<who>[A-ZĐ.]{2,6}) ?\((?P<site>(?:[\w-]+\.)+[a-z]{2,})\)")
_THEO = re.compile(r"\(?\s*theo\s+(?P<what>\S.{2,60}?)\s*\)?", re.IGNORECASE)
# «Nguồn Đồng Tháp: https://baodongthap.vn/…», as sites print that gather the news of others.
_LINKED = re.compile(
    r"nguồn(?: tin)?\s+(?P<who>[^:]{2,40}?)\s*:\s*(?:https?://|www\.)(?:www\.)?(?P<host>[^\s/]+)\S*",
    re.IGNORECASE,
)
# «Ảnh trong bài do UBND phường cung cấp»
_GIVEN = re.compile(
    r"\(?(?:hình )?ảnh(?: trong bài| minh họa)* do (?P<who>[^()]{2,50}?)(?: cung cấp| chụp)\)?", re.IGNORECASE
)
# «Tin Kim Phượng – Ảnh Quốc Sử»: labels of one word that have lost their colons.
_UNCOLONED = re.compile(r"(?:^|(?<=[-–—,;/] ))(?:Tin|Bài|Ảnh|Tin, ảnh|Bài, ảnh) (?=[A-ZÀ-ỸĐ])")
# «MD», alone below the text: who wrote it, by two initials.
_LETTERS = re.compile(r"(?!VN|EN|VI|AP)[A-ZĐ]{2}\.?")
# «Nguồn: https://baohanam.com.vn/cau-go-5058.html» names a site.
_ADDRESS = re.compile(r"https?://(?:www\.)?(?P<host>[^\s/]+)(?:/\S*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline line says. `kind` is label («Tin, ảnh: …») or bare (names alone)."""

    authors: tuple[str, ...] = ()
    source: str | None = None
    photos: tuple[str, ...] = ()
    office: str | None = None
    kind: Literal["label", "bare"] = "bare"


# Head, foot and middle of a report ask about the same lines again.
@of_line
def parse_byline(line: str, *, last: bool) -> Byline | None:
    """Return what the byline `line` says, or None; `last` where it stands at the end of the report."""
    text = _DRAWN.sub("", line).strip().replace(" , ", ", ")
    if not 1 < len(text) <= _LONGEST:
        return None
    if text[0] == "[" and text[-1] == "]":
        text = text[1:-1].strip()
    if not INITIALS.fullmatch(text):
        text = text.rstrip(TAIL)
    if match := _LINKED.fullmatch(text):
        return Byline(source=_paper(match["who"], match["host"]), kind="label")
    if last and (match := _GIVEN.fullmatch(text)):
        return Byline(photos=(match["who"],), kind="label")
    words = word_lists()
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
    words = word_lists()
    if last and ": " in text:
        return _behind_office(text)
    if last and _UNCOLONED.match(text) and (byline := _uncoloned(text)):
        return byline
    if match := words.bare_label.match(text):
        names, office = persons(text[match.end() :], strict=False)
        if names:
            return Byline(names, office=office, kind="label")
    if last and (match := _THEO.fullmatch(text)) and _is_source(match["what"]):
        what = match["what"] + ")" * (match["what"].count("(") - match["what"].count(")"))
        names, office = persons(what, strict=True)
        # «Theo Bích Thủy (Trạm Truyền thanh xã)»: who wrote it, and for whom.
        return Byline(names, office if names and office else what, office=office, kind="label")
    low = lowered(text)
    if last and low.endswith(words.did_ends) and not low.endswith(words.serves):
        text = text[: did.start()] if (did := words.did.search(text)) else text
    return _bare(text, last=last)


def _paper(who: str, host: str) -> str:
    """Return whose news a link leads to: by the name of a province its paper, where the link says so."""
    paper = "bao" + slug(who).replace("-", "")
    return f"Báo {who}" if who.lower() in word_lists().provinces and host.startswith(paper) else who


def _uncoloned(text: str) -> Byline | None:
    """Read «Tin Kim Phượng – Ảnh Quốc Sử» as with its colons; None where it names others than persons."""
    names = _UNCOLONED.split(text)[1:]
    if not all(is_person(name.rstrip(f" {TAIL}")) for name in names):
        return None
    text = _UNCOLONED.sub(lambda label: f"{label[0].rstrip()}: ", text)
    return _labelled(text, list(word_lists().label.finditer(text)))


def _labelled(text: str, labels: list[re.Match[str]]) -> Byline | None:
    """Read a line of one or more labels, each with its names."""
    authors: list[str] = []
    photos: list[str] = []
    source = office = None
    ends = [label.start() for label in labels[1:]] + [len(text)]
    known = False
    for label, end in zip(labels, ends, strict=True):
        value = text[label.end() : end].strip().rstrip(TAIL).lstrip("- ")
        if value.count("(") < value.count(")"):
            value = value.rstrip(") ")
        role = word_lists().labels.get(" ".join(label["label"].lower().split()), "authors")
        names, beside = persons(value, strict=role == "sources")
        if role == "sources" and value and (names or _is_source(value)):
            address = _ADDRESS.fullmatch(value)
            source = address["host"] if address else value
            authors += names
        elif role == "photos":
            if (
                len(value.split()) >= _DESCRIBED
                and value[:1].islower()
                and not (names or may_have_taken(value))
            ):
                # «Ảnh: phát biểu của ông A»: what the picture shows.
                return None
            photos += names or ([value] if value else [])
        elif role == "authors":
            names, beside = (names, beside) if names else _for_an_office(value, beside)
            authors += names or _written_as_names(value) or _written_small(value)
            office = office or beside
        known = known or bool(names or authors) or source is not None or role == "photos" or is_nobody(value)
    if not known and office is None:
        return None
    if authors and photos and source is None:
        # «Tin: A - Ảnh: B»: both made the report.
        authors += [name for name in photos if is_person(name)]
    if not authors and source is None and not photos:
        source, office = office, None
    return Byline(once(authors), source, tuple(photos), office, "label")


def _written_as_names(value: str) -> tuple[str, ...]:
    """Return what a label claims to be names, if it is written so: «Rô Krik»."""
    parts = tuple(parts_of(value.rstrip(TAIL)))
    return parts if all(map(may_be_name, parts)) else ()


def _written_small(value: str) -> tuple[str, ...]:
    """Return the name that a form in small letters begins with: «thanh hiếu/vov - miền trung»."""
    name = JOINT.split(value)[0].title() if value.islower() else ""
    return (name,) if " " in name and is_person(name) else ()


def _for_an_office(value: str, office: str | None) -> tuple[tuple[str, ...], str | None]:
    """Return who writes for which office: «UBND xã La Ngà, Đỗ Thị Mai»; or the `office` alone."""
    last = list(parts_of(value))[-1] if office else ""
    if not last or last == value or not is_person(last) or last.lower() in word_lists().provinces:
        return (), office
    return (last,), value[: value.rindex(last)].rstrip(" -–—,")


def _behind_office(text: str) -> Byline | None:
    """Read «Hội LHPN huyện Xuân Trường: Mai Thị Hiên»: an office, and who wrote for it."""
    office, who = (part.strip() for part in _BEHIND.split(text, maxsplit=1))
    names, _ = persons(who, strict=True, lenient=False)
    words = word_lists()
    sends = words.sender.match(office) or words.publisher.match(office)
    known = words.post.match(office) or (sends and all(map(is_full_name, names)))
    if not known or words.verb.search(office):
        return None
    return Byline(names, office=office, kind="label") if names else None


def _names_then_label(text: str, labels: list[re.Match[str]]) -> Byline | None:
    """Read «A - Ảnh: B» and «A (Nguồn: B)»: names first, a label after them."""
    if len(text) > _LONGEST_BARE:
        return None
    names, rest_of_line = text[: labels[0].start()], text[labels[0].start() :]
    first = _bare(names.rstrip(" (").rstrip(TAIL), last=True)
    if first is None or (first.source and names.rstrip().endswith(".")):
        # «Đoàn Chủ tịch Đại hội. Ảnh: A» shows who presides.
        return None
    rest = _labelled(rest_of_line.rstrip(")"), list(word_lists().label.finditer(rest_of_line)))
    if rest is None:
        return None
    return Byline(once([*first.authors, *rest.authors]), rest.source, rest.photos, first.office, "label")


def _bare(text: str, *, last: bool) -> Byline | None:
    """Read a line without a label; every part of it must be a name, an office or a known byline word."""
    if is_nobody(text) or (last and is_agency(text)):
        return Byline(source=text.strip(" .()") if is_agency(text) else None)
    if _NO_NAMES.search(text.partition("(")[0]) or text.endswith("./"):
        return None
    if last and (initials := _initials(text)):
        return initials
    words = word_lists()
    names, office = persons(text, strict=True, lenient=last)
    if last and not names:
        names = _given_names(text)
        parted = _BEHIND.search(text) if any(sign in text for sign in _PARTING) else None
        if parted and parted.start() and (behind := _behind_office(text)):
            return behind
    if not names:
        # In capitals it is the banner of the site.
        sends = last and not text.isupper() and _is_sender(text)
        return Byline(source=text, office=text) if sends and len(text.split()) <= _LONGEST_OFFICE else None
    # «Đồng chí Võ Xuân Linh, Phó Bí thư Huyện ủy báo cáo» is a caption.
    if words.address.match(text) or (office and words.verb.search(office)):
        return None
    if not last and office is None and not all(is_full_name(name) for name in names):
        return None
    if not last and office is not None and "(" not in text:
        return None
    return Byline(names, office=office)


def _initials(text: str) -> Byline | None:
    """Read «T.Q», «MD» and «MD (tintucque.vn)»."""
    site = _OF_SITE.fullmatch(text)
    who = site["who"] if site else text
    if INITIALS.fullmatch(who) or (_LETTERS.fullmatch(who) and _signs_with_letters(who)):
        return Byline((who.rstrip("."),), site["site"] if site else None)
    return None


def _signs_with_letters(text: str) -> bool:
    """Tell whether two letters are neither a label nor an office."""
    words = word_lists()
    low = text.rstrip(".").lower()
    office = words.office.match(low)
    return low not in words.labels and not (office and office.end() == len(low))


def _given_names(text: str) -> tuple[str, ...]:
    """Return the names in «Hưng - Sự», «Trường Giang - Anh Tuấn»: two or three without a family's name."""
    if len(text.split()) >= 2 * _FEW:
        # Between two names stands no more than a word.
        return ()
    parts = [part.strip() for part in JOINT.split(text)]
    known = word_lists().given
    written = all(
        part.istitle() and all(word.isalpha() and word in known for word in part.lower().split())
        for part in parts
    )
    return tuple(parts) if written and 1 < len(parts) <= _FEW else ()


def _is_sender(text: str) -> bool:
    """Whether a line names the office that sent the report, and tells nothing of it."""
    words = word_lists()
    publishes = words.publisher.match(text) is not None
    if not (publishes or words.sender.match(text)) or words.verb.search(text):
        return False
    tokens = text.split()
    capital = sum(token[0].isupper() for token in tokens)
    # «Hội phụ nữ xã»: that of the place, which needs no name.
    of_place = len(tokens) <= _SHORT_OFFICE and text.endswith(_UNITS)
    return publishes or of_place or _MOSTLY * len(tokens) <= capital


def _is_source(value: str) -> bool:
    """Return whether `value` reads as an office, a paper or a site, not as a clause."""
    head = value.lstrip('(“" ')
    return bool(_SITE.fullmatch(head)) or (head[:1].isupper() and "%" not in head and len(head.split()) <= 16)

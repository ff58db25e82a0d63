"""Names of persons as bylines print them, and the word lists that tell them from offices and places."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain

from khotin.convert.names import ordinary
from khotin.convert.read.syllables import is_syllable
from khotin.convert.wording import Wording
from khotin.text import BLANKS

DASH = r"\s+[-–—]+\s*|\s*[-–—]+\s+|\s*[–—]\s*"
JOINT = re.compile(rf"(?:{DASH}|\s*[,;&/+|]\s*|\s+(?:và|cùng|với)\s+)")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
TAIL = f"./…|,;:–—-{BLANKS}"
# Words of a name: the most, and those of a short one.
_LONGEST_NAME, _SHORT = 5, 2
_LONGEST_OFFICE = 60  # characters of the office above a signature
# «Q.Hùng», «Tr. Quốc», «R.H.T», «Nh.V»: an initial, or a shortened middle name.
_INITIAL = r"(?:[CGKNPT]h|Ngh?|Gi|Qu|Tr|[A-ZĐ])"
INITIALS = re.compile(rf"{_INITIAL}(?:\.\s?{_INITIAL}){{1,3}}\.?")
_SHORTENED = re.compile(r"(?:[A-ZĐ][A-Za-z]{0,2}\.\s?){1,2}[A-ZÀ-ỸĐ]\w+(?: [A-ZÀ-ỸĐ]\w+)?")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*[’']?")
_COMRADE = re.compile(r"(?<!\w)đ/c(?!\w)", re.IGNORECASE)  # the slash would join two names
# «H’Nguyên», «R’Ô»: names of the Ê Đê, the Mnông, the K’Ho and the Chăm H’roi are one word.
_HIGHLAND = re.compile(r"[BHKRSY]['’](?!Mông)\s?[A-ZÀ-ỸĐ]\w*")
# «UBMTTQVN xã», «TTYT»: an office by its initials, beside a name in ordinary letters.
_ABBREVIATED = re.compile(r"(?!.*[a-zà-ỹ].*[.!?])[A-ZĐ]{3,}(?:[-&/][A-ZĐ]{2,})*(?![\w’'])(?! ?:)")
# «CA Ninh Giang», «TH Hiệp Thành»: police, a school; two letters that are no syllable, or as good as none.
_TWO_LETTERS = re.compile(r"(?:CA|[B-DĐGHK-NP-TVX]{2}) [A-ZĐ]?[a-zà-ỹ]")
_DOMAIN = re.compile(r"\.(?:vn|com|net|org|info)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of `data/bylines.toml`, ready for use."""

    labels: dict[str, str]
    label: Wording
    bare_label: Wording
    nobody: frozenset[str]
    agencies: frozenset[str]
    address: Wording
    title: Wording
    office: Wording
    publisher: Wording
    sender: Wording
    verb: re.Pattern[str]
    not_names: Wording
    provinces: frozenset[str]
    place_words: frozenset[str]
    picture_source: Wording
    middle: frozenset[str]
    surnames: frozenset[str]
    given: frozenset[str]
    beside_photographers: frozenset[str]
    did: Wording
    did_ends: tuple[str, ...]
    serves: tuple[str, ...]
    post: Wording
    role_ends: tuple[str, ...]
    signs_for: Wording
    also_names: frozenset[str]


@lru_cache(maxsize=1)
def word_lists() -> Words:
    """Return the word lists."""
    text = files("khotin.convert").joinpath("data/bylines.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    labels = {word: role for role in ("authors", "photos", "sources", "others") for word in table[role]}

    def any_of(words: list[str]) -> str:
        ordered = sorted(words, key=len, reverse=True)
        return "|".join(re.escape(word).replace(r"\ ", r"\s*" if "," in word else r"\s+") for word in ordered)

    return Words(
        labels,
        Wording(rf"(?:^|(?<=[\s(|/,;–—-]))(?P<label>{any_of(list(labels))})\s*:\s*"),
        Wording(rf"(?P<label>{any_of(table['bare_labels'])})(?:\s*[-–—]\s*|\.?\s+|\.)(?=[a-zà-ỹđ])"),
        frozenset(table["nobody"]),
        frozenset(table["agencies"]),
        Wording(rf"(?:{any_of(table['addresses'])})\s"),
        Wording(rf"(?:(?:{any_of(table['titles'] + table['addresses'])})(?:[\s:]+|\.\s*))+"),
        Wording(rf"(?:{any_of(table['offices'])})(?![\w’'])"),
        Wording(rf"(?:{any_of(table['publishers'])})(?!\w)"),
        Wording(rf"(?:{any_of(table['senders'])})(?!\w)"),
        re.compile(rf"\s(?:{any_of(table['verbs'])})(?!\w)"),
        Wording(rf"(?<!\w)(?:{any_of(table['not_names'] + table['provinces'])})(?!\w)"),
        frozenset(table["provinces"]),
        frozenset(table["place_words"]),
        Wording(rf"[(\[]\s*nguồn(?: ảnh)?\s*:?\s*(?P<who>{any_of(table['picture_sources'])})\s*[)\]]\.?$"),
        frozenset(table["middle"]),
        frozenset(table["surnames"].split()),
        frozenset(table["given"].split()),
        frozenset(table["beside_photographers"].split()),
        Wording(rf"(?<=\w)\s+(?:{any_of(table['did'])})$"),
        tuple({words.split()[-1] for words in table["did"]}),
        tuple(f"{office} tổng hợp" for office in table["serves"]),
        Wording(rf"(?:{any_of(table['posts'])})(?!\w)"),
        tuple(f" {role}" for role in table["roles"]),
        Wording(rf"(?:{any_of(table['signs_for'])})(?!\w)"),
        frozenset(table["also_names"]),
    )


def is_nobody(text: str) -> bool:
    """Tell whether a line stands for an author and names none: «PV», «Ban biên tập»."""
    return text.strip(" .()").lower() in word_lists().nobody


def is_agency(text: str) -> bool:
    """Tell whether a line is no more than the letters of an agency or a paper: «TTXVN»."""
    return text.strip(" .()").lower() in word_lists().agencies


def signs_for(text: str) -> bool:
    """Tell whether a line says for whom or in what office somebody signs a document: «KT. CHỦ TỊCH»."""
    office = word_lists().signs_for.match(text) if len(text) <= _LONGEST_OFFICE else None
    return office is not None and (office[0].endswith(".") or office.end() == len(text) or text.isupper())


def persons(text: str, *, strict: bool, lenient: bool = True) -> tuple[tuple[str, ...], str | None]:
    """Return the persons named in `text` and the office beside them.

    `strict` asks that nothing but names and offices be there; otherwise names count that come first.
    """
    offices: list[str] = []
    plain = text
    if "(" in text or "[" in text:
        offices = [match[1].strip() for match in _BRACKETS.finditer(text) if match[1].strip()]
        plain = _BRACKETS.sub(" ", text)
    plain = plain.rstrip(TAIL)
    if "/" in plain:
        plain = _COMRADE.sub("đồng chí", plain)
    plain = plain.strip()
    names: list[str] = []
    at = 0
    for part in parts_of(plain):
        name = _name(part, lenient=lenient)
        if name is None:
            rest = plain[at:].lstrip(" -–—,;&/|")
            is_office = word_lists().office.match(rest) is not None or _is_abbreviated(rest)
            if not is_office and (strict or not names) and not is_nobody(part):
                return (), None
            if is_office or not names:
                offices.insert(0, rest)
            break
        names.append(name)
        at = plain.index(part, at) + len(part)
    office = offices[0] if offices and not is_nobody(offices[0]) else None
    return once(names), office


def _is_abbreviated(text: str) -> bool:
    return text[:2].isupper() and (_ABBREVIATED.match(text) or _TWO_LETTERS.match(text)) is not None


def parts_of(text: str) -> Iterator[str]:
    """Yield what may be the names in a list of names."""
    # Most lines are no list of names, which their first part tells.
    done = 0
    for start, end in chain((joint.span() for joint in JOINT.finditer(text)), [(len(text), 0)]):
        part = text[done:start].strip()
        done = end
        # «Thanh Mai-Thanh Cương», «T.Thụ-N.Quang»: a hyphen between names of more than one word.
        halves = [half.strip() for half in part.split("-")] if "-" in part else []
        if halves and all((" " in half or "." in half) and _name(half) for half in halves):
            yield from halves
        elif part:
            yield part


def _name(part: str, *, lenient: bool = False) -> str | None:
    """Return `part` as the name of a person, in ordinary capitals, or None."""
    title = word_lists().title.match(part)
    if title and " " not in part[title.end() :].strip(" .*") and is_person(part.strip(" .*")):
        # «Anh Khoa» is as much of a name as «Minh Khoa».
        title = None
    text = part[title.end() if title else 0 :].strip(" .*")
    low, roles = text.lower(), word_lists().role_ends
    if low.endswith(roles):
        text = text[: -len(next(filter(low.endswith, roles)))]
    tokens = text.split()
    if len(tokens) > _LONGEST_NAME or not all(token[0].isupper() for token in tokens):
        return None
    if INITIALS.fullmatch(text):
        return text
    if _SHORTENED.fullmatch(text) and not (is_nobody(text) or signs_for(text) or _DOMAIN.search(text)):
        return ordinary(text)
    return ordinary(text) if is_person(text, lenient=lenient) else None


def is_person(text: str, *, lenient: bool = False) -> bool:
    """Return whether `text` reads as the name or pen name of one person.

    `lenient` lets one syllable be unknown, where the place of the line already speaks for a name.
    """
    tokens = text.split()
    words = word_lists()
    if _HIGHLAND.fullmatch(text):
        return True
    if not may_be_name(text):
        return False
    if ("'" in text or "’" in text) and any(map(_HIGHLAND.fullmatch, tokens)):
        return True
    lower = [token.lower() for token in tokens]
    first = lower[0].replace("’", "'")
    if first in words.surnames or first.split("'")[0] + "'" in words.surnames:
        return lenient or lower[-1] in words.given or len(tokens) > 2 or not is_syllable(lower[-1])
    unknown = [word for word in lower if word not in words.given]
    return not unknown or (lenient and len(unknown) < len(lower) and all(map(is_syllable, unknown)))


def may_be_name(text: str) -> bool:
    """Return whether `text` is written as a name and is no office, place or heading that is known."""
    tokens = text.split()
    words = word_lists()
    if not 1 < len(tokens) <= _LONGEST_NAME or all(len(token) == 1 for token in tokens):
        return False
    written = all(_WORD.fullmatch(token) and token[0].isupper() for token in tokens)
    return (
        written
        and (not words.not_names.search(text) or _is_called_so(tokens))
        and (not words.office.match(text) or _is_short_name(text))
        and not _TWO_LETTERS.match(text)
    )


def _is_called_so(tokens: list[str]) -> bool:
    """Return whether a family's name stands before the name of a province: «Hoàng Hà Giang»."""
    words = word_lists()
    first, *rest = (token.lower() for token in tokens)
    return first in words.surnames and first not in words.place_words and " ".join(rest) in words.provinces


def is_full_name(name: str) -> bool:
    """Tell whether a name has a family's name, a middle one and a given one that are known."""
    return len(name.split()) > 2 and _is_short_name(name)


def _is_short_name(name: str) -> bool:
    """Return whether a family's name that offices begin with as well stands before a given name."""
    tokens = name.lower().split()
    words = word_lists()
    known = tokens[-1] in words.given or (len(tokens) > 2 and tokens[1] in words.middle)
    return known and (
        tokens[0] in words.surnames or (tokens[0] in words.also_names and len(tokens) == _SHORT)
    )


def once(names: list[str]) -> tuple[str, ...]:
    """Return each name once, in their order."""
    return tuple(dict.fromkeys(names))

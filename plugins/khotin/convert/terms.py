"""Find the terms of office a report is about, and those it names in passing.

Years are a term only where the report says so («nhiệm kỳ», «khóa»); «giai đoạn 2021-2025» is a plan
period. The body stands in the same clause; where it does not, it is the body the report is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from khotin.convert.bodies import LEVELS, NATIONAL, Body, bodies
from khotin.convert.bodyplaces import belongs, complete, placed, same_body
from khotin.convert.lines import lowered
from khotin.convert.termowner import ORDINAL, SENTENCE, owner
from khotin.convert.termroles import (
    ABOUT,
    ROLES,
    Printed,
    adopt,
    assign_roles,
    close_predecessor,
    doubt_predecessors,
    fills_office,
    put_below,
    without_general,
)
from khotin.convert.termunlisted import unlisted_body
from khotin.terms import OTHER, kinds, regular, usual

# The years follow the word, perhaps after «khóa XX,», «lần thứ XIX (»; or after «Đại hội … lần thứ XIX».
_QUOTED, _REACH = 60, 60  # characters of a quotation; of a term before its years
_LONGEST, _LONGEST_SAID = 10, 7  # years

_TERM = re.compile(
    r"(?P<word>nhiệm\s*k[ỳìỹýyi]|nk|n\.k|khóa|khoá|lần thứ)(?!\w)"
    r"(?P<gap>[^.;!?\n]{0,45}?)"
    r"(?<!\d)(?P<start>(?:19|20)\s?\d\d)\s*(?:[-–—−‒‑~/_]|đến(?: năm)?|tới)+\s*(?P<end>\d{2,4})(?![\d/])"
)
_GLUED = re.compile(r"nhiệm\s*k[ỳì]\s*(?P<start>20\d\d)(?P<end>20\d\d)(?!\d)")
_NEXT = re.compile(r"\s*(?:,|và|;|&|\+)\s*(?P<start>(?:19|20)\d\d)\s*[-–—]\s*(?P<end>(?:19|20)\d\d)(?!\d)")
_PLAN = re.compile(r"giai đoạn|kế hoạch|trung hạn|năm học|tầm nhìn|quy hoạch|chiến lược|\d{4}")
_NOT_BEFORE_CONGRESS = ("chuẩn bị", "nghị quyết", "mừng", "mừng thành công", "tích", "tới", "sau", "quả")
# What may not stand before is asked last: the engine then looks for the words themselves.
_CONGRESS = re.compile(
    r"đại hội(?! đảng các cấp| thể dục| thể thao| các cấp| tdtt)"
    rf"{''.join(f'(?<!{word} đại hội)' for word in _NOT_BEFORE_CONGRESS)}"
)
# «long trọng tổ chức Đại hội đại biểu Hội Nông dân xã …».
_HELD = re.compile(
    r"(?:t(?<!\w.)ổ chức|k(?<!\w.)hai mạc|t(?<!\w.)iến hành|d(?<!\w.)iễn ra)"
    r" (?:thành công )?đại hội(?: đại biểu)?\s+$"
)
# «công trình chào mừng thành công Đại hội Đảng bộ huyện nhiệm kỳ …»: what is reported is the work.
_OCCASION = re.compile(
    r"(?:công tác chuẩn bị|chào mừng|hướng tới|hướng về|lập thành tích|tiến tới)[^.;!?]{0,60}đại hội[^.;!?]*$"
)
# «Điều lệ Hội khóa VII»: which wording of the rules it is.
_RULES = re.compile(r"(?:điều lệ|quy chế|luật)[^.,;]*$")
# «Nghị quyết Trung ương 7 khóa XII», «Ủy viên Ủy ban Trung ương MTTQ Việt Nam khóa VIII»: the country's.
_CENTRAL = re.compile(
    r"(?<!\w)(?:trung ương|tw|t\.ư|t\.w|tư(?= \d)|toàn quốc|quốc hội|của đảng"
    r"|nghị quyết(?: số)? \d[^ ]*)(?!\w)[^.,;:]*$"
)
_UNNAMED = re.compile(r"(?:n(?<!\w.)hiệm k[ỳì]|k(?<!\w.)h(?:óa|oá) (?:[ivxl]+|\d{1,2}))(?!\w)")
_YEARS_PAST = re.compile(
    r"(?:5|năm)\s+năm(?:\s+qua)?\s*,?\s*\(?(?P<start>(?:19|20)\d\d)\s*[-–]\s*(?P<end>(?:19|20)\d\d)(?!\d)"
)
# A council's first session opens its term, so that the one before is over.
_FIRST_SESSION = "kỳ họp thứ nhất"
_ELECTED = "kết quả bầu cử"
# Its years, near which its word stands.
_SPANS = tuple(re.compile(rf"{century}\s?\d\d\s*(?:[-–—−‒‑~/_]|đến|tới)") for century in ("20", "19"))
# Where none of these stands, there is no term: a look at the letters before the patterns run.
_WORDS = ("nhiệm", "nk", "n.k", "khóa", "khoá", "lần thứ")
_CENTURIES = ("20", "19")
# «khóa 2020-2024» may be of pupils.
_OFFICE_WORDS = ("nhiệm", "nk", "n.k")


@dataclass(frozen=True, slots=True)
class Found:
    """A term found in a report. `role` is current, opening, closing, past or other."""

    text: str
    body: str
    kind: str
    start: int
    end: int
    role: str
    sure: bool
    evidence: str


@dataclass(slots=True)
class Terms:
    """The terms a report is about, the primary one first, and those it names in passing.

    `ownerless` quotes the years of a term, where nothing tells whose it is.
    """

    terms: list[Found] = field(default_factory=list)
    other_terms: list[Found] = field(default_factory=list)
    ownerless: str = ""


def find_terms(
    title: str,
    paragraphs: Sequence[str],
    *,
    unit: str | None,
    day: str | None,
    chain: Sequence[str] = (),
    captions: Sequence[str] = (),
) -> Terms:
    """Return the terms in a report about `unit` («xã Kỳ Thọ») of `day` (EDTF).

    `chain`: the labels of the superior units, «huyện Kỳ Anh» and so on, for bodies of theirs.
    """
    texts = [title, *paragraphs]
    lows = [lowered(text) for text in texts]
    below = [text for text in captions if ("20" in text or "19" in text) and _has_word(lowered(text))]
    texts += below
    lows += map(lowered, below)
    if not any(word in said for said in lows for word in _WORDS):
        return Terms()
    units = [unit, *chain] if unit else list(chain)
    main = _main(texts[: len(texts) - len(below)], lows, units)
    year = int(day[:4]) if day else None
    congress = _is_congress(lows)
    printed = [term for part in range(len(texts)) for term in _printed(texts[part], lows[part], part, main)]
    if main is None and printed:
        main = printed[0].body
    if main is not None:
        if congress:
            printed += _years_past(texts, lows, main, printed)
        for term in printed:
            term.general = term.body.unit == "các cấp"
            term.body = placed(term.body, main, units)
        main = placed(main, main, units)
        printed = [term for term in printed if not fills_office(term, printed)]
        assign_roles(printed, main, year, congress=congress, at_home=belongs(main, units))
        elected = _ELECTED in lows[0]
        if elected or any(_FIRST_SESSION in low for low in lows[:2]):
            close_predecessor(printed, main, named_later=elected)
        adopt(printed, main, units, year)
        if not any(term.role in ABOUT for term in printed):
            printed += _implied(texts, lows, main, year)
        if below:
            put_below(printed, len(paragraphs))
        doubt_predecessors(printed, units)
        printed = without_general(printed)
    return _gather(printed, units, texts) if main is not None else _unlisted(texts, lows, units)


def _unlisted(texts: Sequence[str], lows: Sequence[str], units: Sequence[str]) -> Terms:
    """Return the terms of a report that names no body of the table: the newest one is what it is about."""
    found: dict[tuple[int, int], str] = {}
    for text, low in zip(texts, lows, strict=True):
        for said in _years_said(low) if _has_word(low) else ():
            start, end = int(said["start"].replace(" ", "")), int(said["end"])
            if any(word in said[0] for word in _OFFICE_WORDS) and 0 < end - start <= _LONGEST:
                found.setdefault((start, end), _quote(text, said.start(), said.end()))
    body = unlisted_body(texts, units) if found else ""
    if not body:
        return Terms(ownerless=next(iter(found.values()), ""))
    terms = [
        Found(f"{body} {start}-{end}", body, OTHER, start, end, "other", sure=False, evidence=said)
        for (start, end), said in sorted(found.items(), reverse=True)
    ]
    return Terms(terms[:1], terms[1:])


def _main(texts: list[str], lows: list[str], units: Sequence[str]) -> Body | None:
    """Return the body the report is about: the one that the headline names, or else the lead.

    Of several the first one of the primary locality: a report begins with the orders from above.
    """
    for part in range(min(3, len(texts))):
        named = [
            body for body in bodies(texts[part], lows[part], 0, min(len(texts[part]), 400)) if not body.office
        ]
        # A report of this place tells of the whole country only where it names a congress, and nobody else.
        near = [body for body in named if body.unit not in NATIONAL]
        if named := near or [body for body in named if body.unit != "trung ương" or not units]:
            first = next((body for body in named if _meets(lows[part], body)), None) if part else None
            first = first or _first(named, units)
            with_place = (body for body in named if body.kind == first.kind and body.unit)
            return first if first.unit else next(with_place, first)
    return None


def _meets(low: str, body: Body) -> bool:
    """Tell whether a lead says that a body held its congress: «Hội long trọng tổ chức Đại hội Hội … xã»."""
    return _HELD.search(low, max(0, body.start - _QUOTED), body.start) is not None


def _first(named: list[Body], units: Sequence[str]) -> Body:
    """Return the first body of the primary locality, or all of a level: «14 xã đã họp HĐND xã»."""
    own = [body for body in named if belongs(body, units)]
    several = named[0].unit in LEVELS and all(body.kind != named[0].kind for body in own)
    return own[0] if own and not several else named[0]


def _is_congress(lows: list[str]) -> bool:
    """Return whether the report tells of a congress, which closes one term and opens the next."""
    return _CONGRESS.search(lows[0]) is not None or (len(lows) > 1 and _CONGRESS.search(lows[1]) is not None)


def _quote(text: str, start: int, end: int) -> str:
    """Return the words of `text` between two places, begun at a whole word."""
    if start and text[start - 1].isalnum():
        start = text.find(" ", start, end) + 1 or start
    return text[start:end].strip()


def _printed(text: str, low: str, part: int, main: Body | None) -> Iterator[Printed]:
    if not any(century in low for century in _CENTURIES) or not _has_word(low):
        return
    for match in (*_years_said(low), *_GLUED.finditer(low)):
        years: re.Match[str] | None = match
        while years is not None:
            term = _read(text, low, part, main, (match.start(), years))
            if term is not None:
                yield term
                for unit, name in term.body.also:
                    yield replace(term, body=replace(term.body, unit=unit, name=name), beside=term)
            years = _NEXT.match(low, years.end())


def _has_word(low: str) -> bool:
    return any(map(low.__contains__, _WORDS))


def _years_said(low: str) -> Iterator[re.Match[str]]:
    """Yield the years that a word for a term introduces: of «lần thứ I …, nhiệm kỳ 2025-2030» the second."""
    at = 0
    spans = sorted(match.start() for pattern in _SPANS for match in pattern.finditer(low))
    while (span := next((span for span in spans if span > at), None)) is not None:
        match = _TERM.search(low, max(at, span - _REACH))
        if match is None:
            return
        at = match.start() + 1
        # Asked here and not in the pattern, which would then have to start at every letter.
        if low[match.start() - 1 : match.start()].isalnum() or _PLAN.search(match["gap"]):
            continue
        if match["word"] == "lần thứ" and not ORDINAL.fullmatch(match["gap"]):
            continue
        yield match
        at = match.end()


def _read(
    text: str, low: str, part: int, main: Body | None, place: tuple[int, re.Match[str]]
) -> Printed | None:
    """Return the term whose word stands at `place[0]` and whose years are `place[1]`."""
    at, years = place
    begin = max((m.end() for m in SENTENCE.finditer(low, max(0, at - 300), at)), default=max(0, at - 300))
    body = owner(text, low, begin, at, years, main)
    if body is None:
        return None
    start = int(years["start"].replace(" ", ""))
    end = int(years["end"]) if len(years["end"]) > 2 else start // 100 * 100 + int(years["end"])
    read = _mended(body.kind, start, end, low[at : at + 1])
    if read is None:
        return None
    sure = read == (start, end) and usual(body.kind, *read)
    evidence = _quote(text, max(begin, at - _QUOTED), years.end())
    occasion = _OCCASION.search(low, begin, at) is not None
    return Printed(body, *read, part, sure, evidence, occasion=occasion)


def _mended(kind: str, start: int, end: int, word: str) -> tuple[int, int] | None:
    """Return the years of a term, a misprint in one of them mended from the table of regular terms.

    A merger cuts a term short, an epidemic prolongs one; but only «nhiệm kỳ» says that odd years are a term.
    """
    shortest, longest = kinds()[kind].years
    if shortest <= end - start <= longest or (0 < end - start <= _LONGEST_SAID and word.startswith("n")):
        return start, end
    terms = kinds()[kind].terms
    for known in (0, 1):
        fits = [term for term in terms if term[known] == (start, end)[known]]
        if len(fits) == 1 and not 0 < end - start <= _LONGEST:
            return fits[0]
    return None


def _years_past(texts: list[str], lows: list[str], main: Body, printed: list[Printed]) -> Iterator[Printed]:
    """Return the term that a congress closes where the report says only «5 năm qua (2018 - 2023)»."""
    newest = max((term.start for term in printed if same_body(term.body, main)), default=0)
    for part, low in enumerate(lows):
        for match in _YEARS_PAST.finditer(low):
            start, end = int(match["start"]), int(match["end"])
            if end == newest and regular(main.kind, start, end):
                yield Printed(
                    main, start, end, part, sure=True, evidence=texts[part][match.start() : match.end()]
                )


def _implied(texts: list[str], lows: list[str], main: Body, year: int | None) -> list[Printed]:
    """Return the term that «khóa IX» or «nhiệm kỳ» without years means at the time of the report."""
    terms = [term for term in kinds()[main.kind].terms if year is not None and term[0] <= year <= term[1]]
    if len(terms) != 1:
        return []
    for part, low in enumerate(lows[:3]):
        if not _has_word(low):
            continue
        unnamed = list(_UNNAMED.finditer(low))
        taken = [match.span() for match in _TERM.finditer(low)] if unnamed else []
        for match in unnamed:
            before = low[max(0, match.start() - _QUOTED) : match.start()]
            others = _RULES.search(before) or (_CENTRAL.search(before) and not _sits_in_capital(main))
            if not (others or any(start <= match.start() < end for start, end in taken)):
                evidence = _quote(texts[part], max(0, match.start() - _QUOTED), match.end())
                return [Printed(main, *terms[0], part, sure=False, evidence=evidence, role="current")]
    return []


def _sits_in_capital(body: Body) -> bool:
    return body.unit in NATIONAL or body.kind in ("dang-trung-uong", "quoc-hoi")


def _gather(printed: list[Printed], units: Sequence[str], texts: list[str]) -> Terms:
    """Return the terms, each once under its weightiest role, in the order of weight.

    Of several bodies of one clause that of the primary locality comes first: «HĐND tỉnh, huyện nhiệm kỳ …».
    """
    best: dict[tuple[str, int, int], Found] = {}
    for term in sorted(
        printed, key=lambda item: (ROLES.index(item.role), item.part, not belongs(item.body, units))
    ):
        # «bầu cử HĐND các cấp nhiệm kỳ 2026-2031» is nobody's in particular.
        general = term.general and term.role == "other"
        body, certain = complete(replace(term.body, unit="các cấp") if general else term.body, units, texts)
        text = f"{body} {term.start}-{term.end}"
        found = Found(
            text, body, term.body.kind, term.start, term.end, term.role, term.sure and certain, term.evidence
        )
        best.setdefault((body, term.start, term.end), found)
    terms = Terms()
    for found in best.values():
        (terms.terms if found.role in ABOUT else terms.other_terms).append(found)
    return terms

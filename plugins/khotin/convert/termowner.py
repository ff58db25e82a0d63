"""Find the body that holds a printed term: the one its clause names, or the one the report is about."""

from __future__ import annotations

import re
from dataclasses import replace

from khotin.convert.bodies import Body, bodies, with_others
from khotin.convert.persons import is_person
from khotin.terms import regular

# No end after an abbreviation: «TX. Ba Đồn», «TP. Huế», «H. Lâm Bình». That is asked
# behind the stop, which is what the engine looks for.
SENTENCE = re.compile(r"[.;!?…\n](?:(?<=\n)|(?<!\Wt[xpt].)(?<!\W\w.)\s)")
ORDINAL = re.compile(r"[\s,:(\"“]*(?:[ivxl]+|\d{1,2}|thứ|khóa|khoá|nhiệm k[ỳì]|lần|[\s,:(\"“–-])*")
# «được Hội Nông dân huyện tặng giấy khen trong nhiệm kỳ …»: who gives it is not whose term it is.
_GIVES = re.compile(r"\s*(?:đã |vừa )?(?:tặng|trao|khen thưởng|biểu dương|tuyên dương)(?!\w)")
_COUNCIL, _COMMITTEE = "hdnd", "ubnd"
_AND = re.compile(r"\s*(?:,|và|&|-)\s*")
# Communes that are called after a person mostly have two or three syllables of the name.
_GIVEN = 2


def owner(text: str, low: str, begin: int, at: int, years: re.Match[str], main: Body | None) -> Body | None:
    """Return the body that holds the term: named before it in the clause, after it, or the main one."""
    start, end = int(years["start"].replace(" ", "")), int(years["end"])
    after = bodies(text, low, years.end(), min(len(low), years.end() + 60))
    stop = SENTENCE.search(low, years.end(), years.end() + 60)
    before = [*bodies(text, low, begin, at), *bodies(text, low, at, years.start("start"))][::-1]
    of_after = after and re.fullmatch(r"[\s,]*của (?:ban chấp hành )?", low[years.end() : after[0].start])
    # «Đại hội Phụ nữ huyện A lần thứ X nhiệm kỳ … của Hội Phụ nữ xã B»: whose congress it is stands before.
    if of_after and not (
        before and before[0].name and ORDINAL.fullmatch(low, before[0].stop, max(at, before[0].stop))
    ):
        return after[0]
    following = [body for body in after if stop is None or body.start < stop.start()]
    named = [body for body in (*before, *following[:1]) if not body.office]
    if main and named and named[0].kind == main.kind and _GIVES.match(low, named[0].stop, at):
        named[0] = main
    if before and before[0].office and ORDINAL.fullmatch(low, before[0].stop, max(at, before[0].stop)):
        # «Ủy viên UBND huyện nhiệm kỳ 2021-2026»: the office is for the term.
        named.insert(0, before[0])
    if main and main.kind == _COUNCIL and len(named) > 1 and _elected_with(named[1], named[0], low):
        # «hoạt động của HĐND, UBND huyện nhiệm kỳ 2004 - 2011», where the council met.
        named[0] = replace(named[0], kind=_COUNCIL)
    speakers = [_speaking(body) for body in before if body.office]
    if not named and main and speakers and _is_elsewhere(speakers[0], main):
        named = speakers[:1]
    candidates = named + ([main] if main else []) + speakers
    # Somebody else's body in the clause must not take the years that only the main body can hold.
    fitting = [body for body in candidates if regular(body.kind, start, end)]
    body = next(iter(fitting or candidates), None)
    return with_others(body, before[::-1], low) if body in before and body is not None else body


def _elected_with(council: Body, committee: Body, low: str) -> bool:
    """Tell whether a council and its committee stand side by side: «HĐND, UBND huyện»."""
    kinds = (council.kind, committee.kind)
    return kinds == (_COUNCIL, _COMMITTEE) and _AND.fullmatch(low, council.stop, committee.start) is not None


def _speaking(body: Body) -> Body:
    """Return a body without the name of its holder: «Chủ tịch Hội Nông dân xã Nguyễn Văn A»."""
    held = len(body.name.split()) > _GIVEN and is_person(body.name)
    return replace(body, name="") if held else body


def _is_elsewhere(speaker: Body, main: Body) -> bool:
    """Tell whether one speaks for such a body of another unit: «Chủ tịch Hội xã cho biết, …»."""
    return speaker.kind == main.kind and speaker.unit not in ("", main.unit)

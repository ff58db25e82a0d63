"""Find the commune of a hamlet that a headline names: «làng Breng 2» is in the commune that the lead gives.

Where the lead sets no commune behind the hamlet, the one commune that it speaks of must be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from khotin.convert.lines import unified
from khotin.convert.place_mentions import capitals, name_end, rank
from khotin.convert.place_rivals import LEAD_ZONE, Subject
from khotin.convert.place_words import table
from khotin.model import Level
from khotin.text import same

# Between a hamlet and the commune it lies in.
_WITHIN = re.compile(r"\W*(?:(?:thuộc|của|ở)\s+)?")


def around_hamlet(title: str, lead: Sequence[str], subjects: Iterable[Subject]) -> list[Subject]:
    """Return the commune that lead or headline give to a hamlet in the headline, in a list of at most one."""
    wanted = "" if capitals(title) else _hamlet(title)
    if not wanted:
        return []
    communes = [
        subject
        for subject in subjects
        if rank(subject.kind) == Level.COMMUNE and any(m.zone in (LEAD_ZONE, "p1") for m in subject.where)
    ]
    if any(m.zone == "title" for subject in communes for m in subject.where):
        return []
    for text in lead:
        low = unified(text)
        at = low.find(wanted) if len(low) == len(text) else -1
        behind = [
            subject
            for subject in communes
            for m in subject.where
            if at >= 0
            and text[m.start : m.end] == m.quoted
            and _WITHIN.fullmatch(text, at + len(wanted), m.start)
        ]
        if behind:
            return behind[:1]
    first = [s for s in communes if any(m.zone == LEAD_ZONE for m in s.where)]
    return first if len(first) == 1 else []


def _hamlet(title: str) -> str:
    """Return kind and name of the first hamlet that a headline names, in comparable form."""
    for match in _kinds().finditer(title):
        end = name_end(title, match.end())
        if end > match.end():
            return same(title[match.start() : end])
    return ""


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{'|'.join(table()['words']['hamlets'])})\s+")

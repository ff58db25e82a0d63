"""Who signs a line that its place, class or look tells for a signature, whatever the name."""

from __future__ import annotations

import re

from khotin.convert.bylines import Byline
from khotin.convert.names import ordinary
from khotin.convert.persons import is_person, may_be_name, word_lists

_LONGEST = 120
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
_JOINT = re.compile(r"\s*[-–—,;&/|+]\s*|\s+(?:và|cùng)\s+")


def signer(line: str) -> Byline | None:
    """Return whose name a signature begins with, and those beside it; None where it begins otherwise.

    What follows the names is an office, a unit or a place.
    """
    if len(line) > _LONGEST or ":" in line:
        return None
    first, *others = _JOINT.split(_BRACKETS.sub(" ", line).strip(" ."))
    if not may_be_name(first) and (title := word_lists().title.match(first)):
        # «Cô giáo Lê Thị Hoa - Lớp 5 tuổi A».
        first = first[title.end() :]
    if not may_be_name(first):
        return None
    names = [first]
    for other in others:
        if not is_person(other, lenient=True):
            break
        names.append(other)
    return Byline(authors=tuple(map(ordinary, names)))

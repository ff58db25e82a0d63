"""Find whose a term is where the table has no such body: «Hội truyền thống A xã B»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khotin.convert.bodies import COMMUNES, DISTRICTS, TABLE, is_holder, proper_name

_KINDS = "|".join((*COMMUNES, *DISTRICTS, "tỉnh"))
# The words of an association up to the kind of its unit; «Hội nghị», «Hội trường» are none.
_BODY = re.compile(
    rf"(?P<body>(?:H(?<!\w.)ội(?! (?:{'|'.join(TABLE['no_associations'])}))"
    r"|H(?<!\w.)iệp hội|C(?<!\w.)âu lạc bộ|B(?<!\w.)an [Ll]iên lạc)"
    rf"(?: (?!đã |vừa |tổ chức )[^\s.,;:!?()]+){{1,14}}?) (?P<unit>{_KINDS})(?!\w)"
)
# Paragraphs that may name the body, the headline counted.
_HEAD = 3


def unlisted_body(texts: Sequence[str], units: Sequence[str]) -> str:
    """Return the body in full words that the head of a report names; none where its place is not told.

    `units` are the labels of the primary locality and its superiors.
    """
    for text in texts[:_HEAD]:
        for match in _BODY.finditer(text) if any(map(text.__contains__, ("Hội ", "iệp hội", "lạc "))) else ():
            name, _ = proper_name(text, match.end())
            if name and is_holder(name, office=False):
                name = ""
            own = [name] if name else [unit.partition(f"{match['unit']} ")[2] for unit in units]
            if place := next((one for one in own if one), ""):
                return f"{match['body']} {match['unit']} {place}"
    return ""

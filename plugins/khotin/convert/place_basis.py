"""Tell a paragraph that only says on whose orders something is done: «Thực hiện Công văn của UBND quận A»."""

from __future__ import annotations

import re
from dataclasses import replace

from khotin.convert.place_mentions import Mention, find
from khotin.convert.place_words import generic_in, starts_with
from khotin.gazetteer import Gazetteer
from khotin.text import same

_OPENING = 40
# Whose order it is, and where it holds.
_OF = re.compile(r"(?<!\w)(?:của|trên địa bàn)(?: [^\s.,;:]+){0,6} $")


def basis(gazetteer: Gazetteer, text: str) -> list[Mention]:
    """Return the places of a paragraph of orders, as of no part of the text; none if somebody acts in it."""
    if not starts_with("orders").match(same(text[:_OPENING])):
        return []
    found = [replace(mention, zone="orders") for mention in find(gazetteer, text, "p0")]
    # «Trạm Y tế xã phối hợp …» acts as well.
    alone = (kind.start() for kind in generic_in(text))
    who = {*alone, *(mention.start for mention in found if mention.acting)}
    return [] if any(not _OF.search(text[:start]) for start in who) else found

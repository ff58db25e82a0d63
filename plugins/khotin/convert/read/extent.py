"""Where the report begins and ends on a page: from its headline through its text to what follows it.

A page prints more than its container of text: stamp and kicker above the headline, the name of the
author below the last box. And less: lists of other reports may stand inside the container.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from khotin.convert.boilerplate import is_opener
from khotin.convert.bylines import parse_byline
from khotin.convert.read import vocabulary
from khotin.convert.read.teasers import PROSE, linked
from khotin.convert.read.units import Unit, Walk
from khotin.convert.stamps import find_stamp, has_date
from khotin.model import Block

_ABOVE_UNITS = 4  # units above the headline that may be its stamp, its kicker or the tools of the page
_BESIDE = 5  # units of the report from its headline to the last one that may be its stamp
_OTHERS = 3  # linked headlines that are a list of other reports
_DEEP = 6  # elements around a picture up to the one that holds the paragraphs
_SENTENCE = 5  # words of a paragraph of one sentence at least
_STOPS = (".", "!", "?", "…", ".”", "./")
_FIELD_UNITS = 6  # units in an element up to which it may be a field and not a container
_FIELDS = frozenset({"caption", "time", "author", "source", "kicker", "lead"})


@dataclass(frozen=True, slots=True)
class Region:
    """The span of units from the headline to the end of the report, and the container of its text."""

    start: int
    end: int
    container: int
    headline: int  # index of the unit, -1 where none was found
    opening: int  # index of the first paragraph below the headline
    beside: int  # index up to which a day alone is the stamp: few of the units above it are the report's


def region_of(walk: Walk, container: int, headline: int, claims: list[str], base: list[int]) -> Region:
    """Return the span of the report: from the headline, through the text, to the first thing after it."""
    units = walk.units
    first = walk.nodes[container].first if container >= 0 else 0
    last = walk.nodes[container].last if container >= 0 else len(units)
    if headline >= last:
        headline = -1
    start = _first_before(walk, first if headline < 0 else headline, claims)
    inside = first <= headline < last
    end = _end_inside(walk, headline if inside else first, last, claims, base)
    opening = next((at for at in range(max(headline, first) + 1, len(units)) if base[at] >= PROSE), end)
    if headline >= 0 and not inside:
        opening = next((at for at in range(headline + 1, first) if base[at] >= PROSE), opening)
    beside = _beside(walk, headline, claims)
    if end < last:
        return Region(start, end, container, headline, opening, beside)
    home = _common(walk, container, units[headline].node if headline >= 0 and not inside else -1)
    limit = walk.nodes[home].last if home >= 0 else last
    while end < limit and not _stops(units[end], claims) and _goes_on(walk, end, base, claims):
        end += 1
    return Region(start, end, container, headline, opening, beside)


def _beside(walk: Walk, headline: int, claims: list[str]) -> int:
    """Return the index below the headline up to which stand few units that no menu or column holds."""
    left = _BESIDE
    for index in range(headline + 1, len(walk.units)):
        unit = walk.units[index]
        left -= unit.node < 0 or not claims[unit.node]
        if not left:
            return index
    return len(walk.units)


def _goes_on(walk: Walk, index: int, base: list[int], claims: list[str]) -> bool:
    """Tell whether a unit below the container is the report's: text, picture, name, or text follows soon."""
    unit = walk.units[index]
    if base[index] >= PROSE or unit.picture:
        return True
    fields = own_claims(walk, unit) & _FIELDS
    apart = any(walk.nodes[node].set_apart for node in islice(walk.ancestors(unit.node), 2))
    if fields or apart or unit.strong * 10 >= len(unit.text) * 9 or parse_byline(unit.text, last=True):
        return True
    if (stamp := find_stamp(unit.text)) and stamp.whole:
        return True
    after = range(index + 1, min(index + 3, len(base)))
    soon = next((at for at in after if base[at] >= PROSE), -1)
    return soon >= 0 and not any(_stops(walk.units[at], claims) for at in range(index + 1, soon + 1))


def _end_inside(walk: Walk, first: int, last: int, claims: list[str], base: list[int]) -> int:
    """Return where the report ends inside its container: at what only portals print, after the last prose."""
    units = walk.units

    def claimed(unit: Unit) -> bool:
        return unit.node >= 0 and claims[unit.node] != ""

    prose = [index for index in range(first, last) if base[index] >= PROSE and not claimed(units[index])]
    prose = _of_one_column(walk, prose)
    footer = vocabulary.pattern("texts", "footer")
    index = prose[-1] + 1 if prose else last
    while index < last:
        unit = units[index]
        if not claimed(unit) and (is_opener(unit.text) or footer.search(unit.text)):
            below = _below_box(walk, index)
            if not any(_is_like(walk, at, prose[-1]) and not claimed(units[at]) for at in range(below, last)):
                return index
            index = below
        else:
            index += 1
    return last


def _below_box(walk: Walk, index: int) -> int:
    """Return the first unit below the largest element that a unit opens."""
    opened = (walk.nodes[at] for at in walk.ancestors(walk.units[index].node))
    return max((node.last for node in opened if node.first == index), default=index + 1)


def _is_like(walk: Walk, index: int, prose: int) -> bool:
    """Tell whether a unit goes on with the text: drawn like a paragraph, a picture or a name beside one."""
    unit = walk.units[index]
    node, other = walk.nodes[unit.node], walk.nodes[walk.units[prose].node]
    if unit.text.endswith(_STOPS) and len(unit.text.split()) >= _SENTENCE and not linked(unit):
        return (node.parent, node.tag, node.style) == (other.parent, other.tag, other.style)
    if other.parent not in islice(walk.ancestors(unit.node), _DEEP):
        return False
    if unit.picture is None:
        byline = parse_byline(unit.text, last=True) if not linked(unit) else None
        return byline is not None and byline.kind == "label"
    return not unit.picture.leads and not any(map(linked, walk.units[index + 1 : index + 3]))


def _of_one_column(walk: Walk, prose: list[int]) -> list[int]:
    """Return the prose before the first list of other reports behind which none of the same element follows.

    What comes after it stands in another column: cards with summaries, the latest news.
    """
    for at in range(1, len(prose)):
        between = range(prose[at - 1] + 1, prose[at])
        opened = any(is_opener(walk.units[index].text) for index in between)
        others = sum(linked(walk.units[index]) for index in between)
        if not opened or others < _OTHERS:
            continue
        home = _home(walk, prose[:at])
        if home >= 0 and not any(home in walk.ancestors(walk.units[index].node) for index in prose[at:]):
            return prose[:at]
    return prose


def _home(walk: Walk, prose: list[int]) -> int:
    """Return the innermost node that holds all of some prose; -1 for the page as a whole."""
    held = [list(walk.ancestors(walk.units[index].node)) for index in prose]
    return next((node for node in held[0] if all(node in others for others in held[1:])), -1)


def _first_before(walk: Walk, start: int, claims: list[str]) -> int:
    """Go back over the stamp, the kicker and captions that stand right above the report."""
    first = start
    for index in range(start - 1, max(start - 1 - _ABOVE_UNITS, -1), -1):
        unit = walk.units[index]
        claimed = claims[unit.node] if unit.node >= 0 else ""
        if claimed == "share":
            continue  # the tools of the page may stand between stamp and headline
        fields = own_claims(walk, unit) & _FIELDS
        stamped = len(unit.text) < 90 and has_date(unit.text)
        if claimed or linked(unit) or not (fields or stamped):
            break
        first = index
    return first


def _common(walk: Walk, container: int, node: int) -> int:
    """Return the innermost node around the container and the headline."""
    if container < 0:
        return -1
    around = set(walk.ancestors(container))
    if node < 0:
        return walk.nodes[container].parent
    return next((ancestor for ancestor in walk.ancestors(node) if ancestor in around), -1)


def _stops(unit: Unit, claims: list[str]) -> bool:
    """Tell whether the report has ended before `unit`."""
    if unit.node >= 0 and claims[unit.node]:
        return True
    if unit.picture:
        return False
    if unit.block is Block.HEADING or linked(unit) or is_opener(unit.text):
        return True
    tool = vocabulary.pattern("texts", "tool").search(unit.text) is not None
    return tool or vocabulary.pattern("texts", "footer").search(unit.text) is not None


def own_claims(walk: Walk, unit: Unit) -> frozenset[str]:
    """Return what the unit and the small elements around it claim."""
    found = set(unit.claims)
    for depth, node in enumerate(walk.ancestors(unit.node)):
        if depth == 3 or walk.nodes[node].last - walk.nodes[node].first > _FIELD_UNITS:
            break
        found |= walk.nodes[node].claims
    return frozenset(found)

"""Which blocks of a page are the report: the main text told from everything a portal puts around it.

No list of sites: the headline is the block that <title> repeats, the text is where the prose is
densest below it, and what names itself menu, related or comment is believed unless it holds the
text. When torn, a block is kept: an editor drops a line sooner than finds one that is missing.
"""

from __future__ import annotations

from dataclasses import dataclass

from khotin.convert.boilerplate import is_opener
from khotin.convert.page import OUTSIDE_HINTS
from khotin.convert.read import vocabulary
from khotin.convert.read.blocks import Unit, Walk
from khotin.convert.read.headline import find_headline
from khotin.convert.read.pictures import CAPTION_LENGTH, mark_captions
from khotin.model import Block

_PROSE = 80  # characters from which on a block without links reads as prose
_STRONG_SHARE = 0.8  # share of the prose that a container must hold to be descended into
_FIELD_LENGTH = 200  # characters up to which a block may be a stamp, an author or a source
_STAMP_LENGTH = 120  # characters of a stamp with its view count and its tools
_HEAD_UNITS = 12  # units after the headline among which lead and stamp may stand
_FIELD_UNITS = 6  # units in an element up to which it may be a field and not a container
_FIELDS = ("caption", "time", "author", "source", "kicker", "lead")


@dataclass(frozen=True, slots=True)
class Region:
    """The span of units from the headline to the end of the report, and the container of its text."""

    start: int
    end: int
    container: int
    headline: int  # index of the unit, -1 where none was found


def mark(walk: Walk, titles: list[str], site: str) -> Region:
    """Give every unit of `walk` its hint; `titles` are those that the head of the page claims."""
    base = [_prose(unit) for unit in walk.units]
    headline = find_headline(walk, titles, site)
    claims = _structure(walk, base, headline)
    weights = _weights(walk, base, claims, headline)
    container = _container(walk, weights)
    if headline >= 0 and _buried(walk, container, headline, base, claims):
        headline = -1
    region = _region(walk, container, headline, claims)
    for index, unit in enumerate(walk.units):
        unit.hint = _hint(walk, index, region, claims)
    mark_captions(walk, region.start, region.end)
    _tails(walk, region)
    return region


def _buried(walk: Walk, container: int, headline: int, base: list[int], claims: list[str]) -> bool:
    """Tell whether so much of the text stands above the headline that it is a cross-head."""
    if container < 0 or not walk.nodes[container].first < headline < walk.nodes[container].last:
        return False
    node = walk.nodes[container]
    free = [
        0 if unit.node >= 0 and claims[unit.node] else base[node.first + at]
        for at, unit in enumerate(walk.units[node.first : node.last])
    ]
    return sum(free[: headline - node.first]) * 5 > sum(free) * 2


def _linked(unit: Unit, share: float = 0.5) -> bool:
    return unit.link > len(unit.text) * share


def _prose(unit: Unit) -> int:
    """Return the weight of a unit as running text, 0 for links and short lines."""
    if unit.block is Block.TABLE:
        return len(unit.text) // 2
    size = len(unit.text)
    if _linked(unit, 0.3):
        return 0
    return size if size >= _PROSE else size // 4 if size >= _PROSE // 2 else 0


def _sums(walk: Walk, weights: list[int]) -> list[int]:
    """Return for each node the sum of `weights` of the units that stand in it."""
    totals = [0]
    for weight in weights:
        totals.append(totals[-1] + weight)
    return [totals[node.last] - totals[node.first] for node in walk.nodes]


def _structure(walk: Walk, base: list[int], headline: int) -> list[str]:
    """Return for each node the outside hint that it or an element around it claims, «» for none.

    A claim is void where the element holds the headline or most of the prose: «content-right» may be
    the main column, and a whole page may be wrapped in «has-sidebar».
    """
    sums = _sums(walk, base)
    total = sum(base)
    result: list[str] = []
    for index, node in enumerate(walk.nodes):
        inherited = result[node.parent] if node.parent >= 0 else ""
        claim = inherited or next((hint for hint in OUTSIDE_HINTS if hint in node.claims), "")
        if claim and not inherited:
            holds_headline = node.first <= headline < node.last
            most = sums[index] * 2 > total > 2 * _PROSE and claim != "comment"
            title_too = "title" in node.claims and headline < 0
            if holds_headline or most or title_too:
                claim = ""
        result.append(claim)
    return result


def _weights(walk: Walk, base: list[int], claims: list[str], headline: int) -> list[int]:
    """Return the prose weights, without what stands outside, before the headline, or teases a link."""
    weights = list(base)
    for index, unit in enumerate(walk.units):
        if not weights[index]:
            continue
        teaser = index > 0 and _is_teaser(walk, index)
        if index <= headline or teaser or (unit.node >= 0 and claims[unit.node]):
            weights[index] = 0
    return weights if any(weights) else base


def _is_teaser(walk: Walk, index: int) -> bool:
    """Tell whether a unit is the summary under a linked headline of a list, as lists repeat them."""
    unit, before = walk.units[index], walk.units[index - 1]
    if before.picture and index > 1:
        before = walk.units[index - 2]
    if not (_linked(before, 0.8) and len(before.text) >= 25) or before.text.startswith((">>", "»")):
        return False
    near = set(list(walk.ancestors(unit.node))[:3]) & set(list(walk.ancestors(before.node))[:4])
    return bool(near) and len(unit.text) < 500


def _container(walk: Walk, weights: list[int]) -> int:
    """Return the innermost node that holds nearly all of the prose; -1 for the page as a whole."""
    sums = _sums(walk, weights)
    children: dict[int, list[int]] = {}
    for index, node in enumerate(walk.nodes):
        if sums[index]:
            children.setdefault(node.parent, []).append(index)
    at, held = -1, sum(weights)
    while True:
        best = max(children.get(at, []), key=lambda child: sums[child] * _bonus(walk, child), default=-1)
        if best < 0 or sums[best] < held * _share(walk, best):
            return at
        if walk.nodes[best].tag in {"p", "li", "h1", "h2", "h3", "span", "blockquote"} and at >= 0:
            return at
        at, held = best, max(sums[best], 1)


def _bonus(walk: Walk, node: int) -> float:
    return 1.5 if "content" in walk.nodes[node].claims else 1.0


def _share(walk: Walk, node: int) -> float:
    """Return the share of the prose that suffices to go into `node`: less where it says it is the text."""
    names = walk.nodes[node]
    return 0.5 if "content" in names.claims or names.tag in {"article", "main"} else _STRONG_SHARE


def _region(walk: Walk, container: int, headline: int, claims: list[str]) -> Region:
    """Return the span of the report: from the headline, through the text, to the first thing after it."""
    units = walk.units
    first = walk.nodes[container].first if container >= 0 else 0
    last = walk.nodes[container].last if container >= 0 else len(units)
    if headline >= last:
        headline = -1
    start = _first_before(walk, first if headline < 0 else headline, claims)
    if first <= headline < last:
        return Region(start, _end_inside(units, headline, last, claims), container, headline)
    end = _end_inside(units, first, last, claims)
    if end == last:
        home = _common(walk, container, units[headline].node if headline >= 0 else -1)
        limit = walk.nodes[home].last if home >= 0 else last
        while end < limit and not _stops(units[end], claims):
            end += 1
    return Region(start, end, container, headline)


def _end_inside(units: list[Unit], first: int, last: int, claims: list[str]) -> int:
    """Return where the report ends inside its container: at what only portals print, after the last prose."""
    prose = [
        index
        for index in range(first, last)
        if len(units[index].text) >= _PROSE and not _linked(units[index])
    ]
    footer = vocabulary.pattern("texts", "footer")
    for index in range(prose[-1] + 1 if prose else last, last):
        unit = units[index]
        claimed = unit.node >= 0 and claims[unit.node]
        if not claimed and (is_opener(unit.text) or footer.search(unit.text)):
            return index
    return last


def _first_before(walk: Walk, start: int, claims: list[str]) -> int:
    """Go back over the stamp, the kicker and captions that stand right above the report."""
    units = walk.units
    index = start
    while index > 0 and start - index < 4:
        unit = units[index - 1]
        claimed = unit.node >= 0 and claims[unit.node]
        fields = _own_claims(walk, unit) & set(_FIELDS)
        stamped = vocabulary.pattern("texts", "stamp").search(unit.text) is not None and len(unit.text) < 90
        if claimed or _linked(unit) or not (fields or stamped):
            break
        index -= 1
    return index


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
    if unit.block is Block.HEADING or _linked(unit) or is_opener(unit.text):
        return True
    tool = vocabulary.pattern("texts", "tool").search(unit.text) is not None
    return tool or vocabulary.pattern("texts", "footer").search(unit.text) is not None


def _own_claims(walk: Walk, unit: Unit) -> frozenset[str]:
    """Return what the unit and the small elements around it claim."""
    found = set(unit.claims)
    for depth, node in enumerate(walk.ancestors(unit.node)):
        if depth == 3 or walk.nodes[node].last - walk.nodes[node].first > _FIELD_UNITS:
            break
        found |= walk.nodes[node].claims
    return frozenset(found)


def _hint(walk: Walk, index: int, region: Region, claims: list[str]) -> str:
    """Return the hint of one unit from where it stands and what it claims."""
    unit = walk.units[index]
    if index == region.headline:
        return "title"
    structural = claims[unit.node] if unit.node >= 0 else ""
    if structural:
        return structural
    inline = next((hint for hint in OUTSIDE_HINTS if hint in unit.claims), "")
    if not region.start <= index < region.end and not _is_late_byline(walk, unit, index, region):
        return inline or _outside(unit, index, region)
    if unit.picture:
        return ""
    if inline and len(unit.text) < 60 and not vocabulary.pattern("texts", "stamp").search(unit.text):
        return inline
    if _linked(unit, 0.6) and index != region.headline:
        return "breadcrumb" if index < max(region.headline, 0) else _link_hint(unit)
    return _field(walk, index, region)


def _is_late_byline(walk: Walk, unit: Unit, index: int, region: Region) -> bool:
    """Tell whether a line after the end is still the report's: a name set apart, inside the container."""
    if region.container < 0 or not region.end <= index < walk.nodes[region.container].last:
        return False
    apart = any(walk.nodes[node].set_apart for node in list(walk.ancestors(unit.node))[:1])
    return not _linked(unit) and (
        "author" in _own_claims(walk, unit)
        or (apart and unit.strong * 10 >= len(unit.text) * 9 and len(unit.text) <= _PROSE)
    )


def _link_hint(unit: Unit) -> str:
    """Return the hint of a block of links inside the report; a file or an address to write to is text."""
    if vocabulary.pattern("texts", "tool").search(unit.text):
        return "share"
    return (
        "related" if len(unit.text.split()) >= 4 else "" if "@" in unit.text or "." in unit.text else "share"
    )


def _field(walk: Walk, index: int, region: Region) -> str:
    """Return the hint of a unit inside the report: the part of a report that its element claims to be."""
    unit = walk.units[index]
    if region.headline >= 0 and unit.text == walk.units[region.headline].text:
        return "title"
    found = _own_claims(walk, unit)
    from_headline = index - region.headline if region.headline >= 0 else None
    if len(unit.text) <= _FIELD_LENGTH and (hint := _short_field(unit, found, from_headline)):
        return hint
    if index <= region.headline and vocabulary.pattern("texts", "crumbs").search(unit.text.lower()):
        return "breadcrumb"
    if "caption" in found:
        return "caption" if len(unit.text) <= CAPTION_LENGTH else ""
    if from_headline is None or not 0 < from_headline < _HEAD_UNITS:
        return ""
    long_heading = unit.block is Block.HEADING and len(unit.text) > _PROSE
    return "lead" if "lead" in found or (long_heading and from_headline < _HEAD_UNITS // 2) else ""


def _short_field(unit: Unit, found: frozenset[str], from_headline: int | None) -> str:
    """Return the hint of a short unit: stamp, author, source or kicker."""
    stamped = vocabulary.pattern("texts", "stamp").search(unit.text) is not None
    beside = from_headline is not None and -4 <= from_headline < _HEAD_UNITS // 2
    if stamped and beside and len(unit.text) < _STAMP_LENGTH:
        return "time"
    if "time" in found and len(unit.text) < _STAMP_LENGTH and any(char.isdigit() for char in unit.text):
        return "time"
    if hint := next((hint for hint in ("author", "source") if hint in found), ""):
        return hint
    above = from_headline is None or from_headline <= 2
    if "kicker" in found and above:
        return "kicker"
    return ""


def _outside(unit: Unit, index: int, region: Region) -> str:
    """Return the hint of a unit outside the report by its place and its words."""
    if vocabulary.pattern("texts", "crumbs").search(unit.text.lower()) and index < region.start:
        return "breadcrumb"
    if index < region.start:
        return "nav" if _linked(unit) else "header"
    if vocabulary.pattern("texts", "footer").search(unit.text):
        return "footer"
    if is_opener(unit.text) or _linked(unit):
        return "related"
    return "aside"


def _tails(walk: Walk, region: Region) -> None:
    """Mark what trails in the container: the heading of a run of links, the tools of the page."""
    units = walk.units
    for index in range(region.end - 1, max(region.start, 0), -1):
        unit = units[index]
        if unit.hint or unit.picture:
            continue
        after = next((other for other in units[index + 1 : index + 3] if other.text), None)
        if is_opener(unit.text) and (after is None or after.hint in OUTSIDE_HINTS):
            unit.hint = "related"

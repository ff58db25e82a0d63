"""Which blocks of a page are the report: the main text told from everything a portal puts around it.

No list of sites: the headline is the block that <title> repeats, the text is where the prose is
densest below it, and what names itself menu, related or comment is believed unless it holds the
text. When torn, a block is kept: an editor drops a line sooner than finds one that is missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from khotin.convert.boilerplate import is_opener
from khotin.convert.bylines import parse_byline
from khotin.convert.page import OUTSIDE_HINTS
from khotin.convert.read import vocabulary
from khotin.convert.read.blocks import Unit, Walk
from khotin.convert.read.headline import find_headline
from khotin.convert.read.pictures import CAPTION_LENGTH, mark_captions
from khotin.convert.read.teasers import linked, prose_sizes, teasers
from khotin.convert.stamps import find_stamp, has_date
from khotin.model import Block

_PROSE = 80  # characters from which on a block without links reads as prose
_STRONG_SHARE = 0.8  # share of the prose that a container must hold to be descended into
_SHARE_WITH_HEADLINE = 0.6  # the same for a container that holds the headline
_FIELD_LENGTH = 200  # characters up to which a block may be a stamp, an author or a source
_STAMP_LENGTH = 120  # characters of a stamp with its view count and its tools
_COLUMNS = frozenset({"aside", "related", "widget", "footer"})  # claims of what may be longer than the text
# Paragraphs from which on an element is not what it claims to be.
_TOOL_PARAGRAPHS = {"share": 2, "tags": 2, "breadcrumb": 1, "nav": 3, "header": 3, "widget": 3}
_HEAD_UNITS = 12  # units after the headline among which lead and stamp may stand
_ABOVE_UNITS = 4  # units above the headline that may be its stamp, its kicker or the tools of the page
_BESIDE = 5  # units below the headline among which a day alone is the stamp
_OTHERS = 3  # linked headlines that are a list of other reports
_FIELD_UNITS = 6  # units in an element up to which it may be a field and not a container
_FIELDS = ("caption", "time", "author", "source", "kicker", "lead")


_CLOCK = re.compile(r"\d{1,2}\s*[:hg]\s*\d\d(?::\d\d)?(?:\s*(?:sáng|chiều|tối|[AP]M|SA|CH))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Region:
    """The span of units from the headline to the end of the report, and the container of its text."""

    start: int
    end: int
    container: int
    headline: int  # index of the unit, -1 where none was found
    opening: int  # index of the first paragraph below the headline


def mark(walk: Walk, titles: list[str], site: str) -> Region:
    """Give every unit of `walk` its hint; `titles` are those that the head of the page claims."""
    base = prose_sizes(walk)
    listed = teasers(walk)
    for index in listed:
        base[index] = 0
    headline = find_headline(walk, titles, site, _structure(walk, base, -1))
    claims = _structure(walk, base, headline)
    container = _container(walk, _weights(walk, base, claims, headline), headline)
    if headline >= 0 and _buried(walk, container, headline, base, claims):
        headline = -1
    if headline < 0 <= container:
        headline = find_headline(walk, titles, site, claims, _opening(walk, container, base))
    region = _region(walk, container, headline, claims, base)
    for index, unit in enumerate(walk.units):
        unit.hint = _hint(walk, index, region, claims)
        if not unit.hint and index in listed and index > region.headline:
            unit.hint = "related"
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


def _sums(walk: Walk, weights: list[int]) -> list[int]:
    """Return for each node the sum of `weights` of the units that stand in it."""
    totals = [0]
    for weight in weights:
        totals.append(totals[-1] + weight)
    return [totals[node.last] - totals[node.first] for node in walk.nodes]


def _structure(walk: Walk, base: list[int], headline: int) -> list[str]:
    """Return for each node the outside hint that it or an element around it claims, «» for none.

    A claim is void where the element holds the headline, where it alone can hold the text («content-right»
    may be the main column, a whole page may be wrapped in «has-sidebar» or «print»), and where it claims
    to be a tool of the page but holds paragraphs.
    """
    sums = _sums(walk, base)
    paragraphs = _sums(walk, [int(size >= _PROSE) for size in base])
    below = sum(base[headline + 1 :]) if headline >= 0 else 0
    total = sum(base)
    result: list[str] = []
    for index, node in enumerate(walk.nodes):
        claim = result[node.parent] if node.parent >= 0 else ""
        if not claim and (claim := next((hint for hint in OUTSIDE_HINTS if hint in node.claims), "")):
            most = sums[index] * 2 > total > 2 * _PROSE and claim != "comment"
            # Once the headline is found, a column beside it may be longer than the text below it.
            left = below - (sums[index] if node.first > headline else 0)
            if headline >= 0 and left >= 2 * _PROSE and claim in _COLUMNS:
                most = False
            tool = paragraphs[index] >= _TOOL_PARAGRAPHS.get(claim, len(base) + 1)
            title_too = "title" in node.claims and headline < 0
            if node.first <= headline < node.last or most or title_too or tool:
                claim = ""
        result.append(claim)
    return result


def _opening(walk: Walk, container: int, base: list[int]) -> int:
    """Return the first paragraph of a container."""
    node = walk.nodes[container]
    return next((index for index in range(node.first, node.last) if base[index] >= _PROSE), node.first)


def _weights(walk: Walk, base: list[int], claims: list[str], headline: int) -> list[int]:
    """Return the prose weights, without what stands outside or before the headline."""
    weights = [
        0 if index <= headline or (unit.node >= 0 and claims[unit.node]) else base[index]
        for index, unit in enumerate(walk.units)
    ]
    return weights if any(weights) else base


def _container(walk: Walk, weights: list[int], headline: int) -> int:
    """Return the innermost node that holds nearly all of the prose; -1 for the page as a whole."""
    sums = _sums(walk, weights)
    children: dict[int, list[int]] = {}
    for index, node in enumerate(walk.nodes):
        if sums[index]:
            children.setdefault(node.parent, []).append(index)
    at, held = -1, sum(weights)
    while True:
        best = max(children.get(at, []), key=lambda child: sums[child] * _bonus(walk, child), default=-1)
        if best < 0 or sums[best] < held * _share(walk, best, headline):
            return at
        if walk.nodes[best].tag in {"p", "li", "h1", "h2", "h3", "span", "blockquote"} and at >= 0:
            return at
        at, held = best, max(sums[best], 1)


def _bonus(walk: Walk, node: int) -> float:
    return 1.5 if "content" in walk.nodes[node].claims else 1.0


def _share(walk: Walk, node: int, headline: int) -> float:
    """Return the share of the prose that suffices to go into `node`.

    Less does where it says that it is the text, or where it holds the headline as well.
    """
    names = walk.nodes[node]
    if "content" in names.claims or names.tag in {"article", "main"}:
        return 0.5
    return _SHARE_WITH_HEADLINE if names.first <= headline < names.last else _STRONG_SHARE


def _region(walk: Walk, container: int, headline: int, claims: list[str], base: list[int]) -> Region:
    """Return the span of the report: from the headline, through the text, to the first thing after it."""
    units = walk.units
    first = walk.nodes[container].first if container >= 0 else 0
    last = walk.nodes[container].last if container >= 0 else len(units)
    if headline >= last:
        headline = -1
    start = _first_before(walk, first if headline < 0 else headline, claims)
    inside = first <= headline < last
    end = _end_inside(walk, headline if inside else first, last, claims, base)
    opening = next((at for at in range(max(headline, first) + 1, len(units)) if base[at] >= _PROSE), end)
    if headline >= 0 and not inside:
        opening = next((at for at in range(headline + 1, first) if base[at] >= _PROSE), opening)
    if end < last:
        return Region(start, end, container, headline, opening)
    home = _common(walk, container, units[headline].node if headline >= 0 and not inside else -1)
    limit = walk.nodes[home].last if home >= 0 else last
    while end < limit and not _stops(units[end], claims) and _goes_on(walk, end, base, claims):
        end += 1
    return Region(start, end, container, headline, opening)


def _goes_on(walk: Walk, index: int, base: list[int], claims: list[str]) -> bool:
    """Tell whether a unit below the container is the report's: text, picture, name, or text follows soon."""
    unit = walk.units[index]
    if base[index] >= _PROSE or unit.picture:
        return True
    fields = _own_claims(walk, unit) & set(_FIELDS)
    apart = any(walk.nodes[node].set_apart for node in islice(walk.ancestors(unit.node), 2))
    if fields or apart or unit.strong * 10 >= len(unit.text) * 9 or parse_byline(unit.text, last=True):
        return True
    if (stamp := find_stamp(unit.text)) and stamp.whole:
        return True
    after = range(index + 1, min(index + 3, len(base)))
    soon = next((at for at in after if base[at] >= _PROSE), -1)
    return soon >= 0 and not any(_stops(walk.units[at], claims) for at in range(index + 1, soon + 1))


def _end_inside(walk: Walk, first: int, last: int, claims: list[str], base: list[int]) -> int:
    """Return where the report ends inside its container: at what only portals print, after the last prose."""
    units = walk.units

    def claimed(unit: Unit) -> bool:
        return unit.node >= 0 and claims[unit.node] != ""

    prose = [index for index in range(first, last) if base[index] >= _PROSE and not claimed(units[index])]
    prose = _of_one_column(walk, prose)
    footer = vocabulary.pattern("texts", "footer")
    for index in range(prose[-1] + 1 if prose else last, last):
        unit = units[index]
        if not claimed(unit) and (is_opener(unit.text) or footer.search(unit.text)):
            return index
    return last


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
        fields = _own_claims(walk, unit) & set(_FIELDS)
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
    if structural and not _is_stamp_beside(unit, index, region):
        return structural
    inline = next((hint for hint in OUTSIDE_HINTS if hint in unit.claims), "")
    if _is_stamp_beside(unit, index, region):
        return "time"
    if not region.start <= index < region.end and not _is_late_byline(walk, unit, index, region):
        return inline or _outside(unit, index, region)
    if unit.picture:
        return ""
    if inline and len(unit.text) < 60 and not has_date(unit.text):
        return inline
    if linked(unit, 0.6) and "caption" not in unit.claims:
        return "breadcrumb" if index < max(region.headline, 0) else _link_hint(unit)
    if hint := _field(walk, index, region):
        return hint
    return "kicker" if region.headline < index < region.opening and _is_scrap(walk, index, region) else ""


def _is_stamp_beside(unit: Unit, index: int, region: Region) -> bool:
    """Tell whether a unit is the stamp whatever the elements around it claim: a day right by the headline."""
    if region.headline < 0 or not -2 < index - region.headline < _BESIDE or len(unit.text) >= _STAMP_LENGTH:
        return False
    stamp = find_stamp(unit.text)
    return stamp is not None and stamp.whole


def _is_scrap(walk: Walk, index: int, region: Region) -> bool:
    """Tell whether a unit between headline and text is the page's: «bởi», a clock, a player's buttons."""
    unit = walk.units[index]
    if len(unit.text) >= _PROSE or unit.block is Block.TABLE:
        return False
    if (unit.text.islower() and len(unit.text.split()) <= 2) or _CLOCK.fullmatch(unit.text):
        return True
    if unit.block is Block.LIST_ITEM:
        return False
    above = region.container >= 0 and index < walk.nodes[region.container].first
    pictured = any(other.picture for other in walk.units[max(0, index - 1) : index + 2])
    return above and not pictured


def _is_late_byline(walk: Walk, unit: Unit, index: int, region: Region) -> bool:
    """Tell whether a line after the end is still the report's: a name set apart, inside the container."""
    if region.container < 0 or not region.end <= index < walk.nodes[region.container].last:
        return False
    apart = any(walk.nodes[node].set_apart for node in list(walk.ancestors(unit.node))[:1])
    return not linked(unit) and (
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
    stamped = has_date(unit.text)
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
        return "nav" if linked(unit) else "header"
    if vocabulary.pattern("texts", "footer").search(unit.text):
        return "footer"
    if is_opener(unit.text) or linked(unit):
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

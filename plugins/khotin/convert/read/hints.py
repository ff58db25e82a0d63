"""What each unit of a page is: the part of the report or of the page that its place and its words tell."""

from __future__ import annotations

import re

from khotin.convert.boilerplate import is_opener
from khotin.convert.bylines import parse_byline
from khotin.convert.page import OUTSIDE_HINTS, outside
from khotin.convert.persons import is_person
from khotin.convert.read import vocabulary
from khotin.convert.read.extent import Region, own_claims
from khotin.convert.read.pictures import CAPTION_LENGTH
from khotin.convert.read.shortcodes import is_code
from khotin.convert.read.teasers import PROSE, linked
from khotin.convert.read.units import Unit, Walk
from khotin.convert.stamps import find_stamp, has_date
from khotin.model import Block

_FIELD_LENGTH = 200  # characters up to which a block may be a stamp, an author or a source
_STAMP_LENGTH = 120  # characters of a stamp with its view count and its tools
_HEAD_UNITS = 12  # units after the headline among which lead and stamp may stand
_ACCOUNT = 3  # units above the report among which the name of an account stands
_BELOW = 4  # units below the report among which a box may name author and source
_BESIDE = 5  # units below the headline among which a day alone is the stamp
_OWN_HEAD = 6  # units above the headline that a head of the report itself may hold, its stamp among them
_CLOCK = re.compile(r"\d{1,2}\s*[:hg]\s*\d\d(?::\d\d)?(?:\s*(?:sáng|chiều|tối|[AP]M|SA|CH))?", re.IGNORECASE)


def hint_of(walk: Walk, index: int, region: Region, claims: list[str]) -> str:
    """Return the hint of one unit from where it stands and what it claims."""
    unit = walk.units[index]
    if index == region.headline:
        return "title"
    structural = claims[unit.node] if unit.node >= 0 else ""
    stamped = _is_stamp_beside(walk, index, region, apart=structural != "")
    stamped = stamped or _is_stamp_below(walk, index, region)
    if structural and not stamped:
        return _named_below(unit, index, region) or structural
    inline = outside(unit.claims)
    if stamped:
        return "time"
    if not region.start <= index < region.end and not _is_late_byline(walk, unit, index, region):
        return inline or _named_below(unit, index, region) or _outside(unit, index, region)
    if unit.picture:
        return ""
    if is_code(unit.text) or (inline and len(unit.text) < 60 and not has_date(unit.text)):
        return inline or "widget"
    if linked(unit, 0.6) and "caption" not in unit.claims:
        return "breadcrumb" if index < max(region.headline, 0) else _link_hint(walk, unit)
    if hint := _field(walk, index, region):
        return hint
    return "kicker" if region.headline < index < region.opening and _is_scrap(walk, index, region) else ""


def _is_stamp_beside(walk: Walk, index: int, region: Region, *, apart: bool) -> bool:
    """Tell whether a unit is the stamp whatever the elements around it claim: a day right by the headline.

    A menu between the headline and the text counts for nothing, unless the unit stands `apart` as well.
    """
    unit, headline = walk.units[index], region.headline
    last = headline + _BESIDE if apart else region.beside
    if headline < 0 or index >= last or len(unit.text) >= _STAMP_LENGTH:
        return False
    if index <= headline - 2 and not _shares_head(walk, unit, headline):
        return False
    stamp = find_stamp(unit.text)
    return stamp is not None and stamp.whole


def _shares_head(walk: Walk, unit: Unit, headline: int) -> bool:
    """Tell whether a unit above the headline is marked as a time, and stands in the report's own head.

    The banner of a page shows the day of the capture; it stands apart from the headline.
    """
    if "time" not in own_claims(walk, unit):
        return False
    for node in map(walk.nodes.__getitem__, walk.ancestors(unit.node)):
        if node.last > headline:
            return headline - node.first <= _OWN_HEAD
        if outside(node.claims):
            return False
    return False


def _is_stamp_below(walk: Walk, index: int, region: Region) -> bool:
    """Tell whether a unit is the moment of a post, which some systems print below it and its hash tags."""
    if not region.end <= index < region.end + _BELOW or linked(walk.units[index]):
        return False
    if not all(unit.text.startswith("#") for unit in walk.units[region.end : index]):
        return False
    stamp = find_stamp(walk.units[index].text)
    return stamp is not None and stamp.whole and stamp.precision == "minute"


def _named_below(unit: Unit, index: int, region: Region) -> str:
    """Return what a line in a box right below the report says of its origin: «Tác giả bài viết: …»."""
    if not 0 <= index - region.end < _BELOW or ":" not in unit.text or len(unit.text) > _FIELD_LENGTH:
        return ""
    byline = parse_byline(unit.text, last=True)
    if byline is None or byline.kind != "label":
        return ""
    return "author" if byline.authors else "source" if unit.text.lower().startswith("nguồn") else ""


def _is_scrap(walk: Walk, index: int, region: Region) -> bool:
    """Tell whether a unit between headline and text is the page's: «bởi», a clock, a player's buttons."""
    unit = walk.units[index]
    if len(unit.text) >= PROSE or unit.block is Block.TABLE:
        return False
    if (unit.text.islower() and len(unit.text.split()) <= 2) or _CLOCK.fullmatch(unit.text):
        return True
    if unit.block is Block.LIST_ITEM:
        return False
    above = region.container >= 0 and index < walk.nodes[region.container].first
    byline = parse_byline(unit.text, last=True) if above else None
    if byline and byline.authors and all(map(is_person, byline.authors)):
        return False
    pictured = any(other.picture for other in walk.units[max(0, index - 1) : index + 2])
    return above and not pictured


def _is_late_byline(walk: Walk, unit: Unit, index: int, region: Region) -> bool:
    """Tell whether a line after the end is still the report's: a name set apart, inside the container."""
    if region.container < 0 or not region.end <= index < walk.nodes[region.container].last:
        return False
    apart = any(walk.nodes[node].set_apart for node in list(walk.ancestors(unit.node))[:1])
    return not linked(unit) and (
        "author" in own_claims(walk, unit)
        or (apart and unit.strong * 10 >= len(unit.text) * 9 and len(unit.text) <= PROSE)
    )


def _links_author(walk: Walk, unit: Unit) -> bool:
    """Tell whether a unit is a link to the page of who wrote the report: a name in a class for authors."""
    if "author" not in own_claims(walk, unit):
        return False
    byline = parse_byline(unit.text, last=True)
    return byline is not None and bool(byline.authors)


def _link_hint(walk: Walk, unit: Unit) -> str:
    """Return the hint of a block of links inside the report; a file or an address to write to is text."""
    if vocabulary.pattern("texts", "tool").search(unit.text):
        return "share"
    if _links_author(walk, unit):
        return "author"
    return (
        "related" if len(unit.text.split()) >= 4 else "" if "@" in unit.text or "." in unit.text else "share"
    )


def _field(walk: Walk, index: int, region: Region) -> str:
    """Return the hint of a unit inside the report: the part of a report that its element claims to be."""
    unit = walk.units[index]
    if region.headline >= 0 and unit.text == walk.units[region.headline].text:
        return "title"
    found = own_claims(walk, unit)
    from_headline = index - region.headline if region.headline >= 0 else None
    if len(unit.text) <= _FIELD_LENGTH and (hint := _short_field(unit, found, from_headline)):
        return hint
    if index <= region.headline and vocabulary.pattern("texts", "crumbs").search(unit.text.lower()):
        return "breadcrumb"
    if "caption" in found:
        return "caption" if len(unit.text) <= CAPTION_LENGTH else ""
    if from_headline is None or not 0 < from_headline < _HEAD_UNITS:
        return ""
    long_heading = unit.block is Block.HEADING and len(unit.text) > PROSE
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
    if index < region.start:
        if vocabulary.pattern("texts", "crumbs").search(unit.text.lower()):
            return "breadcrumb"
        return "header" if not linked(unit) or _names_account(unit, region.start - index) else "nav"
    if vocabulary.pattern("texts", "footer").search(unit.text):
        return "footer"
    if is_opener(unit.text) or linked(unit):
        return "related"
    return "aside"


def _names_account(unit: Unit, above: int) -> bool:
    """Tell whether a link right above the report names whose page it is, as accounts in social media do."""
    site = vocabulary.pattern("texts", "site")
    return above <= _ACCOUNT and unit.block is not Block.LIST_ITEM and site.match(unit.text) is not None


def mark_tails(walk: Walk, region: Region) -> None:
    """Mark what trails in the container: the heading of a run of links, the tools of the page."""
    units = walk.units
    for index in range(region.end - 1, max(region.start, 0), -1):
        unit = units[index]
        if unit.hint or unit.picture:
            continue
        after = next((other for other in units[index + 1 : index + 3] if other.text), None)
        alone = unit.block is Block.HEADING and _heads_others(walk, index)
        if alone or (is_opener(unit.text) and (after is None or after.hint in OUTSIDE_HINTS)):
            unit.hint = "related"


def _heads_others(walk: Walk, index: int) -> bool:
    """Tell whether a heading opens an element that holds nothing but other reports below it."""
    box = walk.nodes[walk.nodes[walk.units[index].node].parent]
    below = [unit.hint for unit in walk.units[index + 1 : box.last] if unit.text]
    return box.first == index and bool(below) and all(hint == "related" for hint in below)

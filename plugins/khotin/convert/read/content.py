"""Which blocks of a page are the report: the main text told from everything a portal puts around it.

No list of sites: the headline is the block that <title> repeats, the text is where the prose is
densest below it, and what names itself menu, related or comment is believed unless it holds the
text. When torn, a block is kept: an editor drops a line sooner than finds one that is missing.
"""

from __future__ import annotations

import re
from itertools import islice

from khotin.convert.boilerplate import is_opener
from khotin.convert.lines import ends_sentence
from khotin.convert.page import outside
from khotin.convert.read.boxes import mark_boxes
from khotin.convert.read.companions import mark_companions
from khotin.convert.read.extent import Region, region_of
from khotin.convert.read.headline import find_headline
from khotin.convert.read.hints import hint_of, mark_tails
from khotin.convert.read.pictures import mark_captions
from khotin.convert.read.teasers import PROSE, below_links, linked, prose_sizes, teasers
from khotin.convert.read.units import Node, Walk
from khotin.model import Block

_STRONG_SHARE = 0.8  # share of the prose that a container must hold to be descended into
_SHARE_WITH_HEADLINE = 0.6  # the same for a container that holds the headline
_COLUMNS = frozenset({"aside", "related", "widget", "footer"})  # claims of what may be longer than the text
# Paragraphs from which on an element is not what it claims to be.
_TOOL_PARAGRAPHS = {"share": 2, "tags": 2, "breadcrumb": 1, "nav": 3, "header": 3, "widget": 3}
_BOX_SHARE = 2.5  # times as much prose as a box of other reports a report has
_KEYS = re.compile(r":\s*\S")  # what an opener opens, in the same line: «Từ khóa: nông thôn mới»
_ENTRY = 4  # level of a heading that an entry of a list of definitions makes
_TEXT = 3 * PROSE  # characters of prose that make a text
_ARTICLE_HEAD = 6  # units below the headline in which the head of the article may begin


def mark(walk: Walk, titles: list[str], site: str) -> Region:
    """Give every unit of `walk` its hint; `titles` are those that the head of the page claims."""
    shared = below_links(walk)
    base = prose_sizes(walk, shared)
    listed = teasers(walk, shared)
    for index in listed:
        base[index] = 0
    unheaded = _structure(walk, base, -1)
    headline = find_headline(walk, titles, site, unheaded)
    claims = unheaded if headline < 0 else _structure(walk, base, headline)
    if _heads_nothing(walk, headline, base, claims):
        headline, claims = -1, unheaded
    container = _container(walk, _weights(walk, base, claims, headline), headline)
    if headline >= 0 and _buried(walk, container, headline, base, claims):
        headline = -1
    if headline < 0 <= container:
        headline = find_headline(walk, titles, site, claims, _opening(walk, container, base))
    region = region_of(walk, container, headline, claims, base)
    for index, unit in enumerate(walk.units):
        unit.hint = hint_of(walk, index, region, claims)
        if not unit.hint and index in listed and index > region.headline:
            unit.hint = "related"
    _mark_headed(walk, region, base)
    _mark_entries(walk, region)
    mark_captions(walk, region.start, region.end)
    mark_companions(walk, region)
    mark_boxes(walk, region)
    mark_tails(walk, region)
    return region


def _mark_entries(walk: Walk, region: Region) -> None:
    """Make a heading of what a list of definitions explains in sentences below it."""
    for index in range(max(region.headline, region.start, 0) + 1, region.end - 1):
        unit, below = walk.units[index], walk.units[index + 1]
        if unit.hint or below.hint or walk.nodes[unit.node].tag != "dt" or not unit.text:
            continue
        told = below.block is Block.LIST_ITEM or (ends_sentence(below.text) and len(below.text) >= PROSE)
        if told and any(walk.nodes[at].tag == "dd" for at in islice(walk.ancestors(below.node), 3)):
            unit.block, unit.level = Block.HEADING, _ENTRY


def _mark_headed(walk: Walk, region: Region, base: list[int]) -> None:
    """Mark what stands in a box that opens with the heading of a list of other reports, linked or not."""
    for index in range(max(region.headline, region.start, 0) + 1, region.end):
        if walk.units[index].hint or not is_opener(walk.units[index].text):
            continue
        box = _headed(walk, index, base)
        if box < 0:
            if _KEYS.search(walk.units[index].text):
                walk.units[index].hint = "related"
            continue
        node = walk.nodes[box]
        if sum(base[node.first : node.last]) * _BOX_SHARE > sum(base[region.start : region.end]):
            continue
        for unit in walk.units[index : node.last]:
            unit.hint = unit.hint or "related"


def _headed(walk: Walk, index: int, base: list[int]) -> int:
    """Return the largest element that a unit opens and that holds more than it, -1 where none does.

    Where a box opens the text itself, the elements around it hold paragraphs and no linked headlines.
    """
    opened = (at for at in walk.ancestors(walk.units[index].node) if walk.nodes[at].first == index)
    box = -1
    for at in opened:
        last, node = walk.nodes[box].last if box >= 0 else index + 1, walk.nodes[at]
        more = range(last, node.last)
        prose = sum(base[other] >= PROSE for other in more)
        if box >= 0 and prose > sum(linked(walk.units[other]) for other in more):
            break
        if node.last > index + 1:
            box = at
    return box


def _free(walk: Walk, base: list[int], claims: list[str]) -> list[int]:
    """Return the prose weights, without what stands outside the report."""
    return [
        0 if unit.node >= 0 and claims[unit.node] else size
        for unit, size in zip(walk.units, base, strict=True)
    ]


def _heads_nothing(walk: Walk, headline: int, base: list[int], claims: list[str]) -> bool:
    """Tell whether all of the text stands above the headline: it is the name of the site in the footer."""
    if headline < 0:
        return False
    free = _free(walk, base, claims)
    return sum(free[headline + 1 :]) < PROSE and sum(free[:headline]) >= _TEXT


def _buried(walk: Walk, container: int, headline: int, base: list[int], claims: list[str]) -> bool:
    """Tell whether so much of the text stands above the headline that it is a cross-head."""
    if container < 0 or not walk.nodes[container].first < headline < walk.nodes[container].last:
        return False
    node = walk.nodes[container]
    free = _free(walk, base, claims)
    return sum(free[node.first : headline]) * 5 > sum(free[node.first : node.last]) * 2


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
    paragraphs = _sums(walk, [int(size >= PROSE) for size in base])
    below = sum(base[headline + 1 :]) if headline >= 0 else 0
    total = sum(base)
    result: list[str] = []
    for index, node in enumerate(walk.nodes):
        claim = result[node.parent] if node.parent >= 0 else ""
        if not claim and (claim := outside(node.claims)):
            most = sums[index] * 2 > total > 2 * PROSE and claim != "comment"
            # Once the headline is found, a column beside it may be longer than the text below it.
            left = below - (sums[index] if node.first > headline else 0)
            if headline >= 0 and left >= 2 * PROSE and claim in _COLUMNS:
                most = False
            tool = paragraphs[index] >= _TOOL_PARAGRAPHS.get(claim, len(base) + 1)
            # A banner stands above the headline; what is called header below it is the article's own.
            below_headline = claim == "header" and 0 <= headline < node.first <= headline + _ARTICLE_HEAD
            title_too = "title" in node.claims and headline < 0
            amid = claim == "aside" and _is_amid_text(walk, node, base)
            if node.first <= headline < node.last or most or title_too or tool or below_headline or amid:
                claim = ""
        result.append(claim)
    return result


def _is_amid_text(walk: Walk, node: Node, base: list[int]) -> bool:
    """Tell whether an element stands between paragraphs, in their own element, and leads nowhere."""
    around = walk.nodes[node.parent] if node.parent >= 0 else node
    above, below = base[around.first : node.first], base[node.last : around.last]
    among = max(above, default=0) >= PROSE and max(below, default=0) >= PROSE
    return among and not any(unit.link for unit in walk.units[node.first : node.last])


def _opening(walk: Walk, container: int, base: list[int]) -> int:
    """Return the first paragraph of a container."""
    node = walk.nodes[container]
    return next((index for index in range(node.first, node.last) if base[index] >= PROSE), node.first)


def _weights(walk: Walk, base: list[int], claims: list[str], headline: int) -> list[int]:
    """Return the prose weights, without what stands outside or before the headline."""
    weights = [0] * (headline + 1) + _free(walk, base, claims)[headline + 1 :]
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

"""The headline of a page: the block that the page's own titles repeat, or the one that looks like it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from khotin.convert.boilerplate import is_opener, is_section
from khotin.convert.lines import bag
from khotin.convert.read import vocabulary
from khotin.convert.read.units import Unit, Walk
from khotin.convert.stamps import find_stamp, has_date
from khotin.model import Block
from khotin.text import same, tone

_SHORTEST, _LONGEST = 12, 450  # characters of a headline
_ENOUGH = 4.0  # points from which on a block is taken for the headline
_ENOUGH_NEAR = 2.0  # the same for a line right above the text
_BELOW = 12  # units below a headline among which its text begins
_BANNERED = 160  # characters of a headline that stands below a banner; a summary is longer
_PART = 25  # characters of a key below which it may be a part of the site's name
_PARAGRAPH = 100  # characters of a block that is text
_SENTENCE = 15  # words of a block with a full stop that tells rather than heads
_TOLD = 2000  # characters of a paragraph that are compared with the headline
_CUT = re.compile(r"\s*(?:\.\.\.|…)\s*$")
_SEPARATOR = re.compile(r"\s+[-–—|»:]\s+")
_SPACES = re.compile(r"\W+")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")


def find_headline(
    walk: Walk, titles: list[str], site: str, claims: list[str], near: int | None = None
) -> int:
    """Return the index of the unit that is the headline, -1 where nothing looks like one.

    `claims` has for each node what it claims to be outside the report. Where no block of the page names
    itself a headline, `near` is where the text begins: then a plain line above it will do.
    """
    head = _Head(titles, site)
    enough = _ENOUGH if near is None else _ENOUGH_NEAR
    found: dict[int, float] = {}
    last = len(walk.units)
    among = range(last) if near is None else range(max(0, near - _BELOW), min(near + 2, last))
    for index in among:
        unit = walk.units[index]
        if not _SHORTEST <= len(unit.text) <= _LONGEST or unit.rows:
            continue
        (matched, is_site), praise = head.said_by(unit.text), _praise(walk, index)
        if near is None and not matched and not praise:
            continue
        points = matched + praise - _blame(unit, matched) - (8 if is_site else 0)
        if points > 0:
            points += _company(walk, index)
        elif near is not None and points == 0 and not unit.text.endswith((".", ";", ":")):
            points = _company(walk, index)
        points -= 3 if unit.node >= 0 and claims[unit.node] else 0
        if points > enough:
            found[index] = points
    best = max(found, key=lambda index: (found[index], -index), default=-1)
    return _below_banner(walk, best, found) if best >= 0 else best


def _cut_parts(title: str) -> list[str]:
    """Return what a title of the head cuts with dots before it goes on: «Site - Headline... | Facebook»."""
    return [part for part in _SEPARATOR.split(title)[:-1] if _CUT.search(part)]


def _below_banner(walk: Walk, best: int, found: dict[int, float]) -> int:
    """Return the headline below `best` where that is a banner: of the two the text tells what it says."""
    told, words = _told(walk, best)
    if told * 2 >= words:
        return best
    for index in found:
        unit = walk.units[index]
        near = best < index <= best + _BELOW * 2 and len(unit.text) <= _BANNERED
        if (
            near
            and not unit.text.endswith(".")
            and (unit.block is Block.HEADING or _names_itself(walk, unit))
        ):
            told_here, words_here = _told(walk, index)
            if told_here * 2 >= words_here and told_here > told:
                return index
    return best


def _key(text: str) -> str:
    """Return the letters and digits of a title, to compare it however it is spaced, quoted or cased."""
    return _SPACES.sub(" ", same(unicodedata.normalize("NFC", text))).strip()


class _Head:
    """What the head of a page claims: its titles, each with whether it was cut, and the name of the site."""

    def __init__(self, titles: list[str], site: str) -> None:
        said = [*titles, *(part for title in titles for part in _cut_parts(title))]
        self._titles = [(_key(_CUT.sub("", title)), bool(_CUT.search(title))) for title in said if title]
        self._site = _key(site)
        self._words = frozenset(
            word for key, _ in (*self._titles, (self._site, False)) for word in key.split()
        )

    def said_by(self, text: str) -> tuple[float, bool]:
        """Return points for how well `text` repeats a title, and whether it names the site instead."""
        first = _WORD.search(text)
        # Most blocks begin with a word that no title holds.
        if first is None or tone(first[0]).casefold() not in self._words:
            return 0.0, first is None and not self._site
        key = _key(text)
        matched = max((_match(key, title, cut=cut) for title, cut in self._titles), default=0.0)
        part = matched > 0 and len(key) < _PART and self._site.startswith(key)
        return matched, key == self._site or part


def _praise(walk: Walk, index: int) -> float:
    """Return points for what makes a block look like a headline."""
    unit = walk.units[index]
    points = {1: 3.0, 2: 1.5, 3: 0.5}.get(unit.level, 0.0) if unit.block is Block.HEADING else 0.0
    points += 3 if _names_itself(walk, unit) else 0
    points += 2 if unit.large else 0
    points += 1 if unit.strong * 10 >= len(unit.text) * 9 else 0
    return points + (3 if _stamped(walk, index) else 0)


def _blame(unit: Unit, matched: float) -> float:
    """Return points for what speaks against a block that repeats a title of the head as far as `matched`."""
    points = 6.0 if is_section(unit.text) or is_opener(unit.text) else 0.0
    points += 3 if unit.link * 2 > len(unit.text) and not matched else 0
    points += 3 if unit.text.endswith(".") and len(unit.text.split()) > _SENTENCE else 0
    points += 2 if unit.block is Block.LIST_ITEM else 0
    points += _ENOUGH * 2 if not matched and vocabulary.pattern("texts", "posted").search(unit.text) else 0
    return points + (matched + 6 if vocabulary.pattern("texts", "site").fullmatch(unit.text) else 0)


def _stamped(walk: Walk, index: int) -> bool:
    """Tell whether a plain line stands between nothing and a stamp with the text below it."""
    unit = walk.units[index]
    if unit.link or unit.text.endswith((".", ":")):
        return False
    after = walk.units[index + 1 : index + 3]
    if len(after) < 2 or len(after[1].text) <= _PARAGRAPH:
        return False
    if not _DIGIT.search(after[0].text):
        return False
    stamp = find_stamp(after[0].text)
    return stamp is not None and stamp.whole and find_stamp(unit.text) is None


def _names_itself(walk: Walk, unit: Unit) -> bool:
    """Tell whether a unit or one of the two elements around it claims to be a title."""
    if "title" in unit.claims:
        return True
    if unit.node < 0:
        return False
    node = walk.nodes[unit.node]
    return "title" in node.claims or (node.parent >= 0 and "title" in walk.nodes[node.parent].claims)


def _match(key: str, title: str, *, cut: bool) -> float:
    """Return points for how well a block repeats a title of the head."""
    if not key or not title:
        return 0.0
    if key == title:
        return 10.0
    if cut and key.startswith(title) and len(title) >= 20:
        return 9.0
    # «Headline - Site» begins with the block, «Site - Headline» and «Site > Headline» end with it.
    if len(key) >= 20 and (title.startswith(f"{key} ") or title.endswith(f" {key}")):
        return 8.0 * min(1.0, len(key) * 2 / len(title))
    if len(title) >= 20 and key.startswith(f"{title} "):
        return 7.0
    return 0.0


def _company(walk: Walk, index: int) -> float:
    """Return points for a stamp right beside the block, for prose soon below it, for words they share."""
    beside = [*walk.units[max(0, index - 2) : index], *walk.units[index + 1 : index + 4]]
    if has_date(walk.units[index].text) and (stamp := find_stamp(walk.units[index].text)) and stamp.whole:
        return -_ENOUGH
    points = 1.5 if any(len(unit.text) < 120 and has_date(unit.text) for unit in beside) else 0.0
    if not any(_prose_below(walk, index)):
        return points
    return points + 1.0 + min(3.0, 0.3 * _told(walk, index)[0])


def _told(walk: Walk, index: int) -> tuple[int, int]:
    """Return how many of the words of a block the text below it says, and how many there are.

    A report tells what its headline says; the name of a site or a section is not told.
    """
    untold = words = _words(walk.units[index].text)
    for text in _prose_below(walk, index):
        untold -= _words(text[:_TOLD])
    return len(words) - len(untold), len(words)


def _prose_below(walk: Walk, index: int) -> Iterator[str]:
    """Yield the paragraphs soon below a block."""
    for unit in walk.units[index + 1 : index + _BELOW]:
        if len(unit.text) > _PARAGRAPH and unit.link * 4 < len(unit.text):
            yield unit.text


def _words(text: str) -> frozenset[str]:
    """Return the words of a block, those that later steps ask for as well."""
    return bag(tone(text))

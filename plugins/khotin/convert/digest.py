"""Know a page that prints several short reports under one headline: «Tin vắn», «Điểm tin trong tuần».

Read as one report it would get the headline, the day and the place of its first item. It is taken for a
digest only where the first words of its text open an item and each item tells something; where no headline
says that it is one, the items must name places, and authors or days of their own. A report with cross-heads
has its lead above them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import dropwhile, pairwise

from khotin.convert import boilerplate
from khotin.convert.bylines import Byline, parse_byline
from khotin.convert.labelled import SIGN, Digest, Labelled, byline_of, is_stamp, stops
from khotin.convert.lines import lowered, word_count
from khotin.convert.names import ordinary
from khotin.convert.page import OUTSIDE_HINTS
from khotin.convert.paragraphs import Paragraph
from khotin.convert.persons import may_be_name
from khotin.convert.stamps import is_part
from khotin.gazetteer import load
from khotin.model import Block, Label

ITEM = "một tin của trang gom nhiều tin"
"""Why a line is text that opens an item of a digest, or ends with who wrote it."""
SIGNED = "ký dưới một tin của trang gom nhiều tin"
"""Why a line between the items of a digest is no text."""
# Marks that head items, and those that any report sets before the points of a list.
_MARKS, _POINTS = "*°º˚•●○■□♦◆❖✦►▶", "–+-"
_SIGNS = frozenset(_MARKS + _POINTS)
# «(Báo An Lạc)- * Sáng 2/12, …», «1. Xã Kỳ Thọ: …»
_MARK = re.compile(
    rf"(?:\([^()]{{2,40}}\)\s*[-–:]*\s*)?(?:(?P<mark>[{_MARKS}{_POINTS}])\1*|\d{{1,2}}(?P<number>[.)/]))\s*(?=[^\s\d])"
)
# «TP Vĩnh Long: …», «Cần Thơ - …», «Xã Kỳ Thọ:» alone
_LABEL = re.compile(r"(?P<name>[^\W\d_a-zà-ỹđ][^:.;!?]{1,59}?)(?P<sign>:| [-–])(?:\s(?=\S)|$)")
_DAY = re.compile(r"(?:sáng|trưa|chiều|tối|đêm|ngày)[^,;:]{0,12}?(\d{1,2}\s?[/.-]\s?\d{1,2})(?!\d)")
# How far from its beginning an item tells its day; most headlines are no longer.
_OPENING, _HEAD = 90, 100
_TELLS, _TITLE, _LABEL_WORDS = 12, 20, 8
_TWO, _SEVERAL = 2, 3
# Lines of a page with all its menus; a whole book is none.
_LONGEST = 1500
# Hints of lines that may stand between the headline of a digest and its first item.
_BESIDE = {"time", "author", "source", "caption", "kicker"}


def find(rows: Sequence[Paragraph]) -> Digest | None:
    """Return the digest that the lines of a page are, None for any other report."""
    above = next(
        (at for at, row in enumerate(rows) if len(row.text) > _HEAD and not row.first.hint), len(rows)
    )
    # Nearly all pages are told from a digest by these few letters.
    low = "\n".join([row.text for row in rows[:above]]).lower()
    called = any(map(low.__contains__, _all_names()))
    if len(rows) > _LONGEST:
        return None
    if called and (found := _headed(rows[: above + 1], rows)):
        return found
    first = rows[max(0, above - 1) : above + 1]
    if any(map(_may_open, first)) and sum(map(_may_open, _inside(rows))) >= _SEVERAL:
        return _unheaded(rows)
    return None


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Return what pages call a digest: words that suffice above items, and those of sections as well."""
    source = files("khotin.convert").joinpath("data/digests.toml").read_text("utf-8")
    return {group: tuple(names) for group, names in tomllib.loads(source).items()}


@cache
def _all_names() -> tuple[str, ...]:
    return tuple(name for names in _names().values() for name in names)


def _inside(rows: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the lines that the markup of a page does not put outside the report."""
    return (row for row in rows if row.hint not in OUTSIDE_HINTS)


def _may_open(row: Paragraph) -> bool:
    return row.text[:1] in _SIGNS or row.text[:1].isdigit() or ": " in row.text[:_OPENING]


def _headed(head: Sequence[Paragraph], rows: Sequence[Paragraph]) -> Digest | None:
    """Return the digest that one of the lines of the `head` of a page says it is, right above its items."""
    for at in range(len(head) - 1, -1, -1):
        sure = _is_named(head[at], "names")
        if not (sure or _is_named(head[at], "sections")):
            continue
        body = [*dropwhile(_is_of_page, _body(rows[at + 1 :]))]
        for openings in _openings(body, points=sure):
            several = len(openings) >= (_TWO if sure else _SEVERAL)
            if several and not openings[0] and (sure or _differ(body, openings)):
                return _digest(head[at], body, openings)
        # «Trong tuần, các địa phương có nhiều hoạt động.» introduces the items.
        below = body[1:] if sure and body and _tells(body[0]) else []
        for openings in _openings(below, points=True):
            if len(openings) >= _SEVERAL and not openings[0] and all(_places(below, openings)):
                return _digest(head[at], below, openings)
    return None


def _digest(head: Paragraph | None, body: Sequence[Paragraph], openings: Sequence[int]) -> Digest:
    return Digest(head, [body[at] for at in openings], _signed_inside(body, openings))


def _is_named(row: Paragraph, group: str) -> bool:
    """Whether a line is called as digests are: «Tin vắn ngày 11-7», «Đại Trạch: Tin ngắn trong tuần»."""
    if row.hint in OUTSIDE_HINTS and row.hint != "header":
        return False
    low = lowered(row.text).strip(" *•-–:|»")
    if word_count(low) > _TITLE or low.endswith("."):
        return False
    return any(low.startswith(name) or f" {name}" in low for name in _names()[group])


def _body(rows: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the lines below a headline that may be the reporter's, down to the list of other reports."""
    kept: list[Paragraph] = []
    for row in rows:
        if row.hint not in OUTSIDE_HINTS:
            if boilerplate.is_opener(row.text):
                break
            kept.append(row)
    return kept


def _is_of_page(row: Paragraph) -> bool:
    """Whether a line between the headline of a digest and its first item is the page's."""
    if row.hint in _BESIDE or row.block is Block.FIGURE or is_stamp(row) or is_part(row.text):
        return True
    if row.text.endswith(":") and not place_of(row.text):
        # «Tuần qua, Ban Biên tập nhận được các tin sau:»
        return True
    return boilerplate.is_tool(row.text) or SIGN.fullmatch(row.text) is not None


def _unheaded(rows: Sequence[Paragraph]) -> Digest | None:
    """Return the digest that nothing but its items shows: their places, and their authors or days."""
    body = _body([row for row in rows if row.hint != "header"])
    first = next((at for at, row in enumerate(body) if _tells(row)), 0)
    # A headline of an item stands right above its text.
    for start in (first, first - 1):
        for openings in _openings(body[start:], points=False) if start > 0 else ():
            if len(openings) >= _SEVERAL and _differ(body[start:], openings, places=True):
                return _digest(None, body[start:], openings)
    return None


def _openings(body: Sequence[Paragraph], *, points: bool) -> Iterator[list[int]]:
    """Yield which lines of `body` could open items, each kind of opening in turn; `points` may be some."""
    kinds: dict[str, list[int]] = {}
    for at, row in enumerate(body):
        for kind in _kinds(row, points=points):
            kinds.setdefault(kind, []).append(at)
    kinds["signed"] = _below_names(body)
    for found in kinds.values():
        while found and not any(map(_tells, body[found[-1] :])):
            found.pop()
        if len(found) >= _TWO and _covers(body, found):
            yield found


def _kinds(row: Paragraph, *, points: bool) -> Iterator[str]:
    """Yield in which ways a line may open an item: by its mark or number, a place, as a headline."""
    mark = _MARK.match(row.text)
    if mark and (points or (mark["mark"] or "*") not in _POINTS):
        yield mark["mark"] or mark["number"]
    if row.block is Block.LIST_ITEM and points:
        yield "list"
    # A headline of the page is of a higher level than the cross-heads below it.
    if place_of(row.text) and not mark:
        yield f"place {row.block} {row.first.level}"
    head = row.block is Block.HEADING or row.first.strong or row.text.isupper()
    if head and points and not (_tells(row) or signer(row)):
        yield f"head {row.block} {row.first.level}"


def _below_names(body: Sequence[Paragraph]) -> list[int]:
    """Return the headlines that stand first or below a name, and above a paragraph."""
    return [
        at
        for at in range(len(body) - 1)
        if _tells(body[at + 1])
        and not _tells(body[at])
        and (not at or (_tells(body[at - 2]) and signer(body[at - 1]) is not None))
        and signer(body[at]) is None
    ]


def _covers(body: Sequence[Paragraph], openings: Sequence[int]) -> bool:
    """Whether the text begins with the first of the items, and each of them tells something.

    What has a stamp below it is a headline of the page, and no item's.
    """
    first = next((at for at, row in enumerate(body) if _tells(row) or at == openings[0]), -1)
    if first != openings[0] or any(map(is_stamp, body[first : openings[1]])) or _is_above(body, openings):
        return False
    return all(any(map(_tells, body[at:end])) for at, end in pairwise((*openings, len(body))))


def _is_above(body: Sequence[Paragraph], openings: Sequence[int]) -> bool:
    """Whether all other items lie in the place of the first, whose headline is then that of one report."""
    first, *others = (place_of(body[at].text) for at in openings)
    if not first or _MARK.match(body[openings[0]].text) or any(signer(body[at - 1]) for at in openings[1:]):
        return False
    whole = {unit.code for unit in load().named(first)}
    chains = ([load().chain(unit)[:-1] for unit in load().named(other)] for other in others)
    return all(any(parent.code in whole for chain in units for parent in chain) for units in chains)


def _tells(row: Paragraph) -> bool:
    """Whether a line is a paragraph of an item, perhaps with its author in brackets at the end."""
    return word_count(row.text) >= _TELLS and (stops(row.text) or row.text.endswith(")"))


def _differ(body: Sequence[Paragraph], openings: Sequence[int], *, places: bool = False) -> bool:
    """Whether items show that they are several reports: by their `places`, and by their authors or days."""
    ends = [*openings[1:], len(body)]
    named = {*_places(body, openings)} - {""}
    days = {day for at, end in zip(openings, ends, strict=True) if (day := _day(body[at:end]))}
    between = sum(signer(body[at - 1]) is not None for at in openings[1:])
    if between == len(openings) - 1 >= _TWO:
        # Who wrote it stands below each of them.
        return True
    signed = between + len(_signed_inside(body, openings))
    evidence = max(len(days), signed) >= _TWO
    return evidence and len(named) >= len(openings) - 1 if places else evidence or len(named) >= _TWO


def _places(body: Sequence[Paragraph], openings: Sequence[int]) -> list[str]:
    """Return the places that items open with, «» for one that opens with none."""
    return [place_of(body[at].text) for at in openings]


def _day(item: Sequence[Paragraph]) -> str:
    """Return the day that an item tells at its beginning."""
    for row in item:
        if _tells(row):
            day = _DAY.search(lowered(row.text), 0, _OPENING)
            return day[1] if day else ""
    return ""


def without_mark(text: str) -> str:
    """Return what opens an item without its mark or number."""
    mark = _MARK.match(text)
    return text[mark.end() :] if mark else text


def label_of(text: str) -> tuple[str, str]:
    """Return what stands before the colon at the beginning of an item, and the rest; the former may be «»."""
    bare = without_mark(text)
    label = _LABEL.match(bare)
    if label is None or word_count(label["name"]) > _LABEL_WORDS:
        return "", bare
    if label["sign"] != ":" and not load().named(label["name"]):
        return "", bare
    return label["name"], bare[label.end() :]


def place_of(text: str) -> str:
    """Return the place that a line opens with: «° Tam Bình: …», «Cần Thơ - …»; «» where it does not."""
    name = label_of(text)[0].partition(" (")[0] if _may_label(text) else ""
    return name if name and load().named(name) else ""


def _may_label(text: str) -> bool:
    return any(sign in text[:_OPENING] for sign in (":", " - ", " – "))


def signer(row: Paragraph) -> Byline | None:
    """Return who signs an item on a line of its own, None where it signs nothing."""
    if _tells(row) or row.block is Block.FIGURE or row.hint == "caption":
        return None
    if SIGN.fullmatch(row.text):
        return Byline()
    byline = byline_of(row, last=True)
    bare = row.text.strip("() .")
    if byline is None and may_be_name(bare) and not load().named(bare):
        return Byline(authors=(ordinary(bare),))
    return byline


def _signed_inside(body: Sequence[Paragraph], openings: Sequence[int]) -> list[tuple[Byline, Paragraph]]:
    """Return who signs at the end of a paragraph: «… góp 340 triệu đồng. (PHƯƠNG MAI)»."""
    found = []
    for end in (*openings[1:], len(body)):
        row = next((row for row in reversed(body[:end]) if _tells(row)), None)
        start = row.text.rfind("(") if row and row.text.endswith((")", ").")) else -1
        if row is None or start < 0 or word_count(row.text[start:]) > _LABEL_WORDS:
            continue
        # «… xã Ân Phong (Hoài Ân).» tells where that is.
        byline = (
            parse_byline(row.text[start:].strip("(). "), last=True)
            if stops(row.text[:start].rstrip())
            else None
        )
        if byline and byline.authors:
            found.append((byline, row))
    return found if len(found) >= _TWO else []


def _label_signer(found: Labelled, above: Sequence[Paragraph]) -> None:
    """Label who signs the item `above` the next one, perhaps with a picture below the name."""
    last = next(
        (row for row in reversed(above) if row.block is not Block.FIGURE and row.hint != "caption"), None
    )
    byline = signer(last) if last is not None and last.label is None else None
    if last is not None and byline is not None:
        found.bylines.append((byline, last))
        last.mark(Label.BYLINE, SIGNED)


def claim(digest: Digest) -> None:
    """Take back what the markup claims of the lines of a digest: its first headline is that of an item."""
    for row in digest.openings:
        row.first.hint = ""
    if digest.head is not None:
        digest.head.first.hint = ""


def label_items(found: Labelled, digest: Digest) -> None:
    """Label what opens the items, headlines of their own as cross-heads, and who signs above the next one."""
    rows = [row for row in found.paragraphs if row.hint not in OUTSIDE_HINTS]
    first = {row.first.number for row in digest.openings}
    for at, row in enumerate(rows):
        if row.first.number not in first:
            continue
        if not _tells(row) and row.block is Block.PARAGRAPH:
            row.make_heading(3)
        row.mark(Label.BODY, ITEM)
        if row is not digest.openings[0]:
            _label_signer(found, rows[:at])
    for _, row in digest.signed:
        row.mark(Label.BODY, ITEM)

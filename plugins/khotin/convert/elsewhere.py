"""Know a headline of another report between the paragraphs by the place it opens with, or by its news.

«Sông Hinh: Sắn tồn đọng ở bãi cát», «Phú Hòa hướng đến xã kiểu mẫu»: papers set links to other news into a
report, and a capture leaves nothing of the link but a line that no paragraph takes up, perhaps with the dot
or the dash that the page drew before it. Without a place it tells what happened in words that the report
does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from khotin.convert import boilerplate, captions, lonelines
from khotin.convert.labelled import is_prose
from khotin.convert.lines import lowered, without_dateline, word_count, words
from khotin.convert.paragraphs import Paragraph
from khotin.convert.place_words import CAPITALS
from khotin.convert.surroundings import names_in
from khotin.gazetteer import load
from khotin.model import Block

# A headline has no fewer words, and in a box between paragraphs no more.
_WORDS = range(5, 26)
_KIND = r"(?:(?:TP|TX|TT|T\.P)\.? ?|(?:Huyện|Xã|Phường|Thị xã|Thành phố|Tỉnh) )?"
_NAME = rf"(?P<name>[{CAPITALS}][^\W\d_]+(?: [{CAPITALS}][^\W\d_]+){{0,3}})"
# Before a colon a place of one syllable is one as well; a verb follows it in small letters.
_OPENS = re.compile(rf"{_KIND}{_NAME}(?:(?P<colon>:) ?(?=\S)| )(?!và\b|-|–)(?(colon)\S|[^\W\d_{CAPITALS}])")
# Of the lines above a lead, and of the marks of a list.
_ABOVE, _MARKS = 6, "-–—•*"
_PROVINCE = re.compile(rf"tỉnh {_NAME}")
# What a page draws before each line of a list; a star heads news of the report's own.
_MARK = re.compile(r"[-–—•·●○▪▫■□◆♦◇‣›▸→➔➜⇒☞✓✔✦❖+]\s*(?=\S)")
_TOPIC = re.compile(r"[^:]{3,60}:\s+")
# «Tam Đảo: 12 suất quà» counts, and tells no news.
_COUNT = re.compile(r"\d")
_TELLS = 5
# Of the words of a caption, and of its pairs of words, the report has more.
_WORDS_SAID, _PAIRS_SAID = 0.34, 0.1
_QUOTES = "“\"«‘'"
# Leads with the sign of one paper: the own one, and that of a report whose headline links to it.
_TWICE = 2


def headlines(rows: Sequence[Paragraph], title: str, again: AbstractSet[int] = frozenset()) -> set[int]:
    """Return which of `rows`, the lines between head and foot of the report `title`, are such headlines.

    In the rows `again` the page only repeats the headline, and what stands below them is a caption.
    """
    opened = {
        at: _opening(rows[at].text)
        for at in range(1, len(rows) - 1)
        if _may_be(rows[at]) and again.isdisjoint((at, at - 1)) and not boilerplate.is_related(rows[at].text)
    }
    news = [at for at in opened if boilerplate.tells_event(rows[at].text) and _is_of_else(rows, at, title)]
    above = {*_above_lead(rows, title), *_another_lead(rows)}
    if not news and not any(opened.values()):
        return above
    said = "\n".join(lowered(text) for text in (title, *(row.text for row in rows)))
    own = [
        at
        for at, opening in opened.items()
        if opening and not _is_listed(rows, at) and _is_elsewhere(opening, rows[at], rows[at + 1].text, said)
    ]
    found = {*_with_others(rows, own), *news, *above}
    beside = {near for at in found for near in (at - 1, at + 1)} - found
    return found | {at for at in beside if at in opened and _is_of_province(rows[at].text, said)}


def _opening(text: str) -> re.Match[str] | None:
    """Return how a line opens with a place, behind the mark of a list or the topic of the news."""
    mark = _MARK.match(text)
    start = mark.end() if mark else 0
    opening = _OPENS.match(text, start)
    if opening and opening["colon"]:
        return opening
    topic = _TOPIC.match(text, start)
    return _OPENS.match(text, topic.end()) if topic else opening


def _above_lead(rows: Sequence[Paragraph], title: str) -> Iterator[int]:
    """Yield the lines above a lead with the sign of its paper that name places the report does not name."""
    lead = next((at for at, row in enumerate(rows[:_ABOVE]) if is_prose(row.text)), 0)
    if not lead or rows[lead].text[:1] in _MARKS or without_dateline(rows[lead].text) == rows[lead].text:
        return
    whole = "\n".join((title, *(row.text for row in rows[lead:])))
    for at, row in enumerate(rows[:lead]):
        shows = captions.signs(row.text).keys() & {"scene", "person", "people"}
        strange = (name not in whole and load().named(name) for name in names_in(row.text))
        if _may_be(row) and not shows and any(strange):
            yield at


def _sign(text: str) -> str:
    """Return the sign of the paper with which a lead opens: «TTO - »."""
    return text[: len(text) - len(without_dateline(text))]


def _another_lead(rows: Sequence[Paragraph]) -> Iterator[int]:
    """Yield the lead of another report, once more with the sign of the paper, and the headline above it."""
    sign = next(filter(None, (_sign(row.text) for row in rows[:_ABOVE])), "")
    signed = [at for at, row in enumerate(rows) if sign and row.text.startswith(sign)]
    if len(signed) == _TWICE and signed[1] - signed[0] > _TWICE and _may_be(rows[signed[1] - 1]):
        yield from (signed[1] - 1, signed[1])


def _is_of_province(text: str, said: str) -> bool:
    """Whether a line is of a province that the report, which says `said`, does not speak of besides."""
    province = _PROVINCE.search(text)
    return province is not None and said.count(lowered(province["name"])) == 1


def names_place(text: str) -> bool:
    """Whether a line opens with the name of a place and a colon: «Bắc Giang: Thu hoạch vải sớm»."""
    opening = _opening(text)
    return opening is not None and opening["colon"] is not None and bool(load().named(opening["name"]))


def _is_of_else(rows: Sequence[Paragraph], at: int, title: str) -> bool:
    """Whether a line that tells an event has next to none of the words of the report `title`."""
    text = rows[at].text
    shown = captions.signs(text).keys() & {"scene", "person"} or lonelines.is_heading(text)
    if shown or text[0] in _QUOTES or _is_listed(rows, at):
        return False
    others = [words(title), *(words(row.text) for other, row in enumerate(rows) if other != at)]
    pairs = [*pairwise(words(text))]
    again = {pair for other in others for pair in pairwise(other)}.intersection(pairs)
    own = captions.telling_words(text)
    said = own.intersection(word for other in others for word in other)
    return len(said) <= _WORDS_SAID * len(own) and len(again) <= _PAIRS_SAID * len(pairs)


def _is_listed(rows: Sequence[Paragraph], at: int) -> bool:
    """Whether a line is one of several entries that a colon announced, lines above them."""
    start = at
    while start > 1 and _is_entry(rows[start - 1]):
        start -= 1
    alone = start == at and not _MARK.match(rows[at].text) and not _is_entry(rows[at + 1])
    return rows[start - 1].text.endswith((":", ";")) and not alone


def _is_entry(row: Paragraph) -> bool:
    return _MARK.match(row.text) is not None or (": " in row.text and not lonelines.stops(row.text))


def _may_be(row: Paragraph) -> bool:
    """Whether a line could be a headline: a few words alone that neither stop nor say whose picture it is."""
    text = row.text
    if (
        row.block is not Block.PARAGRAPH
        or row.hint
        or word_count(text) not in _WORDS
        or lonelines.stops(text)
    ):
        return False
    return not (lonelines.has_credit(text) or lonelines.is_scene(text) or lonelines.ranks(text))


def _is_elsewhere(opening: re.Match[str], row: Paragraph, below: str, said: str) -> bool:
    """Whether `row` opens with a place that the report, which says `said`, has nothing to do with.

    Behind a place and a colon it tells news of there itself, unless the line `below` goes on about the place;
    and no caption says what a place does of itself, be it the report's own.
    """
    name = lowered(opening["name"])
    rest = opening.string[opening.end() - 1 :]
    if opening["colon"]:
        tells = _COUNT.match(rest) is None or word_count(rest) >= _TELLS
        return tells and name not in lowered(below) and bool(load().named(opening["name"]))
    if " " not in name or not load().named(opening["name"]):
        return False
    # A cross-head may tell what the place of the headline does.
    news = name not in said.partition("\n")[0] and not row.first.strong and boilerplate.tells_news(rest)
    return said.count(name) == 1 or news


def _with_others(rows: Sequence[Paragraph], found: Sequence[int]) -> Iterator[int]:
    """Yield the lines `found` and those of the same list: below one of them, or above between blank lines."""
    for at in found:
        yield at
        below = at + 1
        while below < len(rows) - 1 and _may_be(rows[below]) and _is_next(rows, below):
            yield below
            below += 1
        above = at
        while above > 1 and _may_be(rows[above - 1]) and _is_next(rows, above):
            above -= 1
        if not _is_next(rows, above):
            yield from range(above, at)


def _is_next(rows: Sequence[Paragraph], at: int) -> bool:
    """Whether no blank line stands above a line."""
    return rows[at].first.number - rows[at - 1].lines[-1].number == 1

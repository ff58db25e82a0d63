"""Doubt what was read of a saved page for how the page is built, where plain text has nothing to say.

A page claims more than it prints: a day and an author in its head, boxes with words of their own. Where
these contradict what was read, or a line was kept or left out for its place alone, an editor should look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from khotin.convert import boilerplate, captions, lonelines
from khotin.convert.labelled import ANNOUNCED, TEXT_LABELS, Doubt, Labelled, is_prose, stops
from khotin.convert.lines import word_count
from khotin.convert.paragraphs import Paragraph
from khotin.convert.persons import is_person
from khotin.convert.read.shortcodes import is_code
from khotin.convert.stamps import parse_meta_time
from khotin.model import Block, Label, Report

# Words of a note of the site, of a last line without its stop, of a loose line.
_NOTE, _LAST, _LOOSE = 30, 25, 12
_TWICE, _LONGEST = 8, 60  # words of what a page may say twice
_ASIDE = {"aside", "widget", "share", ""}
_SCRAP = 4  # words from which on a line that was left out may be the reporter's
_BELOW = 4  # lines below the text in which it may go on
_STAMPED = re.compile(r"\d{1,2}:\d\d|(?:ngày đăng|lượt xem|gmt)\b", re.IGNORECASE)
_QUOTES = '“”"«»'


def doubts(found: Labelled, report: Report) -> Iterator[Doubt]:
    """Yield the fields of a saved page to be looked at again, each with the reason (Vietnamese)."""
    yield from _title(report)
    yield from _date(found, report)
    yield from _authors(found, report)
    yield from _captions(found)
    text = found.of(*TEXT_LABELS)
    if text:
        yield from _kept(text)
        yield from _left_out(found, text)


def _title(report: Report) -> Iterator[Doubt]:
    """Doubt a headline that holds what pages print beside one."""
    if _STAMPED.search(report.title):
        yield Doubt("title", f"tên bài có thể dính ngày đăng: «{report.title}»")


def _date(found: Labelled, report: Report) -> Iterator[Doubt]:
    """Doubt a stamp that the head of the page gainsays."""
    if report.date is None or report.date_basis != "stamp":
        return
    claimed = parse_meta_time(found.page.meta.get("published", ""))
    if claimed and claimed.date() != report.date.date():
        yield Doubt("date", f"phần đầu trang ghi ngày khác: {claimed.date().isoformat()}")


def _authors(found: Labelled, report: Report) -> Iterator[Doubt]:
    """Doubt that a page names no author, and one whom no line names and who need not be a person."""
    signed = {name for byline, _ in found.bylines for name in byline.authors}
    if report.authors and signed.isdisjoint(report.authors) and not all(map(is_person, report.authors)):
        yield Doubt("authors", f"tên tác giả không ở dòng ký tên: {report.authors[0]}")
    signs = any(byline.kind == "bare" and byline.source == report.source for byline, _ in found.bylines)
    if report.source and not (report.authors or signs):
        yield Doubt("authors", f"chỉ thấy nguồn tin, không thấy tên tác giả: {report.source}")
    if found.digest is None and _signed_between(found):
        for name in ("authors", "body"):
            yield Doubt(name, "tên người đứng giữa bài, có thể trang gồm nhiều bài")


def _signed_between(found: Labelled) -> bool:
    """Tell whether names stand between paragraphs of the text and below them as well."""
    text = [row.first.number for row in found.of(*TEXT_LABELS) if is_prose(row.text)]
    signed = [row.first.number for byline, row in found.bylines if byline.authors]
    if len(text) <= 1 or not any(number > text[-1] for number in signed):
        return False
    return any(text[1] < number < text[-1] for number in signed)


def _captions(found: Labelled) -> Iterator[Doubt]:
    """Doubt a caption that nothing but its wording tells for one, and one that tells as a paragraph does."""
    for row in found.of(Label.CAPTION):
        loose = row.hint != "caption" and row.block is not Block.FIGURE and not captions.settled(row.text)
        long = is_prose(row.text) and stops(row.text) and word_count(row.text) > _NOTE
        if row.text and (loose or long or row.first.boxed):
            for name in ("captions", "body"):
                yield Doubt(name, f"có thể là lời của bài: «{row.text}»", row.first.number)


def _kept(text: list[Paragraph]) -> Iterator[Doubt]:
    """Doubt lines of the text that read like the page's, and those that divide or end it oddly."""
    last = text[-1]
    for at, row in enumerate(text):
        if row.hint == ANNOUNCED:
            continue
        if _TWICE <= word_count(row.text) <= _LONGEST and _says_again(row, text):
            yield Doubt("body", f"lặp lại lời của bài: «{row.text}»", row.first.number)
        if row.first.boxed:
            yield Doubt("body", f"đứng trong khung riêng: «{row.text}»", row.first.number)
        few = word_count(row.text)
        if few <= _NOTE and row.block is not Block.TABLE and boilerplate.names_site(row.text):
            yield Doubt("body", f"có thể là lời của trang: «{row.text}»", row.first.number)
        plain = row.block is Block.PARAGRAPH and not stops(row.text) and not lonelines.is_item(row.text)
        announced = at > 0 and text[at - 1].text.endswith((":", ";"))
        if plain and (few <= _LOOSE if at and not announced else row is last and few <= _LAST):
            yield Doubt("body", f"có thể không thuộc bài: «{row.text}»", row.first.number)
    for row, below in pairwise(text):
        if row.block is below.block is Block.HEADING and row.first.level <= below.first.level:
            yield Doubt("body", f"hai tiêu đề nhỏ liền nhau: «{row.text}»", row.first.number)


def _says_again(row: Paragraph, text: list[Paragraph]) -> bool:
    """Whether a paragraph is a piece of another one, word for word."""
    said = row.text.strip(f"{_QUOTES}. ")
    return any(said in other.text for other in text if other is not row)


def _left_out(found: Labelled, text: list[Paragraph]) -> Iterator[Doubt]:
    """Doubt that a line is the page's which stands between paragraphs or goes on right below them."""
    rows = found.paragraphs
    first, end = (next(at for at, row in enumerate(rows) if row is edge) for edge in (text[0], text[-1]))
    said = "\n".join(row.text for row in text)
    for row in rows[first:end]:
        if word_count(row.text) >= _SCRAP and _is_strange(row, said):
            yield Doubt("body", f"bị bỏ ra khỏi bài: «{row.text}»", row.first.number)
    for row in rows[end + 1 : end + 1 + _BELOW]:
        if row.hint == "related" or boilerplate.is_opener(row.text):
            return
        if is_prose(row.text) and _is_strange(row, said):
            yield Doubt("body", f"bài có thể còn tiếp: «{row.text}»", row.first.number)


def _is_strange(row: Paragraph, said: str) -> bool:
    """Whether a line was left out for its place: no known one of the page, and not `said` elsewhere."""
    if row.label is not Label.BOILERPLATE or row.hint not in _ASIDE:
        return False
    return not (boilerplate.is_tool(row.text) or is_code(row.text) or row.text.strip(_QUOTES) in said)

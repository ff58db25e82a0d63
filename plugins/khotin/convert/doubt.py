"""Doubt a field that was read but may be wrong: an editor should be asked, not misled.

Each rule names a circumstance in which a careful editor would look twice. The reason goes with the
field's evidence, so that `khotin explain` and `khotin review` can show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from khotin import text
from khotin.convert import datedoubt, headline, linedoubt, lonelines, pagedoubt
from khotin.convert.labelled import TEXT_LABELS, Doubt, Labelled, is_prose
from khotin.convert.lines import lowered, unified, word_count
from khotin.convert.overrule import ALIKE
from khotin.convert.persons import is_nobody, is_person, word_lists
from khotin.convert.place_mentions import name_at, rank
from khotin.convert.place_words import holds
from khotin.gazetteer import load
from khotin.gazetteer.keys import exact, loose, of_highlands
from khotin.gazetteer.words import split
from khotin.model import Label, Report

_LEAD = 3
_TWO_TIERS = 2  # units of a chain since 1 July 2025
# Behind a place, at most so many characters, the units above it are printed.
_PARTED = re.compile(r"\s*[,(]([^.;\n]{1,60})")
_WORD = re.compile(r"\w")
# Fields that are wrong where another text was read than the report.
_OF_THE_TEXT = ("date", "event_date", "localities", "terms")
_SECTION = 3
_DIGEST = re.compile(r"\W*(?:tin vắn|tin ngắn|điểm tin|tin tổng hợp)\b|\*\s", re.IGNORECASE)
# «xã A, Huyện đoàn B»: the body of a unit names the unit.
_BODY = re.compile(r"^(?:đoàn|ủy)\s+")
# «N.T.H», «Đ.Nguyễn», «Tr. Thúy».
_INITIALS = re.compile(r"(?:[A-ZĐ]\.?){1,4}|(?:[A-ZĐ][a-zđ]?\.\s?){1,3}[A-ZĐÀ-Ỹ][^\W\d_]+")
_SECTIONS = re.compile(r"\W*tin tổng hợp\W*", re.IGNORECASE)
# «(GLO)- Chiều 31-5, …»
_SIGN = re.compile(r"\([A-ZĐ]{2,8}\)\s*[-–]")
# Of a longer name no syllable may be unknown.
_SHORT_NAME = 3
_LONGEST_SOURCE = 13  # words of the name of an office
# Fewer words name a site or a section.
_HEADLINE = 9
_UNREADABLE = {
    Label.TITLE: "title",
    Label.LEAD: "body",
    Label.BODY: "body",
    Label.CAPTION: "captions",
    Label.BYLINE: "authors",
}
# How interviews end.
_THANKS = re.compile(
    r"\W*(?:(?:PV|P\.V|Phóng viên)\s*:\s*)?(?:(?:xin|chân thành|trân trọng)\s+)+c[ảá]m ơn\b", re.IGNORECASE
)
_OFFICE = re.compile(r"\s*[-–—,(/|]\s*")
_NAME = range(2, 5)


def doubts(found: Labelled, report: Report, *, place_sure: bool) -> list[Doubt]:
    """Return the fields to be looked at again, each with the reason (Vietnamese).

    `place_sure` tells whether it is certain which place the report is about.
    """
    reasons = [*_title(found), *_localities(found, report), *_authors(found, report)]
    if not place_sure or any(doubt.field == "localities" for doubt in reasons):
        reasons += _terms(report)
    reasons += [*datedoubt.doubts(found, report), *_digest(found)]
    doubted = {doubt.field for doubt in reasons} | set(report.review)
    if "title" in doubted and found.page.kind != "text" and _heads_differ(found):
        # Where the page's head names another headline, the text around this one may be another report's.
        reasons += [Doubt(name, "chưa chắc đâu là bài chính của trang") for name in _OF_THE_TEXT]
    reasons += [*_unreadable(found), *_another(found), *_below_name(found)]
    if _last(found) and not _THANKS.match(found.unsigned):
        reasons.append(Doubt("body", f"dòng cuối có thể không thuộc bài: «{found.unsigned}»"))
    if found.page.kind != "text":
        reasons += pagedoubt.doubts(found, report)
    return [*reasons, *_not_asked(found, linedoubt.doubts(found))]


def _not_asked(found: Labelled, more: Iterable[Doubt]) -> Iterator[Doubt]:
    """Yield the doubts of lines, but not again that the last one may not be the report's."""
    last = {row.first.number for row in found.of(*TEXT_LABELS) if row.text == found.unsigned}
    return (doubt for doubt in more if doubt.field != "body" or doubt.line not in last)


def _terms(report: Report) -> Iterator[Doubt]:
    """Doubt the terms of bodies of a place that may be another one."""
    name = report.localities[0].split(",")[0] if report.localities else ""
    if name and any(name in term for term in report.terms):
        yield Doubt("terms", f"tên tổ chức theo địa phương chưa chắc: {name}")


def _digest(found: Labelled) -> Iterator[Doubt]:
    """Doubt what is read of one item where a page gathers several."""
    # «Tin tổng hợp» above a headline is the name of a section.
    heads = [found.title, *(row.text for row in found.of(Label.KICKER) if not _SECTIONS.fullmatch(row.text))]
    # «Tin vắn» alone may be a section in the menu of the site.
    above = (row for row in found.of(Label.BOILERPLATE) if row.first.number < found.title_line)
    heads += [row.text for row in above if word_count(row.text) > _SECTION]
    if found.digest is None and any(_DIGEST.match(text) for text in heads):
        for name in ("title", "authors", "captions", "body", *_OF_THE_TEXT):
            yield Doubt(name, "trang gom nhiều tin, chưa chắc là một bài")


def _another(found: Labelled) -> Iterator[Doubt]:
    """Doubt a later paragraph that opens with the sign of the paper, as reports do."""
    for row in found.of(*TEXT_LABELS)[1:]:
        if row.text[0] == "(" and _SIGN.match(row.text):
            yield Doubt("body", f"đoạn này mở đầu như một tin khác: «{row.text[:60]}…»", row.first.number)


def _below_name(found: Labelled) -> Iterator[Doubt]:
    """Doubt the text of a plain report that goes on below a name alone, which signs the text above it."""
    if found.page.kind != "text" or found.digest is not None:
        return
    prose = [row for row in found.of(*TEXT_LABELS) if is_prose(row.text)]
    for byline, row in found.bylines:
        number = row.first.number
        below = next((text for text in prose if text.first.number > number), None)
        if byline.authors and below is not None and prose[0].first.number < number:
            yield Doubt(
                "body",
                f"dưới tên tác giả còn chữ, có thể là tin khác: «{below.text[:60]}…»",
                below.first.number,
            )


def _unreadable(found: Labelled) -> Iterator[Doubt]:
    """Doubt what holds the sign for a character that the raw report has lost."""
    for row in found.of(*_UNREADABLE):
        if "\ufffd" in row.text:
            label = row.label
            assert label is not None
            yield Doubt(_UNREADABLE[label], "có ký tự bị hỏng trong tin thô", row.first.number)


def _title(found: Labelled) -> Iterator[Doubt]:
    """Doubt a headline beside which the page's own title is a headline of something else."""
    if found.title_doubted:
        yield Doubt("title", f"dòng này chưa chắc là tên bài: «{found.title}»", found.title_line)
    if _heads_differ(found):
        yield Doubt("title", f"phần đầu trang ghi tên khác: {headline.from_meta(found.page.meta)}")


def _heads_differ(found: Labelled) -> bool:
    """Tell whether the head of a page names a headline, and another one than the page prints."""
    name = headline.from_meta(found.page.meta)
    if name in {"", found.title}:
        return False
    words, own = (set(text.fold(line).split()) for line in (name, found.title))
    # A path of sections is no headline.
    told = len(words) >= _HEADLINE and not re.search(r"[>»›]", name)
    return bool(found.title_line) and told and len(words & own) * 2 < len(words)


def _localities(found: Labelled, report: Report) -> Iterator[Doubt]:
    if not report.localities or found.digest is not None:
        return
    chain = [split(part) for part in report.localities[0].split(", ")]
    primary, name = report.localities[0].split(",")[0], text.same(chain[0][1]).replace("–", "-")
    rows = found.of(*TEXT_LABELS)[:_LEAD]
    heads = (found.title, *(row.text for row in rows), *(row.text for row in found.of(Label.KICKER)))
    said = " ".join(map(unified, heads)).replace("–", "-")
    if not _is_named(report.localities[0], name, said):
        yield Doubt("localities", f"tên bài và mở bài không nhắc tới {primary}")
    for kind, upper in _printed_above(said, name):
        # A unit of the two tiers may name the district that was there.
        own = chain[-1:] if kind == "tỉnh" or len(chain) == _TWO_TIERS else chain[1:]
        above = rank(kind) < rank(chain[0][0] or kind)
        comparable = above and (kind in {"tỉnh", "thành phố"} or len(chain) > _TWO_TIERS)
        if comparable and own and own[0] != chain[0] and _is_another(kind, upper, [name for _, name in own]):
            yield Doubt("localities", f"bài đặt {primary} trong «{kind} {upper}»")


def _is_named(full_words: str, name: str, said: str) -> bool:
    """Tell whether a text prints a place by its `name`, another spelling of it or another name."""
    if name in said or (of_highlands(name) and loose(name) in "".join(map(loose, said.split()))):
        return True
    unit = load().known_part(full_words)
    forms = unit.also if unit is not None and text.same(unit.name) == name else ()
    return any(form.name and text.same(form.name) in said for form in forms)


def _is_another(kind: str, upper: str, own: Sequence[str]) -> bool:
    """Tell whether `upper` (lower case, perhaps going on into the sentence) begins with a place but `own`."""
    place = name_at(load(), upper, 0, kind, shouted=True)
    names = {exact(place[0]), *(exact(unit.name) for unit in place[2])} if place else {exact(upper)}
    return names.isdisjoint(map(exact, own)) and not exact(upper).startswith(tuple(map(exact, own)))


def _printed_above(said: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield kind and name of the units that a text prints right behind a place, those of old left out.

    The names may go on into the sentence.
    """
    if any(map(str.isdigit, name)):
        return
    for behind in _behind(said, name):
        for part in re.split(r"[,()]", behind)[:2]:
            kind, upper = split(part)
            if kind is None or holds("former").search(part):
                break
            yield kind, _BODY.sub("", upper)


def _behind(said: str, name: str) -> Iterator[str]:
    """Yield what a text prints in brackets or after a comma behind each `name`.

    A pattern for each name would have to be compiled for each report.
    """
    at = said.find(name)
    while at >= 0:
        apart = not at or _WORD.match(said, at - 1) is None
        match = _PARTED.match(said, at + len(name)) if apart else None
        if match:
            yield match[1]
        at = said.find(name, match.end() if match else at + 1)


def _authors(found: Labelled, report: Report) -> Iterator[Doubt]:
    bare = [byline for byline, _ in found.bylines if byline.kind == "bare" and byline.authors]
    for byline in bare:
        strange = [
            name
            for name in byline.authors
            if _addresses(name)
            or not (is_person(name, lenient=word_count(name) <= _SHORT_NAME) or _INITIALS.fullmatch(name))
        ]
        if strange:
            yield Doubt("authors", f"chưa chắc là tên người: {strange[0]}")
            return
    if report.source and _is_no_name(report.source):
        yield Doubt("source", f"có thể không phải tên nguồn tin: {report.source}")
    if report.source and not report.authors:
        parts = _OFFICE.split(report.source)
        # «UBND xã An Lạc, Hoàng Thốn»: who wrote it behind the office, which is no place.
        behind = parts[1:] if not load().named(parts[-1]) else []
        if any(
            part.istitle() and len(part.split()) in _NAME and not _is_known_source(part)
            for part in (parts[0], *behind[-1:])
        ):
            for name in ("authors", "source"):
                yield Doubt(name, f"nguồn có thể là tên người: {report.source}")
    if not (report.authors or report.source or _signed_by_nobody(found)):
        last = f"; dòng cuối có thể là tên tác giả: {found.unsigned}" if _last(found) else ""
        yield Doubt("authors", f"không thấy tên tác giả hay nguồn tin{last}")


def _addresses(name: str) -> bool:
    """Tell whether a name stands behind a form of address, as no one signs: «Anh Lộc Văn Thức»."""
    address = word_lists().address.match(name)
    return address is not None and word_count(name[address.end() :]) >= _SHORT_NAME


def _is_no_name(source: str) -> bool:
    """Tell whether what stands for a source says more than a name does: «… tìm hiểu sản phẩm. Ảnh: A»."""
    return word_count(source) > _LONGEST_SOURCE or ". " in source or " ảnh" in lowered(source)


def _last(found: Labelled) -> str:
    """Return the last line that may be a name, if it was not read for something else after all.

    What was left out for its look alone is still asked about, and a caption without a stop: names have none.
    """
    row = next((row for row in reversed(found.paragraphs) if row.text == found.unsigned), None)
    if row is None or row.first.why == ALIKE:
        return found.unsigned
    shows = row.label is Label.CAPTION and (lonelines.stops(row.text) or lonelines.is_scene(row.text))
    return "" if shows or row.label is Label.BOILERPLATE else found.unsigned


def _signed_by_nobody(found: Labelled) -> bool:
    """Tell whether the report is signed, and by no person: «PV», «BBT»."""
    return any(map(is_nobody, (row.text for row in found.of(Label.BYLINE))))


def _is_known_source(name: str) -> bool:
    """Tell whether words that look like a person's name are those of a paper or a place: «Báo Hà Tĩnh»."""
    words = word_lists()
    return words.publisher.match(name) is not None or words.not_names.search(name) is not None

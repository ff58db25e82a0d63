"""Doubt a field that was read but may be wrong: an editor should be asked, not misled.

Each rule names a circumstance in which a careful editor would look twice. The reason goes with the
field's evidence, so that `khotin explain` and `khotin review` can show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from khotin import edtf, text
from khotin.convert import headline
from khotin.convert.bylines import is_person
from khotin.convert.labelled import Labelled
from khotin.model import Label, Report


class Doubt(NamedTuple):
    """A field to be looked at again, the reason (Vietnamese), and the line in question, 0 for none."""

    field: str
    reason: str
    line: int = 0


# Stamps further than this from the headline belong to something else.
_NEAR = 12
_LEAD = 3
_INITIALS = re.compile(r"(?:[A-ZĐ]\.?){1,4}")
# Fewer words name a site or a section.
_HEADLINE = 9
# What a server with English settings prints: «5/4/2012 8:30:00 AM»; zeros are Vietnamese.
_MONTH_FIRST = re.compile(r"(?<!\d)(?!(\d+)/\1/)(?:[1-9]|1[0-2])/(?:[1-9]|1[0-2])/\d{4}\b.*\b[AP]M\b")
_TEXT = (Label.LEAD, Label.BODY, Label.CAPTION)
_EVENING = timedelta(days=1)


def doubts(found: Labelled, report: Report) -> list[Doubt]:
    """Return the fields to be looked at again, each with the reason (Vietnamese)."""
    reasons = [*_title(found), *_date(found, report), *_localities(found, report), *_authors(found, report)]
    doubted = {doubt.field for doubt in reasons} | set(report.review)
    if "title" in doubted and found.page.kind != "text":
        # Where the headline was not found, the text around it may be another report's.
        reasons += [Doubt(name, "chưa chắc đâu là bài chính của trang") for name in ("date", "localities")]
    if "localities" in doubted and report.localities and report.terms:
        name = report.localities[0].split(",")[0]
        if any(name in term for term in report.terms):
            reasons.append(Doubt("terms", f"tên tổ chức theo địa phương chưa chắc: {name}"))
    return [*reasons, *_text(found)]


def _text(found: Labelled) -> Iterator[Doubt]:
    """Doubt lines that may as well be captions as text, and a last line that nothing explains."""
    for row in found.close:
        if row.label not in _TEXT:
            continue
        other = "lời của bài hay tiêu đề nhỏ" if row.label is Label.CAPTION else "chú thích ảnh"
        for name in ("captions", "body"):
            yield Doubt(name, f"có thể là {other}: «{row.text}»", row.first.number)
    if found.unsigned:
        yield Doubt("body", f"dòng cuối có thể không thuộc bài: «{found.unsigned}»")


def _title(found: Labelled) -> Iterator[Doubt]:
    """Doubt a headline beside which the page's own title is a headline of something else."""
    name = headline.from_meta(found.page.meta)
    words, own = (set(text.fold(line).split()) for line in (name, found.title))
    if found.title_line and len(words) >= _HEADLINE and len(words & own) * 2 < len(words):
        yield Doubt("title", f"phần đầu trang ghi tên khác: {name}")


def _date(found: Labelled, report: Report) -> Iterator[Doubt]:
    days = {
        stamp.when.date()
        for stamp, row in found.stamps
        if abs(row.first.number - found.title_line) <= _NEAR and row.label is not Label.BOILERPLATE
    }
    swapped = next((row.text for _, row in found.stamps if _MONTH_FIRST.search(row.text)), "")
    if swapped and report.date_basis == "stamp":
        yield Doubt("date", f"có thể ghi tháng trước ngày: {swapped}")
    if len(days) > 1:
        yield Doubt("date", f"quanh tên bài có {len(days)} ngày khác nhau")
    if report.date_basis != "stamp" or not report.date or not report.event_date:
        return
    # An evening's stamp may precede the text's own day; more than a day is a contradiction.
    if edtf.sort_date(report.event_date) - report.date > _EVENING:
        yield Doubt("event_date", "sự việc diễn ra sau ngày đăng")


def _localities(found: Labelled, report: Report) -> Iterator[Doubt]:
    if not report.localities:
        return
    primary = report.localities[0].split(",")[0]
    name = text.same(primary.split(" ", 1)[1] if " " in primary else primary)
    rows = found.of(Label.LEAD, Label.BODY)[:_LEAD]
    said = " ".join((found.title, *(row.text for row in rows), *(row.text for row in found.of(Label.KICKER))))
    if name not in text.same(said):
        yield Doubt("localities", f"tên bài và mở bài không nhắc tới {primary}")


def _authors(found: Labelled, report: Report) -> Iterator[Doubt]:
    bare = [byline for byline, _ in found.bylines if byline.kind == "bare" and byline.authors]
    for byline in bare:
        strange = [name for name in byline.authors if not is_person(name) and not _INITIALS.fullmatch(name)]
        if strange:
            yield Doubt("authors", f"chưa chắc là tên người: {strange[0]}")
            return
    if not report.authors and not report.source and found.unsigned:
        yield Doubt("authors", f"dòng cuối có thể là tên tác giả: {found.unsigned}")

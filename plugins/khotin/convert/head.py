"""Label the head of a raw report: the headline, what stands above it, and the page's lines below it."""

from __future__ import annotations

from khotin.convert import boilerplate, captions, headline, headlinelines, lonelines
from khotin.convert.bylines import Byline
from khotin.convert.gluedstamps import cut, tidy
from khotin.convert.labelled import Labelled, byline_of, is_prose, mark_plain
from khotin.convert.lines import word_count
from khotin.convert.names import ordinary
from khotin.convert.paragraphs import Paragraph
from khotin.convert.persons import is_person
from khotin.convert.stamps import Stamp, find_stamp, stamp_inside
from khotin.convert.unglue import said_twice
from khotin.model import Block, Label

_REACH = 8
# A stamp's line holds a date, a clock and a few words of the page; a sentence holds more.
_EDGE_WORDS = 16
_WHOLE = {Block.LIST_ITEM, Block.TABLE}
# Between headline and stamp stand lines of the page: what is a caption there shows it plainly.
_SHOWS = 3.0
# Words of a name.
_NAME = 5
# Names stand no further below the headline.
_SIGNED = 3


def take_title(found: Labelled, main: list[Paragraph], at: int) -> int:
    """Label the headline, perhaps over several lines; return the index after it."""
    if at and headlinelines.continues(main[at - 1].lines[-1], main[at].first) and not main[at].text.isupper():
        # The second reader took the motto for the whole.
        at -= 1
    row = main[at]
    lines = list(row.lines)
    end = at + 1
    while end < len(main) and headlinelines.continues(lines[-1], main[end].first):
        lines += main[end].lines
        end += 1
    title = " ".join(line.text for line in lines)
    title = said_twice(title) or title
    if end < len(main) and headlinelines.is_part(lines[-1], main[end].first):
        # «Rừng giữ làng» and below it «Bài 2: Đêm trên suối»: a series, and which of its parts.
        title += f" - {main[end].text}"
        end += 1
    found.title, stamp = cut(title)
    found.title_line = lines[0].number
    if stamp:
        found.stamps.append((stamp, row))
    for taken in main[at:end]:
        taken.mark(Label.TITLE)
    _said_again(found, main[end : end + _REACH])
    for above in main[:at]:
        _above_title(found, above)
    return end


def _said_again(found: Labelled, rows: list[Paragraph]) -> None:
    """Label the headline where it is repeated below itself, and the page's lines on the way there."""
    for at, row in enumerate(rows):
        if is_prose(row.text):
            return
        if not headline.same(found.title, row.text) or row.label is not None:
            continue
        for between in rows[:at]:
            if between.label is None:
                _mark_furniture(found, between)
        row.mark(Label.DUPLICATE, "lặp lại tên bài")
        if (stamp := cut(row.text)[1]) is not None:
            found.stamps.append((stamp, row))
        if found.title.endswith(("...", "…")) and len(row.text) > len(found.title):
            # A capture may hold the headline cut with «…» first and whole after it.
            found.title = tidy(row.text)


def _above_title(found: Labelled, row: Paragraph) -> None:
    """Label a line above the headline."""
    if headline.same(found.title, row.text):
        row.mark(Label.DUPLICATE, "lặp lại tên bài")
    elif (stamp := stamp_inside(row.text)) and _is_edge_stamp(stamp, row.text):
        found.stamps.append((stamp, row))
        row.mark(Label.TIMESTAMP)
    elif headline.joined(row.text) or headline.is_menu(row):
        row.mark(Label.BOILERPLATE, "tin khác")
    elif not mark_plain(found, row):
        scene = lonelines.is_scene(row.text) or lonelines.has_credit(row.text)
        if row.hint == "caption" or (scene and row.hint == ""):
            row.mark(Label.CAPTION, "trên tên bài")
        elif is_prose(row.text) and row.hint in {"", "lead"}:
            row.mark(Label.BODY, "trên tên bài")
        else:
            row.mark(Label.KICKER, "trên tên bài")


def label_head(found: Labelled, main: list[Paragraph], start: int) -> list[Paragraph]:
    """Label what stands between headline and text; return the rest."""
    rows = [row for row in main[max(start, 0) :] if row.label is None]
    rows = _before_stamp(found, rows)
    for at, row in enumerate(rows):
        if is_prose(row.text) or (row.block in _WHOLE and not boilerplate.is_tool(row.text)):
            return rows[at:]
        if mark_plain(found, row):
            continue
        if headline.same(found.title, row.text) or (not at and headline.says_fuller(row.text, found.title)):
            row.mark(Label.DUPLICATE, "lặp lại tên bài")
        elif boilerplate.is_summary(row.text):
            return label_head(found, _skip_summary(rows[at:]), 0)
        elif row.hint in {"kicker", "title"}:
            row.mark(Label.KICKER, "tiêu đề phụ")
        elif (row.hint or at <= _SIGNED) and (byline := _signed(row) or _above_reading_time(rows[at:])):
            found.bylines.append((byline, row))
            row.mark(Label.BYLINE)
        elif boilerplate.is_opener(row.text):
            return _skip_related(rows[at:], found)
        elif row.hint == "caption" or row.block is Block.FIGURE:
            row.mark(Label.CAPTION, "trên mở bài")
        else:
            # A short line before the text: a caption, or the first words of the text themselves.
            return rows[at:]
    return []


def _signed(row: Paragraph) -> Byline | None:
    """Return who signs a line between headline and text; names alone must be names beyond doubt."""
    if (byline := byline_of(row, last=False)) is not None:
        return byline
    bare = byline_of(row, last=True)
    names = bare.authors if bare and bare.kind == "bare" else ()
    return bare if names and all(map(is_person, names)) else None


def _above_reading_time(rows: list[Paragraph]) -> Byline | None:
    """Return who signs a line right above how long the text takes to read: readers' programs print both."""
    if len(rows) < 2 or not boilerplate.is_reading_time(rows[1].text) or not rows[0].text.istitle():
        return None
    return Byline(authors=(ordinary(rows[0].text),)) if word_count(rows[0].text) <= _NAME else None


def _before_stamp(found: Labelled, rows: list[Paragraph]) -> list[Paragraph]:
    """Label the short lines between headline and stamp, which are the page's; return the rest."""
    for at, row in enumerate(rows[:_REACH]):
        if is_prose(row.text) or row.block in _WHOLE:
            return rows
        stamp = find_stamp(row.text)
        again = headline.same(found.title, row.text)
        if not again and not (
            stamp and (stamp.whole or row.hint == "time" or _is_edge_stamp(stamp, row.text))
        ):
            continue
        for above in rows[:at]:
            _mark_furniture(found, above)
        if stamp and not again:
            found.stamps.append((stamp, row))
            row.mark(Label.TIMESTAMP)
        else:
            row.mark(Label.DUPLICATE, "lặp lại tên bài")
        return _before_stamp(found, rows[at + 1 :])
    return rows


def _is_edge_stamp(stamp: Stamp, line: str) -> bool:
    """Whether a line at the head or foot is a stamp with words around it that nobody listed."""
    return stamp.precision == "minute" and word_count(line) <= _EDGE_WORDS and not line.endswith(".")


def _mark_furniture(found: Labelled, row: Paragraph) -> None:
    if mark_plain(found, row):
        return
    byline = byline_of(row, last=True)
    if byline is not None and byline.authors:
        found.bylines.append((byline, row))
        row.mark(Label.BYLINE)
    elif headline.same(found.title, row.text):
        row.mark(Label.DUPLICATE, "lặp lại tên bài")
    elif row.hint == "caption" or lonelines.is_scene(row.text) or captions.looks(row.text, _SHOWS):
        row.mark(Label.CAPTION, "trên mở bài")
    elif lonelines.begins_text(row.text.lstrip('“"')):
        # A short lead, above the headline printed once more.
        row.mark(Label.BODY, "trên mở bài")
    else:
        row.mark(Label.KICKER, "giữa tên bài và ngày đăng")


def _skip_summary(rows: list[Paragraph]) -> list[Paragraph]:
    """Label the points in which the page sums the report up; return what follows them."""
    end = next((at for at, row in enumerate(rows) if at and not _is_point(row)), len(rows))
    for row in rows[:end]:
        row.mark(Label.BOILERPLATE, "tóm tắt của trang")
    return rows[end:]


def _is_point(row: Paragraph) -> bool:
    return row.block is Block.LIST_ITEM or lonelines.is_item(row.text)


def _skip_related(rows: list[Paragraph], found: Labelled) -> list[Paragraph]:
    """Label a list of other reports that stands before the text; return what follows it."""
    for at, row in enumerate(rows):
        if is_prose(row.text):
            return rows[at:]
        row.mark(Label.BOILERPLATE, "tin khác")
    # Nothing but short lines follows: they are all the report has.
    for row in rows[1:]:
        row.mark(Label.BODY)
    return [row for row in rows[1:] if not mark_plain(found, row)]

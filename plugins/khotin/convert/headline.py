"""Find the headline among the first lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from khotin import text
from khotin.convert import boilerplate, captions, lonelines
from khotin.convert.gluedstamps import NULL, tidy
from khotin.convert.lines import is_cut, word_count
from khotin.convert.memo import of_report
from khotin.convert.paragraphs import Paragraph
from khotin.convert.stamps import find_stamp
from khotin.gazetteer.keys import accented

MIN_WORDS, MAX_WORDS, MAX_LENGTH = 3, 70, 400
# How far down a headline may stand: sections, stamps, tools and a picture's caption come before it.
_REACH = 14
# Of a headline said again in fuller words so many stay, and which share of it.
_ALIKE, _MOSTLY = 5, 0.6
# Signs that a second writing of a headline has more or less.
_QUOTES = 6
# Paragraphs of the text that repeat words of the headline, and which share of them makes it one.
_OPENING, _RECURS = 3, 0.7
_CUT = re.compile(r"\s*(?:\.\.\.|…)$")
_SITE = re.compile(r"\s+(?:[-–—|»:~]|::|>>)\s+")
# «… - Trang tin của người con xa xứ»: the site says what it is.
_OWN_PAGE = re.compile(r"[-–—|:] ?(?:trang|cổng) (?:tin|thông tin|web|nhà)\b", re.IGNORECASE)
# «UBND Xã Sơn Mùa», «Huyện Sơn Tây»: whose page it is.
_UNIT = re.compile(
    r"(?:ubnd |(?:ủy|uỷ) ban nhân dân )?(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)"
    r"(?P<name>(?: [^\W\d_]+){1,4})",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|TP\.|TX\.) ?[A-ZĐÁÂÔ\d]")
# An item of news in brief, below the headline of all.
_ITEM = re.compile(r"[*+•►-] ?\S")
_DATELINE = re.compile(
    r"\(?[A-ZĐ]{2,8}(?: [A-ZĐ]{2,8})?\)?\s*[-–—]\s*\S+ ?(?:ngày|nay)\b"
    r"|[-–—] (?:Sáng|Chiều|Ngày|Tối|Vừa)\b|(?:Sáng|Chiều|Tối|Ngày|Vừa) .{40,}\.$"
    r"|(?:Sáng|Trưa|Chiều|Tối|Đêm|Ngày)\b[^,]{0,20}\d\s?[/.-]\s?\d{1,2}\b[^,]{0,12}, .{60}"
)
# A headline among several on one line has as many words.
_TOLD = 4
# «Giới thiệu | Tin tức | Thư viện ảnh»; words of the name of a section, and how many times as many tell news.
_MENU, _SECTION, _TIMES = 3, 6, 2
_WIDE = re.compile(r"[^\S\n]{3,}|\t")
# «… - Ảnh 1.»: the headline as the text of a picture.
_PICTURE = re.compile(r"\s*[-–(]*\s*(?:ảnh|hình)(?: số)? \d{1,2}\)?\.?\s*$", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def same(one: str, other: str) -> bool:
    """Whether two lines are the same headline, one of them perhaps cut with «…» or in capitals."""
    # Every paragraph is compared with the headline; most differ in the first letters.
    if len(one) > MAX_LENGTH or len(other) > MAX_LENGTH:
        return False
    if _opening(one) != _opening(other):
        # The text in place of a picture: «BAN GIAO 4 CAN NHA CHO HO NGHEO».
        alike = abs(len(one) - len(other)) <= _QUOTES
        return alike and not (accented(one) and accented(other)) and _bare(one) == _bare(other)
    first, second = _key(one), _key(other)
    if not first or not second:
        return False
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    cut = _CUT.search(one) or _CUT.search(other)
    return bool(cut) and len(short) > 20 and long.startswith(short)


def says_fuller(line: str, headline: str) -> bool:
    """Whether a line says a headline again in fuller words: «Hội Nông dân xã A ra quân», «Hội ND ra quân».

    Both begin with the same word and end with the same words, the most of them.
    """
    if _opening(line) != _opening(headline) or not len(headline) < len(line) <= MAX_LENGTH:
        return False
    own, fuller = text.same(headline).split(), text.same(line).split()
    alike = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(own[::-1], fuller[::-1], strict=False))
    )
    return own[0] == fuller[0] and alike >= _ALIKE and alike >= _MOSTLY * len(own)


def _bare(line: str) -> str:
    return "".join(filter(str.isalnum, text.fold(line)))


@of_report
def _opening(line: str) -> str:
    null = NULL.match(line)
    return line[null.end() if null else 0 :].lstrip()[:2].casefold()


@of_report
def _key(line: str) -> str:
    return text.same(_PICTURE.sub("", _CUT.sub("", tidy(line)))).strip(" .")


def find(paragraphs: Sequence[Paragraph], meta: Mapping[str, str]) -> int | None:
    """Return the index of the headline among `paragraphs`, None where no line can be one."""
    claimed = _claimed(paragraphs, meta)
    if claimed is not None:
        return claimed
    if (framed := _framed(paragraphs)) is not None:
        return framed
    head = _before_text(paragraphs)
    may_be = [index for index, row in enumerate(head) if _may_be(row.text) and not is_menu(row)]
    if len(may_be) == 1 and _score(paragraphs, may_be[0], set()) > 0:
        # What the text repeats of a line would only speak for it.
        return may_be[0]
    words = _opening_words(paragraphs, len(head)) if may_be else set()
    scores = {index: _score(paragraphs, index, words) for index in may_be}
    best = max(scores, key=scores.__getitem__, default=None)
    if best is not None:
        best = _below_stamp(paragraphs, best, scores, words)
    return None if best is None or scores[best] <= 0 else best


def _framed(paragraphs: Sequence[Paragraph]) -> int | None:
    """Return the line right above the stamp that the lead below it says again: it is the headline."""
    for index in range(min(_REACH, len(paragraphs) - 2)):
        line, below, lead = (row.text for row in paragraphs[index : index + 3])
        again = line == lead and len(line) <= MAX_LENGTH and word_count(line) >= MIN_WORDS
        if again and len(below) < MAX_LENGTH and _is_stamp(below):
            return index
    return None


def _below_stamp(
    paragraphs: Sequence[Paragraph], best: int, scores: Mapping[int, float], opening: set[str]
) -> int:
    """Return the headline between the stamp and the text, where `best` above the stamp reads as a section."""
    below = best + 2
    if below not in scores or not _is_stamp(paragraphs[best + 1].text):
        return best
    above, line = paragraphs[best].text, paragraphs[below].text
    short = word_count(above) <= _SECTION and _TIMES * word_count(above) <= word_count(line)
    if short and _shared(line, opening) > _shared(above, opening):
        return below
    # «Đại hội Phụ nữ các cấp», and below the stamp which commune holds it, as the text says again.
    told = _NAMED.search(line) and not _NAMED.search(above) and _shared(line, opening) >= _RECURS
    return below if told and word_count(line) > word_count(above) else best


def _is_stamp(line: str) -> bool:
    """Tell whether all of a line tells when the report was printed."""
    stamp = find_stamp(line)
    return stamp is not None and stamp.whole


def _opening_words(paragraphs: Sequence[Paragraph], start: int) -> set[str]:
    return set(text.fold(" ".join([row.text for row in paragraphs[start : start + _OPENING]])).split())


def _shared(line: str, opening: set[str]) -> float:
    """Return which share of a line's words the first paragraphs of the text repeat."""
    return sum(map(opening.__contains__, text.fold(line).split())) / len(line.split())


def recurs(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Tell whether the text begins with what the line at `index` says, as a report does with its headline."""
    opening = _opening_words(paragraphs, len(_before_text(paragraphs)))
    return _may_be(paragraphs[index].text) and _shared(paragraphs[index].text, opening) >= _RECURS


def _before_text(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Return the lines that stand before the first paragraph of prose."""
    for index, paragraph in enumerate(paragraphs[:_REACH]):
        if _is_prose(paragraph.text) and not _heads(paragraphs, index):
            return paragraphs[:index]
    return paragraphs[:_REACH]


def _heads(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a long line with a stop is the headline all the same: the first one, its stamp right below."""
    below = paragraphs[index + 1].text if index + 1 < len(paragraphs) else ""
    stamp = find_stamp(below) if len(below) <= MAX_LENGTH else None
    line = paragraphs[index].text
    if stamp is None or not stamp.whole or not _may_be(line) or _DATELINE.match(line):
        return False
    return not any(_may_be(above.text) for above in paragraphs[:index])


def _score(paragraphs: Sequence[Paragraph], index: int, opening: set[str]) -> float:
    """Return how likely a line is the headline: by itself, its neighbours, and what the text repeats."""
    line = paragraphs[index].text
    words = line.split()
    score = 1.0 + 2.0 * _shared(line, opening) + min(len(words), 12) / 12
    following = paragraphs[index + 1].text if index + 1 < len(paragraphs) else ""
    if _is_stamp(following):
        score += 1.0
    if following and same(line, following):
        # What a page prints twice over, in its head and above the text.
        score += -2.0 if shown_twice(paragraphs, index) else 1.0
    if (own := find_stamp(line)) and not own.whole and own.start and own.end >= len(line) - 1:
        # «HĐND xã Cư Né họp kỳ thứ nhất (10:40 22/06/2011)»
        score += 2.0
    if boilerplate.is_brief_headline(line):
        score += 2.0
    if line.endswith(":") or boilerplate.is_imprint(line) or _OWN_PAGE.search(line) or _names_unit(line):
        score -= 3.0
    if _ITEM.match(line):
        score -= 1.5
    if lonelines.is_scene(line):
        score -= 1.5
    elif index and captions.looks(line):
        score -= 0.8
    # Of two equal lines the first is the headline; what follows far below it is a caption or a summary.
    return score - 0.15 * index


def shown_twice(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Tell whether a line is the text and caption of a picture: below headline and stamp, with a stop."""
    pair = [row.text for row in paragraphs[index : index + 2]]
    if len(pair) < 2 or not pair[0].endswith(".") or not same(*pair):
        return False
    above = [row.text for row in paragraphs[:index]]
    return any(_may_be(line) and _is_stamp(below) for line, below in pairwise(above))


def _names_unit(line: str) -> bool:
    """Tell whether a line is a unit and its name, and nothing that it does."""
    unit = _UNIT.fullmatch(line)
    return unit is not None and not line.isupper() and all(word[0].isupper() for word in unit["name"].split())


def _claimed(paragraphs: Sequence[Paragraph], meta: Mapping[str, str]) -> int | None:
    """Return the headline that the markup claims, the one its own <title> repeats before others."""
    candidates = [i for i, p in enumerate(paragraphs) if p.hint == "title" and _LETTER.search(p.text)]
    if not candidates:
        return None
    titles = [meta[key] for key in ("og:title", "title") if meta.get(key)]

    def rank(index: int) -> tuple[bool, int]:
        line = paragraphs[index].text
        return (any(names(name, line) for name in titles), min(len(line), 60))

    return max(candidates, key=lambda index: (*rank(index), -index))


def names(name: str, line: str) -> bool:
    """Whether `name`, a page's own title, says the headline `line`, perhaps with the site's name."""
    return same(name, line) or text.same(line) in text.same(name)


def from_meta(meta: Mapping[str, str]) -> str:
    """Return the headline that only the page's head knows, without the site's name; empty if none."""
    for key in ("og:title", "title"):
        value = text.clean(meta.get(key, ""))
        if not value:
            continue
        parts = _SITE.split(value)
        site = text.same(meta.get("site", ""))
        kept = [part for part in parts if not (site and text.same(part) == site)]
        longest = max(kept or parts, key=len)
        whole = value if longest == value or key == "og:title" else longest
        whole = tidy(whole)
        if len(whole.split()) >= MIN_WORDS and not _CUT.search(whole):
            return whole
    return ""


def joined(line: str) -> bool:
    """Whether a line joins headlines of other reports, as a ticker does, or names of sections: path, menu."""
    parts = line.split(" | ")
    told = [word_count(part) >= _TOLD for part in parts]
    ticker = len(parts) > 1 and sum(told) > 1
    menu = len(parts) >= _MENU and not any(told[1:])
    return ticker or menu or (line.endswith("/") and line.count("/") > 1)


def is_menu(row: Paragraph) -> bool:
    """Whether a line names sections, as wide apart as the page drew them: «Thời sự   Xã hội   Đời sống»."""
    parts = _WIDE.split(row.first.raw.strip())
    return len(row.lines) == 1 and len(parts) >= _MENU and all(word_count(part) <= _SECTION for part in parts)


def _may_be(line: str) -> bool:
    if joined(line):
        return False
    words = line.split()
    if boilerplate.is_brief_headline(line):
        return True
    if not MIN_WORDS <= len(words) <= MAX_WORDS or len(line) > MAX_LENGTH or not _LETTER.search(line):
        return False
    if boilerplate.is_tool(line) or boilerplate.is_section(line) or boilerplate.is_opener(line):
        return False
    if _is_stamp(line):
        return False
    if lonelines.has_credit(line) or line.lower().startswith(("ảnh:", "tin:", "theo:", "nguồn:")):
        return False
    if _is_excerpt(line):
        return False
    ends_sentence = line.endswith(".") and not line.endswith(("...", "TP.", "TX."))
    return not ends_sentence or (len(words) <= 30 and ". " not in line)


def never(line: str) -> bool:
    """Tell whether a line can be no headline: a sentence, a caption, a tool or a section of the page."""
    begins = lonelines.begins_text(line) or _DATELINE.match(line) is not None
    of_page = boilerplate.is_tool(line) or boilerplate.is_section(line) or joined(line)
    return begins or of_page or lonelines.has_credit(line) or _is_excerpt(line)


def _is_excerpt(line: str) -> bool:
    """Whether a page cut a line as it cuts the beginnings of texts, and no headline: «… của xã [...]»."""
    return line.endswith("]") and is_cut(line)


def _is_prose(line: str) -> bool:
    words = word_count(line)
    return not joined(line) and (
        words > MAX_WORDS
        or (words > 18 and (line.endswith((".", "…", "/")) or _is_excerpt(line)))
        or bool(_DATELINE.match(line))
    )

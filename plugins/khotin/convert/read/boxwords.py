"""What a box between the paragraphs says, and whose words these are: the reporter's or the page's.

The page speaks to whoever reads it, in another language or of other news, or says again what the report
does; the reporter speaks of whom the report is about, and says nothing twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from khotin.convert import boilerplate, captions, lonelines
from khotin.convert.bylines import parse_byline
from khotin.convert.foreign import is_foreign
from khotin.convert.lines import bag, word_count, words
from khotin.convert.persons import is_person, signs_for
from khotin.convert.read import retold
from khotin.convert.read.teasers import PROSE
from khotin.convert.read.units import Unit
from khotin.convert.stamps import find_stamp, has_date, stamp_inside
from khotin.model import Block

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Elements that say themselves that what they hold is the report's.
_OWN = _HEADINGS | {"blockquote", "figure", "figcaption", "ul", "ol", "pre"}
_WORDS, _NAMED_WORDS = 70, 30  # words of a box of the page at most, and of one that names what the text names
_PARAGRAPHS = 2  # paragraphs that a box of the page has at most
_SIGNED = 12  # words of a box that holds nothing but the name of the author and of an office
_HEADED = 2  # blocks of a box that a heading opens, at least
_FEW = 6  # different words from which on it tells whether a box speaks of what the report does
_STRANGE = 0.34  # share of its words that the report says as well, below which a box is of something else
_HALF = 2  # times as many words as a box that repeats the report the rest of it has
_SUMMARY, _RETOLD = 0.6, 0.88  # share of the words of a summary that the report has: of a headed one, of any
_HEADLINE = range(5, 26)  # words of a headline
_CARD_LINES = 2  # lines of the card of another report
_LARGE = 4  # level down to which a heading is larger than the caption of a picture
_TITLED = 0.6  # share of the lines of a list of headlines that have no word that headlines leave out
_HEADLINES = 2  # headlines that make a list of other reports
_SENTENCE = 5  # words of a sentence on a person at least
_SPEAKER = 16  # words of a line that names who said what stands above it
_VERY_STRANGE = 0.2  # the same of a box that nothing but its kind of element sets apart
_CLOCK = re.compile(r"\d{1,2}\s*(?:[:hg]|giờ)\s*\d{0,2}\b")
_NAME = re.compile(r"(?<=[^.!?:…“\"«*–-] )[^\W\d_a-zà-ỹ][^\W\d_]+(?: [^\W\d_a-zà-ỹ][^\W\d_]+)+")
_PERSON = re.compile(r"[-–—\s]*[^\W\d_a-zà-ỹ][\w.]*(?: [^\W\d_a-zà-ỹ][\w.]*)+")
_QUOTED = ("“", '"', "«", "-", "–")
_OPEN = frozenset({"", "caption"})  # what a headline in a box is taken for by its place
_STOPS = (".", "!", "?", "…", ";", ":", ",", ".”", '."', "!”", "?”")


@dataclass(frozen=True, slots=True)
class Box:
    """An element among the paragraphs of a report: what it says, and what the report says beside it."""

    tag: str
    inside: list[Unit]
    others: list[str]  # the lines of the report outside the box
    prose: str  # the paragraphs among them
    apart: bool  # drawn otherwise than the paragraphs
    styled: bool  # has a class or a style of its own
    pictured: bool  # holds pictures, captions or moments
    pictures: int
    leads: bool  # all of these are links to other pages
    opens: bool  # no paragraph stands above it
    early: bool  # no more than the lead does
    closes: bool  # no paragraph stands below it
    announced: bool  # the line above it ends in a colon

    @property
    def lines(self) -> list[str]:
        """The texts in the box."""
        return [unit.text for unit in self.inside]


def is_of_page(box: Box) -> bool:
    """Tell whether a box is the page's."""
    if not box.inside or box.tag in _HEADINGS:
        return False
    if box.pictured:
        return box.apart and (_shows_headlines(box) or _shows_card(box) or _calls(box))
    if _is_told_twice(box) or _is_foreign(box):
        return True
    return box.apart and (_lists_headlines(box) or _serves(box) or _is_of_site(box))


def tells_of_author(box: Box) -> bool:
    """Tell whether a box shows who wrote the report: a picture, a name, and a few words on the person.

    It stands above or below all of the text, and speaks of the person, not with it.
    """
    name, *words = [unit.text for unit in about(box)] or [""]
    if (
        box.pictures != 1
        or box.tag in {"table", "figure"}
        or not (box.early or box.closes)
        or not is_person(name)
    ):
        return False
    told = any(word_count(line) >= _SENTENCE and line.endswith(_STOPS) for line in words)
    return told and sum(map(word_count, words)) <= _WORDS and not any(map(_is_said, words))


def about(box: Box) -> list[Unit]:
    """Return who a box about an author names and what it says of the person, without stamp and buttons."""
    return box.inside[:1] + [unit for unit in box.inside[1:] if unit.hint in _OPEN]


def _is_said(line: str) -> bool:
    return line.startswith(_QUOTED) or find_stamp(line) is not None


def quotes(box: Box) -> bool:
    """Tell whether a box holds what somebody said and below it who did."""
    *said, speaker = box.lines or [""]
    if not said or box.pictured or any(unit.block is not Block.PARAGRAPH for unit in box.inside):
        return False
    named = _PERSON.match(speaker) is not None and not speaker.endswith(_STOPS)
    return named and word_count(speaker) <= _SPEAKER and all(line.endswith(_STOPS) for line in said)


def is_headed(box: Box) -> bool:
    """Tell whether a few words head a box of sentences, of items or of a table."""
    if len(box.inside) < _HEADED or box.pictured or box.tag in _OWN:
        return False
    head, below = box.inside[:2]
    if head.hint or head.block is not Block.PARAGRAPH or not 1 < word_count(head.text) <= _HEADLINE[-1]:
        return False
    if head.text.endswith(_STOPS) or parse_byline(head.text, last=True) or find_stamp(head.text):
        return False
    return below.block in {Block.LIST_ITEM, Block.TABLE} or below.text.endswith(_STOPS)


def is_doubtful(unit: Unit, box: Box) -> bool:
    """Tell whether a line of a box that was taken for the reporter's may yet be the page's."""
    if box.pictured or box.tag in _HEADINGS or unit.block is Block.HEADING:
        return box.leads and unit.hint == "caption" and not unit.text.endswith(_STOPS)
    if box.opens and len(box.inside) == 1 and len(unit.text) >= PROSE:
        return False  # the lead
    if box.tag in _OWN or box.tag == "p" or unit.block is Block.TABLE:
        return not box.announced and _is_strange(box)
    return parse_byline(unit.text, last=True) is None


def _is_told_twice(box: Box) -> bool:
    """Tell whether a box says what the report says elsewhere: contents, a summary, a sentence drawn large."""
    lines = box.lines
    if len(lines) == 1 and (not box.apart or box.opens or box.tag == "blockquote"):
        return False
    if sum(map(word_count, lines)) * _HALF > sum(map(word_count, box.others)):
        return False
    if retold.repeats(lines, box.others):
        return True
    if len(lines) == 1:
        return False
    headed = boilerplate.is_summary(lines[0])
    return retold.share_told(lines[headed:], box.others) >= (_SUMMARY if headed else _RETOLD)


def _is_foreign(box: Box) -> bool:
    """Tell whether most of a box is in another language; what a blog says of a post tells its day as well."""
    words = [word_count(line) for line in box.lines if is_foreign(line)]
    if sum(words) * 2 <= sum(map(word_count, box.lines)):
        return False
    return not any(find_stamp(line) or stamp_inside(line) for line in box.lines)


def _lists_headlines(box: Box) -> bool:
    """Tell whether a box holds headlines of other reports, with their days or their summaries."""
    lines = [unit.text.lstrip("-–•*+ ") for unit in box.inside if unit.hint in _OPEN]
    lines = [line for line in lines if word_count(line) >= _HEADLINE[0]]
    heads = [line for line in lines if word_count(line) in _HEADLINE and not line.endswith(_STOPS)]
    if box.announced or len(heads) < _HEADLINES or len(heads) * 2 < len(lines):
        return False
    if sum(map(boilerplate.may_be_headline, heads)) < _TITLED * len(heads):
        return False
    if any(line[0].islower() or parse_byline(line, last=True) for line in heads):
        return False
    # The reporter's own lists are drawn plainly, and name whom he has named.
    return _is_strange(box, _STRANGE if box.styled else _VERY_STRANGE)


def _shows_headlines(box: Box) -> bool:
    """Tell whether pictures in a box stand with headlines of other reports, and with nothing else."""
    if box.tag == "figure" or not box.pictures:
        return False
    heads = [line for line in box.lines if word_count(line) >= _HEADLINE[0] or not has_date(line)]
    if any(lonelines.has_credit(head) or lonelines.is_scene(head) for head in heads):
        return False
    if box.leads and any(word_count(head) in _HEADLINE and not head.endswith(_STOPS) for head in heads):
        untold = _words_of(box.lines).isdisjoint(bag(box.prose))
        return box.pictures >= _HEADLINES or untold or _is_strange(box)
    if not 0 <= len(heads) - box.pictures <= 1:
        return False
    if all(map(_is_headline, box.inside[-box.pictures :])):
        return len(heads) > 1 or _is_strange(box)
    return not any(map(captions.looks, heads)) and _lists_headlines(box)


def _shows_card(box: Box) -> bool:
    """Tell whether a box is the card of another report: a picture, its headline set bold, and its summary."""
    lines = [unit for unit in box.inside if unit.hint in _OPEN]
    if box.pictures != 1 or box.tag == "figure" or len(lines) != _CARD_LINES:
        return False
    head, summary = lines
    if not summary.text.endswith(_STOPS):
        return False
    bold = head.block is Block.HEADING or head.strong * 10 >= len(head.text) * 9
    titled = bold and word_count(head.text) in _HEADLINE and not head.text.endswith(_STOPS)
    return titled and boilerplate.may_be_headline(head.text) and not _says_who(box) and _is_strange(box)


def _says_who(box: Box) -> bool:
    """Tell whether a box shows what the report is about: by a credit or a scene, or by a name of the text."""
    shown = any(lonelines.has_credit(line) or lonelines.is_scene(line) for line in box.lines)
    return shown or _names(box.lines, box.prose)


def _calls(box: Box) -> bool:
    """Tell whether a picture stands with what readers are to do: scan a code, install an application."""
    *heads, told = box.lines
    if sum(map(word_count, box.lines)) > _WORDS or any(head.endswith(_STOPS) for head in heads):
        return False
    return boilerplate.calls_reader(told) and not _says_who(box)


def _is_of_site(box: Box) -> bool:
    """Tell whether a box below the text tells of the site and of who answers for what it prints."""
    return box.closes and box.tag not in _OWN and all(map(boilerplate.is_of_site, box.lines))


def _is_headline(unit: Unit) -> bool:
    """Tell whether a unit is a headline of another report: a lead that the page sets as a heading is none."""
    return unit.block is Block.HEADING and unit.level <= _LARGE and not unit.text.endswith(_STOPS)


def _serves(box: Box) -> bool:
    """Tell whether a box speaks to the readers of the page, or of what the report does not."""
    lines = box.lines
    size = sum(map(word_count, lines))
    if box.tag in _OWN or size > _WORDS or sum(len(line) >= PROSE for line in lines) > _PARAGRAPHS:
        return False
    served = frozenset(word for line in lines for word in boilerplate.services(line))
    serves = bool(served) and served.isdisjoint(boilerplate.services(box.prose))
    if any(unit.block in {Block.TABLE, Block.QUOTE} for unit in box.inside):
        return serves and not _names(lines, box.prose) and not _signs(lines, size)
    brief = any(boilerplate.is_brief(line) for line in lines if boilerplate.services(line))
    if any(map(boilerplate.is_appeal, lines)) and _names(lines, box.prose):
        return False
    if (serves and brief) or any(map(boilerplate.to_reader, lines)):
        told = size <= _NAMED_WORDS or not _names(lines, box.prose)
    else:
        headed = len(lines) > 1 and (boilerplate.is_notice(lines[0]) or sum(map(_has_clock, lines)) > 1)
        headed = headed and not _is_told(lines[0], box.prose)
        headed = headed or serves or any(map(boilerplate.may_be_to_reader, lines))
        told = headed and not _names(lines, box.prose) and _is_strange(box)
    return told and not _signs(lines, size)


def _signs(lines: list[str], size: int) -> bool:
    """Tell whether a box names who wrote the report, or is a document that somebody has signed."""
    if any(map(signs_for, lines)):
        return True
    # «LỊCH CHIẾU PHIM» is shaped like a name in capitals.
    others = [line for line in lines if not boilerplate.services(line)]
    bylines = [byline for line in others if (byline := parse_byline(line, last=True))]
    return any(byline.kind == "label" or (byline.authors and size <= _SIGNED) for byline in bylines)


def _is_told(line: str, text: str) -> bool:
    """Tell whether the text has three words of a line on end: «Chương trình lễ khánh thành cầu»."""
    told, said = words(line), f" {' '.join(words(text))} "
    return any(f" {' '.join(told[at : at + 3])} " in said for at in range(len(told) - 2))


def _has_clock(line: str) -> bool:
    """Tell whether a line is an entry of a programme or of a list of news, with its time of day."""
    return _CLOCK.match(line) is not None


def _names(lines: list[str], text: str) -> bool:
    """Tell whether a box names whom or what the text names."""
    return any(name in text for line in lines for name in _NAME.findall(line))


def _is_strange(box: Box, least: float = _STRANGE) -> bool:
    """Tell whether a box says little that the text says: a share below `least` of its words."""
    own = _words_of(box.lines)
    return len(own) >= _FEW and len(own & bag(box.prose)) < least * len(own)


def _words_of(lines: list[str]) -> frozenset[str]:
    """Return the words of `lines` that not every report has."""
    return frozenset[str]().union(*map(captions.telling_words, lines))

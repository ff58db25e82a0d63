"""Mending of what the capture damaged, each mend recorded; the authors' misprints are left alone.

A copy out of a styled page can tear a syllable («L ê Văn Trọng», «H ội nghị»), write U+00D0 for Đ or
leave zero-width characters inside words, or letters as HTML writes them: a search then misses the name
for good.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from html import unescape
from itertools import islice, pairwise, starmap

from khotin.convert.lines import words
from khotin.convert.read.syllables import is_syllable, table
from khotin.model import Line, Repair
from khotin.text import clean

_INITIAL = "ngh|ng|gh|gi|kh|ph|qu|th|tr|ch|nh|[bcdđghklmnpqrstvx]"
_ENDS = "ng|nh|ch|m|n|p|t|c|i|u|o|y"
_ONSETS, _TAILS = frozenset([*table("onsets"), "q"]), frozenset(_ENDS.split("|"))
_CUT = frozenset({"ng", *"cgknpt"})
_LONE = _ONSETS | _TAILS
_MOST_LONE = 5000  # lone letters from which on a text is made of them and not torn here and there
_NEAR = 60  # characters looked at on either side of a torn word
_VOWEL = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_LETTER = r"[^\W\d_]"
_TORN_HEAD = re.compile(
    rf"(?<![\w.'’/+-])(?P<initial>{_INITIAL}) (?P<rhyme>[{_VOWEL}]{_LETTER}*)(?![\w'’])", re.IGNORECASE
)
# Torn inside the initial: «C hánh tế», «k hử khuẩn», «ng hị quyết».
_TORN_ONSET = re.compile(
    rf"(?<![\w.'’/+-])(?P<initial>ng|[cgknpt]) (?P<rhyme>(?:gh|[hrg])[{_VOWEL}]{_LETTER}*)(?![\w'’])",
    re.IGNORECASE,
)
# A capital alone before a word that it cannot belong to stands for a person or a thing: «bị cáo T khai».
_LONE_CAPITAL = re.compile(rf"([BCDĐGHKLMNPQRSTVX])(?<![\w.'’/+-].) ({_LETTER}+)")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;]|[-–•])[\s\"“(]*$")
_LETTERS_LISTED = re.compile(r"(?:^|\W)\w\s*(?:,|và|hoặc|hay|-|–)\s*$")
# The end torn off is only trusted where the beginning cannot be a syllable: «nghiệ p», not «đả ng».
_TORN_TAIL = re.compile(rf"(?<![\w.'’/-])(?P<stump>{_LETTER}+[{_VOWEL}]) (?P<end>{_ENDS})(?![\w'’.)])")
# Torn inside the vowel: «Ngư ời», «đư ợc», but not «Thư ơi».
_TORN_VOWEL = re.compile(
    rf"(?<![\w.'’/-])(?P<stump>(?:{_INITIAL})?ư) (?P<rest>[ơờớởỡợ]{_LETTER}*)(?![\w'’])", re.IGNORECASE
)
_MAY_BE_TORN = re.compile("[ưƯ] [ơờớởỡợƠỜỚỞỠỢ]")
# Each way to tear with the test of two words that must follow each other in a line torn so.
_TORN: tuple[tuple[re.Pattern[str], Callable[[str, str], bool]], ...] = (
    (_TORN_HEAD, lambda initial, rhyme: initial in _ONSETS and rhyme[0] in _VOWEL),
    (_TORN_ONSET, lambda initial, rhyme: initial in _CUT and rhyme[0] in "ghr"),
    (_TORN_TAIL, lambda stump, end: end in _TAILS and stump[-1] in _VOWEL),
)
_PREVIOUS = re.compile(r"(\w+)[^\w,;:]*$")
_NEXT = re.compile(rf" ({_LETTER}+)")
_AFTER_CLAUSE = re.compile(rf"{_LETTER}{{2,}}[,;:] $")
_FOLLOWING_NAMES = re.compile(rf"(?: [A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]{_LETTER}*){{1,3}}")
_REFERENCE = re.compile(r"&(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8}\d?);", re.IGNORECASE)
_HIDDEN = "[\u00ad\u034f\u200b-\u200f\u2060\ufeff]"
_ODD = re.compile(rf"[Ðð]|{_HIDDEN}")
_ODD_WORD = re.compile(rf"[^\W_]*(?:[Ðð]|(?<=[^\W_]){_HIDDEN}+(?=[^\W_]))(?:[^\W_]|{_HIDDEN}+(?=[^\W_]))*")


def mend(lines: Iterable[Line]) -> list[Repair]:
    """Mend the text of `lines` in place and return what was done, for the editor."""
    lines = list(lines)
    repairs = [*_character_references(lines), *_odd_letters(lines)]
    # Most reports have no lone letter at all; one look for them is far cheaper than the patterns.
    known = _Known(lines)
    torn = [line for line in lines if not _LONE.isdisjoint(words(line.text))]
    lone = islice((1 for line in torn for word in words(line.text) if word in _LONE), _MOST_LONE)
    if torn and sum(lone) < _MOST_LONE:
        for line in torn:
            pairs = [pair for pair in pairwise(words(line.text)) if not _LONE.isdisjoint(pair)]
            for pattern, may_be_torn in _TORN:
                if any(starmap(may_be_torn, pairs)):
                    line.text = _join(pattern, line, repairs, known)
    for line in lines:
        if _MAY_BE_TORN.search(line.text):
            line.text = _join(_TORN_VOWEL, line, repairs, known)
    return repairs


def _character_references(lines: Iterable[Line]) -> list[Repair]:
    """Write the characters that a capture left as HTML writes them: «&quot;», «&ndash;», «&#7853;»."""
    repairs = []
    for line in lines:
        if "&" not in line.text or not _REFERENCE.search(line.text):
            continue
        mended = clean(_REFERENCE.sub(lambda match: unescape(match[0]), line.text))
        repairs.append(Repair(line.number, line.text, mended))
        line.text = mended
    return repairs


class _Known:
    """What the rest of the report tells; found out where a torn word asks for it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Which words follow each other."""
        return frozenset(pairwise(word for line in self._lines for word in words(line.text)))

    def has(self, word: str) -> bool:
        """Tell whether a word stands whole somewhere."""
        return any(word.lower() in words(line.text) for line in self._lines)

    @cached_property
    def names(self) -> frozenset[str]:
        """Which capitals stand for names."""
        capitals = {pair for line in self._lines for pair in _LONE_CAPITAL.findall(line.text)}
        return frozenset(letter for letter, word in capitals if not is_syllable(letter + word.lower()))


def _odd_letters(lines: list[Line]) -> list[Repair]:
    """Record the words that cleaning changed (Ð, zero-width characters), each once, where first met."""
    seen: dict[str, Repair] = {}
    for line in lines:
        # Where cleaning took off blanks only, no word was changed.
        if line.raw.strip() == line.text or line.raw.isascii() or not _ODD.search(line.raw):
            continue
        for word in _ODD_WORD.findall(line.raw):
            seen.setdefault(word, Repair(line.number, word, clean(word)))
    return list(seen.values())


def _join(pattern: re.Pattern[str], line: Line, repairs: list[Repair], known: _Known) -> str:
    """Return the text of `line` with the torn syllables that `pattern` finds joined where that is sure."""
    pieces: list[str] = []
    done = 0
    at = 0
    text = line.text
    while match := pattern.search(text, at):
        first, second = match.groups()
        before = text[max(0, match.start() - _NEAR) : match.start()]
        after = text[match.end() : match.end() + _NEAR]
        if not is_syllable(first + second):
            sure = False
        elif pattern is _TORN_VOWEL:
            sure = second.islower() and (second not in table("words") or known.has(first + second))
        elif pattern is _TORN_TAIL:
            sure = not is_syllable(first) and second.islower()
        else:
            sure = _belongs(first, second, before, after, known)
        if sure:
            pieces += (text[done : match.start()], first + second)
            done = at = match.end()
            phrase = _phrase(after)
            repairs.append(Repair(line.number, f"{match[0]}{phrase}", f"{first}{second}{phrase}"))
        else:
            at = match.start(2)
    return "".join(pieces) + text[done:]


def _belongs(initial: str, rhyme: str, before: str, after: str, known: _Known) -> bool:
    """Tell whether the lone `initial` belongs to `rhyme`, and is no label, unit or initial of a name."""
    capitals = initial.isupper() and rhyme.isupper() and len(rhyme) > 1
    if not (rhyme.islower() or capitals):
        return False
    previous = _PREVIOUS.search(before)
    word = previous[1] if previous else ""
    if word and word[-1].isdigit() and not _SENTENCE_START.search(before):
        # «21 h ộ», «5 th ôn»; but «5 m ở», «7 h ôm»: a measure or an hour may be written so.
        return (initial + rhyme).lower() in table("counted")
    onset_torn = rhyme[0].lower() in "hrg"
    if not onset_torn and rhyme.lower() not in table("words"):
        return True
    following = _NEXT.match(after)
    if following and (f"{initial}{rhyme}".casefold(), following[1].casefold()) in known.pairs:
        return True
    if word.lower() in table("enumerators") or not (onset_torn or _may_join(initial, rhyme, known)):
        return False
    if len(initial) > 1:
        return not initial.isupper()
    if initial.islower():
        return bool(word or _AFTER_CLAUSE.search(before)) and (onset_torn or initial != "k")
    if initial in known.names or word.lower() in table("persons"):
        return False
    if _SENTENCE_START.search(before) or (onset_torn and not word and not _LETTERS_LISTED.search(before)):
        return True
    # Inside a person's or a place's name: «Lê V ăn Trọng», «TP H ồ Chí Minh».
    return word[:1].isupper() and following is not None and following[1][0].isupper()


def _may_join(initial: str, rhyme: str, known: _Known) -> bool:
    """Tell whether a small letter and the word behind it make another word: «đá g ăn tiền» misses others."""
    whole = f"{initial}{rhyme}".lower()
    return not initial.islower() or whole in table("attested") or known.has(whole)


def _phrase(after: str) -> str:
    """Return the rest of the name after a joined syllable, or the next word, so that an editor finds it."""
    names = _FOLLOWING_NAMES.match(after)
    following = names or _NEXT.match(after)
    return following[0] if following else ""

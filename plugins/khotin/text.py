"""Vietnamese text: the one place that cleans, folds and slugs it.

Every comparison of names goes through `fold`, every address through `slug`, so that two rooms
never disagree on whether «Hoà Bình» and «hòa bình» are the same.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable

from slugify import slugify

# Zero-width and directional marks, soft hyphen, BOM, C0/C1 controls but tab and newlines:
# invisible, so a reader cannot miss them and a search cannot find across them.
INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
# Invisible as well, and put between the letters of a page lest it be copied; as a mark it is printable.
_JOINER = "\u034f"
# Line ends that are none to a text editor: what Word, a printer's file and the Mac put between lines.
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
# Marks on one letter; none has so many, and to put countless ones in order takes their number squared.
_PILE = re.compile(r"[^\w\s\x00-\x7f]{32,}")
_MOST_MARKS, _SHORT = 8, 1000
SPACES = re.compile(r"[^\S\n]+")
# White space that a text with words, blanks and line ends does not have.
_RARE_SPACE = re.compile("[\t\x0b-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
# All characters that are white space.
BLANKS = (
    " \t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
# What XML 1.0 forbids or discourages: controls but tab and newline, surrogates, non-characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MARKS = re.compile("[\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
# «oà» and «òa» are one syllable in two spellings; the mark is moved to the first vowel of the open
# diphthongs oa, oe, uy (not after q), the spelling that older texts use.
_NEW_STYLE = re.compile(r"[oOuU](?<![qQ].)(?:(?<=[oO])[àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ])(?!\w)")


_VIETNAMESE = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
# What nearly all of our text is made of; the codec is quick only where the first one is NUL.
_USUAL = (
    "\0\t\n" + "".join(map(chr, range(32, 127))) + _VIETNAMESE + _VIETNAMESE.upper() + "“”‘’„–—−…«»•·°²³½×→"
)


_USUAL_BYTES = codecs.charmap_build(_USUAL.ljust(256, "\ufffe"))


def is_usual(text: str) -> bool:
    """Tell whether a text is of nothing but Vietnamese letters, ASCII and common signs."""
    try:
        codecs.charmap_encode(text, "strict", _USUAL_BYTES)
    except UnicodeEncodeError:
        return False
    return True


def letter_by_letter(change: Callable[[str], str]) -> Callable[[str], str | None]:
    """Return a function that changes every character of a text, or drops it where `change` gives none.

    It returns None where the text has an unusual one.
    An encoding of one byte a character and its decoding with other characters go through a text four
    times as fast as a pattern does.
    """
    changed = "".join(change(letter) or letter for letter in _USUAL)
    dropped = bytes(at for at, letter in enumerate(_USUAL) if not change(letter))

    def of(text: str) -> str | None:
        try:
            raw, _ = codecs.charmap_encode(text, "strict", _USUAL_BYTES)
        except UnicodeEncodeError:
            return None
        if dropped:
            raw = raw.translate(None, dropped)
        return codecs.charmap_decode(raw, "strict", changed)[0]

    return of


def clean(text: str) -> str:
    """Return NFC text without invisible characters, with Đ for U+00D0 and plain spaces."""
    # Cheap tests first: this runs on every line of every report, and most lines are clean.
    printable = text.isprintable()
    if not printable:
        text = INVISIBLE.sub("", text)
    if not text.isascii():
        if _JOINER in text:
            text = text.replace(_JOINER, "")
        text = composed(text)
        text = text.replace("Ð", "Đ").replace("ð", "đ")
    if printable:
        # No blank but the plain one is printable.
        while "  " in text:
            text = text.replace("  ", " ")
        return text.strip()
    return SPACES.sub(" ", text).strip() if "\n" in text else " ".join(text.split())


def composed(text: str) -> str:
    """Return `text` in NFC; of the marks piled up on one letter no more than any letter has."""
    if len(text) > _SHORT:
        if is_usual(text):
            # There is nothing to compose.
            return text
        text = _PILE.sub(_lowered, text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _lowered(pile: re.Match[str]) -> str:
    kept: list[str] = []
    height = 0
    for char in pile[0]:
        height = height + 1 if unicodedata.combining(char) else 0
        if height <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def lines_of(text: str) -> list[str]:
    r"""Return the lines of `text`: LF, CRLF and CR end one, and the rarer signs for a line or a page.

    `"\n".join` of the result is `text` with its line ends made LF.
    """
    for end in ("\r\n", "\r", *_LINE_ENDS):
        text = text.replace(end, "\n")
    return text.split("\n")


def legal(text: str) -> str:
    """Return `text` without the characters that no XML document may hold."""
    return _ILLEGAL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def one_line(text: str) -> str:
    """Return `text` with one blank between words: what splitting and joining gives, in half the time."""
    if _RARE_SPACE.search(text):
        return " ".join(text.split())
    text = text.replace("\n", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip()


def tone(text: str) -> str:
    """Return `text` with the tone mark of oa, oe, uy on the first vowel: «hoà» becomes «hòa»."""
    return _NEW_STYLE.sub(_older, unicodedata.normalize("NFC", text))


def _older(new: re.Match[str]) -> str:
    marked = unicodedata.normalize("NFD", new[0][1])
    return unicodedata.normalize("NFC", new[0][0] + marked[1]) + marked[0]


def same(text: str) -> str:
    """Return the form in which two spellings of one name are equal, diacritics kept."""
    return _NEW_STYLE.sub(_older, clean(text)).casefold()


def lower(text: str) -> str:
    """Return `text` in lower case, every letter at its old place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[:1] for c in text)


def fold(text: str) -> str:
    """Return the form a reader types without diacritics: lower case, no marks, d for đ."""
    text = clean(text)
    if (usual := _unmarked(text.casefold())) is not None:
        return usual
    plain = text.replace("đ", "d").replace("Đ", "D")
    return _MARKS.sub("", unicodedata.normalize("NFD", plain)).casefold()


_unmarked = letter_by_letter(lambda letter: "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0])


def slug(text: str, length: int = 96) -> str:
    """Return an address segment for `text`, cut at a word within `length` characters."""
    plain = fold(text)
    # What taking the marks off makes ASCII needs no table of the letters of all scripts.
    return slugify(
        plain if plain.isascii() else clean(text), max_length=length, word_boundary=True, save_order=True
    )

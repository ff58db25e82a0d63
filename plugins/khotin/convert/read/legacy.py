"""Text of the legacy font encodings, and text that was decoded twice, back to Unicode.

All work on the *surface*: the characters that the bytes show when read as windows-1252. So one
table serves the file as bytes, the page whose entities spell those characters, and the file that
was saved as UTF-8 after it had been misread.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

from khotin.text import composed

# The five bytes that windows-1252 leaves undefined stand for themselves, as in every browser.
_HOLES = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_BYTE_TO_CHAR = {
    byte: (chr(byte) if byte in _HOLES else bytes([byte]).decode("cp1252")) for byte in range(256)
}
_FROM_BYTES = "".join(_BYTE_TO_CHAR[byte] for byte in range(256))
# Where a program took the bytes for Latin-1, those of the middle rows became controls.
_CONTROLS = "".join(map(chr, range(0x80, 0xA0)))
_TO_BYTES = dict(zip(map(ord, _CONTROLS), range(0x80, 0xA0), strict=True)) | {
    ord(char): byte for byte, char in _BYTE_TO_CHAR.items()
}
_CAPITALS = re.compile("[A-ZĂÂÊÔƠƯĐ]")
PIECES = re.compile(r"(<[^<>\n]*>|\n)")
_WORD = re.compile(r"[^\W\d_]+")


def surface(data: bytes) -> str:
    """Return `data` read as windows-1252, where no byte is undefined."""
    return data.decode("latin-1").translate(dict(enumerate(_FROM_BYTES)))


def surface_bytes(text: str) -> bytes | None:
    """Return the bytes that show as `text` in windows-1252; None where a character has no byte."""
    try:
        return bytes(_TO_BYTES[ord(char)] for char in text)
    except KeyError:
        return None


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("legacy.toml").read_text(encoding="utf-8"))


def from_tcvn3(text: str) -> str:
    """Return the Unicode of TCVN3 (ABC) text; words typed for a capitals font become capitals."""
    converted = text.translate({ord(key): value for key, value in _tables()["tcvn3"].items()})
    return "".join(piece if piece.startswith("<") else _capitals(piece) for piece in PIECES.split(converted))


def _capitals(line: str) -> str:
    """Raise the accented letters of words whose plain letters are all capitals («HéI» was «HỘI»)."""
    words = _WORD.findall(line)
    sure = [word for word in words if len(_CAPITALS.findall(word)) >= 2]
    shouted = [word for word in sure if not any("a" <= char <= "z" for char in word)]
    if not shouted:
        return line
    # A line of capitals also holds words with one plain letter or none, which say nothing themselves.
    whole = not any("a" <= char <= "z" for char in "".join(words))
    return _WORD.sub(lambda match: match[0].upper() if whole or match[0] in shouted else match[0], line)


@cache
def _vni() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    marks = {**_tables()["vni"]["marks"]}
    letters = {**_tables()["vni"]["letters"]}
    marks |= {key.upper(): value for key, value in marks.items()}
    letters |= {key.upper(): value.upper() for key, value in letters.items()}
    pattern = re.compile(f"([aeouyAEOUYôöÔÖ])([{''.join(marks)}])|([{''.join(letters)}])")
    return pattern, marks, letters


def from_vni(text: str) -> str:
    """Return the Unicode of VNI-Windows text."""
    pattern, marks, letters = _vni()

    def letter(match: re.Match[str]) -> str:
        vowel, mark, single = match.groups()
        if single:
            return letters[single]
        return unicodedata.normalize("NFC", letters.get(vowel, vowel) + marks[mark])

    return pattern.sub(letter, text)


def from_windows_1258(text: str) -> str:
    """Return the Unicode of windows-1258 text shown as windows-1252, its tone marks composed."""
    data = surface_bytes(text)
    return "" if data is None else composed(data.decode("cp1258", "replace"))


# A lead byte of UTF-8 and its continuation bytes, as windows-1252 shows them.
_CONTINUATION = "".join(re.escape(char) for char in _FROM_BYTES[0x80:0xC0]) + _CONTROLS
_TWICE = re.compile(
    f"[{_FROM_BYTES[0xC3:0xE0]}][{_CONTINUATION}]|[{_FROM_BYTES[0xE0:0xF0]}][{_CONTINUATION}]{{2}}"
    f"|[{_FROM_BYTES[0xF0:0xF5]}][{_CONTINUATION}]{{3}}|{_FROM_BYTES[0xC2]}[{_CONTINUATION}]"
)


def from_twice_encoded(text: str) -> str:
    """Return `text` with every run that is UTF-8 read as windows-1252 decoded («tá»‰nh» to «tỉnh»)."""

    def decode(match: re.Match[str]) -> str:
        data = surface_bytes(match[0])
        try:
            return match[0] if data is None else data.decode("utf-8")
        except UnicodeDecodeError:
            return match[0]

    return composed(_TWICE.sub(decode, text))

"""Bytes to text, by what reads as Vietnamese and not by what a page declares.

Portals declare windows-1252 over UTF-8, and UTF-8 over font encodings, so a declaration proves
nothing. UTF-8 proves itself; everything else must show that its words are Vietnamese syllables, and
where nothing does, the report is refused: a wrong guess would be published as mojibake.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from khotin.convert.errors import Refused
from khotin.convert.read import legacy
from khotin.convert.read.syllables import is_syllable
from khotin.text import composed

SAMPLE = 200_000  # characters looked at: enough words for any verdict, and a bound on the work
PROOF = 0.85  # share of words with diacritics that must be syllables
MARGIN = 0.15  # by which the best reading must beat the next
SOUND = 10  # letters that only UTF-8 can have made, for each place that cannot be read
LOST = 50  # words of which one may have lost a letter
_HEAD = 4096  # characters among which a page declares its encoding; the search would not end among millions
FEW = 4  # words with diacritics below which a text in another encoding proves nothing

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # which begins like that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_READINGS: dict[str, Callable[[str], str]] = {
    "utf-8 decoded twice": legacy.from_twice_encoded,
    "windows-1258": legacy.from_windows_1258,
    "tcvn3": legacy.from_tcvn3,
    "vni": legacy.from_vni,
}
_MARKUP = re.compile(r"<[^<>]*>")
_NAME = re.compile(r"[\w.:-]{1,40}", re.ASCII)
_LETTER_ENTITY = re.compile(
    r"&(?:#(?:1[6-9]\d|2[0-4]\d|25[0-5])|#x[A-F][\dA-F]|[A-Za-z]{2,8});", re.IGNORECASE
)
_KEPT_ENTITIES = frozenset({"&lt;", "&gt;", "&amp;", "&quot;", "&apos;"})
_WORD = re.compile(r"[^\s!-/:-@\[-`{-~“”‘’‚„–—…\u00a0•�]+")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
# Letters that only Vietnamese in Unicode has: their presence settles that no font encoding was used.
_UNICODE_VIETNAMESE = re.compile("[\u0300\u0301\u0303\u0309\u0323ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9]")
_LOOKS_TWICE = re.compile("á[º»]|Ä[\u0091‘]|Æ[°¡]|Ã[\u00a0-¿]")
_FONTS = ("tcvn3", "vni")
# The letter đ of either encoding, in a page that spells numbers as well: no report does without it.
_FONT_SIGNS, _FONT_NUMBERS = ("®", "ñ"), ("&#174;", "&#241;")
_FONT_LETTER = re.compile("[A-Za-z][µ¶·¸¹¼½¾®©ª«¬ËÎÏÑÖÜÞßäåæçëîïñöøûü]|[®ñ][^\\W\\d_]")
_CUT = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{0,2}(?=\.\.\.|\xe2\x80\xa6|[\"'<]|\Z)")
# Vietnamese letters as UTF-8 writes them; in no other encoding do these bytes stand together.
_UTF8_LETTER = re.compile(rb"\xe1[\xba\xbb][\x80-\xbf]|\xc4[\x90\x91]|\xc6[\xa0\xa1\xaf\xb0]")
# Bytes of windows-1252 punctuation that a paste from Word leaves in a page of UTF-8.
_WORD_PUNCTUATION = re.compile(rb"(?<![\x80-\xff])[\x85\x91-\x97\xa0\xab\xbb\xb0](?![\x80-\xbf])")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the name of the encoding it was found in."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class _Reading:
    encoding: str
    text: str
    share: float
    words: int


def decode(data: bytes, file: str) -> Decoded:
    """Return the text of `data`, or raise Refused where no encoding can be proved."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :].decode(encoding, "replace"), encoding, file)
    wide = _utf16(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide)
    _refuse_binary(data, file)
    text = _utf8(data)
    if text is not None:
        return _second_look(text, file)
    return _line_by_line(data, file)


def _checked(text: str, encoding: str, file: str) -> Decoded:
    """Return text whose byte order mark was believed, unless the mark was wrong."""
    if text.count("\ufffd") * 100 > len(text):
        raise Refused(file, f"tệp khai là {encoding} nhưng không đọc được bằng bảng mã đó", _REMEDY)
    return _second_look(text, file, encoding)


def _utf16(data: bytes) -> str:
    """Name the byte order of UTF-16 without a mark; empty where `data` is not UTF-16.

    Half of the bytes of Vietnamese in UTF-16 are the zeros of its plain letters, all on one side.
    """
    head = data[:8192]
    if 0 not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) * 20 > max(even, odd) or max(even, odd) * 6 < len(head):
        return ""
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = head[: len(head) // 2 * 2].decode(encoding, "replace")
    readable = sum(char.isalnum() or char.isspace() or char.isascii() for char in text)
    return encoding if readable * 10 >= len(text) * 9 else ""


_REMEDY = "Mở tệp bằng chương trình đã tạo ra nó và lưu lại với bảng mã UTF-8"
_SAVED = "Lưu tin thành văn bản (.txt, UTF-8) hoặc HTML"
_UNPACK = "Giải nén rồi đưa tệp bên trong vào; nếu là tệp lưu trữ web thì đặt đuôi .warc.gz"
_MAGIC = (
    (b"%PDF", "tệp PDF"),
    (b"PK\x03\x04", "tệp nén hoặc tệp Word, Excel (ZIP)"),
    (b"\xd0\xcf\x11\xe0", "tệp Word, Excel đời cũ"),
    (b"\x89PNG", "tệp ảnh"),
    (b"\xff\xd8\xff", "tệp ảnh"),
    (b"GIF8", "tệp ảnh"),
    (b"{\\rtf", "tệp RTF"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"WARC/", "tệp lưu trữ web (WARC)"),
)
_OWN_REMEDIES = {b"\x1f\x8b": _UNPACK, b"WARC/": "Đặt lại đuôi tệp thành .warc"}
_CONTROLS = bytes((*range(9), *range(14, 27), *range(28, 32)))


def _refuse_binary(data: bytes, file: str) -> None:
    """Raise Refused where `data` is not text at all."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise Refused(file, f"{name}, không phải tin dạng chữ", _OWN_REMEDIES.get(magic, _SAVED))
    head = data[:65536]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * 200 > len(head):
        raise Refused(
            file, "tệp nhị phân, không phải văn bản", "Bỏ tệp này ra, hoặc lưu tin thành .txt (UTF-8)"
        )


def _utf8(data: bytes) -> str | None:
    """Return `data` as UTF-8, mended where a few bytes were cut or pasted; None where it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    mended = _WORD_PUNCTUATION.sub(lambda match: match[0].decode("cp1252").encode(), data)
    try:
        return mended.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = _CUT.sub(_drop_cut, mended).decode("utf-8", "replace")
    broken = text.count("\ufffd")
    proper = len(_UNICODE_VIETNAMESE.findall(text))
    # What a fault of a disk or a copy left of a few letters shows as such; nothing else reads as UTF-8.
    return text if broken * SOUND <= proper and proper >= FEW else None


def _drop_cut(match: re.Match[bytes]) -> bytes:
    """Leave out the stump of a character cut by a limit on bytes; keep whole characters."""
    try:
        match[0].decode("utf-8")
    except UnicodeDecodeError:
        return b""
    return match[0]


def _second_look(text: str, file: str, encoding: str = "utf-8") -> Decoded:
    """Return text that is valid Unicode, and undo an earlier misreading where that can be proved."""
    if not text.isascii() or "&" in text:
        sample = text[:SAMPLE]
        if any(map(sample.__contains__, "º»ÄÆÃ")) and _LOOKS_TWICE.search(sample):
            return _whole(_undo(text, encoding, ("utf-8 decoded twice",)), file)
        if not _UNICODE_VIETNAMESE.search(sample) and not _is_spelled(sample):
            return _undo(_letters_of_entities(text), encoding, tuple(_READINGS))
        if any(map(text.__contains__, (*_FONT_SIGNS, *_FONT_NUMBERS) if "&" in text else _FONT_SIGNS)):
            return _mixed(text, encoding)
    return Decoded(text, encoding)


def _whole(decoded: Decoded, file: str) -> Decoded:
    """Return a text that was decoded twice, unless letters were lost on the way."""
    lost = len(_LOOKS_TWICE.findall(decoded.text, 0, SAMPLE))
    if lost >= FEW and lost * LOST > len(decoded.text[:SAMPLE].split()):
        raise Refused(file, "chữ bị đọc nhầm bảng mã và đã mất một số chữ cái", _REMEDY)
    return decoded


def _mixed(text: str, encoding: str) -> Decoded:
    """Return a page of Unicode with what was typed into it in a font encoding as Unicode too."""
    pieces = legacy.PIECES.split(_letters_of_entities(text))
    typed = [piece for piece in pieces if piece[:1] != "<" and _FONT_LETTER.search(piece)]
    whole = " ".join(typed)[:SAMPLE]
    best = max((_measure(name, _READINGS[name](whole)) for name in _FONTS), key=lambda reading: reading.share)
    if best.words < FEW or best.share < max(PROOF, _measure(encoding, whole).share + MARGIN):
        return Decoded(text, encoding)
    read = _READINGS[best.encoding]
    for at, piece in enumerate(pieces):
        if piece[:1] != "<" and not piece.isascii():
            made = read(piece)
            if _measure("", made).share > _measure("", piece).share:
                pieces[at] = made
    return Decoded("".join(pieces), f"{encoding}, {best.encoding}")


def _is_spelled(sample: str) -> bool:
    """Tell whether a text writes Vietnamese letters as numbers: «&#7897;»."""
    return "&#" in sample and _UNICODE_VIETNAMESE.search(html.unescape(sample)) is not None


def _letters_of_entities(text: str) -> str:
    """Return `text` with entities of Latin-1 characters as characters; markup stays escaped."""

    def letter(match: re.Match[str]) -> str:
        return match[0] if match[0].lower() in _KEPT_ENTITIES else html.unescape(match[0])

    return _LETTER_ENTITY.sub(letter, text)


def _undo(text: str, encoding: str, names: tuple[str, ...]) -> Decoded:
    """Return the reading of `text` that proves itself, or `text` as it is."""
    as_is = _measure(encoding, text)
    best = max((_measure(name, _READINGS[name](text)) for name in names), key=lambda reading: reading.share)
    if best.words >= FEW and best.share >= PROOF and best.share >= as_is.share + MARGIN:
        return Decoded(best.text, f"{encoding}, {best.encoding}")
    if names != tuple(_READINGS) and best.share > as_is.share + 0.01 and best.text != text:
        # Twice-encoded runs inside a page that is otherwise sound: each run proved itself as UTF-8.
        return Decoded(best.text, f"{encoding}, {best.encoding}")
    return Decoded(text, encoding)


def _line_by_line(data: bytes, file: str) -> Decoded:
    """Return a text of which some lines are UTF-8 and the others in another encoding; raise Refused.

    A program that puts a headline of its own above an old text leaves such files.
    """
    lines = data.split(b"\n")
    known = [_unicode_line(line) for line in lines]
    rest = b"\n".join(line for line, text in zip(lines, known, strict=True) if text is None)
    if len(_UTF8_LETTER.findall(rest)) >= FEW:
        raise Refused(file, "tệp lẫn hai bảng mã trong cùng một dòng", _REMEDY)
    proved = _proved(legacy.surface(rest), file)
    if len(rest) == len(data):
        return proved
    others = iter(proved.text.split("\n"))
    text = "\n".join(next(others) if line is None else line for line in known)
    return Decoded(text, f"utf-8, {proved.encoding}")


def _unicode_line(line: bytes) -> str | None:
    """Return a line that is Vietnamese in UTF-8; None for any other, also a plain one."""
    if line.isascii():
        return None
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if _UNICODE_VIETNAMESE.search(text) else None


def _proved(text: str, file: str) -> Decoded:
    """Return the one reading of windows-1252 characters that is Vietnamese, or raise Refused."""
    text = _letters_of_entities(text)
    as_is = _measure("windows-1252", text)
    if as_is.words == 0:
        return Decoded(text, "windows-1252")
    readings = [as_is, *(_measure(name, read(text)) for name, read in _READINGS.items())]
    readings.sort(key=lambda reading: reading.share, reverse=True)
    best = readings[0]
    rival = next((reading.share for reading in readings if reading.text != best.text), 0.0)
    if best.words < FEW or best.share < PROOF or best.share < rival + MARGIN:
        raise Refused(file, f"không xác định được bảng mã của tệp{_claim(text)}", _REMEDY)
    return Decoded(best.text, best.encoding)


def _claim(text: str) -> str:
    """Return what a page declares of its encoding, for the editor who has to find out what it is."""
    from bs4.dammit import EncodingDetector  # loaded only where needed: start-up time

    declared = EncodingDetector.find_declared_encoding(text[:_HEAD], is_html=True)
    return f" (trang tự khai là «{declared}»)" if declared and _NAME.fullmatch(declared) else ""


def _measure(encoding: str, text: str) -> _Reading:
    """Count the words with diacritics in a sample of `text`, and the share that are syllables."""
    sample = composed(html.unescape(_MARKUP.sub(" ", text[:SAMPLE])))
    words = [word for word in _WORD.findall(sample) if _NON_ASCII.search(word)]
    good = sum(map(is_syllable, words))
    return _Reading(encoding, text, good / len(words) if words else 0.0, len(words))

"""A page saved as one file (MHTML, RFC 2557): the page and its pictures as parts of a message.

Browsers write it as «trang web, một tệp» (.mhtml, .mht); Word and programs for e-mail write the same. Files
come cut, with a wrong boundary or a wrong encoding of a part; half a page is refused, never published.
"""

from __future__ import annotations

import hashlib
import re
from binascii import Error, a2b_base64, a2b_qp
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from email.parser import BytesFeedParser
from email.policy import Compat32
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from khotin.convert.errors import Refused
from khotin.convert.pictures import BROKEN, Unfit
from khotin.convert.read.kept import Captured, key
from khotin.convert.read.metadata import originates
from khotin.convert.read.reader import LIMIT, PAGE_TYPES, endless, page_of
from khotin.model import Page

_REMEDY = "Lưu lại trang từ trình duyệt, hoặc lưu kiểu «Trang web, hoàn chỉnh»"
# The parser is slow with countless lines, with parts in parts, and with parameters without end.
_MOST_LINES = 1_000_000  # of a file; 60 MB of Base64 have 790,000
_MOST_NESTED = 20  # parts that have parts; a saved page has one or two
_LONGEST_HEADER = 10_000  # characters
_NESTED = re.compile(rb"(?i)^content-type:\s*(?:multipart|message)/", re.MULTILINE)
_CHUNK = 1 << 16
_SAMPLE = 50_000  # bytes from whose beginning a page is told
_MARKUP = re.compile(rb"(?i)<(?:!doctype|html|head|body|meta|title|div|p|table)\b")
_QUOTED = re.compile(rb"<[a-zA-Z][^<>]*\s[a-zA-Z-]+=3[dD]")
# A boundary that is not the one announced: what follows is another part.
_NEXT_PART = re.compile(rb"(?i)\r?\n--[^\r\n]*\r?\ncontent-[a-z-]+:")
_FOLD = re.compile(r"[\r\n]+[ \t]+")
_END = re.compile(rb"(?i)</html\s*>")


class _Policy(Compat32):
    """Reads headers as they stand, up to the length that any has."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return the name and the value of a header."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


def read_mhtml(data: bytes, name: str) -> Page:
    """Return the page in a file that holds a page and its pictures; raise Refused."""
    message = _message(data, name)
    main = _main(message)
    if main is None:
        raise Refused(
            name,
            "không thấy trang nào trong tệp MHTML (thiếu phần HTML, hoặc ranh giới giữa các phần bị sai)",
            _REMEDY,
        )
    markup = _NEXT_PART.split(_markup(main, name), 1)[0]
    if not _is_closed(message, main) and not _END.search(markup.replace(b"\0", b"")):
        raise Refused(name, "tệp MHTML bị cắt ngang giữa trang", _REMEDY)
    if len(markup) > LIMIT:
        raise endless(name)
    location = _header(main, "Content-Location")
    parts = _Parts(message, main, location)
    page = page_of(markup, name, html=True, pictures=Captured(parts, location))
    page.sha256 = hashlib.sha256(data).hexdigest()
    originates(page, _header(message, "Snapshot-Content-Location") or location, _saved(message))
    return page


def _message(data: bytes, name: str) -> Message:
    if data.count(b"\n") + data.count(b"\r") > 2 * _MOST_LINES or len(_NESTED.findall(data)) > _MOST_NESTED:
        raise Refused(name, "tệp MHTML có quá nhiều phần lồng nhau hoặc quá nhiều dòng", _REMEDY)
    data = data.removeprefix(BOM_UTF8)
    parser = BytesFeedParser(policy=_Policy())
    try:
        # Piece by piece: given the whole, the library makes copies of it that take five times its size.
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
        return parser.close()
    except Exception as error:
        # The library stumbles in many ways over headers that are damaged.
        raise Refused(name, "tệp MHTML bị hỏng, không đọc được các phần", _REMEDY) from error


def _main(message: Message) -> Message | None:
    """Return the part that is the page: the one the file says it starts with, or the first page in it."""
    pages = [part for part in _leaves(message) if part.get_content_type() in PAGE_TYPES]
    start = message.get_param("start")
    named = (part for part in pages if start and _header(part, "Content-ID") == start)
    return next(named, pages[0] if pages else None)


def _leaves(message: Message) -> Iterator[Message]:
    return (part for part in message.walk() if not part.is_multipart())


def _header(part: Message, name: str) -> str:
    """Return a header as it was before it was folded over lines."""
    return _FOLD.sub("", str(part.get(name) or "")).strip()


def _markup(part: Message, name: str) -> bytes:
    """Return the markup in a part, whatever it says of its encoding; raise Refused where none reads."""
    said = _decoded(part)
    # Without a word of how it is encoded, the library hands out what is stored.
    del part["Content-Transfer-Encoding"]
    stored = _decoded(part)
    ways: tuple[tuple[Callable[[bytes], bytes], bytes], ...] = (
        (bytes, said),
        (bytes, stored),
        (a2b_qp, stored),
        (a2b_base64, stored),
    )
    for way, held in ways:
        try:
            data = way(held)
        except (Error, ValueError):
            continue
        sample = data[:_SAMPLE].replace(b"\0", b"")
        if _MARKUP.search(sample) and not _QUOTED.search(sample):
            return data
    raise Refused(name, "phần HTML của tệp MHTML không giải mã được (sai kiểu mã hóa)", _REMEDY)


def _decoded(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _is_closed(message: Message, main: Message) -> bool:
    """Tell whether something stands behind the page, which then has its end."""
    *_, last = _leaves(message)
    cut = any(
        isinstance(defect, CloseBoundaryNotFoundDefect) for part in message.walk() for defect in part.defects
    )
    return last is not main or (message.is_multipart() and not cut)


def _saved(message: Message) -> str:
    """Return when the page was saved, empty where the file does not say it."""
    try:
        moment = parsedate_to_datetime(str(message.get("Date", "")))
    except (TypeError, ValueError, OverflowError):
        return ""
    # «-0000» is a time in UTC (RFC 5322), which Chrome writes; the library leaves it without a zone.
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


class _Parts:
    """The parts of a saved page by their addresses and identifiers."""

    def __init__(self, message: Message, main: Message, location: str) -> None:
        self._parts: dict[str, Message] = {}
        for part in _leaves(message):
            if part is main or part.get_content_maintype() == "text":
                continue
            for address in _addresses(part, location):
                self._parts.setdefault(address, part)

    def __contains__(self, key: str, /) -> bool:
        return key in self._parts

    def content(self, key: str) -> bytes:
        """Return what a part holds; raise Unfit."""
        data = _decoded(self._parts[key])
        if not data:
            raise Unfit(BROKEN)
        return data


def _addresses(part: Message, location: str) -> Iterator[str]:
    """Yield the keys under which a page may call for a part."""
    identifier = _header(part, "Content-ID").strip("<>")
    place = _header(part, "Content-Location")
    for address in (f"cid:{identifier}" if identifier else "", urljoin(location, place) if place else ""):
        with suppress(ValueError):
            if address:
                yield key(address)

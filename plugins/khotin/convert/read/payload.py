"""What a server sent, unpacked: a page of a web archive without its transfer and content encodings.

Crawlers disagree on how much of that they undo and leave the headers as they were; and a page that was
captured in part is refused, since its reader would never know that the rest is missing.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import IO

from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader
from warcio.recordloader import ArcWarcRecord

from khotin.convert.errors import Refused
from khotin.convert.read.reader import LIMIT, endless

_CHUNK = 1 << 16
_CHUNKED = re.compile(rb"[\da-fA-F]{1,8}[ \t]*(?:;[^\r\n]*)?\r\n")  # how a page sent in chunks begins
_LAST_CHUNK = re.compile(rb"\r\n0+[ \t]*(?:;[^\r\n]*)?\r\n(?:[^\r\n]+\r\n)*(?:\r\n)?\Z")


def payload(record: ArcWarcRecord, name: str) -> bytes:
    """Return the page as the server meant it: transfer and content encoding undone, within the limit."""
    headers = record.http_headers
    transfer, encodings, length = (
        (headers.get_header(key) or "" if headers else "").lower()
        for key in ("Transfer-Encoding", "Content-Encoding", "Content-Length")
    )
    data = _read(record.raw_stream)
    # A page that was stored unpacked is longer than its server said, never shorter.
    short = length.isdecimal() and len(data) < min(int(length), LIMIT)
    if short or record.rec_headers.get_header("WARC-Truncated"):
        raise _cut(name)
    if "chunked" in transfer and _CHUNKED.match(data):
        data = _joined(data, name)
    for encoding in reversed([part.strip() for part in encodings.split(",")]):
        if encoding in _DECODERS:
            data = _DECODERS[encoding](data, name)
        elif encoding not in {"", "identity", "none", "utf-8"}:
            raise Refused(
                name, f"trang được nén kiểu «{encoding}», chưa đọc được", "Lưu trang này lại từ trình duyệt"
            )
    if len(data) > LIMIT:
        raise endless(name)
    return data


def _read(stream: IO[bytes]) -> bytes:
    """Return the rest of a stream, at most one piece over the limit."""
    pieces: list[bytes] = []
    size = 0
    while size <= LIMIT and (piece := stream.read(_CHUNK)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _joined(data: bytes, name: str) -> bytes:
    """Return a page sent in chunks as one; refuse one whose last chunk never came."""
    end = _LAST_CHUNK.search(data, max(0, len(data) - _CHUNK))
    if end:
        # The library takes headers behind the last chunk for text.
        data = data[: end.start()] + b"\r\n0\r\n\r\n"
    try:
        return _read(ChunkedDataReader(BytesIO(data), raise_exceptions=len(data) <= LIMIT))
    except ChunkedDataException:
        raise _cut(name) from None


def _inflated(data: bytes, name: str) -> bytes:
    """Return decompressed bytes, at most one over the limit; servers disagree on what deflate is."""
    for window in (47, -15):
        pieces: list[bytes] = []
        size, left = 0, data
        try:
            # What is compressed in several pieces reads as one.
            while left and size <= LIMIT:
                member = zlib.decompressobj(window)
                pieces.append(member.decompress(left, LIMIT + 1 - size))
                size += len(pieces[-1])
                left = member.unused_data.lstrip(b"\0")
        except zlib.error:
            if not pieces:
                continue
        if size <= LIMIT and not member.eof:
            raise _cut(name)
        return b"".join(pieces)
    if data.lstrip()[:1] == b"<":
        return data  # stored decompressed, the header left as it was
    raise _damaged(name)


def _unbrotli(data: bytes, name: str) -> bytes:
    """Return bytes compressed with Brotli as they were, at most one piece over the limit."""
    import brotli  # only where a page needs it

    decoder = brotli.Decompressor()
    pieces: list[bytes] = []
    size, left = 0, data
    try:
        while size <= LIMIT and not decoder.is_finished():
            piece = decoder.process(left, output_buffer_limit=_CHUNK)
            if not piece and not left:
                raise _cut(name)
            pieces.append(piece)
            size, left = size + len(piece), b""
    except brotli.error:
        if data.lstrip()[:1] == b"<":
            return data
        raise _damaged(name) from None
    return b"".join(pieces)


_DECODERS = {"gzip": _inflated, "x-gzip": _inflated, "deflate": _inflated, "br": _unbrotli}


def _cut(name: str) -> Refused:
    return Refused(name, "trang chỉ được chụp một phần", "Chụp lại trang này, hoặc lưu lại từ trình duyệt")


def _damaged(name: str) -> Refused:
    return Refused(name, "nội dung nén của trang bị hỏng", "Lưu trang này lại từ trình duyệt")

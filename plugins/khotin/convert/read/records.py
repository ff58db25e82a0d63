"""A web archive as a stream of records: one in memory at a time, so that it may be as large as it likes.

Compressed as a whole, record by record, or not at all reads the same. What precedes a defect is handed out
before the defect is told.
"""

from __future__ import annotations

import re
import zlib
from collections import deque
from collections.abc import Iterator
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

MOST = 8_000_000_000  # bytes of an archive after decompression, against archives made to exhaust
_CHUNK = 1 << 16
# The library takes a record that was cut in or right behind its headers for the end of the archive.
_CUT_HEAD = re.compile(
    rb"(?:\A|\n)(?:WARC/1\.\d\r?\n(?:[^\r\n]+\r?\n)*[^\r\n]*|W(?:A(?:R(?:C[/\d.]*)?)?)?)(?:\r|\r?\n)?\Z"
)
# The library passes over what was captured from «HTTPS://…» without a word.
_SCHEMES = ("http:", "https:", "HTTP:", "HTTPS:", "Http:", "Https:")

Place = tuple[int, int]
"""Where a record begins: at which byte of the file, and how far into what is compressed from there on."""


class Damage(Exception):
    """The archive cannot be read further; says why (Vietnamese)."""


class _Source:
    """The bytes of an archive from where `file` stands, decompressed.

    Says where they end too early instead of just ending.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        start = file.tell()
        self.compressed = file.read(2) == b"\x1f\x8b"
        file.seek(start)
        self.pending = b""
        self.member = zlib.decompressobj(47) if self.compressed else None
        self.members = deque([(0, start)])  # behind how many bytes a member begins, and where in the file
        self.started = False
        self.count = 0
        self.last = (b"", b"")  # the two pieces handed out last

    def read(self, size: int = _CHUNK) -> bytes:
        """Return some bytes, at most `size`; none at the end."""
        data = self._inflated(min(size, _CHUNK)) if self.member else self.file.read(min(size, _CHUNK))
        self.count += len(data)
        self.last = (self.last[1], data) if data else self.last
        if self.count > MOST:
            raise Damage(f"nội dung vượt quá {MOST // 1_000_000_000} GB")
        return data

    def _inflated(self, size: int) -> bytes:
        while self.member:
            raw = self.pending or self.file.read(_CHUNK)
            if not self.started:
                raw = raw.lstrip(b"\0")  # padding between members
            if not raw:
                if self.started:
                    raise Damage("dữ liệu nén bị đứt")
                return b""
            if not self.started:
                self.members.append((self.count, self.file.tell() - len(raw)))
            self.started = True
            try:
                data = self.member.decompress(raw, size)
            except zlib.error:
                raise Damage("dữ liệu nén bị hỏng") from None
            self.pending = self.member.unconsumed_tail
            if self.member.eof:
                self.pending = self.member.unused_data
                self.member, self.started = zlib.decompressobj(47), False
            if data:
                return data
        return b""

    def tell(self) -> int:
        """Return how many bytes have been handed out."""
        return self.count

    def place(self, count: int) -> Place:
        """Return where the byte behind `count` others is; `count` never goes back."""
        while len(self.members) > 1 and self.members[1][0] <= count:
            self.members.popleft()
        before, start = self.members[0]
        return (start, count - before) if self.compressed else (start + count, 0)


class Archive:
    """The records of an archive, from the one at `place` on."""

    def __init__(self, file: IO[bytes], place: Place = (0, 0)) -> None:
        file.seek(place[0])
        self._source = _Source(file)
        left = place[1]
        while left and (data := self._source.read(left)):
            left -= len(data)
        self._records = ArchiveIterator(self._source)
        self._records.loader.HTTP_SCHEMES = _SCHEMES

    @property
    def place(self) -> Place:
        """Where the record handed out last begins."""
        return self._source.place(self._records.offset)

    def __iter__(self) -> Iterator[ArcWarcRecord]:
        """Yield the records; raise Damage where what follows is none."""
        records = iter(self._records)
        while True:
            try:
                record = next(records, None)
            except (Damage, OSError):
                raise
            except Exception as error:
                # The library stumbles in many ways over headers that are cut.
                raise Damage("không đúng định dạng WARC") from error
            if record is None:
                if _CUT_HEAD.search(b"".join(self._source.last)):
                    raise Damage("bản ghi cuối không trọn vẹn")
                return
            yield record


def drain(record: ArcWarcRecord) -> None:
    """Read the rest of a record, and raise Damage where the file ends before it."""
    if record.rec_headers.get_header("Content-Length") is None:
        raise Damage("một bản ghi thiếu độ dài")
    while record.raw_stream.read(_CHUNK):
        pass
    if is_cut(record):
        raise Damage("bản ghi cuối không trọn vẹn")


def is_cut(record: ArcWarcRecord) -> bool:
    """Tell whether something is missing of a record that was read to its end."""
    return bool(getattr(record.raw_stream, "limit", 0))


def address(record: ArcWarcRecord) -> str:
    """Return the address that a record was captured from."""
    return str(record.rec_headers.get_header("WARC-Target-URI", "")).strip("<>")


def kind(record: ArcWarcRecord) -> str | None:
    """Return the type of what a server sent, lower case, empty where unsaid; None for any other record."""
    headers = record.http_headers
    if record.rec_type == "response" and headers is not None and headers.get_statuscode() == "200":
        said = headers.get_header("Content-Type", "")
    elif record.rec_type == "resource":
        said = record.rec_headers.get_header("Content-Type", "")
    else:
        return None
    return str(said).split(";")[0].strip().lower()

"""Web archives: every page that a crawl captured is a raw report, with its address and time kept.

Read as a stream, one record in memory at a time, so that an archive may be as large as it likes.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from khotin.convert.errors import Refused, fault
from khotin.convert.read.metadata import originates
from khotin.convert.read.payload import payload
from khotin.convert.read.reader import page_of
from khotin.model import Page

MOST = 8_000_000_000  # bytes of an archive after decompression, against archives made to exhaust
_CHUNK = 1 << 16
# The library takes a record that was cut in or right behind its headers for the end of the archive.
_CUT_HEAD = re.compile(
    rb"(?:\A|\n)(?:WARC/1\.\d\r?\n(?:[^\r\n]+\r?\n)*[^\r\n]*|W(?:A(?:R(?:C[/\d.]*)?)?)?)(?:\r|\r?\n)?\Z"
)
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_REMEDY = "Chép lại tệp gốc; các tin nằm trước chỗ hỏng đã được đọc"


class _Damage(Exception):
    """The archive cannot be read further."""


class _Source:
    """The bytes of an archive, decompressed; says where they end too early instead of just ending.

    Compressed as a whole or record by record reads the same. What precedes a defect is handed out
    before the defect is raised.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.compressed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        self.pending = b""
        self.member = zlib.decompressobj(47) if self.compressed else None
        self.started = False
        self.count = 0
        self.last = (b"", b"")  # the two pieces handed out last

    def read(self, size: int = _CHUNK) -> bytes:
        """Return some bytes, at most `size`; none at the end."""
        data = self._inflated(min(size, _CHUNK)) if self.member else self.file.read(min(size, _CHUNK))
        self.count += len(data)
        self.last = (self.last[1], data) if data else self.last
        if self.count > MOST:
            raise _Damage(f"nội dung vượt quá {MOST // 1_000_000_000} GB")
        return data

    def _inflated(self, size: int) -> bytes:
        while self.member:
            raw = self.pending or self.file.read(_CHUNK)
            if not self.started:
                raw = raw.lstrip(b"\0")  # padding between members
            if not raw:
                if self.started:
                    raise _Damage("dữ liệu nén bị đứt")
                return b""
            self.started = True
            try:
                data = self.member.decompress(raw, size)
            except zlib.error:
                raise _Damage("dữ liệu nén bị hỏng") from None
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


def read_archive(path: Path, name: str) -> Iterator[Page]:
    """Yield a page for each HTML response in the archive; raise Refused after the last where it is damaged.

    Pages that cannot be read are refused together at the end, so that none hides another.
    """
    refused: list[Refused] = []
    count = 0
    try:
        with path.open("rb") as file:
            for record in _records(file):
                count += 1
                page = _page_or_refusal(record, name, count)
                _drain(record)
                if isinstance(page, Refused):
                    refused.append(page)
                elif page:
                    yield page
    except OSError as error:
        raise Refused(
            name, f"không đọc được tệp ({error.strerror})", "Kiểm tra quyền đọc của tệp (chmod u+r)"
        ) from None
    except _Damage as error:
        raise Refused(name, f"tệp lưu trữ WARC bị hỏng hoặc bị cắt ngang: {error}", _REMEDY) from None
    if not count:
        raise Refused(name, "tệp lưu trữ WARC rỗng", "Tải lại tệp gốc, hoặc bỏ tệp này ra")
    if refused:
        raise _together(name, refused)


def _records(file: IO[bytes]) -> Iterator[ArcWarcRecord]:
    """Yield the records of an archive; raise _Damage where what follows is none."""
    source = _Source(file)
    records = iter(ArchiveIterator(source))
    while True:
        try:
            record = next(records, None)
        except (_Damage, OSError):
            raise
        except Exception as error:
            # The library stumbles in many ways over headers that are cut.
            raise _Damage("không đúng định dạng WARC") from error
        if record is None:
            if _CUT_HEAD.search(b"".join(source.last)):
                raise _Damage("bản ghi cuối không trọn vẹn")
            return
        yield record


def _drain(record: ArcWarcRecord) -> None:
    """Read the rest of a record, and raise _Damage where the file ends before it."""
    if record.rec_headers.get_header("Content-Length") is None:
        raise _Damage("một bản ghi thiếu độ dài")
    while record.raw_stream.read(_CHUNK):
        pass
    if getattr(record.raw_stream, "limit", 0):
        raise _Damage("bản ghi cuối không trọn vẹn")


def _page_or_refusal(record: ArcWarcRecord, name: str, number: int) -> Page | Refused | None:
    """Return the page in a record, why it cannot be read, or None where it holds no page."""
    headers, rec = record.http_headers, record.rec_headers
    if record.rec_type == "response" and headers is not None:
        if headers.get_statuscode() != "200":
            return None
        kind = headers.get_header("Content-Type", "")
    elif record.rec_type == "resource":
        kind = rec.get_header("Content-Type", "")
    else:
        return None
    if kind.split(";")[0].strip().lower() not in _PAGE_TYPES:
        return None
    place = (rec.get_header("WARC-Record-ID") or str(number)).strip("<>").rsplit(":", 1)[-1]
    try:
        data = payload(record, f"{name}#{place}")
        if getattr(record.raw_stream, "limit", 0):
            return None  # cut: said by _drain
        page = page_of(data, f"{name}#{place}", html=True)
    except Refused as error:
        return error
    except _Damage:
        raise
    except Exception as error:  # noqa: BLE001 (one page's fault must not hide the others)
        return fault(f"{name}#{place}", error)
    originates(page, rec.get_header("WARC-Target-URI", "").strip("<>"), rec.get_header("WARC-Date", ""))
    return page


def _together(name: str, refused: list[Refused]) -> Refused:
    """Return one refusal for all pages of an archive that cannot be read."""
    first = refused[0]
    if len(refused) == 1:
        return first
    places = ", ".join(error.file.rsplit("#", 1)[-1] for error in refused[:5])
    return Refused(
        name,
        f"{len(refused)} trang trong tệp không đọc được ({places}); trang đầu: {first.what}",
        first.remedy,
    )

"""Web archives: every page that a crawl captured is a raw report, with its address and time kept.

Read as a stream, one record in memory at a time, so that an archive may be as large as it likes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from warcio.recordloader import ArcWarcRecord

from khotin.convert.errors import Refused, fault
from khotin.convert.read.capturedpictures import CapturedPictures
from khotin.convert.read.kept import Captured
from khotin.convert.read.metadata import originates
from khotin.convert.read.payload import payload
from khotin.convert.read.reader import PAGE_TYPES, opens_page, page_of
from khotin.convert.read.records import Archive, Damage, address, drain, is_cut, kind
from khotin.model import Page

_SNIFFED = 4096  # bytes
_REMEDY = "Chép lại tệp gốc; các tin nằm trước chỗ hỏng đã được đọc"


def read_archive(path: Path, name: str) -> Iterator[Page]:
    """Yield a page for each HTML response in the archive; raise Refused after the last where it is damaged.

    Pages that cannot be read are refused together at the end, so that none hides another.
    """
    refused: list[Refused] = []
    pictures = CapturedPictures(path)
    count = pages = 0
    try:
        with path.open("rb") as file:
            for record in Archive(file):
                count += 1
                page = _page_or_refusal(record, name, count, pictures)
                drain(record)
                if isinstance(page, Refused):
                    refused.append(page)
                elif page:
                    pages += 1
                    yield page
    except OSError as error:
        raise Refused(
            name, f"không đọc được tệp ({error.strerror})", "Kiểm tra quyền đọc của tệp (chmod u+r)"
        ) from None
    except Damage as error:
        raise Refused(name, f"tệp lưu trữ WARC bị hỏng hoặc bị cắt ngang: {error}", _REMEDY) from None
    if not count:
        raise Refused(name, "tệp lưu trữ WARC rỗng", "Tải lại tệp gốc, hoặc bỏ tệp này ra")
    if refused:
        raise _together(name, refused)
    if not pages:
        raise Refused(
            name,
            "tệp lưu trữ WARC không có trang web nào đọc được (chỉ có ảnh, tệp phụ, trang báo lỗi)",
            "Chụp lại trang tin, hoặc bỏ tệp này ra",
        )


def _page_or_refusal(
    record: ArcWarcRecord, name: str, number: int, pictures: CapturedPictures
) -> Page | Refused | None:
    """Return the page in a record, why it cannot be read, or None where it holds no page."""
    told = kind(record)
    if told is None or (told and told not in PAGE_TYPES):
        return None
    rec = record.rec_headers
    place = (rec.get_header("WARC-Record-ID") or str(number)).strip("<>").rsplit(":", 1)[-1]
    try:
        data = payload(record, f"{name}#{place}")
        if is_cut(record):
            return None  # said by drain
        if not told and not opens_page(data[:_SNIFFED].decode("latin-1")):
            return None
        page = page_of(data, f"{name}#{place}", Captured(pictures, address(record)), html=True)
    except Refused as error:
        return error
    except Damage:
        raise
    except Exception as error:  # noqa: BLE001 (one page's fault must not hide the others)
        return fault(f"{name}#{place}", error)
    originates(page, address(record), rec.get_header("WARC-Date", ""))
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

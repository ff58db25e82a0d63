"""The door of the reading step: finds out what a raw report is and bounds what it may cost."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from khotin.convert.errors import Refused
from khotin.convert.read.encoding import decode
from khotin.convert.read.kept import Folder
from khotin.convert.read.plain import note_address, plain_lines
from khotin.convert.read.printed import unprint
from khotin.model import Page, Pictures

LIMIT = 20_000_000  # bytes of one report; real ones are below 2 MB
MOST_TEXT = 500_000  # visible characters of one report; the reports of a whole congress have a fifth of it
MOST_LINES = 20_000
SINGLE_FILE_LIMIT = 60_000_000  # bytes of a page with its pictures in one file
ARCHIVES = (".warc", ".warc.gz")
SINGLE_FILES = (".mhtml", ".mht")
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_PAGES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".aspx")
_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|meta)\b", re.IGNORECASE | re.DOTALL
)
_NAMES = "p|div|h[1-6]|article|section|table|main|header|figure|ul|ol"
_BLOCK = re.compile(rf"\s*<(?:{_NAMES})(?:\s[^<>]*)?>", re.IGNORECASE)
_BLOCK_END = re.compile(rf"</(?:{_NAMES})\s*>", re.IGNORECASE)
_SAMPLE, _BLOCKS = 20_000, 2
_TAG = re.compile(r"<[a-zA-Z!/][^<>]*>")
# How a page saved as one file begins: headers, among them one that only a message has.
_MESSAGE = re.compile(
    rb"(?i)(?:\xef\xbb\xbf)?\s{0,9}(?:[a-z-]{2,60}:[^\n]{0,4000}\n(?:[ \t][^\n]{0,4000}\n){0,40}){0,20}?"
    rb"(?:mime-version:|content-type:\s*multipart/)"
)


def read(path: Path, name: str) -> Iterator[Page]:
    """Yield the raw reports in the file `path`, or raise Refused.

    `name` is the path as the article records it. A web archive yields a page for each report, with
    `#` and the record's id after the name; reports before a defect are yielded before Refused.
    """
    size = _size(path, name)
    if path.name.lower().endswith(ARCHIVES):
        from khotin.convert.read.warc import read_archive  # loaded only where needed: start-up time

        yield from read_archive(path, name)
        return
    single = path.name.lower().endswith(SINGLE_FILES)
    limit = SINGLE_FILE_LIMIT if single else LIMIT
    if size > limit:
        raise _too_large(name, size, limit)
    data = _bytes(path, name, size, limit)
    if _MESSAGE.match(data) or (single and data.lstrip()[:1] != b"<"):
        from khotin.convert.read.mhtml import read_mhtml  # loaded only where needed: start-up time

        yield read_mhtml(data, name)
        return
    if len(data) > LIMIT:
        raise _too_large(name, len(data), LIMIT)
    yield page_of(data, name, Folder(path.parent), path.suffix)


def _size(path: Path, name: str) -> int:
    """Return the size of a regular file in bytes, or raise Refused for whatever else `path` is."""
    try:
        info = path.stat()
    except OSError as error:
        if path.is_symlink() and not path.exists():
            remedy = "Xóa liên kết hoặc chép tệp gốc vào đây"
            raise Refused(name, "liên kết hỏng, không trỏ tới tệp nào", remedy) from None
        if isinstance(error, FileNotFoundError):
            raise Refused(name, "không có tệp này", "Kiểm tra lại đường dẫn") from None
        raise _unreadable(name, error) from None
    if stat.S_ISDIR(info.st_mode) and not os.access(path, os.R_OK | os.X_OK):
        raise Refused(name, "không mở được thư mục này", "Kiểm tra quyền đọc của thư mục (chmod u+rx)")
    if not stat.S_ISREG(info.st_mode):
        raise Refused(name, "không phải một tệp thường", "Chỉ đưa vào tệp .txt, .html, .mhtml hoặc .warc")
    return info.st_size


def _bytes(path: Path, name: str, size: int, limit: int) -> bytes:
    """Return the bytes of a file of about `size` bytes, at most `limit`; it may be growing."""
    try:
        # Unbuffered: half as many calls of the system.
        with path.open("rb", buffering=0) as file:
            data = file.read(size + 1)
            while len(data) != size and (more := file.read(limit + 1 - len(data))):
                data += more
    except OSError as error:
        raise _unreadable(name, error) from None
    if len(data) > limit:
        raise _too_large(name, len(data), limit)
    return data


def _unreadable(name: str, error: OSError) -> Refused:
    return Refused(name, f"không đọc được tệp ({error.strerror})", "Kiểm tra quyền đọc của tệp (chmod u+r)")


def _too_large(name: str, size: int, limit: int) -> Refused:
    megabytes = f"{size / 1e6:.0f}".replace(".", ",")
    return Refused(
        name,
        f"tệp quá lớn ({megabytes} MB, giới hạn {limit // 1_000_000} MB)",
        "Tách riêng từng tin rồi lưu lại",
    )


def endless(name: str) -> Refused:
    """Return the refusal of a page that is larger than any report, in what holds it."""
    return Refused(
        name, f"trang quá lớn (giới hạn {LIMIT // 1_000_000} MB)", "Lưu riêng phần tin của trang này"
    )


def page_of(
    data: bytes, name: str, pictures: Pictures | None = None, suffix: str = "", *, html: bool = False
) -> Page:
    """Return the page in the bytes of one raw report and of a file ending in `suffix`.

    `pictures` are those kept with it; `html` says that it is a saved page whatever it looks like.
    """
    decoded = decode(data, name)
    page = Page(name, hashlib.sha256(data).hexdigest(), "text", decoded.encoding, [], pictures=pictures)
    if html or _is_markup(decoded.text, suffix):
        from khotin.convert.read.saved import html_page  # loaded only where needed: start-up time

        html_page(page, decoded.text)
    else:
        page.lines, page.repairs = plain_lines(decoded.text)
        unprint(page)
        note_address(page)
    if not any(line.text or line.image for line in page.lines):
        raise Refused(name, "tệp rỗng, không có chữ nào", "Lưu lại tin từ trang gốc, hoặc bỏ tệp này ra")
    if len(page.lines) > MOST_LINES or sum(len(line.text) for line in page.lines) > MOST_TEXT:
        raise Refused(
            name, "tệp có quá nhiều chữ, không thể là một bài tin", "Tách riêng từng tin rồi lưu lại"
        )
    return page


def opens_page(text: str) -> bool:
    """Tell whether a text begins as a web page does."""
    return _OPENING.match(text, 0, 4096) is not None


def _is_markup(text: str, suffix: str) -> bool:
    """Tell a saved page from plain text: by how it opens, or by its name and a tag."""
    if opens_page(text):
        return True
    # A piece of a page, copied out of it: blocks that are closed again, from the first line on.
    if _BLOCK.match(text, 0, 4096) and len(_BLOCK_END.findall(text, 0, _SAMPLE)) >= _BLOCKS:
        return True
    return suffix.lower() in _PAGES and _TAG.search(text) is not None

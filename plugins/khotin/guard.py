"""What must never reach the published site, told from the bytes of files before anything reads them.

A browser, a Windows editor or a merge leaves these; each has its own words here, because the parser
behind would stumble over them and blame something else.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from khotin.problems import ContentError, Problem

PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"}
PICTURE_LIMIT = 5_000_000  # bytes; a photograph of 2,000 pixels stays far below
_PAGES = {".html", ".htm", ".xhtml", ".mht", ".mhtml", ".php", ".aspx"}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OURS, _THEIRS = re.compile(r"(?m)^<{7}(?: .*)?$"), re.compile(r"(?m)^>{7}(?: .*)?$")


def read(path: Path, name: str) -> str:
    """Return the text of an editor's file, line ends as one; raise ContentError naming `name`."""
    return decode(content(path, name), name)


def content(path: Path, name: str) -> bytes:
    """Return the bytes of an editor's file; raise ContentError naming `name`."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ContentError(
            [Problem(name, 1, f"không đọc được tệp ({error.strerror})", "kiểm tra quyền đọc")]
        ) from error


def decode(data: bytes, name: str) -> str:
    """Return the text in `data`, a BOM left out; raise ContentError for another encoding or an open merge."""
    if is_utf16(data):
        remedy = "lưu lại với bảng mã UTF-8, hoặc chạy khotin check --fix"
        raise ContentError([Problem(name, 1, "tệp lưu ở bảng mã UTF-16 (thường do Notepad)", remedy)])
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ContentError(
            [Problem(name, line, "tệp không phải UTF-8", "lưu lại với bảng mã UTF-8")]
        ) from error
    if problems := list(conflicts(text, name)):
        raise ContentError(problems)
    return text


def is_utf16(data: bytes) -> bool:
    """Tell whether `data` is UTF-16: by its mark, or by the zero bytes beside ASCII letters."""
    head = data[:200]
    return data.startswith(_UTF16) or (len(head) > 4 and head.count(0) * 3 > len(head))


def conflicts(text: str, name: str) -> Iterator[Problem]:
    """Yield a problem for each place where Git left both sides of a merge."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    ends = [text.count("\n", 0, match.start()) + 1 for match in _THEIRS.finditer(text)]
    starts = [text.count("\n", 0, match.start()) + 1 for match in _OURS.finditer(text)]
    for line in starts:
        end = next((end for end in ends if end > line), None)
        lines = f"dòng {line} đến {end}" if end else f"từ dòng {line}"
        what = f"hai biên tập viên sửa cùng một chỗ, Git chưa gộp được ({lines})"
        yield Problem(
            name, line, what, "giữ phần đúng, xóa phần kia và các dòng «<<<<<<<», «=======», «>>>>>>>»"
        )
    if not starts:
        for line in ends:
            yield Problem(
                name, line, "sót dấu gộp «>>>>>>>» của Git", "xóa dòng này sau khi xem lại đoạn trên"
            )


def tree(content: Path) -> list[Problem]:
    """Return a problem for each file below `content` that must not be there."""
    problems: list[Problem] = []
    for path in sorted(content.rglob("*")):
        name = path.relative_to(content.parent).as_posix()
        if any(part.startswith(".") for part in path.relative_to(content).parts):
            continue
        problems += stray(
            path, unicodedata.normalize("NFC", name), nfc=unicodedata.is_normalized("NFC", path.name)
        )
    return problems


def stray(path: Path, name: str, *, nfc: bool = True) -> Iterator[Problem]:
    """Yield what is wrong with the mere presence of the file `path`, shown as `name`."""
    suffix = path.suffix.lower()
    if not nfc:
        what = "tên tệp có dấu tiếng Việt viết rời (NFD, thường do máy Mac)"
        yield Problem(name, 1, what, "đặt lại tên không dấu, hoặc chạy khotin check --fix")
    if path.is_symlink():
        yield Problem(name, 1, "liên kết tượng trưng, không phải tệp", "chép tệp thật vào đây")
    elif suffix in _PAGES:
        yield Problem(
            name,
            1,
            "tệp HTML trong content/ không được đăng",
            f"chuyển thành bài: khotin add {name}; rồi xóa tệp này",
        )
    elif suffix == ".svg" and "/images/" in name:
        yield Problem(name, 1, "ảnh SVG có thể chứa mã chạy được", "lưu ảnh thành PNG")
    elif suffix in PICTURES and path.is_file() and (size := path.stat().st_size) > PICTURE_LIMIT:
        megabytes = f"{size / 1e6:.1f}".replace(".", ",")
        remedy = f"thu nhỏ ảnh (cạnh dài 2000 điểm ảnh là đủ) xuống dưới {PICTURE_LIMIT // 1_000_000} MB"
        yield Problem(name, 1, f"ảnh quá nặng: {megabytes} MB", remedy)

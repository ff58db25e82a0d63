"""Rules for the text of an article: links, pictures, captions, and what the source page left in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

from khotin import pictures
from khotin.convert.boilerplate import is_opener, is_tool
from khotin.convert.pictures import ALT
from khotin.editorial.findings import Finding, Level
from khotin.problems import Problem

# A Markdown link or picture; `\[` is text.
_LINK = re.compile(r"(?<!\\)(!?)\[((?:[^\[\]\\]|\\.)*)(?<!\\)\]\(\s*<?([^)\s>]*)")
_REFERENCE = re.compile(r"^ {0,3}\[([^\]]+)\]:\s*<?(\S+?)>?(?:\s|$)")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_SCHEMES = {"http", "https", "mailto"}
_CAPTION = re.compile(r"\{:? *\.caption *\}")
_TAG = re.compile(
    r"(?<![\\`])</?(?:a|b|br|center|div|em|font|h[1-6]|i|iframe|img|p|script|span|strong|style|table|td|tr|u)\b[^>]*>",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\([\\`*_\[\]{}|#>+.)-])")

Resolves = Callable[[str], bool]


def findings(body: str, first: int, file: str, resolves: Resolves, content: Path) -> Iterator[Finding]:
    """Yield what is wrong in `body`, whose first line is line `first` of `file`.

    `resolves` tells whether a site address leads to a page; `content` has the pictures.
    """
    rows = body.split("\n")
    for number, row in enumerate(rows, first):
        for rule, level, what, remedy in (*_links(row, resolves, content), *_markup(row), *_leftovers(row)):
            yield Finding(rule, Problem(file, number, what, remedy), level)
    for at, row in enumerate(rows):
        if _CAPTION.fullmatch(row.strip()) and (at == 0 or not rows[at - 1].strip()):
            what = "dấu chú thích «{: .caption }» không đi liền sau dòng chữ nào"
            yield Finding(
                "anh", Problem(file, first + at, what, "đặt ngay dưới dòng chú thích, không cách dòng")
            )


Fault = tuple[str, Level, str, str]


def _links(row: str, resolves: Resolves, content: Path) -> Iterator[Fault]:
    found = [(bool(bang), text, target) for bang, text, target in _LINK.findall(row)]
    if reference := _REFERENCE.match(row):
        found.append((False, reference[1], reference[2]))
    for picture, text, target in found:
        if picture and not text.strip():
            yield (
                "anh",
                Level.ERROR,
                f"ảnh «{target}» không có lời tả",
                "viết người đọc thấy gì trong ảnh giữa «![» và «]»",
            )
        if picture and text.strip() == ALT:
            what = f"ảnh «{target}» chỉ có lời tả chung «{ALT}»"
            yield "anh", Level.NOTICE, what, "viết người đọc thấy gì trong ảnh"
        if fault := _target(target, resolves, content, picture=picture):
            yield ("anh" if picture else "lien-ket", Level.ERROR, *fault)


def _target(target: str, resolves: Resolves, content: Path, *, picture: bool) -> tuple[str, str] | None:
    scheme = _SCHEME.match(target)
    if not target:
        return "liên kết không có địa chỉ", "thêm địa chỉ trong ngoặc tròn, hoặc bỏ dấu liên kết"
    if scheme and scheme[1].lower() not in _SCHEMES:
        what = f"liên kết «{target[:40]}» không mở được trên trang (kiểu «{scheme[1]}:»)"
        return what, "dùng địa chỉ https://…, mailto:… hoặc địa chỉ trong kho bắt đầu bằng «/»"
    if scheme and picture:
        remedy = "chép ảnh vào content/images/ rồi ghi «/images/…»"
        return f"ảnh «{target[:60]}» nằm ở máy chủ khác", remedy
    if scheme or target.startswith("#"):
        return None
    if target.startswith("//") or target.lower().startswith("www."):
        return f"liên kết «{target}» thiếu https://", f"viết «https://{target.lstrip('/')}»"
    if picture and (path := pictures.address(target)):
        return _file(path, content)
    if not target.startswith("/"):
        return (
            f"liên kết «{target}» không bắt đầu từ gốc của trang",
            "viết địa chỉ trong kho bắt đầu bằng «/»",
        )
    address = target[1:].partition("#")[0].partition("?")[0]
    if address.startswith(f"{pictures.FOLDER}/"):
        return _file(unquote(address), content)
    if not resolves(address):
        return (
            f"liên kết «{target}» không dẫn tới trang nào trong kho",
            "mở trang cần dẫn tới rồi chép địa chỉ từ trình duyệt",
        )
    return None


def _file(path: str, content: Path) -> tuple[str, str] | None:
    if not (content / path).is_file():
        remedy = "kiểm tra tên tệp (phân biệt chữ hoa, chữ thường) hoặc thêm ảnh"
        return f"không có ảnh content/{path}", remedy
    if pictures.size(content / path) is None:
        return f"tệp ảnh content/{path} bị hỏng hoặc không phải ảnh", "mở ảnh bằng máy rồi lưu lại thành JPEG"
    return None


def _markup(row: str) -> Iterator[Fault]:
    if row.lstrip().startswith("{") and "caption" in row and not _CAPTION.fullmatch(row.strip()):
        yield "anh", Level.ERROR, f"dấu chú thích viết sai: «{row.strip()[:40]}»", "viết «{: .caption }»"
    if tag := _TAG.search(row):
        what = f"thẻ HTML «{tag[0][:40]}» sẽ hiện nguyên thành chữ"
        yield "sot", Level.NOTICE, what, "viết bằng Markdown, hoặc xóa thẻ"


def _leftovers(row: str) -> Iterator[Fault]:
    text = _ESCAPED.sub(r"\1", row).strip()
    if not text or "](" in text or text.startswith(("{", "|")):
        return
    if is_tool(text) or is_opener(text):
        yield (
            "sot",
            Level.NOTICE,
            f"dòng «{text[:60]}» giống phần thừa của trang nguồn",
            "xóa nếu không thuộc bài",
        )

"""Pages and their pictures as programs write them: one file of a browser, records of a crawl."""

from __future__ import annotations

import io
import quopri
from base64 import encodebytes
from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5

from PIL import Image, ImageDraw

TITLE = "Đảng bộ xã Kỳ Thọ sơ kết giữa nhiệm kỳ"
TEXT = (
    "Sáng ngày 25 tháng 5 năm 2023, Đảng ủy xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh tổ chức hội nghị "
    "sơ kết giữa nhiệm kỳ với sự có mặt của 60 đại biểu từ các chi bộ trực thuộc trên địa bàn xã."
)
URL = "https://kytho.gov.vn/tin/so-ket.html"
BOUNDARY = "----MultipartBoundary--yy0BWNHk2tPACXQZ1W7tAFQ7xKDchRHYJlmxn7e4qR----"


def photo(width: int = 300, height: int = 200, colour: str = "olive") -> bytes:
    """Return a JPEG with something on it."""
    image = Image.new("RGB", (width, height), colour)
    ImageDraw.Draw(image).ellipse((0, 0, width // 2, height), fill="white")
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


def figure(source: str, caption: str = "Quang cảnh hội nghị", more: str = "") -> str:
    return f'<figure><img src="{source}" {more} width="600"><figcaption>{caption}</figcaption></figure>'


def markup(body: str, head: str = "") -> str:
    """Return a report as a browser writes a page."""
    return (
        f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">{head}'
        f'<title>{TITLE}</title></head><body>\n<h1>{TITLE}</h1><div class="date">26/05/2023 14:30</div>'
        f"<p>{TEXT}</p>\n{body}\n<p>{TEXT.replace('Sáng', 'Chiều')}</p>\n</body></html>"
    )


def part(kind: str, location: str, data: bytes, encoding: str = "", identifier: str = "") -> bytes:
    """Return a part as Chrome writes it: text as quoted-printable, everything else as Base64."""
    encoding = encoding or ("quoted-printable" if kind.startswith("text/") else "base64")
    head = f"Content-Type: {kind}\r\n"
    if identifier:
        head += f"Content-ID: <{identifier}>\r\n"
    head += f"Content-Transfer-Encoding: {encoding}\r\nContent-Location: {location}\r\n\r\n"
    if encoding == "quoted-printable":
        data = quopri.encodestring(data.replace(b"\n", b"\r\n")).replace(b"=\n", b"=\r\n")
    elif encoding == "base64":
        data = encodebytes(data).replace(b"\n", b"\r\n")
    return head.encode() + data


def page_part(body: str, location: str = URL, **options: str) -> bytes:
    return part("text/html", location, markup(body).encode(), identifier="frame-12B1@mhtml.blink", **options)


def chrome(parts: Iterable[bytes], url: str = URL) -> bytes:
    """Return the file that Chrome and Edge save as «one file»."""
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\n"
        "Subject: =?utf-8?Q?=C4=90=E1=BA=A3ng=20b=E1=BB=99=20x=C3=A3=20K=E1=BB=B3=20Th=E1?=\r\n"
        " =?utf-8?Q?=BB=8D=20s=C6=A1=20k=E1=BA=BFt?=\r\n"
        "Date: Fri, 26 May 2023 17:52:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        f'\ttype="text/html";\r\n\tboundary="{BOUNDARY}"\r\n\r\n\r\n'
    ).encode()
    line = f"--{BOUNDARY}".encode()
    return head + b"".join(line + b"\r\n" + each + b"\r\n" for each in parts) + line + b"--\r\n"


def record(
    url: str, data: bytes, kind: str = "image/jpeg", *, headers: str = "", status: str = "200 OK"
) -> bytes:
    """Return what a server answered as a crawler writes it."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + data
    return _record("response", url, http, "Content-Type: application/http; msgtype=response\r\n")


def revisit(url: str, origin: str) -> bytes:
    """Return the record that a crawler writes for bytes that it had before."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n"
    profile = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    more = f"WARC-Profile: {profile}\r\nWARC-Refers-To-Target-URI: {origin}\r\n"
    return _record("revisit", url, http, f"{more}Content-Type: application/http; msgtype=response\r\n")


def _record(kind: str, url: str, data: bytes, more: str) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, url)}>\r\n"
        f"WARC-Date: 2023-05-26T08:00:00Z\r\nWARC-Target-URI: {url}\r\n{more}Content-Length: {len(data)}\r\n\r\n"
    )
    return head.encode() + data + b"\r\n\r\n"

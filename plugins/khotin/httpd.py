"""A web server for a built site on this machine: for the preview, and for tests that act as a reader.

Behaves as a plain static host does, so that what works here works once published.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

_RANGE = re.compile(r"bytes=(\d+)-(\d+)")
NOT_BUILT = "Chưa dựng được trang: xem lỗi trong cửa sổ dòng lệnh.\n".encode()


class SiteHandler(SimpleHTTPRequestHandler):
    """Serve a built site as a plain web host does, with the site's own page for what is missing."""

    # A connection serves many requests, as on any host.
    protocol_version = "HTTP/1.1"
    # Head and body leave together: two small packets would wait for each other.
    wbufsize = -1

    def do_GET(self) -> None:
        """Answer with a file, a folder's index, a redirect to the folder, or 404.html."""
        path = Path(self.translate_path(self.path))
        address, mark, query = self.path.partition("?")
        if path.is_dir() and not address.endswith("/"):
            # One slash only: an address that begins with two would name another host.
            self.answer(HTTPStatus.MOVED_PERMANENTLY, location=f"/{address.strip('/')}/{mark}{query}")
            return
        if address.endswith("/"):
            path /= "index.html"
        if path.is_file():
            self.answer_file(path)
        else:
            missing = Path(self.directory) / "404.html"
            page = missing.read_bytes() if missing.is_file() else NOT_BUILT
            self.answer(HTTPStatus.NOT_FOUND, page, "text/html")

    def do_HEAD(self) -> None:
        """Answer as GET does, without the body."""
        self.do_GET()

    def answer_file(self, path: Path) -> None:
        """Send a file, or the one range of it that is asked for."""
        kind = self.guess_type(path)
        match = _RANGE.fullmatch(self.headers.get("Range", ""))
        if not match:
            self.answer(HTTPStatus.OK, path.read_bytes(), kind)
            return
        size = path.stat().st_size
        start, end = int(match[1]), min(int(match[2]) + 1, size)
        if start >= end:
            self.answer(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            return
        with path.open("rb") as file:
            file.seek(start)
            body = file.read(end - start)
        place = {"content-range": f"bytes {start}-{end - 1}/{size}"}
        self.answer(HTTPStatus.PARTIAL_CONTENT, body, kind, **place)

    def answer(self, status: HTTPStatus, body: bytes = b"", kind: str = "text/plain", **headers: str) -> None:
        """Send one whole answer that no browser keeps; text is compressed, as hosts do."""
        if status == HTTPStatus.OK and _is_text(kind) and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, headers = gzip.compress(body, 6, mtime=0), headers | {"content-encoding": "gzip"}
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if _is_text(kind) else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        for name, value in headers.items():
            self.send_header(name.title(), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the base class's)
        """Keep the terminal for the messages of the build."""


def _is_text(kind: str) -> bool:
    return kind.startswith("text/") or kind.endswith(("xml", "json", "javascript"))


def server(folder: Path, port: int, handler: Callable[..., SiteHandler] = SiteHandler) -> ThreadingHTTPServer:
    """Return a server of `folder` on this machine alone; port 0 takes any free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(handler, directory=str(folder)))

"""Live preview: build, serve, and build again whenever an editor or a designer saves a file.

The build runs in a process of its own, so that a change to a plugin counts at once and an error leaves
the last good site standing. The script that reloads a page is added on its way to the browser and is
never part of the output.
"""

from __future__ import annotations

import argparse
import errno
import json
import subprocess
import sys
import time
from functools import partial
from http import HTTPStatus
from io import BufferedIOBase
from pathlib import Path
from threading import Condition, Event, Thread
from typing import Any

from watchfiles import watch

from .httpd import SiteHandler, server

WATCHED = ("content", "theme", "plugins")
SCRIPT_PATH, BUILDS_PATH = "/_xem-thu/reload.js", "/_xem-thu/builds"
TAG = f'<script src="{SCRIPT_PATH}" defer></script>'.encode()
# A browser keeps few connections to one host, so that a hidden tab gives its own back.
SCRIPT = f"""\
let seen, builds;
function follow() {{
  if (document.hidden) {{ builds?.close(); builds = undefined; return; }}
  builds ??= new EventSource("{BUILDS_PATH}");
  builds.onmessage = ({{data}}) => {{ if (seen && seen !== data) location.reload(); seen = data; }};
}}
document.addEventListener("visibilitychange", follow);
follow();
""".encode()
KEEP_ALIVE = 15  # seconds between two signs of life, by which a closed tab is noticed


class Builds:
    """Counts the good builds; the pages in open tabs wait for the next."""

    def __init__(self) -> None:
        self._started = time.time_ns()  # a page from before a restart of the preview is old, too
        self._count = 0
        self._changed = Condition()

    def add(self) -> None:
        """Record a good build and wake all who wait."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def follow(self, stream: BufferedIOBase) -> None:
        """Write the name of each build to `stream` as server-sent events, until it closes."""
        sent = None
        while True:
            with self._changed:
                if sent == self._count:
                    self._changed.wait(KEEP_ALIVE)
                line = f"data: {self._started}-{self._count}" if sent != self._count else ":"
                sent = self._count
            stream.write(f"{line}\n\n".encode())
            stream.flush()


class PreviewHandler(SiteHandler):
    """Serve a site whose pages reload themselves after each good build."""

    def __init__(self, builds: Builds, *args: Any, **kwargs: Any) -> None:
        self.builds = builds
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer the two addresses of the preview itself, and all others as a web host does."""
        if self.path == SCRIPT_PATH:
            self.answer(HTTPStatus.OK, SCRIPT, "text/javascript")
        elif self.path == BUILDS_PATH:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            # The stream has no length: its end is the end of the connection.
            self.send_header("Connection", "close")
            self.end_headers()
            try:
                self.builds.follow(self.wfile)
            except ConnectionError:
                self.close_connection = True
        else:
            super().do_GET()

    def answer(self, status: HTTPStatus, body: bytes = b"", kind: str = "text/plain", **headers: str) -> None:
        """Send one whole answer; a page gets the script that reloads it."""
        super().answer(status, body + TAG if kind == "text/html" else body, kind, **headers)


def build(project: Path, port: int) -> bool:
    """Build the site in a process of its own; its messages go to the terminal."""
    address = "PREVIEW_URL=" + json.dumps(f"http://localhost:{port}")
    command = [sys.executable, "-m", "pelican", "content", "--fatal", "errors", "--extra-settings", address]
    return subprocess.run(command, cwd=project, check=False).returncode == 0


def notice(changed: Event, *paths: Path, settings: bool = False) -> None:
    """Set `changed` whenever something under `paths` is saved; with `settings`, Pelican's settings only."""
    # A settings file is watched through its folder: an editor replaces the file, the folder stays.
    options: dict[str, Any] = {"recursive": False, "watch_filter": _is_settings} if settings else {}
    for _ in watch(*paths, **options):
        changed.set()


def _is_settings(_: object, path: str) -> bool:
    return path.endswith("pelicanconf.py")


def preview(project: Path, port: int) -> None:
    """Build and serve `project` on `port` until interrupted, building again after every change."""
    builds, changed = Builds(), Event()
    try:
        web = server(project / "output", port, partial(PreviewHandler, builds))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise SystemExit(f"Cổng {port} đang bận; chọn cổng khác: make serve PORT=8001") from None
    tasks = (
        web.serve_forever,
        partial(notice, changed, *(project / name for name in WATCHED)),
        partial(notice, changed, project, settings=True),
    )
    for task in tasks:
        Thread(target=task, daemon=True).start()
    print(f"Xem thử: http://localhost:{port} (Ctrl+C để dừng)", flush=True)
    while True:
        if build(project, port):
            builds.add()
        else:
            print("Chưa dựng lại được: vẫn giữ trang của lần trước. Sửa lỗi trên rồi lưu.", flush=True)
        changed.wait()
        changed.clear()


def main() -> None:
    """Preview the project in the current folder."""
    parser = argparse.ArgumentParser(prog="python -m khotin.serve", description=main.__doc__)
    parser.add_argument("--port", type=int, default=8000)
    try:
        preview(Path.cwd(), parser.parse_args().port)
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()

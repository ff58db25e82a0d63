"""Find the Chromium that the tests drive, or install Debian's; one search for make and for pytest."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

# Where packages of Debian, Google, Snap and macOS put a browser of the Chromium family.
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
MISSING = """\
Không tìm thấy Chromium để chạy các bài kiểm tra trong trình duyệt. Làm một trong các cách sau rồi chạy lại:
No Chromium was found for the tests in a browser. Do one of these and run again:
    sudo apt-get install chromium
    .venv/bin/playwright install chromium
    CHROMIUM=/path/to/chrome make test"""


def find() -> str | None:
    """Return the path of a browser: the one named by CHROMIUM, an installed one, Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    return own()


def own() -> str | None:
    """Return the path of the browser that Playwright downloaded earlier, if any."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Install Debian's Chromium; only root may, and only where apt is."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        raise SystemExit(MISSING)
    print("Đang cài Chromium … / Installing Chromium …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        if subprocess.run([apt, "-qq", *command], env=quiet, check=False).returncode:
            raise SystemExit(MISSING)


def main() -> None:
    """Make sure that there is a browser."""
    if find() is None:
        install()
        if find() is None:
            raise SystemExit(MISSING)


if __name__ == "__main__":
    main()

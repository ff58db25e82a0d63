"""Find the Chromium that the tests drive, or install Debian's; one search for make and for pytest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
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
Thiếu {package} để kiểm tra trang trong trình duyệt. Cài rồi chạy lại; hoặc chỉ ra trình duyệt đã có:
{package} is missing for the tests in a browser. Install it and run again; or name a browser you have:
    sudo apt-get install {package}
    CHROMIUM=/path/to/chrome make test"""


def find() -> str | None:
    """Return the path of a browser: the one named by CHROMIUM, an installed one, Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    return next((path for name in NAMES if (path := shutil.which(name))), None) or own()


def own() -> str | None:
    """Return the path of the browser that Playwright downloaded earlier, if any."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def driver_runs() -> bool:
    """Tell whether the program that Playwright drives browsers with starts on this machine."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def install(package: str) -> None:
    """Install a package of Debian's; only root can."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        raise SystemExit(MISSING.format(package=package))
    print(f"Đang cài {package} … / Installing {package} …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", package]):
        if subprocess.run([apt, "-qq", *command], env=quiet, check=False).returncode:
            raise SystemExit(MISSING.format(package=package))


def main() -> None:
    """Make sure that there is a browser, and the library that Playwright's driver leans on."""
    if not driver_runs():
        install("libatomic1")
    if find() is None:
        install("chromium")


if __name__ == "__main__":
    main()

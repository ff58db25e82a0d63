"""Create `.venv` from the hash-locked requirements; do nothing where it is already right.

Runs on the bare Python of a fresh machine, before any package is there, so it uses the standard
library only. An environment is whole or it is rebuilt: the stamp is taken away before the first
change and written after the last one, so a run that was cut short is mended by the next.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
PYTHON = VENV / "bin/python"
STAMP = VENV / "khotin-stamp.json"
LOCKS = {"site": PROJECT / "requirements.lock", "dev": PROJECT / "requirements-dev.lock"}
# Sections of pyproject.toml that change how our own package is installed; the rest sets up linters.
INSTALLED = ("build-system", "project")

OLD_PYTHON = """\
Kho Tin cần Python 3.11 trở lên; {python} là {version}. Cài python3.11 rồi chạy: make PYTHON=python3.11 …
Kho Tin needs Python 3.11 or later; {python} is {version}. Install it, then: make PYTHON=python3.11 …"""
NO_VENV = """\
Thiếu gói {package} nên không tạo được môi trường Python. Cài bằng quyền quản trị rồi chạy lại:
    sudo apt-get install {package}
The package {package} is missing, so no Python environment can be made. Install it and run again."""
FAILED = """\
Không cài đặt được: lệnh sau dừng với mã {code}. Xem lỗi ở trên (thường do mạng), rồi chạy lại lệnh make.
Setting up failed: the following command stopped with status {code}. See above, then run make again.
    {command}"""


def digest(kind: str) -> str:
    """Return what the environment of this kind depends on, as one SHA-256."""
    import tomllib

    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    installed = {key: settings.get(key) for key in INSTALLED}
    installed["setuptools"] = settings.get("tool", {}).get("setuptools")
    parts = (
        ".".join(map(str, sys.version_info[:3])),
        str(VENV),  # an environment cannot be moved: its scripts hold its path
        json.dumps(installed, sort_keys=True),
        LOCKS[kind].read_text("utf-8"),
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def stamped() -> dict[str, str]:
    """Return the digests of what is installed, empty where an installation was cut short."""
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and PYTHON.exists() else {}


def run(*command: str | Path) -> None:
    """Run `command`; raise SystemExit with what to do where it fails."""
    words = [str(word) for word in command]
    # The program inherits the lock of `alone`, and so keeps it if only this process is killed.
    code = subprocess.run(words, cwd=PROJECT, check=False, close_fds=False).returncode
    if code:
        raise SystemExit(FAILED.format(code=code, command=" ".join(words)))


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other make is setting up; the lock goes with the last process that holds it."""
    lock = os.open(PROJECT, os.O_RDONLY)
    os.set_inheritable(lock, True)
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(lock)


def ensure_venv() -> None:
    """Make sure this Python can create environments with pip; Debian packs that apart."""
    if importlib.util.find_spec("ensurepip"):
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise SystemExit(NO_VENV.format(package=package))
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run("apt-get", "update", "-qq")
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", package)


def install(kind: str) -> None:
    """Install the lock of this kind and our own package; a download must match the lock's hash."""
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    run(*pip, "--require-hashes", "--no-deps", "-r", LOCKS[kind])
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", PROJECT)


def ensure(kind: str) -> None:
    """Bring the environment to what the locks ask for."""
    stamp, site = stamped(), digest("site")
    wanted = {"site": site} if kind == "site" else {"site": site, "dev": digest("dev")}
    if wanted.items() <= stamp.items():
        return
    print("Đang cài đặt môi trường Python vào .venv … / Setting up Python in .venv …", flush=True)
    STAMP.unlink(missing_ok=True)
    if stamp.get("site") != site or "dev" in stamp:
        ensure_venv()
        run(sys.executable, "-m", "venv", "--clear", VENV)
    install(kind)
    STAMP.write_text(json.dumps(wanted), "utf-8")


def main() -> None:
    """Set up what the site needs, or with --dev also what the tests need."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--dev", action="store_true", help="also what the tests need")
    kind = "dev" if parser.parse_args().dev else "site"
    if sys.version_info < (3, 11):  # noqa: UP036 (this file is what tells an older Python so)
        raise SystemExit(OLD_PYTHON.format(python=sys.executable, version=sys.version.split()[0]))
    with alone():
        ensure(kind)


if __name__ == "__main__":
    main()

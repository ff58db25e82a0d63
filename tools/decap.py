"""Fetch the browser CMS (Decap, MIT) through npm for the editors' page: 5 MB that do not belong in Git.

    python tools/decap.py

Writes `.cache/cms/decap-cms.js` and makes sure that it is the file this project was tested with.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VERSION = "3.16.3"
SHA256 = "7c1efd6b616b4786e279aeef194dd21649a72058d3bc8d1f78901b574610dfb8"
MEMBER = "package/dist/decap-cms.js"
TARGET = Path(__file__).resolve().parent.parent / ".cache" / "cms" / "decap-cms.js"


def fetch(target: Path = TARGET) -> Path:
    """Bring the bundle to `target` unless it is there; exit with a sentence where that fails."""
    if target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() == SHA256:
        return target
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("Trang soạn bài cần npm (Node.js) để tải Decap CMS; cài Node.js rồi chạy lại.")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", "--silent", "--pack-destination", folder, f"decap-cms@{VERSION}"]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as package:
            member = package.extractfile(MEMBER)
            data = member.read() if member else b""
    if hashlib.sha256(data).hexdigest() != SHA256:
        sys.exit(f"Tệp Decap CMS {VERSION} vừa tải không khớp mã kiểm tra; không dùng.")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return target


if __name__ == "__main__":
    print(fetch())

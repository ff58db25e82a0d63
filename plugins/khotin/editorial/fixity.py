"""Raw reports stay as they were captured: their checksums stand in the articles made from them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from khotin.editorial.findings import Finding
from khotin.model import RawFile
from khotin.problems import Problem


def findings(raw: RawFile, root: Path, file: str, line: int) -> Iterator[Finding]:
    """Yield what is wrong with the raw report of the article `file`; `line` is that of its `raw` key."""
    # A report inside a web archive is named «file#record»; the checksum is the record's.
    name, _, record = raw.file.partition("#")
    path = root / name
    if not name:
        yield _finding(file, line, "«raw» không ghi tệp tin thô", "thêm dòng «  file: seeds/…»")
    elif Path(name).is_absolute() or ".." in Path(name).parts:
        yield _finding(
            file, line, f"tin thô «{name}» nằm ngoài kho", "chép tin thô vào seeds/ và ghi «seeds/…»"
        )
    elif not path.is_file():
        remedy = f"lấy lại bằng: git checkout HEAD -- {name}; hoặc sửa tên tệp"
        yield _finding(file, line, f"không thấy tin thô {name}", remedy)
    elif not record and digest(path) != raw.sha256:
        what = f"tin thô {name} đã bị sửa sau khi chuyển thành bài (mã kiểm tra không khớp)"
        yield _finding(
            file, line, what, f"lấy lại bản gốc bằng: git checkout HEAD -- {name}; muốn sửa thì sửa bài"
        )


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _finding(file: str, line: int, what: str, remedy: str) -> Finding:
    return Finding("tin-tho", Problem(file, line, what, remedy))

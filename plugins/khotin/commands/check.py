"""`khotin check`: every rule, on the whole archive or on what changed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khotin.editorial.findings import Finding


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="ĐƯỜNG_DẪN",
        type=Path,
        help="bài, thư mục hoặc tin thô cần kiểm tra (mặc định: cả kho)",
    )
    parser.add_argument(
        "--since",
        metavar="PHIÊN_BẢN",
        help="chỉ kiểm tra những gì đổi so với một phiên bản Git, ví dụ origin/main",
    )
    parser.add_argument(
        "--fix", action="store_true", help="tự sửa những lỗi sửa được chắc chắn và cho xem đã sửa gì"
    )
    parser.add_argument(
        "--format",
        choices=("text", "github", "json"),
        default="text",
        help="cách in: text cho người đọc, github cho máy chủ Git, json cho chương trình",
    )


def run(args: argparse.Namespace) -> int:
    """Check; return 1 when anything must be mended, 2 when the call cannot be understood."""
    from datetime import datetime

    from khotin.editorial.check import check
    from khotin.editorial.git import GitError
    from khotin.edtf import VIETNAM

    root = Path.cwd()
    if not (root / "content").is_dir():
        print("Không thấy thư mục content/; hãy đứng ở thư mục gốc của kho.", file=sys.stderr)
        return 2
    try:
        only = _selected(root, args)
    except (GitError, FileNotFoundError) as error:
        print(f"khotin check: {error}", file=sys.stderr)
        return 2
    if args.fix:
        from khotin.editorial.fix import fix

        only = fix(
            root, only, say=lambda text: print(text, file=sys.stderr if args.format == "json" else sys.stdout)
        )
    findings = check(root, only, datetime.now(VIETNAM).date())
    if args.since:
        from khotin.editorial.renames import unregistered

        findings += unregistered(root, args.since)
    _print(findings, args.format, None if only is None else len(only))
    return 1 if any(found.level == "error" for found in findings) else 0


def _selected(root: Path, args: argparse.Namespace) -> list[Path] | None:
    """Return the files to check, None for all."""
    from khotin.editorial import git

    chosen = git.changed(root, args.since, "content", "seeds") if args.since else None
    if not args.paths:
        return chosen
    named: list[Path] = []
    for path in args.paths:
        if not path.exists():
            raise FileNotFoundError(f"không có tệp hay thư mục {path}")
        named += (inner for inner in sorted(path.rglob("*")) if inner.is_file()) if path.is_dir() else [path]
    named = [path.absolute() for path in named]
    return named if chosen is None else [path for path in named if path in set(chosen)]


def _print(findings: list[Finding], form: str, files: int | None) -> None:
    from khotin.editorial.findings import as_annotation, as_json, as_text

    if form == "json":
        print(as_json(findings))
        return
    for finding in findings:
        print(as_text(finding) if form == "text" else as_annotation(finding))
    errors = sum(finding.level == "error" for finding in findings)
    scope = "cả kho" if files is None else f"{files} tệp"
    if not findings:
        print(f"Không có lỗi ({scope}).")
    else:
        notices = len(findings) - errors
        print(
            f"{errors} lỗi, {notices} điều nhắc ({scope})."
            + ("" if errors else " Không có gì chặn việc ghi vào Git.")
        )

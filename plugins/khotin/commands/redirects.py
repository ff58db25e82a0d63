"""`khotin redirects`: what was published once keeps leading somewhere."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khotin.editorial.register import Register, Settled


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add = parser.add_argument
    add(
        "--move",
        nargs=2,
        action="append",
        metavar=("CŨ", "MỚI"),
        help="chuyển người đọc từ địa chỉ cũ sang địa chỉ mới",
    )
    add(
        "--remove",
        nargs=2,
        action="append",
        metavar=("BÀI", "LÝ_DO"),
        help="ghi rằng bài (mã hoặc địa chỉ) đã gỡ và vì sao; mã được giữ mãi",
    )
    add("--restore", action="append", metavar="MÃ", help="bỏ ghi chú đã gỡ của một bài được đăng lại")
    add(
        "--since",
        metavar="PHIÊN_BẢN",
        default="HEAD",
        help="phiên bản Git đã công bố, để thấy bài nào vừa đổi địa chỉ (mặc định: HEAD)",
    )
    add("--check", action="store_true", help="chỉ báo, không ghi sổ")


def run(args: argparse.Namespace) -> int:
    """Bring the register up to date; return 1 while an address would be lost."""
    from khotin.archive import load_archive
    from khotin.editorial import git, register, renames
    from khotin.editorial.promises import promised
    from khotin.editorial.register import FILE, Register

    root = Path.cwd()
    content = root / "content"
    archive = load_archive(content)
    known = Register.read(content)
    before = dict(known.rows)
    if git.is_repository(root):
        known.add({card.address: card.id for card in renames.before(root, args.since)})
    now = promised(archive, content)
    new = known.add(now)
    if unknown := _carry_out(known, args):
        print(
            f"khotin redirects: sổ không có bài «{unknown}»; dùng mã hoặc địa chỉ có trong content/{FILE}",
            file=sys.stderr,
        )
        return 2
    articles = {entry.id: entry.url for entry in archive.entries}
    settled = known.settle(now, articles, archive.topics)
    _report(settled, new, before)
    problems = register.problems(
        settled, f"content/{FILE}", register.lines_of(content), {entry.id for entry in archive.drafts}
    )
    for problem in problems:
        print(problem, file=sys.stderr)
    if not args.check and known.write(content):
        print(f"Đã ghi content/{FILE} ({len(known.rows)} địa chỉ); hãy ghi tệp này vào Git cùng các bài.")
    elif args.check and known.rows != before:
        print("Sổ địa chỉ chưa đủ; chạy: khotin redirects")
        return 1
    return 1 if problems else 0


def _carry_out(known: Register, args: argparse.Namespace) -> str:
    """Change the register as the options say; return what was named and is not in it."""
    keys = {row.key for row in known.rows.values()}
    for old, new in args.move or ():
        known.move(_address(old), _address(new))
    for what, reason in args.remove or ():
        row = known.rows.get(_address(what))
        key = row.key if row and row.key else what
        if key not in keys:
            return str(what)
        known.remove(key, reason)
    for key in args.restore or ():
        if key not in keys:
            return str(key)
        known.restore(key)
    return ""


def _address(written: str) -> str:
    """Return an address as the register has it, from what an editor copied out of a browser."""
    path = written.split("://", 1)[-1]
    path = path.partition("/")[2] if "://" in written else path.lstrip("/")
    return path if not path or path.endswith("/") else f"{path}/"


def _report(settled: Settled, new: list[str], before: Container[str]) -> None:
    for old, target in settled.redirects.items():
        mark = "" if old in before else " (mới)"
        print(f"/{old} → /{target}{mark}")
    for row in settled.tombstones:
        print(f"/{row.address} đã gỡ: {row.value}")
    if new:
        print(f"{len(new)} địa chỉ mới.")

"""`khotin log`: what was changed in an article, when, by whom, field by field."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khotin.editorial.history import Change, Correction


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("article", metavar="BÀI", help="tệp của bài, mã bài hoặc địa chỉ trên trang")
    parser.add_argument("--json", action="store_true", help="in dạng JSON cho chương trình")


def run(args: argparse.Namespace) -> int:
    """Print the history; return 1 when there is none to tell."""
    from khotin.editorial import git
    from khotin.editorial.history import changes, told

    root = Path.cwd()
    file = _file(root, args.article)
    if file is None:
        print(
            f"khotin log: không có bài «{args.article}»; dùng tệp, mã hoặc địa chỉ của bài", file=sys.stderr
        )
        return 1
    if not git.is_repository(root):
        print("khotin log: thư mục này chưa có lịch sử Git", file=sys.stderr)
        return 1
    if git.is_shallow(root):
        print("khotin log: bản sao này thiếu lịch sử; lấy đủ bằng: git fetch --unshallow", file=sys.stderr)
        return 1
    found = told(root, changes(root, file).get(file, []))
    if args.json:
        print(json.dumps([_record(*item) for item in found], ensure_ascii=False, indent=1))
    else:
        print("\n\n".join(_text(*item) for item in found) or f"{file}: chưa ghi vào Git lần nào.")
    return 0


def _file(root: Path, named: str) -> str | None:
    """Return the file of the article that an editor means."""
    from khotin.editorial import index

    path = Path(named).absolute()
    if path.is_file() and path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    address = named.split("://", 1)[-1].strip("/") + "/"
    for card in index.cards(root / "content"):
        if card.id == named or (card.address and address.endswith(card.address)):
            return card.file
    return None


def _text(change: Change, corrections: list[Correction]) -> str:
    from khotin import say

    head = [f"{say.moment(change.when)}  {change.author}  ({change.short})", f"  {change.subject}"]
    rows = (f"  - {item.name}: {_short(item.old)} → {_short(item.new)}" for item in corrections)
    return "\n".join([*head, *rows])


def _short(text: str) -> str:
    return (text if len(text) <= 120 else text[:117] + "…") or "(trống)"


def _record(change: Change, corrections: list[Correction]) -> dict[str, object]:
    return {
        "commit": change.commit,
        "author": change.author,
        "date": change.when.isoformat(),
        "message": change.subject,
        "changes": [{"field": item.field, "old": item.old, "new": item.new} for item in corrections],
    }

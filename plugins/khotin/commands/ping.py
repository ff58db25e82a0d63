"""`khotin ping`: tell the hub what changed, after publishing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from khotin import websub


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "output", nargs="?", type=Path, default=Path("output"), metavar="THƯ_MỤC", help="trang vừa công bố"
    )
    parser.add_argument(
        "--state", type=Path, default=Path(websub.STATE), metavar="TỆP", help="nơi ghi nhớ những gì đã báo"
    )


def run(args: argparse.Namespace) -> int:
    """Tell the hub; return 1 where it did not take everything."""
    if not args.output.is_dir():
        print(f"Không có thư mục {args.output}; chạy «make publish» trước.", file=sys.stderr)
        return 1
    first = not args.state.exists()
    told, failed = websub.ping(args.output, args.state)
    if first:
        print(f"Lần đầu: đã ghi nhớ các nguồn tin trong {args.state}; từ lần sau mới báo cho hub.")
        return 0
    print(f"Đã báo cho hub {told} nguồn tin có thay đổi.")
    for fault in failed:
        print(f"Chưa báo được {fault}; lần sau sẽ báo lại.", file=sys.stderr)
    return 1 if failed else 0

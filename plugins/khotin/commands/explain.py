"""`khotin explain`: a raw report with the label of each line in the margin, and why each field is so."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from khotin.ledger import LABELS

if TYPE_CHECKING:
    from khotin.convert.convert import Result


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("raw", metavar="TIN_THÔ", type=Path, help="tệp tin thô, ví dụ seeds/001.txt")
    parser.add_argument(
        "--content",
        metavar="THƯ_MỤC",
        type=Path,
        default=Path("content"),
        help="nơi có bộ chủ đề (mặc định: content/)",
    )


def run(args: argparse.Namespace) -> int:
    """Print the explanation; return 1 when the report is refused."""
    from khotin import topics
    from khotin.convert.convert import convert

    status = 0
    words = topics.vocabulary(args.content)
    for result in convert(args.raw, args.raw.as_posix(), words):
        print(explain(result))
        if result.report is None:
            print(f"Từ chối {result.file}: {result.problem}. {result.remedy}.", file=sys.stderr)
            status = 1
    return status


def explain(result: Result) -> str:
    """Return the report's lines with labels in the margin, then its fields with their evidence."""
    rows = [f"{result.file}", ""]
    for number, label, why, raw in result.lines:
        margin = LABELS.get(label, label) + (f" ({why})" if why else "")
        # A menu of a saved page keeps the line ends of its markup.
        shown = " ".join(raw.split()) if label != "blank" else ""
        rows.append(f"{number:>4} {margin:<28.28} │ {shown}".rstrip())
    rows += [f"\nSửa lỗi do chụp, dòng {r.line}: «{r.raw}» → «{r.fixed}»" for r in result.repairs]
    if result.report is None:
        return "\n".join(rows)
    rows += ["", "Các trường:"]
    for item in result.evidence:
        place = f"dòng {item.line}: " if item.line else ""
        doubt = "" if item.sure else "  [cần rà soát]"
        said = item.text if "«" in item.text else f"«{_short(item.text)}»"
        rows.append(f"  {item.field}: {item.value}{doubt}\n      từ {place}{said}")
    basis = {"stamp": "ngày đăng in trên trang", "event": "ngày của sự việc", "text": "ước lượng từ nội dung"}
    if result.report.date:
        rows.append(f"  date_basis: {result.report.date_basis} ({basis[result.report.date_basis]})")
    rows.append(f"  summary: {result.report.summary}\n      từ những câu đầu của bài")
    return "\n".join(rows)


def _short(text: str) -> str:
    return text if len(text) <= 160 else text[:157] + "…"

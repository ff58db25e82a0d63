"""`khotin explain`: a raw report with the label of each line in the margin, and why each field is so."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING

from khotin.ledger import LABELS

if TYPE_CHECKING:
    from khotin.convert.convert import Result
    from khotin.model import Evidence

_BASIS = {"stamp": "ngày đăng in trên trang", "event": "ngày của sự việc", "text": "ước lượng từ nội dung"}
# What an editor looks for in every article, and is told where it is empty.
_EXPECTED = ("event_date", "localities", "terms", "topics", "authors", "summary")
# Characters of a line that are quoted.
_LONG = 160


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
    rows += chain.from_iterable(_field(list(same)) for _, same in groupby(result.evidence, _value))
    told = {item.field for item in result.evidence}
    rows += [f"  {name}: (trống)" for name in _EXPECTED if name not in told]
    if result.report.date:
        rows.append(f"  date_basis: {result.report.date_basis} ({_BASIS[result.report.date_basis]})")
    rows.append(f"  review: {', '.join(result.report.review) or '(không có)'}")
    return "\n".join(rows)


def _value(item: Evidence) -> tuple[str, str, bool]:
    """Return what an evidence speaks for; a doubt, which is without a value, stands alone."""
    return item.field, item.value or item.text, item.sure


def _field(items: Sequence[Evidence]) -> list[str]:
    """Return a field with all that speaks for its value, or why an editor should look at it."""
    item = items[0]
    if not item.value and not item.sure:
        # A doubt: a reason in our words.
        place = f"dòng {item.line}: " if item.line else ""
        return [f"  {item.field}:  [cần rà soát]", f"      vì {place}{_short(item.text)}"]
    mark = "" if item.sure else "  [cần rà soát]"
    told = [one for one in items if not any(_says_more(other, one) for other in items)]
    return [f"  {item.field}: {item.value}{mark}", *dict.fromkeys(map(_source, told))]


def _says_more(one: Evidence, other: Evidence) -> bool:
    """Tell whether an evidence quotes what another does, and more of the same line."""
    return one.line == other.line and other.text in one.text and other.text != one.text


def _source(item: Evidence) -> str:
    """Return where a value was found."""
    place = f"dòng {item.line}: " if item.line else ""
    said = item.text if "«" in item.text and len(item.text) <= _LONG else f"«{_short(item.text)}»"
    return f"      từ {place}{said}"


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 3] + "…"

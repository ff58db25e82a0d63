"""`khotin add`: raw reports into the archive, converted, with what an editor should look at."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="TỆP",
        type=Path,
        help="tin thô: tệp văn bản hoặc trang web đã lưu (.mhtml, hoặc .html kèm thư mục _files nếu có ảnh)",
    )
    parser.add_argument(
        "--no-review", action="store_true", help="không hỏi những mục cần rà soát ngay sau khi thêm"
    )


def run(args: argparse.Namespace) -> int:
    """Add the files; return 1 when one was refused."""
    return take(Path.cwd(), args.files, review=not args.no_review)


def take(root: Path, sources: Sequence[Path], *, review: bool = True) -> int:
    """Keep, convert and, on a terminal, review the raw reports `sources`; return the exit status."""
    from khotin.commands.convert import say_busy
    from khotin.convert.store import Status
    from khotin.editorial.intake import convert, keep
    from khotin.files import alone

    missing = [path for path in sources if not path.is_file()]
    for path in missing:
        print(f"khotin add: không có tệp {path}; kéo tệp vào cửa sổ để chép đúng đường dẫn", file=sys.stderr)
    kept = [keep(root, path) for path in sources if path not in missing]
    for source, raw in zip((path for path in sources if path not in missing), kept, strict=True):
        said = "đã chép vào" if raw.new else "đã có sẵn:"
        print(f"{source.name}: {said} {raw.path.relative_to(root).as_posix()}")
    written: list[Path] = []
    failed = bool(missing)
    with alone(root, say_busy):
        done = list(convert(root, list(dict.fromkeys(raw.path for raw in kept))))
    for result, outcome in done:
        article = outcome.path.relative_to(root).as_posix() if outcome.path else ""
        if outcome.status is Status.WRITTEN and outcome.path and result.report:
            written.append(outcome.path)
            flagged = ", ".join(result.report.review)
            print(f"{result.file} → {article}" + (f"; cần rà soát: {flagged}" if flagged else ""))
            for said in result.left_out:
                print(f"{result.file}: {said}")
        elif outcome.status in {Status.REFUSED, Status.CONFLICT}:
            failed = True
            print(f"{result.file}: không chuyển được: {outcome.note}", file=sys.stderr)
        else:
            print(f"{result.file}: {outcome.note or 'không có gì mới'} {article}".rstrip())
    failed |= _check(root, written)
    if review and written and sys.stdin.isatty():
        from khotin.commands.review import walk

        walk(root, written)
    return 1 if failed else 0


def _check(root: Path, written: Sequence[Path]) -> bool:
    """Print what is wrong with the new articles; return whether anything must be mended."""
    from khotin.editorial.check import check
    from khotin.editorial.findings import as_text

    findings = check(root, written) if written else []
    for finding in findings:
        print(as_text(finding))
    return any(finding.level == "error" for finding in findings)

"""`khotin convert`: raw reports to articles, with a plain account of what was done."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khotin.convert.convert import Result
    from khotin.convert.store import Outcome, Store


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "paths", nargs="*", metavar="ĐƯỜNG_DẪN", type=Path, help="tệp hoặc thư mục tin thô (mặc định: seeds/)"
    )
    parser.add_argument(
        "--content",
        metavar="THƯ_MỤC",
        type=Path,
        default=Path("content"),
        help="nơi ghi bài (mặc định: content/)",
    )
    parser.add_argument("--json", action="store_true", help="in mỗi tin thô một dòng JSON ra đầu ra chuẩn")
    parser.add_argument(
        "--update",
        action="store_true",
        help="cập nhật bài cũ theo bộ chuyển đổi mới; cho xem khác biệt trước",
    )
    parser.add_argument("--yes", action="store_true", help="cùng --update: ghi luôn, không hỏi")
    parser.add_argument(
        "--scheduler", metavar="ĐỊA_CHỈ", help="chia việc cho cụm Dask, ví dụ tcp://10.0.0.1:8786"
    )


def run(args: argparse.Namespace) -> int:
    """Convert; return 1 when anything was refused or stands in conflict."""
    content: Path = args.content
    paths: list[Path] = args.paths or [Path("seeds")]
    if not args.paths and not paths[0].is_dir():
        print(
            "Không thấy thư mục seeds/; hãy đứng ở thư mục gốc của kho hoặc nêu đường dẫn.", file=sys.stderr
        )
        return 1
    from khotin.files import alone

    with alone(content.absolute().parent, say_busy):
        return _convert(args, paths)


def say_busy() -> None:
    """Say that another process writes into the archive, which this one waits for."""
    print("Một lần chuyển khác đang ghi vào kho này; đợi nó xong…", file=sys.stderr)


def _convert(args: argparse.Namespace, paths: Sequence[Path]) -> int:
    """Convert what lies under `paths`, the archive being ours alone."""
    from khotin import topics
    from khotin.convert.convert import Result
    from khotin.convert.errors import one_line
    from khotin.convert.run import raw_files, run
    from khotin.convert.store import Outcome, Status, Store

    content: Path = args.content
    words = topics.vocabulary(content)
    store = Store(content)
    root = content.parent.absolute()
    jobs = [(str(path), _name(path, root)) for path in raw_files(paths)]
    # A raw file that this converter has done needs no second reading, unless its account is asked for.
    done = (
        {}
        if args.update or args.json
        else {job: known for job in jobs if (known := store.known(Path(job[0]), job[1]))}
    )
    converted = run([job for job in jobs if job not in done], words, args.scheduler, brief=not args.json)
    counts: Counter[str] = Counter()
    with _progress(len(jobs), quiet=args.json) as step:
        for job in jobs:
            step()
            results = [Result(job[1])] if job in done else next(converted)
            for result in results:
                outcome = done.get(job) or store.put(result, update=args.update)
                if outcome.status is Status.UPDATED and not _agreed(outcome, args):
                    outcome = Outcome(Status.OUTDATED, outcome.path, "chưa cập nhật")
                store.apply(outcome, result)
                counts[outcome.status] += 1
                _tell(result, outcome, store, one_line(result.file), as_json=args.json)
    if not args.json:
        print(_summary(counts))
    return 1 if counts[Status.REFUSED] or counts[Status.CONFLICT] else 0


def _name(path: Path, root: Path) -> str:
    """Return how an article names its raw file: from the archive's `root` where it lies below it."""
    try:
        # `resolve` would follow a broken symlink to where no file is; the name is what the editor sees.
        return path.absolute().relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def _agreed(outcome: Outcome, args: argparse.Namespace) -> bool:
    """Show what an update would change and return whether the editor wants it."""
    print(outcome.diff, file=sys.stderr if args.json else sys.stdout)
    if args.yes:
        return True
    if not sys.stdin.isatty():
        return False
    return input("Ghi thay đổi này? [c/K] ").strip().casefold() in {"c", "có", "co", "y", "yes"}


@contextmanager
def _progress(total: int, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """Show a progress bar on a terminal; yield the function that moves it by one."""
    if quiet or not sys.stderr.isatty() or total < 2:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Đang chuyển tin thô", total=total)
        yield lambda: bar.advance(task)


_SAID = {
    "written": "mới",
    "unchanged": "không đổi",
    "kept": "giữ nguyên",
    "updated": "cập nhật",
    "outdated": "có bản mới",
    "conflict": "xung đột",
    "duplicate": "trùng tin",
    "removed": "đã xóa",
    "refused": "từ chối",
}


def _tell(result: Result, outcome: Outcome, store: Store, name: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_record(result, outcome, store), ensure_ascii=False))
        return
    line = f"{_SAID[outcome.status]:<11}{name}"
    if outcome.path is not None:
        line += f" → {outcome.path.relative_to(store.content.parent).as_posix()}"
    if outcome.status in {"written", "updated"} and result.report and result.report.review:
        line += f"; cần rà soát: {', '.join(result.report.review)}"
    if outcome.note:
        line += f": {outcome.note}"
    if outcome.status in {"written", "updated"}:
        line += "".join(f"\n{'':<11}{said}" for said in result.left_out)
    trouble = outcome.status in {"refused", "conflict"}
    if outcome.status == "conflict":
        line += "\n" + outcome.diff
    print(line, file=sys.stderr if trouble else sys.stdout)


def _summary(counts: Counter[str]) -> str:
    parts = [f"{counts[status]} {said}" for status, said in _SAID.items() if counts[status]]
    return "Tổng cộng: " + (", ".join(parts) if parts else "không có tin thô nào")


def _record(result: Result, outcome: Outcome, store: Store) -> dict[str, object]:
    """Return the machine-readable account of one raw report."""
    record: dict[str, object] = {"file": result.file, "status": str(outcome.status)}
    if outcome.path is not None:
        record["article"] = outcome.path.relative_to(store.content.parent).as_posix()
    if outcome.note:
        record["message"] = outcome.note
    report = result.report
    if report is not None:
        keys = (
            "id",
            "title",
            "slug",
            "date_edtf",
            "event_date",
            "localities",
            "terms",
            "other_terms",
        )
        record |= {key: getattr(report, key) for key in keys}
        record |= {key: getattr(report, key) for key in ("topics", "authors", "source", "summary", "review")}
        record["date"] = report.date.isoformat() if report.date else None
        record["date_basis"] = report.date_basis or None
        record["repairs"] = [{"line": r.line, "raw": r.raw, "fixed": r.fixed} for r in result.repairs]
        record["pictures"] = [picture.path for picture in result.pictures]
        record["left_out"] = result.left_out
        record["evidence"] = [
            {"field": e.field, "value": e.value, "line": e.line, "text": e.text, "sure": e.sure}
            for e in result.evidence
        ]
    record["lines"] = _labels(result.lines)
    return record


def _labels(lines: Iterable[Sequence[object]]) -> list[dict[str, object]]:
    return [{"line": number, "label": label, "raw": raw} for number, label, _, raw in lines]

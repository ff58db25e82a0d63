"""Map the converter over many raw files: in this process, over its cores, or over a cluster.

The order of results is the order of the files wherever they were converted, and a file whose worker
died is converted again or reported; it never disappears.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from itertools import islice
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread

from khotin.convert.convert import Result, convert, refused
from khotin.convert.errors import fault
from khotin.convert.read.reader import ARCHIVES, SINGLE_FILES
from khotin.model import Topic

# Starting processes costs more than converting a few files.
_ALONE = 24
_BATCH = 32
# The results of a saved page with its pictures take the memory of so many without.
_PICTURES = 8
_PAGES = {".html", ".htm", ".xhtml", ".shtml"}
# From this size on (bytes), an archive is read in this process, page by page, and not sent as a whole.
_LARGE = 50_000_000
# Batches under way for each worker: enough that none waits, few enough that memory stays flat.
_AHEAD = 3

Job = tuple[str, str]
Work = Callable[[Sequence[Job]], list[list[Result]]]


def raw_files(paths: Iterable[Path]) -> list[Path]:
    """Return the raw files at `paths`; in folders, hidden files and the parts of saved pages are left out."""
    found: list[Path] = []
    for path in paths:
        found += sorted(_inside(path), key=lambda inner: inner.parts) if path.is_dir() else [path]
    return found


def _inside(folder: Path) -> Iterator[Path]:
    closed: list[OSError] = []
    for top, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not _is_aside(name)]
        yield from (Path(top, name) for name in names if not _is_aside(name))
    # A folder that cannot be opened is said to be, like a file.
    yield from (Path(error.filename) for error in closed)


def _is_aside(name: str) -> bool:
    return name.startswith(".") or name.endswith("_files")


def batch(jobs: Sequence[Job], vocabulary: Sequence[Topic], *, brief: bool = False) -> list[list[Result]]:
    """Return the results of each job, `brief` ones without what only an account of the reading tells."""
    return [list(each(job, vocabulary, brief=brief)) for job in jobs]


def each(job: Job, vocabulary: Sequence[Topic], *, brief: bool = False) -> Iterator[Result]:
    """Yield the results of one job; a fault of ours becomes a refusal that names the file."""
    path, name = job
    try:
        for result in convert(Path(path), name, vocabulary):
            if brief:
                result.evidence, result.repairs, result.lines = [], [], []
            yield result
    except Exception as error:  # noqa: BLE001 (one file's fault must not stop the others)
        yield refused(fault(name, error))


def run(
    jobs: Sequence[Job], vocabulary: Sequence[Topic], scheduler: str | None = None, *, brief: bool = False
) -> Iterator[Iterable[Result]]:
    """Yield the results of each job in order; with `scheduler`, over that Dask cluster.

    Half of what a worker sends are lines and evidence; `brief` results come without. The results of a job
    may be made while they are taken: take those of one before the next.
    """
    work = partial(batch, vocabulary=vocabulary, brief=brief)
    here = partial(each, vocabulary=vocabulary, brief=brief)
    if scheduler is not None:
        from khotin.convert.cluster import SchedulerLost, run_on_cluster

        try:
            yield from run_on_cluster(jobs, work, scheduler)
        except SchedulerLost as lost:
            sys.stderr.write(f"{lost}\n")
            yield from run(lost.left, vocabulary, brief=brief)
    elif len(jobs) <= _ALONE:
        yield from map(here, jobs)
    else:
        yield from _over_cores(jobs, work, here)


def batches(jobs: Sequence[Job], size: int = _BATCH) -> Iterator[Sequence[Job]]:
    """Yield `jobs` cut into batches, in order; fewer in one where the results carry pictures."""
    start = weight = 0
    for at, job in enumerate(jobs):
        share = size if _is_archive(job) else _PICTURES if _has_pictures(job) else 1
        if weight and weight + share > size:
            yield jobs[start:at]
            start, weight = at, 0
        weight += share
    if start < len(jobs):
        yield jobs[start:]


def _has_pictures(job: Job) -> bool:
    path = Path(job[0])
    suffix = path.suffix.lower()
    return suffix in SINGLE_FILES or (suffix in _PAGES and path.with_name(f"{path.stem}_files").is_dir())


def _is_archive(job: Job) -> bool:
    return job[0].lower().endswith(ARCHIVES)


def _is_large(part: Sequence[Job]) -> bool:
    """Tell whether a batch is an archive whose pictures would fill the memory if they were sent together."""
    with suppress(OSError):
        return _is_archive(part[0]) and Path(part[0][0]).stat().st_size > _LARGE
    return False


def _over_cores(
    jobs: Sequence[Job], work: Work, here: Callable[[Job], Iterator[Result]]
) -> Iterator[Iterable[Result]]:
    workers = max(
        1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    waiting = iter(batches(jobs))
    with ProcessPoolExecutor(workers, initializer=_end_with_parent) as pool:

        def begun(part: Sequence[Job]) -> tuple[Sequence[Job], Future[list[list[Result]]] | None]:
            return part, None if _is_large(part) else pool.submit(work, part)

        under_way = [begun(part) for part in islice(waiting, workers * _AHEAD)]
        while under_way:
            part, future = under_way.pop(0)
            try:
                yield from future.result() if future else map(here, part)
            except BrokenProcessPool:
                break
            if (following := next(waiting, None)) is not None:
                under_way.append(begun(following))
        else:
            return
    # A worker was killed (out of memory, a crash in a parser): what is left goes file by file.
    for left in (part, *(lost for lost, _ in under_way), *waiting):
        for job in left:
            yield here(job) if _is_large([job]) else _apart(job, work)


def _end_with_parent() -> None:
    """Let this worker end when the process that started it is killed; it would wait for work for ever."""
    if (parent := parent_process()) is not None:
        Thread(target=_end_after, args=(parent.join,), daemon=True).start()


def _end_after(wait: Callable[[], None]) -> None:
    wait()
    os._exit(1)


def _apart(job: Job, work: Work) -> list[Result]:
    """Return the results of one job done in a process of its own, so that only it can die of it."""
    with ProcessPoolExecutor(1, initializer=_end_with_parent) as pool:
        try:
            return pool.submit(work, [job]).result()[0]
        except BrokenProcessPool:
            problem = "tệp này làm bộ chuyển đổi ngừng đột ngột (có thể do hết bộ nhớ)"
            return [
                Result(job[1], problem=problem, remedy="tách nhỏ tệp, hoặc gửi tệp này cho người phát triển")
            ]

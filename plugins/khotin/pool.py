"""Work spread over all cores by forked processes, which see everything loaded before and copy nothing.

The work of a build is many small pure steps over data that is in memory already; sending that data to
other processes would cost more than the steps. Yet each process ends with a copy of most of it, since
Python counts references in the objects themselves: so the main process does its share of the work instead
of waiting, and there is one process less. The pools of the standard library leave orphans behind when the
main process is killed; here a process ends with its pipe. Where there is no fork, or one core, or little
work, the same function runs in this process alone.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, Generic, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")
# So many spans a process has in its pipe or at work.
_AHEAD = 3


class WorkerError(Exception):
    """Work that was spread failed; `str()` is what was said of it."""


def cores() -> int:
    """Return how many processes may run at once on this machine."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS
        return os.cpu_count() or 1


def spread(
    function: Callable[[Sequence[T]], R], items: Sequence[T], chunk: int, least: int
) -> Iterator[tuple[int, R]]:
    """Yield, as they come in, the results of `function` for each `chunk` of `items`, with the chunk's size.

    Fewer items than `least` are not worth other processes. With them, an OSError or SystemExit comes through
    as it is, any other error as WorkerError.
    """
    spans = [items[start : start + chunk] for start in range(0, len(items), chunk)]
    count = min(cores(), len(spans))
    if len(items) < least or count < 2 or not hasattr(os, "fork"):
        for span in spans:
            yield len(span), function(span)
        return
    # What is in memory now stays shared: the collector would write to every object it looks at. Nothing of it
    # is garbage: a build keeps what it reads.
    gc.freeze()
    workers: dict[Connection, int] = {}
    try:
        for _ in range(count - 1):
            _start(function, spans, workers)
        yield from _results(function, spans, workers)
    finally:
        for pipe, pid in workers.items():
            pipe.close()
            os.waitpid(pid, 0)
        gc.unfreeze()


def _start(
    function: Callable[[Sequence[T]], R], spans: Sequence[Sequence[T]], workers: dict[Connection, int]
) -> None:
    ours, theirs = Pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        # Held open here, the pipes of the main process would outlive it.
        for pipe in (ours, *workers):
            pipe.close()
        _serve(function, spans, theirs)
    theirs.close()
    workers[ours] = pid


def _serve(function: Callable[[Sequence[T]], R], spans: Sequence[Sequence[T]], pipe: Connection) -> NoReturn:
    """Answer the numbers of spans with their results until the main process ends the pipe or itself."""
    gc.enable()
    try:
        while True:
            try:
                number = pipe.recv()
            except EOFError:
                break
            pipe.send(_attempt(function, spans[number]))
    except (OSError, KeyboardInterrupt):
        pass
    finally:
        # Nothing of the main process may be flushed or closed twice.
        os._exit(0)


def _attempt(function: Callable[[Sequence[T]], R], span: Sequence[T]) -> tuple[str, Any]:
    try:
        return "result", function(span)
    except (SystemExit, OSError) as stop:
        return "stop", stop
    except Exception:  # noqa: BLE001 (the build stops with it, whichever process it was)
        return "error", traceback.format_exc()


def _result(kind: str, answer: Any) -> Any:  # noqa: ANN401 (what a function returned)
    if kind == "stop":
        raise answer
    if kind == "error":
        raise WorkerError(answer)
    return answer


def _results(
    function: Callable[[Sequence[T]], R], spans: Sequence[Sequence[T]], workers: dict[Connection, int]
) -> Iterator[tuple[int, R]]:
    numbers = iter(range(len(spans)))
    # Each has the next spans in its pipe already, so that none waits while the main process works.
    running: dict[Connection, deque[int]] = {pipe: deque() for pipe in workers}
    for _ in range(_AHEAD):
        for pipe, own in running.items():
            _next(pipe, numbers, own)
    while waiting := [pipe for pipe, own in running.items() if own]:
        answered = wait(waiting, timeout=0)
        if not answered and (mine := next(numbers, None)) is not None:
            yield len(spans[mine]), _result(*_attempt(function, spans[mine]))
            continue
        for ready in answered or wait(waiting):
            assert isinstance(ready, Connection)
            pipe = ready
            own = running[pipe]
            number = own.popleft()
            try:
                found = pipe.recv()
            except (EOFError, ConnectionError):
                raise WorkerError("một tiến trình con bị dừng giữa chừng") from None
            answer = _result(*found)
            _next(pipe, numbers, own)
            yield len(spans[number]), answer


def _next(pipe: Connection, numbers: Iterator[int], own: deque[int]) -> None:
    number = next(numbers, None)
    if number is not None:
        own.append(number)
        # That it ended is told by what it does not answer.
        with suppress(BrokenPipeError):
            pipe.send(number)


class Aside(Generic[R]):
    """What another process does meanwhile, where there is one to spare; else it is done when asked for."""

    def __init__(self, function: Callable[[], R]) -> None:
        """Begin; what `function` returns is sent here, so that it must be plain and not large."""
        self._function = function
        self._pid = 0
        self._pipe: Connection | None = None
        if cores() > 1 and hasattr(os, "fork"):
            self._fork()

    def _fork(self) -> None:
        self._pipe, theirs = Pipe(duplex=False)
        self._pid = os.fork()
        if self._pid == 0:
            self._pipe.close()
            try:
                theirs.send_bytes(pickle.dumps(self._function()))
            finally:
                os._exit(0)
        theirs.close()

    def result(self) -> R:
        """Wait for what was done; do it here where the other process failed."""
        if self._pipe is None:
            return self._function()
        try:
            data = self._pipe.recv_bytes()
        except EOFError:
            data = b""
        self._pipe.close()
        self._pipe = None
        os.waitpid(self._pid, 0)
        return pickle.loads(data) if data else self._function()  # noqa: S301 (from our own process)

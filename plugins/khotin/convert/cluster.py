"""The converter over a Dask cluster: the same pure function, the same order, the same messages.

Dask runs a batch again when its worker dies; raw files must be readable at the same path on every
worker, as on any shared folder.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from khotin.convert.convert import Result
from khotin.convert.run import Job, Work, batches

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 4
_SCHEMES = {"tcp", "tls", "ws", "wss", "ucx"}
# What a client says of itself while it has its scheduler or looks for it.
_ALIVE = {"running", "connecting"}


class SchedulerLost(Exception):
    """The scheduler answers no more; `left` are the jobs that it has not done."""

    def __init__(self, left: Sequence[Job]) -> None:
        super().__init__(
            f"Mất liên lạc với bộ điều phối; {len(left)} tin thô còn lại chuyển ngay trên máy này."
        )
        self.left = left


def run_on_cluster(jobs: Sequence[Job], work: Work, scheduler: str) -> Iterator[list[Result]]:
    """Yield the results of each job in order, converted batch by batch (`work`) on `scheduler`'s workers.

    Raises SchedulerLost where the scheduler ends before they are all done.
    """
    try:
        from distributed import Client
    except ImportError:
        sys.exit("Thiếu thư viện cho cụm máy; cài thêm: pip install 'kho-tin[cluster]'")
    if not _is_address(scheduler):
        sys.exit(f"Địa chỉ bộ điều phối «{scheduler}» không đúng; viết dạng tcp://10.0.0.1:8786.")
    try:
        client = Client(scheduler, timeout="10s", set_as_default=False)
    except OSError as error:
        sys.exit(f"Không kết nối được bộ điều phối {scheduler} ({error}); kiểm tra địa chỉ và tường lửa.")
    # What the library logs of a lost scheduler is said by who goes on without it.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    with client:
        workers = max(1, len(client.scheduler_info()["workers"]))
        waiting = batches(jobs)
        under_way = [(part, _begun(client, work, part)) for part in islice(waiting, workers * _AHEAD)]
        while under_way:
            part, future = under_way.pop(0)
            results = _results(future)
            if results is None and client.status not in _ALIVE:
                left = chain(part, *(begun for begun, _ in under_way), *waiting)
                raise SchedulerLost(list(left))
            # Whatever the cluster failed with, the files are still here.
            yield from work(part) if results is None else results
            if (following := next(waiting, None)) is not None:
                under_way.append((following, _begun(client, work, following)))


def _begun(client: Client, work: Work, part: Sequence[Job]) -> Future[list[list[Result]]] | None:
    """Send a batch to the cluster; return None where nobody takes it."""
    try:
        # Under its own key each batch is converted anew: a file may have changed since an earlier run.
        return client.submit(work, part, pure=False)
    except Exception:  # noqa: BLE001 (the library has no one error for it)
        return None


def _results(future: Future[list[list[Result]]] | None) -> list[list[Result]] | None:
    """Return what the cluster made of a batch, None where it failed."""
    try:
        return future.result() if future else None
    except Exception:  # noqa: BLE001 (as above)
        return None


def _is_address(scheduler: str) -> bool:
    """Tell whether a scheduler can be called so; else the client of the library hangs for a while."""
    try:
        address = urlsplit(scheduler if "://" in scheduler else f"tcp://{scheduler}")
        return address.scheme in _SCHEMES and bool(address.hostname and address.port)
    except ValueError:
        return False

"""The converter over a Dask cluster: the same pure function, the same order, the same messages.

Dask runs a batch again when its worker dies; raw files must be readable at the same path on every
worker, as on any shared folder.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from urllib.parse import urlsplit

from khotin.convert.convert import Result
from khotin.convert.run import Job, Work, batches

_AHEAD = 4
_SCHEMES = {"tcp", "tls", "ws", "wss", "ucx"}


def run_on_cluster(jobs: Sequence[Job], work: Work, scheduler: str) -> Iterator[list[Result]]:
    """Yield the results of each job in order, converted batch by batch (`work`) on `scheduler`'s workers."""
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
    with client:
        workers = max(1, len(client.scheduler_info()["workers"]))
        waiting = iter(batches(jobs))
        # Under its own key each batch is converted anew: a file may have changed since an earlier run.
        under_way = [
            (part, client.submit(work, part, pure=False)) for part in islice(waiting, workers * _AHEAD)
        ]
        while under_way:
            part, future = under_way.pop(0)
            try:
                yield from future.result()
            except Exception:  # noqa: BLE001 (whatever the cluster failed with, the files are still here)
                yield from work(part)
            if (following := next(waiting, None)) is not None:
                under_way.append((following, client.submit(work, following, pure=False)))


def _is_address(scheduler: str) -> bool:
    """Tell whether a scheduler can be called so; else the client of the library hangs for a while."""
    try:
        address = urlsplit(scheduler if "://" in scheduler else f"tcp://{scheduler}")
        return address.scheme in _SCHEMES and bool(address.hostname and address.port)
    except ValueError:
        return False

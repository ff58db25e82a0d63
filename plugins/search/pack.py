"""A part of the index as one file, of which a browser asks for the few ranges that a query needs.

    file: u32 length of the head, the head, the buckets, the groups of rows; numbers are little-endian
    head: zlib of u32: buckets, leaves, groups, reports of each leaf, length of each bucket, of each group
    bucket: for each leaf: varint length, the leaf's own bytes (leaf.py)

A query costs a request for each unit and file, so a file holds many leaves; they are joined as they are.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from itertools import accumulate

from .leaf import FINEST, varint

# Bytes of a bucket, which are read for each unit: small enough for a phone, large enough that the lengths of
# all buckets stay a short head.
BUCKET = 2048


def pack(leaves: Sequence[bytes]) -> bytes:
    """Return the file of a part from its leaves, oldest first."""
    count = 1 << max(sum(map(len, leaves)) // BUCKET, 1).bit_length() - 1
    count = min(count, FINEST)
    opened = [_open(leaf) for leaf in leaves]
    step = FINEST // count
    buckets = []
    for at in range(0, FINEST, step):
        pieces: list[bytes] = []
        for data, edges in opened:
            start, end = edges[at], edges[at + step]
            pieces += varint(end - start), data[start:end]
        buckets.append(b"".join(pieces))
    groups = [
        data[start:end]
        for data, edges in opened
        for start, end in zip(edges[FINEST:-1], edges[FINEST + 1 :], strict=True)
    ]
    reports = [struct.unpack_from("<I", leaf)[0] for leaf in leaves]
    numbers = [count, len(leaves), len(groups), *reports, *map(len, buckets), *map(len, groups)]
    head = zlib.compress(struct.pack(f"<{len(numbers)}I", *numbers), 9)
    return b"".join([struct.pack("<I", len(head)), head, *buckets, *groups])


def _open(leaf: bytes) -> tuple[bytes, list[int]]:
    """Return a leaf with where each of its buckets and groups begins, and the end."""
    groups = struct.unpack_from("<I", leaf, 4)[0]
    count = FINEST + groups
    lengths = struct.unpack_from(f"<{count}I", leaf, 8)
    return leaf, list(accumulate(lengths, initial=8 + 4 * count))

"""A part of the index as one file, of which a browser asks for the few ranges that a query needs.

    file: u32 length of the head, the head, the buckets, the groups of rows; numbers are little-endian
    head: zlib of u32: reports, buckets, groups, length of each bucket, length of each group
    bucket: entries; entry: u16 print of the folded unit, u8 print of the unit, u8 lists, lists
    list: varint length, gaps between report numbers as varints; or a bit for every report
    group: zlib of JSON, what is shown of GROUP reports

A unit's bucket is its folded form's CRC modulo the number of buckets, a power of two, so that all the
spellings of a syllable are read at once. The prints are short: that a bucket holds a second unit with the
same ones happens once in some thousand queries, and the reader is shown one report too many.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections import defaultdict
from collections.abc import Sequence

from .words import Units, folded

# Bytes of a bucket that a query reads for each unit: small enough for a phone, large enough that the
# lengths of all buckets stay a short head.
BUCKET = 1024
GROUP = 8
# In the byte before an entry's lists: which lists there are besides that of all reports, and bit sets.
TITLE, FACETS, OFTEN, BITS = 1, 2, 4, 8
Postings = dict[str, list[int]]


def pack(reports: Sequence[Units], rows: Sequence[object]) -> bytes:
    """Return the index of `reports`; `rows` is what is shown of each, as JSON knows it."""
    entries = _entries(reports)
    total = sum(len(data) for _, data in entries)
    count = 1 << max(total // BUCKET, 1).bit_length() - 1
    buckets = [bytearray() for _ in range(count)]
    for crc, data in entries:
        buckets[crc & (count - 1)] += data
    groups = [_group(rows[at : at + GROUP]) for at in range(0, len(rows), GROUP)]
    numbers = [len(reports), count, len(groups), *map(len, buckets), *map(len, groups)]
    head = zlib.compress(struct.pack(f"<{len(numbers)}I", *numbers), 9)
    return b"".join([struct.pack("<I", len(head)), head, *buckets, *groups])


def _group(rows: Sequence[object]) -> bytes:
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), 9)


def _entries(reports: Sequence[Units]) -> list[tuple[int, bytes]]:
    """Return the entry of each unit with the CRC of its folded form, in a fixed order."""
    everywhere = _postings([report.everywhere for report in reports])
    strong = [
        (bit, _postings([getattr(report, name) for report in reports]))
        for bit, name in ((TITLE, "title"), (FACETS, "facets"), (OFTEN, "often"))
    ]
    entries = []
    for unit in sorted(everywhere):
        crc = zlib.crc32(folded(unit).encode())
        lists = [(bit, postings[unit]) for bit, postings in strong if unit in postings]
        first, kind = _list(everywhere[unit], len(reports))
        kind |= sum(bit for bit, _ in lists)
        start = struct.pack("<HBB", crc >> 16, zlib.crc32(unit.encode()) & 0xFF, kind)
        rest = b"".join(_gaps(numbers) for _, numbers in lists)
        entries.append((crc, start + first + rest))
    return entries


def _postings(sets: Sequence[set[str]]) -> Postings:
    postings: Postings = defaultdict(list)
    for number, members in enumerate(sets):
        for unit in members:
            postings[unit].append(number)
    return postings


def _list(numbers: list[int], reports: int) -> tuple[bytes, int]:
    gaps = _gaps(numbers)
    size = (reports + 7) // 8
    if len(gaps) <= size:
        return gaps, 0
    bits = sum(1 << number for number in numbers)
    return bits.to_bytes(size, "little"), BITS


def _gaps(numbers: list[int]) -> bytes:
    data = bytearray(_varint(len(numbers)))
    last = -1
    for number in numbers:
        gap = number - last - 1
        if gap < 0x80:
            data.append(gap)
        else:
            data += _varint(gap)
        last = number
    return bytes(data)


def _varint(value: int) -> bytes:
    data = bytearray()
    while value >= 0x80:
        data.append(value & 0x7F | 0x80)
        value >>= 7
    data.append(value)
    return bytes(data)

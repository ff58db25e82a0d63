"""The words and rows of a few reports: what is made anew when one of them changes.

    leaf: u32 reports, u32 groups, u32 length of each of FINEST buckets, of each group; buckets; groups
    bucket: entries; entry: u16 print of the folded unit, u8 print of the unit, u8 lists, lists
    list: varint length, gaps between report numbers as varints; or a bit for every report
    most units stand in one report: then its number as a varint in place of all lists
    group: JSON, what is shown of GROUP reports; as it is, since a browser unpacks slower than it reads

Numbers are little-endian. A unit's bucket is the first bits of its folded form's CRC, so that all the
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

FINEST = 4096
_SHIFT = 32 - (FINEST.bit_length() - 1)
GROUP = 4
# In the byte before an entry's lists: which lists there are besides that of all, a bit set in place of
# the first one, one report in place of all.
TITLE, FACETS, OFTEN, BITS, ALONE = 1, 2, 4, 8, 16
Postings = dict[str, list[int]]


def leaf(reports: Sequence[Units], rows: Sequence[object]) -> bytes:
    """Return the index of `reports`; `rows` is what is shown of each, as JSON knows it."""
    buckets = _buckets(reports)
    groups = [_group(rows[at : at + GROUP]) for at in range(0, len(rows), GROUP)]
    numbers = [len(reports), len(groups), *map(len, buckets), *map(len, groups)]
    return b"".join([struct.pack(f"<{len(numbers)}I", *numbers), *buckets, *groups])


def _group(rows: Sequence[object]) -> bytes:
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _buckets(reports: Sequence[Units]) -> list[bytearray]:
    everywhere = _postings([report.everywhere for report in reports])
    strong = [
        (bit, _postings([getattr(report, name) for report in reports]))
        for bit, name in ((TITLE, "title"), (FACETS, "facets"), (OFTEN, "often"))
    ]
    buckets = [bytearray() for _ in range(FINEST)]
    for unit in sorted(everywhere):
        crc = zlib.crc32(folded(unit).encode())
        lists = [(bit, postings[unit]) for bit, postings in strong if unit in postings]
        kind, data = _lists(everywhere[unit], [numbers for _, numbers in lists], len(reports))
        kind |= sum(bit for bit, _ in lists)
        bucket = buckets[crc >> _SHIFT]
        bucket += struct.pack("<HBB", crc & 0xFFFF, zlib.crc32(unit.encode()) & 0xFF, kind) + data
    return buckets


def _postings(sets: Sequence[set[str]]) -> Postings:
    postings: Postings = defaultdict(list)
    for number, members in enumerate(sets):
        for unit in members:
            postings[unit].append(number)
    return postings


def _lists(numbers: list[int], strong: list[list[int]], reports: int) -> tuple[int, bytes]:
    """Return how an entry's lists are written, and the lists."""
    if len(numbers) == 1:
        return ALONE, varint(numbers[0])
    rest = b"".join(map(_gaps, strong))
    gaps = _gaps(numbers)
    size = (reports + 7) // 8
    if len(gaps) <= size:
        return 0, gaps + rest
    return BITS, sum(1 << number for number in numbers).to_bytes(size, "little") + rest


def _gaps(numbers: list[int]) -> bytes:
    data = bytearray(varint(len(numbers)))
    last = -1
    for number in numbers:
        gap = number - last - 1
        if gap < 0x80:
            data.append(gap)
        else:
            data += varint(gap)
        last = number
    return bytes(data)


def varint(value: int) -> bytes:
    """Return a number in as many bytes as it needs, seven bits each."""
    data = bytearray()
    while value >= 0x80:
        data.append(value & 0x7F | 0x80)
        value >>= 7
    data.append(value)
    return bytes(data)

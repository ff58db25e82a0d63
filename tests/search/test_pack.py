"""The index as it lies on the host."""

import json
import struct
import zlib
from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from search import words
from search.leaf import ALONE, BITS, FACETS, GROUP, OFTEN, TITLE, leaf
from search.pack import pack

WORDS = st.sampled_from(
    ["xã", "Kỳ", "Thọ", "họp", "đường", "dương", "đò", "Đò", "hoà", "hòa", "2025", "và", "của", "nhân", "dân"]
)
TEXT = st.lists(WORDS, max_size=12).map(" ".join)
REPORTS = st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=20)


def unpack(data):
    """Return what a pack tells: the reports of its leaves, its buckets, and its rows."""
    head = 4 + struct.unpack_from("<I", data)[0]
    numbers = [number for (number,) in struct.iter_unpack("<I", zlib.decompress(data[4:head]))]
    buckets, leaves, groups, *rest = numbers
    cuts, at = [], head
    for length in rest[leaves:]:
        cuts.append(data[at : at + length])
        at += length
    assert at == len(data)
    assert len(cuts) == buckets + groups
    rows = [row for group in cuts[buckets:] for row in json.loads(group)]
    return rest[:leaves], cuts[:buckets], rows


def varint(data):
    value = shift = 0
    while True:
        byte = next(data)
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value


def gaps(data):
    numbers, last = [], -1
    for _ in range(varint(data)):
        last += varint(data) + 1
        numbers.append(last)
    return numbers


def bits(data, reports):
    value = int.from_bytes(bytes(next(data) for _ in range((reports + 7) // 8)), "little")
    return [number for number in range(reports) if value >> number & 1]


def spellings(bucket, fold, counts):
    """Return the reports of each spelling of a folded unit, by its mark."""
    data, base, found = iter(bucket), 0, defaultdict(list)
    for count in counts:
        leaf = iter(bytes(next(data) for _ in range(varint(data))))
        for low in leaf:
            own, mark, kind = low | next(leaf) << 8, next(leaf), next(leaf)
            if kind & ALONE:
                numbers = [varint(leaf)]
            else:
                numbers = bits(leaf, count) if kind & BITS else gaps(leaf)
                for bit in (TITLE, FACETS, OFTEN):
                    assert not kind & bit or set(gaps(leaf)) <= set(numbers)
            if own == zlib.crc32(fold.encode()) & 0xFFFF:
                found[mark] += [base + number for number in numbers]
        base += count
    return found


@settings(deadline=None)
@given(st.lists(REPORTS, min_size=1, max_size=4))
def test_every_unit_leads_to_its_reports(months):
    units = [[words.units(title, [facet], text) for title, facet, text in reports] for reports in months]
    rows = [[f"{month} {number}" for number in range(len(found))] for month, found in enumerate(units)]
    counts, buckets, shown = unpack(pack([leaf(*both) for both in zip(units, rows, strict=True)]))
    assert counts == [len(found) for found in units]
    assert shown == [row for some in rows for row in some]
    reports = [report for found in units for report in found]
    for unit in set().union(*(report.everywhere for report in reports)):
        fold = words.folded(unit)
        bucket = buckets[zlib.crc32(fold.encode()) * len(buckets) >> 32]
        expected = [number for number, report in enumerate(reports) if unit in report.everywhere]
        assert set(expected) <= set(spellings(bucket, fold, counts)[zlib.crc32(unit.encode()) & 0xFF])


def test_the_same_reports_make_the_same_bytes():
    def made():
        return leaf(
            [words.units(f"Kỳ Thọ {at}", [], "xã họp dân") for at in range(GROUP * 3)], [""] * GROUP * 3
        )

    assert pack([made(), made()]) == pack([made(), made()])

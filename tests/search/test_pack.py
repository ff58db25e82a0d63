"""The index as it lies on the host."""

import json
import struct
import zlib

from hypothesis import given
from hypothesis import strategies as st

from search import words
from search.pack import BITS, FACETS, GROUP, OFTEN, TITLE, pack

WORDS = st.sampled_from(
    ["xã", "Kỳ", "Thọ", "họp", "đường", "dương", "đò", "Đò", "hoà", "hòa", "2025", "và", "của", "nhân", "dân"]
)
TEXT = st.lists(WORDS, max_size=12).map(" ".join)
REPORTS = st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=40)


def unpack(data):
    """Return what a pack tells: its buckets, and its rows."""
    head = 4 + struct.unpack_from("<I", data)[0]
    numbers = [number for (number,) in struct.iter_unpack("<I", zlib.decompress(data[4:head]))]
    reports, buckets, groups, *lengths = numbers
    cuts, at = [], head
    for length in lengths:
        cuts.append(data[at : at + length])
        at += length
    assert at == len(data)
    assert len(cuts) == buckets + groups
    rows = [row for group in cuts[buckets:] for row in json.loads(zlib.decompress(group))]
    return reports, cuts[:buckets], rows


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


def spellings(bucket, fold, reports):
    """Return (mark, reports) of the entries of a folded unit."""
    data, found = iter(bucket), []
    for low in data:
        own, mark, kind = low | next(data) << 8, next(data), next(data)
        numbers = bits(data, reports) if kind & BITS else gaps(data)
        for bit in (TITLE, FACETS, OFTEN):
            if kind & bit:
                assert set(gaps(data)) <= set(numbers)
        if own == zlib.crc32(fold.encode()) >> 16:
            found.append((mark, numbers))
    return found


@given(REPORTS)
def test_every_unit_leads_to_its_reports(reports):
    units = [words.units(title, [facet], text) for title, facet, text in reports]
    count, buckets, rows = unpack(pack(units, list(range(len(reports)))))
    assert (count, rows) == (len(reports), list(range(len(reports))))
    for unit in set().union(*(report.everywhere for report in units)):
        fold = words.folded(unit)
        bucket = buckets[zlib.crc32(fold.encode()) & (len(buckets) - 1)]
        expected = [number for number, report in enumerate(units) if unit in report.everywhere]
        assert (zlib.crc32(unit.encode()) & 0xFF, expected) in spellings(bucket, fold, count)


def test_the_same_reports_make_the_same_bytes():
    units = [words.units(f"Kỳ Thọ {number}", [], "xã họp dân") for number in range(GROUP * 3)]
    again = [words.units(f"Kỳ Thọ {number}", [], "xã họp dân") for number in range(GROUP * 3)]
    assert pack(units, [""] * len(units)) == pack(again, [""] * len(units))

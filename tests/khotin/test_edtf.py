from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import edtf
from khotin.edtf import Edtf, Point

days = st.dates(min_value=date(1, 1, 1))
flags = st.booleans()
points = st.one_of(
    st.builds(lambda d, a: Point(d.year, approximate=a), days, flags),
    st.builds(lambda d, a: Point(d.year, d.month, approximate=a), days, flags),
    st.builds(lambda d, a: Point(d.year, d.month, d.day, a), days, flags),
)


def ordered(pair: tuple[Point, Point]) -> Edtf:
    start, end = sorted(pair, key=lambda point: (point.first, point.last))
    return Edtf(start, end)


@given(st.one_of(points.map(Edtf), st.tuples(points, points).map(ordered)))
def test_what_is_written_is_read_back(value):
    assert edtf.parse(str(value)) == value
    assert edtf.sort_date(str(value)).date() == value.start.first
    assert edtf.say(str(value))


@pytest.mark.parametrize(
    "text",
    ["", "2023-13", "2023-02-30", "26/05/2023", "2023-11?", "0000", "2023-05-02/2023-05-01", "٢٠٢٣", "2023/"],
)
def test_anything_else_is_refused_in_vietnamese(text):
    with pytest.raises(ValueError, match="ngày"):
        edtf.parse(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023-05-26", "26/5/2023"),
        ("2023-11~", "khoảng tháng 11/2023"),
        ("2023~", "khoảng năm 2023"),
        ("2023-11", "tháng 11/2023"),
        ("2021-06-24/2021-07-06", "24/6 – 6/7/2021"),
        ("2022-08-06/2022-08-07", "6 – 7/8/2022"),
        ("2021-12-30/2022-01-02", "30/12/2021 – 2/1/2022"),
        ("2022-01~/2022-03~", "khoảng tháng 1/2022 – khoảng tháng 3/2022"),
    ],
)
def test_readers_see_dates_as_they_write_them(text, words):
    assert edtf.say(text) == words


def test_a_date_sorts_by_the_midnight_it_begins_with():
    assert edtf.sort_date("2023-11~").isoformat() == "2023-11-01T00:00:00+07:00"

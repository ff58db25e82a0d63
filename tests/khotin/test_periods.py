from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import periods

START = datetime(2020, 1, 1)  # noqa: DTZ001 (only the calendar matters here)


def divide(dates, **options):
    return periods.divide(sorted(dates, reverse=True), lambda date: date, **options)


def shape(divisions):
    return [(d.year, d.month, d.page, len(d.items), d.total) for d in divisions]


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (40, 1), (41, 2)])
def test_up_to_forty_stand_whole(count, pages):
    assert len(divide([START] * count)) == pages


def test_a_long_list_shows_the_newest_twenty_and_its_years():
    divisions = divide([START.replace(year=2020 + n % 2) for n in range(60)])
    assert shape(divisions) == [
        (None, None, None, 20, 60),
        (2021, None, None, 30, 30),
        (2020, None, None, 30, 30),
    ]
    assert divisions[0].parts == ((2021, 30), (2020, 30))


def test_a_year_of_more_than_a_hundred_shows_its_months():
    divisions = divide([START.replace(month=1 + n % 2) for n in range(101)])
    assert shape(divisions)[1:] == [
        (2020, None, None, 0, 101),
        (2020, 2, None, 50, 50),
        (2020, 1, None, 51, 51),
    ]


def test_a_month_of_more_than_a_hundred_is_numbered_from_the_oldest():
    dates = [START + timedelta(minutes=n) for n in range(250)]
    divisions = divide(dates)
    assert shape(divisions)[2:] == [
        (2020, 1, None, 0, 250),
        (2020, 1, 1, 100, 100),
        (2020, 1, 2, 100, 100),
        (2020, 1, 3, 50, 50),
    ]
    assert divisions[3].items[-1] == dates[0]
    # One more report leaves the full pages as they are.
    assert divide([*dates, START + timedelta(days=1)])[3:5] == divisions[3:5]


def test_a_calendar_has_every_year_and_month():
    assert shape(divide([START], calendar=True)) == [
        (None, None, None, 1, 1), (2020, None, None, 1, 1), (2020, 1, None, 1, 1),
    ]  # fmt: skip


@given(st.lists(st.integers(0, 3000).map(lambda n: START + timedelta(days=n)), max_size=300), st.booleans())
def test_every_item_can_be_reached_and_no_page_is_long(dates, calendar):
    divisions = divide(dates, calendar=calendar)
    assert {date for d in divisions for date in d.items} == set(dates)
    assert all(len(d.items) <= 100 for d in divisions)
    assert len({(d.year, d.month, d.page) for d in divisions}) == len(divisions)

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import periods

START = datetime(2020, 1, 1)  # noqa: DTZ001 (only the calendar matters here)


def divide(dates, **options):
    return periods.divide(sorted(dates, reverse=True), lambda date: date, minute, **options)


def minute(date):
    return int((date - START).total_seconds()) // 60


def shape(divisions):
    return [(*[n for n in d.period if n is not None], (len(d.items), d.total)) for d in divisions]


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (40, 1), (41, 2)])
def test_up_to_forty_stand_whole(count, pages):
    assert len(divide([START] * count)) == pages


def test_a_long_list_shows_the_newest_twenty_and_its_years():
    divisions = divide([START.replace(year=2020 + n % 2) for n in range(60)])
    assert shape(divisions) == [((20, 60),), (2021, (30, 30)), (2020, (30, 30))]
    assert divisions[0].parts == ((2021, 30), (2020, 30))


def test_a_year_of_more_than_a_hundred_shows_its_months():
    divisions = divide([START.replace(month=1 + n % 2) for n in range(101)])
    assert shape(divisions)[1:] == [(2020, (0, 101)), (2020, 2, (50, 50)), (2020, 1, (51, 51))]


def test_a_month_of_more_than_a_hundred_shows_its_days_and_busy_ones_have_pages():
    dates = [START.replace(day=1 + n % 2, minute=n % 60) for n in range(110)] + [START.replace(day=9)] * 5
    divisions = divide(dates)
    assert shape(divisions)[2:] == [(2020, 1, (15, 115)), (2020, 1, 2, (55, 55)), (2020, 1, 1, (55, 55))]
    assert divisions[2].parts == ((9, 5), (2, 55), (1, 55))


def test_a_day_of_more_than_a_hundred_is_cut_where_a_report_says():
    dates = [START + timedelta(minutes=n) for n in range(150)]
    divisions = divide(dates)
    assert shape(divisions)[3:] == [
        (2020, 1, 1, (0, 150)),
        (2020, 1, 1, 128, (22, 22)),
        (2020, 1, 1, 64, (64, 64)),
        (2020, 1, 1, 0, (64, 64)),
    ]
    assert divisions[-1].items[-1] == dates[0]
    assert shape(divide(dates[5:]))[3:] == [
        (2020, 1, 1, (0, 145)), *shape(divisions)[4:6], (2020, 1, 1, 0, (59, 59)),
    ]  # fmt: skip


def test_a_calendar_has_every_year_and_month():
    assert shape(divide([START], calendar=True)) == [((1, 1),), (2020, (1, 1)), (2020, 1, (1, 1))]


@st.composite
def minutes(draw):
    """Minutes of a crowded day, of a crowded month, or of years."""
    span = draw(st.sampled_from([1000, 50_000, 3_000_000]))
    rng = random.Random(draw(st.integers(0, 999)))
    return {rng.randrange(span) for _ in range(draw(st.integers(0, 500)))}


def dates(minutes):
    return sorted((START + timedelta(minutes=number) for number in minutes), reverse=True)


@given(minutes(), st.booleans())
def test_every_item_can_be_reached_and_no_page_is_long(found, calendar):
    divisions = divide(dates(found), calendar=calendar)
    assert {date for d in divisions for date in d.items} == set(dates(found))
    # How long a part is, chance says.
    assert all(len(d.items) <= 31 * periods.DAY_NEWEST for d in divisions if d.period.part is None)
    assert len({d.period for d in divisions}) == len(divisions)


@given(minutes())
def test_documents_hold_every_item_once_and_in_order(found):
    ordered = dates(found)
    divisions = list(periods.documents(ordered, lambda date: date, minute))
    assert [date for division in divisions for date in division.items] == ordered
    assert len({division.period for division in divisions}) == len(divisions)


@given(minutes(), st.integers(0, 50_000), st.booleans())
def test_one_more_touches_its_own_periods_alone(found, more, calendar):
    def pages(found):
        documents = periods.documents(dates(found), lambda date: date, minute)
        return [{d.period: d for d in each} for each in (divide(dates(found), calendar=calendar), documents)]

    day = (START + timedelta(minutes=more)).timetuple()[:3]
    for before, after in zip(pages(found), pages({*found, more}), strict=True):
        changed = {period for period in before.keys() & after.keys() if before[period] != after[period]}
        for period in changed:
            told = [number for number in period[:3] if number is not None]
            assert (*told,) == day[: len(told)]
        assert len(changed) <= 5
        # A list, a year, a month or a day that gets too long is divided once.
        assert len(before.keys() ^ after.keys()) <= 20

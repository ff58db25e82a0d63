from __future__ import annotations

from datetime import date, datetime

import pytest

from khotin import say
from khotin.gazetteer import load


def test_numbers_have_a_dot_for_thousands():
    assert [say.number(n) for n in (0, 999, 8046, 1234567)] == ["0", "999", "8.046", "1.234.567"]


def test_days_have_no_leading_zeros():
    assert say.day(date(2023, 5, 6)) == say.iso_day("2023-05-06") == "6/5/2023"


def test_midnight_stands_for_no_time_known():
    assert say.moment(datetime(2023, 5, 26, 14, 5)) == "26/5/2023, 14:05"  # noqa: DTZ001 (words only)
    assert say.moment(datetime(2023, 5, 26)) == "26/5/2023"  # noqa: DTZ001


def test_a_span_of_months():
    assert say.span(date(2021, 5, 1), date(2024, 6, 3)) == "5/2021 – 6/2024"
    assert say.span(date(2021, 5, 1), date(2021, 5, 3)) == "tháng 5/2021"


@pytest.mark.parametrize(
    ("title", "capitals"),
    [
        ("HỘI NGHỊ SƠ KẾT 6 THÁNG", True),
        ("Hội nghị sơ kết", False),
        ("HỘI NGHỊ sơ kết", False),
        ("HĐND", False),
        ("2023", False),
    ],
)
def test_headlines_in_capitals(title, capitals):
    assert say.is_capitals(title) is capitals


def test_only_the_first_letter_becomes_a_capital():
    assert say.capital("xã Kỳ Thọ") == "Xã Kỳ Thọ"
    assert say.capital("đặc khu") == "Đặc khu"
    assert say.capital("") == ""


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh", "xã Kỳ Thọ, Kỳ Anh, Hà Tĩnh"),
        ("phường Bến Nghé, quận 1, thành phố Hồ Chí Minh", "phường Bến Nghé, quận 1, Hồ Chí Minh"),
        ("tỉnh Hà Tĩnh", "tỉnh Hà Tĩnh"),
    ],
)
def test_a_short_address(written, short):
    gazetteer = load()
    assert say.place(gazetteer.chain(gazetteer.parse(written, on="2023-05-25"))) == short
    assert say.place(()) == ""

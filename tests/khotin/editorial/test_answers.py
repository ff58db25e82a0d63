"""What editors type, with or without diacritics, becomes what articles hold."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from khotin import dayfirst, topics
from khotin.editorial import suggest
from khotin.editorial.answers import Answers, event, moment
from khotin.editorial.ask import Asker
from khotin.gazetteer import load

KY_THO = "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"


@pytest.fixture(scope="module")
def answers(project):
    return Answers(load(), topics.vocabulary(project / "content"))


@pytest.mark.parametrize(
    "typed",
    ["ky tho", "Kỳ Thọ", "xa ky tho", "xã Kỳ Thọ, Kỳ", "ky tho ky anh", "ky tho ha tinh", "kỳ thọ, hà tĩnh"],
)
def test_a_place_is_found_while_typing(typed):
    assert KY_THO in suggest.places(load(), typed)[:3]


def test_the_marks_that_were_typed_count():
    found = suggest.places(load(), "Hoằng Phụ")
    assert found[0].startswith("xã Hoằng Phụ,")


def test_places_of_the_day_come_first():
    assert suggest.places(load(), "ky tho", "2023-05-25")[0] == KY_THO
    assert all("huyện" not in place for place in suggest.places(load(), "phuong ben thanh", "2025-08-01")[:1])


@pytest.mark.parametrize("typed", ["", "k", ",", "zzzzz"])
def test_too_little_suggests_nothing(typed):
    assert suggest.places(load(), typed) == []


def test_terms_name_bodies_of_the_places():
    found = suggest.term_list("dang bo xa ky tho", load(), [KY_THO], 2023)
    assert found[0] == "Đảng bộ xã Kỳ Thọ 2020-2025"


def test_topics_by_name_slug_and_keyword(answers):
    for typed in ("nong thon", "nông thôn mới", "nong-thon-moi"):
        assert "nong-thon-moi" in answers.suggest("topics")(typed)
    assert "bau-cu" in answers.suggest("topics")("cu tri")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("26/05/2023 14:30", "2023-05-26T14:30:00+07:00"),
        ("14h30, 26-5-2023", "2023-05-26T14:30:00+07:00"),
        ("ngày 26 tháng 5 năm 2023", "2023-05-26T00:00:00+07:00"),
        ("2023-05-26", "2023-05-26T00:00:00+07:00"),
        ("2023-05-26T14:30:00+07:00", "2023-05-26T14:30:00+07:00"),
    ],
)
def test_moments(typed, written):
    assert moment(typed) == written


@pytest.mark.parametrize("typed", ["31/02/2023", "26/13/2023", "hôm qua", "5/2023"])
def test_what_is_no_moment(typed):
    assert dayfirst.moment(typed) is None
    with pytest.raises(ValueError, match="viết ngày/tháng/năm"):
        moment(typed)


@pytest.mark.parametrize(
    ("typed", "written"), [("25/5/2023", "2023-05-25"), ("5/2023", "2023-05"), ("2023-05-24/2023-05-25",) * 2]
)
def test_events(typed, written):
    assert event(typed) == written


def test_a_wrong_answer_is_told_and_asked_again(answers):
    with create_pipe_input() as source:
        source.send_text("Lăng Cam\r" + "\x15" + "xa ky tho, ky anh\r" + "\r")
        asker = Asker(source, DummyOutput())
        # A prompt runs an event loop of its own, which the browser of other tests holds in this thread.
        with ThreadPoolExecutor(1) as pool:
            asked = pool.submit(asker.several, "Địa phương", answers.place, answers.suggest("localities"))
            assert asked.result(20) == [KY_THO]

"""The scorer itself, on articles written by hand: it must neither forgive nor nag."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import annotation
import organisations
import pytest
import reading
import score
import table
from corpus import Scored

from khotin import article
from khotin.edtf import VIETNAM
from khotin.model import Report

PARTY = {"years": "2020-2025", "organisation": "Đảng bộ xã Kỳ Thọ", "explicit": True, "role": "current"}
ANNOTATED: dict[str, Any] = {
    "title": "Xã Kỳ Thọ sơ kết",
    "published": "2023-05-26T14:30:00+07:00",
    "event_date": "2023-05-25",
    "localities": [
        {"name": "Kỳ Thọ", "level": "xã", "chain": ["Kỳ Thọ", "Kỳ Anh", "Hà Tĩnh"], "full": "xã Kỳ Thọ"}
    ],
    "primary_locality": "xã Kỳ Thọ",
    "terms": [PARTY],
    "primary_term": "2020-2025",
    "authors": ["Hồng Lam"],
    "source": None,
    "captions": ["Quang cảnh hội nghị"],
    "boilerplate": ["Tin liên quan", "7"],
    "byline_lines": ["Nguồn: Hồng Lam"],
    "paragraphs": ["(BHT) - Sáng 25/5, xã họp.", "Kết quả:", "- Thu ngân sách đạt;", "Tên | Số\nLúa | 7"],
    "repairs": [],
    "accept": {},
    "optional": {},
}
CHAIN = "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"
DISTRICT = "huyện Kỳ Anh, tỉnh Hà Tĩnh"
CAPTION = "Quang cảnh hội nghị\n{: .caption }\n\n"
MARKDOWN = """\
(BHT) - Sáng 25/5, xã họp.

Quang cảnh hội nghị
{: .caption }

Kết quả:

- Thu ngân sách đạt;

| Tên | Số |
| --- | --- |
| Lúa | 7 |
"""
Fields = dict[str, Any]


def made(**fields: Any) -> str:
    """Return an article of the annotated report, with some fields changed."""
    values: Fields = {
        "id": "7f3a9c21",
        "title": "Xã Kỳ Thọ sơ kết",
        "slug": "xa-ky-tho-so-ket",
        "date": datetime.fromisoformat("2023-05-26T14:30:00+07:00"),
        "date_basis": "stamp",
        "event_date": "2023-05-25",
        "localities": [CHAIN],
        "terms": ["Đảng bộ xã Kỳ Thọ 2020-2025"],
        "authors": ["Hồng Lam"],
        "body": MARKDOWN,
    }
    return article.dump(Report(**values | fields))


def scored(expected: Fields | None = None, **fields: Any) -> score.Score:
    annotated = annotation.parse(ANNOTATED | (expected or {}))
    return score.score(annotated, reading.read(made(**fields)))


def wrong(expected: Fields | None = None, **fields: Any) -> set[str]:
    return {name for name, verdict in scored(expected, **fields).verdicts.items() if not verdict.right}


def test_the_annotated_article_is_right_in_every_field():
    assert wrong() == set()


@pytest.mark.parametrize(
    ("fields", "faults"),
    [
        ({"title": "Xã Kỳ Thọ sơ kết - Báo Hà Tĩnh"}, {"title"}),
        ({"date": datetime.fromisoformat("2023-05-26T14:31:00+07:00")}, {"date"}),
        ({"date_basis": "event"}, {"date"}),
        ({"event_date": None}, {"event_date"}),
        ({"localities": []}, {"primary_locality", "chain", "localities"}),
        ({"localities": ["huyện Kỳ Anh, tỉnh Hà Tĩnh"]}, {"primary_locality", "chain", "localities"}),
        ({"localities": ["xã Kỳ Thọ, tỉnh Hà Tĩnh"]}, {"chain"}),
        ({"localities": ["xã Kỳ Thọ"], "review": ["localities"]}, {"chain"}),
        ({"localities": [CHAIN, "tỉnh Hà Tĩnh"]}, {"localities"}),
        ({"terms": []}, {"terms"}),
        ({"terms": [], "other_terms": ["Đảng bộ xã Kỳ Thọ 2020-2025"]}, {"terms"}),
        ({"terms": ["HĐND xã Kỳ Thọ 2020-2025"]}, {"terms"}),
        ({"terms": ["Đảng bộ huyện Kỳ Anh 2020-2025"]}, {"terms"}),
        ({"authors": ["Hồng Lam", "Hà Tĩnh"]}, {"authors"}),
        ({"source": "Báo Hà Tĩnh"}, {"source"}),
        ({"body": MARKDOWN.replace("\n{: .caption }", "")}, {"captions", "body"}),
        ({"body": MARKDOWN.replace("Kết quả:", "Kết quả")}, {"body"}),
        ({"body": MARKDOWN.replace("7 |", "8 |")}, {"body"}),
        ({"body": MARKDOWN + "\nTin liên quan\n"}, {"body", "clean"}),
        ({"body": MARKDOWN.replace("xã họp.", "xã họp. Nguồn: Hồng Lam")}, {"body", "clean"}),
        ({"body": MARKDOWN + "\n7\n"}, {"body", "clean"}),
    ],
)
def test_a_wrong_field_is_seen_and_no_other_is_blamed(fields: Fields, faults: set[str]):
    assert wrong(**fields) == faults


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ({"accept": {"title": ["Sơ kết"]}}, {"title": "Sơ kết"}),
        ({"published": None}, {"date_basis": "event"}),
        ({"accept": {"published": ["2023-05-26"]}}, {"date": datetime(2023, 5, 26, tzinfo=VIETNAM)}),
        ({"optional": {"localities": ["huyện Kỳ Anh"]}}, {"localities": [CHAIN, DISTRICT]}),
        ({"accept": {"primary_locality": ["huyện Kỳ Anh"]}}, {"localities": [DISTRICT]}),
        ({"accept": {"authors": [[]]}}, {"authors": []}),
        ({"accept": {"body_first_words": ["Sáng 25/5, xã"]}}, {"body": MARKDOWN.replace("(BHT) - ", "")}),
        ({"optional": {"captions": ["Quang cảnh hội nghị"]}}, {"body": MARKDOWN.replace(CAPTION, "")}),
        ({}, {"body": MARKDOWN.replace("- Thu", "\\- Thu")}),
        ({}, {"localities": [CHAIN.replace("xã", "Xã")]}),
        ({}, {"terms": ["Ban Chấp hành Đảng bộ xã Kỳ Thọ 2020-2025"]}),
    ],
)
def test_another_defensible_reading_is_right(expected: Fields, fields: Fields):
    assert wrong(expected, **fields) == set()


OPEN = {"localities": [{"name": "Tân Lập", "level": "xã", "chain": ["Tân Lập"], "full": "xã Tân Lập"}]}


def test_an_open_chain_is_right_only_where_it_is_flagged():
    expected = OPEN | {"primary_locality": "xã Tân Lập"}
    assert wrong(expected, localities=["xã Tân Lập"]) == {"chain"}
    assert wrong(expected, localities=["xã Tân Lập"], review=["localities"]) == set()
    guessed = "xã Tân Lập, huyện Vũ Thư, tỉnh Thái Bình"
    assert wrong(expected, localities=[guessed], review=["localities"]) == {"chain"}


def test_an_inferred_term_may_be_given_or_not_but_has_to_be_flagged():
    expected = {"terms": [PARTY | {"explicit": False}], "accept": {"primary_term": [None]}}
    assert wrong(expected, review=["terms"]) == set()
    assert wrong(expected, terms=[]) == set()
    assert wrong(expected) == {"terms"}
    optional = {"terms": [], "primary_term": None, "optional": {"terms": ["2020-2025"]}}
    optional["accept"] = {"primary_term": ["2020-2025"]}
    assert wrong(optional, review=["terms"]) == set()
    assert wrong(optional) == {"terms"}


def test_the_first_term_is_the_primary_one():
    both = [PARTY | {"role": "opening"}, PARTY | {"years": "2015-2020", "role": "closing"}]
    written = ["Đảng bộ xã Kỳ Thọ 2020-2025", "Đảng bộ xã Kỳ Thọ 2015-2020"]
    assert wrong({"terms": both}, terms=written) == set()
    assert wrong({"terms": both}, terms=written[::-1]) == {"terms"}


def test_a_term_that_is_accepted_as_primary_may_stand_in_either_list():
    passing = {"terms": [PARTY | {"role": "other"}], "primary_term": None}
    assert wrong(passing) == {"terms"}
    assert wrong(passing | {"accept": {"primary_term": ["2020-2025"]}}) == set()
    moved = {"terms": [], "other_terms": ["Đảng bộ xã Kỳ Thọ 2020-2025"]}
    assert wrong(**moved) == {"terms"}
    assert wrong({"accept": {"primary_term": [None]}}, **moved) == set()


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã Kỳ Thọ", "MTTQ Việt Nam xã Kỳ Thọ"),
        ("Ủy ban MTTQVN xã Kỳ Thọ", "MTTQ Việt Nam xã Kỳ Thọ"),
        ("Hội Liên hiệp Phụ nữ phường 12", "Hội LHPN Phường 12"),
        ("Đoàn Thanh niên xã Kỳ Thọ", "Đoàn TNCS Hồ Chí Minh xã Kỳ Thọ"),
        ("LĐLĐ huyện Hòa Bình", "Công đoàn huyện Hoà Bình"),
        ("Chi bộ thôn Ngẫu Khê, xã Quỳnh Hoàng", "Chi bộ thôn Ngẫu Khê"),
        ("Trưởng thôn, buôn xã Hòa Sơn", "Trưởng thôn, buôn xã Hòa Sơn"),
        ("HĐND huyện Kỳ Anh", "HĐND các cấp"),
        ("Đảng bộ xã Kỳ Thọ", "Các đảng bộ xã trước sắp xếp"),
        ("MTTQ Việt Nam xã Kỳ Thọ", "MTTQ Việt Nam các xã cũ"),
        ("Hội CCB phường Phố Hiến", "Hội Cựu chiến binh các phường, xã trước sáp nhập"),
        ("Các chi bộ", "Chi bộ trực thuộc Đảng bộ thị trấn Tủa Chùa"),
    ],
)
def test_bodies_agree_however_they_are_abbreviated(got: str, expected: str):
    assert organisations.agree(got, expected)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        ("HĐND huyện Kỳ Anh", "HĐND xã Kỳ Thọ"),
        ("HĐND các cấp", "HĐND xã Kỳ Thọ"),
        ("Đảng bộ xã Kỳ Thọ", "HĐND các cấp"),
        ("Hội Nông dân xã Kỳ Thọ", "Hội Cựu chiến binh xã Kỳ Thọ"),
    ],
)
def test_other_bodies_do_not_agree(got: str, expected: str):
    assert not organisations.agree(got, expected)


def test_flags_are_counted_where_they_help_and_where_they_nag(tmp_path):
    raw = tmp_path / "a.txt"
    wrong_and_flagged = Scored("tune", raw, scored(authors=[], review=["authors"]))
    wrong_and_silent = Scored("tune", raw, scored(authors=[]))
    right_and_flagged = Scored("measure", raw, scored(review=["authors"]))
    items = [wrong_and_flagged, wrong_and_silent, right_and_flagged]
    rows = {row.split("  ")[0]: row.split() for row in table.table(items).splitlines()}
    assert rows["wrong fields flagged"][3:7] == ["1/2", "50.0%", "0/0", "–"]
    assert rows["right fields flagged"][3:7] == ["0/16", "0.0%", "1/9", "11.1%"]
    reached = table.reached(items)
    assert reached["tune"]["authors"] == 0 and reached["tune"]["honest"] == 17
    assert reached["measure"]["honest"] == 9


def test_a_refused_report_is_wrong_in_every_field(tmp_path):
    item = Scored("tune", tmp_path / "a.txt", score.refused("không có tên bài"))
    assert set(table.reached([item])["tune"].values()) == {0}
    assert "refused: không có tên bài" in table.faults([item])

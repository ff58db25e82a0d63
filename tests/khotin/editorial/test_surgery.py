"""One field of an article changes, and every other byte stays as the editor wrote it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import article, frontmatter
from khotin.editorial.surgery import change
from khotin.problems import ContentError

TEXT = """\
---
# ghi chú của biên tập viên
id:   7f3a9c21
title: 'Hội nghị:  sơ kết'   # tên in trên trang
slug: so-ket
date: 2023-05-26T14:30:00+07:00
localities:   # nơi
- xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh

# hết
summary: >
  Hai dòng
  tóm tắt
review: [date, localities]  # còn lại
---

Nội  dung   giữ nguyên.
"""


def test_a_flag_is_cleared_on_its_line():
    assert change(TEXT, {"review": ["localities"]}) == TEXT.replace("[date, localities]", "[localities]")


def test_a_list_takes_the_place_of_its_lines():
    new = change(TEXT, {"localities": ["tỉnh Hà Tĩnh", "xã A, tỉnh B"]})
    assert new == TEXT.replace(
        "localities:   # nơi\n- xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh\n",
        "localities:\n  - tỉnh Hà Tĩnh\n  - xã A, tỉnh B\n",
    )


def test_a_folded_text_is_replaced_whole():
    assert change(TEXT, {"summary": "Một dòng"}) == TEXT.replace(">\n  Hai dòng\n  tóm tắt", "Một dòng")


def test_a_new_field_stands_where_the_format_has_it():
    assert "+07:00\ndate_basis: stamp\nlocalities:" in change(TEXT, {"date_basis": "stamp"})


def test_a_field_is_taken_out():
    assert change(TEXT, {"slug": None}) == TEXT.replace("slug: so-ket\n", "")
    assert change(TEXT, {"source": None}) == TEXT


def test_line_ends_and_bom_stay():
    windows = "\ufeff" + TEXT.replace("\n", "\r\n")
    assert change(windows, {"slug": "khac"}) == windows.replace("so-ket", "khac")


def test_what_is_no_article_is_refused():
    with pytest.raises(ContentError):
        change("không có gì", {"slug": "khac"})


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip),
    st.lists(st.text("aăâđ,: #[]-'\"")),
)
def test_what_is_set_is_read_again(title, places):
    places = [place for place in places if place.strip()]
    front = frontmatter.parse(change(TEXT, {"title": title, "localities": places, "review": []}), "x")
    before = frontmatter.parse(TEXT, "x")
    assert front.values["title"] == title
    assert front.values["localities"] == places
    assert front.body == before.body
    same = article.KEYS.keys() & before.values.keys() - {"title", "localities", "review"}
    assert all(front.values[key] == before.values[key] for key in same)

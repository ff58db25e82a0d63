"""The words of a report, in Python and in the reader's browser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.text import fold, same
from search import words

TEXTS = [
    "Đảng bộ xã Kỳ Thọ, huyện Kỳ Anh: đánh giá sơ kết nhiệm kỳ 2020 - 2025",
    "hoà bình, hòa bình, HOÀ BÌNH; thuỷ, Thủy; khoẻ, khỏe; quý, quỷ; hoàng, toàn",
    "Điện Biên Phu\u0309 va\u0300 đu\u031bo\u031b\u0300ng",
    "ÐÔNG ÐÔ ð, zero\u200bwidth soft\u00adhyphen bom\ufeff",
    "ĂÂĐÊÔƠƯ ắằẳẵặ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ýỳỷỹỵ",
    "Straße ΣΊΣΥΦΟΣ ﬁn Ｗide ① ² ½ snake_case a.b@c.vn 8.046 ha 12/5/2025",
    "một\ttab\nhai  dấu cách\u00a0cứng",
    "",
]


def test_a_report_is_single_words_and_pairs_of_neighbours():
    found = words.units("Kỳ Thọ họp", ["xã Kỳ Thọ"], "Đường sá. Đường sá, đường sá!")
    assert found.title == {"kỳ", "thọ", "họp", "kỳ thọ", "thọ họp"}
    assert found.facets == {"xã", "kỳ", "thọ", "xã kỳ", "kỳ thọ"}
    assert found.often == {"đường", "sá", "đường sá"}
    assert found.everywhere > found.title | found.facets | {"sá đường"}


def test_a_unit_folds_word_by_word():
    assert [words.folded(unit) for unit in ("đường", "kỳ thọ", "hoà")] == ["duong", "ky tho", "hoa"]


@given(st.text())
def test_words_are_in_one_spelling(text):
    assert all(word == same(word) and " " not in word for word in words.words(text))


@pytest.mark.parametrize("text", TEXTS)
def test_the_browser_folds_as_python_does(page, site_url, text):
    page.goto(f"{site_url}/tim-kiem/")
    found = page.evaluate(
        "text => import('/theme/search/words.js').then(js => [js.fold(text), js.words(js.clean(text))])",
        text,
    )
    folded, there = found
    assert folded.split() == fold(text).split()
    assert [word["same"] for word in there] == words.words(text)
    assert [word["fold"] for word in there] == [words.folded(word) for word in words.words(text)]

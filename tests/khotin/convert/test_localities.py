"""The resolver of localities on small reports, each about one question an editor would ask."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.convert.convert import convert
from khotin.convert.localities import resolve
from khotin.convert.place_mentions import find
from khotin.gazetteer import load

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("localities.toml").read_text(encoding="utf-8")
)["report"]


@pytest.mark.parametrize("case", CASES, ids=[case["title"][:40] for case in CASES])
def test_places_of_a_report(case: dict[str, Any]) -> None:
    texts = [case["lead"], *case.get("more", [])]
    places = resolve(case["title"], texts, day=case.get("day"), context=case.get("context", {}))
    assert places.localities == case["localities"]
    if "sure" in case:
        assert places.sure is case["sure"]
    assert len(places.units) == len(places.localities)


def test_known_places_come_with_their_unit_and_evidence() -> None:
    places = resolve(
        "Đảng bộ xã Kỳ Thọ đánh giá", ["Đảng bộ xã Kỳ Thọ (Kỳ Anh) họp."], day="2023-05-25", context={}
    )
    assert [unit.code if unit else None for unit in places.units] == ["18790"]
    assert places.sure
    assert places.evidence[0].field == "localities"
    assert "Kỳ Thọ" in places.evidence[0].text
    assert any("Kỳ Anh" in item.text for item in places.evidence[1:])


def test_a_commune_no_list_has_keeps_its_printed_chain_and_is_flagged() -> None:
    places = resolve(
        "Đại hội Đảng bộ xã Thạch Hoàng",
        ["Đảng bộ xã Thạch Hoàng, huyện Thạch Hà."],
        day="2015-03-03",
        context={},
    )
    assert places.localities == ["xã Thạch Hoàng, huyện Thạch Hà, tỉnh Hà Tĩnh"]
    assert places.units == [None]
    assert not places.sure


def test_a_namesake_far_from_all_the_page_names_is_not_taken() -> None:
    around = {"banner": "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH NGHỆ AN"}
    places = resolve(
        "Đảng bộ xã Kỳ Thọ họp", ["Đảng bộ xã Kỳ Thọ tổ chức hội nghị."], day="2023-05-25", context=around
    )
    assert places.localities == ["xã Kỳ Thọ, tỉnh Nghệ An"]
    assert not places.sure


def test_the_tiers_are_those_of_the_day() -> None:
    title, lead = "UBND xã Cẩm Bình họp", ["UBND xã Cẩm Bình, tỉnh Hà Tĩnh họp."]
    before = resolve(title, lead, day="2023-05-25", context={})
    after = resolve(title, lead, day="2025-09-01", context={})
    assert before.localities == ["xã Cẩm Bình, huyện Cẩm Xuyên, tỉnh Hà Tĩnh"]
    assert after.localities == ["xã Cẩm Bình, tỉnh Hà Tĩnh"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("các xã Kỳ Thọ, Kỳ Thư và Kỳ Hải", ["Kỳ Thọ", "Kỳ Thư", "Kỳ Hải"]),
        ("ĐẢNG BỘ XÃ KỲ THỌ ĐÁNH GIÁ", ["KỲ THỌ"]),
        ("UBND P.4, TX. Quảng Trị", ["4", "Quảng Trị"]),
        ("chính sách xã hội, hợp tác xã Kỳ Thọ", []),
        ("huyện đảo Phú Quốc", ["Phú Quốc"]),
        ("Ảnh: H.Chín", []),
        ("Huyện ủy Ia H’Drai", ["Ia H’Drai"]),
        ("tỉnh Bà Rịa - Vũng Tàu", ["Bà Rịa - Vũng Tàu"]),
    ],
)
def test_mentions(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find(load(), text, "p0")] == names


@given(
    st.text(max_size=80),
    st.lists(st.text(max_size=120), max_size=3),
    st.sampled_from([None, "2023", "2025-08-01"]),
)
def test_any_text_is_answered(title: str, paragraphs: list[str], day: str | None) -> None:
    places = resolve(title, paragraphs, day=day, context={"host": title, "banner": title})
    assert len(places.localities) == len(places.units)


def test_an_estimate_within_2025_does_not_say_which_tiers_there_were(tmp_path: Path) -> None:
    raw = tmp_path / "tin.txt"
    raw.write_text(
        "Bắt kẻ trộm máy bơm\n\nCông an xã Chư A Thai (tỉnh Gia Lai) vừa bắt giữ một thanh niên trộm cắp tài sản.\n\n"
        "Trước đó, đêm 22-3-2025, người này đi dọc kênh thủy lợi, thấy máy bơm không ai trông coi nên lấy mang đi bán, "
        "được 800.000 đồng, tiêu xài hết.\n\nVăn Ngọc\n",
        "utf-8",
    )
    (result,) = convert(raw, "seeds/tin.txt", ())
    assert result.report is not None
    assert result.report.date_edtf == "2025-03~"
    assert result.report.localities == ["xã Chư A Thai, tỉnh Gia Lai"]


@pytest.mark.parametrize(
    ("title", "lead", "said"),
    [
        (
            "Xã Đồng Tâm mở hội thi",
            "Xã Đồng Tâm mở hội thi nấu ăn.",
            "có 7 xã Đồng Tâm: huyện Bắc Quang (Hà Giang); ",
        ),
        ("Xã Vông Lang ra quân", "Xã Vông Lang ra quân.", "danh mục địa phương không có xã Vông Lang"),
        (
            "Xã Kỳ Thọ: Tặng quà",
            "Hội Nông dân huyện Kỳ Anh và Hội Nông dân huyện Can Lộc tặng quà.",
            "",
        ),
        (
            "Trao nhà tình thương",
            "Hội Chữ thập đỏ huyện Can Lộc tặng hộ nghèo ở xã Thiên Lộc và ở xã Kỳ Thọ mỗi xã một căn nhà.",
            "chưa chắc đây là nơi bài nói tới; bài cũng nói tới xã Kỳ Thọ, huyện Can Lộc",
        ),
    ],
)
def test_an_unsure_place_says_why(title: str, lead: str, said: str) -> None:
    places = resolve(title, [lead], day="2019-04-03", context={})
    assert bool(places.doubts) is not places.sure
    assert "".join(places.doubts).startswith(said)
    assert places.sure is not bool(said)


def test_the_headline_again_in_fuller_words_tells_the_place(tmp_path: Path) -> None:
    raw = tmp_path / "tin.txt"
    raw.write_text(
        "Hội LHPN huyện trồng hoa ven đường\n\nHội Liên hiệp Phụ nữ huyện Kỳ Anh trồng hoa ven đường\n\n"
        "Từ đầu năm 2019 đến nay, Hội LHPN huyện và các cơ sở Hội đã trồng thêm nhiều tuyến đường hoa, tổng chiều dài "
        "hơn 20 km.\n\nCác chị em cũng thay nhau tưới cây, nhổ cỏ vào chiều thứ bảy hằng tuần.\n",
        "utf-8",
    )
    (result,) = convert(raw, "seeds/tin.txt", ())
    assert result.report is not None
    assert result.report.title == "Hội LHPN huyện trồng hoa ven đường"
    assert result.report.localities == ["huyện Kỳ Anh, tỉnh Hà Tĩnh"]


def test_a_city_named_by_its_initials_is_named(tmp_path: Path) -> None:
    text = (
        "Trao 20 suất học bổng cho học sinh nghèo hiếu học\n\n"
        "Ngày 30/8/2025, Hội Đồng hương làng Mai Sơn tại TPHCM trao 20 suất học bổng cho con em hội viên.\n\n"
        "Mỗi suất trị giá hai triệu đồng, do các doanh nghiệp và mạnh thường quân trong hội đóng góp.\n"
    )
    (tmp_path / "tin.txt").write_text(text, encoding="utf-8")
    (result,) = convert(tmp_path / "tin.txt", "seeds/tin.txt", ())
    assert result.report is not None
    assert result.report.localities == ["thành phố Hồ Chí Minh"]
    assert "localities" not in result.report.review

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import terms
from khotin.convert.terms import find_terms
from khotin.model import Term

XA = "xã Bình Minh"


def found(title, *paragraphs, unit=XA, day="2023-05-25", chain=("huyện Kiến Xương", "tỉnh Thái Bình")):
    result = find_terms(title, paragraphs, unit=unit, day=day, chain=chain)
    return [(t.text, t.role) for t in result.terms], [(t.text, t.role) for t in result.other_terms]


@pytest.mark.parametrize(
    "years",
    [
        "2020 - 2025",
        "2020–2025",
        "2020- 2025",
        "2020 -2025",
        "2020 — 2025",
        "2020 đến 2025",
        "2020-25",
        "(2020 - 2025)",
    ],
)
@pytest.mark.parametrize("word", ["nhiệm kỳ", "nhiệm kì", "NK", "nhiệm  kỳ", "Nhiệm kỳ"])
def test_a_term_in_any_spelling(word, years):
    title = f"Đảng bộ xã Bình Minh sơ kết Nghị quyết Đại hội, {word} {years}"
    assert found(title) == ([("Đảng bộ xã Bình Minh 2020-2025", "current")], [])


@pytest.mark.parametrize(
    ("title", "term"),
    [
        ("ĐẢNG BỘ XÃ BÌNH MINH ĐÁNH GIÁ SƠ KẾT NHIỆM KỲ 2020 - 2025", "Đảng bộ xã Bình Minh 2020-2025"),
        ("Hội nghị sơ kết giữa nhiệm kỳ 2020 - 2025 của Đảng bộ xã", "Đảng bộ xã Bình Minh 2020-2025"),
        ("HĐND xã khóa XX, nhiệm kỳ 2021 - 2026 họp kỳ thứ 8", "HĐND xã Bình Minh 2021-2026"),
        ("Huyện ủy Kiến Xương kiểm tra Nghị quyết nhiệm kỳ 2020-2025", "Đảng bộ huyện Kiến Xương 2020-2025"),
        ("Đại biểu HĐND tỉnh khóa XVII (2021-2026) về xã", "HĐND tỉnh Thái Bình 2021-2026"),
        ("Hội CCB xã sơ kết nửa nhiệm kỳ 2022- 2027", "Hội Cựu chiến binh xã Bình Minh 2022-2027"),
        ("Chi bộ thôn Đông sơ kết giữa nhiệm kỳ 2022 - 2025", "Chi bộ thôn Đông 2022-2025"),
        ("Đại hội Đảng bộ xã lần thứ XXI, 2020-2025: một năm nhìn lại", "Đảng bộ xã Bình Minh 2020-2025"),
        ("Chi bộ Công an xã sơ kết giữa nhiệm kỳ 2022 - 2025", "Chi bộ Công an xã Bình Minh 2022-2025"),
        ("Đảng bộ Quân sự huyện sơ kết nhiệm kỳ 2020-2025", "Đảng bộ Quân sự huyện Kiến Xương 2020-2025"),
        ("Chi hội Nông dân thôn Đông, nhiệm kỳ 2022-2025", "Chi hội Nông dân thôn Đông 2022-2025"),
        ("HTX nông nghiệp Bình Minh họp, nhiệm kỳ 2022-2027", "Hợp tác xã nông nghiệp Bình Minh 2022-2027"),
        ("Công đoàn Bệnh viện Kiến Xương, nhiệm kỳ 2023 – 2028", "Công đoàn Bệnh viện Kiến Xương 2023-2028"),
        ("Nghiệp đoàn Nghề cá xã, nhiệm kỳ 2023 - 2028", "Nghiệp đoàn Nghề cá xã Bình Minh 2023-2028"),
        ("MTTQ xã: Hội nghị lần thứ nhất, nhiệm kỳ 2019 - 2024", "MTTQ Việt Nam xã Bình Minh 2019-2024"),
    ],
)
def test_a_term_belongs_to_the_body_of_its_clause(title, term):
    about, passing = found(title)
    assert [text for text, _ in about] == [term]
    assert passing == []


def test_a_congress_closes_one_term_and_opens_the_next():
    about, passing = found(
        "Đại hội đại biểu Hội Nông dân xã Bình Minh lần thứ X, nhiệm kỳ 2023 - 2028",
        "Sáng 25/5, Hội Nông dân xã tổ chức Đại hội đại biểu lần thứ X, nhiệm kỳ 2023-2028.",
        "Nhiệm kỳ 2018 - 2023, Hội góp phần thực hiện Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2020-2025.",
    )
    assert about == [
        ("Hội Nông dân xã Bình Minh 2023-2028", "opening"),
        ("Hội Nông dân xã Bình Minh 2018-2023", "closing"),
    ]
    assert passing == [("Đảng bộ xã Bình Minh 2020-2025", "other")]


@pytest.mark.parametrize(
    ("lead", "places"),
    [
        ("Đại biểu HĐND huyện và HĐND xã nhiệm kỳ 2021-2026 tiếp xúc cử tri", ["huyện Kiến Xương", XA]),
        ("Đại biểu HĐND tỉnh, huyện nhiệm kỳ 2021-2026 gặp cử tri", ["tỉnh Thái Bình", "huyện Kiến Xương"]),
        ("HĐND xã Bình Minh (Kiến Xương) và xã Vũ Tây, nhiệm kỳ 2021-2026", [XA, "xã Vũ Tây"]),
    ],
)
def test_bodies_named_together_share_their_term(lead, places):
    about, passing = found("Tiếp xúc cử tri", lead)
    assert sorted(text for text, _ in about) == sorted(f"HĐND {place} 2021-2026" for place in places)
    assert passing == []


@pytest.mark.parametrize(
    ("title", "text", "about"),
    [
        (
            "Hoàn thành đại hội Hội Cựu chiến binh cấp huyện và cơ sở",
            "Đến nay, 7/7 Hội Cựu chiến binh (CCB) cấp huyện, thành phố đã tổ chức xong đại hội nhiệm kỳ 2022-2027.",
            "Hội Cựu chiến binh cấp huyện 2022-2027",
        ),
        (
            "9 XÃ, THỊ TRẤN TỔ CHỨC KỲ HỌP THỨ NHẤT, NHIỆM KỲ 2021 – 2026",
            "Từ ngày 5/7, 9 xã, thị trấn đã tổ chức kỳ họp thứ nhất HĐND xã để bầu các chức danh của UBND xã.",
            "HĐND cấp xã 2021-2026",
        ),
        (
            "Đại hội Hội Nông dân các xã, nhiệm kỳ 2023-2028",
            "Các Hội Nông dân xã đã họp.",
            "Hội Nông dân cấp xã 2023-2028",
        ),
    ],
)
def test_a_term_of_many_units_is_that_of_their_level(title, text, about):
    terms_about, passing = found(title, text, unit="tỉnh Thái Bình", day="2022-07-05", chain=())
    assert [term for term, _ in terms_about] == [about]
    assert passing == []


def test_the_communes_that_were_merged_close_the_term_of_the_one_they_made():
    about, _ = found(
        "Đại hội Hội Nông dân xã Bình Minh lần thứ I, nhiệm kỳ 2025 - 2030",
        "Nhiệm kỳ 2023 - 2025, Hội Nông dân các xã trước sáp nhập cho vay 18 tỷ đồng.",
        day="2025-10-10",
        chain=("tỉnh Hưng Yên",),
    )
    assert [text for text, _ in about] == [
        f"Hội Nông dân xã Bình Minh {years}" for years in ("2025-2030", "2023-2025")
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "Đoàn xã quán triệt nghị quyết TƯ 7 khóa XII và kết luận 32.",
        "Đồng chí Ủy viên Ủy ban Trung ương MTTQ Việt Nam khóa VIII cùng dự với Đoàn xã.",
        "Đoàn xã học Nghị quyết số 15-NQ/TW khóa XIII.",
        "Đoàn xã đón Ủy viên Ban Chấp hành Trung ương Đoàn khóa XI.",
    ],
)
def test_a_number_of_the_central_committee_is_no_term_of_the_commune(lead):
    assert found("Giải cầu lông hè 2023", lead) == ([], [])


def test_a_national_congress_is_no_term_of_the_place_that_goes_there():
    name = "Đại hội đại biểu toàn quốc Mặt trận Tổ quốc Việt Nam lần thứ IX, nhiệm kỳ 2019 – 2024"
    text = f"Đoàn gồm 11 đại biểu dự {name}, cùng Ủy viên Ủy ban Trung ương MTTQ Việt Nam khóa VIII."
    place = {"unit": "tỉnh Thái Bình", "day": "2019-09-20", "chain": ()}
    assert found(f"Đoàn đại biểu tỉnh Thái Bình đi dự {name}", text, **place) == (
        [("MTTQ Việt Nam 2019-2024", "opening")],
        [],
    )
    farmers = "Đại hội đại biểu toàn quốc Hội Nông dân Việt Nam lần thứ VIII, nhiệm kỳ 2023-2028"
    _, passing = found("Hội Nông dân xã Bình Minh ra quân", f"Hội Nông dân xã thi đua chào mừng {farmers}.")
    assert passing == [("Hội Nông dân Việt Nam 2023-2028", "other")]


def test_the_union_of_a_trade_is_not_that_of_the_district():
    place = {"unit": "huyện Kiến Xương", "day": "2015-11-27", "chain": ("tỉnh Thái Bình",)}
    about, passing = found(
        "ĐẠI HỘI CÔNG ĐOÀN GIÁO DỤC VÀ ĐÀO TẠO HUYỆN KIẾN XƯƠNG NHIỆM KỲ 2015 – 2020",
        "Đại hội đánh giá kết quả của Công đoàn Giáo dục và Đào tạo nhiệm kỳ 2010 - 2015.",
        **place,
    )
    union = "Công đoàn Giáo dục và Đào tạo huyện Kiến Xương"
    assert about == [(f"{union} 2015-2020", "opening"), (f"{union} 2010-2015", "closing")]
    assert passing == []
    about, _ = found(
        "Công đoàn giáo dục đoàn viên, nhiệm kỳ 2018-2023", unit="huyện Kiến Xương", day="2020-05-05"
    )
    assert about == [("Công đoàn huyện Kiến Xương 2018-2023", "current")]


def test_an_office_of_the_administration_has_the_term_of_the_council():
    about, passing = found(
        "Kỳ họp thứ 9, HĐND xã Bình Minh khóa XX, nhiệm kỳ 2021-2026",
        "Kỳ họp bầu chức danh Phó Chủ tịch UBND xã nhiệm kỳ 2021-2026.",
    )
    assert about == [("HĐND xã Bình Minh 2021-2026", "current")]
    assert passing == []


def test_a_council_and_its_committee_named_together_have_one_term():
    about, _ = found(
        "Kỳ họp thứ nhất HĐND xã Bình Minh khóa X, nhiệm kỳ 2011 - 2016",
        "Kỳ họp đã nghe báo cáo kết quả hoạt động của HĐND, UBND xã nhiệm kỳ 2004 - 2011.",
        day="2011-06-24",
    )
    assert about[1:] == [("HĐND xã Bình Minh 2004-2011", "closing")]


def test_a_congress_held_late_closes_the_term_before():
    about, _ = found(
        "Đại hội Hội Nông dân xã Bình Minh lần thứ X, nhiệm kỳ 2018 - 2023",
        "Ngày 21/3, Hội Nông dân xã tổ chức Đại hội.",
        "Nhiệm kỳ 2012 - 2017, Hội Nông dân xã tổ chức 112 lớp tập huấn.",
        day="2018-03-21",
    )
    assert [role for _, role in about] == ["opening", "closing"]


def test_the_term_before_a_commune_was_made_is_not_sure():
    title = "Đại hội Đảng bộ xã Óc Eo lần thứ I, nhiệm kỳ 2025 - 2030"
    text = "Nhiệm kỳ 2020 - 2025, các Đảng bộ tiền thân hoàn thành 19/21 chỉ tiêu."
    result = find_terms(title, [title, text], unit="xã Óc Eo", day="2025-08-05", chain=("tỉnh An Giang",))
    assert [(t.role, t.sure) for t in result.terms] == [("opening", True), ("closing", False)]


def test_a_term_that_a_merger_cut_short_is_kept_and_not_sure():
    text = "Nhiệm kỳ 2021 - 2025, Hội LHPN xã Bình Minh đạt nhiều kết quả."
    result = find_terms("Đại hội Hội LHPN xã", [text], unit=XA, day="2025-10-10")
    assert [(t.text, t.sure) for t in result.terms + result.other_terms] == [
        ("Hội Liên hiệp Phụ nữ xã Bình Minh 2021-2025", False)
    ]


def test_the_congress_that_a_work_is_meant_for_is_named_in_passing():
    about, passing = found(
        "Đưa vào sử dụng Trường Tiểu học Bình Minh",
        "Sáng 12/9, UBND xã Bình Minh khánh thành trường. Đây là công trình chào mừng thành công Đại hội "
        "Đảng bộ xã nhiệm kỳ 2015 - 2020.",
        day="2015-09-12",
    )
    assert (about, passing) == ([], [("Đảng bộ xã Bình Minh 2015-2020", "other")])


@pytest.mark.parametrize("unit", ["khu 3", "tổ 5", "khối 7", "tiểu khu 4"])
def test_a_cell_is_known_by_the_number_of_its_quarter(unit):
    about, _ = found(f"Chi bộ {unit} tổ chức Đại hội nhiệm kỳ 2025 - 2027", day="2024-12-28")
    assert about == [(f"Chi bộ {unit} 2025-2027", "opening")]


def test_another_bodys_term_is_named_in_passing():
    about, passing = found(
        "Đảng bộ xã Bình Minh sơ kết 6 tháng đầu năm 2024",
        "Đảng bộ xã tổ chức hội nghị sơ kết.",
        "Đã lãnh đạo tổ chức thành công Đại hội MTTQVN xã nhiệm kỳ 2024 – 2029.",
        day="2024-06-26",
    )
    assert about == []
    assert passing == [("MTTQ Việt Nam xã Bình Minh 2024-2029", "other")]


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch phát triển giai đoạn 2021-2025 được thông qua.",
        "Nghị quyết về đầu tư công trung hạn 2021-2025.",
        "Kế hoạch 5 năm 2021-2025 của xã.",
        "Năm học 2022-2023 bắt đầu.",
        "Đảng bộ xã thực hiện chương trình giai đoạn 2021 - 2025 và tầm nhìn 2030 - 2045.",
    ],
)
def test_a_plan_period_is_no_term(text):
    assert found("Hội nghị của Đảng bộ xã Bình Minh", text) == ([], [])


def test_a_misprint_is_mended_and_not_sure():
    result = find_terms("Đảng bộ xã Bình Minh sơ kết nhiệm kỳ 2020 - 2205", [], unit=XA, day="2023-05-25")
    assert [(t.text, t.sure) for t in result.terms] == [("Đảng bộ xã Bình Minh 2020-2025", False)]


def test_a_number_without_years_is_inferred_and_not_sure():
    result = find_terms("Kỳ họp thứ 9, HĐND xã Bình Minh khóa XX", [], unit=XA, day="2023-07-18")
    assert [(t.text, t.role, t.sure) for t in result.terms] == [
        ("HĐND xã Bình Minh 2021-2026", "current", False)
    ]


def test_without_any_word_of_a_term_none_is_given():
    assert found("Hội nghị Ban Chấp hành Đảng bộ huyện Chi Lăng lần thứ 15", "Đầu năm 2023, huyện họp.") == (
        [],
        [],
    )


def test_the_administration_works_for_the_term_of_its_party_committee():
    about, _ = found(
        "Xã Bình Minh làm đường",
        "UBND xã Bình Minh tổ chức sơ kết.",
        "Theo Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2020 - 2025, xã cứng hóa 85% đường.",
    )
    assert about == [("Đảng bộ xã Bình Minh 2020-2025", "current")]


def test_a_past_term_is_not_what_a_report_is_about():
    about, passing = found(
        "Đảng bộ xã Bình Minh sơ kết giữa nhiệm kỳ 2020-2025",
        "So với nhiệm kỳ 2015-2020, thu nhập tăng gấp rưỡi.",
    )
    assert about == [("Đảng bộ xã Bình Minh 2020-2025", "current")]
    assert [role for _, role in passing] in ([], ["past"])


@given(st.text(max_size=120), st.lists(st.text(max_size=200), max_size=3), st.sampled_from([None, XA]))
def test_any_text_is_survived(title, paragraphs, unit):
    for term in find_terms(title, paragraphs, unit=unit, day="2023-01-01").terms:
        assert terms.parse(term.text).kind == term.kind


KINDS = sorted(terms.kinds())


@given(st.sampled_from(KINDS), st.integers(1950, 2060), st.integers(1, 7))
def test_what_an_article_writes_is_read_back(kind, start, length):
    body = f"{terms.kinds()[kind].name} xã Bình Minh"
    term = Term(body, kind, start, start + length)
    assert terms.parse(term.text) == term
    assert terms.slug(term) == (
        f"{start}-{start + length}" if kind == "dang" else f"{kind}-{start}-{start + length}"
    )


def test_an_unknown_body_is_kept_as_such():
    assert terms.parse("Câu lạc bộ Thơ xã Bình Minh 2020-2025") == Term(
        "Câu lạc bộ Thơ xã Bình Minh", "khac", 2020, 2025
    )
    assert terms.group_name("khac")


@pytest.mark.parametrize(
    "text", ["", "2020-2025", "Đảng bộ xã Kỳ Thọ", "Đảng bộ xã Kỳ Thọ 2025-2020", "Đảng bộ 1900-2025"]
)
def test_a_broken_term_is_refused_in_vietnamese(text):
    with pytest.raises(ValueError, match="nhiệm kỳ"):
        terms.parse(text)


def test_every_regular_term_fits_its_kind():
    for kind in terms.kinds().values():
        shortest, longest = kind.years
        assert all(shortest <= end - start <= longest for start, end in kind.terms), kind.key
        assert terms.kind_of(f"{kind.name} xã Bình Minh") == kind.key
        assert all(terms.regular(kind.key, *years) for years in kind.terms)


def test_a_commune_whose_name_ends_in_a_number():
    title = "Đại hội đại biểu Hội Nông dân xã Vị Thanh 1 lần thứ I, nhiệm kỳ 2025-2030"
    named = found(title, unit="xã Vị Thanh 1", day="2025-09-16", chain=("thành phố Cần Thơ",))
    assert named == ([("Hội Nông dân xã Vị Thanh 1 2025-2030", "opening")], [])


def test_who_speaks_for_the_body_of_the_commune_speaks_of_its_term():
    lead = "Hội Chữ thập đỏ tỉnh trao bồn chứa nước cho 160 hộ."
    said = "Chủ tịch Hội Chữ thập đỏ xã Võ Thị Diễm cho biết, nhiệm kỳ 2021 - 2026, Hội lắp 3 trạm nước."
    named = [text for terms in found("Nước về xã Bình Minh", lead, said) for text, _ in terms]
    assert named == ["Hội Chữ thập đỏ xã Bình Minh 2021-2026"]


def test_which_wording_of_the_rules_it_is_tells_no_term():
    lead = "Hội Nông dân xã tập huấn 4 chuyên đề: Điều lệ Hội khóa VII và Hướng dẫn thi hành."
    assert found("Tập huấn công tác Hội", lead) == ([], [])


@pytest.mark.parametrize(("day", "role"), [("2025-12-17", "current"), ("2023-12-17", "other")])
def test_who_greets_the_congress_held_works_in_its_term(day, role):
    lead = (
        "Hội Nông dân xã trao 15 bò giống, công trình chào mừng thành công Đại hội Nông dân xã, "
        "nhiệm kỳ 2025 - 2030."
    )
    main, others = found("Hội Nông dân xã trao bò giống", lead, day=day)
    assert [*main, *others] == [("Hội Nông dân xã Bình Minh 2025-2030", role)]


def test_an_election_of_all_levels_is_that_of_the_council_it_names() -> None:
    lead = "Ngày 23/5, cử tri xã Kỳ Phong đi bầu cử đại biểu Quốc hội và đại biểu HĐND các cấp, nhiệm kỳ 2021 - 2026."
    text = "Ở cấp xã, cử tri bầu 25 đại biểu HĐND xã nhiệm kỳ 2021 - 2026. Nhiệm kỳ HĐND xã 2016 - 2021, xã về đích sớm."
    found = find_terms(
        "Cử tri xã Kỳ Phong đi bỏ phiếu",
        [lead, text],
        unit="xã Kỳ Phong",
        day="2021-05-23",
        chain=("huyện Kỳ Anh",),
    )
    assert [term.text for term in found.terms] == ["HĐND xã Kỳ Phong 2021-2026"]
    assert [term.text for term in found.other_terms] == ["HĐND xã Kỳ Phong 2016-2021"]


def test_without_a_headline_the_congress_that_the_lead_tells_of_is_the_subject() -> None:
    lead = (
        "Được sự nhất trí của Ban chấp hành Hội Nông dân huyện Kiến Xương và Đảng bộ xã Bình Minh, ngày 25/5, "
        "Hội Nông dân xã tổ chức Đại hội đại biểu Hội Nông dân xã Bình Minh lần thứ X, nhiệm kỳ 2023-2028."
    )
    assert found("", lead) == ([("Hội Nông dân xã Bình Minh 2023-2028", "opening")], [])


def test_a_board_that_prepares_the_next_congress_sits_in_its_own_term() -> None:
    about, passing = found(
        "Hội nghị Ủy ban MTTQ xã lần thứ 10, nhiệm kỳ 2019 - 2024",
        "Ủy ban MTTQ xã bàn công tác chuẩn bị Đại hội đại biểu MTTQ xã, nhiệm kỳ 2024 - 2029.",
        day="2024-02-25",
    )
    assert about == [("MTTQ Việt Nam xã Bình Minh 2019-2024", "current")]
    assert passing == [("MTTQ Việt Nam xã Bình Minh 2024-2029", "other")]


def test_whose_congress_it_is_stands_before_its_number() -> None:
    lead = (
        "Con đường chào mừng Đại hội Phụ nữ huyện Kiến Xương lần thứ XX nhiệm kỳ 2021 - 2026 của Hội LHPN xã."
    )
    _, passing = found("Phụ nữ xã trồng hoa", lead, day="2021-04-05")
    assert passing == [("Hội Liên hiệp Phụ nữ huyện Kiến Xương 2021-2026", "other")]


def test_a_province_tells_of_all_its_districts() -> None:
    result = find_terms(
        "Thái Bình: Xong đại hội Mặt trận Tổ quốc cấp huyện nhiệm kỳ 2019-2024",
        ["Đến nay, các địa phương đã xong đại hội."],
        unit="tỉnh Thái Bình",
        day="2024-05-05",
    )
    # In the year in which that term ends, the years may be a misprint.
    assert [(term.text, term.sure) for term in result.terms] == [("MTTQ Việt Nam cấp huyện 2019-2024", False)]


def test_bodies_that_no_table_has_are_taken_in_the_words_of_the_report() -> None:
    lead = "Sáng 25/11, Hội Văn nghệ dân gian sông Hồng xã Bình Minh tổ chức Đại hội, nhiệm kỳ 2022-2027."
    result = find_terms("Đại hội lần thứ nhất", [lead], unit=XA, day="2022-11-25")
    assert [(term.text, term.sure) for term in result.terms] == [
        ("Hội Văn nghệ dân gian sông Hồng xã Bình Minh 2022-2027", False)
    ]


def test_years_of_nobody_are_asked_about() -> None:
    result = find_terms(
        "Đại hội lần thứ nhất", ["Đại hội bầu ban chấp hành nhiệm kỳ 2022-2027."], unit=XA, day="2022"
    )
    assert result.ownerless == "nhiệm kỳ 2022-2027"
    assert find_terms("Khai giảng lớp khóa 2022-2025", ["Có 30 em."], unit=XA, day="2022").ownerless == ""


@pytest.mark.parametrize(
    "office", ["Chủ tịch HĐND xã", "Trưởng ban Pháp chế HĐND xã", "Phó Bí thư Thường trực, Chủ tịch HĐND xã"]
)
@pytest.mark.parametrize("name", ["Nguyễn Thị Cẩm", "Giàng A Tủa", "Phạm Minh"])
def test_who_holds_an_office_is_no_place_of_the_body(office, name) -> None:
    lead = f"Đồng chí {office} {name} chủ trì kỳ họp."
    result = find_terms("Kỳ họp thứ hai HĐND xã nhiệm kỳ 2021-2026", [lead], unit=None, day="2021-08-02")
    assert [(term.text, term.sure) for term in result.terms] == [("HĐND xã 2021-2026", False)]


def test_a_commune_called_after_a_person_keeps_its_name() -> None:
    lead = "Ông Phạm Văn Tám, Chủ tịch HĐND xã Lê Hồng Phong, chủ trì kỳ họp."
    result = find_terms("Kỳ họp thứ hai HĐND xã nhiệm kỳ 2021-2026", [lead], unit=None, day="2021-08-02")
    assert [term.text for term in result.terms] == ["HĐND xã Lê Hồng Phong 2021-2026"]


def test_the_body_behind_a_cell_says_only_whose_it_is() -> None:
    title = "Đại hội Chi bộ thôn Đồng Mít 3, Đảng bộ xã Bình Minh nhiệm kỳ 2025-2027"
    lead = "Chi bộ thôn Đồng Mít 3, Đảng bộ xã Bình Minh tổ chức Đại hội chi bộ nhiệm kỳ 2025-2027."
    assert found(title, lead, "Nhiệm kỳ 2022-2025, chi bộ kết nạp 5 đảng viên.", day="2025-01-20") == (
        [("Chi bộ thôn Đồng Mít 3 2025-2027", "opening"), ("Chi bộ thôn Đồng Mít 3 2022-2025", "closing")],
        [],
    )


def test_of_two_councils_that_of_the_headline_comes_first() -> None:
    lead = "Người ứng cử đại biểu HĐND tỉnh, huyện nhiệm kỳ 2021-2026 tiếp xúc cử tri huyện Kiến Xương."
    chain = ("tỉnh Thái Bình",)
    result = found(
        "Ứng cử viên HĐND huyện gặp cử tri", lead, unit="huyện Kiến Xương", day="2021-05-05", chain=chain
    )
    assert [text for text, _ in result[0]] == [
        "HĐND huyện Kiến Xương 2021-2026",
        "HĐND tỉnh Thái Bình 2021-2026",
    ]


def test_two_councils_share_the_years_past_a_number() -> None:
    lead = "Đại biểu HĐND huyện khoá XIX và đại biểu HĐND xã khóa XX, nhiệm kỳ 2021-2026 gặp cử tri."
    result = found("Tiếp xúc cử tri", lead, day="2022-05-05")
    assert {text for terms in result for text, _ in terms} == {
        "HĐND xã Bình Minh 2021-2026",
        "HĐND huyện Kiến Xương 2021-2026",
    }


def test_the_first_session_closes_the_term_before() -> None:
    lead = (
        "Kỳ họp thứ nhất HĐND xã bầu ông Vũ Tám, Chủ tịch HĐND xã nhiệm kỳ 2016-2021, tiếp tục làm Chủ tịch "
        "HĐND xã nhiệm kỳ 2021-2026."
    )
    about, _ = found("Bầu Chủ tịch HĐND xã", lead, day="2021-06-25")
    assert about == [
        ("HĐND xã Bình Minh 2021-2026", "current"),
        ("HĐND xã Bình Minh 2016-2021", "closing"),
    ]


def test_the_congress_of_the_province_is_an_occasion_only() -> None:
    lead = "Hội thao chào mừng thành công Đại hội đại biểu Đảng bộ tỉnh Thái Bình, nhiệm kỳ 2020-2025."
    assert found("Xã Bình Minh tổ chức hội thao", lead, day="2020-10-25") == (
        [],
        [("Đảng bộ tỉnh Thái Bình 2020-2025", "other")],
    )


def test_a_term_in_a_caption_is_recorded() -> None:
    caption = "Đoạn đường chào mừng Đại hội Đoàn các cấp, nhiệm kỳ 2022-2027"
    result = find_terms("Thanh niên xã làm đường", [], unit=XA, day=None, captions=[caption])
    assert [term.text for term in result.other_terms] == ["Đoàn TNCS Hồ Chí Minh các cấp 2022-2027"]


def test_who_gives_a_prize_is_not_whose_term_it_is() -> None:
    title = "Đại hội MTTQ Việt Nam xã Bình Minh lần thứ XII, nhiệm kỳ 2024 – 2029"
    prize = (
        "3 tập thể được Ủy ban MTTQ Việt Nam huyện tặng Giấy khen vì thành tích trong nhiệm kỳ 2019 – 2024."
    )
    about, passing = found(title, prize, day="2024-04-18")
    assert about == [
        ("MTTQ Việt Nam xã Bình Minh 2024-2029", "opening"),
        ("MTTQ Việt Nam xã Bình Minh 2019-2024", "closing"),
    ]
    assert passing == []


def test_an_election_closes_the_term_before_however_late_that_is_named() -> None:
    title = "Xã Bình Minh công bố kết quả bầu cử đại biểu HĐND xã nhiệm kỳ 2026 – 2031"
    texts = ("Cử tri đã bầu đủ 24 đại biểu.", "HĐND xã nhiệm kỳ 2021 - 2026 đã họp phiên tổng kết.")
    about, _ = found(title, *texts, day="2026-03-15", chain=("tỉnh Hưng Yên",))
    assert [text for text, _ in about] == ["HĐND xã Bình Minh 2026-2031", "HĐND xã Bình Minh 2021-2026"]

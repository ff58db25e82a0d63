"""The gazetteer as editors and the site use it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.gazetteer import AmbiguousPlace, Gazetteer, PlaceError, UnknownPlace, load
from khotin.model import Level, Locality
from khotin.text import slug


@pytest.fixture(scope="module")
def g() -> Gazetteer:
    return load()


def all_units(g: Gazetteer) -> list[Locality]:
    return [g.get(code) for code in g.codes()]


def test_both_systems_are_whole(g: Gazetteer) -> None:
    units = [u for u in all_units(g) if "@" not in u.code]
    assert [sum(u.level == level for u in units) for level in Level] == [63, 696, 10035]
    new = [u for u in all_units(g) if g.is_new(u)]
    assert len(new) == 3321
    assert len({u.parent for u in new}) == 34
    assert {u.kind for u in new} == {"xã", "phường", "đặc khu"}


def test_every_path_is_unique_and_no_segment_is_a_year_or_a_page(g: Gazetteer) -> None:
    paths = [u.path for u in all_units(g)]
    assert len(paths) == len(set(paths))
    segments = {segment for path in paths for segment in path.split("/")}
    assert not [s for s in segments if s.isdigit() or s in {"trang", "page", ""} or s != slug(s)]


def test_a_path_lies_below_the_path_of_the_parent(g: Gazetteer) -> None:
    for unit in all_units(g):
        parent = g.get(unit.parent).path + "/" if unit.parent else ""
        assert unit.path.rpartition("/")[0] + ("/" if unit.parent else "") == parent


def test_a_province_that_was_dissolved_holds_what_lay_in_it(g: Gazetteer) -> None:
    """The communes that came from elsewhere on the same day are not among them, nor those made since."""
    below = [u for district in g.children(g.parse("tỉnh Hà Tây")) for u in (district, *g.children(district))]
    assert sum(u.level is Level.DISTRICT for u in below) == 14
    assert {u.until for u in below} == {"2008-07-31"}
    assert all(g.get(code).since == "2008-08-01" for u in below for code in u.successors)
    assert not {"Tiến Xuân", "Yên Trung", "Liệp Nghĩa", "Lam Sơn"} & {u.name for u in below}
    # Two units that shared a code of the statistics office, one after the other.
    assert {"Lê Lợi", "Ngô Quyền"} <= {u.name for u in g.children(g.parse("Sơn Tây, Hà Tây"))}


def test_a_unit_that_was_moved_is_found_at_each_day(g: Gazetteer) -> None:
    before, since = g.parse("huyện Mê Linh, tỉnh Vĩnh Phúc"), g.parse("huyện Mê Linh, thành phố Hà Nội")
    assert (before.path, since.path) == ("vinh-phuc/me-linh", "ha-noi/me-linh")
    assert g.at(since, "2007") is g.at(before, "2007") is before
    assert g.at(since, "2009") is g.at(before, "2009") is since
    assert g.at(since, "2026") is None


def test_the_full_name_of_every_unit_leads_back_to_it(g: Gazetteer) -> None:
    lost = [u.code for u in all_units(g) if g.parse(g.full_name(u)) is not u]
    # A commune that was merged in 2019, and its name came back in the same district for another in 2024.
    assert lost == ["11080@2017"]


def test_successors_and_predecessors_exist_and_agree(g: Gazetteer) -> None:
    for unit in all_units(g):
        for code in unit.predecessors:
            assert unit.code in g.get(code).successors
        for code in unit.successors:
            assert code in g


def test_no_commune_since_2025_continues_one_of_a_foreign_province(g: Gazetteer) -> None:
    """The source gave namesakes of merged provinces each other's successors; the corrections undo it."""
    for unit in (u for u in all_units(g) if g.is_new(u)):
        assert len({g.chain(g.get(code))[0].code for code in unit.predecessors}) == 1, unit


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("ha-tinh", "42"),
        ("ha-tinh/ky-anh", "447"),
        ("ha-tinh/ky-anh/ky-tho", "18790"),
        ("ha-tinh/thi-xa-ky-anh", "449"),
        ("ha-tinh/xa-ky-anh", "18775@2025"),
        ("/ha-tinh/ky-anh/ky-tho/", "18790"),
        # A former parent has given its addresses away before what it once held came to stand below it.
        ("can-tho/vi-thanh", "31321@2025"),
        ("can-tho/thi-xa-vi-thanh", "930@2003"),
        ("ha-noi/hoai-duc", "274"),
        ("ha-tay/hoai-duc", "274@2008"),
    ],
)
def test_promised_addresses(g: Gazetteer, path: str, code: str) -> None:
    unit = g.by_path(path)
    assert unit is not None
    assert unit.code == code


def test_chain_and_children(g: Gazetteer) -> None:
    commune = g.get("18790")
    assert [u.label for u in g.chain(commune)] == ["tỉnh Hà Tĩnh", "huyện Kỳ Anh", "xã Kỳ Thọ"]
    assert commune in g.children(g.get("447"))
    assert g.full_name(commune) == "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"


def test_a_province_that_kept_its_name_is_one_unit(g: Gazetteer) -> None:
    lao_cai = g.parse("tỉnh Lào Cai")
    assert lao_cai.predecessors == ("15",)
    assert g.get("15").label == "tỉnh Yên Bái"
    assert g.get("15").until == "2025-06-30"
    assert {u.level for u in g.children(lao_cai)} == {Level.DISTRICT, Level.COMMUNE}


@pytest.mark.parametrize(
    ("words", "on", "full"),
    [
        ("thị trấn Lăng Can", None, "thị trấn Lăng Can, huyện Lâm Bình, tỉnh Tuyên Quang"),
        ("TT. Phủ Thông", "2024-06-26", "thị trấn Phủ Thông, huyện Bạch Thông, tỉnh Bắc Kạn"),
        ("xã Kỳ Anh, tỉnh Hà Tĩnh", None, "xã Kỳ Anh, tỉnh Hà Tĩnh"),
        ("P.4, TP. Tây Ninh", None, "phường 4, thành phố Tây Ninh, tỉnh Tây Ninh"),
        ("phường 04, tp Tây Ninh, tỉnh Tây Ninh", None, "phường 4, thành phố Tây Ninh, tỉnh Tây Ninh"),
        ("TP.HCM", None, "thành phố Hồ Chí Minh"),
        ("Thành phố Hồ Chí Minh", None, "thành phố Hồ Chí Minh"),
        ("huyện Krông Pắk", None, "huyện Krông Pắc, tỉnh Đắk Lắk"),
        ("tỉnh Đăk Lăk", None, "tỉnh Đắk Lắk"),
        ("xã Tà Rụt, huyện Đakrông", None, "xã Tà Rụt, huyện Đa Krông, tỉnh Quảng Trị"),
        ("huyện Chưprông", None, "huyện Chư Prông, tỉnh Gia Lai"),
        ("huyện M’Drăk", None, "huyện M'Đrắk, tỉnh Đắk Lắk"),
        ("huyện Mù Căng Chải", None, "huyện Mù Cang Chải, tỉnh Yên Bái"),
        ("TP Buôn Mê Thuột", None, "thành phố Buôn Ma Thuột, tỉnh Đắk Lắk"),
        (
            "xã Phong Hiền, huyện Phong Điền, TT-Huế",
            "2020",
            "xã Phong Hiền, huyện Phong Điền, tỉnh Thừa Thiên Huế",
        ),
        ("xã Ea H’Leo, huyện Ea H'leo", None, "xã Ea H'leo, huyện Ea H'leo, tỉnh Đắk Lắk"),
        ("huyện Hoà Bình", "2021", "huyện Hòa Bình, tỉnh Bạc Liêu"),
        ("tỉnh Hoà Bình", "2021", "tỉnh Hòa Bình"),
        ("đặc khu Phú Quốc", None, "đặc khu Phú Quốc, tỉnh An Giang"),
        ("xa Ky Tho", None, "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"),
        (
            "phường Lái Thiêu, thị xã Thuận An",
            "2015-05-01",
            "phường Lái Thiêu, thị xã Thuận An, tỉnh Bình Dương",
        ),
        (
            "phường Lái Thiêu, thành phố Thuận An",
            "2022",
            "phường Lái Thiêu, thành phố Thuận An, tỉnh Bình Dương",
        ),
        ("xã Tự Lạn, huyện Việt Yên", "2020", "xã Tự Lạn, huyện Việt Yên, tỉnh Bắc Giang"),
        ("phường Vĩnh Ninh, thành phố Huế", "2023", "phường Vĩnh Ninh, thành phố Huế, tỉnh Thừa Thiên Huế"),
        ("phường Thảo Điền, quận 2", "2018", "phường Thảo Điền, quận 2, thành phố Hồ Chí Minh"),
        ("xã Dương Liễu, huyện Hoài Đức", "2008-07-31", "xã Dương Liễu, huyện Hoài Đức, tỉnh Hà Tây"),
        ("xã Dương Liễu, huyện Hoài Đức", "2008-08-01", "xã Dương Liễu, huyện Hoài Đức, thành phố Hà Nội"),
        ("xã Dương Liễu, huyện Hoài Đức", "2008", "xã Dương Liễu, huyện Hoài Đức, thành phố Hà Nội"),
        ("xã Dương Liễu", None, "xã Dương Liễu, huyện Hoài Đức, thành phố Hà Nội"),
        ("xã Canh Nậu, huyện Thạch Thất", "2006-02", "xã Canh Nậu, huyện Thạch Thất, tỉnh Hà Tây"),
        ("thị trấn Chi Đông", "2008-07", "thị trấn Chi Đông, huyện Mê Linh, tỉnh Vĩnh Phúc"),
        ("xã Tiến Xuân", "2008-07-31", "xã Tiến Xuân, huyện Lương Sơn, tỉnh Hòa Bình"),
        ("xã Yên Nghĩa, Hà Đông", "2008-07-31", "xã Yên Nghĩa, thành phố Hà Đông, tỉnh Hà Tây"),
        ("Yên Nghĩa, Hà Đông", "2006-02-01", "xã Yên Nghĩa, thị xã Hà Đông, tỉnh Hà Tây"),
        ("phường Yên Nghĩa", "2010", "phường Yên Nghĩa, quận Hà Đông, thành phố Hà Nội"),
        ("huyện Đắk Mil", "2003-12-31", "huyện Đắk Mil, tỉnh Đắk Lắk"),
        ("huyện Đắk Mil", "2004", "huyện Đắk Mil, tỉnh Đắk Nông"),
        ("huyện Tủa Chùa", "2003", "huyện Tủa Chùa, tỉnh Lai Châu"),
        ("huyện Than Uyên", "2003", "huyện Than Uyên, tỉnh Lào Cai"),
        ("xã Vị Thủy, huyện Vị Thủy", "2003", "xã Vị Thủy, huyện Vị Thủy, tỉnh Cần Thơ"),
        ("huyện Vị Thủy", "2004-01-01", "huyện Vị Thủy, tỉnh Hậu Giang"),
        ("xã Quảng Trực", "2003", "xã Quảng Trực, huyện Đắk R'Lấp, tỉnh Đắk Lắk"),
        ("xã Quảng Trực", "2005", "xã Quảng Trực, huyện Đắk R'Lấp, tỉnh Đắk Nông"),
        ("xã Quảng Trực", "2010", "xã Quảng Trực, huyện Tuy Đức, tỉnh Đắk Nông"),
        ("xã Lai Uyên", "2012", "xã Lai Uyên, huyện Bến Cát, tỉnh Bình Dương"),
        ("thị trấn Lai Uyên", "2020", "thị trấn Lai Uyên, huyện Bàu Bàng, tỉnh Bình Dương"),
        ("phường Thảo Điền", "2018", "phường Thảo Điền, quận 2, thành phố Hồ Chí Minh"),
        ("phường Thảo Điền", "2022", "phường Thảo Điền, thành phố Thủ Đức, thành phố Hồ Chí Minh"),
        ("huyện Lộc Hà", "2021-05-01", "huyện Lộc Hà, tỉnh Hà Tĩnh"),
        ("xã Phú Riềng", "2008", "xã Phú Riềng, huyện Phước Long, tỉnh Bình Phước"),
        ("xã Phú Riềng", "2012", "xã Phú Riềng, huyện Bù Gia Mập, tỉnh Bình Phước"),
        ("xã Phú Riềng", "2020", "xã Phú Riềng, huyện Phú Riềng, tỉnh Bình Phước"),
        ("thị trấn Hoàng Mai, huyện Quỳnh Lưu", "2012", "thị trấn Hoàng Mai, huyện Quỳnh Lưu, tỉnh Nghệ An"),
        ("phường Quỳnh Thiện", "2014", "phường Quỳnh Thiện, thị xã Hoàng Mai, tỉnh Nghệ An"),
        ("xã Đôn Châu", "2015-05-14", "xã Đôn Châu, huyện Trà Cú, tỉnh Trà Vinh"),
        ("xã Đôn Châu", "2016", "xã Đôn Châu, huyện Duyên Hải, tỉnh Trà Vinh"),
        ("xã Hòa Bình 2", "2004", "xã Hòa Bình 2, huyện Tuy Hòa, tỉnh Phú Yên"),
        ("xã Hòa Bình 2", "2010", "xã Hòa Bình 2, huyện Tây Hòa, tỉnh Phú Yên"),
        ("xã Nà Hỳ", "2003", "xã Nà Hỳ, huyện Mường Nhé, tỉnh Lai Châu"),
        ("xã Nà Hỳ", "2013", "xã Nà Hỳ, huyện Nậm Pồ, tỉnh Điện Biên"),
        ("xã Kim Phú", "2018", "xã Kim Phú, huyện Yên Sơn, tỉnh Tuyên Quang"),
        ("xã Kim Phú, thành phố Tuyên Quang", "2021", "xã Kim Phú, thành phố Tuyên Quang, tỉnh Tuyên Quang"),
        ("xã Thủy Vân", "2020", "xã Thủy Vân, thị xã Hương Thủy, tỉnh Thừa Thiên Huế"),
        ("xã Cam An, huyện Cam Lộ", "2010", "xã Cam An, huyện Cam Lộ, tỉnh Quảng Trị"),
        ("xã Thanh An, huyện Cam Lộ", "2021", "xã Thanh An, huyện Cam Lộ, tỉnh Quảng Trị"),
        ("Kỳ Thọ", None, "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"),
    ],
)
def test_written_forms_resolve(g: Gazetteer, words: str, on: str | None, full: str) -> None:
    assert g.full_name(g.parse(words, on), on) == full


def test_a_place_that_no_list_has_is_filed_under_what_is_known(g: Gazetteer) -> None:
    district = g.known_part("xã Thạch Linh, huyện Thạch Hà, tỉnh Hà Tĩnh", "2003")
    assert district is g.parse("huyện Thạch Hà, tỉnh Hà Tĩnh")
    assert g.known_part("xã Kỳ Thọ") is g.get("18790")
    assert g.known_part("xã Tân Phú") is None


def test_a_misprint_is_answered_with_what_was_meant(g: Gazetteer) -> None:
    with pytest.raises(UnknownPlace) as caught:
        g.parse("thị trấn Lăng Cam")
    assert caught.value.suggestions[0] == "thị trấn Lăng Can, huyện Lâm Bình, tỉnh Tuyên Quang"
    assert str(caught.value).startswith(
        "không có thị trấn «Lăng Cam»; ý bạn là «thị trấn Lăng Can, huyện Lâm Bình"
    )


def test_a_wrong_parent_is_named(g: Gazetteer) -> None:
    with pytest.raises(UnknownPlace, match="không có xã «Kỳ Thọ» thuộc «huyện Can Lộc") as caught:
        g.parse("xã Kỳ Thọ, huyện Can Lộc, tỉnh Hà Tĩnh")
    assert caught.value.suggestions[0] == "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"


def test_a_name_of_many_places_lists_them(g: Gazetteer) -> None:
    with pytest.raises(AmbiguousPlace) as caught:
        g.parse("xã Tân Phú")
    assert len(caught.value.candidates) > 10
    with pytest.raises(AmbiguousPlace, match="10 nơi"):
        g.parse("huyện Châu Thành")


def test_the_day_decides_between_the_two_systems(g: Gazetteer) -> None:
    assert g.is_new(g.parse("xã Phủ Thông", "2025-08-01"))
    assert {u.code for u in g.named("xã Cẩm Bình", on="2023")} == {"15151", "18685@2023"}
    assert {u.code for u in g.named("xã Cẩm Bình", on="2025-03-31")} == {"15151", "18685"}
    assert {u.code for u in g.named("xã Cẩm Bình", on="2025-09-02")} == {"18685@2025"}


def test_marks_tell_names_apart(g: Gazetteer) -> None:
    assert {u.name for u in g.named("xã Bình Thạnh")} == {"Bình Thạnh"}
    assert {"Bình Thạnh", "Bình Thành", "Bình Thanh"} <= {u.name for u in g.named("xa Binh Thanh")}


@given(st.text(max_size=60))
def test_any_text_is_answered_or_refused_in_vietnamese(text: str) -> None:
    try:
        found = load().parse(text)
    except PlaceError as error:
        found = None
        message = str(error)
    assert isinstance(found, Locality) or "địa phương" in message or "«" in message


def test_districts_of_one_province_vanished_by_two_resolutions(g: Gazetteer) -> None:
    assert str(g.get("044@2020").until) == "2020-01-31"
    assert str(g.get("046@2020").until) == "2020-02-29"


def test_a_vanished_district_goes_on_in_every_district_that_took_its_communes(g: Gazetteer) -> None:
    assert set(g.get("046@2020").successors) == {"047", "049"}
    assert g.get("01474@2020").parent == "046@2020"
    assert g.get("01474").parent == "049"

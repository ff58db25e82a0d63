"""Every unit that ended goes on in others, and they know it."""

from __future__ import annotations

import pytest

from khotin.gazetteer import AmbiguousPlace, Gazetteer, load
from khotin.model import Level, Locality


@pytest.fixture(scope="module")
def g() -> Gazetteer:
    return load()


def test_every_unit_that_ended_has_a_successor(g: Gazetteer) -> None:
    heirless = [u for u in map(g.get, g.codes()) if not u.successors]
    # The lists do not tell which neighbour took a commune merged between 2023 and 2025; merged_communes.tsv may.
    unknown = [u for u in heirless if u.level is Level.COMMUNE and u.code.endswith("@2023")]
    # Nor does that of 2017 for some that were merged by 2023; former_communes.tsv has a source for the others.
    older = [u for u in formers(g) if not u.successors]
    assert [u for u in heirless if u.until and u not in [*unknown, *older]] == []
    assert len(unknown) <= 1
    assert len(older) <= 4


def formers(g: Gazetteer) -> list[Locality]:
    """Return the communes of the list of 2017 that are not in that of 2023."""
    return [g.get(code) for code in g.codes_of(Level.COMMUNE) if code.endswith("@2017")]


def test_the_communes_of_2017_parse_on_a_day_of_theirs(g: Gazetteer) -> None:
    assert len(formers(g)) > 800
    for unit in formers(g):
        assert g.parse(g.full_name(unit, "2017-11"), "2017-11") is unit
    assert (
        g.full_name(g.parse("xã Cẩm Huy", "2015-05-01"), "2015-05-01")
        == "xã Cẩm Huy, huyện Cẩm Xuyên, tỉnh Hà Tĩnh"
    )


def test_few_of_them_have_no_last_day(g: Gazetteer) -> None:
    assert len([u for u in formers(g) if not u.until]) <= 141


def test_a_commune_with_a_new_name_began_when_the_old_ones_ended(g: Gazetteer) -> None:
    merged = g.parse("thị trấn Thiệu Hóa", "2021")
    assert merged.since == "2019-12-01"
    assert {"Vạn Hà"} <= {g.get(code).name for code in merged.predecessors}
    assert (
        g.full_name(g.parse("thị trấn Vạn Hà", "2012")) == "thị trấn Vạn Hà, huyện Thiệu Hóa, tỉnh Thanh Hóa"
    )


@pytest.mark.parametrize("day", [None, "2021-03-02"])
def test_a_name_of_today_is_not_made_ambiguous_by_a_namesake_that_was_merged(
    g: Gazetteer, day: str | None
) -> None:
    assert g.parse("xã Bình Lăng", day).path == "hai-duong/tu-ky/binh-lang"
    assert g.parse("xã Phú Minh", day).path == "ha-noi/soc-son/phu-minh"
    with pytest.raises(AmbiguousPlace):
        g.parse("xã Phú Minh", "2017-12")


@pytest.mark.parametrize(
    ("code", "last_day", "successors"),
    [
        ("221@2023", "2024-12-31", {"213"}),
        ("358@2023", "2024-08-31", {"356"}),
        ("369@2023", "2024-12-31", {"374"}),
        ("405@2023", "2024-12-31", {"380"}),
        ("413@2023", "2024-11-30", {"412"}),
        ("448@2023", "2024-12-31", {"436", "445"}),
        ("474@2023", "2024-12-31", {"474", "475"}),
        ("483@2023", "2024-12-31", {"482"}),
        ("519@2023", "2024-12-31", {"509"}),
        ("682@2023", "2024-11-30", {"682"}),
        ("683@2023", "2024-11-30", {"682"}),
        ("752@2023", "2024-12-31", {"753"}),
        ("753@2023", "2024-12-31", {"753"}),
    ],
)
def test_districts_merged_in_2024_go_on_where_their_communes_went(
    g: Gazetteer, code: str, last_day: str, successors: set[str]
) -> None:
    unit = g.get(code)
    assert str(unit.until) == last_day
    assert set(unit.successors) == successors


def test_a_district_that_took_others_over_was_there_before(g: Gazetteer) -> None:
    assert g.full_name(g.parse("huyện Đạ Huoai", "2015"), "2015") == "huyện Đạ Huoai, tỉnh Lâm Đồng"
    assert not g.valid(g.get("475"), "2024-12-31")


@pytest.mark.parametrize(
    ("code", "last_day", "successors"),
    [
        ("28294@2023", "2024-04-30", {"28297"}),
        ("28531@2023", "2024-10-31", {"28519"}),
        ("15790@2023", "2024-01-31", {"15772"}),
        ("29179@2023", "2023-04-09", {"29179"}),
        ("27361@2023", "2024-12-31", {"27352", "27367"}),
        ("21286@2023", "2024-12-31", {"21238", "21283"}),
        ("10774@2023", "2024-11-30", {"10750"}),
    ],
)
def test_a_commune_merged_since_2023_goes_on_and_may_end_before_the_others_of_its_province(
    g: Gazetteer, code: str, last_day: str, successors: set[str]
) -> None:
    unit = g.get(code)
    assert str(unit.until) == last_day
    assert set(unit.successors) == successors


def test_a_name_spelled_otherwise_since_did_not_end(g: Gazetteer) -> None:
    assert not g.get("04618@2023").until  # Hát Lìu, since Hát Lừu

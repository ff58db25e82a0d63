from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from downloads import fields, generator, oai, package, records
from khotin.archive import load_archive
from khotin.views import Site

CONTENT = Path(__file__).parents[1] / "site" / "content"
OAI = {
    "o": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "d": "http://purl.org/dc/elements/1.1/",
}
SITE = Site("Kho Tin", "Kho thử", "https://kho.test")


class Plans(dict):
    """A writer that only remembers what was planned."""

    def add(self, address, owner, make):
        assert address not in self, owner
        self[address] = make

    def group(self, name, plan):
        plan(self)

    def add_page(self, address, template, view, owner=""):
        self.add(address, f"{owner} {template}", view)


@pytest.fixture(scope="module")
def archive():
    return load_archive(CONTENT)


@pytest.fixture(scope="module")
def plans(archive):
    made = Plans()
    generator.plan(made, archive, SITE, {})
    return made


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_report_is_in_both_files_of_its_month(plans, archive):
    tables = [
        rows(make()) for address, make in plans.items() if re.fullmatch(r"du-lieu/\d+/\d+\.csv", address)
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
    (row,) = rows(records.as_csv(archive, SITE, [replace(entry, said=report)]))
    assert (row["title"], row["summary"], row["authors"]) == ('\'=HYPERLINK("http://x")', "'- gạch", "'@a; b")


def test_the_package_names_every_file_with_all_its_columns(plans):
    told = json.loads(plans["du-lieu/datapackage.json"]())
    named = {f"du-lieu/{resource['path']}" for resource in told["resources"]}
    of_facets = {name for name in plans if re.match(r"du-lieu/(dia-phuong|nhiem-ky|chu-de)/", name)}
    assert named == {name for name in plans if name.endswith((".csv", ".jsonl"))} - of_facets
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
    changed.entries = [
        *changed.entries,
        replace(entry, id="000000aa", said=replace(entry.report, id="000000aa")),
    ]
    after = Plans()
    generator.plan(after, changed, SITE, {})
    files = [name for name in after if not name.endswith("/")]
    assert [name for name in files if after[name]() != plans[name]()] == [
        "du-lieu/2023/05.csv",
        "du-lieu/2023/05.jsonl",
        "du-lieu/2023/05.xml",
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
    assert view.package == f"du-lieu/{package.FILE}"


def test_each_province_term_and_topic_has_a_table_a_year(plans, archive):
    told = json.loads(plans["du-lieu/dia-phuong/ha-tinh/datapackage.json"]())
    named = [f"du-lieu/dia-phuong/ha-tinh/{resource['path']}" for resource in told["resources"]]
    found = [row for name in named for row in rows(plans[name]())]
    assert {row["id"] for row in found} == {entry.report.id for entry in archive.localities["42"]}
    fields_told = [field["name"] for field in told["resources"][0]["schema"]["fields"]]
    assert list(found[0]) == fields_told == [field.name for field in fields.REPORT if field.name != "text"]
    for base in ("nhiem-ky/2020-2025/", "chu-de/xay-dung-dang/"):
        assert f"du-lieu/{base}2023.csv" in plans


def test_a_harvester_reads_a_month(plans):
    root = etree.fromstring(plans["du-lieu/2023/05.xml"]())
    assert root.findtext("o:request", namespaces=OAI) == "https://kho.test/du-lieu/2023/05.xml"
    (record,) = root.iterfind("o:ListRecords/o:record", OAI)
    identifier = record.findtext("o:header/o:identifier", namespaces=OAI)
    assert identifier == "oai:kho.test:7f3a9c21"
    assert record.findtext("o:header/o:datestamp", namespaces=OAI) == "2023-05-26"
    (told,) = record.iterfind("o:metadata/dc:dc", OAI)
    assert told.findtext("d:identifier", namespaces=OAI) == "https://kho.test/bai/2023/so-ket-giua-nhiem-ky/"
    assert "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh" in told.xpath("d:coverage/text()", namespaces=OAI)


def test_a_preview_has_no_address_to_harvest(archive):
    made = Plans()
    generator.plan(made, archive, replace(SITE, url=""), {})
    assert not any(name.endswith(".xml") for name in made)
    assert not any(month.oai for _, months in made["du-lieu/"]().years for month in months)


def test_a_harvester_gets_no_broken_file(archive):
    entry = archive.entries[0]
    report = replace(entry.report, title="a\x08 < b & \ufffe c")
    root = etree.fromstring(oai.list_records(SITE, "x.xml", [(replace(entry, said=report), "2025-01-02")]))
    assert root.findtext(".//d:title", namespaces=OAI) == "a < b &  c"

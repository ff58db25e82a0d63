"""The data package (Frictionless): which files there are, and what their fields mean."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from khotin import urls
from khotin.views import Site

from .facets import TABLES
from .fields import CARD, REPORT, Field

FILE = "datapackage.json"
_CSV_SCHEMA, _LINES_SCHEMA = "truong-csv.json", "truong-jsonl.json"


def _schema(fields: Iterable[Field], *, cells: bool) -> dict[str, object]:
    """Return a table schema; `cells` tells that lists stand in one cell, parted by «; »."""
    return {
        "fields": [
            {
                "name": field.name,
                "type": "string" if cells and field.type == "array" else field.type,
                "description": field.meaning
                + (" (nhiều giá trị cách nhau bằng «; »)" if cells and field.type == "array" else ""),
            }
            for field in fields
        ],
        "missingValues": [""],
        "primaryKey": next(iter(fields)).name,
    }


# Shared by the files of all months.
SCHEMAS = {_CSV_SCHEMA: _schema(REPORT, cells=True), _LINES_SCHEMA: _schema(REPORT, cells=False)}


def package(site: Site, months: Sequence[str]) -> bytes:
    """Return the description of all files; it changes only when a month has its first report."""
    resources = [
        _resource(f"bai-{month.replace('/', '-')}-{kind}", f"{month}.{kind}", kind, schema)
        for month in sorted(months)
        for kind, schema in (("csv", _CSV_SCHEMA), ("jsonl", _LINES_SCHEMA))
    ]
    resources += [
        _resource(facet.file.removesuffix(".csv"), facet.file, "csv", _schema(facet.fields, cells=True))
        | {"title": facet.title}
        for facet in TABLES
    ]
    described: dict[str, object] = {
        "name": "kho-tin",
        "title": f"{site.name}: {site.subtitle}",
        "description": "Mọi bài của kho theo tháng, kèm toàn văn, địa phương, nhiệm kỳ và chủ đề.",
        "homepage": f"{site.url}/{urls.DATA}",
        "resources": resources,
    }
    return as_json(described)


def of_facet(site: Site, name: str, base: str, years: Sequence[int]) -> bytes:
    """Return the description of a facet's tables; it changes only when a year has its first report."""
    schema = _schema(CARD, cells=True)
    described: dict[str, object] = {
        "name": base.strip("/").replace("/", "-"),
        "title": f"{site.name}: {name}",
        "description": "Các bài theo năm, không kèm toàn văn; toàn văn ở tệp của từng tháng, cùng mã bài.",
        "homepage": f"{site.url}/{base}",
        "resources": [_resource(f"nam-{year}", f"{year}.csv", "csv", schema) for year in sorted(years)],
    }
    return as_json(described)


def _resource(name: str, path: str, kind: str, schema: object) -> dict[str, object]:
    media = {"csv": "text/csv", "jsonl": "application/jsonl"}
    return {
        "name": name,
        "path": path,
        "format": kind,
        "mediatype": media[kind],
        "encoding": "utf-8",
        "schema": schema,
    }


def as_json(value: dict[str, object]) -> bytes:
    """Return `value` as a file."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()

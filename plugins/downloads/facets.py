"""The facets as tables: what the codes and names in the records stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from khotin import browse, lineage, markup, terms, urls
from khotin.archive import Archive
from khotin.views import Site

from .fields import Field
from .records import table

Rows = Callable[[Archive, Site], Iterator[tuple[object, ...]]]


@dataclass(frozen=True)
class Table:
    """A facet as a table."""

    file: str
    title: str
    fields: tuple[Field, ...]
    rows: Rows


def localities(archive: Archive, site: Site) -> Iterator[tuple[object, ...]]:
    """Yield the units that have a page."""
    gazetteer = archive.gazetteer
    for unit in sorted(lineage.units(archive), key=lambda unit: unit.code):
        yield (
            unit.code,
            unit.kind,
            unit.name,
            gazetteer.full_name(unit),
            int(unit.level),
            unit.parent or "",
            unit.since or "",
            unit.until or "",
            unit.predecessors,
            unit.successors,
            f"{site.url}/{urls.locality(unit.path)}",
        )


def offices(archive: Archive, site: Site) -> Iterator[tuple[object, ...]]:
    """Yield the terms of office by kind of body."""
    for _, groups in browse.term_groups(archive):
        for group in groups:
            name = terms.group_name(group.kind)
            yield group.slug, name, group.start, group.end, f"{site.url}/{urls.term(group.slug)}"


def topics(archive: Archive, site: Site) -> Iterator[tuple[object, ...]]:
    """Yield the vocabulary, topics without reports included."""
    for slug, topic in sorted(archive.topics.items()):
        definition = markup.plain(archive.render(topic.definition))
        yield slug, topic.name, definition, f"{site.url}/{urls.topic(slug)}"


_URL = Field("url", "string", "địa chỉ của trang")
TABLES = (
    Table(
        "dia-phuong.csv",
        "Địa phương có bài, hoặc có đơn vị tiền thân có bài",
        (
            Field("code", "string", "mã đơn vị"),
            Field("kind", "string", "loại đơn vị: tỉnh, huyện, xã …"),
            Field("name", "string", "tên"),
            Field("full_name", "string", "tên đầy đủ, kèm các cấp trên"),
            Field("level", "integer", "cấp: 1 tỉnh, 2 huyện, 3 xã"),
            Field("parent", "string", "mã đơn vị cấp trên"),
            Field("since", "date", "ngày đầu tiên, khi biết"),
            Field("until", "date", "ngày cuối cùng, khi đã thôi"),
            Field("predecessors", "array", "mã các đơn vị tiền thân"),
            Field("successors", "array", "mã các đơn vị kế tiếp"),
            _URL,
        ),
        localities,
    ),
    Table(
        "nhiem-ky.csv",
        "Nhiệm kỳ theo loại tổ chức",
        (
            Field("slug", "string", "phần cuối của địa chỉ"),
            Field("bodies", "string", "loại tổ chức"),
            Field("start", "integer", "năm bắt đầu"),
            Field("end", "integer", "năm kết thúc"),
            _URL,
        ),
        offices,
    ),
    Table(
        "chu-de.csv",
        "Chủ đề và định nghĩa",
        (
            Field("slug", "string", "mã chủ đề, dùng trong topics"),
            Field("name", "string", "tên"),
            Field("definition", "string", "định nghĩa"),
            _URL,
        ),
        topics,
    ),
)


def as_csv(archive: Archive, site: Site, facet: Table) -> bytes:
    """Return the table `facet` of `archive`."""
    return table([field.name for field in facet.fields], facet.rows(archive, site))

"""Find and read the article files: those that changed since the last build, over all cores."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Sequence
from dataclasses import MISSING, astuple, fields
from datetime import datetime
from functools import partial
from pathlib import Path
from sys import intern
from typing import NamedTuple

from khotin import article, fingerprint, guard, pictures, pool, texts, urls
from khotin.edtf import VIETNAM
from khotin.model import RawFile, Report, Topic
from khotin.problems import ContentError, Problem
from khotin.resolver import Resolver
from khotin.shelf import Row, Shelf, dumped, stamps

_FIELDS = [field.name for field in fields(Report)]
_DATES = ("date", "added", "updated")
_LISTS = {field.name for field in fields(Report) if field.default_factory is not MISSING}
_WORDS = {"date_basis", "date_edtf", "event_date", "source", "status"}
# What a row tells by itself.
_ARRANGED = [
    *("id", "title", "slug", "date", "added", "updated", "status"),
    *("localities", "terms", "other_terms", "topics"),
]
UNDATED = datetime(1, 1, 1, tzinfo=VIETNAM)
# A process of its own pays from this many articles on.
_LEAST, _CHUNK = 64, 50


class File(NamedTuple):
    """A file below `content/`, named as editors know it, with size and time stamps in nanoseconds."""

    name: str
    path: str
    size: int
    modified: int
    changed: int


def find(content: Path) -> tuple[list[File], list[Problem]]:
    """Return the article files below `content` by name, and what must not lie in `content` at all."""
    found: list[File] = []
    problems: list[Problem] = []
    if content.is_dir():
        _walk(str(content), content.name, found, problems)
    reports = f"{content.name}/reports/"
    return sorted((file for file in found if file.name.startswith(reports)), key=_name), problems


def _name(file: File) -> str:
    return file.name


def _walk(folder: str, name: str, found: list[File], problems: list[Problem]) -> None:
    with os.scandir(folder) as items:
        for item in items:
            if item.name.startswith("."):
                continue
            full = f"{name}/{item.name}"
            article_like = item.name.endswith(".md") and item.is_file(follow_symlinks=False)
            # Of a plainly named Markdown file nothing can be wrong; there are very many of them.
            if not (article_like and item.name.isascii()):
                nfc = unicodedata.is_normalized("NFC", item.name)
                problems += guard.stray(Path(item.path), unicodedata.normalize("NFC", full), nfc=nfc)
            if item.is_dir(follow_symlinks=False):
                _walk(item.path, full, found, problems)
            elif article_like or (item.name.endswith(".md") and item.is_file()):
                stat = item.stat()
                found.append(File(full, item.path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns))


def read(files: Sequence[File], shelf: Shelf, resolver: Resolver) -> tuple[dict[str, Row], list[Problem]]:
    """Return a row for each article by its file's name, and what is wrong with the others."""
    rows: dict[str, Row] = {}
    fresh: list[File] = []
    named = shelf.topics() <= resolver.topics.keys()
    for file in files:
        row = shelf.find(file.name, file[2:])
        if row is not None and (named or _has_topics(row, resolver.topics)):
            rows[file.name] = row
        else:
            fresh.append(file)
    problems: list[Problem] = []
    known = {file.name: row for file in fresh if (row := shelf.last(file.name))}
    work = partial(_read_all, resolver, known)
    for _, (chunk, wrong) in pool.spread(work, fresh, _CHUNK, _LEAST):
        problems += wrong
        faulty = {problem.file for problem in wrong}
        for name, row in chunk:
            rows[name] = row
            if name not in faulty:
                shelf.put(name, row)
    return rows, problems


def _has_topics(row: Row, vocabulary: dict[str, Topic]) -> bool:
    # The vocabulary may have changed since; the article is read again, so that its line can be named.
    return all(slug in vocabulary for slug in row.topics)


def _read_all(
    resolver: Resolver, known: dict[str, Row], files: Sequence[File]
) -> tuple[list[tuple[str, Row]], list[Problem]]:
    rows: list[tuple[str, Row]] = []
    problems: list[Problem] = []
    for file in files:
        resolver.problems = problems
        try:
            rows.append((file.name, _read(resolver, known.get(file.name), file)))
        except ContentError as error:
            problems += error.problems
    return rows, problems


def _read(resolver: Resolver, known: Row | None, file: File) -> Row:
    data = guard.content(Path(file.path), file.name)
    # The name belongs to it: pages tell where their article is edited.
    digest = fingerprint.of((file.name, data)).hex()
    if known and known.digest == digest and _has_topics(known, resolver.topics):
        return Row._make((*stamps(*file[2:]), *known[3:]))
    report, lines = article.parse(guard.decode(data, file.name), file.name)
    places = resolver.places(report, lines, file.name)
    resolver.check(report, lines, file.name)
    text = texts.digest(report.body).hex()
    codes = [unit.code if unit else None for unit in places]
    shown = pictures.named(report.body)
    return row(stamps(*file[2:]), digest, text, report, codes, shown)


def row(
    found: tuple[int, int, int],
    digest: str,
    text: str,
    report: Report,
    codes: list[str | None],
    shown: list[str],
) -> Row:
    """Return the row of an article: its file as found, digests, what it says, its places and pictures."""
    values = {name: _plain(getattr(report, name)) for name in _FIELDS if name != "body"}
    arranged = [values.pop(name) for name in _ARRANGED]
    rest = {name: value for name, value in values.items() if value}
    raw = report.raw.file if report.raw else None
    return Row._make((*found, digest, text, *arranged, raw, codes, shown, dumped(rest)))


def _plain(value: object) -> object:
    """Return what a field holds as JSON can hold it."""
    if isinstance(value, datetime):
        return value.isoformat()
    return astuple(value) if isinstance(value, RawFile) else value


def report(row: Row, shared: dict[tuple[str, ...], list[str]]) -> Report:
    """Return the report of a row; its text stays in the file. Equal lists are kept once, in `shared`."""
    values = json.loads(row.rest) | {name: getattr(row, name) for name in _ARRANGED}
    for name in _DATES:
        values[name] = values[name] and datetime.fromisoformat(values[name])
    if "raw" in values:
        values["raw"] = RawFile(*values["raw"])
    # The same few thousand names in a hundred thousand reports.
    for name in _LISTS & values.keys():
        key = tuple(values[name])
        values[name] = shared[key] if key in shared else shared.setdefault(key, list(map(intern, key)))
    for name in _WORDS & values.keys():
        values[name] = values[name] and intern(values[name])
    return Report(**values, body="")


def local(moment: str | None) -> datetime | None:
    """Return a moment of a row in Vietnamese time."""
    return datetime.fromisoformat(moment).astimezone(VIETNAM) if moment else None


def clashes(files: Sequence[File], rows: dict[str, Row]) -> list[Problem]:
    """Return a problem for each article whose id or address another one has."""
    problems: list[Problem] = []
    # As a rule nothing clashes, which is told faster than what does.
    found = rows.values()
    if len({row.id for row in found}) == len({row.slug for row in found}) == len(rows):
        return problems
    ids: dict[str, str] = {}
    addresses: dict[str, str] = {}
    for file in files:
        if file.name not in rows:
            continue
        row = rows[file.name]
        address = urls.article((local(row.date) or UNDATED).year, row.slug)
        if (first := ids.setdefault(row.id, file.name)) != file.name:
            what = f"«id» trùng với bài {first}"
            remedy = "mỗi bài một mã riêng; xóa bản sao"
            problems.append(Problem(file.name, _line_of(file, "id"), what, remedy))
        if (first := addresses.setdefault(address, file.name)) != file.name:
            what = f"«slug» trùng với bài {first} (cùng địa chỉ /{address})"
            remedy = "đổi «slug» của một trong hai bài"
            problems.append(Problem(file.name, _line_of(file, "slug"), what, remedy))
    return problems


def _line_of(file: File, key: str) -> int:
    rows = Path(file.path).read_text("utf-8-sig").split("\n")
    return next((number for number, row in enumerate(rows, 1) if row.startswith(f"{key}:")), 1)

"""What a careful editor would record for a raw report, with every other defensible reading spelled out.

The files are described in tests/data/seeds-expected/README.md; the corpus adds `paragraphs`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from khotin.gazetteer import words
from khotin.gazetteer.keys import exact
from khotin.text import clean

MAIN_ROLES = {"current", "opening", "closing"}
Unit = tuple[str, str]
"""Kind and comparable name; the kind is empty where none is written."""


@dataclass(frozen=True, slots=True)
class Place:
    """An annotated locality: itself, and the names from it up to the province."""

    unit: Unit
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """An annotated term: its years, its body, and whether the report is about it."""

    years: str
    body: str
    main: bool
    explicit: bool = True

    def __str__(self) -> str:
        return f"{'' if self.main else 'other: '}{self.body} {self.years}{'' if self.explicit else '?'}"


@dataclass(slots=True)
class Annotation:
    """An annotated report; a field with alternatives is a list whose first item is the preferred reading."""

    titles: list[str]
    published: list[str | None]
    event_dates: list[str | None]
    primaries: list[Unit | None]
    localities: list[list[Place]]
    optional_places: set[Unit]
    terms: list[list[Office]]
    optional_years: set[str]
    primary_years: list[str | None]
    authors: list[list[str]]
    sources: list[str | None]
    captions: list[list[str]]
    optional_captions: list[str]
    bodies: list[list[str]]
    alien: list[str]
    repairs: list[tuple[str, str]] = field(default_factory=list)

    @property
    def open_chain(self) -> bool:
        """Whether the report may not tell which of several places it is about."""
        return any(open_(places[0].unit, places[0].chain) for places in self.localities if places)

    @property
    def inferable(self) -> bool:
        """Whether a term may be given that is not printed, marked as inferred."""
        return bool(self.optional_years) or any(not office.explicit for office in self.terms[0])


def unit(written: str) -> Unit:
    """Return kind and comparable name of «phường 12», «Phường 12» or «Bình Thạnh»."""
    kind, name = words.split(clean(written))
    again, bare = words.split(name)
    return kind or "", exact(bare if again == kind else name)


def open_(place: Unit, chain: tuple[str, ...]) -> bool:
    """Tell whether `chain` names no parent of a place that must have one."""
    return len(chain) == 1 and place[0] not in {"tỉnh", "thành phố"}


def load(path: Path) -> Annotation:
    """Return the annotation in the JSON file at `path`."""
    return parse(json.loads(path.read_text("utf-8")))


def parse(data: dict[str, Any]) -> Annotation:
    """Return the annotation that `data` holds."""
    accept, optional = data["accept"], data["optional"]
    return Annotation(
        titles=_readings(data, "title"),
        published=_readings(data, "published"),
        event_dates=_readings(data, "event_date"),
        primaries=[unit(item) if item else None for item in _readings(data, "primary_locality")],
        localities=[[_place(item) for item in reading] for reading in _readings(data, "localities")],
        optional_places={unit(item) for item in optional.get("localities", ())},
        terms=[[_office(item) for item in reading] for reading in _readings(data, "terms")],
        optional_years=set(optional.get("terms", ())),
        primary_years=_readings(data, "primary_term"),
        authors=_readings(data, "authors"),
        sources=_readings(data, "source"),
        captions=_readings(data, "captions"),
        optional_captions=optional.get("captions", []),
        bodies=list(_bodies(data)),
        alien=[*data["boilerplate"], *_bylines(data["byline_lines"], accept.get("byline_lines", []))],
        repairs=[(item["raw"], item["fixed"]) for item in data["repairs"]],
    )


def _readings(data: dict[str, Any], key: str) -> list[Any]:
    return [data[key], *data["accept"].get(key, ())]


def _place(item: dict[str, Any]) -> Place:
    place = unit(f"{item['level']} {item['name']}")
    return Place(place, tuple(unit(name)[1] for name in item["chain"]))


def _office(item: dict[str, Any]) -> Office:
    return Office(item["years"], item["organisation"], item["role"] in MAIN_ROLES, item["explicit"])


def _bylines(lines: list[str], others: list[list[str]]) -> list[str]:
    """Return the lines that every reading takes out of the text."""
    return [line for line in lines if all(line in other for other in others)]


def _bodies(data: dict[str, Any]) -> Iterable[list[str]]:
    """Yield each reading of the text: other paragraphs, another beginning (no dateline), another end."""
    accept = data["accept"]
    for paragraphs in (data.get("paragraphs"), *accept.get("paragraphs", ())):
        if not paragraphs:
            continue
        firsts = [paragraphs[0], *accept.get("lead", ())]
        firsts += [_from(paragraphs[0], begins) for begins in accept.get("body_first_words", ())]
        lasts = [paragraphs[-1]]
        lasts += [_until(paragraphs[-1], ends) for ends in accept.get("body_last_words", ())]
        for first in dict.fromkeys(firsts):
            for last in dict.fromkeys(lasts):
                yield [first, *paragraphs[1:-1], last] if len(paragraphs) > 1 else [first]


def _from(paragraph: str, beginning: str) -> str:
    at = clean(paragraph).find(clean(beginning))
    return clean(paragraph)[at:] if at > 0 else paragraph


def _until(paragraph: str, end: str) -> str:
    at = clean(paragraph).rfind(clean(end))
    return clean(paragraph)[: at + len(clean(end))] if at >= 0 else paragraph

"""Give a body its place: in full words, and beside the body that the report is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from khotin.convert.bodies import (
    COMMUNES,
    DISTRICTS,
    LEVEL_OF,
    LEVELS,
    NATIONAL,
    SMALL,
    TRADES,
    Body,
    is_holder,
    proper_name,
    tier_of,
)
from khotin.terms import kinds


def complete(body: Body, units: Sequence[str], texts: Sequence[str]) -> tuple[str, bool]:
    """Return the body in full words, and whether its place is certain.

    `units` are the labels of the primary locality and its superiors («xã Kỳ Thọ», «huyện Kỳ Anh» …);
    `texts` are where else to look for the name of a place.
    """
    title = kinds()[body.kind].name
    if body.unit in NATIONAL or body.kind in ("dang-trung-uong", "quoc-hoi"):
        country = title.startswith(("Hội ", "Công đoàn")) and not title.endswith("Việt Nam")
        return f"{title} Việt Nam" if country else title, True
    if body.unit in ("các cấp", *LEVELS):
        return f"{title} {body.unit}", True
    if not body.unit:
        return (f"{title} {units[0]}", True) if units and body.kind not in SMALL else (title, False)
    for unit in units:
        kind, name = _split(unit)
        if (kind == body.unit or {kind, body.unit} <= set(COMMUNES)) and _same(body.name, name):
            return f"{title} {unit}", True
    for unit in units:
        # «Chi bộ Công an xã»: the institution of a place of the chain.
        if _same(body.name, _split(unit)[1]) and body.unit.endswith(f" {_split(unit)[0]}"):
            return f"{title} {body.unit.removesuffix(_split(unit)[0])}{unit}", True
    if TRADES.fullmatch(f" {body.unit.lower()}"):
        # «Công đoàn Giáo dục» alone: of which district or province the report does not say.
        return f"{title} {body.unit} {body.name}".strip(), False
    printed = _proper(body, texts)
    return f"{title} {body.unit} {printed}".strip(), bool(printed)


def _same(written: str, name: str) -> bool:
    """Return whether the words `written` after a unit begin with the name of the unit, or are none."""
    return not written or f"{written} ".casefold().startswith(f"{name} ".casefold())


def _split(unit: str) -> tuple[str, str]:
    """Return kind and name of a label: «xã Kỳ Thọ» is («xã», «Kỳ Thọ»)."""
    for kind in (*COMMUNES, *DISTRICTS, "tỉnh"):
        if unit.casefold().startswith(f"{kind} "):
            return kind, unit[len(kind) + 1 :]
    return "", unit


def _proper(body: Body, texts: Sequence[str]) -> str:
    """Return the name of a body's place, from the one mixed-case name that `texts` give such a unit."""
    capitals = body.name.isupper() and not body.name.isdigit()
    if body.name and not capitals:
        return body.name
    names: set[str] = set()
    for text in texts:
        for match in re.finditer(rf"(?<!\w){re.escape(body.unit)}(?!\w)", text, re.IGNORECASE):
            name, _ = proper_name(text, match.end())
            if not name or is_holder(name, office=True):
                continue
            if name.isdigit() or not name.isupper():
                names.add(name)
    if capitals:
        names = {name for name in names if f"{body.name} ".startswith(f"{name.upper()} ")}
    return names.pop() if len(names) == 1 else ""


def same_body(one: Body, other: Body) -> bool:
    """Return whether two mentions can mean one body: the same kind, and no two different places."""
    if one.kind != other.kind:
        return False
    units = {one.unit, other.unit} - {"", "các cấp"}
    return len(units) <= 1 or units <= set(COMMUNES)


def belongs(body: Body, units: Sequence[str]) -> bool:
    """Return whether `body` is one of the primary locality itself, the first of `units`."""
    kind, _ = _split(units[0]) if units else ("", "")
    return body.unit == kind or {body.unit, kind} <= set(COMMUNES)


def _in_commune(units: Sequence[str]) -> bool:
    return bool(units) and _split(units[0])[0] in COMMUNES


def placed(body: Body, main: Body, units: Sequence[str]) -> Body:
    """Return `body` with a place, where it names none: that of `main`, if of its kind, or of `units`."""
    if main.unit in LEVELS and not body.name and body.kind == main.kind:
        return replace(body, unit=main.unit) if LEVEL_OF.get(tier_of(body.unit)) == main.unit else body
    if (
        body.unit == "cấp xã"
        and body.kind == main.kind
        and main.unit in ("", *COMMUNES)
        and _in_commune(units)
    ):
        # «đảng bộ các phường trước sắp xếp»: of which the one of the report was made.
        body = replace(body, unit="")
    if body.by_level and units and 0 < tier_of(_split(units[0])[0]) < tier_of(body.unit):
        # «Đại hội cấp huyện», where a province reports on all of its districts.
        return replace(body, unit=LEVEL_OF[tier_of(body.unit)])
    if body.kind == main.kind and body.unit and not body.name and main.unit.startswith(f"{body.unit} "):
        # «Công đoàn Giáo dục», where the one of the district is reported on.
        return replace(body, unit=main.unit, name=main.name)
    if body.unit not in ("", "các cấp"):
        return body
    if body.kind == main.kind and main.unit not in ("", "các cấp"):
        return replace(body, unit=main.unit, name=main.name)
    if body.unit or not units or body.kind in SMALL:
        return body
    kind, name = _split(units[0])
    return replace(body, unit=kind, name=name)

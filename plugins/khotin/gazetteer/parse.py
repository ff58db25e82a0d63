"""From a written chain to its unit, or to a sentence that tells the editor what to write instead."""

from __future__ import annotations

from difflib import get_close_matches

from khotin.gazetteer import words
from khotin.gazetteer.authority import Gazetteer
from khotin.gazetteer.errors import AmbiguousPlace, UnknownPlace
from khotin.gazetteer.keys import decides, loose
from khotin.model import Level, Locality
from khotin.text import clean

SHOWN = 3
CLOSE = 0.75

Part = tuple[str | None, str]


def parse(gazetteer: Gazetteer, full_words: str, on: str | None = None) -> Locality:
    """Return the unit that «xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh» or a part of it names."""
    parts = [words.split(part) for part in clean(full_words).split(",") if part.strip()]
    if not parts:
        raise UnknownPlace("địa phương để trống; ghi đủ như «xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh»")
    found = fitting(gazetteer, parts, on)
    if len(found) == 1:
        return found[0]
    if found:
        listed = "; ".join(f"«{gazetteer.full_name(unit)}»" for unit in found[:SHOWN])
        more = f" … ({len(found)} nơi)" if len(found) > SHOWN else ""
        message = f"«{written(parts)}» có ở nhiều nơi; ghi đủ cấp trên, ví dụ {listed}{more}"
        raise AmbiguousPlace(message, tuple(found))
    raise unknown(gazetteer, parts, on)


def fitting(gazetteer: Gazetteer, parts: list[Part], on: str | None) -> list[Locality]:
    """Return the units that fit the chain, the best fit only: of the day, fully written, old before new.

    Of a place that was moved it is the last, where no day and no upper unit tells.
    """
    (kind, name), *above = parts
    found = [u for u in gazetteer.named(name, kind=kind) if under(gazetteer, u, above)]
    if not found and kind:
        found = [u for u in gazetteer.named(written(parts[:1])) if under(gazetteer, u, above)]
    found = list(gazetteer.existing(found, on) or gazetteer.existing(found, None))
    steps = (
        lambda u: len(gazetteer.chain(u)) == len(parts),
        # The unit that carries the kind today, before one that carried it once.
        lambda u: kind is None or u.kind == kind,
        # Of units that differ only in time, the one of the last list: its page is the place's page.
        lambda u: u.until in (None, "2025-06-30"),
    )
    for step in steps[:2] if len(parts) == 1 else steps:
        if len(found) > 1:
            found = [u for u in found if step(u)] or found
    return gazetteer.latest(found) if len(found) > 1 else found


def under(gazetteer: Gazetteer, unit: Locality, above: list[Part]) -> bool:
    """Tell whether the written upper units are among the parents of `unit`, in order."""
    parents = list(reversed(gazetteer.chain(unit)[:-1]))
    for kind, name in above:
        while parents and not gazetteer.called(parents[0], name, kind, marks=decides(name)):
            parents.pop(0)
        if not parents:
            return False
        parents.pop(0)
    return True


def written(parts: list[Part]) -> str:
    """Return the chain as an editor would write it."""
    return ", ".join(f"{kind} {name}" if kind else name for kind, name in parts)


def unknown(gazetteer: Gazetteer, parts: list[Part], on: str | None) -> UnknownPlace:
    """Return the error for a chain that fits no unit, with what was perhaps meant."""
    suggestions = tuple(gazetteer.full_name(unit, on) for unit in close(gazetteer, parts, on)[:SHOWN])
    (kind, name), *above = parts
    if above and gazetteer.named(name, kind=kind):
        problem = f"không có {kind or 'địa phương'} «{name}» thuộc «{written(above)}»"
    else:
        problem = f"không có {kind or 'địa phương'} «{name}»"
    remedy = " hoặc ".join(f"«{s}»" for s in suggestions)
    return UnknownPlace(
        f"{problem}; ý bạn là {remedy}?" if remedy else f"{problem}; xem lại tên và cấp", suggestions
    )


def close(gazetteer: Gazetteer, parts: list[Part], on: str | None) -> list[Locality]:
    """Return the units nearest to a chain, marks ignored: those of the chain, the kind and the day first."""
    (kind, name), *above = parts
    key = loose(name)
    near = get_close_matches(key, gazetteer.names(), n=40, cutoff=CLOSE)
    places = {k: i for i, k in enumerate(near)}
    units = [u for k in near for u in gazetteer.of_key(k)]

    def distance(unit: Locality) -> tuple[int, ...]:
        chain = {loose(u.name) for u in gazetteer.chain(unit)[:-1]}
        strangers = sum(
            1 for _, n in above if not chain & set(get_close_matches(loose(n), list(chain), 1, CLOSE))
        )
        order = min(places[k] for k in {loose(unit.name), *(loose(f.name) for f in unit.also)} if k in places)
        return (
            strangers,
            unit.kind != kind and kind is not None,
            not gazetteer.valid(unit, on),
            order,
            "@" in unit.code,
        )

    ranked = sorted(units, key=distance)
    if above:
        best = distance(ranked[0])[0] if ranked else 0
        ranked = [u for u in ranked if distance(u)[0] == best]
    elif kind:
        ranked = [u for u in ranked if u.kind == kind] or ranked
    return [u for u in ranked if u.level is not Level.PROVINCE or kind in (None, u.kind)]

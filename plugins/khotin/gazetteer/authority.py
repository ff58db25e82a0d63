"""The authority for localities: every unit by code, address, name and chain.

Two systems meet in it. Up to 30 June 2025 a commune lies in a district and a district in a province;
since then a commune lies in a province. A province that kept its name is one unit in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from khotin.gazetteer import words
from khotin.gazetteer.errors import PlaceError
from khotin.gazetteer.keys import decides, exact, loose
from khotin.gazetteer.table import Table
from khotin.model import Form, Level, Locality

LAST_OLD_DAY = "2025-06-30"
FIRST_NEW_DAY = "2025-07-01"
# Communes that only our list of 2017 has, and the last day that one may have seen whose own is not known.
MERGED, MERGED_BY = "@2017", "2021-07-31"
# Names whose units are remembered: the reports of one archive speak of the same places again and again.
_ASKED = 1 << 14


class Gazetteer:
    """Look up units; all answers are plain `Locality` values."""

    # Its table is part of the code: it tells no two archives apart.
    fingerprint = b""

    def __init__(self) -> None:
        self._table = Table()
        self._units: dict[str, Locality] = {}
        self._chains: dict[str, tuple[Locality, ...]] = {}
        self._paths: dict[str, str] | None = None
        self._children: dict[str, list[str]] | None = None
        self._meant = lru_cache(maxsize=_ASKED)(self._find)

    def __len__(self) -> int:
        return len(self._table.lines)

    def __contains__(self, code: str) -> bool:
        return code in self._table.lines

    def codes(self) -> list[str]:
        """Return every code, provinces first."""
        return list(self._table.lines)

    def codes_of(self, level: Level) -> list[str]:
        """Return the codes of one level; the table is sorted by level."""
        return [code for code, line in self._table.lines.items() if line.split("\t", 4)[3] == str(int(level))]

    def get(self, code: str) -> Locality:
        """Return the unit of `code`; KeyError where there is none."""
        unit = self._units.get(code)
        if unit is None:
            unit = self._units[code] = self._table.unit(code)
        return unit

    def by_path(self, path: str) -> Locality | None:
        """Return the unit whose address below `/dia-phuong/` is `path`."""
        if self._paths is None:
            self._paths = self._table.paths()
        code = self._paths.get(path.strip("/"))
        return self.get(code) if code else None

    def chain(self, unit: Locality) -> tuple[Locality, ...]:
        """Return the units from the province down to `unit`."""
        found = self._chains.get(unit.code)
        if found is None:
            above = self.chain(self.get(unit.parent)) if unit.parent else ()
            found = self._chains[unit.code] = (*above, unit)
        return found

    def children(self, unit: Locality) -> tuple[Locality, ...]:
        """Return the units directly below `unit`, of both systems, in the order of their codes."""
        if self._children is None:
            self._children = self._table.children()
        return tuple(self.get(code) for code in self._children.get(unit.code, ()))

    def form(self, unit: Locality, on: str | None = None) -> Form:
        """Return kind and name of `unit` on a day or in a year."""
        if on:
            for form in unit.also:
                if form.until and on <= form.until[: len(on)]:
                    return form
        return Form(unit.kind, unit.name)

    def full_name(self, unit: Locality, on: str | None = None) -> str:
        """Return the chain in words: «xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh», as it was on a day.

        Without a day, as it last was: a unit of 2020 keeps the parents it had in 2020.
        """
        day = on or unit.until
        if unit.until and day and day > unit.until:
            day = unit.until
        forms = (self.form(link, day) for link in reversed(self.chain(unit)))
        return ", ".join(f"{form.kind} {form.name}" for form in forms)

    def is_new(self, unit: Locality) -> bool:
        """Tell whether `unit` belongs only to the two tiers since 1 July 2025."""
        return unit.since == FIRST_NEW_DAY

    def valid(self, unit: Locality, on: str | None) -> bool:
        """Tell whether `unit` existed on a day, or at some time of a year or month."""
        if not on:
            return True
        since, until = unit.since, unit.until
        if until is None and unit.level is not Level.PROVINCE and not self.is_new(unit):
            until = MERGED_BY if unit.code.endswith(MERGED) else LAST_OLD_DAY
        return (since is None or on >= since[: len(on)]) and (until is None or on <= until[: len(on)])

    def existing(self, units: Iterable[Locality], on: str | None) -> tuple[Locality, ...]:
        """Return those of `units` that existed on a day; without a day, those of our last lists, if any is.

        A text without a day means the place of today before a namesake that was merged long ago.
        """
        if on:
            return tuple(unit for unit in units if self.valid(unit, on))
        every = tuple(units)
        return (
            tuple(u for u in every if not any(c.endswith(MERGED) for c in (u.code, *u.successors))) or every
        )

    def moved(self, unit: Locality) -> tuple[Locality, ...]:
        """Return `unit` as it was below other parents, before and after, within one of the two systems."""
        linked = map(self.get, (*unit.predecessors, *unit.successors))
        return tuple(
            other
            for other in linked
            if (other.level, other.name) == (unit.level, unit.name)
            and self.is_new(other) == self.is_new(unit)
        )

    def at(self, unit: Locality, on: str | None) -> Locality | None:
        """Return `unit` below the parent that it had on a day; None where it did not exist."""
        return next((u for u in (unit, *self.moved(unit)) if self.valid(u, on)), None)

    def latest(self, units: Iterable[Locality]) -> list[Locality]:
        """Return `units` without those that are another of them before it was moved."""
        among = {unit.code: unit for unit in units}
        return [
            unit
            for unit in among.values()
            if not any(u.code in among and u.code in unit.successors for u in self.moved(unit))
        ]

    def called(self, unit: Locality, name: str, kind: str | None = None, *, marks: bool = True) -> bool:
        """Tell whether `name` (and `kind`) is a form of `unit`; `marks` is False for a bare text."""
        key = exact if marks else loose
        wanted = key(name)
        if not unit.also:
            return (kind is None or kind == unit.kind) and key(unit.name) == wanted
        forms = (Form(unit.kind, unit.name), *unit.also)
        names = {form.name for form in forms}
        kinds = {form.kind for form in forms}
        return (kind is None or kind in kinds) and any(key(n) == wanted for n in names)

    def named(
        self, text: str, level: Level | None = None, kind: str | None = None, on: str | None = None
    ) -> tuple[Locality, ...]:
        """Return the units that `text` may mean, with or without a kind before the name.

        A text without any diacritic finds names with them, one with diacritics only its own.
        """
        found = self._meant(text, kind)
        if level is None and not on:
            return found
        return tuple(u for u in found if (level is None or u.level == level) and self.valid(u, on))

    def _find(self, text: str, kind: str | None) -> tuple[Locality, ...]:
        said, name = words.split(text)
        found = self._called(kind or said, name)
        if not found and said and kind is None:
            # «Xã Lan» could be a whole name: no unit is lost to an abbreviation.
            found = self._called(None, text)
        return tuple(found)

    def _called(self, kind: str | None, name: str) -> list[Locality]:
        units = [self.get(code) for code in self._table.keys.get(loose(name), ())]
        found = [u for u in units if self.called(u, name, kind)]
        if not found and not decides(name):
            found = [u for u in units if self.called(u, name, kind, marks=False)]
        return found

    def names(self) -> Sequence[str]:
        """Return every loose name key."""
        return list(self._table.keys)

    def of_key(self, key: str) -> tuple[Locality, ...]:
        """Return the units with a loose name key."""
        return tuple(self.get(code) for code in self._table.keys.get(key, ()))

    def parse(self, full_words: str, on: str | None = None) -> Locality:
        """Return the one unit that a written chain names; raise UnknownPlace or AmbiguousPlace."""
        from khotin.gazetteer.parse import parse

        return parse(self, full_words, on)

    def known_part(self, full_words: str, on: str | None = None) -> Locality | None:
        """Return the unit of a chain, or of its nearest upper unit that is known, else None.

        A commune merged long before our lists is filed under its district.
        """
        parts = full_words.split(",")
        for start in range(len(parts)):
            try:
                return self.parse(",".join(parts[start:]), on)
            except PlaceError:
                continue
        return None


@cache
def load() -> Gazetteer:
    """Return the gazetteer, read once a process."""
    return Gazetteer()

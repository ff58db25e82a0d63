"""A step of the gazetteer's build: the communes of the list of 2017 that are not in that of 2023.

Most were merged or renamed by the resolutions of 2019 and 2020 on the arrangement of communes. The table
that is read here is our own; what its columns mean is said in its head.
"""

from __future__ import annotations

from gazetteer_units import DATA, Unit, Units, day_after, link, table

FORMER = DATA / "former_communes.tsv"


def add_former_communes(units: Units) -> None:
    """Add each of them below the district that it had, and let it go on in the commune that took it."""
    for row in table(FORMER):
        unit = units[row["code"]] = former(units, row)
        for successor in filter(None, row["successors"].split(",")):
            link(units, unit.code, successor)
        if row["begun"]:
            new = units[row["begun"]]
            new.since, new.late = day_after(unit.until), True


def former(units: Units, row: dict[str, str]) -> Unit:
    """Return the unit of a row, which may be there already, under the name that its place got on leaving.

    A commune of a dissolved district was copied from what stands today; the row tells its true name.
    """
    there = units.get(row["code"])
    if not there:
        unit = Unit(row["code"], row["kind"], row["name"], 3, row["parent"], until=row["until"])
        unit.moved = True
        return unit
    if there.parent != row["parent"]:
        raise SystemExit(f"former_communes.tsv: {row['code']} is there already below {there.parent}")
    there.kind, there.name, there.also = row["kind"], row["name"], []
    return there

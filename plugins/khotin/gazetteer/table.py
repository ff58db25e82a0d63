"""Read the committed table of localities, quickly: lines are cut at once, units made when asked for."""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files

from khotin.model import Form, Level, Locality

DATA = files("khotin.gazetteer") / "data"


def rows(name: str) -> list[list[str]]:
    """Return the rows of a small data table, without comments and column names."""
    lines = DATA.joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


class Table:
    """The table as lines by code, and the codes of each loose name key."""

    def __init__(self) -> None:
        text = DATA.joinpath("units.tsv").read_text(encoding="utf-8")
        body = text[text.index("\ncode\t") + 1 :]
        lines = {line[: line.index("\t")]: line for line in body.split("\n")[1:-1]}
        keys: dict[str, list[str]] = defaultdict(list)
        for code, line in lines.items():
            names = line[line.rindex("\t") + 1 :]
            if "," in names:
                for name in names.split(","):
                    keys[name].append(code)
            else:
                keys[names].append(code)
        self.lines, self.keys = lines, keys

    def unit(self, code: str) -> Locality:
        """Return the unit of `code`; KeyError where there is none."""
        cells = self.lines[code].split("\t")
        also = (form.split("|") for form in cells[8].split(";") if form)
        return Locality(
            code=code,
            kind=cells[1],
            name=cells[2],
            level=Level(int(cells[3])),
            parent=cells[4] or None,
            path=cells[5],
            since=cells[6] or None,
            until=cells[7] or None,
            also=tuple(Form(kind or cells[1], name or cells[2], until or None) for kind, name, until in also),
            predecessors=tuple(cells[9].split(",")) if cells[9] else (),
            successors=tuple(cells[10].split(",")) if cells[10] else (),
        )

    def paths(self) -> dict[str, str]:
        """Return the code of each promised path."""
        return {line.split("\t", 6)[5]: code for code, line in self.lines.items()}

    def children(self) -> dict[str, list[str]]:
        """Return the codes below each code."""
        below: dict[str, list[str]] = defaultdict(list)
        for code, line in self.lines.items():
            below[line.split("\t", 5)[4]].append(code)
        return below

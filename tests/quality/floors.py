"""The floors of the quality gate: what was reached once is never given up.

`floors.toml` counts reports for each field, and the checksum of the corpus they were counted on.
`python tests/quality --raise` lifts them to what the converter reaches now; nothing lowers them as long
as the corpus is the same.
"""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

FILE = Path(__file__).parent / "floors.toml"
Floors = dict[str, dict[str, int]]
_HEAD = """\
# Reports of the corpus that are right in each field, at least; `honest` counts the fields in the head of
# an article that are right or flagged. Written by `python tests/quality --raise`; never lowered by hand.
"""


def load(text: str | None = None) -> tuple[str, Floors]:
    """Return the checksum of the corpus and the floors of each part."""
    table = tomllib.loads(FILE.read_text("utf-8") if text is None else text)
    return table.pop("corpus"), table


def below(floors: Floors, reached: Floors) -> list[str]:
    """Return a sentence for each field that is below its floor."""
    return [
        f"{part}: {name} is right in {reached[part].get(name, 0)}, was right in {floor} already"
        for part, fields in floors.items()
        for name, floor in fields.items()
        if reached[part].get(name, 0) < floor
    ]


def raised(floors: Floors, reached: Floors) -> Floors:
    """Return the higher of floor and reached for each field."""
    return {
        part: {name: max(count, floors.get(part, {}).get(name, 0)) for name, count in fields.items()}
        for part, fields in reached.items()
    }


def dump(corpus: str, floors: Mapping[str, Mapping[str, int]]) -> str:
    """Return the text of `floors.toml`."""
    rows = [_HEAD + f'corpus = "{corpus}"']
    for part, fields in floors.items():
        rows += ["", f"[{part}]", *(f"{name} = {count}" for name, count in fields.items())]
    return "\n".join(rows) + "\n"


def history() -> Iterator[tuple[str, Floors]]:
    """Yield checksum and floors of each committed version; none outside a repository."""
    versions = _git("log", "--format=%H", "--", FILE.name) or ""
    for commit in versions.split():
        text = _git("show", f"{commit}:./{FILE.name}")
        if text:
            yield load(text)


def _git(*arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", *arguments], cwd=FILE.parent, capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return done.stdout.decode() if done.returncode == 0 else None

"""Take raw reports in: keep them as they came, convert them, bring their pictures along."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from khotin import files, guard, text, topics
from khotin.convert.convert import Result
from khotin.convert.read.reader import ARCHIVES
from khotin.convert.run import run
from khotin.convert.store import Outcome, Store
from khotin.editorial import fixity


@dataclass(frozen=True, slots=True)
class Kept:
    """A raw report in `seeds/`; `new` is False where the same bytes were there before."""

    path: Path
    new: bool


def keep(root: Path, source: Path) -> Kept:
    """Copy the raw report `source` and the pictures saved beside it into `seeds/`, overwriting nothing."""
    if source.resolve().is_relative_to((root / "seeds").resolve()):
        return Kept(root / source.resolve().relative_to(root.resolve()), new=False)
    beside = source.with_name(f"{source.stem}_files")
    # Two pages saved under one name call their pictures the same; mixed, one would show the other's.
    apart = beside.is_dir() and (root / "seeds" / beside.name).exists()
    kept = keep_bytes(root, source.read_bytes(), source.name, apart=apart)
    if kept.new and beside.is_dir():
        _copy_pictures(beside, kept.path.parent / beside.name)
    return kept


def keep_bytes(root: Path, data: bytes, name: str, *, apart: bool = False) -> Kept:
    """Put `data` into `seeds/` under `name` or, where taken, another; `apart` in a folder of its own."""
    folder = root / "seeds"
    digest = hashlib.sha256(data).hexdigest()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and path.stat().st_size == len(data) and fixity.digest(path) == digest:
            return Kept(path, new=False)
    suffix = next(filter(name.lower().endswith, ARCHIVES), Path(name).suffix.lower())
    stem = text.slug(name[: len(name) - len(suffix)]) or "tin"
    folder = folder / f"{stem}-{digest[:8]}" if apart else folder
    path = folder / f"{stem}{suffix}"
    if path.exists():
        path = folder / f"{stem}-{digest[:8]}{suffix}"
    files.write(path, data)
    return Kept(path, new=True)


def _copy_pictures(source: Path, target: Path) -> None:
    for path in sorted(source.rglob("*")):
        place = target / path.relative_to(source)
        if path.is_file() and path.suffix.lower() in guard.PICTURES and not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)


def convert(root: Path, raws: list[Path]) -> Iterator[tuple[Result, Outcome]]:
    """Convert the raw reports `raws` of the archive at `root`; yield what became of each report in them."""
    content = root / "content"
    jobs = [(str(path), path.relative_to(root).as_posix()) for path in raws]
    store = Store(content)
    for results in run(jobs, topics.vocabulary(content)):
        for result in results:
            yield result, store.put(result)

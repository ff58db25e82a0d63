"""A raw report as somebody captured it, and the report that the converter makes of it."""

from __future__ import annotations

from pathlib import Path

from khotin.convert.convert import convert
from khotin.model import Report


def report_in(folder: Path, text: str, kind: str = "txt") -> Report:
    """Return the report in `text`, kept in `folder` as a file of that kind."""
    path = folder / f"raw.{kind}"
    path.write_text(text, encoding="utf-8")
    (result,) = convert(path, f"seeds/{path.name}", ())
    assert result.report is not None
    return result.report

"""Merge what an editor made of an article with what a better converter makes of its raw report.

Front matter is merged field by field, the text line by line with Git's own merge; both against what
the converter wrote last. Where both changed the same thing the result is a conflict to be shown.
"""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import fields, replace
from pathlib import Path

from khotin import article
from khotin.model import Report
from khotin.problems import ContentError


def merge(current: str, base: str, new: str) -> tuple[str, bool]:
    """Return the merged article and whether it is clean; a conflict stands between Git's marks."""
    reports = _canonical(current, base, new)
    if reports is None:
        # Comments or a layout of the editor's own: text is merged as text, so that nothing is lost.
        return _merge_text(current, base, new)
    merged = _merge_fields(*reports)
    body, clean = _merge_text(*(f"{report.body}\n" for report in reports))
    if merged is None or not clean:
        return _merge_text(current, base, new)[0], False
    return article.dump(replace(merged, body=body)), True


def _canonical(*texts: str) -> tuple[Report, Report, Report] | None:
    """Return the three reports, None where one is not exactly what the archive itself writes."""
    try:
        current, base, new = (article.parse(text, "")[0] for text in texts)
    except ContentError:
        return None
    same = all(article.dump(report) == text for report, text in zip((current, base, new), texts, strict=True))
    return (current, base, new) if same else None


def _merge_fields(current: Report, base: Report, new: Report) -> Report | None:
    """Return the report with each field from the side that changed it, None where both did."""
    merged = {}
    for name in (field.name for field in fields(Report)):
        mine, old, theirs = (getattr(report, name) for report in (current, base, new))
        if name == "body" or mine in (old, theirs):
            merged[name] = theirs
        elif theirs == old or name in {"raw", "id", "slug"}:
            merged[name] = mine
        else:
            return None
    return Report(**merged)


def _merge_text(current: str, base: str, new: str) -> tuple[str, bool]:
    with tempfile.TemporaryDirectory() as folder:
        names = {"bài đang có": current, "bản chuyển cũ": base, "bản chuyển mới": new}
        paths = []
        for number, text in enumerate(names.values()):
            path = Path(folder) / str(number)
            path.write_text(text, "utf-8")
            paths.append(str(path))
        labels = [part for name in names for part in ("-L", name)]
        command = ["git", "merge-file", "-p", "--diff3", *labels, *paths]
        done = subprocess.run(command, capture_output=True, check=False)
    return done.stdout.decode(), done.returncode == 0

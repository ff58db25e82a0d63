"""What one more report changes: few files, wherever in time it stands and however crowded its month is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small_site import CONTENT, build, tree

# Promised for an archive of 10,000; nothing that grows with the archive may be among them.
MOST = 80
HEAD = """---
id: {id:08x}
title: Bài số {number}
slug: bai-so-{number}
date: {date}
localities:
  - xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh
terms:
  - Đảng bộ xã Kỳ Thọ 2020-2025
topics: [xay-dung-dang, y-te]
---

Hội nghị sơ kết công tác dân vận.
"""


def write(content, number, date):
    text = HEAD.format(id=number * 2654435761 % 2**32, number=number, date=date)
    (content / "reports" / f"{number}.md").write_text(text, "utf-8")


def changed(folder):
    """Build again; return the names of the files that differ."""
    before = tree(folder / "output")
    result = build(folder / "content", folder / "output", 'SITEURL="https://kho.test"')
    assert result.returncode == 0, result.stdout + result.stderr
    after = tree(folder / "output")
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """Return a built archive with 600 reports of one place in one month, its last; 250 on one day of it."""
    folder = tmp_path_factory.mktemp("crowded")
    content = Path(shutil.copytree(CONTENT, folder / "content"))
    for number in range(600):
        day = 15 if number < 250 else 1 + number % 30
        write(content, number, f"2025-06-{day:02}T{number % 24:02}:{number % 60:02}:00+07:00")
    for number in range(600, 640):
        write(content, number, f"{2005 + number % 20}-03-01T08:00:00+07:00")
    assert changed(folder)
    return folder


@pytest.mark.parametrize(
    "date",
    [
        "2025-06-01T00:00:00+07:00",
        "2025-06-15T12:30:00+07:00",
        "2025-06-30T23:59:00+07:00",
        "2007-01-01T08:00:00+07:00",
    ],
)
def test_one_more_report_changes_few_files(crowded, date):
    number = int(date[2:10].replace("-", ""))
    write(crowded / "content", number, date)
    found = changed(crowded)
    assert f"bai/{date[:4]}/bai-so-{number}/index.html" in found
    assert len(found) <= MOST, "\n".join(found)

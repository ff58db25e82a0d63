"""A small archive of its own for each test: the project's topics, and articles that a test writes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ARTICLE = """\
---
id: {id}
title: Hội nghị sơ kết
slug: {slug}
date: 2023-05-26T14:30:00+07:00
date_basis: stamp
localities:
  - xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh
terms:
  - Đảng bộ xã Kỳ Thọ 2020-2025
topics: [nong-thon-moi]
review: []
---

{body}
"""


class Archive:
    """An archive at `root` whose articles tests write."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"

    def article(self, name: str = "so-ket", body: str = "Một đoạn.", **changes: str) -> Path:
        """Write an article; `changes` replace whole lines by their key, or add one."""
        text = ARTICLE.format(id=changes.pop("id", "7f3a9c21"), slug=name, body=body)
        for key, line in changes.items():
            rows = text.split("\n")
            at = next((n for n, row in enumerate(rows) if row.startswith(f"{key}:")), rows.index("---", 1))
            rows[at : at + (rows[at] != "---")] = [line]
            text = "\n".join(rows)
        path = self.content / "reports" / "2023" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path


@pytest.fixture
def archive(tmp_path: Path, project: Path) -> Archive:
    """An archive without articles."""
    shutil.copytree(project / "content" / "topics", tmp_path / "content" / "topics")
    (tmp_path / "content" / "reports").mkdir()
    return Archive(tmp_path)

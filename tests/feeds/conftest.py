"""An editors' desk: write articles, build their feeds, look at the result as a subscriber does."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from feeds.generator import plan
from feeds.settings import Settings
from khotin import article
from khotin.archive import load_archive
from khotin.edtf import VIETNAM
from khotin.history import History
from khotin.model import Report

SITE = "https://khotin.example.vn"
PLACES = {
    "ky-tho": "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh",
    "can-loc": "huyện Can Lộc, tỉnh Hà Tĩnh",
    "chi-lang": "huyện Chi Lăng, tỉnh Lạng Sơn",
}


class Outputs(dict[str, bytes]):
    """What the site's writer would write, by address."""

    def add(self, address: str, owner: str, make: Callable[[], bytes], key: bytes = b"") -> None:
        assert address not in self, owner
        self[address] = make()

    def group(self, name: str, plan: Callable[[Outputs], None]) -> None:
        plan(self)

    def write(self, folder: Path) -> Path:
        for address, data in self.items():
            path = folder / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return folder


class Desk:
    """Articles in a folder of their own."""

    def __init__(self, folder: Path, project: Path) -> None:
        self.content = folder / "content"
        shutil.copytree(project / "content" / "topics", self.content / "topics")
        self.reports: dict[str, Report] = {}

    def write(self, number: int, date: str, body: str = "Nội dung.\n", **fields: object) -> Report:
        """Write the article with the id made of `number`; `fields` replace what it has by default."""
        key = f"{number:08x}"
        self.remove(key)
        values: dict[str, object] = {
            "id": key,
            "title": f"Bài số {number}",
            "slug": f"bai-so-{number}",
            "date": moment(date),
            "date_basis": "stamp",
            "body": body,
            "localities": [PLACES["ky-tho"]],
            "terms": ["Đảng bộ xã Kỳ Thọ 2020-2025"],
            "topics": ["giam-ngheo"],
            "authors": ["Hồng Lam"],
        }
        report = self.reports[key] = Report(**(values | fields))
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article.dump(report), "utf-8")
        return report

    def remove(self, key: str) -> None:
        if key in self.reports:
            self.path(key).unlink()
            del self.reports[key]

    def path(self, key: str) -> Path:
        report = self.reports[key]
        return self.content / "reports" / str(report.date.year) / f"{report.slug}.md"

    def build(self, site: str = SITE, hub: str = "", within: tuple[str, ...] = (), touches=None) -> Outputs:
        outputs = Outputs()
        settings = Settings(site, "Kho Tin", "Kho lưu trữ tin địa phương", hub, within)
        plan(load_archive(self.content, history=History(touches or {})), settings, outputs)
        return outputs


def moment(text: str) -> datetime:
    """Return a moment in Việt Nam; a day alone means eight in the morning."""
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=VIETNAM) + timedelta(hours=8 * (len(text) == len("2023-05-26")))


@pytest.fixture
def desk(tmp_path: Path, project: Path) -> Desk:
    """An empty archive."""
    return Desk(tmp_path, project)


@pytest.fixture(scope="session")
def desk_at() -> type[Desk]:
    """What makes an archive in a folder of one's choice."""
    return Desk

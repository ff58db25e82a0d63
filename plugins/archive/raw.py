"""The page of a raw report: what was captured, to the letter, and what became of every line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from khotin import ledger, say, urls, views
from khotin.entry import Entry
from khotin.ledger import Capture
from khotin.model import RawFile
from khotin.views import Link, Page, Site

TITLE = "Tin thô"


@dataclass(frozen=True)
class RawView:
    """The view of a raw report; `article` leads back to the report."""

    page: Page
    title: str
    article: Link
    raw: RawFile
    captured: str
    capture: Capture


@dataclass(frozen=True, slots=True)
class Seed:
    """The file of a raw report below the folder `root`; `mark` is empty where there is none.

    Reading all raw reports to see whether one was touched would take longer than the rest of a build: size
    and time stamps tell.
    """

    root: str
    mark: tuple[int, ...]


def seed(root: Path, file: str) -> Seed:
    """Return the raw report called `file` as it is now."""
    try:
        stat = (root / file.partition("#")[0]).stat()
    except (OSError, ValueError):
        return Seed(str(root), ())
    return Seed(str(root), (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns))


def view(site: Site, entry: Entry, place: Seed) -> RawView:
    """Return the view of the raw report of `entry`."""
    raw, title = entry.report.raw, entry.report.title
    assert raw is not None
    page = views.page(
        site,
        urls.raw(entry.url),
        f"{TITLE}: {title}",
        f"Bản chụp nguyên văn của bài «{title}», từng dòng, kèm mã kiểm và các chỗ đã sửa.",
    )
    return RawView(
        page,
        TITLE,
        Link(title, entry.url),
        raw,
        say.captured(raw.captured),
        ledger.capture(Path(place.root), raw),
    )

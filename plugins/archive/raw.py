"""The page of a raw report: what was captured, to the letter, and what became of every line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from khotin import ledger, say, urls, views
from khotin.archive import Entry
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


def view(site: Site, entry: Entry, root: Path) -> RawView:
    """Return the view of the raw report of `entry`, whose file lies below `root`."""
    raw, title = entry.report.raw, entry.report.title
    assert raw is not None
    page = views.page(
        site,
        urls.raw(entry.url),
        f"{TITLE}: {title}",
        f"Bản chụp nguyên văn của bài «{title}», từng dòng, kèm mã kiểm và các chỗ đã sửa.",
        crumbs=(Link(title, entry.url),),
    )
    return RawView(
        page, TITLE, Link(title, entry.url), raw, say.captured(raw.captured), ledger.capture(root, raw)
    )

"""Plan `/ra-soat/`: each flagged field with its value and the lines of the raw report that speak for it."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from pelican.generators import Generator

from khotin import views
from khotin.archive import Archive
from khotin.article import PARTS, REVIEWABLE
from khotin.editorial.reviews import Question, questions
from khotin.entry import Entry
from khotin.views import Page, Planner, Site

ADDRESS = "ra-soat/"
# Each one converts its raw report again, so a preview of a large archive shows the newest ones only.
SHOWN = 50


@dataclass(frozen=True)
class ReviewView:
    """The view of the page."""

    page: Page
    title: str
    html: str


class ReviewGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Plan the page where the site is a preview."""

    def generate_output(self, writer: Planner) -> None:
        """Plan it; a site with an address of its own is published and has none."""
        if not self.settings["SITEURL"]:
            root = Path(self.path).parent
            writer.add_page(
                ADDRESS, "text", partial(view, self.context["archive"], self.context["site"], root)
            )


def view(archive: Archive, site: Site, root: Path) -> ReviewView:
    """Return the view of what is to be confirmed, drafts first, then the newest reports."""
    flagged = [entry for entry in (*archive.drafts, *archive.entries) if entry.report.review]
    title = f"Cần rà soát: {len(flagged)} bài"
    page = views.page(
        site, ADDRESS, title, "Những mục máy suy ra, chờ biên tập viên xác nhận.", section=ADDRESS
    )
    asked = questions(
        root.absolute(), [Path(entry.path) for entry in flagged[:SHOWN]], list(archive.topics.values())
    )
    by_file = {file: list(group) for file, group in groupby(asked, key=lambda question: question.file)}
    rows = [
        *_intro(len(flagged)),
        *(row for entry in flagged[:SHOWN] for row in _article(entry, by_file, page.root)),
    ]
    return ReviewView(page, title, "\n".join(rows))


def _intro(count: int) -> Iterator[str]:
    yield (
        "<p>Trang này chỉ có khi xem thử. Trả lời từng mục bằng lệnh <code>khotin review</code>, "
        "hoặc sửa thẳng trong tệp rồi xóa tên mục khỏi <code>review</code>.</p>"
    )
    if count > SHOWN:
        yield f"<p>Dưới đây là {SHOWN} bài đầu; xem đủ bằng <code>khotin review --list</code>.</p>"


def _article(entry: Entry, by_file: dict[str, list[Question]], root: str) -> Iterator[str]:
    report = entry.report
    name = html.escape(report.title)
    shown = name if report.status == "draft" else f'<a href="{root}{entry.url}">{name}</a>'
    yield f"<h2>{shown}</h2>\n<p><code>{html.escape(entry.file)}</code></p>\n<ul>"
    for question in by_file.get(entry.file, ()):
        yield f"<li>{_question(question)}</li>"
    yield "</ul>"


def _question(question: Question) -> str:
    now = "; ".join(question.now) if isinstance(question.now, list) else question.now
    value = "" if question.field in PARTS else f": {html.escape(now) or '(trống)'}"
    rows = [f"<strong>{REVIEWABLE.get(question.field, question.field)}</strong>{value}"]
    for item in question.evidence:
        place = f"dòng {item.line}: " if item.line else ""
        said = html.escape(" ".join(item.text.split())[:300])
        rows.append(f"{html.escape(question.raw_file)}, {place}{said if '«' in said else f'«{said}»'}")
    return "<br>".join(rows)

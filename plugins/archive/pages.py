"""The pages that editors write themselves: `content/pages/*.md`, front matter and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from khotin import frontmatter, views
from khotin.archive import Archive
from khotin.problems import ContentError, Problem
from khotin.views import Page, Site

from .reading import for_page

_KEYS = {"title": "tên trang", "slug": "địa chỉ", "summary": "tóm tắt một câu"}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class EditorsPage:
    """A page as its file holds it; `body` is Markdown."""

    file: str
    title: str
    slug: str
    summary: str
    body: str

    @property
    def address(self) -> str:
        """The page's address."""
        return f"{self.slug}/"


@dataclass(frozen=True)
class TextView:
    """The view of a page of text."""

    page: Page
    title: str
    html: str


def load_pages(folder: Path) -> dict[str, EditorsPage]:
    """Return the pages in `folder` by slug; raise ContentError naming file, line and remedy."""
    pages: dict[str, EditorsPage] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.md")):
        file = f"{folder.parent.name}/{folder.name}/{path.name}"
        try:
            found = _read(path, file)
        except ContentError as error:
            problems += error.problems
            continue
        first = pages.setdefault(found.slug, found)
        if first is not found:
            problems.append(
                Problem(file, 1, f"«slug» trùng với trang {first.file}", "đổi «slug» của một trong hai trang")
            )
    if problems:
        raise ContentError(problems)
    return pages


def _read(path: Path, file: str) -> EditorsPage:
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ContentError([Problem(file, 1, "tệp không phải UTF-8", "lưu lại với bảng mã UTF-8")]) from error
    front = frontmatter.parse(text, file)
    if problems := list(_faults(front, file)):
        raise ContentError(problems)
    title, slug, summary = (str(front.values[key]).strip() for key in _KEYS)
    return EditorsPage(file, title, slug, summary, front.body)


def _faults(front: frontmatter.Front, file: str) -> Iterator[Problem]:
    for key in front.values.keys() - _KEYS.keys():
        remedy = f"xóa dòng này (các khóa: {', '.join(_KEYS)})"
        yield Problem(file, front.lines[key], f"khóa «{key}» không có trong mẫu trang", remedy)
    for key, meaning in _KEYS.items():
        value = front.values.get(key, "")
        if not isinstance(value, str) or not value.strip():
            yield Problem(
                file, front.lines.get(key, 1), f"thiếu «{key}» ({meaning})", f"thêm dòng «{key}: …»"
            )
    slug = front.values.get("slug")
    if isinstance(slug, str) and slug.strip() and not _SLUG.fullmatch(slug.strip()):
        remedy = "chỉ dùng chữ thường không dấu, số và gạch nối"
        yield Problem(
            file, front.lines["slug"], f"«slug» ({_KEYS['slug']}) không đúng dạng: «{slug}»", remedy
        )


def view(archive: Archive, site: Site, source: EditorsPage) -> TextView:
    """Return the view of an editors' page."""
    page = views.page(site, source.address, source.title, source.summary, section=source.address)
    return TextView(page, source.title, for_page(archive.render(source.body), page.root))

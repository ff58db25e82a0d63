"""Make a new article from answers: an id and an address that nothing else has, the text made safe."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from khotin import article, files, markup, text
from khotin.convert import pictures
from khotin.convert.store import UNDATED
from khotin.editorial import index
from khotin.editorial.register import Register
from khotin.model import Report

_ID_TRIES = 1000


@dataclass(slots=True)
class Draft:
    """What an editor said of a new report; `pictures` are files with their captions."""

    title: str
    date: str = ""
    event_date: str = ""
    localities: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    source: str = ""
    summary: str = ""
    body: str = ""
    pictures: list[tuple[Path, str]] = field(default_factory=list)
    unfinished: bool = False


def plain(body: str) -> str:
    """Return pasted text as Markdown that shows exactly its paragraphs."""
    body = body.replace("\r\n", "\n").strip()
    # Text copied from a web page often has one line a paragraph and no blank lines.
    parts = re.split(r"\n\s*\n", body) if re.search(r"\n\s*\n", body) else body.split("\n")
    return "\n\n".join(markup.escape(text.clean(part)) for part in parts if part.strip())


def write(root: Path, draft: Draft) -> Path:
    """Write the article of `draft` and its pictures below `root`; return its path."""
    content = root / "content"
    cards = index.cards(content)
    identifier = _free_id(
        {card.id for card in cards} | {row.key for row in Register.read(content).rows.values()}
    )
    date = datetime.fromisoformat(draft.date) if draft.date else None
    folder = content / "reports" / (str(date.year) if date else UNDATED)
    slug = text.slug(draft.title) or identifier
    taken = {card.address for card in cards} | {card.path for card in cards}
    if folder / f"{slug}.md" in taken or (date and f"bai/{date.year}/{slug}/" in taken):
        slug = f"{slug}-{identifier}"
    body = "\n\n".join([draft.body, *_pictures(content, identifier, draft.pictures)]).strip()
    report = Report(
        id=identifier,
        title=draft.title,
        slug=slug,
        date=date,
        date_basis="stamp",
        body=body,
        event_date=draft.event_date or None,
        localities=draft.localities,
        terms=draft.terms,
        topics=draft.topics,
        authors=draft.authors,
        source=draft.source or None,
        summary=draft.summary,
        review=[] if date else ["date"],
        status="draft" if draft.unfinished or not date else "published",
    )
    path = folder / f"{slug}.md"
    files.write(path, article.dump(report))
    return path


def _free_id(taken: set[str]) -> str:
    for _ in range(_ID_TRIES):
        identifier = secrets.token_hex(4)
        if identifier not in taken:
            return identifier
    raise RuntimeError("no free id")


def picture_problem(path: Path) -> str:
    """Return why the file at `path` cannot be a picture of an article, empty where it can."""
    if not path.is_file():
        return f"không có tệp ảnh {path}"
    try:
        pictures.draw(pictures.content(path))
    except pictures.Unfit as unfit:
        return f"{path.name}: {unfit}"
    return ""


def _pictures(content: Path, identifier: str, shown: Sequence[tuple[Path, str]]) -> list[str]:
    blocks = []
    for number, (path, caption) in enumerate(shown, 1):
        made = pictures.files(f"images/{identifier}/{number}", pictures.draw(pictures.content(path)))
        for picture in made:
            files.write(content / picture.path, picture.data)
        said = markup.escape(caption)
        blocks.append(f"![{said}](/{made[0].path})\n\n{said}\n{{: .caption }}")
    return blocks

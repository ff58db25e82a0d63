"""Mend what can be mended without a guess, and show it.

Each mend is a function from text to text that changes one kind of fault; what could mean two things
is left to the editor.
"""

from __future__ import annotations

import codecs
import difflib
import re
import unicodedata
from collections.abc import Callable, Collection
from pathlib import Path

from khotin import article, dayfirst, files, frontmatter, guard
from khotin import topics as vocabulary
from khotin.editorial import index, quotes
from khotin.problems import ContentError

Say = Callable[[str], None]
_KEY = re.compile(r"(?m)^([A-Za-z_-]+)(?=:(?:\s|$))")
_INDENT = re.compile(r"(?m)^[ \t]*\t[ \t]*")
_DATE = re.compile(r"""(?m)^(date|added|updated|event_date):[ \t]*["']?([^"'#\n]+?)["']?[ \t]*$""")


def fix(root: Path, only: Collection[Path] | None, say: Say) -> list[Path] | None:
    """Mend the articles of the archive, or those among `only`; `say` gets what was done.

    Return the files to check afterwards: `only` with the new names of what was renamed.
    """
    content = root / "content"
    wanted = None if only is None else set(only)
    paths = [card.path for card in index.cards(content)] if wanted is None else sorted(wanted)
    renamed = _rename(content, wanted, say)
    slugs = _slugs(content)
    for path in (renamed.get(path, path) for path in paths):
        if path.suffix == ".md" and path.is_file() and path.is_relative_to(content / "reports"):
            _mend(path, path.relative_to(root).as_posix(), slugs, say)
    return None if wanted is None else sorted(renamed.get(path, path) for path in wanted)


def _mend(path: Path, name: str, slugs: dict[str, str], say: Say) -> None:
    data = path.read_bytes()
    text = _text(data)
    if text is None:
        return
    new = mend(text, slugs)
    if new.encode() == data:
        return
    files.write(path, new)
    if not data.decode("utf-8", "replace").startswith("\ufeff") and guard.is_utf16(data):
        say(f"{name}: đã chuyển từ UTF-16 sang UTF-8")
    elif data.startswith(codecs.BOM_UTF8):
        say(f"{name}: đã bỏ dấu BOM")
    rows = difflib.unified_diff(
        text.splitlines(), new.splitlines(), name, f"{name} (đã sửa)", lineterm="", n=0
    )
    if shown := "\n".join(rows):
        say(shown)


def _text(data: bytes) -> str | None:
    """Return the text of a file in UTF-8 or UTF-16 without BOM, None for anything else."""
    if guard.is_utf16(data):
        marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        encoding = "utf-16" if marked else "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def mend(text: str, slugs: dict[str, str]) -> str:
    """Return an article's text with every safe mend; `slugs` has the slug of each topic's name."""
    text = unicodedata.normalize("NFC", text)
    text = quotes.straighten(text)
    try:
        head, _, _ = frontmatter.split(text, "")
    except ContentError:
        return text
    at = text.index(head)
    new = _topics(_dates(_keys(_INDENT.sub(_spaces, head))), slugs)
    return text[:at] + new + text[at + len(head) :]


def _spaces(match: re.Match[str]) -> str:
    return match[0].replace("\t", "  ")


def _keys(head: str) -> str:
    """Write keys as the article format does: «Title» becomes «title», unless that is there already."""
    present = set(_KEY.findall(head))

    def lower(match: re.Match[str]) -> str:
        bare = match[1].casefold().replace("-", "_")
        return bare if bare in article.KEYS and bare not in present else match[1]

    return _KEY.sub(lower, head)


def _dates(head: str) -> str:
    def write(match: re.Match[str]) -> str:
        known = dayfirst.day(match[2]) if match[1] == "event_date" else dayfirst.stamp(match[2])
        return f"{match[1]}: {known}" if known else match[0]

    return _DATE.sub(write, head)


def _topics(head: str, slugs: dict[str, str]) -> str:
    """Write the names of topics as their slugs: «Nông thôn mới» becomes «nong-thon-moi»."""
    try:
        front = frontmatter.parse(f"---{head}---\n", "")
    except ContentError:
        return head
    written = front.values.get("topics")
    if not isinstance(written, list):
        return head
    wanted = {item: slugs[item] for item in map(str, written) if slugs.get(item, item) != item}
    rows = head.split("\n")
    for place, item in enumerate(map(str, written)):
        if item in wanted:
            line = front.items[f"topics.{place}"] - 1
            rows[line] = (
                rows[line].replace(frontmatter.scalar(item), wanted[item], 1).replace(item, wanted[item], 1)
            )
    return "\n".join(rows)


def _slugs(content: Path) -> dict[str, str]:
    try:
        topics = vocabulary.vocabulary(content)
    except ContentError:
        return {}
    return {topic.name: topic.slug for topic in topics} | {topic.name.lower(): topic.slug for topic in topics}


def _rename(content: Path, wanted: Collection[Path] | None, say: Say) -> dict[Path, Path]:
    """Give files whose names are written in pieces (NFD) whole names; return the new path of each."""
    done: dict[Path, Path] = {}
    for path in sorted(content.rglob("*"), key=lambda path: -len(path.parts)):
        name = unicodedata.normalize("NFC", path.name)
        if name == path.name or (wanted is not None and path.is_file() and path not in wanted):
            continue
        target = path.with_name(name)
        if target.exists():
            continue
        path.rename(target)
        done[path] = target
        say(f"đổi tên tệp {path.relative_to(content.parent).as_posix()} sang tên viết liền dấu (NFC)")
    return done

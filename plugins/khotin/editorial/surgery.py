"""Change one field of an article and leave every other byte as the editor wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import yaml

from khotin import article, files, frontmatter
from khotin.problems import ContentError

Value = str | list[str] | None


def change(text: str, values: Mapping[str, Value]) -> str:
    """Return an article's text with the fields `values` set, None taking a field out.

    Only the lines of those fields change; a new field stands where the article format has it.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n")
    for key, value in values.items():
        plain = _set(plain, key, value)
    return plain.replace("\n", newline)


def save(path: Path, name: str, values: Mapping[str, Value]) -> None:
    """Change the article at `path` in one step; raise ContentError where that would break it."""
    data = path.read_bytes().decode("utf-8")
    changed = change(data, values)
    article.parse(changed.removeprefix("\ufeff").replace("\r\n", "\n"), name)
    files.write(path, changed)


def _set(text: str, key: str, value: Value) -> str:
    head, _, _ = frontmatter.split(text.removeprefix("\ufeff"), "")
    at = text.index(head)
    rows = head.split("\n")
    spans = _spans(head)
    new = [] if value is None else frontmatter.rows(key, value)
    if key in spans:
        first, last = spans[key]
        comment = _comment(rows[first]) if first == last and len(new) == 1 else ""
        rows[first : last + 1] = [new[0] + comment, *new[1:]] if new else []
    elif new:
        place = _place(key, spans) or len(rows) - 1
        rows[place:place] = new
    return text[:at] + "\n".join(rows) + text[at + len(head) :]


def _spans(head: str) -> dict[str, tuple[int, int]]:
    """Return the first and the last line of each field in front matter."""
    try:
        node = yaml.compose(head, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise ContentError([]) from error
    spans: dict[str, tuple[int, int]] = {}
    for key, value in cast("yaml.MappingNode", node).value if node else ():
        end = value.end_mark
        # A block ends where the next key begins; its own last line is above blanks and comments.
        last = end.line if end.column else max(key.start_mark.line, end.line - 1)
        rows = head.split("\n")
        while last > key.start_mark.line and (not rows[last].strip() or rows[last].lstrip().startswith("#")):
            last -= 1
        spans[str(key.value)] = key.start_mark.line, last
    return spans


def _place(key: str, spans: Mapping[str, tuple[int, int]]) -> int | None:
    """Return the line where a new field `key` stands: after the nearest field before it in the format."""
    order = list(article.KEYS)
    before = [spans[other][1] + 1 for other in order[: order.index(key)] if other in spans]
    return max(before, default=None)


def _comment(row: str) -> str:
    """Return the remark at the end of a line with one value, with the blanks before it."""
    match = re.search(r"""\s+#[^"']*$""", row)
    return match[0] if match else ""

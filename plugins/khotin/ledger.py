"""A raw report as captured, beside the article made from it: line by line, each with its label.

An archive can be trusted only where its readers can see what was captured and what was done to it.
Labelling costs about two milliseconds a report, so a capture is read only when its page is rendered.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from khotin.editorial.fixity import digest
from khotin.model import RawFile, Repair

# How readers and editors are told the label of a line (`model.Label`).
LABELS = {
    "title": "tên bài",
    "kicker": "dòng dẫn",
    "timestamp": "ngày đăng",
    "lead": "mở bài",
    "body": "nội dung",
    "caption": "chú thích ảnh",
    "byline": "tác giả",
    "source": "nguồn",
    "boilerplate": "của trang",
    "duplicate": "lặp lại",
    "blank": "",
}
# A longer raw report is shown up to here: its page must stay readable on a phone.
MOST_LINES = 2_000


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a raw report; `why` says on what ground it was left out, where it was."""

    number: int
    label: str
    why: str
    raw: str


@dataclass(frozen=True)
class Capture:
    """The raw report of an article on disk; `state` is `whole`, `changed`, `missing` or `archived`.

    `archived` is a record of a web archive, which would have to be read through for each of its pages.
    """

    path: Path
    name: str
    sha256: str
    state: str

    @cached_property
    def _read(self) -> tuple[tuple[Row, ...], tuple[Repair, ...], int]:
        from khotin.convert.errors import Refused
        from khotin.convert.label import label
        from khotin.convert.read import read

        if self.state != "whole":
            return (), (), 0
        try:
            page = next(read(self.path, self.name))
        except (Refused, StopIteration):
            # A later converter may refuse what an earlier one took; the checksum still vouches for the file.
            return (), (), 0
        label(page)
        rows = (
            Row(line.number, LABELS[line.label or "body"], line.why, line.raw.strip()) for line in page.lines
        )
        return tuple(rows)[:MOST_LINES], tuple(page.repairs), len(page.lines)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines with their labels, at most `MOST_LINES`."""
        return self._read[0]

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """The damage of the capture that was mended."""
        return self._read[1]

    @property
    def total(self) -> int:
        """How many lines there are."""
        return self._read[2]


def capture(root: Path, raw: RawFile) -> Capture:
    """Return the raw report `raw` of an article, looked for below the project's `root`."""
    name, _, record = raw.file.partition("#")
    path = root / name
    if not name or Path(name).is_absolute() or ".." in Path(name).parts or not path.is_file():
        state = "missing"
    elif record:
        state = "archived"
    else:
        state = "whole" if digest(path) == raw.sha256 else "changed"
    return Capture(path, name, raw.sha256, state)

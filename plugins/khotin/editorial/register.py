"""The register of published addresses: what was promised once leads somewhere for good.

`content/dia-chi.tsv` has one line an address, sorted, so that two editors' lines merge by themselves
(`.gitattributes` lets Git keep both sides). An article's line carries its id: wherever the article with
that id stands now is where its old addresses lead, so a rename needs no line of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from khotin import files, urls
from khotin.problems import Problem

FILE = "dia-chi.tsv"
MOVED, REMOVED = "chuyển", "gỡ"
_HEAD = """\
# Sổ địa chỉ đã công bố, do lệnh «khotin redirects» viết.
# Khi gộp bị xung đột thì giữ mọi dòng của cả hai bên rồi chạy lại lệnh ấy.
# địa chỉ	mã bài	trạng thái	nơi chuyển tới hoặc lý do gỡ
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A published address; `key` is the id of its article, empty for a list or a page."""

    address: str
    key: str = ""
    state: str = ""
    value: str = ""

    @property
    def weight(self) -> tuple[bool, str, str]:
        """Of two lines for one address, the decided one counts."""
        return bool(self.state), self.state, self.value


@dataclass(frozen=True, slots=True)
class Settled:
    """What becomes of the addresses that no page stands at."""

    redirects: dict[str, str] = field(default_factory=dict)
    tombstones: list[Row] = field(default_factory=list)
    lost: list[Row] = field(default_factory=list)


class Register:
    """The rows by address; changed in memory, then written."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self.rows: dict[str, Row] = {}
        for row in rows:
            known = self.rows.get(row.address)
            if known is None or row.weight > known.weight:
                self.rows[row.address] = row

    @classmethod
    def read(cls, content: Path) -> Register:
        """Return the register of an archive, empty where there is none yet."""
        path = content / FILE
        return cls(_rows(path.read_text("utf-8-sig"))) if path.is_file() else cls()

    def write(self, content: Path) -> bool:
        """Write the register where it changed; return whether it did."""
        text = self.text()
        path = content / FILE
        if path.is_file() and path.read_bytes() == text.encode():
            return False
        files.write(path, text)
        return True

    def text(self) -> str:
        """Return the file."""
        rows = sorted(self.rows.values(), key=lambda row: row.address)
        return _HEAD + "".join("\t".join(_cells(row)) + "\n" for row in rows)

    def addresses(self) -> set[str]:
        """Return the addresses that still lead to text: all but those of removed articles."""
        return {address for address, row in self.rows.items() if row.state != REMOVED}

    def tombstone(self, key: str) -> str:
        """Return why the article with id `key` was removed, empty where it was not."""
        return next(
            (row.value for row in self.rows.values() if row.state == REMOVED and key and row.key == key), ""
        )

    def add(self, now: Mapping[str, str]) -> list[str]:
        """Add the addresses of `now` (with their ids); return those that are new."""
        new = [address for address in now if address not in self.rows]
        for address, key in now.items():
            row = self.rows.get(address)
            if row is None or row.key != key:
                self.rows[address] = replace(row, key=key) if row else Row(address, key)
        return sorted(new)

    def move(self, old: str, new: str) -> None:
        """Send the readers of `old` to `new`."""
        key = self.rows[old].key if old in self.rows else ""
        self.rows[old] = Row(old, key, MOVED, new)

    def remove(self, key: str, reason: str) -> None:
        """Put a tombstone at every address of the article with id `key`."""
        for row in list(self.rows.values()):
            if row.key == key:
                self.rows[row.address] = replace(row, state=REMOVED, value=" ".join(reason.split()))

    def restore(self, key: str) -> None:
        """Take the tombstones of the article with id `key` away."""
        for row in list(self.rows.values()):
            if row.key == key and row.state == REMOVED:
                self.rows[row.address] = Row(row.address, key)

    def settle(self, live: Container[str], articles: Mapping[str, str], topics: Container[str]) -> Settled:
        """Decide for each address without a page: redirect, tombstone, or lost.

        `live` are the addresses that have a page, `articles` the address of each published id, `topics` the
        slugs of the vocabulary.
        """
        settled = Settled()
        for address, row in sorted(self.rows.items()):
            if address in live:
                continue
            if row.state == REMOVED:
                settled.tombstones.append(row)
            elif target := self._target(row, live, articles, topics):
                settled.redirects[address] = target
            else:
                settled.lost.append(row)
        return settled

    def _target(
        self, row: Row, live: Container[str], articles: Mapping[str, str], topics: Container[str]
    ) -> str | None:
        """Return where a reader of an address without a page is sent."""
        seen = {row.address}
        while row.state == MOVED:
            if row.value in live or row.value in seen:
                return row.value if row.value in live else None
            seen.add(row.value)
            row = self.rows.get(row.value, Row(row.value))
        if row.key in articles:
            return articles[row.key]
        topic = row.address.removeprefix(urls.TOPICS).rstrip("/")
        listed = row.address.startswith((urls.LOCALITIES, urls.TERMS)) or topic in topics
        # The list of a place or a term without reports any more: the next one above has what there is.
        return _above(row.address, live) if listed else None


def _above(address: str, live: Container[str]) -> str:
    while address.count("/") > 1:
        address = address.rstrip("/").rpartition("/")[0] + "/"
        if address in live:
            return address
    return address


def problems(
    settled: Settled, name: str, lines: Mapping[str, int], drafts: Collection[str] = ()
) -> list[Problem]:
    """Return what an editor must decide for each lost address; `lines` are those of the register `name`."""
    found = []
    for row in settled.lost:
        if row.state == MOVED:
            what = f"/{row.address} chuyển tới /{row.value}, nhưng trang ấy không có"
            remedy = f"chọn nơi khác: khotin redirects --move {row.address} ĐỊA_CHỈ_MỚI"
        elif row.key in drafts:
            what = f"bài {row.key} đã công bố ở /{row.address} nay là bản nháp"
            remedy = f'bỏ dòng «status: draft», hoặc gỡ bài: khotin redirects --remove {row.key} "lý do"'
        elif row.key:
            what = f"bài {row.key} đã công bố ở /{row.address} không còn"
            remedy = f'khôi phục bài (git checkout), hoặc gỡ: khotin redirects --remove {row.key} "lý do"'
        else:
            what = f"trang đã công bố /{row.address} không còn"
            remedy = f"chỉ nơi thay thế: khotin redirects --move {row.address} ĐỊA_CHỈ_MỚI"
        found.append(Problem(name, lines.get(row.address, 1), what, remedy))
    return found


def lines_of(content: Path) -> dict[str, int]:
    """Return the line of each address in the register."""
    path = content / FILE
    rows = path.read_text("utf-8-sig").split("\n") if path.is_file() else []
    return {
        row.split("\t")[0]: number for number, row in enumerate(rows, 1) if row and not row.startswith("#")
    }


def _rows(text: str) -> Iterable[Row]:
    for line in text.splitlines():
        # The lines of an open merge are skipped: both sides of it are kept.
        if line.strip() and not line.startswith(("#", "<<<<<<<", "=======", ">>>>>>>", "|||||||")):
            yield Row(*(cell.strip() for cell in line.split("\t")[:4]))


def _cells(row: Row) -> list[str]:
    cells = [row.address, row.key, row.state, row.value]
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return cells

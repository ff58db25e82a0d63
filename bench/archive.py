"""Write a realistic archive of any size: what `bench/site.py` builds, the same at every run.

Texts are sentences of the corpus with numbers of their own; places follow Zipf's law over the real
gazetteer, as they were on the day of the report; years grow as such archives do, from 2009 to 2026.

Run: .venv/bin/python bench/archive.py REPORTS FOLDER
"""

from __future__ import annotations

import random
import re
import shutil
import sys
from bisect import bisect
from datetime import datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "plugins"))

from khotin import article, markup, topics  # noqa: E402 (found in the line above)
from khotin.edtf import VIETNAM  # noqa: E402
from khotin.gazetteer import load  # noqa: E402
from khotin.model import Level, Locality, Report  # noqa: E402
from khotin.text import slug  # noqa: E402

SIZE = 5_000  # bytes of text in a report
FIRST, LAST = 2009, 2026
# The last year has come to its middle.
LAST_DAYS = 180
REFORM = datetime(2025, 7, 1, tzinfo=VIETNAM)
BODIES = [
    ("Đảng bộ", 5, 2005),
    ("HĐND", 5, 2006),
    ("Mặt trận Tổ quốc Việt Nam", 5, 2004),
    ("Đoàn TNCS Hồ Chí Minh", 5, 2007),
]


class Sampler:
    """Draw from values by Zipf's law."""

    def __init__(self, values: list[str], exponent: float) -> None:
        self._values = values
        self._sums = list(accumulate(1 / rank**exponent for rank in range(1, len(values) + 1)))

    def draw(self, rng: random.Random) -> str:
        """Return one value."""
        return self._values[bisect(self._sums, rng.random() * self._sums[-1])]


class Archive:
    """A source of reports; report `number` is the same in an archive of any size."""

    def __init__(self) -> None:
        self.gazetteer = load()
        rng = random.Random("kho tin")
        communes = [self.gazetteer.get(code) for code in self.gazetteer.codes_of(Level.COMMUNE)]
        rng.shuffle(communes)
        old = [
            unit.code
            for unit in communes
            if not self.gazetteer.is_new(unit) and unit.until in (None, "2025-06-30")
        ]
        new = [unit.code for unit in communes if self.gazetteer.is_new(unit)]
        self.old, self.new = Sampler(old, 0.8), Sampler(new, 0.8)
        slugs = [topic.slug for topic in topics.load_topics(ROOT / "content" / "topics")]
        rng.shuffle(slugs)
        self.topics = Sampler(slugs, 1.0)
        self.years = Sampler([str(year) for year in range(LAST, FIRST - 1, -1)], 0.5)
        self.sentences = _sentences()

    def report(self, number: int) -> Report:
        """Return report `number`."""
        rng = random.Random(f"bài {number}")
        start = datetime(int(self.years.draw(rng)), 1, 1, 7, tzinfo=VIETNAM)
        days = LAST_DAYS if start.year == LAST else 365
        date = start + timedelta(minutes=rng.randrange(days * 24 * 60))
        unit = self.gazetteer.get((self.new if date >= REFORM else self.old).draw(rng))
        title = self._title(unit, rng)
        return Report(
            id=f"{number * 2654435761 % 2**32:08x}",
            title=title,
            slug=f"{slug(title)[:90].strip('-')}-{number}",
            date=date,
            date_basis="stamp",
            body=self._body(rng),
            event_date=date.date().isoformat(),
            localities=[self._place(unit.code, date.date().isoformat())],
            terms=self._terms(unit, date, rng),
            topics=sorted({self.topics.draw(rng) for _ in range(2)}),
            authors=[f"Nguyễn Văn {chr(65 + rng.randrange(26))}"],
            source="Đài Truyền thanh xã",
            summary="",
        )

    @cache  # noqa: B019 (one archive a run)
    def _place(self, code: str, day: str) -> str:
        gazetteer = self.gazetteer
        return gazetteer.full_name(gazetteer.get(code), day)

    def _title(self, unit: Locality, rng: random.Random) -> str:
        words = rng.choice(self.sentences).split()[: rng.randrange(8, 18)]
        return f"{unit.label[0].upper()}{unit.label[1:]}: {' '.join(words).strip(' ,;:')}"

    @staticmethod
    def _terms(unit: Locality, date: datetime, rng: random.Random) -> list[str]:
        if rng.random() < 0.3:
            return []
        body, years, first = rng.choice(BODIES[: 1 + int(rng.random() * 1.6) * 3])
        start = first + (date.year - first) // years * years
        return [f"{body} {unit.label} {start}-{start + years}"]

    def _body(self, rng: random.Random) -> str:
        paragraphs: list[str] = []
        size = 0
        while size < SIZE:
            chosen = [rng.choice(self.sentences) for _ in range(rng.randrange(2, 6))]
            text = re.sub(r"\d+", lambda found: str(rng.randrange(10 ** len(found[0]))), " ".join(chosen))
            paragraphs.append(markup.escape(text))
            size += len(text.encode())
        return "\n\n".join(paragraphs)


def _sentences() -> list[str]:
    found: set[str] = set()
    for path in sorted((ROOT / "tests" / "data" / "corpus" / "tune").glob("*.txt")):
        text = path.read_bytes().decode("utf-8", "replace")
        found.update(part.strip() for part in re.split(r"(?<=[.!?])\s+|\n", text) if 60 < len(part) < 400)
    return sorted(part for part in found if "�" not in part and "http" not in part)


def write(folder: Path, count: int, first: int = 0) -> None:
    """Write articles `first` to `count` with the project's topics into `folder`/content."""
    archive, content = Archive(), folder / "content"
    if not (content / "topics").is_dir():
        shutil.copytree(ROOT / "content" / "topics", content / "topics")
        shutil.copytree(ROOT / "content" / "pages", content / "pages")
    for number in range(first, count):
        report = archive.report(number)
        assert report.date is not None
        path = content / "reports" / str(report.date.year) / f"{report.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article.dump(report), "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))

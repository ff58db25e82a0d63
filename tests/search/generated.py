"""An archive of any size for the tests and the benchmark of the search: real sentences in new order.

Among the filling stand a few planted reports, each with words that a reader would remember.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from khotin.gazetteer import load
from khotin.model import Level
from khotin.text import clean

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests/data/corpus/tune"
# The batches that the figures of bench/search-10000.md were measured with: the corpus grows, the archive must
# stay the same.
BATCHES = re.compile(r"(?:[a-g]\d+|t[12]|m3|p[56])-")
SIZE = 5_000
YEARS = range(2016, 2026)
TOPICS = ["nong-nghiep", "giao-duc", "xay-dung-dang", "du-lich", "giam-ngheo", "moi-truong"]
TERMS = {2016: "2015-2020", 2021: "2020-2025"}
NAMES = ["Nguyễn Văn", "Trần Thị", "Lê Hữu", "Phạm Thị", "Hoàng Đức", "Vũ Đình", "Đỗ Thị", "Bùi Xuân"]
GIVEN = ["Hoà", "Dung", "Đức", "Thuỷ", "Bình", "Lan", "Hùng", "Duyên", "Định", "Tuấn", "Mai", "Sơn"]
# Files of the corpus that are plain text of more than a few lines.
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")


@dataclass(frozen=True)
class Planted:
    """A report that queries look for: its slug, what stands in it, and where it belongs."""

    slug: str
    title: str
    text: str
    locality: str
    year: int = 2019


def planted() -> list[Planted]:
    """Return the planted reports of planted.json."""
    return [Planted(**row) for row in json.loads((Path(__file__).parent / "planted.json").read_text("utf-8"))]


def write(content: Path, count: int, seed: int = 5) -> None:
    """Write `count` articles below `content`, the planted ones among them."""
    shutil.copytree(ROOT / "content/topics", content / "topics")
    rng = random.Random(seed)
    sentences = list(_sentences())
    places = _places(rng)
    for number, one in enumerate(planted()):
        text = (
            " ".join(rng.choices(sentences, k=8))
            + f"\n\n{one.text}\n\n"
            + " ".join(rng.choices(sentences, k=8))
        )
        _article(content, number, one.year, one.title, one.slug, text, one.locality, rng)
    for number in range(len(planted()), count):
        year = rng.choice(YEARS)
        title = " ".join(rng.choice(sentences).split()[:14]).strip(" ,.;:")
        _article(content, number, year, title, f"bai-{number}", _text(sentences, rng), places(), rng)


def _sentences() -> Iterator[str]:
    for path in sorted(path for path in CORPUS.glob("*.txt") if BATCHES.match(path.name)):
        text = clean(path.read_bytes().decode("utf-8", "replace"))
        for sentence in _SENTENCE.split(text):
            words = sentence.split()
            if 8 <= len(words) <= 70 and not set("<>|{}[]`*_#\\") & set(sentence):
                yield " ".join(words)


def _text(sentences: list[str], rng: random.Random) -> str:
    paragraphs: list[str] = []
    size = 0
    while size < SIZE:
        one, other = rng.choice(sentences).split(), rng.choice(sentences).split()
        # Halves of two sentences, so that pairs of neighbours are as many as in real reports.
        sentence = " ".join(one[: len(one) // 2] + other[len(other) // 2 :])
        person = f"Đồng chí {rng.choice(NAMES)} {rng.choice(GIVEN)} {rng.randrange(1000)} dự."
        paragraphs.append(f"{sentence} {person}" if rng.random() < 0.2 else sentence)
        size += len(paragraphs[-1].encode())
    return "\n\n".join(" ".join(paragraphs[at : at + 4]) for at in range(0, len(paragraphs), 4))


def _places(rng: random.Random):
    """Return a function that draws a commune, few of them often and most of them seldom (Zipf)."""
    gazetteer = load()
    found = [
        gazetteer.full_name(unit)
        for unit in map(gazetteer.get, gazetteer.codes_of(Level.COMMUNE))
        if unit.until == "2025-06-30" and len(gazetteer.chain(unit)) == 3
    ]
    found = rng.sample(found, min(1500, len(found)))
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(found))))
    return lambda: rng.choices(found, cum_weights=weights)[0]


def _article(content, number, year, title, name, text, place, rng) -> None:  # noqa: PLR0913, PLR0917 (its parts)
    years = "2015-2020" if year < 2020 else "2020-2025"
    front = {
        "id": f"{number:08x}",
        "title": title,
        "slug": name,
        "date": f"{year}-{rng.randrange(1, 7):02}-{rng.randrange(1, 29):02}T08:00:00+07:00",
        "date_basis": "stamp",
        "localities": [place],
        "terms": [f"Đảng bộ {place.split(', ')[0]} {years}"],
        "topics": rng.sample(TOPICS, 2),
        "authors": [f"{rng.choice(NAMES)} {rng.choice(GIVEN)}"],
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    path = content / f"reports/{year}/{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["---", *lines, "---", "", text, ""]), "utf-8")

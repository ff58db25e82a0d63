"""What an editor perhaps means while typing: places, terms, topics, with or without diacritics."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khotin import terms
from khotin.gazetteer import Gazetteer
from khotin.gazetteer.keys import accented, exact, loose
from khotin.gazetteer.words import split
from khotin.model import Locality, Topic
from khotin.text import fold

SHOWN = 12
_TELLING = 2  # letters; fewer fit half the country


def places(gazetteer: Gazetteer, typed: str, on: str | None = None) -> list[str]:
    """Return full names of the units that `typed` may begin: «ky tho, ky anh», «xa ky tho ha tinh».

    `on` is the day of the report: units of that day come first, in the names they had then.
    """
    parts = [split(part) for part in typed.split(",") if part.strip()]
    wanted = "".join(loose(name) for _, name in parts)
    if len(wanted) < _TELLING:
        return []
    kind, name = parts[0]
    found = [
        unit
        for key in gazetteer.names()
        if key.startswith(wanted) or (len(key) > 1 and wanted.startswith(key))
        for unit in gazetteer.of_key(key)
        if (kind is None or gazetteer.form(unit, on).kind == kind) and _fits(gazetteer, unit, key, wanted)
    ]
    marked = exact(name) if accented(name) else ""

    def order(unit: Locality) -> tuple[object, ...]:
        other_marks = bool(marked) and not exact(unit.name).startswith(marked)
        return (
            other_marks,
            not gazetteer.valid(unit, on),
            not wanted.startswith(loose(unit.name)),
            unit.level,
            unit.code,
        )

    return list(dict.fromkeys(gazetteer.full_name(unit, on) for unit in sorted(found, key=order)))[:SHOWN]


def _fits(gazetteer: Gazetteer, unit: Locality, key: str, wanted: str) -> bool:
    """Tell whether `wanted` begins the names of the chain of `unit`, the district perhaps left out."""
    above = [loose(link.name) for link in gazetteer.chain(unit)[-2::-1]]
    return any((key + "".join(above[skipped:])).startswith(wanted) for skipped in range(max(1, len(above))))


def term_list(
    typed: str, gazetteer: Gazetteer, localities: Sequence[str], year: int | None = None
) -> list[str]:
    """Return the terms that `typed` may begin, of bodies in `localities`; those in office in `year` first."""
    said = fold(typed).split()
    found: list[tuple[bool, str]] = []
    for kind in terms.kinds().values():
        for place in _labels(gazetteer, localities):
            body = f"{kind.name} {place}"
            for start, end in reversed(kind.terms):
                text = f"{body} {start}-{end}"
                if _begins(said, fold(text).split()):
                    found.append((year is not None and not start <= year <= end, text))
    return [text for _, text in sorted(found, key=lambda item: item[0])][:SHOWN]


def _labels(gazetteer: Gazetteer, localities: Iterable[str]) -> list[str]:
    labels: list[str] = []
    for text in localities:
        try:
            unit = gazetteer.parse(text)
        except ValueError:
            labels.append(text.split(",")[0])
            continue
        labels += [link.label for link in reversed(gazetteer.chain(unit))]
    return list(dict.fromkeys(labels))


def _begins(said: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether each word of `said` begins a word of `words`, in order."""
    rest = iter(words)
    return all(any(word.startswith(part) for word in rest) for part in said)


def topic_list(typed: str, vocabulary: Iterable[Topic]) -> list[Topic]:
    """Return the topics whose name, slug or keyword `typed` may mean, names first."""
    said = fold(typed).replace("-", " ").split()
    by_name, by_keyword = [], []
    for topic in vocabulary:
        if _begins(said, fold(topic.name).split()) or _begins(said, topic.slug.split("-")):
            by_name.append(topic)
        elif any(_begins(said, fold(keyword).split()) for keyword in topic.keywords):
            by_keyword.append(topic)
    return [*by_name, *by_keyword][:SHOWN]

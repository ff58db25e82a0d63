"""Find what places a report is about, as a careful editor would: from the unit whose body acts.

Title and lead say which place it is, the gazetteer and the rest of the page say where it lies. A name
of several places is decided only by evidence in the report; else the known part is given, unsure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from khotin.convert.place_evidence import Clues, Score
from khotin.convert.place_mentions import Mention, find
from khotin.convert.place_subject import Subject, subjects
from khotin.gazetteer import Gazetteer, load
from khotin.model import Evidence, Locality

# Fewer points than this between two namesakes decide nothing.
MARGIN = 1.0
_SKIPPED_ZONES = frozenset({"host", "url", "file", "tags"})


@dataclass(slots=True)
class Places:
    """The localities of a report: in full words, and as units where they are known."""

    localities: list[str] = field(default_factory=list)
    units: list[Locality | None] = field(default_factory=list)
    sure: bool = True
    evidence: list[Evidence] = field(default_factory=list)


def resolve(title: str, paragraphs: Sequence[str], *, day: str | None, context: Mapping[str, str]) -> Places:
    """Return the places a report is about, the primary one first.

    `paragraphs` are the lead and the body, then perhaps captions; `day` is an ISO day or its beginning;
    `context` holds what stands around the text: kicker, banner, footer, host, url, breadcrumb, source.
    """
    gazetteer = load()
    around = {zone: value for zone, value in context.items() if value}
    mentions = list(_mentions(gazetteer, title, paragraphs, around))
    chosen = subjects(gazetteer, title, paragraphs, mentions, day=day)
    places = Places(sure=chosen.sure)
    clues = Clues(gazetteer, [title, *paragraphs], around, mentions)
    for subject in chosen.subjects:
        _place(gazetteer, places, subject, clues, day)
    return places


def _mentions(
    gazetteer: Gazetteer, title: str, paragraphs: Sequence[str], around: Mapping[str, str]
) -> list[Mention]:
    found = list(find(gazetteer, title, "title"))
    for number, text in enumerate(paragraphs):
        found += find(gazetteer, text, f"p{number}")
    for zone, text in around.items():
        if zone not in _SKIPPED_ZONES:
            found += find(gazetteer, text, zone)
    return found


def _place(gazetteer: Gazetteer, places: Places, subject: Subject, clues: Clues, day: str | None) -> None:
    """Add one subject to the places, with the chain that evidence gives it."""
    scores = sorted((clues.score(u, subject.key) for u in subject.units), key=lambda s: -s.points)
    unit, parents, why, sure = _decide(gazetteer, scores, clues)
    words = _words(gazetteer, subject, unit, parents, day)
    if words in places.localities:
        return
    places.localities.append(words)
    places.units.append(unit)
    places.sure = places.sure and sure
    places.evidence.append(Evidence("localities", words, 0, subject.quoted, sure))
    for quoted in dict.fromkeys(why):
        places.evidence.append(Evidence("localities", words, 0, quoted, sure))
    if unit and len(scores) == 1 and not why:
        places.evidence.append(Evidence("localities", words, 0, f"danh mục: chỉ một nơi tên {subject.label}", sure))


def _decide(
    gazetteer: Gazetteer, scores: Sequence[Score], clues: Clues
) -> tuple[Locality | None, tuple[Locality, ...], list[str], bool]:
    """Return the unit, what is known of its parents where it is not, the evidence, and whether it is sure."""
    if not scores:
        return None, (), [], False
    best = scores[0]
    if len(scores) == 1:
        return best.unit, (), best.why, best.points > 0 or not _elsewhere(gazetteer, best.unit, clues)
    if best.points - scores[1].points >= MARGIN:
        return best.unit, (), best.why, True
    tied = [gazetteer.chain(s.unit)[:-1] for s in scores if best.points - s.points < MARGIN]
    shared = tuple(p for p in tied[0] if all(p in chain for chain in tied[1:]))
    return None, shared, best.why if shared else [], False


def _elsewhere(gazetteer: Gazetteer, unit: Locality, clues: Clues) -> bool:
    """Tell whether the page speaks of other provinces only: the unit meant may be one we do not know."""
    said = clues.provinces_said()
    return bool(said) and gazetteer.chain(unit)[0].code not in said


def _words(
    gazetteer: Gazetteer, subject: Subject, unit: Locality | None, parents: Sequence[Locality], day: str | None
) -> str:
    """Return the place in full words, in the kind the report prints where the unit ever had it."""
    if unit is None:
        above = [f"{form.kind} {form.name}" for form in (gazetteer.form(p, day) for p in reversed(parents))]
        return ", ".join([subject.label, *above])
    full = gazetteer.full_name(unit, day)
    kinds = {form.kind for form in unit.also if form.until is None}
    if subject.kind in kinds and not full.startswith(subject.kind):
        full = full.replace(unit.kind, subject.kind, 1)
    return full

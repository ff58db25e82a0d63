"""Find what places a report is about, as a careful editor would: from the unit whose body acts.

Title and lead say which place it is, the gazetteer and the rest of the page say where it lies. A name
of several places is decided only by evidence in the report; else the known part is given, unsure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from khotin.convert import place_reasons as reasons
from khotin.convert.place_basis import basis
from khotin.convert.place_evidence import SILENT_ZONES, Clues, Score
from khotin.convert.place_implied import implied
from khotin.convert.place_mentions import Mention, find, rank
from khotin.convert.place_rivals import Subject
from khotin.convert.place_subject import Head, era, subjects
from khotin.gazetteer import Gazetteer, load
from khotin.gazetteer.authority import FIRST_NEW_DAY
from khotin.model import Evidence, Level, Locality

# Characters below which what stands first is not the whole lead.
SHORTEST_LEAD = 60
# Paragraphs in which a name without its kind may be what the report is about.
HEAD_PARAGRAPHS = 2
# Fewer points than this between two namesakes decide nothing.
MARGIN = 1.0
# The year in which both systems of tiers were in force, one after the other.
YEAR_OF_BOTH, TWO_TIERS = FIRST_NEW_DAY[:4], FIRST_NEW_DAY[:7]
# Where a report names the places that it is about.
_TOLD = frozenset({"title", "p0", "p1"})
# Of the communes merged before the oldest list that we have whole, that of 15 October 2017, we know few.
FIRST_LISTED = "2017-11"


@dataclass(slots=True)
class Places:
    """The localities of a report: in full words, and as units where they are known.

    `subject_sure` tells whether it is certain which place is meant, wherever that lies; `doubts` say why
    it is not, or why it is open where that lies (Vietnamese).
    """

    localities: list[str] = field(default_factory=list)
    units: list[Locality | None] = field(default_factory=list)
    sure: bool = True
    subject_sure: bool = True
    doubts: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


def resolve(title: str, paragraphs: Sequence[str], *, day: str | None, context: Mapping[str, str]) -> Places:
    """Return the places a report is about, the primary one first.

    `paragraphs` are the lead and the body, then perhaps captions; `day` is an ISO day or its beginning;
    `context` holds what stands around the text: kicker, banner, footer, host, url, breadcrumb, source.
    """
    gazetteer = load()
    around = {zone: value for zone, value in context.items() if value}
    mentions = _mentions(gazetteer, title, paragraphs, around)
    clues = Clues(gazetteer, [title, *paragraphs], around, mentions)
    if not day or day == YEAR_OF_BOTH:
        day = era(title, paragraphs) or _since_two_tiers(gazetteer, mentions) or day
    kicker = around.get("kicker", "")
    chosen = subjects(gazetteer, Head(title, paragraphs, day, clues, kicker), mentions)
    places = Places(sure=chosen.sure, subject_sure=chosen.sure)
    for subject in chosen.subjects:
        _place(gazetteer, places, subject, clues, day)
    if not chosen.sure:
        places.doubts.append(reasons.rivals(chosen.ranked) if places.localities else reasons.NOWHERE)
    return places


def _mentions(
    gazetteer: Gazetteer, title: str, paragraphs: Sequence[str], around: Mapping[str, str]
) -> list[Mention]:
    found = _with_implied(gazetteer, title, "title")
    number = before = 0
    for text in paragraphs:
        # A stray line before the lead, as a dateline of its own, leaves the lead what it is.
        number += before >= SHORTEST_LEAD
        before += len(text)
        if not number and (orders := basis(gazetteer, text)):
            # What is done stands below the orders for it.
            found += orders
            before -= len(text)
            continue
        # A feature may come to its place late: the first place named is read as one of the head.
        if number < HEAD_PARAGRAPHS or not found:
            found += _with_implied(gazetteer, text, f"p{number}")
        else:
            found += find(gazetteer, text, f"p{number}")
    for zone, text in around.items():
        if zone == "kicker":
            found += (m for line in text.splitlines() for m in _above(gazetteer, line))
        elif zone not in SILENT_ZONES:
            found += find(gazetteer, text, zone)
    return found


def _since_two_tiers(gazetteer: Gazetteer, mentions: Iterable[Mention]) -> str | None:
    """Return the first day of the two tiers where the head names a commune that never was before them."""
    named = (m for m in mentions if m.units and m.zone in _TOLD and not m.former)
    new = (rank(m.kind) == Level.COMMUNE and all(map(gazetteer.is_new, m.units)) for m in named)
    return FIRST_NEW_DAY if any(new) else None


def _above(gazetteer: Gazetteer, line: str) -> Iterator[Mention]:
    """Yield the places in a line above the headline; behind «Đài» or «Báo» it is who publishes."""
    for mention in find(gazetteer, line, "kicker"):
        yield mention if not line[: mention.start].strip(" -–|»>•:") else replace(mention, zone="banner")


def _with_implied(gazetteer: Gazetteer, text: str, zone: str) -> list[Mention]:
    found = list(find(gazetteer, text, zone))
    return sorted([*found, *implied(gazetteer, text, zone, found)], key=lambda mention: mention.start)


def _place(gazetteer: Gazetteer, places: Places, subject: Subject, clues: Clues, day: str | None) -> None:
    """Add one subject to the places, with the chain that evidence gives it."""
    found = _decide(gazetteer, subject, clues, day)
    if found.unit is None and len(subject.units) > 1 and clues.is_school(subject.quoted):
        places.sure = places.subject_sure = False
        places.doubts.append(reasons.NOWHERE)
        return
    words = _words(gazetteer, subject, found, day)
    if words in places.localities:
        return
    places.localities.append(words)
    places.units.append(found.unit)
    places.sure = places.sure and found.sure
    if not found.sure:
        places.doubts.append(found.doubt or reasons.namesakes(gazetteer, subject.label, subject.units, day))
    for quoted in dict.fromkeys((subject.quoted, *found.why)):
        places.evidence.append(Evidence("localities", words, 0, quoted, found.sure))


@dataclass(slots=True)
class _Found:
    """The unit of a subject; where it is not known, what is known of its parents."""

    unit: Locality | None
    parents: tuple[Locality, ...] = ()
    why: list[str] = field(default_factory=list)
    sure: bool = False
    doubt: str = ""


def _decide(gazetteer: Gazetteer, subject: Subject, clues: Clues, day: str | None) -> _Found:
    """Return which of the units of a name is meant, and how sure that is."""
    units = subject.units
    for above in clues.printed_above(subject.key):
        fitting = _under(gazetteer, units, above)
        if not fitting:
            return _unlisted(gazetteer, subject, above)
        units = fitting
    if not units:
        upper = clues.lying_in(day)
        doubt = reasons.unlisted(subject.label)
        return _Found(None, gazetteer.chain(upper) if upper else (), doubt=doubt)
    scores = sorted(
        (clues.score(u, subject.key, alone=len(units) == 1) for u in units), key=lambda s: -s.points
    )
    best = scores[0]
    if best.points == 0 and _elsewhere(gazetteer, [s.unit for s in scores], clues):
        upper = clues.lying_in(day)
        doubt = reasons.foreign(gazetteer, subject.label, units, day)
        return _Found(None, gazetteer.chain(upper) if upper else (), doubt=doubt)
    if len(scores) == 1:
        why = best.why or [f"danh mục: chỉ có một {subject.label}"]
        sure = best.points > 0 or not _before_lists(best.unit, day)
        return _Found(best.unit, (), why, sure, doubt=reasons.of_old(subject.label))
    tied = [score for score in scores if best.points - score.points < MARGIN]
    if len(tied) == 1:
        return _Found(best.unit, (), best.why, sure=True)
    # One place below two parents, of which the date leaves open which it was.
    last = gazetteer.latest(score.unit for score in tied)
    doubt = reasons.namesakes(gazetteer, subject.label, [score.unit for score in tied], day)
    if len(last) != 1:
        last = _of_kinds(gazetteer, last, clues.kinds_above())
    if len(last) == 1:
        return _Found(last[0], (), best.why, doubt=doubt)
    return _Found(None, _shared(gazetteer, tied), doubt=doubt)


def _of_kinds(gazetteer: Gazetteer, units: Sequence[Locality], kinds: Collection[str]) -> list[Locality]:
    """Return those of several namesakes that lie in units of all these kinds: «Thành ủy», «huyện»."""
    above = [{parent.kind for parent in gazetteer.chain(unit)[:-1]} for unit in units]
    fitting = [unit for unit, own in zip(units, above, strict=True) if own.issuperset(kinds)]
    return fitting if kinds else [*units]


def _before_lists(unit: Locality, day: str | None) -> bool:
    """Tell whether a commune may have had namesakes on a day that no list of ours reaches back to."""
    return unit.level is Level.COMMUNE and day is not None and day < FIRST_LISTED


def _under(
    gazetteer: Gazetteer, units: Iterable[Locality], above: Sequence[Locality]
) -> tuple[Locality, ...]:
    return tuple(u for u in units if any(parent in above for parent in gazetteer.chain(u)[:-1]))


def _unlisted(gazetteer: Gazetteer, subject: Subject, above: Sequence[Locality]) -> _Found:
    """Return what is known of a place that the gazetteer has not under the unit printed after it."""
    ever = _under(gazetteer, {u for mention in subject.where for u in mention.units}, above)
    doubt = f"{reasons.unlisted(subject.label)} ở {above[0].label}"
    if len(ever) == 1:
        return _Found(ever[0], doubt=reasons.gone(subject.label, above[0].label))
    return _Found(None, gazetteer.chain(above[0]) if len(above) == 1 else (), doubt=doubt)


def _shared(gazetteer: Gazetteer, scores: Sequence[Score]) -> tuple[Locality, ...]:
    """Return the parents that all the candidates have in common."""
    chains = [gazetteer.chain(score.unit)[:-1] for score in scores]
    return tuple(p for p in chains[0] if all(p in chain for chain in chains[1:]))


def _elsewhere(gazetteer: Gazetteer, units: Iterable[Locality], clues: Clues) -> bool:
    """Tell whether the page speaks of other provinces only: the unit meant may be one we do not know."""
    said = clues.provinces_said()
    ever = (at for unit in units for at in (unit, *gazetteer.moved(unit)))
    return bool(said) and not any(gazetteer.chain(unit)[0].code in said for unit in ever)


def _words(gazetteer: Gazetteer, subject: Subject, found: _Found, day: str | None) -> str:
    """Return the place in full words, in the kind the report prints where the unit ever had it."""
    unit = found.unit
    if unit is None:
        above = [
            f"{form.kind} {form.name}" for form in (gazetteer.form(p, day) for p in reversed(found.parents))
        ]
        return ", ".join([subject.label, *above])
    full = gazetteer.full_name(unit, day)
    own = gazetteer.form(unit, day).kind
    if subject.kind != own and subject.kind in {unit.kind, *(form.kind for form in unit.also)}:
        # The report knows what the unit was called; our dates of upgrades are not all to the day.
        return subject.kind + full.removeprefix(own)
    return full

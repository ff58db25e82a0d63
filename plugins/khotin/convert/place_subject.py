"""Choose which of the places a report mentions it is about.

The title weighs most, then the line above it, then the lead; a body of the unit that acts weighs more
than a mention in passing. An upper unit beside its own part only says where the part lies.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from khotin.convert import place_scene as scene
from khotin.convert.lines import unified
from khotin.convert.place_bare import after_bodies, named_in_lead, of_host, placed, unkinded, whole_of
from khotin.convert.place_evidence import LOOSE_ZONES, Clues, bare_names
from khotin.convert.place_hamlets import around_hamlet
from khotin.convert.place_implied import SHORTEST_NAME
from khotin.convert.place_mentions import Mention, capitals, completes, rank
from khotin.convert.place_repeated import repeated
from khotin.convert.place_rivals import HEAD, LEAD_ZONE, Subject, below, together, torn
from khotin.convert.place_titles import happens_there, is_label, is_origin, object_of_upper, pursues
from khotin.convert.place_words import (
    TOKEN,
    holds,
    kinds_alone,
    says,
    starts_with,
    words,
)
from khotin.gazetteer import Gazetteer
from khotin.gazetteer.authority import FIRST_NEW_DAY, LAST_OLD_DAY
from khotin.gazetteer.keys import exact
from khotin.model import Level, Locality
from khotin.text import lower, same

TITLE, BARE_TITLE, KICKER, ACTING, LEAD, LEVEL = 12.0, 9.0, 9.0, 6.0, 4.0, 3.0
LATER, SECOND, BODY, MOST_BODY, PASSING, FORMER = 0.6, 0.4, 0.3, 1.5, 0.3, 0.05
AROUND = {"banner": 2.0, "source": 2.0, "breadcrumb": 1.5, "section": 1.5, "site": 1.5, "footer": 1.0}
NAMED = 1.9
# A place in the title where another's body acts; an editor should see which of the two was taken.
VISITED = 0.5
HEAD_ZONES = frozenset({"title", "kicker"})
_TWO_TIERS = re.compile(r"(?:chính quyền[^.]{0,20}|mô hình[^.]{0,30})(?:2|hai|02) cấp")
_CLAUSE_END = re.compile(r"[.;,()]")
_FORMERLY = re.compile(r"\b(?:cũ|trước đây)\b")
_OLD_TIERS = re.compile(r"(?<!\w)(?:huyện|thị trấn|thị xã)(?!\w)", re.IGNORECASE)


@dataclass(slots=True)
class Chosen:
    """The places of a report, and whether an editor need not look; `ranked` holds those it names besides."""

    subjects: list[Subject]
    sure: bool = True
    ranked: Sequence[Subject] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What is read of a report to find its subject; `clues` tell of its address and its publisher."""

    title: str
    paragraphs: Sequence[str]
    day: str | None
    clues: Clues
    kicker: str = ""


def subjects(gazetteer: Gazetteer, head: Head, mentions: Sequence[Mention]) -> Chosen:
    """Return what the report is about, the primary place first; nothing for a report of the whole country."""
    title, lead = head.title, head.paragraphs[:1]
    hints = _level_hints(title, head.paragraphs)
    hint = next(iter(hints), None)
    pursued = pursues(title, mentions)
    mentions = [
        replace(m, visited=not pursued and not happens_there(gazetteer, title, m))
        if m.visited or object_of_upper(title, m)
        else m
        for m in mentions
    ]
    found = _collect(gazetteer, head, mentions, hints)
    ranked = sorted(found.values(), key=lambda s: -s.points)
    nation = says("national", holds("among_the_nation").sub("", " ".join(map(unified, (title, *lead)))))
    named = bool(ranked)
    if nation:
        ranked = [subject for subject in ranked if not _only_venue(subject)]
    if whole := scene.listed(gazetteer, ranked, hints) or scene.of_several(gazetteer, title, ranked):
        return Chosen([whole], sure=False)
    if ranked and ranked[0].points >= NAMED:
        ordered = _most_specific(gazetteer, head, ranked, hint)
        sure = not (pursued or torn(gazetteer, title, ordered))
        return Chosen(together(title, lead, ordered), sure, ordered)
    if nation:
        return Chosen([], sure=not named)
    return _barely_named(gazetteer, head, ranked, hint)


def _barely_named(gazetteer: Gazetteer, head: Head, ranked: Sequence[Subject], hint: str | None) -> Chosen:
    """Return the place of a report whose head names none with its kind: by bare names, text, page or site."""
    title, lead, day = head.title, head.paragraphs[:1], head.day
    labels, publishers = scene.above(head.kicker)
    told = scene.told_later(ranked)
    if told and (upper := scene.of_headline(title, ranked)):
        return Chosen([upper], sure=False)
    if told and _in_title(told, title, {"all"}):
        return Chosen([told], sure=False)
    anywhere = list(bare_names(lead).values()) if hint else []
    headed = [name for name in bare_names([title]).values() if not is_origin(title, name)]
    for names in (headed, labels, after_bodies(lead), anywhere):
        if bare := unkinded(gazetteer, names, hint, day):
            known = bool(hint) or placed(gazetteer, title, bare)
            return Chosen([bare], sure=len(bare.units) == 1 and known and names is not anywhere)
    if told:
        return Chosen([told], sure=False)
    return _from_page(gazetteer, head, ranked, hint, publishers)


def _from_page(
    gazetteer: Gazetteer, head: Head, ranked: Sequence[Subject], hint: str | None, publishers: Sequence[str]
) -> Chosen:
    """Return the place of a report whose text names none: that of who publishes, of captions, of the site."""
    day = head.day
    if bare := unkinded(gazetteer, publishers, hint, day):
        return Chosen([bare], sure=len(bare.units) == 1 and bool(hint))
    around = [s for s in ranked if s.points > 0]
    fitting = [s for s in around if s.kind == hint]
    if not fitting and (site := of_host(gazetteer, head.clues.publishers, hint, day)):
        # The address of a province is no sign of its capital of the same name.
        own = all(u.name != gazetteer.chain(u)[0].name or u.level is Level.PROVINCE for u in site.units)
        return Chosen([site], sure=hint is not None and own)
    if whole := scene.shared(gazetteer, fitting or around):
        return Chosen([whole], sure=False)
    return Chosen((fitting or around)[:1], sure=bool(fitting))


def era(title: str, paragraphs: Sequence[str]) -> str | None:
    """Return a day in the system of tiers that the words speak of, where the date does not tell."""
    text = "\n".join([title, *paragraphs])
    low = lower(text)
    if "đặc khu" in low or (("2 cấp" in low or "hai cấp" in low) and _TWO_TIERS.search(low)):
        return FIRST_NEW_DAY
    return LAST_OLD_DAY if _has_old_tier(text) else None


def _has_old_tier(text: str) -> bool:
    """Tell whether a text speaks of a kind of unit that is no more, and not as of what was formerly."""
    formerly = 0
    for tier in _OLD_TIERS.finditer(text):
        if tier.start() >= formerly:
            stop = _CLAUSE_END.search(text, tier.end())
            behind = _FORMERLY.finditer(text, tier.end(), stop.start() if stop else len(text))
            formerly = max((match.end() for match in behind), default=0)
            if not formerly:
                return True
    return False


def _level_hints(title: str, paragraphs: Sequence[str]) -> list[str]:
    """Return the kinds that title and lead speak of without a name, in order."""
    texts = (title, *paragraphs[:2])
    kinds = (kind for text in texts for kind in kinds_alone(text, shouted=capitals(title)))
    return list(dict.fromkeys(kinds))


def _collect(
    gazetteer: Gazetteer, head: Head, mentions: Sequence[Mention], hints: Sequence[str]
) -> dict[tuple[str, str], Subject]:
    """Return the places mentioned, with the points of all their mentions."""
    title, day, hint = head.title, head.day, next(iter(hints), None)
    found: dict[tuple[str, str], Subject] = {}
    body: dict[tuple[str, str], float] = defaultdict(float)
    in_title = set(bare_names([title])) | ({"all"} if capitals(title) else set())
    last: Mention | None = None
    for mention in mentions:
        units = gazetteer.existing(mention.units, day)
        points = _points(mention, last, hint)
        if mention.units and not units:
            points *= FORMER
        completing = last is not None and completes(last, mention)
        last = mention
        subject = found.setdefault(
            mention.key, Subject(mention.kind, mention.name, units or mention.units, mention.quoted)
        )
        subject.where.append(mention)
        subject.leads |= mention.zone == LEAD_ZONE and not completing and not mention.former
        subject.headed |= mention.zone in HEAD_ZONES and not mention.former and not mention.visited
        if points <= BODY:
            points = min(points, MOST_BODY - body[mention.key])
            body[mention.key] += points
        subject.points += points
    for named in _bare_in_title(found.values(), title, in_title):
        whole = whole_of(gazetteer, named, found.values(), hints)
        subject = found.setdefault(whole.key, whole) if whole else named
        former = bool(subject.where) and all(m.former for m in subject.where)
        former = former or not any(gazetteer.valid(u, day) for u in subject.units)
        subject.points += BARE_TITLE * (FORMER if former else 1)
        subject.headed = not former
    if not capitals(title):
        for subject in _named_in_title(gazetteer, title, found.values(), hints, day):
            found.setdefault(subject.key, subject)
    if again := repeated(gazetteer, title, head.paragraphs, day, found.values()):
        found[again.key] = replace(again, points=BARE_TITLE)
    for subject in named_in_lead(gazetteer, head.paragraphs[:1], day, found.values()):
        subject.points += LEAD
    for subject in around_hamlet(title, head.paragraphs[:2], found.values()):
        subject.points += BARE_TITLE
    return found


def _named_in_title(
    gazetteer: Gazetteer, title: str, found: Iterable[Subject], hints: Sequence[str], day: str | None
) -> Iterator[Subject]:
    """Yield the places of a kind that the lead speaks of, named by the title alone: «Kỳ Thọ: …»."""
    known = {exact(subject.name) for subject in found}
    names = bare_names([title])
    for key, name in names.items():
        if any(longer in known or gazetteer.named(names[longer], on=day) for longer in _longer(names, key)):
            continue
        before = title[: title.find(name)].split()[-1:]
        if len(TOKEN.findall(name)) < SHORTEST_NAME or key in known or (before and before[0].isupper()):
            continue
        if is_origin(title, name):
            continue
        every = ((kind, gazetteer.named(name, kind=kind, on=day)) for kind in hints)
        kind, units = next(((kind, units) for kind, units in every if units), ("", ()))
        if above := _around(gazetteer, gazetteer.named(name, on=day), found):
            kind, units = above.kind, (above,)
        if units and same(name.split()[0]) not in words("not_names"):
            yield Subject(kind, units[0].name, units, name, points=BARE_TITLE, headed=True)


def _longer(names: Mapping[str, str], key: str) -> list[str]:
    """Return the names that go on behind that of `key`: «Bảo Lâm 3» and «Bảo Lâm Hạ» are not Bảo Lâm."""
    return [longer for longer in names if names[longer].startswith(f"{names[key]} ")]


def _around(gazetteer: Gazetteer, units: Iterable[Locality], found: Iterable[Subject]) -> Locality | None:
    """Return the district among some namesakes in which a commune lies that the lead names."""
    lead = {u for s in found for m in s.where if m.zone == LEAD_ZONE and not m.former for u in s.units}
    parents = {parent for u in lead for parent in gazetteer.chain(u)[:-1]}
    return next((u for u in units if u in parents and u.level is Level.DISTRICT), None)


def _bare_in_title(found: Iterable[Subject], title: str, names: set[str]) -> list[Subject]:
    """Return the places whose name the title gives without a kind; of a town and its district one."""
    best: dict[str, Subject] = {}
    for subject in found:
        known = best.setdefault(exact(subject.name), subject)
        in_title = [any(m.zone == "title" for m in s.where) for s in (subject, known)]
        if (in_title[0], subject.points, -rank(subject.kind)) > (
            in_title[1],
            known.points,
            -rank(known.kind),
        ):
            best[exact(subject.name)] = subject
    return [
        subject
        for subject in best.values()
        if not any(m.zone == "title" for m in subject.where)
        and _in_title(subject, title, names)
        and not is_origin(title, subject.name)
    ]


def _points(mention: Mention, last: Mention | None, hint: str | None) -> float:
    """Return what one mention says for its place as the subject."""
    weight = FORMER if mention.former else PASSING if mention.passing else 1.0
    if last and completes(last, mention):
        weight *= PASSING
    if mention.zone == "title":
        return TITLE * max(weight, PASSING) * (VISITED if mention.visited else 1.0)
    if mention.zone == "kicker":
        return KICKER * weight
    if mention.zone in AROUND:
        return AROUND[mention.zone] * weight * 0.5
    if mention.zone in LOOSE_ZONES:
        return 0.0
    points = ACTING if mention.acting else LEAD
    points += LEVEL if mention.kind == hint else 0.0
    # What opens the lead is the subject of its sentence, more than what comes after.
    points *= LATER if mention.sentence else 1.0
    points -= min(mention.start, 300) / 300
    if mention.zone == LEAD_ZONE:
        return points * weight
    return points * weight * SECOND if mention.zone == "p1" else BODY * weight


def _in_title(subject: Subject, title: str, names: set[str]) -> bool:
    if "all" not in names:
        return exact(subject.name) in names
    wanted = [same(t) for t in TOKEN.findall(subject.name)]
    if wanted[0].isdigit():
        # «2 NGƯỜI CHẾT» is no ward 2.
        return False
    tokens = [same(t) for t in TOKEN.findall(title)]
    at = [i for i in range(len(tokens)) if tokens[i : i + len(wanted)] == wanted]
    no_place = words("smaller") | words("things")
    return any(not i or tokens[i - 1] not in no_place for i in at)


def _most_specific(
    gazetteer: Gazetteer, head: Head, ranked: Sequence[Subject], hint: str | None
) -> list[Subject]:
    """Put a part before the upper unit that stands with it at the head of the report.

    `hint` is the kind that the head speaks of without a name.
    """
    best, paragraphs = ranked[0], head.paragraphs
    scene_of = scene.addressed(gazetteer, head.title, ranked)
    acting = {kind for text in paragraphs[:1] for kind in kinds_alone(text, shouted=False)}
    labelled = is_label(head.title, best)
    told = best.leads or best.kind in acting or not labelled
    gathers = starts_with("digests").match(unified(head.title)) is not None
    if scene_of and not gathers and best.kind not in acting:
        return [scene_of, *(s for s in ranked if s is not scene_of)]
    for other in ranked[1:]:
        if not any(below(gazetteer, u, best) for u in other.units):
            continue
        both_named = best.headed and other.headed and other.points >= min(HEAD, best.points)
        # «Chư Sê: Đại hội Đảng bộ xã», and the lead says which commune; or it speaks of the commune alone.
        acts = any(m.zone == LEAD_ZONE and m.acting for m in other.where)
        # A line above the headline may be the banner of the superior unit; the lead then tells which part.
        acts = acts or (not scene.titled(best) and any(scene.opens_lead(m) for m in other.where))
        if not told and scene.only_above(best) and scene.told_later([other]):
            return [other, *(s for s in ranked if s is not other)]
        located = (
            not gathers and best.kind not in acting and scene.only_located(ranked, other, labelled=labelled)
        )
        if scene.only_scene(ranked, other) or (located and not scene.told_as_whole(best, other, paragraphs)):
            return [other, *(s for s in ranked if s is not other)]
        only_label = labelled and scene.acts_first(best, other)
        if both_named or (acts and other.leads and (other.kind == hint or not told or only_label)):
            return [other, *(s for s in ranked if s is not other)]
    return list(ranked)


def _only_venue(subject: Subject) -> bool:
    """Tell whether a place is only where the nation's bodies met: «tại thành phố Hà Nội, Quốc hội …»."""
    near = [m for m in subject.where if m.zone in HEAD_ZONES or m.zone == LEAD_ZONE]
    if rank(subject.kind) == Level.COMMUNE:
        # They do not meet in a commune: who goes there makes it the subject.
        return False
    return not subject.headed and all((m.visited or m.passing) and not m.acting for m in near)

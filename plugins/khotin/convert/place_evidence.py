"""Weigh which of several namesakes a report means, by what else it says of places.

Evidence is anything that names an upper unit (in the text, the banner, the footer, the host name, the
sign of the newspaper) or a neighbour below the same upper unit. Nothing is decided here: units get
points and the words that gave them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from khotin.convert import place_hosts as hosts
from khotin.convert.lines import lowered
from khotin.convert.memo import of_report
from khotin.convert.place_mentions import Mention, capitals, completes, rank
from khotin.convert.place_words import CAPITALS, TOKEN, ends_with, kinds_alone, table, words
from khotin.gazetteer import Gazetteer
from khotin.gazetteer.keys import exact
from khotin.model import Level, Locality

TAIL, HOST, KINDED, BARE_CONTEXT, PAPER, BARE_PROSE, NEIGHBOUR, FORMER = (
    10.0,
    5.0,
    4.0,
    4.0,
    4.0,
    2.0,
    1.5,
    2.0,
)
MOST_NEIGHBOURS = 3
# Lines of the page that may belong to other reports as well as to its banner.
LOOSE_ZONES = frozenset({"boilerplate"})
KINDED_LOOSE = 1.5
# Zones that are read as addresses or not at all, not as words.
SILENT_ZONES = frozenset({"host", "url", "file", "tags"})
_HEAD = 60
# Syllables of a name printed without its kind, and letters in which the word before it stands.
_LONGEST, _NEAR = 4, 34
_KIND_ENDS = frozenset({"tỉnh", "phố", "quận", "huyện", "xã", "trấn", "phường"})
_NUMBER = re.compile(r" (?P<number>\d{1,2})(?![\d.,/-]*\w)")
_CAPITALISED = re.compile(rf"[{CAPITALS}](?<![^\W_].)(?<![^\W_]['’`´].)[^\W_]*(?:['’`´][^\W_]+)*")


@dataclass(slots=True)
class Score:
    """Points of one candidate, and the words they come from."""

    unit: Locality
    points: float = 0.0
    why: list[str] = field(default_factory=list)

    def add(self, points: float, why: str) -> None:
        """Count one piece of evidence."""
        self.points += points
        self.why.append(why)


class Clues:
    """All that a report says of places besides the place in question."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        texts: Sequence[str],
        context: Mapping[str, str],
        mentions: Sequence[Mention],
    ) -> None:
        self._g = gazetteer
        self._texts = texts
        self._context = {zone: value for zone, value in context.items() if zone not in SILENT_ZONES}
        self._mentions = mentions
        self._hosts = context.get("host") or context.get("url") or ""
        self._host_units: frozenset[Locality] | None = None
        self._bare_prose: dict[str, str] | None = None
        self._bare_context: dict[str, str] | None = None
        self._papers: set[str] | None = None

    def score(self, unit: Locality, key: tuple[str, str], *, alone: bool = False) -> Score:
        """Return the points of `unit` as the meaning of the mentions with `key`.

        A unit that is `alone` needs no more than a confirmation: names without a kind are not looked for.
        """
        score = Score(unit)
        tails = [m.tail for m in self._mentions if m.key == key and m.tail]
        for parent in self._g.chain(unit)[:-1]:
            self._parent(score, parent, tails, alone=alone)
        for parent in self._other_parents(unit):
            if mention := next((m for m in self._mentions if _means(m, parent)), None):
                score.add(FORMER, mention.quoted)
            elif parent in self.host_units:
                score.add(FORMER, self._address(parent))
        self._neighbours(score, unit, key, alone=alone)
        return score

    def _parent(self, score: Score, parent: Locality, tails: Sequence[str], *, alone: bool) -> None:
        for tail in tails:
            if any(exact(name) in _windows(tail) for name in _names(parent)):
                score.add(TAIL, tail.strip(" ,(-–"))
                break
        meant = [m for m in self._mentions if not m.former and _means(m, parent)]
        if meant:
            strong = next((m for m in meant if m.zone not in LOOSE_ZONES), None)
            score.add(KINDED if strong else KINDED_LOOSE, (strong or meant[0]).quoted)
        for key in () if alone else (exact(name) for name in _names(parent)):
            if key in self.bare_context:
                score.add(BARE_CONTEXT, self.bare_context[key])
            elif key in self.bare_prose:
                score.add(BARE_PROSE, self.bare_prose[key])
        if parent in self.host_units:
            score.add(HOST, self._address(parent))
        if parent.level is Level.PROVINCE and parent.name in self.papers:
            score.add(PAPER, f"báo, đài của {parent.label}")

    def _address(self, parent: Locality) -> str:
        """Return which address names an upper unit."""
        return self._hosts or f"địa chỉ trên trang: {parent.label}"

    def _other_parents(self, unit: Locality) -> list[Locality]:
        """Return the upper units that a unit had before or since it was moved, or before 2025 made it."""
        others = map(self._g.get, unit.predecessors) if self._g.is_new(unit) else self._g.moved(unit)
        parents = [p for other in others for p in self._g.chain(other)[:-1]]
        now = self._g.chain(unit)
        return list(dict.fromkeys(p for p in parents if p not in now))

    def _neighbours(self, score: Score, unit: Locality, key: tuple[str, str], *, alone: bool) -> None:
        near = unit.code if unit.level is Level.DISTRICT else unit.parent
        found: set[tuple[str, str]] = set()
        for mention in self._mentions:
            if mention.key in found or mention.key == key or len(found) == MOST_NEIGHBOURS:
                continue
            if any(u.parent == near and u.level > Level.DISTRICT - (near is None) for u in mention.units):
                found.add(mention.key)
                score.add(NEIGHBOUR, mention.quoted)
        if self._g.is_new(unit) and not alone:
            self._merged(score, unit)
        for mention in self._mentions:
            # The codes of merged neighbours tell where a commune of the new system lies.
            if (
                self._g.is_new(unit)
                and any(u.code in unit.predecessors for u in mention.units)
                and mention.key != key
            ):
                score.add(FORMER, mention.quoted)

    def _merged(self, score: Score, unit: Locality) -> None:
        """Count a commune that was merged into `unit`, where the text has its name without a kind."""
        for code in unit.predecessors:
            name = self._g.get(code).name
            said = self.bare_prose.get(exact(name)) or self.bare_context.get(exact(name))
            if said and " " in name and name != unit.name:
                score.add(NEIGHBOUR, said)
                return

    @property
    def bare_prose(self) -> dict[str, str]:
        """Names without a kind in the text, by exact key."""
        if self._bare_prose is None:
            self._bare_prose = bare_names(self._texts)
        return self._bare_prose

    @property
    def bare_context(self) -> dict[str, str]:
        """Names without a kind around the text, by exact key."""
        if self._bare_context is None:
            self._bare_context = bare_names(v for zone, v in self._context.items() if zone not in LOOSE_ZONES)
        return self._bare_context

    @property
    def papers(self) -> set[str]:
        """Names of the provinces whose newspaper signs the text."""
        if self._papers is None:
            heads = [text[:_HEAD] for text in self._texts[:3]] + list(self._context.values())
            joined = "\n".join(heads)
            self._papers = {
                province
                for sign, province in table()["papers"].items()
                if sign in joined and re.search(rf"(?<!\w){sign}(?!\w)", joined)
            }
        return self._papers

    @property
    def host_units(self) -> frozenset[Locality]:
        """Units named by the host the report was captured from."""
        if self._host_units is None:
            own = hosts.units(self._g, self._hosts) if self._hosts else frozenset()
            heads = [text[:_HEAD] for text in self._texts[:3]]
            self._host_units = own or hosts.printed(self._g, [*heads, *self._context.values()])
        return self._host_units

    @property
    def publishers(self) -> frozenset[Locality]:
        """Units that the address names, or else the provinces whose newspaper signs the text."""
        return self.host_units or frozenset(
            self._g.named(name, level=Level.PROVINCE)[0] for name in self.papers
        )

    def kinds_above(self) -> frozenset[str]:
        """Return the kinds of upper units that the texts speak of without a name: «Thành ủy»."""
        said = (kind for text in self._texts for kind in kinds_alone(text, shouted=capitals(text)))
        return frozenset(kind for kind in said if rank(kind) < Level.COMMUNE)

    def is_school(self, name: str) -> bool:
        """Tell whether the texts name a place only as a school is called: «Trường mầm non Tân Thành»."""
        said = [before for text in self._texts for before in text.split(name)[:-1]]
        return bool(said) and all(ends_with("schools", before[-_HEAD:].casefold()) for before in said)

    def provinces_said(self) -> set[str]:
        """Return the codes of the provinces that host name, newspaper or surroundings name."""
        said = {self._g.named(name, level=Level.PROVINCE)[0].code for name in self.papers}
        for mention in self._mentions:
            if mention.zone in self._context and mention.zone not in LOOSE_ZONES:
                said |= {u.code for u in mention.units if u.level is Level.PROVINCE}
        return said | {u.code for u in self.host_units if u.level is Level.PROVINCE}

    def printed_above(self, key: tuple[str, str]) -> list[tuple[Locality, ...]]:
        """Return the units that the report prints right after a place: «xã A, huyện B» gives B."""
        above = []
        for mention, after in pairwise(self._mentions):
            if mention.key == key and completes(mention, after) and not after.former:
                above.append(tuple(u for u in after.units if u.level < Level.COMMUNE))
        return [units for units in above if units]

    def lying_in(self, day: str | None) -> Locality | None:
        """Return the one district, or else the one province, that head and surroundings speak of."""
        places = [
            m
            for m in self._mentions
            if not m.former and m.zone in {"title", "p0", *self._context} - LOOSE_ZONES
        ]
        # An address that names a province does not mean its capital of the same name.
        hosts = {u for u in self.host_units if u.name != self._g.chain(u)[0].name or not u.parent}
        units = {u for m in places for u in m.units if self._g.valid(u, day)}
        units |= {u for host in hosts if (u := self._g.at(host, day))}
        for level in (Level.DISTRICT, Level.PROVINCE):
            found = {u for u in units if u.level is level}
            if len(found) == 1:
                return found.pop()
        return None


def _means(mention: Mention, unit: Locality) -> bool:
    # The gazetteer hands out each unit once, so identity is enough, and quick.
    return any(u is unit for u in mention.units)


def _names(unit: Locality) -> list[str]:
    return [unit.name, *(form.name for form in unit.also if form.name != unit.name)]


@of_report
def _windows(text: str) -> set[str]:
    tokens = TOKEN.findall(text)
    return {
        exact(" ".join(tokens[i:j]))
        for i in range(len(tokens))
        for j in range(i + 1, min(i + 5, len(tokens) + 1))
    }


def bare_names(texts: Iterable[str]) -> dict[str, str]:
    """Return every run of capitalised syllables that may be a place's name, by exact key.

    A capitalised word before it makes it part of a person's name: «Nguyễn Hà Nam» names no province.
    A kind before it makes it that kind's: the tokens after «huyện» are left to the mentions.
    """
    found: dict[str, str] = {}
    for text in texts:
        for key, name in _bare_names(text):
            found.setdefault(key, name)
    return found


@of_report
def _bare_names(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    shouted = capitals(text)
    if any(map(lowered(text).__contains__, table()["words"]["persons"])):
        text = _persons().sub(lambda person: "\n" * len(person[0]), text)
    tokens = list(_CAPITALISED.finditer(text))
    for i, token in enumerate(tokens):
        start = end = token.start()
        if not _may_begin(text, start, shouted=shouted):
            continue
        key = ""
        for after in tokens[i : i + _LONGEST]:
            if key and not _joins(text[end : after.start()]):
                break
            end = after.end()
            # The key of a name is that of its syllables, which are few in all the names.
            key += exact(after[0])
            found.append((key, text[start:end]))
        if key and (number := _NUMBER.match(text, end)):
            # «Bảo Lâm 3», as communes made in 2025 are called.
            found.append((key + number["number"], text[start : number.end()]))
    return found


@cache
def _persons() -> re.Pattern[str]:
    names = "|".join(table()["words"]["persons"])
    return re.compile(rf"(?<!\w)(?<!tp )(?<!tp\. )(?<!tp\.)(?:{names})(?!\w)", re.IGNORECASE)


def _may_begin(text: str, start: int, *, shouted: bool) -> bool:
    """Tell whether a name of a place may begin at `start`, by the word before it."""
    before = text[max(0, start - _NEAR) : start]
    rest = before.rstrip(" -–")
    joint = before[len(rest) :]
    if not rest[-1:].isalnum() or not _joins(joint):
        return True
    word = TOKEN.findall(rest)[-1]
    low = word.casefold()
    if low in _KIND_ENDS or low in words("things") or low in words("smaller"):
        return False
    if joint.strip():
        return True
    return (
        low in words("before_bare")
        or low in words("going")
        or (not shouted and (not word[0].isupper() or _is_initials(word)))
    )


def _is_initials(word: str) -> bool:
    """Tell whether a word is the initials of a body, as LĐLĐ or THPT, and no surname."""
    return len(word) > 1 and word.isupper()


def _joins(between: str) -> bool:
    """Tell whether no more than a blank or a hyphen parts two words."""
    return len(between) < 4 and between.strip(" ") in ("", "-", "–")

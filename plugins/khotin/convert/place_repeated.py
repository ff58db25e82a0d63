"""Find the commune that headline and text of a feature name again and again, and never as a commune.

«Mây xuống Ga Ri», and below: «Từ trung tâm huyện Tây Giang, đường lên Ga Ri chừng 35 km … Cả xã có 68 ha».
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from khotin.convert.place_evidence import bare_names
from khotin.convert.place_implied import SHORTEST_NAME
from khotin.convert.place_mentions import MOST_SYLLABLES, capitals, rank
from khotin.convert.place_rivals import LEAD_ZONE, Subject
from khotin.convert.place_words import TOKEN, kinds_alone, words
from khotin.gazetteer import Gazetteer
from khotin.gazetteer.keys import exact
from khotin.model import Level
from khotin.text import same


def repeated(
    gazetteer: Gazetteer, title: str, paragraphs: Sequence[str], day: str | None, found: Collection[Subject]
) -> Subject | None:
    """Return the commune whose bare name the title shares with the text, below a place that the text names.

    The text must speak of a commune, the headline of no other one, and nobody of above act in the lead.
    """
    if any(_has_claim(subject) for subject in found):
        return None
    above = {u for s in found for m in s.where if not m.former for u in m.units if u.level < Level.COMMUNE}
    known = {exact(subject.name) for subject in found}
    for name in _names_in(title) if above else ():
        if exact(name) in known:
            continue
        communes = gazetteer.named(name, level=Level.COMMUNE, on=day)
        units = tuple(u for u in communes if any(parent in above for parent in gazetteer.chain(u)[:-1]))
        if units and exact(name) in bare_names(paragraphs):
            kinds = {kind for text in paragraphs for kind in kinds_alone(text, shouted=False)}
            fitting = tuple(u for u in units if u.kind in kinds)
            if fitting:
                return Subject(fitting[0].kind, fitting[0].name, fitting, name, headed=True)
    return None


def _names_in(title: str) -> Iterator[str]:
    """Yield what a title may name: runs of capitalised syllables, none of a hamlet, a thing or a person."""
    shouted = capitals(title)
    tokens = list(TOKEN.finditer(title))
    no_place = words("smaller") | words("things") | words("not_names")
    for first, token in enumerate(tokens):
        if first and same(tokens[first - 1][0]) in no_place:
            continue
        for last in range(first, min(first + MOST_SYLLABLES, len(tokens))):
            if not (shouted or tokens[last][0][0].isupper()):
                break
            if last - first >= SHORTEST_NAME - 1:
                yield title[token.start() : tokens[last].end()]


def _has_claim(subject: Subject) -> bool:
    """Tell whether the head of a report is about another commune, or somebody of a larger one acts in it."""
    if rank(subject.kind) == Level.COMMUNE:
        return subject.headed
    return any(m.zone == LEAD_ZONE and m.acting for m in subject.where)

"""Find the commune that headline and text of a feature name again and again, and never as a commune.

«Mây xuống Ga Ri», and below: «Từ trung tâm huyện Tây Giang, đường lên Ga Ri chừng 35 km … Cả xã có 68 ha».
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from khotin.convert.place_evidence import bare_names
from khotin.convert.place_implied import SHORTEST_NAME
from khotin.convert.place_mentions import capitals, rank
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
    for key, name in bare_names(paragraphs).items():
        if key in known or len(TOKEN.findall(name)) < SHORTEST_NAME or not _stands_in(title, name):
            continue
        communes = gazetteer.named(name, level=Level.COMMUNE, on=day)
        units = tuple(u for u in communes if any(parent in above for parent in gazetteer.chain(u)[:-1]))
        kinds = {kind for text in paragraphs for kind in kinds_alone(text, shouted=False)} if units else set()
        if fitting := tuple(u for u in units if u.kind in kinds):
            return Subject(fitting[0].kind, fitting[0].name, fitting, name, headed=True)
    return None


def _has_claim(subject: Subject) -> bool:
    """Tell whether the head of a report is about another commune, or somebody of a larger one acts in it."""
    if rank(subject.kind) == Level.COMMUNE:
        return subject.headed
    return any(m.zone == LEAD_ZONE and m.acting for m in subject.where)


def _stands_in(title: str, name: str) -> bool:
    """Tell whether a title names a place so, and no hamlet, thing or person of that name."""
    at = same(title).find(same(name)) if capitals(title) else title.find(name)
    if at < 0:
        return False
    before = TOKEN.findall(title[:at])[-1:]
    last = same(before[0]) if before else ""
    return last not in words("smaller") | words("things") | words("not_names")

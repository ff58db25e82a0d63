"""Compare what the converter made of a raw report with what a careful editor would record.

Pure functions: an annotation and an article go in, a verdict for each field comes out. Wherever the
annotation lists other defensible readings, any of them is right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import head
import page
from annotation import Annotation
from reading import Reading
from verdict import Verdict, one_of

from khotin.model import Report
from khotin.text import clean

FIELDS = {
    "title": "title",
    "date": "date",
    "event_date": "event_date",
    "primary_locality": "localities",
    "chain": "localities",
    "localities": "localities",
    "terms": "terms",
    "authors": "authors",
    "source": "source",
    "captions": "captions",
    "body": "body",
    "clean": "body",
}
"""The scored fields, in the order of the table, and the name of each under `review`."""
FLAGS = tuple(dict.fromkeys(FIELDS.values()))
"""The names under `review` whose flags are counted."""


@dataclass(frozen=True, slots=True)
class Score:
    """The verdicts on one report by field, and which names its article lists for review.

    `excused` are the names that an editor is right to be asked about even where the value is right.
    """

    verdicts: dict[str, Verdict]
    flagged: frozenset[str] = frozenset()
    excused: frozenset[str] = frozenset()
    refused: bool = False

    def wrong(self, name: str) -> bool:
        """Tell whether anything that the flag `name` stands for is wrong."""
        return any(not self.verdicts[key].right for key, flag in FIELDS.items() if flag == name)


def refused(why: str) -> Score:
    """Return the score of a report of which no article was made."""
    return Score({key: Verdict(right=False, got=f"refused: {why}") for key in FIELDS}, refused=True)


def score(expected: Annotation, got: Reading) -> Score:
    """Return the verdict on each field of an article."""
    report = got.report
    flagged = frozenset("terms" if name == "other_terms" else name for name in report.review)
    verdicts = {
        "title": one_of(map(clean, expected.titles), clean(report.title)),
        "date": head.date(expected.published, report),
        "event_date": one_of(expected.event_dates, report.event_date),
        "primary_locality": head.primary(expected, report.localities),
        "chain": head.chain(expected, report.localities, flagged="localities" in flagged),
        "localities": head.localities(expected, report.localities),
        "terms": head.offices(expected, report),
        "authors": one_of(map(_cleaned, expected.authors), _cleaned(report.authors)),
        "source": one_of((s and clean(s) for s in expected.sources), report.source and clean(report.source)),
        "captions": page.captions(expected, got.captions),
        "body": page.body(expected.bodies, got.blocks),
        "clean": page.leaks(expected, got),
    }
    return Score(verdicts, flagged, frozenset(_excused(expected, report)))


def _cleaned(items: Iterable[str]) -> list[str]:
    return [clean(item) for item in items]


def _excused(expected: Annotation, report: Report) -> Iterable[str]:
    """Yield the names an editor is asked about for a good reason, though nothing is wrong."""
    if None in expected.published and (report.date_basis != "stamp" or report.date is None):
        yield "date"
    if expected.open_chain:
        yield "localities"
    if expected.inferable:
        yield "terms"
    if len(expected.event_dates) > 1:
        yield "event_date"

"""Give every line of a raw report exactly one label: the ledger.

Labelling goes from what is sure to what is left: what the markup puts outside the report, the
headline, the head around it, the foot with bylines and the portal's lists, then the captions,
repetitions and tools among the paragraphs between. A line that no rule claims is the reporter's text,
unless the second reader finds that it looks like what pages print.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from khotin.convert import digest, headline
from khotin.convert.boilerplate import is_address, is_opener, is_tool
from khotin.convert.foot import label_foot
from khotin.convert.gathered import gather
from khotin.convert.head import label_head, take_title
from khotin.convert.labelled import ANNOUNCED, NAME_WORDS, Digest, Labelled, is_text
from khotin.convert.letter import open_letter
from khotin.convert.lines import word_count
from khotin.convert.middle import label_lead, label_middle
from khotin.convert.overrule import overrule
from khotin.convert.page import OUTSIDE_HINTS
from khotin.convert.paragraphs import Paragraph, paragraphs
from khotin.convert.secondreader import TITLE, SecondReader
from khotin.convert.stamps import find_stamp, heads_print
from khotin.convert.standin import stand_in
from khotin.convert.unglue import unglue
from khotin.model import Label, Page

_ABOVE = 8  # lines above the headline in which a page may tell when it was posted
_ISSUE = re.compile(r"(?:báo |báo in )?số (?:báo )?\d{2,5}\b", re.IGNORECASE)
_ANNOUNCES = 5  # words; «Link bài viết:» stands above an address of the page


def label(page: Page) -> Labelled:
    """Return `page` with every line labelled; `title` is empty where there is no headline."""
    if page.kind == "text":
        page.repairs += unglue(line for line in page.lines if line.label is None)
    found = Labelled(page, paragraphs(page.lines, wrapped=page.kind == "text"))
    found.digest = digest.find(found.paragraphs)
    if found.digest is not None:
        digest.claim(found.digest)
    main = open_letter(found, _outside(found.paragraphs))
    _announce(main)
    second = SecondReader(main)
    plain = page.kind == "text"
    rules = headline.find(main, page.meta)
    at, found.title_doubted = second.headline(rules, plain=plain)
    opinions = second.opinions()
    if rules is not None and opinions[rules].kind == TITLE:
        # Of two lines that both readers could take for the headline, a caption below it is the second.
        at = rules
    above = main
    if found.digest is not None:
        above, at, found.title_doubted = _above_items(found.digest, main, page, at)
        digest.label_items(found, found.digest)
    if at is not None:
        at = take_title(found, above, at)
    else:
        found.title = headline.from_meta(page.meta)
    body = label_head(found, main, -1 if at is None else at)
    body = label_foot(found, body)
    if body and not is_text(body[-1]) and word_count(body[-1].text) <= NAME_WORDS:
        found.unsigned = body[-1].text
    label_middle(found, body)
    overrule(found, main, opinions)
    gather(found, main)
    found.opinions = list(zip(main, opinions, strict=True))
    if not found.title and plain:
        _drop_clock(found)
        found.stand_in = stand_in(found.prose())
    label_lead(found, body)
    if not (plain or found.stamps):
        _posted_above(found)
    return found


def _above_items(
    gathered: Digest, main: list[Paragraph], page: Page, at: int | None
) -> tuple[list[Paragraph], int | None, bool]:
    """Return what stands above the items of a digest, which of it is the headline, and whether in doubt."""
    above = main[: main.index(gathered.openings[0])]
    if gathered.head is not None:
        return above, above.index(gathered.head), False
    if at is not None and at < len(above):
        return above, at, False
    return above, headline.find(above, page.meta), True


def _outside(rows: Sequence[Paragraph]) -> list[Paragraph]:
    """Label what the markup puts outside the report; return the rest."""
    main: list[Paragraph] = []
    for row in rows:
        if row.hint in OUTSIDE_HINTS:
            row.mark(Label.BOILERPLATE, row.hint)
        else:
            main.append(row)
    return main


def _posted_above(found: Labelled) -> None:
    """Take the labelled stamp of a page that prints none below its headline, from what it draws above.

    Of a printed paper that is the day of its issue: «Số 5012 - Thứ năm, ngày 21/05/2015».
    """
    above = [row for row in found.paragraphs if row.first.number < found.title_line]
    near = above[-_ABOVE:]
    for row in (*reversed(near), *(row for row in above if _ISSUE.match(row.text))):
        stamp = find_stamp(row.text)
        if stamp and stamp.whole and (stamp.label == "posted" or _ISSUE.match(row.text)):
            found.stamps.append((stamp, row))
            row.mark(Label.TIMESTAMP)
            return


def _announce(rows: Sequence[Paragraph]) -> None:
    """Give addresses that belong to the sentence above them the hint that says so."""
    for above, row in pairwise(rows):
        if not row.hint and is_address(row.text):
            says = above.text.endswith(":") and word_count(above.text) >= _ANNOUNCES
            if above.hint == ANNOUNCED or (says and not is_tool(above.text) and not is_opener(above.text)):
                row.first.hint = ANNOUNCED


def _drop_clock(found: Labelled) -> None:
    """Take the day above a text without a headline for that on which the page was printed, if it looks so."""
    found.stamps = [
        (stamp, row)
        for stamp, row in found.stamps
        if row is not found.paragraphs[0] or not heads_print(row.text)
    ]

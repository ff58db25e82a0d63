"""Take off what a letter puts around a report: its headers, and the words to the newsroom.

Correspondents send their reports by electronic mail; the subject of the letter is not the headline, and
the moment it was sent is not that of the posting, but tells the year.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from khotin.convert.labelled import Labelled
from khotin.convert.lines import word_count
from khotin.convert.paragraphs import Paragraph
from khotin.convert.stamps import stamp_inside
from khotin.convert.wording import Wording
from khotin.model import Label

SENT = "lúc gửi thư"
"""Why the moment above a report is not that of its posting."""
_HEADER = "đầu thư điện tử"
_WORDS = "lời gửi tòa soạn"
# So many headers make a letter, one of them with an address; lines that the client put above them.
_FEWEST, _REACH = 3, 12
# A report is longer than the words that go with it.
_LONGEST = 60


def open_letter(found: Labelled, rows: Sequence[Paragraph]) -> list[Paragraph]:
    """Label the headers of a letter and the words to the newsroom below them; return the other rows."""
    end = _headers(rows) if found.page.kind == "text" else 0
    for row in rows[:end]:
        if _wording("sent").match(row.text) and (stamp := stamp_inside(row.text.partition(":")[2])):
            found.stamps.append((stamp, row))
            row.mark(Label.TIMESTAMP, SENT)
        else:
            row.mark(Label.BOILERPLATE, _HEADER)
    while 0 < end < len(rows) and _is_to_newsroom(rows[end].text):
        rows[end].mark(Label.BOILERPLATE, _WORDS)
        end += 1
    return list(rows[end:])


def _headers(rows: Sequence[Paragraph]) -> int:
    """Return where the headers of a letter end, 0 for anything else."""
    headers = [at for at, row in enumerate(rows[:_REACH]) if _wording("headers").match(row.text)]
    if len(headers) < _FEWEST or headers[-1] - headers[0] >= len(headers) or headers[0] > 1:
        return 0
    return headers[-1] + 1 if any("@" in rows[at].text for at in headers) else 0


def _is_to_newsroom(text: str) -> bool:
    """Whether a line greets those who get the letter, or tells them what it brings."""
    if word_count(text) > _LONGEST:
        return False
    return _wording("greetings").match(text) is not None or _wording("asks").search(text) is not None


def _wording(name: str) -> Wording:
    return _wordings()[name]


@cache
def _wordings() -> dict[str, Wording]:
    table = tomllib.loads(files(__package__).joinpath("data/letters.toml").read_text("utf-8"))
    return {name: Wording.any_of(patterns) for name, patterns in table.items()}

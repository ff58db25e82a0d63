"""The words that a beginning may stand for, the most common first, from the titles of all reports.

A word's place follows its class, not its count, so that one more report hardly ever changes the file.
"""

from __future__ import annotations

import json
from collections import Counter

from khotin.entry import Entry

from . import words

# A class holds words four times as common as those of the next one.
_CLASS = 2
_SHORTEST = 2
MOST = 4000


def common(entries: tuple[Entry, ...]) -> bytes:
    """Return the folded words of titles and places as JSON."""
    counts: Counter[str] = Counter()
    for entry in entries:
        names = [unit.name for place in entry.places for unit in place.chain]
        for text in (entry.report.title, *names, *entry.report.authors):
            counts.update({words.folded(word) for word in words.words(text)})
    known = [word for word in counts if len(word) > _SHORTEST and word.isalpha()]
    known.sort(key=lambda word: (-(counts[word].bit_length() // _CLASS), word))
    return json.dumps(known[:MOST], separators=(",", ":"), ensure_ascii=False).encode()

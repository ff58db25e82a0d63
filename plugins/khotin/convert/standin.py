"""A headline for a report that was captured without one, so that an editor has only to give it its own.

An extractor often keeps a page's text and drops its headline. To refuse such a report would have somebody
type what the converter reads well; to print a headline that nobody wrote would mislead. So the first words
of the text stand in, the field is asked about, and the article stays a draft until an editor has seen it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from khotin.convert.labelled import is_prose
from khotin.convert.lines import lowered, without_dateline, word_count

WHY = "tin lưu không có tên bài; tạm lấy những chữ đầu của bài"
"""What an editor is told of a stand-in."""
# A text of fewer words is no report, whatever its first sentence says.
_TEXT, _SENTENCE, _WORDS = 40, 8, 22
# Where a headline may stop sooner than after its last word.
_PART = 15
_STOP = re.compile(r"(?<=[^\s.]{3})[.!?…](?:\s|$)")
# «Sáng 12/6, Đảng ủy xã …»: a headline begins with who or what, not with when.
_WHEN = re.compile(
    r"(?:vào |trong )?(?:sáng|trưa|chiều|tối|đêm|ngày|hôm|thứ|vừa qua|mới đây|những ngày|thời gian)\b"
    r"(?:[^,.:]|\.(?=\d)){0,40}(?:,|(?<=\d)\.(?!\d))\s*"
)


def stand_in(prose: Sequence[str]) -> str:
    """Return the first words of the text as a headline; empty where it does not begin as a report does."""
    first = next((text for text in prose if is_prose(text)), "")
    if not first or sum(map(word_count, prose)) < _TEXT:
        return ""
    told = without_dateline(first)
    # «Ngày 5/6/2021. Hội Nông dân xã …»: the stop in the place of a comma ends no sentence.
    when = _WHEN.match(lowered(told))
    start = when.end() if when else 0
    sentence = _STOP.split(told[start:], maxsplit=1)[0].strip()
    if start and word_count(sentence) < _SENTENCE:
        sentence = _STOP.split(told, maxsplit=1)[0].strip()
    if word_count(sentence) < _SENTENCE:
        return ""
    return _shortened(sentence[:1].upper() + sentence[1:])


def _shortened(sentence: str) -> str:
    """Return a sentence cut behind a comma or, failing that, behind a word, with «…» where it was cut."""
    words = sentence.split()
    if len(words) <= _WORDS:
        return sentence
    commas = [at for at in range(_PART, _WORDS) if words[at - 1].endswith((",", ";"))]
    return " ".join(words[: commas[-1] if commas else _WORDS]).rstrip(" ,;:–-") + "…"

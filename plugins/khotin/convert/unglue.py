"""Take apart what a capture glued: a caption said twice, the second time run into the next line.

Portals print a picture's text and its caption; a text extractor that drops the mark-up between leaves
«Toàn cảnh Hội nghị» and below it «Toàn cảnh Hội nghị Tại Hội nghị, nhân dân …». A button above the text may
run into its first word as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from khotin.convert.labelled import is_prose
from khotin.convert.lines import word_count
from khotin.model import Line, Repair

_WORDS = 3
_LONGEST = 300
_JOINTS = " .:–-"
# «in trangHướng tới …»: a button of the page and the first word of the text, without a blank.
_BUTTON = re.compile(
    r"(?i:(?:in|đọc|nghe|gửi|lưu|chia sẻ) (?:trang|bài viết|bài|tin|email)"
    r"|(?:cỡ chữ|chuẩn)? ?tương phản|cỡ chữ)(?=[A-ZÀÁÂĐÔƠƯỦ][^\W\d_A-Z])"
)


def unglue(lines: Iterable[Line]) -> list[Repair]:
    """Cut from each line what the line above it says already; return what was cut."""
    repairs: list[Repair] = []
    above, prose = "", 0
    for line in lines:
        if not line.text:
            continue
        if prose <= 1 and (button := _BUTTON.match(line.text)):
            rest = line.text[button.end() :]
            repairs.append(Repair(line.number, line.text[: button.end() + 12], rest[:12]))
            line.text = rest
        if half := said_twice(line.text):
            repairs.append(Repair(line.number, line.text, half))
            line.text = half
        # A lead that the first paragraph says again stays in it whole.
        if _repeats(above, line.text) and not (prose == 1 and is_prose(above)):
            rest = line.text[len(above) :].lstrip(_JOINTS)
            repairs.append(Repair(line.number, line.text[: len(above) + 12], rest[:12]))
            line.text = rest
        above = line.text
        if prose <= 1:
            prose += is_prose(above)
    return repairs


def said_twice(text: str) -> str:
    """Return what a line says twice over, empty where it does not."""
    middle = len(text) // 2
    if text[middle : middle + 1] != " " or text[:middle] != text[middle + 1 :]:
        return ""
    return text[:middle] if word_count(text[:middle]) >= _WORDS else ""


def _repeats(above: str, text: str) -> bool:
    """Whether `text` begins with all of `above` and goes on as something of its own."""
    if not text.startswith(above) or len(above) > _LONGEST or word_count(above) < _WORDS:
        return False
    rest = text[len(above) :]
    opening = rest.lstrip(_JOINTS)
    # «Hội nghị» above «Hội nghị đã …» is no repetition: what was glued begins like a line of its own.
    return (
        len(opening.split()) >= _WORDS and opening[0].isupper() and (rest[0].isupper() or rest[0] in _JOINTS)
    )

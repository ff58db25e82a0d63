"""Free a headline of what a portal glued to it: «null», and the moment it was posted."""

from __future__ import annotations

import re

from khotin.convert.stamps import Stamp, find_stamp

NULL = re.compile(r"^(?:null|undefined)\s*[-:]?\s*", re.IGNORECASE)
"""What a portal prints for a name that it does not know."""
_LAST_DAY = re.compile(r"\s[(\[]?(\d{1,2}[/-]\d{1,2}[/-]\d{4})[)\]]?$")
# «[12-05-2012] …», «12/05/2012 - …»
_FIRST_DAY = re.compile(
    r"(?:[(\[]([^()\[\]]{8,40})[)\]]|(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?=\s+[-–|:]))\s*[-–|:]?\s*(?=[^\W\d_]|[“\"])"
)
# Words after which a day at the end of a headline is part of it.
_RUNNING = re.compile(
    r"(?:ngày(?: [^\W\d_]+){0,3}|nay|từ|đến|và|sáng|chiều|tối|thứ|lễ|mùng|tháng|trước|sau|hết|\d\s*[-–]|,)$",
    re.IGNORECASE,
)
# «… năm 2022 Ngày cập nhật 29/11/2022»: what begins so with a capital is no word of the headline.
_POSTED = re.compile(
    r"\s+(?:[-–|(]\s*)?(?:Ngày (?:cập nhật|đăng(?: tin| bài)?|gửi|tạo|đưa tin|xuất bản)"
    r"|(?:Cập nhật|Đăng|Gửi)(?: ngày| lúc| vào lúc)?)\s*:?\s*(\d[\d/.: ,-]{6,24})\)?$"
)


def tidy(headline: str) -> str:
    """Return a headline without the capture's «null» and without a stamp at its end."""
    return cut(headline)[0]


def cut(headline: str) -> tuple[str, Stamp | None]:
    """Return a headline freed of «null» and of the stamp at its end or before it, and that stamp."""
    headline = NULL.sub("", headline).strip()
    if match := _FIRST_DAY.match(headline):
        first = find_stamp(match[1] or match[2])
        if first and first.whole and not first.author:
            return headline[match.end() :], first
    if (match := _POSTED.search(headline)) and (posted := find_stamp(match[1])):
        return headline[: match.start()].rstrip(), posted
    stamp = find_stamp(headline)
    if stamp and stamp.end >= len(headline) - 1 and stamp.start and not stamp.whole:
        rest = headline[: stamp.start].rstrip(" (-–|,")
        # «… ngày 12/5/2020» in running words belongs to the headline; a stamp has its clock or brackets.
        if stamp.precision == "minute" or headline[stamp.start - 1] == "(":
            return rest, stamp
    if (match := _LAST_DAY.search(headline)) and not _RUNNING.search(headline[: match.start()].rstrip()):
        return headline[: match.start()].rstrip(" -–|,"), find_stamp(match[1])
    return headline, None

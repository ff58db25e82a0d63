"""Read who took a picture, where a caption says so at its end: «(Ảnh: X)», «Ảnh: X», «(nguồn Internet)»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from khotin.convert.lines import lowered
from khotin.convert.persons import is_person, word_lists

# «nghiêng» is the longest.
_SYLLABLE = 7
_PICTURE = re.compile(r"ảnh(?<!\wảnh)")
_PHOTO = re.compile(
    r"\s*(?:[(\[]\s*(?:ảnh|nguồn ảnh|ảnh minh họa)\s*:?\s*(?P<inside>[^()\[\]]{2,60})[)\]]"
    r"|(?:^|(?<=[.!?…])\s*|\s[-–—]\s*|\s+)ảnh\s*:\s*"
    r"(?P<after>(?:[^.:()]|\.(?! )|(?<![^\W\d_]{2})\. ){2,60}?)"
    r"|(?:(?<=[.!?…])|\s[-–—])\s*(?-i:Ảnh|ẢNH)\s+(?P<bare>[^.:()]{3,40}?))\s*\.?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PhotoCredit:
    """Who took the picture, and where the credit stands in the caption."""

    who: str
    start: int
    end: int


def photo_credit(text: str) -> PhotoCredit | None:
    """Return the credit at the end of a caption, «(Ảnh: X/TTXVN)» or «Ảnh: X», or None."""
    # «Cảnh quan» is in many a long paragraph.
    low = lowered(text)
    match = _PHOTO.search(text) if "ảnh" in low and _PICTURE.search(low) else None
    if match is None:
        return _from_the_web(low)
    who = (match["inside"] or match["after"] or match["bare"]).strip()
    if match["bare"] and not is_person(who, lenient=True):
        # «… - Ảnh tư liệu»: what picture it is.
        return None
    if match["after"] and not may_have_taken(who):
        # «CHÙM ẢNH: Ngày hội ở xã»: what the pictures show.
        return None
    return PhotoCredit(who, match.start(), match.end())


def _from_the_web(low: str) -> PhotoCredit | None:
    """Return the credit in «Xã A ngày nay (nguồn Internet)», which does not say «ảnh»."""
    opened = max(low.rfind("("), low.rfind("["))
    if opened <= 0 or "nguồn" not in low[opened:]:
        return None
    match = word_lists().picture_source.pattern.match(low, opened)
    return PhotoCredit(match["who"], opened, match.end()) if match else None


def may_have_taken(who: str) -> bool:
    """Whether all words behind «Ảnh:» are names or stand beside them: «Minh Tú», «do xã cung cấp»."""
    beside = word_lists().beside_photographers
    words = [word for word in re.split(r"[\s,;/()–—-]+", who) if word]
    return all(
        not word[0].islower() or "." in word or word.lower() in beside or _names_site(word) for word in words
    )


def _names_site(word: str) -> bool:
    """Whether a word is longer than any syllable: «vietnamnet», «internet»."""
    return len(word) > _SYLLABLE and word.isascii()

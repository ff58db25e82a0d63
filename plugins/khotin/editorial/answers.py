"""From what an editor typed to what an article holds, or to a sentence that says what is wrong.

The same functions judge answers at a prompt, options on the command line and corrections in review.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from khotin import article, dayfirst, edtf, terms
from khotin.editorial import suggest
from khotin.gazetteer import Gazetteer
from khotin.model import Topic
from khotin.text import clean

_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


class Answers:
    """Judge answers for one report; `day` is what is known of its date."""

    def __init__(self, gazetteer: Gazetteer, vocabulary: Sequence[Topic]) -> None:
        self.gazetteer, self.vocabulary = gazetteer, vocabulary
        self.day: str | None = None
        self.localities: list[str] = []

    def judge(self, field: str) -> Callable[[str], str]:
        """Return the function that judges one answer for `field`; it raises ValueError (Vietnamese)."""
        known: dict[str, Callable[[str], str]] = {
            "date": moment,
            "added": moment,
            "updated": moment,
            "event_date": event,
            "date_edtf": event,
            "localities": self.place,
            "terms": term,
            "other_terms": term,
            "topics": self.topic,
            "title": line,
            "slug": slug,
            "date_basis": basis,
        }
        return known.get(field, clean)

    def suggest(self, field: str) -> Callable[[str], list[str]]:
        """Return the function that completes answers for `field`."""
        known: dict[str, Callable[[str], list[str]]] = {
            "localities": lambda typed: suggest.places(self.gazetteer, typed, self.day),
            "terms": self._terms,
            "other_terms": self._terms,
            "topics": lambda typed: [topic.slug for topic in suggest.topic_list(typed, self.vocabulary)],
            "date_basis": lambda typed: [b for b in sorted(article.BASES) if b.startswith(typed)],
        }
        return known.get(field, lambda _: [])

    def _terms(self, typed: str) -> list[str]:
        year = int(self.day[:4]) if self.day else None
        return suggest.term_list(typed, self.gazetteer, self.localities, year)

    def place(self, text: str) -> str:
        """Return the full name of the unit that `text` names."""
        unit = self.gazetteer.parse(text, on=self.day)
        return self.gazetteer.full_name(unit, self.day)

    def topic(self, text: str) -> str:
        """Return the slug of the topic that `text` names."""
        found = suggest.topic_list(text, self.vocabulary)
        exact = [topic for topic in found if clean(text).casefold() in {topic.slug, topic.name.casefold()}]
        if exact or len(found) == 1:
            return (exact or found)[0].slug
        near = ", ".join(f"{topic.slug} ({topic.name})" for topic in found) or "xem content/topics/"
        raise ValueError(f"không rõ chủ đề «{text}»; chọn một: {near}")


def line(text: str) -> str:
    """Return `text` on one line; an empty one is an error."""
    if not (cleaned := clean(text.replace("\n", " "))):
        raise ValueError("không được để trống")
    return cleaned


def slug(text: str) -> str:
    """Return an address segment."""
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text):
        raise ValueError("chỉ dùng chữ thường không dấu, số và gạch nối")
    return text


def basis(text: str) -> str:
    """Return what a date rests on."""
    if text not in article.BASES:
        raise ValueError(f"dùng một trong: {', '.join(sorted(article.BASES))}")
    return text


def moment(text: str) -> str:
    """Return a date as an article writes it, the day first in what was typed."""
    text = text.strip()
    found = text if _ISO.fullmatch(text) else dayfirst.stamp(text)
    if found is None:
        raise ValueError(f"không hiểu ngày «{text}»; viết ngày/tháng/năm giờ:phút, ví dụ 26/05/2023 14:30")
    return found


def event(text: str) -> str:
    """Return a day, a month, a year or an interval as EDTF."""
    text = text.strip()
    if day := dayfirst.day(text):
        return day
    if match := re.fullmatch(r"(?:tháng\s+)?(\d{1,2})\s*/\s*(\d{4})", text):
        text = f"{match[2]}-{int(match[1]):02}"
    return str(edtf.parse(text))


def term(text: str) -> str:
    """Return a term with the body before its years."""
    return terms.parse(clean(text)).text

"""Resolve what an article writes against gazetteer, bodies and vocabulary, collecting every fault."""

from __future__ import annotations

from difflib import get_close_matches

from khotin import dayfirst, edtf, terms
from khotin.gazetteer import Gazetteer, PlaceError
from khotin.model import Locality, Report, Topic
from khotin.problems import Problem
from khotin.text import slug as slug_of


class Resolver:
    """Resolve the fields of articles one after the other; what does not resolve is added to `problems`."""

    def __init__(self, gazetteer: Gazetteer, vocabulary: dict[str, Topic]) -> None:
        self.gazetteer, self.topics = gazetteer, vocabulary
        self.problems: list[Problem] = []

    def places(self, report: Report, lines: dict[str, int], name: str) -> list[Locality | None]:
        """Return the unit of each locality, None where its chain is open; check dates on the way."""
        known = [self._day(report, key, name, lines) for key in ("event_date", "date_edtf")]
        date = report.date.astimezone(edtf.VIETNAM) if report.date else None
        day = next(filter(None, known), None) or (date.date().isoformat() if date else None)
        return [self._place(at, day, report, name, lines) for at in range(len(report.localities))]

    def check(self, report: Report, lines: dict[str, int], name: str) -> None:
        """Check terms and topics."""
        self._terms(report.terms, "terms", name, lines)
        self._terms(report.other_terms, "other_terms", name, lines)
        self._topics(report.topics, name, lines)

    def _day(self, report: Report, key: str, name: str, lines: dict[str, int]) -> str | None:
        """Return the first day, month or year that a date field names; None where it is empty or wrong."""
        text: str | None = getattr(report, key)
        if text is None:
            return None
        try:
            return str(edtf.parse(text).start).rstrip("~")
        except ValueError as error:
            what, _, remedy = str(error).rpartition("; ")
            if meant := dayfirst.day(text):
                remedy = f"viết «{key}: {meant}» (ngày đứng trước tháng)"
            self.problems.append(Problem(name, lines.get(key, 1), what, remedy))
            return None

    def _place(
        self, at: int, day: str | None, report: Report, name: str, lines: dict[str, int]
    ) -> Locality | None:
        try:
            return self.gazetteer.parse(report.localities[at], on=day)
        except PlaceError as error:
            if "localities" not in report.review:
                remedy = "sửa lại, hoặc thêm localities vào «review» khi chưa rõ"
                self.problems.append(Problem(name, _line(lines, "localities", at), str(error), remedy))
            return None

    def _terms(self, written: list[str], key: str, name: str, lines: dict[str, int]) -> None:
        for at, text in enumerate(written):
            try:
                terms.parse(text)
            except ValueError as error:
                remedy = "viết tên tổ chức rồi năm, ví dụ «Đảng bộ xã Kỳ Thọ 2020-2025»"
                self.problems.append(Problem(name, _line(lines, key, at), str(error), remedy))

    def _topics(self, written: list[str], name: str, lines: dict[str, int]) -> None:
        for at, slug in enumerate(written):
            if slug not in self.topics:
                what = f"không có chủ đề «{slug}»"
                self.problems.append(Problem(name, _line(lines, "topics", at), what, self._near_topic(slug)))

    def _near_topic(self, written: str) -> str:
        """Return what an editor perhaps meant by a topic that does not exist."""
        near = get_close_matches(slug_of(written), self.topics, 3, 0.5)
        if near:
            return "ý bạn là " + " hoặc ".join(f"«{slug}» ({self.topics[slug].name})" for slug in near) + "?"
        return f"dùng một trong: {', '.join(sorted(self.topics))}"


def _line(lines: dict[str, int], key: str, at: int) -> int:
    """Return the line of a list's item, or the key's."""
    return lines.get(f"{key}.{at}", lines.get(key, 1))

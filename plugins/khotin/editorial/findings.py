"""What `khotin check` found, and the ways to print it: for people, for a forge, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from khotin.problems import Problem


class Level(StrEnum):
    """An error stops commits and builds; a notice asks an editor to look."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with the rule it breaks; the guide has a section for each rule."""

    rule: str
    problem: Problem
    level: Level = Level.ERROR

    @property
    def order(self) -> tuple[str, int, str]:
        """Findings are shown in the order of files and lines."""
        return self.problem.file, self.problem.line, self.problem.what


# The rules, in the order of the guide.
RULES = {
    "tep": "tệp không đọc được hoặc không được ở đây",
    "mau-bai": "phần thông tin của bài không đúng mẫu",
    "ngay": "ngày có vẻ không hợp lý",
    "trung": "hai bài cùng mã hoặc cùng địa chỉ",
    "danh-muc": "địa phương, nhiệm kỳ, chủ đề không có trong danh mục",
    "nhiem-ky": "nhiệm kỳ có số năm lạ",
    "lien-ket": "liên kết hỏng hoặc nguy hiểm",
    "anh": "ảnh và chú thích ảnh",
    "sot": "sót phần thừa của trang nguồn",
    "tin-tho": "tin thô bị sửa hoặc thiếu",
    "dia-chi": "địa chỉ đã công bố bị mất",
}


def as_text(finding: Finding) -> str:
    """Return «file:line: what; how to mend», a notice marked as one."""
    problem = finding.problem
    mark = "(nhắc) " if finding.level is Level.NOTICE else ""
    return f"{problem.file}:{problem.line}: {mark}{problem.what}; {problem.remedy} [{finding.rule}]"


def as_annotation(finding: Finding) -> str:
    """Return the line that makes a forge's runner mark the file in a merge request."""
    problem = finding.problem
    file, title = (_escape(text, more=True) for text in (problem.file, RULES[finding.rule]))
    place = f"file={file},line={problem.line},title={title}"
    return f"::{finding.level} {place}::{_escape(f'{problem.what}; {problem.remedy}')}"


def _escape(text: str, *, more: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if more else text


def as_json(findings: Iterable[Finding]) -> str:
    """Return all findings as one JSON array."""
    rows = [
        {
            "file": found.problem.file,
            "line": found.problem.line,
            "level": found.level,
            "rule": found.rule,
            "what": found.problem.what,
            "remedy": found.problem.remedy,
        }
        for found in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)

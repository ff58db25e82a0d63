"""The article file: the editors' source of truth, between front matter text and a typed Report.

The rules are the house plan's section 3. Every fault is a Problem with file, line and remedy.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from khotin import dayfirst, frontmatter, guard
from khotin.model import RawFile, Report
from khotin.problems import ContentError, Problem

KEYS = {
    "id": "mã bài",
    "title": "tên bài",
    "slug": "phần cuối của địa chỉ",
    "date": "ngày giờ để xếp bài",
    "date_basis": "căn cứ của ngày",
    "date_edtf": "ngày ước lượng",
    "event_date": "ngày diễn ra sự việc",
    "localities": "địa phương",
    "terms": "nhiệm kỳ",
    "other_terms": "nhiệm kỳ khác được nhắc tới",
    "topics": "chủ đề",
    "authors": "tác giả",
    "source": "nguồn",
    "summary": "tóm tắt",
    "raw": "tin thô",
    "review": "cần rà soát",
    "status": "trạng thái",
    "added": "ngày giờ đưa vào kho",
    "updated": "ngày giờ đính chính",
    "corrections": "các lần đính chính",
}
# What is no key of an article and may still need an editor's eye.
PARTS = {"captions": "chú thích ảnh", "body": "nội dung"}
REVIEWABLE = KEYS | PARTS
# Keys that Pelican or a browser CMS would honour, with what stands for each here.
FOREIGN = {
    "url": "xóa dòng này; địa chỉ của bài do «slug» và năm của «date» quyết định",
    "save_as": "xóa dòng này; địa chỉ của bài do «slug» và năm của «date» quyết định",
    "template": "xóa dòng này; mọi bài dùng chung một mẫu trang",
    "category": "xóa dòng này; dùng «topics»",
    "tags": "xóa dòng này; dùng «topics»",
    "author": "đổi thành danh sách «authors»",
    "modified": "xóa dòng này; ngày sửa lấy từ lịch sử Git",
    "draft": "đổi thành «status: draft»",
}
LISTS = {"localities", "terms", "other_terms", "topics", "authors", "review", "corrections"}
BASES = {"stamp", "event", "text"}
STATUSES = {"published", "draft"}
_ID = re.compile(r"[0-9a-f]{8}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
_CORRECTION = re.compile(r"(\d{4}-\d\d-\d\d):? +(\S.*)", re.DOTALL)
_EXAMPLE = "2023-05-26T14:30:00+07:00"


def read(path: Path, name: str) -> tuple[Report, dict[str, int]]:
    """Return the article at `path` and the lines as `parse` does; raise ContentError naming `name`."""
    return parse(guard.read(path, name), name)


def parse(text: str, name: str) -> tuple[Report, dict[str, int]]:
    """Return the Report in an article's text and the line of each key and list item; raise ContentError."""
    report, lines, problems = inspect(text, name)
    if problems:
        raise ContentError(problems)
    return report, lines


def inspect(text: str, name: str) -> tuple[Report, dict[str, int], list[Problem]]:
    """Return what can be read of an article, its lines and faults; raise ContentError for no front matter."""
    front = frontmatter.parse(text, name)
    reader = _Fields(front, name)
    report = reader.report()
    return report, front.lines | front.items | {"body": front.body_line}, reader.problems


def _unknown(key: str) -> tuple[str, str]:
    """Return what is wrong with a key that articles do not have, and what to do."""
    bare = key.casefold().replace("-", "_")
    if bare in KEYS:
        return f"khóa «{key}» viết sai kiểu chữ", f"viết «{bare}»"
    if bare in FOREIGN:
        return f"khóa «{key}» là của phần mềm dựng trang, bài không được dùng", FOREIGN[bare]
    if near := get_close_matches(bare, KEYS, 1):
        return f"khóa «{key}» không có trong mẫu bài", f"ý bạn là «{near[0]}»?"
    return f"khóa «{key}» không có trong mẫu bài", f"xóa dòng này (các khóa: {', '.join(KEYS)})"


class _Fields:
    """Take typed fields out of front matter, collecting every fault on the way."""

    def __init__(self, front: frontmatter.Front, name: str) -> None:
        self.front, self.name = front, name
        self.problems: list[Problem] = []
        for key in front.values.keys() - KEYS.keys():
            self.fault(key, *_unknown(key))

    def fault(self, key: str, what: str, remedy: str) -> None:
        self.problems.append(Problem(self.name, self.front.lines.get(key, 1), what, remedy))

    def text(self, key: str, *, required: bool = False) -> str:
        value = self.front.values.get(key, "")
        if not isinstance(value, str):
            self.fault(
                key, f"«{key}» ({KEYS[key]}) phải là một dòng chữ", "viết trên một dòng, không gạch đầu dòng"
            )
            return ""
        if required and not value.strip():
            self.fault(key, f"thiếu «{key}» ({KEYS[key]})", f"thêm dòng «{key}: …»")
        return value.strip()

    def items(self, key: str) -> list[str]:
        value = self.front.values.get(key, "")
        if value in ("", "~", "null"):
            return []
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self.fault(
                key, f"«{key}» ({KEYS[key]}) phải là danh sách", "viết mỗi mục một dòng, bắt đầu bằng «  - »"
            )
            return []
        return [str(item).strip() for item in value]

    def match(self, key: str, pattern: re.Pattern[str], remedy: str) -> str:
        value = self.text(key, required=True)
        if value and not pattern.fullmatch(value):
            self.fault(key, f"«{key}» ({KEYS[key]}) không đúng dạng: «{value}»", remedy)
        return value

    def choice(self, key: str, allowed: set[str], default: str) -> str:
        value = self.text(key) or default
        if value not in allowed:
            self.fault(
                key, f"«{key}» không nhận giá trị «{value}»", f"dùng một trong: {', '.join(sorted(allowed))}"
            )
        return value

    def date(self, *, draft: bool) -> datetime | None:
        if not self.text("date"):
            if not draft:
                self.fault("date", "thiếu «date» (ngày giờ để xếp bài)", f"thêm dòng «date: {_EXAMPLE}»")
            return None
        return self.moment("date")

    def moment(self, key: str) -> datetime | None:
        value = self.text(key)
        if not value:
            return None
        try:
            # A form that the pattern refuses is as wrong as a day that no calendar has.
            return datetime.fromisoformat(value if _DATE.fullmatch(value) else "")
        except ValueError:
            meant = dayfirst.stamp(value)
            remedy = (
                f"viết «{key}: {meant}» (ngày đứng trước tháng)"
                if meant
                else f"viết năm-tháng-ngày, ví dụ {_EXAMPLE}"
            )
            self.fault(key, f"ngày không hợp lệ: «{value}»", remedy)
            return None

    def raw(self) -> RawFile | None:
        value = self.front.values.get("raw")
        if not value:
            return None
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            self.fault(
                "raw",
                "«raw» (tin thô) không đúng dạng",
                "giữ nguyên như khi chuyển đổi: file, sha256, converter",
            )
            return None
        number = value.get("converter", "0")
        return RawFile(
            value.get("file", ""),
            value.get("sha256", ""),
            int(number) if number.isdigit() else 0,
            value.get("url", ""),
            value.get("captured", ""),
        )

    def report(self) -> Report:
        status = self.choice("status", STATUSES, "published")
        report = Report(
            id=self.match("id", _ID, "mã gồm 8 chữ số thập lục phân; đừng sửa mã đã có"),
            title=self.text("title", required=True),
            slug=self.match("slug", _SLUG, "chỉ dùng chữ thường không dấu, số và gạch nối"),
            date=self.date(draft=status == "draft"),
            date_basis=self.choice("date_basis", BASES, "stamp"),
            body=self.front.body,
            date_edtf=self.text("date_edtf") or None,
            event_date=self.text("event_date") or None,
            source=self.text("source") or None,
            summary=self.text("summary"),
            raw=self.raw(),
            status=status,
            added=self.moment("added"),
            updated=self.moment("updated"),
            **{key: self.items(key) for key in LISTS},
        )
        for text in report.corrections:
            if not correction(text):
                remedy = "viết ngày rồi lý do, ví dụ «2024-03-05 Sửa tên người phát biểu»"
                self.fault("corrections", f"lần đính chính không đúng dạng: «{text}»", remedy)
        if (report.date_basis == "text") != (report.date_edtf is not None) and report.date:
            self.fault(
                "date_edtf",
                "«date_edtf» có mặt khi và chỉ khi «date_basis» là text",
                "thêm hoặc xóa «date_edtf» (ví dụ 2023-11~)",
            )
        return report


def correction(text: str) -> tuple[date, str] | None:
    """Return the day and the reason that a correction gives, None where it is not written so."""
    if match := _CORRECTION.fullmatch(text):
        try:
            return date.fromisoformat(match[1]), match[2]
        except ValueError:
            return None
    return None


def dump(report: Report) -> str:
    """Return the article file of `report`, keys in the order of the house plan."""
    values: dict[str, object] = {"id": report.id, "title": report.title, "slug": report.slug}
    if report.date:
        values |= {"date": report.date.isoformat(timespec="seconds"), "date_basis": report.date_basis}
    optional = {"date_edtf": report.date_edtf, "event_date": report.event_date}
    values |= {key: value for key, value in optional.items() if value}
    values |= {
        key: getattr(report, key) for key in ("localities", "terms", "other_terms", "topics", "authors")
    }
    values |= {
        key: value for key, value in {"source": report.source, "summary": report.summary}.items() if value
    }
    if report.raw:
        raw = {"file": report.raw.file, "sha256": report.raw.sha256, "converter": str(report.raw.converter)}
        values["raw"] = raw | {
            k: v for k, v in (("url", report.raw.url), ("captured", report.raw.captured)) if v
        }
    values["review"] = report.review
    if report.status != "published":
        values["status"] = report.status
    moments = {"added": report.added, "updated": report.updated}
    values |= {key: value.isoformat(timespec="seconds") for key, value in moments.items() if value}
    if report.corrections:
        values["corrections"] = report.corrections
    return frontmatter.dump(values, report.body)

"""A report that came by electronic mail: what the letter puts around it stays out."""

from __future__ import annotations

from pathlib import Path

from capturing import report_in

from khotin.model import Report

TITLE = "Xã Kỳ Thọ làm đường hoa dọc kênh chính"
LEAD = (
    "Sáng 20/11, Hội Phụ nữ xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh huy động hơn 60 hội viên trồng hoa mười giờ dọc"
    " tuyến kênh chính qua thôn Sơn Nam."
)
HEADERS = (
    "Từ: Lê Thị Mận <man@kytho.example>",
    "Đã gửi: Thứ Năm, 21 tháng 11, 2024 9:14 CH",
    "Tới: Tòa soạn <toasoan@example.vn>",
    "Chủ đề: Bài cộng tác về đường hoa",
)


def report_of(tmp_path: Path, *lines: str) -> Report:
    return report_in(tmp_path, "\n".join(lines) + "\n")


def test_a_letter_is_no_part_of_the_report_in_it(tmp_path: Path) -> None:
    words = "Tôi xin gửi bài viết về đường hoa của xã. Rất mong được đăng tải. Trân trọng cảm ơn!"
    report = report_of(tmp_path, *HEADERS, "", "Kính gửi Tòa soạn,", words, "", TITLE, "", LEAD, "", "Lê Mận")
    assert report.title == TITLE
    assert report.body.startswith("Sáng 20/11")
    assert "gửi" not in report.body
    assert report.authors == ["Lê Mận"]


def test_when_a_letter_was_sent_tells_the_year_and_is_asked_about(tmp_path: Path) -> None:
    report = report_of(tmp_path, *HEADERS, "", TITLE, "", LEAD)
    assert str(report.event_date) == "2024-11-20"
    assert "date" in report.review
    assert "event_date" not in report.review


def test_one_line_with_a_colon_is_no_letter(tmp_path: Path) -> None:
    report = report_of(tmp_path, "Chủ đề: Nông thôn mới", TITLE, "", LEAD, "", "Gửi: Lê Mận")
    assert report.title == TITLE

"""What a browser prints at the edges of its sheets is no part of a report, however the sheets cut it."""

from __future__ import annotations

from pathlib import Path

import pytest
from capturing import report_in

from khotin.model import Report

TITLE = "Chợ Kỳ Thọ tất bật ngày giáp Tết"
URL = "https://kytho.example.vn/cho-tet-a38.html"
STAMP = "30/01/2024 - 06:58"
FIRST = "Từ rằm tháng Chạp, chợ Kỳ Thọ (xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh) nhộn nhịp hơn hẳn ngày thường."
SECOND = "Ông Nguyễn Văn Hiệp, Trưởng Ban Quản lý chợ cho biết, tiểu thương đều niêm yết giá và ký cam kết."
CHROME = f"1/31/24, 9:14 PM    {TITLE} | Báo Kỳ Thọ", f"{URL}    {{}}/2"
VIETNAMESE = f"21:14 31/01/2024    {TITLE} | Báo Kỳ Thọ", f"{URL}    {{}}/2"
FIREFOX = f"{TITLE} | Báo Kỳ Thọ    {URL}", "{} of 2    31/01/2024, 21:14"
TORN = f"31/01/2024, 21:14    {TITLE}", f"{URL}\n{{}}/2"


def printed(tmp_path: Path, head: str, foot: str) -> Report:
    sheets = [[head, TITLE, STAMP, FIRST, foot.format(1)], [head, SECOND, "HỮU PHƯỚC", foot.format(2)]]
    return report_in(tmp_path, "\n".join(line for sheet in sheets for line in sheet) + "\n")


@pytest.mark.parametrize("edges", [CHROME, VIETNAMESE, FIREFOX, TORN])
def test_the_edges_of_printed_sheets_are_no_text_and_give_the_address(
    tmp_path: Path, edges: tuple[str, str]
) -> None:
    report = printed(tmp_path, *edges)
    assert (report.title, report.raw.url, report.authors) == (TITLE, URL, ["Hữu Phước"])
    assert report.body.split("\n\n") == [FIRST, SECOND]
    assert report.date is not None
    assert f"{report.date:%d/%m/%Y - %H:%M}" == STAMP


def test_a_page_of_the_disk_is_no_address(tmp_path: Path) -> None:
    report = printed(tmp_path, CHROME[0], "file:///C:/Users/An/tin.html    {}/2")
    assert report.raw.url == ""
    assert "file:" not in report.body


def test_scores_and_shares_are_no_numbers_of_sheets(tmp_path: Path) -> None:
    lines = [TITLE, STAMP, FIRST, "Đến nay số tiểu thương đã đăng ký là", "25/25", SECOND, "HỮU PHƯỚC"]
    assert "25/25" in report_in(tmp_path, "\n\n".join(lines) + "\n").body

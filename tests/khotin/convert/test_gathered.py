"""Captions that stand together below the names, as correspondents send them."""

from __future__ import annotations

from pathlib import Path

from capturing import report_in

from khotin.model import Report

HEAD = (
    "Làng bánh Sơn Nam vào mùa Tết",
    "12/12/2013",
    "",
    "Gà vừa gáy, tiếng chày quết bánh đã thình thịch khắp thôn Sơn Nam, xã Kỳ Thọ, huyện Kỳ Anh, lò nào cũng đỏ lửa.",
    "",
    "Làng nghề được công nhận từ năm 2006. Hiện ngành chức năng đang hỗ trợ đăng ký nhãn hiệu tập thể cho bánh của thôn.",
    "",
    "THẢO LY - VĂN MINH",
)
FIRST, SECOND, THIRD = (
    "Những liếp bánh phơi dọc đường làng.",
    "Bột phải đều tay, mỗi cối 40 phút.",
    "Các bà các chị cán bánh ở lò của thôn.",
)


def report_of(tmp_path: Path, *lines: str) -> Report:
    return report_in(tmp_path, "\n".join((*HEAD, *lines)) + "\n")


def captions(report: Report) -> list[str]:
    return [line for line in (FIRST, SECOND, THIRD) if f"{line}\n{{: .caption }}" in report.body]


def test_what_stands_between_captions_below_the_names_is_one(tmp_path: Path) -> None:
    report = report_of(tmp_path, FIRST, SECOND, THIRD)
    assert report.authors == ["Thảo Ly", "Văn Minh"]
    assert captions(report) == [FIRST, SECOND, THIRD]


def test_all_above_who_took_the_pictures_are_captions(tmp_path: Path) -> None:
    report = report_of(
        tmp_path, THIRD, SECOND, "", "Ảnh: VĂN MINH", "Các tin đã đưa", "Kẹo dừa chuẩn bị hàng Tết"
    )
    assert captions(report) == [THIRD]
    assert f"{SECOND} Ảnh: VĂN MINH\n{{: .caption }}" in report.body
    assert "Kẹo dừa" not in report.body

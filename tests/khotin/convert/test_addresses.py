"""Addresses that stand alone on a line: where the report comes from, or where it sends its readers."""

from __future__ import annotations

from pathlib import Path

import pytest
from capturing import report_in

from khotin.model import Report

HEADLINE = "Hội Nông dân xã Kỳ Thọ phát động cuộc thi ảnh"
LEAD = (
    "Sáng 12/5/2023, Hội Nông dân xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh phối hợp với thôn Sơn Nam phát động"
    " cuộc thi ảnh về làng quê cho hội viên trong toàn xã tham gia."
)
TEXT = (
    "Phát biểu tại lễ phát động, Chủ tịch Hội Nông dân xã đề nghị các chi hội vận động hội viên tham gia đông đủ,"
    " chụp những gì quen thuộc nhất ở quê mình."
)
WEB, MAIL = "https://kytho.example.vn/cuoc-thi_anh", "thi.anh@kytho.example.vn"


def report_of(tmp_path: Path, *lines: str) -> Report:
    return report_in(tmp_path, "\n\n".join(lines) + "\n")


@pytest.mark.parametrize("lines", [(WEB, HEADLINE, LEAD, TEXT), (HEADLINE, LEAD, TEXT, WEB)])
def test_the_address_a_text_was_copied_from_is_kept_and_is_no_text(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    report = report_of(tmp_path, *lines)
    assert report.raw.url == WEB
    assert report.title == HEADLINE
    assert "example.vn" not in report.body.replace("\\", "")
    assert "body" not in report.review


@pytest.mark.parametrize("address", [WEB, MAIL])
@pytest.mark.parametrize("last", [False, True])
def test_where_readers_are_sent_is_of_the_report(tmp_path: Path, address: str, *, last: bool) -> None:
    sends = ("Người dự thi đăng ký và gửi ảnh tại địa chỉ:", address)
    report = report_of(tmp_path, HEADLINE, LEAD, *((TEXT, *sends) if last else (*sends, TEXT)))
    assert address in report.body.replace("\\", "")
    assert report.raw.url == ""
    assert "body" not in report.review


def test_of_several_addresses_none_is_taken_for_the_origin(tmp_path: Path) -> None:
    assert report_of(tmp_path, HEADLINE, LEAD, TEXT, WEB, f"{WEB}-2").raw.url == ""


def test_the_host_a_text_was_copied_from_tells_where_a_name_is(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        "http://tanphu.dinhquan.dongnai.gov.vn/tin-tuc/12",
        "Họp dân bàn làm đường ở xã Phú Lợi",
        "Sáng 12/5/2023, xã Phú Lợi họp dân bàn việc góp công làm đường bê tông qua các ấp trên địa bàn xã.",
    )
    assert report.localities[0] == "xã Phú Lợi, huyện Định Quán, tỉnh Đồng Nai"


def test_the_name_of_a_site_alone_on_a_line_tells_where_a_report_is_from(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        "Hội Nông dân xã ra quân làm thủy lợi",
        "Sáng 12/5/2023, Hội Nông dân xã huy động hơn 80 hội viên ra quân nạo vét kênh mương ở các thôn trên địa bàn.",
        "Kytho.kyanh.hatinh.gov.vn",
    )
    assert report.raw.url == ""
    assert report.localities[0] == "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"


@pytest.mark.parametrize("head", ["kytho.example.vn", "Kỳ Thọ điện tử"])
def test_what_a_site_adds_to_a_copied_text_is_its_address_and_no_source(tmp_path: Path, head: str) -> None:
    added = "Nguồn: " + (WEB if "." in head else "https://www.kythodientu.example.vn/cuoc-thi")
    report = report_of(tmp_path, head, HEADLINE, LEAD, TEXT, added)
    assert report.raw.url == added.removeprefix("Nguồn: ")
    assert report.source is None


def test_a_link_to_another_site_is_the_source(tmp_path: Path) -> None:
    report = report_of(
        tmp_path, "Cổng thông tin điện tử xã Kỳ Thọ", HEADLINE, LEAD, TEXT, "Nguồn: https://bao.example.vn/a1"
    )
    assert (report.raw.url, report.source) == ("", "bao.example.vn")

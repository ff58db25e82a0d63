"""Pages that print several short reports under one headline, and reports that only look like them."""

from __future__ import annotations

from pathlib import Path

import pytest
from capturing import report_in

from khotin.model import Report

BRIDGE = (
    "Sáng 8/10, UBND xã Mỹ Lộc, huyện Tam Bình thông xe cầu kênh Mới dài 24 m do nhân dân góp tiền xây dựng,"
    " thay cây cầu ván đã mục."
)
VETERANS = (
    "Ngày 9/10, Hội Cựu chiến binh huyện Trà Ôn sơ kết nửa nhiệm kỳ 2012 - 2017, khen thưởng 12 chi hội có mô hình"
    " làm kinh tế giỏi."
)
MARKET = (
    "UBND thành phố Vĩnh Long vừa sắp xếp lại 60 lô bán hàng ở chợ phường 4, thu hồi 14 lô bỏ trống lâu ngày."
)
ALL = [
    "tỉnh Vĩnh Long",
    "huyện Tam Bình, tỉnh Vĩnh Long",
    "huyện Trà Ôn, tỉnh Vĩnh Long",
    "thành phố Vĩnh Long, tỉnh Vĩnh Long",
]
HEAD = "Tin vắn\n06:14, 10/10/2014"


def report_of(tmp_path: Path, *lines: str, kind: str = "txt") -> Report:
    return report_in(tmp_path, "\n".join(lines) + "\n", kind)


@pytest.mark.parametrize("mark", ["° ", "* ", "- ", "• ", "1. ", ""])
def test_headed_items_with_a_name_below_each(tmp_path: Path, mark: str) -> None:
    heads = [
        f"{mark}Tam Bình: Thông xe cầu kênh Mới",
        f"{mark}Trà Ôn: Khen thưởng 12 chi hội",
        f"{mark}TP Vĩnh Long: Sắp xếp lại chợ phường 4",
    ]
    report = report_of(
        tmp_path, HEAD, heads[0], BRIDGE, "THANH TÂM", heads[1], VETERANS, "HỮU MINH", heads[2], MARKET, "P.V"
    )
    assert report.title == "Tin vắn"
    assert report.event_date is None
    assert report.localities == ALL
    assert (report.terms, report.other_terms) == ([], ["Hội Cựu chiến binh huyện Trà Ôn 2012-2017"])
    assert report.authors == ["Thanh Tâm", "Hữu Minh"]
    assert [line for line in report.body.split("\n") if line.startswith("### ")] == [
        "### " + head.replace("* ", r"\* ").replace("- ", r"\- ").replace("1.", r"1\.") for head in heads
    ]
    assert "THANH" not in report.body
    assert report.summary.startswith("Tam Bình: Thông xe cầu kênh Mới; Trà Ôn: Khen")
    assert report.review in ([], ["topics"])


def test_items_in_the_line_signed_in_brackets(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        "TIN VẮN TRONG TỈNH\n06:14, 10/10/2014",
        f"* TAM BÌNH: {BRIDGE} (PHƯƠNG MAI)",
        f"* TRÀ ÔN: {VETERANS} (T. AN)",
        f"* TP VĨNH LONG: {MARKET} (N.V)",
    )
    assert report.title == "TIN VẮN TRONG TỈNH"
    assert report.authors == ["Phương Mai", "T. An", "N.V"]
    assert report.localities == ALL
    assert report.body.count("\\* ") == len(ALL) - 1
    assert "(PHƯƠNG MAI)" in report.body
    assert report.review in ([], ["topics"])


def test_a_headline_that_only_sections_have_needs_items_that_differ(tmp_path: Path) -> None:
    items = (f"* {BRIDGE}", f"* {VETERANS}", f"* {MARKET}")
    report = report_of(tmp_path, "Tin tức trong tuần\n06:14, 10/10/2014", *items, "Thanh Tâm")
    assert report.title == "Tin tức trong tuần"
    assert (report.localities, report.authors) == (ALL, ["Thanh Tâm"])


def test_items_with_places_and_names_need_no_headline_of_a_digest(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        "Nhịp sống các huyện những ngày giữa tháng\n06:14, 10/10/2014",
        f"Tam Bình: Thông xe cầu kênh Mới\n{BRIDGE}\nTHANH TÂM",
        f"Trà Ôn: Khen thưởng 12 chi hội\n{VETERANS}\nHỮU MINH",
        f"TP Vĩnh Long: Sắp xếp lại chợ phường 4\n{MARKET}\nTHANH TÂM",
    )
    assert report.title == "Nhịp sống các huyện những ngày giữa tháng"
    assert (report.localities, report.event_date) == (ALL, None)
    assert report.authors == ["Thanh Tâm", "Hữu Minh"]


def test_marked_headlines_each_with_its_author_below_need_no_places(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        "Số ra ngày 18/6/2009",
        "Tin tức từ Tam Bình",
        "* Thông xe cầu kênh Mới",
        BRIDGE,
        "THANH TÂM",
        "* Khen thưởng 12 chi hội",
        VETERANS,
        "HỮU MINH",
        "* Sắp xếp lại chợ phường 4",
        MARKET,
        "P.V",
    )
    assert report.title == "Tin tức từ Tam Bình"
    assert report.authors == ["Thanh Tâm", "Hữu Minh"]
    assert report.body.count("### ") == 3


def test_the_day_that_all_items_share(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        "Điểm tin ngày 20/9\n17:05, 20/09/2019",
        "* Xã Ninh Gia: Sáng 20/9, Hội Nông dân xã mở hội thảo đầu bờ về chanh dây xen cà phê với 46 hộ tham dự.",
        "* Xã Tà Hine: Chiều 20/9, Ban Chỉ huy quân sự xã khai mạc huấn luyện dân quân năm thứ nhất cho 28 người.",
        "Vân Khánh",
    )
    assert report.event_date == "2019-09-20"
    assert report.localities[0] == "huyện Đức Trọng, tỉnh Lâm Đồng"


def test_items_of_one_commune(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        "Đại Trạch: Tin ngắn trong tuần\n07:02, 22/06/2010",
        "* Ngày 19/6, xã Đại Trạch, huyện Bố Trạch khai mạc giải bóng chuyền nam với tám đội của các thôn tham gia.",
        "* Vụ đông xuân vừa qua, Hợp tác xã Đại Trạch được mùa dưa hấu với 41 ha, năng suất cao nhất từ trước tới nay.",
        "* Trạm Y tế xã khám bệnh, cấp thuốc miễn phí cho 230 lượt người cao tuổi ở hai thôn xa nhất.",
        "Trần Quốc Vịnh",
    )
    assert report.localities == ["xã Đại Trạch, huyện Bố Trạch, tỉnh Quảng Bình"]
    assert "localities" not in report.review
    assert report.event_date is None


def test_items_of_several_provinces_leave_the_place_to_an_editor(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        "Tin vắn ngày 9-4\n06:14, 09/04/2014",
        "Cà Mau - Sáng 8-4, tại thị trấn Sông Đốc, Đồn Biên phòng trao 20 suất học bổng cho con em ngư dân nghèo.",
        "Sóc Trăng - UBND thị xã Vĩnh Châu cho biết đã khắc phục xong đoạn đê biển bị sạt lở dài bốn mươi mét.",
        "Ngọc Huy",
    )
    assert report.localities == ["tỉnh Cà Mau", "tỉnh Sóc Trăng"]
    assert "localities" in report.review


def test_a_saved_page_whose_first_item_looks_like_the_headline(tmp_path: Path) -> None:
    items = (
        ("Tam Bình: Thông xe cầu kênh Mới", BRIDGE, "Minh Tâm"),
        ("Trà Ôn: Khen thưởng 12 chi hội", VETERANS, "Hồng Thắm"),
        ("TP Vĩnh Long: Sắp xếp lại chợ phường 4", MARKET, "Phước Lộc"),
    )
    report = report_of(
        tmp_path,
        '<html><head><meta charset="utf-8"><title>Trang tin</title></head><body><div class="c2">',
        '<table><tr><td class="tde">TIN VẮN VĨNH LONG</td></tr><tr><td>Ngày đăng: 10/10/2014 06:14</td></tr><tr><td>',
        *(
            f'<p><strong>{head}</strong></p><p>{text}</p><p align="right"><i>({name})</i></p>'
            for head, text, name in items
        ),
        "</td></tr></table></div></body></html>",
        kind="html",
    )
    assert report.title == "TIN VẮN VĨNH LONG"
    assert report.localities[0] == "tỉnh Vĩnh Long"
    assert report.authors == ["Minh Tâm", "Hồng Thắm", "Phước Lộc"]
    assert report.body.count("### ") == len(items)


LEAD = (
    "Sáng 9/10, UBND huyện Trà Ôn công bố quyết định công nhận ba xã đạt chuẩn nông thôn mới sau năm năm phấn đấu"
    " của nhân dân trong huyện."
)
HEADED = (
    "* Vĩnh Xuân: Đường đến từng ngõ\nXã Vĩnh Xuân hiến 4,2 ha đất làm 38 km đường đan, xe máy nay đi được quanh năm.\n"
    "* Thiện Mỹ: Cam sành làm giàu\nXã Thiện Mỹ có 620 ha cam sành, lãi bình quân 180 triệu đồng mỗi héc-ta trồng."
)


@pytest.mark.parametrize(
    "above",
    ["Tin vắn\nTrà Ôn: Ba xã về đích\n", "Ba xã của huyện Trà Ôn về đích\n", "Tin cơ sở\nBa xã về đích\n"],
)
def test_a_report_with_a_lead_above_its_cross_heads_is_none(tmp_path: Path, above: str) -> None:
    report = report_of(tmp_path, f"{above}09:10, 10/10/2015", LEAD, HEADED, "MINH TRÍ")
    assert report.title == above.split("\n")[-2]
    assert report.event_date == "2015-10-09"
    assert report.localities[0] == "huyện Trà Ôn, tỉnh Vĩnh Long"


def test_a_headline_whose_place_holds_those_of_its_cross_heads_is_that_of_one_report(tmp_path: Path) -> None:
    above = "Báo Vĩnh Long 09:10, 10/10/2015\nTin vắn\nTrà Ôn: Ba xã về đích nông thôn mới"
    report = report_of(tmp_path, above, LEAD, HEADED.replace("* ", ""), "MINH TRÍ")
    assert report.title == "Trà Ôn: Ba xã về đích nông thôn mới"
    assert report.event_date == "2015-10-09"
    assert "title" in report.review


def test_a_storm_told_in_points_is_one_event(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        "Tin nhanh về cơn bão số 3\n06:14, 13/10/2014",
        "- Sáng 12/10, bão số 3 đổ bộ vào huyện Núi Thành, tỉnh Quảng Nam làm tốc mái 46 ngôi nhà ở xã Tam Hải.",
        "- Chiều 12/10, UBND huyện Núi Thành huy động 300 người giúp dân xã Tam Hải dựng lại nhà cửa bị hư hỏng.",
    )
    assert report.event_date == "2014-10-12"
    assert "Quảng Nam" in report.localities[0]


def test_points_below_a_headline_are_no_items(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        "Tin vắn\nThông báo tuyển sinh lớp nghề may công nghiệp\n10/02/2014",
        "1. Đối tượng: Lao động nữ từ 18 đến 40 tuổi thường trú tại huyện Tánh Linh, ưu tiên hộ nghèo trong huyện.",
        "2. Thời gian: Khai giảng ngày 1/3/2014, học trong ba tháng tại Trung tâm Dạy nghề huyện Tánh Linh, xã Gia An.",
        "3. Quyền lợi: Được hỗ trợ tiền ăn 15.000 đồng mỗi ngày, được giới thiệu việc làm sau khi tốt nghiệp.",
    )
    assert report.title == "Thông báo tuyển sinh lớp nghề may công nghiệp"
    assert report.localities == ["huyện Tánh Linh, tỉnh Bình Thuận"]


def test_results_of_several_places_without_authors_are_one_report(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        "Kết quả bầu cử ở ba xã\n24/5/2021",
        "* Xã Ân Hữu: Ngày 23/5 có 4.512 cử tri đi bầu, đạt 99,8 phần trăm; bầu 25 đại biểu trong một lần.",
        "* Xã Ân Tín: Ngày 23/5 có 5.820 cử tri đi bầu, đạt 99,6 phần trăm; bầu 26 đại biểu trong một lần.",
        "* Xã Ân Phong: Ngày 23/5 có 4.100 cử tri đi bầu, đạt 100 phần trăm; bầu 24 đại biểu trong một lần.",
    )
    assert report.event_date == "2021-05-23"
    assert report.localities[0] == "xã Ân Hữu, huyện Hoài Ân, tỉnh Bình Định"

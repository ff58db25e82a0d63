"""The headline of a plain report, and the lines above and below that are none."""

from __future__ import annotations

import pytest

from khotin.convert.label import label
from khotin.convert.labelled import Labelled
from khotin.model import Label, Line, Page

TITLE = "Hội Nông dân xã Vân Lĩnh tặng bò giống cho hộ nghèo"
LEAD = "Ngày 12/6, Hội Nông dân xã Vân Lĩnh trao 12 con bò giống cho các hộ nghèo ở thôn Nà Lầu và thôn Bãi."
TEXT = (
    "Mỗi con trị giá 15 triệu đồng, do hội viên trong xã góp tiền mua; sau hai năm, hộ nhận bò giao lại con bê "
    "cái đầu tiên cho hộ khác, cứ thế mà nhân đàn lên."
)
STAMP = "18:21 13/06/2023"


def read(*rows: str) -> Labelled:
    page = Page("seeds/x.txt", "0" * 64, "text", "utf-8", [Line(n, t, t) for n, t in enumerate(rows, 1)])
    return label(page)


def test_a_ticker_above_the_headline_is_the_page_s() -> None:
    ticker = (
        "Về việc công bố công khai dự toán thu, chi ngân sách huyện 6 tháng đầu năm | Kế hoạch tuyển dụng công chức "
        "cấp xã năm 2023 | Thông báo lịch tiếp công dân của Chủ tịch UBND huyện tháng 7 | Mời chào giá thiết bị "
        "phòng họp trực tuyến của Văn phòng HĐND và UBND huyện năm 2023"
    )
    found = read(ticker, "", f"{TITLE}.", "", STAMP, "", LEAD, TEXT)
    assert found.title == f"{TITLE}."
    assert found.page.lines[0].label is Label.BOILERPLATE


def test_a_section_above_the_stamp_is_no_headline_however_short_the_headline_below_it() -> None:
    found = read("Văn hóa - Xã hội", "26/08/2014", "Làng học Vân Lĩnh", LEAD, TEXT, "", "Lê Kim Ngân")
    assert found.title == "Làng học Vân Lĩnh"


def test_a_short_lead_above_the_headline_printed_again_is_text() -> None:
    lead = "Ngày 12/6, Hội Nông dân xã Vân Lĩnh trao bò giống."
    found = read(TITLE, STAMP, lead, TITLE, TEXT, "", "Lê Kim Ngân")
    assert lead in found.prose()


def test_a_path_of_sections_is_no_headline() -> None:
    found = read("Tin tức/(MN Vân Lĩnh 2)/HOẠT ĐỘNG THÁNG 6/", "", LEAD, TEXT)
    assert not found.title and found.stand_in


@pytest.mark.parametrize("end", ["", "."])
def test_right_above_the_stamp_stands_the_headline_however_it_ends(end: str) -> None:
    title = f"Đoàn đại biểu xã Vân Lĩnh đi dự Đại hội đại biểu Hội Nông dân huyện lần thứ IX, nhiệm kỳ 2023 – 2028{end}"
    assert read(title, STAMP, "", LEAD, TEXT).title == title


def test_a_sentence_that_opens_with_its_day_is_no_headline() -> None:
    lead = "Chiều ngày 26/6, tại thôn Bãi, Hội Phụ nữ xã Vân Lĩnh đã ra mắt mô hình “Chi hội phụ nữ 5 không, 3 sạch”"
    found = read(
        "Hội Phụ nữ xã Vân Lĩnh ra mắt mô hình “5 không, 3 sạch”", "", lead, "", "a1", "", LEAD, TEXT
    )
    assert found.title == "Hội Phụ nữ xã Vân Lĩnh ra mắt mô hình “5 không, 3 sạch”"
    assert not read(lead, "", LEAD, TEXT).title


def test_the_school_above_a_headline_is_none() -> None:
    title = "TƯNG BỪNG LỄ KHAI GIẢNG NĂM HỌC 2022 - 2023"
    lead = "Sáng 5/9, thầy và trò Trường THCS Vân Lĩnh long trọng tổ chức Lễ khai giảng năm học 2022 - 2023 tại sân trường."
    head = (
        "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN YÊN SƠN",
        "TRƯỜNG THCS VÂN LĨNH",
        "Trang chủ | Tin tức | Văn bản",
    )
    assert read(*head, "", title, "", lead, TEXT).title == title
    assert read("Trường THCS Vân Lĩnh khai giảng năm học mới", "", lead, TEXT).title == (
        "Trường THCS Vân Lĩnh khai giảng năm học mới"
    )


@pytest.mark.parametrize(
    "path", ["Chi tiết - Huyện Yên Sơn", "Chi tiết bài viết | Xã Vân Lĩnh", "Tin tức - UBND xã Vân Lĩnh"]
)
def test_the_path_above_a_headline_that_ends_in_a_day_is_none(path: str) -> None:
    title = "Vân Lĩnh: Đại hội Hội Nông dân các chi hội hoàn thành trước 30/6/2023"
    found = read(path, "", title, "", LEAD, TEXT)
    assert found.title == title and not found.title_doubted


@pytest.mark.parametrize("cut", ["[…]", "[...]", "..."])
def test_the_text_cut_by_the_page_is_no_headline(cut: str) -> None:
    lead = LEAD.replace("Ngày 12/6, ", "")
    found = read(f"{lead} {TEXT[:60]} {cut}", "", lead, "", TEXT, "", TEXT.replace("Mỗi con", "Con nhỏ"))
    assert not found.title and found.stand_in
    assert found.page.lines[0].label is Label.DUPLICATE


def test_the_headline_again_in_fuller_words_is_no_caption() -> None:
    fuller = "Hội Liên hiệp Phụ nữ xã Vân Lĩnh tặng bò giống cho hộ nghèo ở vùng cao"
    found = read("Hội LHPN xã tặng bò giống cho hộ nghèo ở vùng cao", "", fuller, "", LEAD, TEXT)
    assert found.page.lines[2].label is Label.DUPLICATE
    other = "Hội viên nhận bò giống ở thôn Nà Lầu"
    assert read(TITLE, "", other, "", LEAD, TEXT).page.lines[2].label is Label.CAPTION


@pytest.mark.parametrize(
    ("banner", "headline"),
    [
        ("HUYỆN LỤC BÌNH - TỈNH THANH GIANG", "ĐẠI HỘI HỘI NÔNG DÂN XÃ VÂN LĨNH LẦN THỨ X"),
        ("BỘ ĐỘI BIÊN PHÒNG TỈNH GIA LAI", "TẾT ĐỘC LẬP Ở ĐỒN BIÊN PHÒNG IA PÚCH"),
        ("CÔNG ĐOÀN QUẬN 8", "QUẬN 8: HƠN 2.300 PHẦN QUÀ TẶNG ĐOÀN VIÊN ĐÓN TẾT"),
        ("ĐẢNG ỦY XÃ VÂN LĨNH", "CHI BỘ THÔN NÀ LẦU KẾT NẠP HAI ĐẢNG VIÊN MỚI"),
        ("LONGFORM", "MÙA VÀNG TRÊN VÂN LĨNH"),
    ],
)
def test_a_banner_in_capitals_does_not_glue_to_a_headline_in_capitals(banner: str, headline: str) -> None:
    assert read(banner, headline, STAMP, "", LEAD, TEXT).title == headline


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ĐẢNG BỘ XÃ VÂN LĨNH", "TỔ CHỨC ĐẠI HỘI LẦN THỨ X, NHIỆM KỲ 2020 - 2025"),
        ("HỘI NÔNG DÂN XÃ VÂN LĨNH", "ĐẠI HỘI LẦN THỨ X, NHIỆM KỲ 2020 - 2025"),
        ("XÃ VÂN LĨNH", "CHUNG TAY XÂY DỰNG NÔNG THÔN MỚI"),
    ],
)
def test_a_headline_in_capitals_over_two_lines_is_whole(first: str, second: str) -> None:
    assert read(first, second, STAMP, "", LEAD, TEXT).title == f"{first} {second}"


def test_a_menu_between_bars_is_no_headline() -> None:
    menu = "Giới thiệu | Tin tức | Thời khóa biểu | Thư viện ảnh"
    found = read("Trường THCS Vân Lĩnh", menu, "GẶP LẠI MÁI TRƯỜNG XƯA", "", LEAD, TEXT)
    assert found.title == "GẶP LẠI MÁI TRƯỜNG XƯA"
    assert found.page.lines[1].label is Label.BOILERPLATE


@pytest.mark.parametrize("title", ["Nhộn nhịp ngày tựu trường 10/8/2015", "Giá lúa gạo hôm nay 12/3/2024"])
def test_the_day_that_a_headline_speaks_of_stays_in_it(title: str) -> None:
    assert read(title, "", LEAD, TEXT).title == title


def test_the_unit_whose_page_it_is_is_no_headline() -> None:
    found = read(
        "Truy cập nội dung luôn", "", "UBND Xã Vân Lĩnh", "", "Huyện Sơn Tây", "", LEAD, STAMP, "", TEXT
    )
    assert not found.title and found.stand_in


def test_the_headline_without_its_marks_is_said_again() -> None:
    alt = "HOI NONG DAN XA VAN LINH TANG “BO GIONG” CHO HO NGHEO"
    page = read(TITLE, "", LEAD, "", alt, "", TEXT).page
    assert page.lines[4].label is Label.DUPLICATE


def test_a_notice_has_a_headline_of_two_words() -> None:
    found = read(
        "Báo Vân Lĩnh", "Thứ Tư, 3/6/2015", "Tin buồn", "", LEAD, "", "Đồng chí HOÀNG VĂN PÁO", "", TEXT
    )
    assert found.title == "Tin buồn"


def test_what_the_lead_below_the_stamp_says_again_is_the_headline() -> None:
    assert read(LEAD, STAMP, LEAD, "", TEXT).title == LEAD


def test_the_lead_with_the_sign_of_its_paper_is_kept_once() -> None:
    page = read(TITLE, STAMP, "", f"Biên phòng - {LEAD}", "", "PV", "", f"{LEAD} {TEXT}").page
    assert [line.label for line in page.lines if LEAD in line.text] == [Label.DUPLICATE, Label.LEAD]


def test_a_caption_printed_twice_below_the_stamp_is_no_headline() -> None:
    caption = "Hội viên xã Vân Lĩnh dắt bò về nhà sau lễ trao."
    found = read("Bò giống về bản xa", STAMP, "", caption, caption, "", LEAD, TEXT)
    assert found.title == "Bò giống về bản xa"


def test_a_stamp_that_counts_in_english_is_one() -> None:
    section = "Tin tức hoạt động các khu vực dân cư"
    title = f"{TITLE} và tổ chức ngày hội đại đoàn kết toàn dân tộc ở thôn Nà Lầu năm 2023."
    found = read(f"{section} {section}", "", title, "13/06/2023 | 10:00  | View Count: 39", "", LEAD, TEXT)
    assert found.title == title
    assert found.stamps[0][0].when.hour == 10


def test_the_day_of_the_last_change_glued_to_a_headline_is_a_stamp() -> None:
    found = read(f"{TITLE} năm 2023 Ngày cập nhật 13/06/2023", LEAD, TEXT)
    assert found.title == f"{TITLE} năm 2023"
    assert [stamp.when.day for stamp, _ in found.stamps] == [13]


def test_sections_that_the_page_drew_wide_apart_are_no_headline() -> None:
    menu = "Hoạt động Thành ủy   Quận huyện   Nghị quyết và cuộc sống"
    found = read(
        "TRANG TIN ĐẢNG BỘ THÀNH PHỐ", menu, "Thứ Năm, ngày 15 tháng 6 năm 2023", TITLE, "", LEAD, TEXT
    )
    assert found.title == TITLE


def test_a_name_above_how_long_the_text_takes_to_read_is_the_author() -> None:
    found = read("baovanlinh.example.vn", TITLE, "Trang Thi", "4-5 phút", "_" * 20, "", LEAD, TEXT)
    assert [byline.authors for byline, _ in found.bylines] == [("Trang Thi",)]


def test_a_motto_above_the_stamp_gives_way_to_the_headline_below_it() -> None:
    title = "Tặng quà cho hơn 40 hộ nghèo ở thôn Nà Lầu xã Vân Lĩnh"
    found = read("Đoàn thanh niên", "Chung tay vì thôn bản", STAMP, title, "", LEAD, TEXT)
    assert found.title == title
    assert "Chung tay vì thôn bản" not in found.prose()


def test_the_part_of_a_series_below_its_name_belongs_to_the_headline() -> None:
    found = read(STAMP, "Giữ rừng đầu nguồn", "Bài 2: Đêm trên suối A Lin", "", LEAD, TEXT)
    assert found.title == "Giữ rừng đầu nguồn - Bài 2: Đêm trên suối A Lin"
    found = read("Giữ rừng đầu nguồn", STAMP, "", "Kỳ 1: Mùa không có xe vào", "", LEAD, TEXT)
    assert found.title == "Giữ rừng đầu nguồn"


def test_below_a_section_and_the_stamp_stands_the_headline_that_tells_where() -> None:
    title = "Hội Nông dân xã Vân Lĩnh trao bò giống cho các hộ nghèo"
    assert read("Nông dân giúp nhau các hộ nghèo", STAMP, title, "", LEAD, TEXT).title == title

"""Captions of lost pictures, told from paragraphs and cross-heads."""

from __future__ import annotations

import pytest

from khotin.convert import captions
from khotin.convert.label import label
from khotin.model import Label, Line, Page

LEAD = (
    "Sáng 12/6, Đảng ủy xã Vân Lĩnh tổ chức hội nghị sơ kết công tác 6 tháng đầu năm, bàn nhiệm vụ cuối năm."
)
TEXT = (
    "Sáu tháng đầu năm, xã đã làm mới 4,2 km đường bê tông, giảm 18 hộ nghèo, thu ngân sách đạt 61% dự toán "
    "huyện giao; các chi bộ duy trì sinh hoạt đúng quy định và kết nạp được 5 đảng viên."
)
MORE = (
    "Hội nghị thống nhất 4 nhiệm vụ trọng tâm, trong đó ưu tiên giải ngân vốn đầu tư công, chuẩn bị đại hội "
    "các chi bộ thôn và phòng chống thiên tai trong mùa mưa bão năm nay."
)


TITLE = "Vân Lĩnh sơ kết công tác 6 tháng đầu năm"


def labels(*lines: str) -> dict[str, Label | None]:
    """Return the label of each line of a report with these lines below its headline and stamp."""
    rows = [TITLE, "13/06/2023 08:10", "", *lines]
    page = Page("seeds/x.txt", "0" * 64, "text", "utf-8", [Line(n, t, t) for n, t in enumerate(rows, 1)])
    label(page)
    return {line.text: line.label for line in page.lines}


@pytest.mark.parametrize(
    "line",
    [
        "Toàn cảnh hội nghị.",
        "Đồng chí Lò Thị Hoan, Bí thư Đảng ủy xã phát biểu kết luận hội nghị",
        "Nông dân thôn Nà Lầu phơi quế bên đường",
        "Lớp xóa mù chữ ở bản Huổi Cáy. Ảnh: Hờ A Di",
        "Ông Hoàng Văn Páo (bên trái) giới thiệu vườn hồi của gia đình.",
        "“Có đường mới, xe vào tận ruộng” - bà Nông Thị Én, thôn Nà Lầu.",
        "( Các đại biểu biểu quyết thông qua chương trình)",
        "Ảnh: Đồng chí Lò Thị Hoan, Bí thư Đảng ủy xã tặng quà cho khu dân cư.",
        "Hiện trường vụ sạt lở",
        "Đồng chí Lò Thị Hoan - Bí thư Đảng ủy xã nhiệm kỳ 2020 - 2025 khai mạc hội nghị sơ kết",
        "Đoàn Chủ tịch Đại hội. Ảnh: Lò Văn Pâng",
        "Nông dân thôn Nà Lầu được cấp giống quế mới. Ảnh: vietnamnet",
    ],
)
def test_a_line_that_shows_is_a_caption(line: str) -> None:
    assert labels(LEAD, "", line, "", TEXT, "", MORE)[line] is Label.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "Hội nghị bế mạc lúc 11 giờ cùng ngày.",
        "Đến nay, xã đã đạt 17/19 tiêu chí.",
        "Ông Páo nói: “Đất nhà mình, mình hiến thôi”.",
        "Tuy nhiên, vẫn còn một số hạn chế.",
        "Nhiệm vụ trọng tâm những tháng cuối năm",
        "Những kết quả nổi bật trên các lĩnh vực",
        "Hồ sơ giải quyết đúng hạn: 97,2%",
        "Kính thưa các vị đại biểu! Thưa các thầy giáo, cô giáo! Các em học sinh thân mến!",
        "Nhì: đội văn nghệ thôn Nà Lầu",
        "Lô số 2 (6 thửa) - giá khởi điểm 1,2 tỷ đồng - trúng giá 1,7 tỷ đồng",
    ],
)
def test_a_line_that_tells_is_text(line: str) -> None:
    assert labels(LEAD, "", TEXT, "", line, "", MORE)[line] is Label.BODY


def test_a_speech_begins_with_those_it_speaks_to() -> None:
    note = "(Tại thôn Nà Lầu, ngày 12/2/2009, mùng 8 tháng Giêng)"
    found = labels(note, "Kính thưa các cụ, các bác!", "Thưa toàn thể bà con!", "", TEXT, "", MORE)
    assert found[note] is Label.LEAD
    assert found["Kính thưa các cụ, các bác!"] is Label.BODY
    assert found["Thưa toàn thể bà con!"] is Label.BODY


def test_short_lines_that_divide_the_text_are_cross_heads() -> None:
    found = labels(LEAD, "", "Vượt khó từ những việc nhỏ", TEXT, "", "Gỡ khó cho người nghèo", MORE)
    assert found["Vượt khó từ những việc nhỏ"] is Label.BODY
    assert found["Gỡ khó cho người nghèo"] is Label.BODY


def test_a_headline_printed_twice_is_none_of_the_captions_below_it() -> None:
    title = "Đảng bộ xã Vân Lĩnh: Đoàn kết, đổi mới, khai thác lợi thế của rừng"
    caption = "Các đại biểu dự Đại hội Đảng bộ xã Vân Lĩnh lần thứ I"
    rows = ["Xây dựng Đảng", title, title, caption, "Lê Phước - 17:44 06/08/2025 GMT+7", LEAD, TEXT]
    page = Page("seeds/x.txt", "0" * 64, "text", "utf-8", [Line(n, t, t) for n, t in enumerate(rows, 1)])
    found = label(page)
    assert found.title == title
    assert page.lines[3].label is Label.CAPTION


def test_below_a_file_name_stands_a_caption() -> None:
    line = "Xe chở keo nối nhau trên tuyến đường mới."
    assert labels(LEAD, "", TEXT, "", "duong_moi_02.jpg", line, "", MORE)[line] is Label.CAPTION


def test_a_file_name_below_the_text_has_its_caption_as_well() -> None:
    line = "Điểm trường số 3 - xóm 4 thôn Bãi"
    found = labels(
        LEAD, "", TEXT, "", "Media/12_VanLinh/Images/truong-3-e.jpg", "", line, "", "Tin liên quan"
    )
    assert found[line] is Label.CAPTION


def test_a_lead_that_lost_its_stop_is_the_lead() -> None:
    lead = "Chiều ngày 7/8/2023, Chi hội Phụ nữ thôn Nà Lầu ra quân trồng hoa ven đường, dọn vệ sinh ngõ xóm"
    assert labels(lead, "", TEXT, "", MORE)[lead] is Label.LEAD


@pytest.mark.parametrize(
    "line",
    [
        "Hội Phụ nữ xã tổ chức đại hội điểm cấp huyện, thành phố.",
        "Anh Lò Văn Chỉ, Trưởng Ban Thanh thiếu nhi Tỉnh Đoàn tặng quà cho các thương binh tại Nhà xã hội Vân Lĩnh.",
    ],
)
def test_a_line_printed_twice_below_the_lead_is_a_caption(line: str) -> None:
    rows = ["Vân Lĩnh sơ kết công tác", "13/06/2023 08:10", "", LEAD, "", line, line, "", TEXT, "", MORE]
    page = Page("seeds/x.txt", "0" * 64, "text", "utf-8", [Line(n, t, t) for n, t in enumerate(rows, 1)])
    label(page)
    assert [row.label for row in page.lines if row.text == line] == [Label.CAPTION, Label.DUPLICATE]


def test_the_line_with_the_mark_of_the_end_is_text() -> None:
    line = "Đồng chí Lò Thị Hoan, Bí thư Đảng ủy xã tặng quà cho các hộ nghèo./."
    assert labels(LEAD, "", TEXT, "", line)[line] is Label.BODY


def test_what_an_album_announces_are_captions() -> None:
    found = labels(LEAD, TEXT, "Một số hình ảnh tại hội nghị:", "Phiên thảo luận tổ", "Giờ giải lao")
    assert found["Một số hình ảnh tại hội nghị:"] is Label.BODY
    assert found["Phiên thảo luận tổ"] is found["Giờ giải lao"] is Label.CAPTION


def test_what_a_notice_lists_is_text() -> None:
    listed = (
        "Một phần thôn Nà Lầu, xã Vân Lĩnh.",
        "Chủ động sắp xếp công việc, sinh hoạt trong thời gian ấy.",
    )
    found = labels("I. Thời gian và phạm vi", LEAD, "Địa bàn bị ảnh hưởng:", *listed, TEXT, MORE)
    assert {found[line] for line in ("I. Thời gian và phạm vi", *listed)} <= {Label.BODY, Label.LEAD}


def test_a_verse_that_a_colon_announces_is_text() -> None:
    verse = ("Tám mươi vẫn tập đều tay", "Gió qua vườn mận thấy ngày còn xanh")
    found = labels(LEAD, "", "Các cụ ngâm bài thơ của hội viên:", "", *verse, "", TEXT, "", MORE)
    assert {found[line] for line in verse} == {Label.BODY}


def test_a_verse_in_a_quotation_is_text() -> None:
    verse = ("“Ngày xưa ôm súng giữ làng", "Bây giờ giữ gốc xoài vàng trĩu cây”.")
    found = labels(LEAD, "", "Ông Lê Sỹ đọc hai câu tự làm:", "", verse[0], "", verse[1], "", TEXT, "", MORE)
    assert {found[line] for line in verse} == {Label.BODY}


def test_behind_the_last_item_of_a_list_a_caption_may_stand() -> None:
    items = ("a) Ngân sách 41,3 tỷ đồng;", "b) Tín dụng và doanh nghiệp 34,1 tỷ đồng.")
    found = labels(LEAD, "Nguồn lực gồm:", *items, "Lãnh đạo xã đón nhận Bằng công nhận", TEXT, MORE)
    assert {found[line] for line in items} == {Label.BODY}
    assert found["Lãnh đạo xã đón nhận Bằng công nhận"] is Label.CAPTION


def test_of_a_caption_said_twice_the_one_with_its_stop_stays() -> None:
    shown = "Tổ tuần rừng thôn Ta Náng trên đường vào tiểu khu 512"
    found = labels(LEAD, TEXT, shown, f"{shown}.", MORE)
    assert (found[shown], found[f"{shown}."]) == (Label.DUPLICATE, Label.CAPTION)


@pytest.mark.parametrize("line", ["Cô trò bên chiếc bánh kem 25 tuổi!", "Cô trò lớp 4A trong giờ ra chơi"])
def test_who_stands_below_the_text_is_shown(line: str) -> None:
    assert labels(LEAD, TEXT, MORE, "Các em lớp 4A biểu diễn múa sạp.", line)[line] is Label.CAPTION


def test_past_the_tools_below_the_names_no_line_is_the_source() -> None:
    other = "UBND xã xử lý nghiêm cháy rừng mùa khô"
    found = labels(LEAD, TEXT, MORE, "Trương Bé Ba - Đài Truyền thanh xã", "In bài", other)
    assert found["Trương Bé Ba - Đài Truyền thanh xã"] is Label.BYLINE
    assert found[other] is Label.BOILERPLATE


def test_a_name_between_headline_and_text_signs_the_report() -> None:
    assert labels("HOÀI THẢO |", "", LEAD, "", TEXT)["HOÀI THẢO"] is Label.BYLINE


@pytest.mark.parametrize(
    "credit", ["(nguồn Internet)", "( nguồn: Internet)", "(Ảnh: Internet)", "[Nguồn ảnh: Facebook]"]
)
def test_a_picture_from_the_web_above_the_lead_has_its_caption(credit: str) -> None:
    line = f"Xã Vân Lĩnh, huyện Yên Sơn {credit}"
    assert labels(line, "", LEAD, "", TEXT, "", MORE)[line] is Label.CAPTION


def test_who_wrote_signs_above_other_lines_of_the_page_as_well() -> None:
    signed = "Tin, ảnh: Hồng Lam"
    below = "Hôm qua, xã bên khánh thành cây cầu treo sau hai năm chờ vốn, người đi chợ khỏi vòng mười cây số đường đất."
    assert labels(LEAD, TEXT, MORE, signed, below)[signed] is Label.BYLINE


def test_the_headline_as_the_text_of_a_picture_is_said_again_and_its_caption_stays() -> None:
    caption = "Bà Lò Thị Hoan, tân Chủ tịch UBND xã Nà Lầu. Ảnh: Văn phòng UBND xã"
    found = labels(LEAD, "", f"{TITLE} - Ảnh 1.", caption, "", TEXT, "", MORE)
    assert found[f"{TITLE} - Ảnh 1."] is Label.DUPLICATE and found[caption] is Label.CAPTION


def test_the_line_below_a_film_is_its_caption() -> None:
    shown, told = "Video hiện trường vụ sạt lở.", "Clip ghi lại vụ sạt lở đã được gửi cho công an xã."
    found = labels(LEAD, "", TEXT, "", shown, "", MORE, "", told, "", TEXT.replace("Sáu", "Chín"))
    assert (found[shown], found[told]) == (Label.CAPTION, Label.BODY)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Chúc mừng năm học mới!", False),
        ("Hiện trường vụ cháy.", True),
        ("Toàn cảnh hội nghị.", True),
        ("Hiện trường vụ cháy đã được dọn.", None),
        ("Quang cảnh rất đẹp.", None),
    ],
)
def test_a_greeting_shows_nothing_and_the_name_of_a_view_does(line: str, *, shown: bool | None) -> None:
    assert captions.settled(line) is shown


def test_what_stands_in_a_table_without_rows_shows_its_picture() -> None:
    shown = "Hiện trường xe tải lấn làn tông người đi xe máy |"
    assert labels(LEAD, shown, TEXT, MORE)[shown.rstrip(" |")] is Label.CAPTION


def test_where_all_paragraphs_are_indented_a_line_that_is_not_is_a_caption() -> None:
    line, short = "Bà con thôn Nà Lầu xuống đồng từ sáng", "Xã đã đạt 17 tiêu chí nông thôn mới."
    rows = [TITLE, "13/06/2023 08:10", "", *(f"\t{text}" for text in (LEAD, TEXT, short, MORE))]
    rows.insert(5, line)
    page = Page(
        "seeds/x.txt", "0" * 64, "text", "utf-8", [Line(n, t, t.strip()) for n, t in enumerate(rows, 1)]
    )
    label(page)
    found = {row.text: row.label for row in page.lines}
    assert (found[line], found[short]) == (Label.CAPTION, Label.BODY)

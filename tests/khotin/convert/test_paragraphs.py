"""Hard wraps are joined, paragraphs and lines that stand alone are not."""

from __future__ import annotations

from textwrap import wrap

import pytest

from khotin import text
from khotin.convert.paragraphs import paragraphs
from khotin.convert.unglue import unglue
from khotin.model import Line


def join(captured: str) -> list[str]:
    lines = [Line(number, raw, text.clean(raw)) for number, raw in enumerate(captured.split("\n"), 1)]
    return [row.text for row in paragraphs(lines)]


def test_nothing_goes_on_with_a_signature() -> None:
    rows = paragraphs(
        [Line(1, "", "Tin, ảnh: TÚ QUYÊN"), Line(2, "", "cầu nông thôn, thiện nguyện")], wrapped=False
    )
    assert [row.text for row in rows] == ["Tin, ảnh: TÚ QUYÊN", "cầu nông thôn, thiện nguyện"]


def test_lines_wrapped_at_a_width_become_paragraphs() -> None:
    captured = (
        "     Ngày 20/12, Hội đồng nhân dân huyện Năm Căn khóa XII tổ chức kỳ họp\n"
        "thứ 9 để đánh giá tình hình kinh tế - xã hội, quốc phòng, an ninh của\n"
        "huyện và quyết định nhiệm vụ năm sau.\n"
        "     Dự kỳ họp có ông Trương Quốc Kiệt, Phó Chủ tịch Hội đồng nhân dân\n"
        "tỉnh; các ông, bà trong Thường trực Huyện ủy, lãnh đạo Ủy ban nhân dân\n"
        "huyện.\n"
    )
    joined = join(captured)
    assert len(joined) == 2
    assert joined[0].endswith("nhiệm vụ năm sau.")
    assert joined[1].startswith("Dự kỳ họp") and joined[1].endswith("nhân dân huyện.")


def test_an_indent_opens_a_paragraph_and_a_line_without_one_goes_on() -> None:
    captured = (
        "     (Tại xã Tân Thới, ngày 12 tháng 2 năm 2009, trong lễ phát động trồng cây)\n"
        "     Thưa bà con! Xã nhà năm qua trồng được hai nghìn cây dừa dọc các con kênh và\n"
        "đường liên ấp, cây nào cũng có người nhận chăm sóc cho tới khi bén rễ, đâm chồi\n"
        "non; nay xin mời bà con tiếp tục.\n"
        "     Về chung vui có bác Tư, nguyên Chủ tịch Hội Nông dân xã, cùng với đại diện\n"
        "Ban Quản lý dự án rừng phòng hộ, Trạm Khuyến nông huyện và các thầy cô giáo của\n"
        "trường tiểu học trong xã.\n"
        "Quang cảnh buổi lễ\n"
        "     Sau lễ phát động, mỗi ấp nhận hai trăm cây về trồng quanh trụ sở, trường học\n"
        "và dọc đường vào ấp."
    )
    begun = [row.split()[0] for row in join(captured)]
    assert begun == ["(Tại", "Thưa", "Về", "Quang", "Sau"]


def test_long_lines_without_blanks_between_are_paragraphs() -> None:
    one = "Hội nghị đã nghe báo cáo " + "kết quả thực hiện các nhiệm vụ " * 6 + "trong năm."
    two = "Phát biểu tại hội nghị, đồng chí Bí thư " + "yêu cầu các chi bộ tập trung " * 6 + "hoàn thành."
    assert join(f"{one}\n{two}") == [one, two]


def test_long_lines_are_two_paragraphs_though_the_first_lost_its_stop() -> None:
    first = "Tối 26/7, tại nghĩa trang liệt sĩ, Đoàn xã tổ chức lễ thắp nến tri ân, dâng hương và đặt hoa trên từng phần mộ trước khi trao quà cho các mẹ Việt Nam anh hùng"
    second = "Buổi lễ là dịp để tuổi trẻ hôm nay nhớ về những người đã ngã xuống vì đất nước, và hứa sống sao cho xứng đáng với sự hy sinh ấy trong lao động và học tập."
    assert join(f"{first}\n{second}") == [first, second]


def test_a_stray_break_inside_a_sentence_is_joined() -> None:
    assert join("Sáng\nngày 25/6, xã tổ chức hội nghị.") == ["Sáng ngày 25/6, xã tổ chức hội nghị."]


def test_tools_stamps_lists_and_captions_stand_alone() -> None:
    captured = (
        "HỘI NGHỊ SƠ KẾT CỦA XÃ\nloading...\n14:30 26/05/2023\n- một;\n- hai;\n+ ba\nQuang cảnh hội nghị"
    )
    assert join(captured) == captured.split("\n")


def test_the_photographers_line_joins_its_caption_only() -> None:
    assert join("Các đại biểu dự đại hội.\n\nẢnh: Hoàng Bách") == ["Các đại biểu dự đại hội. Ảnh: Hoàng Bách"]
    assert join("Tin: Minh Hằng\nẢnh: Hoàng Bách")[0] == "Tin: Minh Hằng"


def test_rows_of_figures_are_not_joined() -> None:
    captured = "Năm 2017 | 2.450 tấn | đạt 71%\n10 tháng năm 2019 | 2.760 tấn | đạt 85%"
    assert join(captured) == captured.split("\n")


TITLE = "Đại hội Đoàn TNCS Hồ Chí Minh xã Cuôr Đăng lần thứ VIII, nhiệm kỳ 2022 - 2027"
STAMP, CAPTION, NAMES = "Thứ Hai, 11-04-2022, 09:27", "Ban Chấp hành khóa VIII ra mắt", "H'Wen Niê – Quốc Bảo"
TEXT = [
    (
        "Ngày 08/4, Đoàn TNCS Hồ Chí Minh xã Cuôr Đăng, huyện Cư M'gar tổ chức Đại hội đại biểu lần thứ VIII, "
        "nhiệm kỳ 2022 - 2027. Tham dự có đồng chí Bí thư Huyện đoàn; Thường trực Đảng ủy, HĐND, UBND xã và 88 "
        "đại biểu của 14 chi đoàn."
    ),
    (
        "NK 2017- 2022, Đoàn xã đã tập hợp 67% thanh niên vào tổ chức; sửa 5,6 km đường vào rẫy; lắp 210 bóng "
        "đèn ở buôn Kroa A, Kroa B; hỗ trợ 9 thanh niên vay 540 triệu đồng mở tiệm sửa xe, trồng sầu riêng xen "
        "cà phê. Đội chiêng trẻ buôn Aring do Đoàn xã lập năm 2019 nay có 22 thành viên, thành thạo 4 bài chiêng."
    ),
    (
        "* Thảo luận tại Đại hội, Y Thái Kbuôr, Bí thư Chi đoàn buôn Kroa B, đề nghị đổi giờ sinh hoạt sang tối "
        "thứ bảy vì ban ngày đoàn viên đi rẫy, đi công ty. “Họp lúc không ai rảnh thì nghị quyết hay mấy cũng "
        "chỉ có mình em nghe”, anh nói."
    ),
]


@pytest.mark.parametrize("width", [60, 66, 72, 80, 90, 100])
@pytest.mark.parametrize(("put_before", "counted"), [("", ""), ("     ", ""), ("", "     ")])
def test_a_wrapped_capture_comes_out_as_it_was_written(width: int, put_before: str, counted: str) -> None:
    """Whether no paragraph is indented, the indent was put before a wrapped one, or counts in its line."""
    captured = [*wrap(TITLE, width), STAMP]
    for paragraph in TEXT:
        first, *rest = wrap(paragraph, width, initial_indent=counted)
        captured += [put_before + first, *rest]
    captured += [CAPTION, NAMES]
    assert join("\n".join(captured)) == [TITLE, STAMP, *TEXT, CAPTION, NAMES]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Đảng bộ xã Kỳ Thọ tổng kết nhiệm kỳ 2020", "– 2025"),
        ("Đảng bộ xã Kỳ Thọ tổng kết nhiệm kỳ 2020 -", "2025"),
        ("Mặt trận phường Đông Khê đại hội lần thứ", "XII (17:55 30/07/2020)"),
        ("Mặt trận phường Đông Khê đại hội (17:55", "30/07/2020)"),
        ("ĐẢNG BỘ XÃ KỲ THỌ TỔNG KẾT NHIỆM KỲ", "2020 – 2025"),
        ("ĐẠI HỘI ĐẢNG BỘ HUYỆN HÀ QUẢNG LẦN THỨ XX:", '"ĐOÀN KẾT - ĐỔI MỚI"'),
        ("Đại biểu bỏ phiếu bầu Ban Chấp hành. Ảnh:", "R.H"),
        ("            Ông", "Thào A Sình, Chủ tịch UBND xã, cho biết mỗi năm cây chè đem lại"),
    ],
)
def test_what_a_break_tore_is_whole_again(before: str, after: str) -> None:
    assert join(f"{before}\n{after}") == [f"{before.strip()} {after}"]


@pytest.mark.parametrize(
    "banner", ["BÁO HẬU GIANG", "NÔNG THÔN MỚI", "CỔNG THÔNG TIN ĐIỆN TỬ", "HUYỆN ĐOÀN VỊ THỦY"]
)
def test_a_banner_in_capitals_is_no_part_of_the_headline(banner: str) -> None:
    title = "VĨNH THUẬN TÂY: KHÁNH THÀNH CẦU BA LIÊN TRƯỚC TẾT"
    assert join(f"{banner}\n{title}") == [banner, title]


@pytest.mark.parametrize(
    "headline",
    [
        "UBND HUYỆN VỊ THỦY\nTRIỂN KHAI NHIỆM VỤ NĂM 2010",
        "ĐẢNG BỘ HUYỆN VỊ THỦY\nĐẠI HỘI LẦN THỨ V, NHIỆM KỲ 2010 - 2015",
    ],
)
def test_an_office_and_below_it_what_it_did_are_one_headline(headline: str) -> None:
    assert join(headline) == [headline.replace("\n", " ")]


def test_the_year_that_ends_a_sentence_is_no_stamp() -> None:
    captured = (
        "     Kỳ họp cũng bầu hai Phó Chủ tịch UBND, 14 Ủy viên UBND và 22\n"
        "vị Hội thẩm nhân dân; thông qua nghị quyết về các kỳ họp thường lệ\n"
        "năm 2021.\n"
        "\n"
        "     Phát biểu nhận nhiệm vụ, bà Trần Thị Lan mong mỗi đại biểu giữ\n"
        "mối liên hệ với cử tri nơi mình ứng cử.\n"
    )
    assert [text.endswith(("năm 2021.", "ứng cử.")) for text in join(captured)] == [True, True]


@pytest.mark.parametrize(
    ("captured", "left"),
    [
        ("in trangHướng tới ngày hội, tuổi trẻ toàn huyện", "Hướng tới ngày hội, tuổi trẻ toàn huyện"),
        ("Chuẩn Tương phảnĐoàn công tác thăm xã Nội Hoàng", "Đoàn công tác thăm xã Nội Hoàng"),
        ("In trang Hướng tới ngày hội", "In trang Hướng tới ngày hội"),
        ("Đọc bài thơ ông viết", "Đọc bài thơ ông viết"),
    ],
)
def test_a_button_that_ran_into_the_text_is_cut_off(captured: str, left: str) -> None:
    line = Line(1, captured, captured)
    repairs = unglue([line])
    assert line.text == left and bool(repairs) == (left != captured)


SENTENCE = (
    "Sáng 8/5, tổ đại biểu Hội đồng nhân dân tỉnh khóa X, nhiệm kỳ 2021 - 2026, đơn vị huyện Bắc Vân Lĩnh tiếp xúc "
    "cử tri xã Nà Lầu trước kỳ họp giữa năm."
)


def test_names_torn_at_the_width_are_whole_where_only_two_breaks_tell_the_width() -> None:
    captured = (
        "Sáng 8/5, tổ đại biểu Hội đồng nhân dân tỉnh khóa X, đơn vị huyện Bắc Vân\n"
        "Lĩnh tiếp xúc cử tri xã Nà Lầu trước kỳ họp giữa năm.\n"
        "Cử tri phản ánh cầu treo qua sông bị đứt 2 sợi cáp từ đợt mưa tháng 11\n"
        "năm ngoái, 71 hộ đi lại nơm nớp, nhiều lần kiến nghị mà chưa được sửa\n"
        "chữa.\n"
    )
    assert [row.split()[0] for row in join(captured)] == ["Sáng", "Cử"]


def test_between_blank_lines_every_break_at_the_width_is_inside_a_paragraph() -> None:
    texts = [
        SENTENCE,
        "Đại hội bầu Ban Chấp hành khóa mới gồm 13 đồng chí, đồng chí Bế Văn Ngần được bầu làm Chủ tịch Hội khóa V.",
        "Ngày 23-11, tại thôn 9, xã Ia Tơi, huyện Ia H'Drai, tỉnh Kon Tum, Đồn Biên phòng Hồ Le khám bệnh cho dân.",
        "Bà con thôn Nà Lầu, thôn Bãi đã góp 300 ngày công, hiến 1.200 m2 đất để mở rộng con đường vào xóm.",
    ]
    for width in (60, 66, 72, 78, 84):
        captured = "\n\n".join("\n".join(wrap(text, width)) for text in texts)
        assert join(captured) == texts, width


def test_a_headline_wrapped_before_its_year_is_whole_and_who_signs_below_it_apart() -> None:
    body = "\n\n".join("\n".join(wrap(SENTENCE, 72)) for _ in range(3))
    for below, whole in (("năm 2022", True), ("Ngọc Lân", False)):
        title = "Xã Vân Lĩnh ra quân thực hiện chiến dịch giao thông, thủy lợi mùa khô"
        assert (join(f"{title}\n{below}\n\n{body}")[0] == f"{title} {below}") is whole


def test_a_festival_opens_a_headline_and_no_sentence() -> None:
    lead = "Sáng ngày 18/11/2018, cán bộ và nhân dân tổ dân phố 4 tưng bừng phấn khởi tổ chức Ngày hội."
    headline = "Ngày hội Đại đoàn kết toàn dân tộc tổ dân phố 4 phường Phú Lãm"
    assert join(f"{headline}\n{lead}") == [headline, lead]


def test_a_range_torn_at_its_dash_is_joined() -> None:
    caption = "Người dân xã An Hiệp đổi nước ngọt với giá 70.000 -\n100.000 đồng/m3. Ảnh: T. Quốc"
    assert join(caption) == [caption.replace("\n", " ")]


def test_an_address_below_a_name_goes_on_with_nothing() -> None:
    assert join("Bài và ảnh: ĐẶNG LINH\ndang.linh@baokg.vn") == [
        "Bài và ảnh: ĐẶNG LINH",
        "dang.linh@baokg.vn",
    ]


def test_in_an_indented_text_only_an_indent_begins_a_paragraph_however_uneven_the_lines() -> None:
    captured = (
        "    Sáng 12-6, UBND xã Kỳ Thọ tổ chức lễ khánh thành đường\n"
        "liên thôn nối Sơn Nam với Sơn Bắc.\n"
        "    Con đường dài 1,2 km, mặt rộng 3 mét, do nhân dân hai thôn cùng nhau góp tiền\n"
        "120 triệu đồng và nhiều ngày công,\n"
        "xe lớn xe nhỏ nay đi lại\n"
        "dễ dàng. Cụ Tư đã chờ con đường\n"
        "- như cụ nói - ba mươi năm.\n"
        "                              Tin, ảnh: MINH TÚ\n"
        "Bà con đi trên đường mới"
    )
    assert [row.split()[0] for row in join(captured)] == ["Sáng", "Con", "Tin,", "Bà"]


def test_a_clause_behind_a_semicolon_goes_on_where_blank_lines_part_the_paragraphs() -> None:
    captured = (
        "Chiều 14/1, đồn biên phòng phối hợp với xã Kỳ Thọ đưa chín ngư dân về\n"
        "đến cảng, bàn giao cho gia đình.\n\n"
        "Trước đó, tàu cá do ông Tâm làm thuyền trưởng, khi cách đảo 21 hải lý\n"
        "về hướng đông bắc thì bị sóng lớn đánh vỡ ván.\n\n"
        "Thời gian này gió mùa cấp 6, cấp 7, biển động mạnh cả ngày lẫn đêm;\n"
        "đơn vị đã kêu gọi hơn ba trăm phương tiện vào nơi tránh trú an toàn\n"
        "ngay từ sáng sớm.\n\n"
        "Nhân dịp này, xã hỗ trợ mỗi ngư dân 5 triệu đồng.\n"
    )
    assert [row.split()[0] for row in join(captured)] == ["Chiều", "Trước", "Thời", "Nhân"]


WRAPPED = (
    "Hôm nay 22/8, trước giờ xã Kỳ Thọ siết chặt giãn cách, Ủy ban xã\n"
    "kích hoạt bảy tổ đi chợ giúp dân ở năm thôn, mỗi tổ có cán bộ xã,\n"
    "đoàn viên và người bán hàng ở chợ cùng lo cho bà con trong thôn.\n\n"
)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            "Mô hình trồng rau trong nhà lưới mùa này cho thu nhập cao gấp 14",
            "- 15 lần trồng ngoài trời, bà con nói.",
        ),
        (
            "Bà Hoa, tổ trưởng tổ tuần tra của thôn Sơn Nam năm nay cho biết:",
            "Mấy năm trước, ai cũng lo mất trộm.",
        ),
        ("Phường Mỹ Xuyên phấn đấu thu nhập bình quân một người 120 triệu", "đồng vào năm 2030."),
        (
            "“Bão quét qua, cái nhà chị gái chỉ trong phút chốc không còn nữa.",
            "Tôi gọi mãi không ai thưa”, bà kể.",
        ),
        (
            "Đoàn đã khám bệnh cho bà con tại trường tiểu học và trạm y tế xã",
            "Kỳ Thọ trong hai ngày cuối tuần qua.",
        ),
        (
            "Chuyến xe chở quà của bà con miền Bắc hôm qua đã tới được Thừa",
            "Thiên Huế và giao ngay trong đêm.",
        ),
    ],
)
def test_a_break_at_the_width_inside_a_clause_is_joined(above: str, below: str) -> None:
    assert f"{above} {below}" in join(f"{WRAPPED}{above}\n{below}\n")


def test_a_headline_as_long_as_a_line_keeps_apart_from_stamp_and_caption() -> None:
    title = "Kết quả giải bóng chuyền nam các thôn của xã Kỳ Thọ năm nay 2014"
    assert join(f"{title}\n8:30:00 SA | 13/10/2014\n\n{WRAPPED}")[0] == title
    caption = "Đội thôn Sơn Nam (áo đỏ) nhận cúp vô địch. (Ảnh: V.T)"
    assert join(f"{title}\n{caption}\n\n{WRAPPED}")[:2] == [title, caption]

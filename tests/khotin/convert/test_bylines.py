import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.convert.bylines import parse_byline
from khotin.convert.photocredits import photo_credit


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Thuý Phượng - Xuân Cường", ["Thuý Phượng", "Xuân Cường"]),
        ("THANH MAI - THANH CƯƠNG", ["Thanh Mai", "Thanh Cương"]),
        ("Triệu Xuân", ["Triệu Xuân"]),
        ("Võ Quang Đạt (Văn phòng Huyện ủy Can Lộc)", ["Võ Quang Đạt"]),
        ("Nguyễn Văn An – Trung tâm VHTT huyện Kỳ Anh", ["Nguyễn Văn An"]),
        ("Trần Thị Bình - UBND xã Kỳ Thọ", ["Trần Thị Bình"]),
        ("Tin, ảnh: Sóc Kha", ["Sóc Kha"]),
        ("Tin và ảnh: Phan Hữu Nghĩa", ["Phan Hữu Nghĩa"]),
        ("Bài và ảnh: Hồng Phượng - Văn Đum", ["Hồng Phượng", "Văn Đum"]),
        ("Thực hiện: Thân Văn Hòa, Đinh Lan (Trung tâm Văn hóa)", ["Thân Văn Hòa", "Đinh Lan"]),
        ("Tác giả bài viết: Phan Thị Hoài", ["Phan Thị Hoài"]),
        ("Bài, ảnh: Q.Hùng – CTV", ["Q.Hùng"]),
        ("Tin, ảnh: Tr. Quốc", ["Tr. Quốc"]),
        ("Nguyễn Minh Hằng (tổng hợp)", ["Nguyễn Minh Hằng"]),
        ("CTV Lê Văn Hùng", ["Lê Văn Hùng"]),
        ("PV. Lê Văn Hùng", ["Lê Văn Hùng"]),
        ("Pv. Thùy Dương", ["Thùy Dương"]),
        ("CTV.Lê Văn Hùng", ["Lê Văn Hùng"]),
        ("[Lê Văn Hùng]", ["Lê Văn Hùng"]),
        ("Tin bài: Đ/c Lê Văn Hùng - Phó Bí thư Đoàn xã", ["Lê Văn Hùng"]),
        ("Lê Hùng & Mai Lan", ["Lê Hùng", "Mai Lan"]),
        ("Minh Đức và Thu Hà", ["Minh Đức", "Thu Hà"]),
        ("Y Thành – Đỗ Quyên", ["Y Thành", "Đỗ Quyên"]),
        ("R'Ô HOK", ["R'Ô Hok"]),
        ("T.Thụ-N.Quang-N.Hậu", ["T.Thụ", "N.Quang", "N.Hậu"]),
        ("H'Lina Niê", ["H'Lina Niê"]),
        ("Thiếu tá Trần Văn Hòa - Công an huyện", ["Trần Văn Hòa"]),
        ("Đoàn Hiệp (TT VH-TT-TT huyện)", ["Đoàn Hiệp"]),
        ("ĐOÀN HIỆP", ["Đoàn Hiệp"]),
        ("Đoàn Hiệp – Thu Trang", ["Đoàn Hiệp", "Thu Trang"]),
        ("Đoàn Thanh niên", []),
        ("Đoàn Trường", []),
        ("Tin, ảnh – Trần Viết Hòa", ["Trần Viết Hòa"]),
        ("Bài và ảnh - Lê Thu Trang", ["Lê Thu Trang"]),
        ("Phạm Mai Lan - chi đoàn trường THCS", ["Phạm Mai Lan"]),
        ("Bùi Thị Hương – Thư viện huyện", ["Bùi Thị Hương"]),
        ("Hội LHPN huyện Xuân Trường: Mai Thị Hiên", ["Mai Thị Hiên"]),
        ("Trường THCS Kỳ Thọ - Nguyễn Văn Bảo", ["Nguyễn Văn Bảo"]),
        ("Đoàn Văn Kiểu - Phó Bí thư Huyện ủy", ["Đoàn Văn Kiểu"]),
        ("Nội dung: Hoàng Hà Giang Ảnh: Phương Duy", ["Hoàng Hà Giang", "Phương Duy"]),
        ("✍️ Bài: Sùng A Vảng - 📷 Ảnh: Đoàn xã", ["Sùng A Vảng"]),
        ("Hưng - Sự", ["Hưng", "Sự"]),
        ("Trường Giang - Anh Tuấn", ["Trường Giang", "Anh Tuấn"]),
        ("Tác giả: UBND xã Tân Lập, Đỗ Thị Mai", ["Đỗ Thị Mai"]),
        ("Tác giả: UBND xã Tân Lập, Hà Tĩnh", []),
        ("Tác giả: MN Hoa Mai", []),
        ("Tác giả: BS Lò Thị Phương - Khoa Ngoại - Sản", ["Lò Thị Phương"]),
        ("Cán bộ VH-XH: Danh Thái", ["Danh Thái"]),
        ("Ngô Thị Ái Hương lược ghi", ["Ngô Thị Ái Hương"]),
        ("Bài: Y Thịnh, Ảnh: Danh Thái, Đồ họa: Thảo Nguyên", ["Y Thịnh", "Danh Thái"]),
        ("Tin, ảnh: Rô Krik", ["Rô Krik"]),
        ("Trường Sơn - Hải Vân", ["Trường Sơn", "Hải Vân"]),
        ("Bởi Y Thịnh", ["Y Thịnh"]),
        ("R.H", ["R.H"]),
        ("Nh.V - Tâm An", ["Nh.V", "Tâm An"]),
        ("Theo Bích Thủy (Trạm Truyền thanh xã)", ["Bích Thủy"]),
        ("Hoài Thu Phóng viên", ["Hoài Thu"]),
        ("Nguyễn Văn An CTV", ["Nguyễn Văn An"]),
        ("PV", []),
        ("BBT", []),
        ("BBT Trang TTĐT xã Quỳnh Hoàng", []),
        ("Tác giả: bích thủy/đài- miền tây", ["Bích Thủy"]),
        ("Tác giả: ubnd xã", []),
    ],
)
def test_authors_are_persons_without_label_and_office(line, authors):
    byline = parse_byline(line, last=True)
    assert byline is not None
    assert list(byline.authors) == authors


@pytest.mark.parametrize(
    ("line", "source", "authors"),
    [
        ("Nguồn: Hồng Lam, PBT, Thường trực ĐU", "Hồng Lam, PBT, Thường trực ĐU", ["Hồng Lam"]),
        ("Nguồn: Báo Hà Tĩnh", "Báo Hà Tĩnh", []),
        ("Ban Xây dựng Đảng - Văn phòng Đảng ủy xã", "Ban Xây dựng Đảng - Văn phòng Đảng ủy xã", []),
        ("Nguồn: baohatinh.vn", "baohatinh.vn", []),
        ("Nguồn: https://www.baohatinh.vn/xa-hoi/cau-moi-1.html", "baohatinh.vn", []),
        ("Theo: TTXVN", "TTXVN", []),
        ("Theo Báo Nhân Dân", "Báo Nhân Dân", []),
        ("TTXVN", "TTXVN", []),
        ("Trung tâm Dịch vụ tổng hợp", "Trung tâm Dịch vụ tổng hợp", []),
        ("Nguồn Ấp Bắc : http://baoapbac.vn/xa-hoi/202505/mua-sau-rieng-1.htm", "Ấp Bắc", []),
        ("Nguồn Hà Nam: https://www.baohanam.com.vn/cau-go-5058.html", "Báo Hà Nam", []),
        ("Nguồn Hà Nam: https://hanam.gov.vn/cau-go-5058.html", "Hà Nam", []),
        ("Hội cựu giáo chức xã", "Hội cựu giáo chức xã", []),
        ("MD (Tintucque.vn)", "Tintucque.vn", ["MD"]),
        ("Theo Phan Vinh (Thanh Niên)", "Thanh Niên", ["Phan Vinh"]),
        ("(Theo Báo Nhân Dân)", "Báo Nhân Dân", []),
        ("Thực hiện: Văn phòng HĐND và UBND xã", "Văn phòng HĐND và UBND xã", []),
    ],
)
def test_the_source_is_kept_as_printed(line, source, authors):
    byline = parse_byline(line, last=True)
    assert byline is not None
    assert (byline.source, list(byline.authors)) == (source, authors)


def test_reporter_and_photographer():
    byline = parse_byline("Tin: Kim Phượng - Ảnh: Quốc Sử", last=True)
    assert byline is not None
    assert byline.authors == ("Kim Phượng", "Quốc Sử")
    assert byline.photos == ("Quốc Sử",)


@pytest.mark.parametrize(
    ("line", "authors", "photos"),
    [
        ("Tin Kim Phượng – Ảnh Lê Quốc Sử", ("Kim Phượng", "Lê Quốc Sử"), ("Lê Quốc Sử",)),
        ("Bài Kim Phượng, Ảnh Quốc Sử", ("Kim Phượng", "Quốc Sử"), ("Quốc Sử",)),
        ("Tin Kim Phượng", ("Kim Phượng",), ()),
    ],
)
def test_labels_may_have_lost_their_colons(line, authors, photos):
    byline = parse_byline(line, last=True)
    assert byline is not None
    assert (byline.authors, byline.photos) == (authors, photos)


def test_two_capitals_alone_at_the_end_are_initials():
    byline = parse_byline("MD", last=True)
    assert byline is not None
    assert byline.authors == ("MD",)
    assert parse_byline("MD", last=False) is None
    assert [parse_byline(line, last=True) for line in ("ST", "VP", "TT", "EN")] == [None] * 4


@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize(
    "line",
    [
        "",
        "Tin Lành Việt Nam",
        "-",
        "Hà Tĩnh",
        "KẾT QUẢ ĐẠT ĐƯỢC",
        "TIN LIÊN QUAN",
        "Quang cảnh Đại hội",
        "Các đại biểu dự Hội nghị",
        "Đồng chí Võ Xuân Linh, Phó Bí thư Thường trực Huyện ủy báo cáo tại Hội nghị",
        "Đồng chí Lê Văn Trọng phát biểu",
        "Đảng bộ xã Kỳ Thọ",
        "Ban Chấp hành Đảng bộ xã khóa XX ra mắt",
        "Hội nghị đã thành công tốt đẹp.",
        "Về lĩnh vực kinh tế: sản xuất ổn định",
        "Thực hiện: 100% hộ dân ký cam kết",
        "Xây dựng nông thôn mới",
        "Độc lập - Tự do - Hạnh phúc",
        "An ninh - Quốc phòng",
        "Theo báo cáo tại hội nghị, kinh tế phát triển.",
        "KT. CHỦ TỊCH",
        "TM. BAN CHỈ HUY",
        "Công an xã khuyến cáo bà con:",
        "Trung tâm Y tế xã hướng dẫn như sau:",
        "Công an xã khuyến cáo bà con",
        "ảnh: phát biểu của ông Đinh Văn Kiên, Chủ tịch UBND xã",
    ],
)
def test_other_lines_are_no_bylines(line, last):
    assert parse_byline(line, last=last) is None


@pytest.mark.parametrize("line", ["Thanh Xuân", "Hồng Lam", "Mai Châu", "R.H", "Theo Báo Nhân Dân"])
def test_amid_the_report_a_bare_pair_of_words_is_no_byline(line):
    assert parse_byline(line, last=False) is None


@pytest.mark.parametrize("line", ["Nguyễn Thị Thu Hà", "Tin, ảnh: Hồng Lam", "TRẦN VĂN HÙNG"])
def test_a_full_name_or_a_label_is_one_anywhere(line):
    assert parse_byline(line, last=False) is not None


@pytest.mark.parametrize(
    ("caption", "who", "rest"),
    [
        ("Quang cảnh đại hội (Ảnh: Văn A/TTXVN)", "Văn A/TTXVN", "Quang cảnh đại hội"),
        ("Quang cảnh đại hội. Ảnh: T.H.", "T.H", "Quang cảnh đại hội."),
        ("Quang cảnh đại hội - Ảnh: Hồng Lam", "Hồng Lam", "Quang cảnh đại hội"),
        ("Quang cảnh đại hội - Ảnh Công Sáng", "Công Sáng", "Quang cảnh đại hội"),
        ("Ban Chấp hành ra mắt. Ảnh H’Wen Niê", "H’Wen Niê", "Ban Chấp hành ra mắt."),
        ("Ảnh: Quốc Sử", "Quốc Sử", ""),
    ],
)
def test_the_credit_at_the_end_of_a_caption(caption, who, rest):
    credit = photo_credit(caption)
    assert credit is not None
    assert credit.who.rstrip(".") == who
    assert (caption[: credit.start] + caption[credit.end :]).strip() == rest


@pytest.mark.parametrize(
    "text", ["Quang cảnh đại hội", "Ảnh hưởng của bão: nhiều nhà tốc mái", "Gặt lúa - Ảnh tư liệu", ""]
)
def test_a_caption_without_a_credit(text):
    assert photo_credit(text) is None


@given(st.text(max_size=120), st.booleans())
def test_any_line_is_survived(line, last):
    parse_byline(line, last=last)
    photo_credit(line)


def test_a_name_in_small_letters_behind_its_label_is_one():
    byline = parse_byline("Tác giả: thanh hương/đài huyện", last=True)
    assert byline is not None
    assert byline.authors == ("Thanh Hương",)
    assert parse_byline("Tác giả: quản lý trang", last=True) is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Minh Tú - CA Kỳ Anh", "Minh Tú"),
        ("Lê Hùng - TH Kỳ Thọ", "Lê Hùng"),
        ("Hoài Thu, GV trường mầm non", "Hoài Thu"),
    ],
)
def test_an_office_of_two_letters_is_no_author(line: str, author: str) -> None:
    byline = parse_byline(line, last=True)
    assert byline is not None
    assert byline.authors == (author,)


@pytest.mark.parametrize("name", ["Anh Thư", "Anh Khoa", "Anh Tuấn"])
def test_a_name_that_begins_as_a_form_of_address_is_one(name: str) -> None:
    byline = parse_byline(f"Bài, ảnh: Hà Lê - {name}", last=True)
    assert byline is not None
    assert byline.authors == ("Hà Lê", name)

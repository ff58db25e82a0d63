"""Boxes between the paragraphs of a saved page: the page's go, whatever they are called; the reporter's stay."""

import pytest

from khotin.convert.boilerplate import is_tool
from khotin.convert.read.reader import page_of
from khotin.model import Block, Line

TITLE = "Xã Hương Minh làm đường vào đồi chè"
TEXT = [
    "Sáng 12/5/2023, xã Hương Minh, huyện Vũ Quang phát động làm 4,2 km đường bê tông vào đồi chè thôn Hợp Lý.",
    "Ông Phan Đình Cảnh, Chủ tịch UBND xã Hương Minh cho biết, mỗi hộ góp 120 nghìn đồng cùng hai ngày công.",
    "Tuyến đường dự kiến hoàn thành trước mùa mưa, giúp 86 hộ dân chở chè tươi đi bán không phải gùi qua suối.",
]
OF_PAGE = {
    "whom to call": "<div class=x1><b>Đường dây nóng</b><p>Phản ánh của người dân xin gọi 0912 345 678.</p></div>",
    "prices": "<table class=x2><tr><td>Tỷ giá hôm nay</td></tr><tr><td>USD 21.140 - EUR 28.790</td></tr></table>",
    "an application": "<div class=x3><span>Mời bạn đọc cài ứng dụng để xem tin nhanh hơn</span></div>",
    "a notice": "<div class=x4><p>Thông báo</p><p>Bộ phận Một cửa nghỉ chiều thứ Sáu để nâng cấp phần mềm.</p></div>",
    "a programme": "<div class=x5><b>Chương trình tối nay</b><p>19:00 Thời sự</p><p>20:10 Phim truyện Việt Nam</p></div>",
    "a summary": "<div class=x6><p>Ý chính trong bài</p><p>Người dân đồng thuận cao với chủ trương.</p><p>Do AI tổng hợp.</p></div>",
    "tools in one line": "<div class=x7><span>Bản in</span> | <span>Gửi bài qua thư</span> | <span>Lên trên</span></div>",
    "gifts for the page": "<div class=x8><p>Nếu bạn thấy trang này có ích, hãy ủng hộ qua số tài khoản 123456789.</p></div>",
    "other reports": "<div class=x9><p>Bế giảng lớp xóa mù chữ cho phụ nữ bản Phiêng Luông</p><p>Ra mắt câu lạc bộ dân ca ví, giặm trường tiểu học</p></div>",
    "other reports in a list": "<ul><li>Thu hoạch sớm vụ tôm né bão số 4</li><li>Trao 12 xe lăn tặng người khuyết tật</li></ul>",
    "the contents": "<ul><li>Phát động làm 4,2 km đường bê tông</li><li>Mỗi hộ góp 120 nghìn đồng</li></ul>",
    "other reports with pictures": "<div class=x12><div><a href=/1.htm><img src=/1.jpg></a><b>Bế giảng lớp xóa mù chữ bản Phiêng Luông</b></div>"
    "<div><a href=/2.htm><img src=/2.jpg></a><b>Ra mắt câu lạc bộ dân ca ví, giặm trường tiểu học</b></div></div>",
    "what readers wrote": "<div class=x13><b>minhchau89</b> <span>3 ngày trước</span><p>Đường đẹp quá, cảm ơn xã nhiều.</p></div>",
    "figures that change": "<div class=x14><p>Số liệu dịch bệnh (cập nhật 18 giờ)</p><p>Ca mắc: 97</p><p>Điều trị: 1.806</p><p>Xuất viện: 2.451</p></div>",
    "in English": "<div class=x10><p>Residents of the commune have joined hands to build a road which is 4.2 km long.</p></div>",
    "an application with its badges": "<div class=x15><p>Tải ứng dụng Báo Vũ Quang để đọc tin về khu phố của bạn.</p>"
    "<img src=/cho1.png><img src=/cho2.png></div>",
    "what a shop sells": "<div class=x20><p>Nhà sách Fahasa miễn phí giao hàng toàn tỉnh trong tháng Năm.</p></div>",
    "days to go": "<div class=x21><p>Còn 45 ngày đến Đại hội Thể dục thể thao tỉnh</p></div>",
    "the card of another report with its day": "<div class=x22><div><a href=/2>Hội thi nấu bánh canh Trảng Bàng hút khách</a></div>"
    "<div>11/05/2023</div><div>Hai mươi đội trổ tài trước hơn một nghìn thực khách phương xa.</div></div>",
    "the card of another report with its link": "<div class=x23><img src=/v.jpg><h5>Hội thi nấu bánh canh Trảng Bàng hút khách</h5>"
    "<p>Hai mươi đội trổ tài trước hơn một nghìn thực khách.</p><a href=/2>Xem chi tiết</a></div>",
    "a code to scan": "<div class=x16><img src=/ma.jpg><b>Tin xã trên điện thoại</b><p>Quét mã để cài ứng dụng, xem lịch trực.</p></div>",
    "hours of boats": "<div class=x17><p>Giờ phà hôm nay</p><table><tr><td>Bến Đò - Cửa Rào</td><td>7:30</td></tr></table></div>",
    "prices of crops": "<table class=x18><tr><td>Giá cà phê nhân hôm nay</td></tr><tr><td>Đắk Lắk</td><td>98.500</td></tr></table>",
    "the card of another report": "<div class=x19><img src=/v.jpg><div><div style='font-weight:700'>Vỏ cà phê ủ men cho vườn sầu riêng</div>"
    "<div>Thay vì đổ bỏ, hàng trăm hộ ở Gia Hiệp đã học cách ủ vỏ với chế phẩm.</div></div></div>",
    "in Chinese": "<div class=x11><p>香明乡发动群众修建茶山水泥路。</p></div>",
}
BELOW = {
    "terms of use": "<div class=x1><i>Lưu ý: Thông tin trên Trang chỉ có giá trị tham khảo. Khi trích dẫn phải ghi rõ nguồn.</i></div>",
    "how it is kept": "<div class=x2><p>Các tin, bài trên Trang thông tin được số hóa và bảo quản theo Nghị định của Chính phủ.</p></div>",
    "whom to tell": "<div class=x3><p>Mọi góp ý về nội dung bài viết xin gửi đến Ban Biên tập qua hộp thư công vụ.</p></div>",
    "who answers for it": "<div class=x4>Cổng thông tin điện tử không chịu trách nhiệm về nội dung các trang được dẫn.</div>",
}
OF_REPORT = {
    "facts": "<div class=x1><p>Toàn tuyến dài 4,2 km, mặt đường rộng 3,5 m, vốn 6 tỷ đồng.</p></div>",
    "hours": "<div class=x2><p>6 giờ 30: xã Hương Minh huy động 40 người.</p><p>9 giờ 15: đổ mẻ bê tông đầu tiên.</p></div>",
    "a list": "<ul class=x3><li>Đăng ký 5 sản phẩm OCOP;</li><li>Tải phần mềm, cài đặt cho 120 hộ.</li></ul>",
    "figures": "<table class=x4><tr><td>Giải</td><td>Đơn vị</td></tr><tr><td>Nhất</td><td>Thôn 4</td></tr></table>",
    "a cross-head": "<h3 class=x5>Gửi niềm tin vào lớp trẻ</h3>",
    "what somebody said": "<blockquote class=x6><p>Mình làm cho mình chứ cho ai mà các bạn khen.</p></blockquote>",
    "sentences without stops": "<ul class=x8><li>Hôm ấy trời mưa từ sớm, vậy mà ai cũng có mặt</li><li>Con em xa quê gửi về một trăm bao xi măng</li></ul>",
    "a sentence with a word of pages": "<div class=x9>Chủ tịch UBND xã Phan Đình Cảnh yêu cầu theo dõi thời tiết để kịp che chắn vật liệu, không để hộ dân nào thiệt hại khi mưa lớn.</div>",
    "results": "<ul><li>Thôn Hợp Lý góp 340 triệu đồng</li><li>Thôn Hợp Thắng hiến 2.100 m2 đất</li></ul>",
    "a picture": "<div class=x10><img src=/d.jpg><p>Đăng ký tài khoản dịch vụ công cho người dân thôn Hợp Lý</p></div>",
    "a picture and what it tells": "<div class=x11><img src=/c.jpg><b>Ông Phan Đình Cảnh trên tuyến đường mới mở</b>"
    "<p>Ông Phan Đình Cảnh có mặt từ sáng sớm.</p></div>",
    "facts at the side": "<aside class=right><h4>Tuyến đường đồi chè</h4><p>Dài 4,2 km, mặt bê tông rộng 3,5 m.</p></aside>",
    "a letter": "<div class=x13><p>Kính gửi bà con thôn Hợp Lý đã góp công.</p><p>TM. BAN VẬN ĐỘNG</p><p>Lê Văn Út</p></div>",
    "its programme": "<div class=x14><p>Chương trình làm đường bê tông</p><p>7 giờ 30: tập trung.</p><p>8 giờ: đổ mẻ đầu.</p></div>",
    "readers who help": "<div class=x16><p>Bạn đọc hảo tâm xin gửi về UBND xã Hương Minh, điện thoại 0239.3.814.000.</p></div>",
    "help for somebody": "<div class=x12><p>Mọi sự giúp đỡ xin gửi về ông Phan Đình Cảnh, thôn Hợp Lý, xã Hương Minh.</p></div>",
    "the author": "<div class=x7>Tác giả bài viết: Phan Đình Cảnh</div>",
}


def _lines(box: str, at: int) -> list[Line]:
    """Return the lines of a box that stands before the paragraph `at`."""
    paragraphs = [f"<p>{text}</p>" for text in TEXT]
    paragraphs.insert(at, box)
    body = f"<h1>{TITLE}</h1><div class=nd>{''.join(paragraphs)}</div>"
    page = page_of(f"<html><body>{body}</body></html>".encode(), "x.html", html=True)
    return [line for line in page.lines if line.text not in {TITLE, *TEXT}]


def _hints(box: str, at: int) -> list[str]:
    return [line.hint for line in _lines(box, at)]


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("box", OF_PAGE.values(), ids=OF_PAGE)
def test_a_box_of_the_page_is_told_wherever_it_stands(box: str, at: int) -> None:
    assert all(_hints(box, at))


@pytest.mark.parametrize("box", BELOW.values(), ids=BELOW)
def test_what_a_site_says_of_itself_below_the_text_is_the_page_s(box: str) -> None:
    assert all(line.hint or is_tool(line.text) for line in _lines(box, 3))


@pytest.mark.parametrize("box", OF_REPORT.values(), ids=OF_REPORT)
def test_a_box_of_the_reporter_stays(box: str) -> None:
    hints = _hints(box, 2)
    assert hints
    assert "widget" not in hints


def test_a_box_of_what_the_report_is_about_stays() -> None:
    text = "Lịch cắt điện, lịch ngừng cấp nước trên địa bàn xã được thông báo trên loa truyền thanh mỗi buổi chiều."
    box = "<div class=x1><p>Lịch cắt điện ngày 12: thôn Hợp Lý.</p></div>"
    page = page_of(
        f"<h1>{TITLE}</h1><div class=nd><p>{text}</p><p>{TEXT[1]}</p>{box}<p>{TEXT[2]}</p></div>".encode(),
        "x.html",
        html=True,
    )
    assert "widget" not in {line.hint for line in page.lines}


def test_who_said_it_goes_with_what_was_said() -> None:
    box = (
        "<div class=x1><p>Đường xong, chè tươi bán được giá hơn.</p><p>Chị Lê Thị Mão, thôn Hợp Lý</p></div>"
    )
    assert {(line.hint, line.block) for line in _lines(box, 2)} == {("", Block.QUOTE)}


def test_of_a_list_and_its_summary_the_list_stays() -> None:
    told = (
        "<ul class=x1><li>Thôn Hợp Lý góp 340 triệu đồng;</li><li>Thôn Hợp Thắng hiến 2.100 m2 đất.</li></ul>"
    )
    retold = "<div class=x2><b>Tóm tắt</b><p>Thôn Hợp Lý góp 340 triệu đồng</p><p>Thôn Hợp Thắng hiến 2.100 m2 đất</p></div>"
    hints = [line.hint for line in _lines(f"{told}<p>{TEXT[1]}</p>{retold}", 2)]
    assert hints == ["", "", "widget", "widget", "widget"]


@pytest.mark.parametrize(
    "below",
    [
        "<ul><li>1996: thắp đèn dầu.</li><li>2012: pin mặt trời.</li></ul>",
        "<p>Phạt từ 3 đến 5 triệu đồng.</p>",
        "<table><tr><td>Giải</td><td>Đơn vị</td></tr><tr><td>Nhất</td><td>Thôn 4</td></tr></table>",
    ],
)
def test_a_few_words_that_open_a_box_head_it(below: str) -> None:
    head, *rest = _lines(f"<div class=x1><p class=x2>Hợp Lý qua những mốc thời gian</p>{below}</div>", 2)
    assert (head.block, head.hint) == (Block.HEADING, "")
    assert Block.HEADING not in {line.block for line in rest}


def test_a_moment_and_a_button_in_a_box_about_the_author_are_the_page_s() -> None:
    box = (
        "<div class=x1><img src=/av.jpg><div><div>Lăng Thị Mão</div><div>Viết về những cung đường miền núi.</div>"
        "<div>16 tháng 12, 2025 · 05:45</div></div><button>Theo dõi tác giả</button></div>"
    )
    assert [line.hint for line in _lines(box, 1) if line.text] == ["author", "widget", "time", "widget"]


@pytest.mark.parametrize("at", [0, 3])
def test_a_box_about_the_author_gives_the_name_alone(at: int) -> None:
    box = "<div class=x1><img src=/av.jpg><div><b>Lăng Thị Mão</b><p>Phóng viên, viết về miền núi từ năm 2008.</p></div></div>"
    assert [(line.text, line.hint) for line in _lines(box, at) if line.text] == [
        ("Lăng Thị Mão", "author"),
        ("Phóng viên, viết về miền núi từ năm 2008.", "widget"),
    ]


def test_an_editor_is_asked_about_a_box_that_tells_nothing_of_itself() -> None:
    box = "<div class=x1>Cây chè Vũ Quang nổi tiếng vì vị chát dịu.</div>"
    assert [line.boxed for line in _lines(box, 3)] == [True]
    assert [line.boxed for line in _lines(f"<p>{TEXT[0]}</p>", 3)] == []

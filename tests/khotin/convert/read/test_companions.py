"""What stands beside a button or in the card of another report is the page's; what stands alone is not."""

import pytest

from khotin.convert.page import OUTSIDE_HINTS
from khotin.convert.read.reader import page_of

TITLE = "Xã Hương Minh làm đường vào đồi chè"
STAMP = "09/05/2024 07:44"
TEXT = [
    "Cuối tuần qua, xã Hương Minh, huyện Vũ Quang phát động làm 4,2 km đường bê tông vào đồi chè thôn Hợp Lý.",
    "Ông Phan Đình Cảnh, Chủ tịch UBND xã Hương Minh cho biết, mỗi hộ góp 120 nghìn đồng cùng hai ngày công.",
    "Tuyến đường dự kiến hoàn thành trước mùa mưa, giúp 86 hộ dân chở chè tươi đi bán không phải gùi qua suối.",
]
PLAYER = "<div class=rd><button>Nghe</button><span>3:07</span><ul><li>Giọng đọc một</li><li>Nhanh hơn</li></ul></div>"
CARD = (
    "<div class=vx><figure><img src=/a.jpg><figcaption>Tàu cá nằm bờ.</figcaption></figure>"
    "<h2><a href=/a1>Lạch Quèn đìu hiu giữa vụ cá nam</a></h2><p>Gần một nửa đội tàu không ra khơi.</p></div>"
)
PICTURE = "<figure><img src=/a.jpg><figcaption>Đường vào đồi chè.</figcaption></figure>"


def _kept(above: str, below: str) -> list[str]:
    """Return what is taken for the report's besides its headline and its paragraphs."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
    body = f"<article><h1>{TITLE}</h1><div class=mt><span>{STAMP}</span>{above}</div><div>{text}</div>{below}</article>"
    page = page_of(f"<html><body>{body}</body></html>".encode(), "x.html", html=True)
    own = [line.text for line in page.lines if line.text and line.hint not in OUTSIDE_HINTS]
    assert [TITLE, STAMP, *TEXT] == [text for text in own if text in {TITLE, STAMP, *TEXT}]
    return [text for text in own if text not in {TITLE, STAMP, *TEXT}]


@pytest.mark.parametrize(("above", "below"), [(PLAYER, ""), ("", CARD), (PLAYER, CARD)])
def test_what_goes_with_a_block_of_the_page_is_the_pages(above: str, below: str) -> None:
    assert _kept(above, below) == []


def test_a_name_beside_a_button_and_a_caption_are_the_reports() -> None:
    name = "<div><b>Lê Văn Mão</b><button>Theo dõi</button></div>"
    assert _kept(name, PICTURE) == ["Lê Văn Mão", "Đường vào đồi chè."]

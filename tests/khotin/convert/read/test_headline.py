"""The headline of a saved page, where its own titles mislead, and the lead below it."""

from khotin.convert.read.reader import page_of

TITLE = "Xã Hương Minh làm đường vào đồi chè"
LEAD = "Sáng 12/5/2023, xã Hương Minh, huyện Vũ Quang phát động làm 4,2 km đường bê tông vào đồi chè Hợp Lý."
TEXT = [
    "Ông Phan Đình Cảnh, Chủ tịch UBND xã Hương Minh cho biết, mỗi hộ góp 120 nghìn đồng cùng hai ngày công.",
    "Tuyến đường dự kiến hoàn thành trước mùa mưa, giúp 86 hộ dân chở chè tươi đi bán không phải gùi qua suối.",
]


def _hints(body: str) -> dict[str, str]:
    head = "<head><title>Trung tâm Khuyến nông Hà Tĩnh</title></head>"
    text = "".join(f"<p>{line}</p>" for line in TEXT)
    page = page_of(f"<html>{head}<body>{body.format(text=text)}</body></html>".encode(), "x.html", html=True)
    return {line.text: line.hint for line in page.lines}


def test_the_name_of_the_site_in_the_footer_is_no_headline():
    hints = _hints(
        f"<div><div class=kn_title>{TITLE}</div><p>{LEAD}</p>{{text}}</div>"
        "<div>TRUNG TÂM KHUYẾN NÔNG HÀ TĨNH</div><div>Số 10, đường Võ Liêm Sơn, thành phố Hà Tĩnh</div>"
    )
    assert hints[TITLE] == "title"
    assert not any(hints[line] for line in TEXT)


def test_a_lead_that_flows_around_a_picture_is_no_caption():
    flowing = _hints(
        f"<h1>{TITLE}</h1><div><img src=a.jpg align=left alt=''><b>{LEAD}</b></div><div>{{text}}</div>"
    )
    assert flowing[LEAD] != "caption"
    caption = "Bà con đổ mẻ bê tông đầu tiên"
    framed = _hints(
        f"<h1>{TITLE}</h1><p>{LEAD}</p><div><img src=a.jpg alt=''><b>{caption}</b></div><div>{{text}}</div>"
    )
    assert framed[caption] == "caption"


def test_a_picture_beside_a_lead_set_as_a_heading_keeps_its_caption():
    caption = "Bà con đổ mẻ bê tông đầu tiên"
    hints = _hints(
        f"<h1>{TITLE}</h1><div class=ht><div class=fl><img src=a.jpg alt=''><em>{caption}</em></div>"
        f"<h2>{LEAD}</h2></div><div>{{text}}</div>"
    )
    assert hints[caption] == "caption"

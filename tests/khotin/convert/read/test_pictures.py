"""Captions that no class names are known by where they stand."""

from khotin.convert.read.reader import page_of

TITLE = "Xã Hương Minh làm đường vào đồi chè"
TEXT = "Tuyến đường dự kiến hoàn thành trước mùa mưa, giúp 86 hộ dân chở chè tươi đi bán không phải gùi qua suối."
CAPTIONS = ["Đổ bê tông lúc 5 giờ sáng.", "Chở đá qua suối.", "Chị Mão chia nước cho mọi người."]


def _captions(pictures: int, fields: str) -> list[str]:
    shown = "<img src=/a.jpg>" * pictures
    body = f"<h1>{TITLE}</h1><div><p>{TEXT}</p><div class=g>{shown}</div><div class=c>{fields}</div><p>{TEXT} Xong.</p></div>"
    page = page_of(f"<html><body>{body}</body></html>".encode(), "x.html", html=True)
    return [line.text for line in page.lines if line.hint == "caption"]


def test_as_many_lines_below_pictures_as_there_are_of_these_are_their_captions() -> None:
    fields = "".join(f"<span>{caption}</span>" for caption in CAPTIONS)
    assert _captions(3, fields) == CAPTIONS
    assert _captions(2, fields) == []

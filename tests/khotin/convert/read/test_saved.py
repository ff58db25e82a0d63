"""Saved pages: nothing visible is lost, and the report is told from the page around it."""

import re
from pathlib import Path

import pytest
from capturing import report_in
from hypothesis import given, settings
from hypothesis import strategies as st

from khotin.convert.errors import Refused
from khotin.convert.page import HINTS, OUTSIDE_HINTS
from khotin.convert.read import read
from khotin.convert.read.metadata import local_time, read_meta
from khotin.convert.read.reader import page_of
from khotin.convert.read.saved import flattened
from khotin.model import Block, Line, Page

P1 = "Ngày 26/6, Đảng bộ thị trấn Phủ Thông đã tổ chức Hội nghị sơ kết công tác 6 tháng đầu năm và triển khai nhiệm vụ."
P2 = "Hội nghị được nghe đồng chí Phó Bí thư Đảng ủy báo cáo kết quả thực hiện các nhiệm vụ, diện tích gieo cấy đạt 100%."
P3 = "Bên cạnh kết quả đạt được còn một số tồn tại: công tác quản lý đất đai, xây dựng còn hạn chế, cần khắc phục sớm."
TITLE = "Phủ Thông sơ kết công tác 6 tháng đầu năm 2024"
MENU = "<ul><li><a href=/>Trang chủ</a></li><li><a href=/tin>Tin tức</a></li><li><a href=/vb>Văn bản</a></li></ul>"
OTHERS = "".join(
    f"<li><a href=/t{n}>Bàn giao nhà Đại đoàn kết cho hộ nghèo xã vùng cao {n}</a> (0{n}/05/2023)</li>"
    for n in range(1, 6)
)


def _page(body: str, head: str = "") -> Page:
    return page_of(
        f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "x.html", html=True
    )


def _main(page: Page) -> list[Line]:
    return [line for line in page.lines if line.hint not in OUTSIDE_HINTS]


def _texts(page: Page, hint: str = "") -> list[str]:
    return [line.text for line in page.lines if line.hint == hint]


FAMILIES = {
    "joomla-like": f"<div id=hd>{MENU}</div><div class=item-page><h2>{TITLE}</h2><div class=nd><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>"
    f"</div><div class=moduletable><h3>Tin mới nhất</h3><ul>{OTHERS}</ul></div><div>Bản quyền thuộc về UBND huyện</div>",
    "main column called right": f"<div class=left-col>{MENU}</div><div class='content-right has-sidebar'><h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p>"
    f"<p>{P3}</p><div class=other-news><b>Tin khác</b><ul>{OTHERS}</ul></div></div>",
    "nested layout tables": f"<table><tr><td>{MENU}</td></tr><tr><td><table><tr><td><font size=4><b>{TITLE}</b></font></td></tr><tr><td>26/06/2024 08:10"
    f"</td></tr><tr><td>{P1}<br><br>{P2}<br><br>{P3}</td></tr></table></td></tr><tr><td>Trụ sở: thị trấn Phủ Thông. Điện thoại: 0209</td></tr></table>",
    "a paragraph in a box of its own": f"<header>{MENU}</header><h1>{TITLE}</h1>"
    + "".join(
        f"<div class=row><div class=col-md-12><div class=c1><p>{p}</p></div></div></div>"
        for p in (P1, P2, P3)
    )
    + f"<section><h3>Tin liên quan</h3><ul>{OTHERS}</ul></section><footer>© UBND huyện Bạch Thông</footer>",
    "no markup of structure": f"<b>{TITLE}</b><br><br>{P1}<br><br>{P2}<br><br>{P3}",
    "long teasers beside": f"<div><div class=bx><h1>{TITLE}</h1><div class=tt><p>{P1}</p><p>{P2}</p><p>{P3}</p></div></div><div class=by>"
    + "".join(
        f"<div class=k><h4><a href=/{n}>Khảo sát tuyến kênh sạt lở trước mùa mưa số {n}</a></h4><p>{P3[5:]} {n}</p></div>"
        for n in range(4)
    )
    + "</div></div>",
    "no doctype, unclosed": f"<h1>{TITLE}<p>{P1}<p>{P2}<p>{P3}<ul><li><a href=/1>Bàn giao nhà cho hộ nghèo xã vùng cao</a></ul>",
    "a print view, everything named so": f"<div id=hd_print><h2>Tuổi trẻ Phủ Thông</h2></div><div id=print><h1>{TITLE}</h1><div id=hometext>{P1}"
    f"</div><div id=bodyhtml><p>{P2}</p><p>{P3}</p></div></div>",
    "a page builder, every piece a widget": "".join(
        f"<div class='elementor-widget elementor-widget-text-editor'><div class=elementor-widget-container>{piece}</div></div>"
        for piece in (f"<h1>{TITLE}</h1>", *(f"<p>{p}</p>" for p in (P1, P2, P3)))
    ),
    "a banner that <title> repeats": f"<h1>Cổng TTĐT huyện</h1>{MENU}<div><h3>{TITLE}</h3><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>",
    "a printed copy behind the foot": f"<div><h3>{TITLE}</h3><div class=nd><p>{P1}</p><p>{P2}</p><p>{P3}</p></div></div><div class=footer>© 2022</div>"
    f"<div class=print-content><div><p>{P1[:-1]}</p></div></div>",
    "summaries in turn below the text": f"<div><h2>{TITLE}</h2><p>{P1}</p><p>{P2}</p><p>{P3}</p><hr>"
    + "".join(
        f"<h4><a href=/{n}>Khảo sát tuyến kênh sạt lở trước mùa mưa số {n}</a></h4><p>{P3[5:]} {n}</p>"
        for n in range(4)
    )
    + "</div>",
    "hidden until scripted": f"<div style='display:none'><h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>",
}


@pytest.mark.parametrize("family", FAMILIES)
def test_the_report_is_told_from_the_page(family: str) -> None:
    page = _page(FAMILIES[family], f"<title>{TITLE} - Cổng TTĐT huyện</title>")
    assert [line.text for line in _main(page) if line.text in {P1, P2, P3}] == [P1, P2, P3]
    assert _texts(page, "title") == [TITLE]
    rest = [line.text for line in _main(page) if line.text not in {P1, P2, P3, TITLE, "26/06/2024 08:10"}]
    assert rest == []


def test_a_list_of_reports_says_so() -> None:
    items = "".join(
        f"<div><h3><a href=/{n}>Bàn giao nhà cho hộ nghèo xã vùng cao số {n}</a></h3><p>{P1}</p></div>"
        for n in range(9)
    )
    assert _page(f"<div class=list><h1>Tin tức - Sự kiện</h1>{items}</div>").meta["shape"] == "list"
    assert "shape" not in _page(FAMILIES["main column called right"]).meta


def test_parts_of_a_report_get_their_hints() -> None:
    page = _page(
        f"<article><p class=cat>XÂY DỰNG ĐẢNG</p><h1>{TITLE}</h1><div class=meta><span class=date>26/06/2024 - 20:02</span></div>"
        f"<div class=sapo>{P1}</div><figure><img src=a.jpg><figcaption>Quang cảnh</figcaption></figure><p>{P2}</p>"
        f"<p><img src=b.jpg><br><em>Các đại biểu dự</em></p><p>{P3}</p><p><a href=/r>&gt;&gt; Hội Nông dân ra mắt tổ hợp tác</a></p>"
        "<h3>Khâu đột phá</h3><ul><li>Một</li></ul><ol><li>Hai</li><li>Ba</li></ol><blockquote>Lời người dân</blockquote>"
        "<table border=1><tr><th>Chỉ tiêu</th><th>2024</th></tr><tr><td>Lúa</td><td>100</td></tr></table>"
        "<p class=author>Triệu Xuân</p><p class=source>Nguồn: Đài TT</p></article>",
    )
    hints = {line.text: line.hint for line in page.lines}
    assert set(hints.values()) <= set(HINTS)
    assert hints["XÂY DỰNG ĐẢNG"] == "kicker" and hints["26/06/2024 - 20:02"] == "time"
    assert hints[P1] == "lead" and hints["Quang cảnh"] == hints["Các đại biểu dự"] == "caption"
    assert hints[">> Hội Nông dân ra mắt tổ hợp tác"] == "related"
    assert hints["Triệu Xuân"] == "author" and hints["Nguồn: Đài TT"] == "source"
    blocks = {line.text: (line.block, line.level) for line in page.lines}
    assert blocks["Khâu đột phá"] == (Block.HEADING, 3) and blocks["Một"] == blocks["Ba"] == (
        Block.LIST_ITEM,
        1,
    )
    assert blocks["Lời người dân"][0] is Block.QUOTE
    table = next(line for line in page.lines if line.block is Block.TABLE)
    assert table.rows == (("Chỉ tiêu", "2024"), ("Lúa", "100"))


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("Một câu.<br>Hai câu.", ["Một câu.", "Hai câu."]),
        ("Đồng chí Bí thư<br>dự hội nghị", ["Đồng chí Bí thư dự hội nghị"]),
        ("Đại hộ<span style='x'>i</span> Đảng\n   bộ&nbsp;xã", ["Đại hội Đảng bộ xã"]),
        ("<span>20/11/2023</span><span>3 phút đọc</span>", ["20/11/2023 3 phút đọc"]),
        ("<b>Quy mô:</b><span>cầu dài 24 m</span>", ["Quy mô: cầu dài 24 m"]),
        ("<b>764 ha</b><span>diện tích lúa</span>", ["764 ha diện tích lúa"]),
        ("<strong>98%</strong><em>hộ có nước sạch</em>", ["98% hộ có nước sạch"]),
        ("<b>14.500 đồng/kg</b><span>giá lúa tươi</span>", ["14.500 đồng/kg giá lúa tươi"]),
        (
            "<b>Ngh</b><span>ị quyết</span> <b>thoá</b><i>t nghèo</i> m<b>ười</b>",
            ["Nghị quyết thoát nghèo mười"],
        ),
        ("<b>Xã ho</b><span>àn thành</span>", ["Xã hoàn thành"]),
        ("Xã đạt:<br>- một;<br>- hai.<br><br>Hết", ["Xã đạt:", "- một;", "- hai.", "Hết"]),
        ("<pre>Dòng một\nDòng hai</pre>", ["Dòng một", "Dòng hai"]),
        ("a<!-- ghi chú -->b<script>x</script>c<style>y</style>", ["abc"]),
        ("<p>&#272;&#7843;ng b&#7897;</p><p hidden>ẩn</p>", ["Đảng bộ"]),
    ],
)
def test_breaks_and_blanks(markup: str, texts: list[str]) -> None:
    assert [line.text for line in _page(f"<div>{markup}</div><p>{P1}</p><p>{P2}</p>").lines][:-2] == texts


def test_lines_wrapped_by_breaks_are_one_paragraph() -> None:
    words = (P1 + " " + P2 + " " + P3).split()
    wrapped = "<br>".join(" ".join(words[at : at + 14]) for at in range(0, len(words), 14))
    assert [line.text for line in _page(f"<div>{wrapped}</div>").lines] == [" ".join(words)]


TAGS = [
    "p",
    "div",
    "span",
    "b",
    "i",
    "a",
    "font",
    "table",
    "tr",
    "td",
    "th",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "br",
    "section",
    "nav",
    "footer",
    "blockquote",
    "pre",
    "center",
    "em",
    "x-y",
    "dl",
    "dd",
    "form",
    "label",
    "figure",
]
_SOUP = st.lists(
    st.one_of(
        st.sampled_from(
            [f"<{tag}>" for tag in TAGS]
            + [f"</{tag}>" for tag in TAGS]
            + ["<img src=a.jpg>", "<", "&amp;", "<!-- c -->", "<a href=/x"]
        ),
        st.integers(0, 999).map(lambda number: f" w{number}w "),
    ),
    max_size=60,
)


@given(_SOUP)
@settings(deadline=None)
def test_every_visible_word_is_in_exactly_one_line(soup: list[str]) -> None:
    markup = "".join(soup)
    page = Page("x", "", "", "", [])
    from khotin.convert.read.saved import html_page

    html_page(page, f"<html><body>{markup}")
    # A tag without its «>» swallows what follows as attributes: no reader sees those words.
    visible = re.sub(r"<a href=/x[^<>]*(?:>|$)|<!--.*?-->", " ", markup)
    expected = sorted(re.findall(r"w\d+w", visible))
    if "<a href=/x" not in markup:
        assert sorted(re.findall(r"w\d+w", "\n".join(line.text for line in page.lines))) == expected
    assert [line.number for line in page.lines] == list(range(1, len(page.lines) + 1))


def test_deep_nesting_loses_no_text() -> None:
    deep = "<div>" * 10_000 + f"<p>{P1}</p>" + "</div>" * 10_000 + f"<p>{P2}</p>"
    assert _texts(_page(deep)) == [P1, P2]
    assert flattened("<div><p>a</p></div>") == "<div><p>a</p></div>"


def test_a_page_of_countless_elements_is_refused() -> None:
    with pytest.raises(Refused, match="quá nhiều phần tử"):
        _page("<p>a</p>" * 50_000)


def test_an_element_of_countless_attributes_is_read_without_them() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    assert _texts(_page(f"<div {attributes}>{P1}</div><p>{P2}</p>")) == [P1, P2]


def test_pictures_saved_beside_the_page_are_kept_with_their_captions(tmp_path: Path) -> None:
    (tmp_path / "tin_files").mkdir()
    for name in ("hội nghị.jpg", "b.jpg", "logo.png"):
        (tmp_path / "tin_files" / name).write_bytes(b"x")
    (tmp_path / "tin.html").write_text(
        f"<html><body><h1>{TITLE}</h1><img src='./tin_files/logo.png'><p>{P1}</p><p align=center>"
        "<img src='./tin_files/h%E1%BB%99i%20ngh%E1%BB%8B.jpg'><br><i>Quang cảnh hội nghị</i></p>"
        f"<p>{P2}</p><img src='tin_files/b.jpg'><p>{P3}</p><img src='../../etc/passwd'><img src='/c.jpg'></body></html>",
        encoding="utf-8",
    )
    (page,) = read(tmp_path / "tin.html", "seeds/tin.html")
    figures = [(line.image, line.text) for line in page.lines if line.block is Block.FIGURE]
    assert figures == [("tin_files/hội nghị.jpg", "Quang cảnh hội nghị"), ("tin_files/b.jpg", "")]


@pytest.mark.parametrize(
    ("stated", "local"),
    [
        ("2026-03-07T17:30:00Z", "2026-03-08T00:30:00+07:00"),
        ("2023-05-12T15:30:00+0700", "2023-05-12T15:30:00+07:00"),
        ("2022-06-17T08:11:00", "2022-06-17T08:11:00+07:00"),
        ("2023-09-14 16:22", "2023-09-14T16:22:00+07:00"),
        ("12/05/2025 2:30:00 CH", "2025-05-12T14:30:00+07:00"),
        ("2024-06-26", "2024-06-26"),
        ("hôm qua", ""),
        ("31/02/2024", ""),
        ("0001-01-01T00:00:00Z", "0001-01-01T07:00:00+07:00"),
        ("9999-12-31T23:59:59-12:00", ""),
    ],
)
def test_times_of_the_markup_are_local(stated: str, local: str) -> None:
    assert local_time(stated) == local


def test_fields_without_blocks_of_their_own_are_told_apart() -> None:
    page = _page(
        f"<div><span id=Ctl1_lblTieuDe>{TITLE}</span>\n<span class=Ngay>Ngày đăng: 26-06-2024 09:37</span>\n<p>{P1}</p><p>{P2}</p>"
        "<div class=box><a class=modal><img src=a.jpg></a><span class=itemImageCaption>Các đại biểu dự</span></div>"
        "<figure class='article left'><img src=b.jpg><figcaption>Quang cảnh</figcaption></figure>"
        f"<p class=ql-align-right>Bà Út, 74 tuổi</p><p><mat-icon>person</mat-icon> {P3}</p></div>"
        "<div class=right><p>Nguồn tin: Ban Tuyên giáo Huyện ủy</p></div>"
    )
    hints = {line.text: line.hint for line in page.lines}
    assert hints[TITLE] == "title" and hints["Ngày đăng: 26-06-2024 09:37"] == "time"
    assert hints["Các đại biểu dự"] == hints["Quang cảnh"] == "caption"
    assert hints["Bà Út, 74 tuổi"] == hints[P3] == ""
    assert hints["Nguồn tin: Ban Tuyên giáo Huyện ủy"] == "source"


def test_a_menu_between_headline_and_stamp_counts_for_nothing() -> None:
    text = f"<div><p>09/12/2022 10:31</p><p>{P1}</p><p>{P2}</p></div>"
    page = _page(f"<h1>{TITLE}</h1><nav>{MENU * 5}</nav>{text}", f"<title>{TITLE}</title>")
    assert _texts(page, "time") == ["09/12/2022 10:31"]


def test_the_stamp_in_the_head_of_the_report_is_no_banner() -> None:
    head = "<dl><dd class=cat>Tin nhà trường</dd><dd class=published>06 Tháng 9 2018</dd><dd>Lượt xem: 268</dd></dl>"
    banner = f"<div class=header><p class=date>Thứ Ba, 11/12/2018</p><p>TRƯỜNG TIỂU HỌC TRUNG HỘI</p></div><nav>{MENU * 2}</nav>"
    page = _page(
        f"{banner}<div class=entry-header>{head}<h2>{TITLE}</h2></div><div><p>{P1}</p><p>{P2}</p></div>"
    )
    assert _texts(page, "time") == ["06 Tháng 9 2018"]


def test_the_moment_of_a_post_stands_below_its_hash_tags() -> None:
    post = f"<article><h2>{TITLE}</h2><div><p>{P1}</p><p>{P2}</p><p>#phuthong #soket</p></div>"
    foot = "<footer><abbr>17 tháng 11, 2025 lúc 20:05</abbr> · <span>Công khai</span></footer></article>"
    others = "<div class=related><p>Bản tin khác</p><p>18 tháng 11, 2025 lúc 20:05</p></div>"
    assert _texts(_page(post + foot + others), "time") == ["17 tháng 11, 2025 lúc 20:05 · Công khai"]


RELATED = f"<div class=x><b>Tin liên quan</b><ul>{OTHERS}</ul></div>"


@pytest.mark.parametrize("box", [RELATED, "<div class=x>Từ khóa: Phủ Thông, sơ kết</div>"])
def test_text_goes_on_below_a_box(box: str) -> None:
    last = "<p>Hội nghị bế mạc cùng ngày.</p>"
    shown = "<p><img src=/a.jpg></p><p><em>Toàn cảnh hội nghị</em></p><p>Tin, ảnh: Hà An</p>"
    page = _page(f"<h1>{TITLE}</h1><div><p>{P1}</p><p>{P2}</p>{box}{last}{shown}</div>")
    assert [line.text for line in _main(page)][-3:] == [
        "Hội nghị bế mạc cùng ngày.",
        "Toàn cảnh hội nghị",
        "Tin, ảnh: Hà An",
    ]


def test_a_box_that_opens_a_part_of_the_text_is_no_more_than_the_box() -> None:
    box = "<div class=x><p>Tài liệu kèm theo</p><a href=/a.pdf>Ke hoach so 12.pdf</a></div>"
    parts = f"<section>{box}<p>{P1}</p></section><section><p>{P2}</p><p>{P3}</p><p>{P3} Xong.</p></section>"
    page = _page(f"<h1>{TITLE}</h1><div>{parts}</div>")
    assert [line.text for line in _main(page)][1:] == [P1, P2, P3, f"{P3} Xong."]


def test_a_paragraph_below_linked_headlines_is_text() -> None:
    links = "".join(
        f"<p><a href=/{n}>Bàn giao nhà Đại đoàn kết cho hộ nghèo xã vùng cao {n}</a></p>" for n in range(4)
    )
    page = _page(f"<h1>{TITLE}</h1><div><p>{P1}</p>{links}<p>{P2}</p><p>{P3}</p></div>")
    assert [line.text for line in _main(page)][1:] == [P1, P2, P3]


def test_entries_that_sentences_explain_are_headings() -> None:
    entries = f"<dl><dt>8 giờ: Vườn cây</dt><dd>{P2}</dd><dt>Ngày đăng</dt><dd>hôm qua</dd></dl>"
    page = _page(f"<h1>{TITLE}</h1><div><p>{P1}</p>{entries}<p>{P3}</p></div>")
    assert [line.text for line in page.lines if line.block is Block.HEADING] == [TITLE, "8 giờ: Vườn cây"]


def test_a_moment_is_no_part_of_the_word_before_it() -> None:
    page = _page(f"<h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p><div><b>Hà An</b><em>11/5/2024, 7:45</em></div>")
    assert page.lines[-1].text == "Hà An 11/5/2024, 7:45"


def test_a_headline_is_known_by_the_piece_of_it_that_the_head_cuts() -> None:
    head = "<title>(20+) Khao Mang - Nối lại nhịp cầu Háng Bla... | Facebook</title>"
    page = _page(f"<h1>Khao Mang</h1><div>NỐI LẠI NHỊP CẦU HÁNG BLA HA</div><p>{P1}</p><p>{P2}</p>", head)
    assert page.meta["h1"] == "NỐI LẠI NHỊP CẦU HÁNG BLA HA"


def test_the_head_is_evidence() -> None:
    meta = read_meta(
        "<!-- saved from url=(0033)https://bao.vn/tin-1.html -->\n<html><head><title>A &amp; B - Báo</title>"
        "<meta property='og:title' content='A &amp; B'><meta name=Author content=admin><meta property=og:site_name content=Báo>"
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-09-14 16:22","dateModified":"2024-01-01",'
        '"author":{"@type":"Person","name":"Tr. Quốc"},}</script></head><body></body></html>'
    )
    assert meta["title"] == "A & B - Báo" and meta["og:title"] == "A & B" and meta["site"] == "Báo"
    assert meta["published"] == "2023-09-14T16:22:00+07:00" and meta["author"] == "admin"
    assert (meta["url"], meta["host"]) == ("https://bao.vn/tin-1.html", "bao.vn")


def test_who_publishes_a_page_without_a_footer_is_evidence() -> None:
    says = "UBND XÃ PHÚ LỢI, HUYỆN ĐỊNH QUÁN, TỈNH ĐỒNG NAI"
    aside = f"<div class=sidebar><ul>{OTHERS}</ul><p>LIÊN KẾT</p><p>{says}</p></div>"
    page = _page(f"<div class=content><h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>{aside}")
    assert page.meta["footer"] == says


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("<TITLE>Thu &amp;amp; chi &#7853;n\n2</TITLE><title>Hai</title>", {"title": "Thu & chi ận 2"}),
        ("<META NAME=Author CONTENT='L\u00ea  Mai'><meta name=author content=Hai>", {"author": "Lê Mai"}),
        ("<div><meta property=og:site_name content='Báo Xã'><p>Chữ", {"site": "Báo Xã"}),
        ("<meta name=author content><meta name=author content=Mai content=Hai>", {"author": "Mai"}),
        ("<link rel='Canonical x' href=http://a.vn/1><base href=http://b.vn>", {"url": "http://a.vn/1"}),
        ("<?xml version='1.0' encoding='big5'?><html><head><title>Ơn</title>", {"title": "Ơn"}),
        ("<!-- <title>Không</title> --><title>Có <b>đậm</b></title>", {"title": "Có <b>đậm</b>"}),
        ("", {}),
        ("<!-- trống -->", {}),
    ],
)
def test_the_head_is_read_as_broken_as_it_comes(head: str, said: dict[str, str]) -> None:
    meta = read_meta(f"{head}</head><body><meta name=author content='Người khác'><title>Tên khác</title>")
    assert {field: value for field, value in meta.items() if field != "host"} == said


def test_the_size_of_letters_in_an_editor_is_no_share_button() -> None:
    caption = "Cử tri khu phố 3 xem tiểu sử những người ứng cử"
    page = _page(
        f"<h1>{TITLE}</h1><div class=ms-rtestate-field><div>{P1}</div><div><img src=a.jpg alt=''></div>"
        f"<div><span class=ms-rteFontSize-1><i>{caption}</i></span></div><div>{P2}</div><div>{P3}</div></div>"
    )
    assert _texts(page, "caption") == [caption]


def test_a_box_below_the_text_names_the_author() -> None:
    page = _page(
        f"<div class=news_column><h1>{TITLE}</h1><div itemprop=articleBody><p>{P1}<p>{P2}<p>{P3}</div></div>"
        "<div class='news_column panel'><p class=h5><b>Tác giả bài viết: </b>Nguyễn Thị Thơ</p></div>"
    )
    assert _texts(page, "author") == ["Tác giả bài viết: Nguyễn Thị Thơ"]


def test_a_page_of_a_printed_paper_has_the_day_of_its_issue(tmp_path: Path) -> None:
    head = "<div class=header>Số 5012 - Thứ năm, ngày 21/05/2015</div><div class=header>Trang 3</div>"
    others = "<p>Số đã phát hành</p><ul><li><a href=/1>Số 5011 - Thứ tư, 20/05/2015</a></li></ul>"
    page = f"<body>{head}<div><h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>{others}</body>"
    report = report_in(tmp_path, page, "html")
    assert report.date is not None
    assert f"{report.date:%Y-%m-%d}" == "2015-05-21"

"""What single blocks of a saved page are, in markup of many makes: captions, names, verses, codes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.convert.page import OUTSIDE_HINTS
from khotin.convert.read.reader import page_of
from khotin.convert.read.shortcodes import at_captions, is_code, without_codes
from khotin.model import Line

P1 = "Ngày 26/6, Đảng bộ thị trấn Phủ Thông đã tổ chức Hội nghị sơ kết công tác 6 tháng đầu năm và triển khai nhiệm vụ."
P2 = "Hội nghị được nghe đồng chí Phó Bí thư Đảng ủy báo cáo kết quả thực hiện các nhiệm vụ, diện tích gieo cấy đạt 100%."
P3 = "Bên cạnh kết quả đạt được còn một số tồn tại: công tác quản lý đất đai, xây dựng còn hạn chế, cần khắc phục sớm."
TITLE = "Phủ Thông sơ kết công tác 6 tháng đầu năm 2024"
C1, C2 = "Bà con thôn Nà Hin dọn đường sáng sớm.", "Mặt hồ đầy nước sau trận mưa đêm."
IMG = "<img src=/a.jpg width=400>"


def _lines(body: str) -> list[Line]:
    markup = (
        f"<!doctype html><html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>"
    )
    return page_of(markup.encode(), "x.html", html=True).lines


def _of(body: str, hint: str) -> list[str]:
    return [line.text for line in _lines(body) if line.hint == hint]


def _text(body: str) -> list[str]:
    return [line.text for line in _lines(body) if line.hint not in OUTSIDE_HINTS]


@pytest.mark.parametrize(
    "body",
    [
        (
            f"<div class=nd><div><img src=1.jpg></div><p class=pcap>{C1}</p><p>{P1}</p><div><img src=2.jpg></div>"
            f"<p class=pcap>{C2}</p><p>{P2}</p><p>{P3}</p></div>"
        ),
        (
            f"<div class=nd><p>{P1}</p><p><img src=1.jpg></p><div class=xq7><p>{C1}</p></div><p>{P2}</p><p><img src=2.jpg></p>"
            f"<div class=xq7><p>{C2}</p></div><p>{P3}</p></div>"
        ),
        (
            f"<div class=nd><p>{P1}</p><p><img src=1.jpg></p><p style='font-size:11px;color:#777'>{C1}</p><p>{P2}</p>"
            f"<p><img src=2.jpg></p><p style='font-size:11px;color:#777'>{C2}</p><p>{P3}</p></div>"
        ),
        f"<div class=nd>{P1}<br><br>{IMG}<br>{C1}<br><br>{P2}<br><br>{IMG}<br>{C2}<br><br>{P3}</div>",
        f"<table><tr><td>{P1}<br><br>{P2}<br><br>{IMG}<br/>&nbsp;{C1}<br/>&nbsp;<br/>{IMG}<br/>{C2}<br/><br/>{P3}</td></tr></table>",
        (
            f"<div><p>[caption id='attachment_1' width='500']{IMG} {C1}[/caption]</p><p>{P1}</p>"
            f"<p>[caption align=”aligncenter”]{IMG}{C2}[/caption]</p><p>{P2}</p><p>{P3}</p></div>"
        ),
        (
            f"<div>[caption id='a']{IMG}{C1}[/caption]<p>{P1}</p><p>{P2}</p>[wp_caption]<a href=/a.jpg>{IMG}</a><br>{C2}[/wp_caption]"
            f"<p>{P3}</p></div>"
        ),
    ],
)
def test_caption_needs_no_name_where_its_place_tells(body: str) -> None:
    assert _of(body, "caption") == [C1, C2]
    assert [text for text in _text(body) if len(text) > 80] == [P1, P2, P3]


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{IMG}<br>{P1}<br><br>{P2}<br><br>{P3}</div>",
        f"<div><img src=a.jpg align=left><br>{C1}<br><br>{P1}<br><br>{P2}</div>",
        f"<div><img src=a.jpg style='float:left'>{C1}<br><br>{P1}<br><br>{P2}</div>",
        f"<div><p class=MsoNormal>{IMG}</p><p class=MsoNormal>{P1}</p><p class=MsoNormal>{P2}</p></div>",
    ],
)
def test_text_below_a_picture_is_no_caption(body: str) -> None:
    assert _of(body, "caption") == []


@pytest.mark.parametrize(
    "head",
    [
        "<div class=info><a class=author-name href=/tac-gia/204>Trần Chúc Ly</a><div class=time><time>09/02/2026 08:15</time></div></div>",
        "<div class=info><a rel=author href=/u/9>Trần Chúc Ly</a><p>09/02/2026 08:15</p></div>",
        "<p><a href='https://bao.example/tac-gia/tran-chuc-ly-12'>Trần Chúc Ly</a></p><p>09/02/2026 08:15</p>",
    ],
)
def test_linked_name_of_the_author_is_no_tool(head: str) -> None:
    assert _of(f"{head}<div><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>", "author") == ["Trần Chúc Ly"]


@pytest.mark.parametrize(
    "name",
    [
        "&nbsp; <strong style='float: right;'>Cẩm Sương</strong>",
        "<span style='display:block;text-align:right'><b>Cẩm Sương</b></span>",
        "<b class='pull-right'>Cẩm Sương</b>",
        "<em style='float:right'>Cẩm Sương</em>",
    ],
)
def test_name_drawn_apart_is_a_line_of_its_own(name: str) -> None:
    assert _text(f"<div><p>{P1}</p><p>{P2}</p><p>{P3} {name}</p></div>")[-2:] == [P3, "Cẩm Sương"]


@pytest.mark.parametrize(
    "name",
    [
        "<span style='font-weight:700'>Hải Lý</span>",
        "<b>HẢI LÝ</b>",
        "<em><strong>Hải Lý - Đài xã</strong></em>",
    ],
)
def test_marked_name_behind_the_last_sentence_is_a_line_of_its_own(name: str) -> None:
    lines = _text(f"<div><p>{P1}</p><p>{P2}</p><p><span>{P3} </span>{name}</p></div>")
    assert lines[-2] == P3
    assert lines[-1].casefold().startswith("hải lý")


@pytest.mark.parametrize(
    "end", ["<b>Cần khắc phục sớm</b>", "<b>100% diện tích</b>", "<b>Nghị quyết số 18</b>"]
)
def test_marked_words_of_the_text_stay_in_it(end: str) -> None:
    assert len(_text(f"<div><p>{P1}</p><p>{P3} {end}</p></div>")) == 3


@pytest.mark.parametrize(
    "head",
    [
        "<p class=dt-meta><span class=dt-author>Quang Khải</span> <time>3 giờ trước</time></p>",
        "<p><span class=byline>Quang Khải</span> <span class=time>26/06/2024 08:10</span></p>",
        "<div class=meta><b class='author'>Quang Khải</b><i class=date>26/06/2024 08:10</i></div>",
    ],
)
def test_name_in_a_class_for_authors_is_told_from_the_stamp_beside_it(head: str) -> None:
    assert _of(f"{head}<div><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>", "author") == ["Quang Khải"]


def test_initial_letter_that_floats_belongs_to_its_word() -> None:
    first = f"<span style='float:left;font-size:3em'>{P1[0]}</span>{P1[1:]}"
    assert _text(f"<div><p>{first}</p><p>{P2}</p></div>")[1] == P1


@pytest.mark.parametrize(
    "name", ["sc-longform-header-sapo", "post-header__lead", "articleHeader_summary", "top-header-desc"]
)
def test_lead_in_the_head_of_the_article_is_text(name: str) -> None:
    body = f"<article class=lf-header><p class={name}>{P1}</p></article><div><p>{P2}</p><p>{P3}</p></div>"
    assert P1 in _text(body)


VERSE = [
    "Đò đưa khuya khoắt qua sông,",
    "Áo bà ba sũng, vai bồng đạn ra.",
    "Má ơi đừng đứng cửa nhà",
    "Con đi một lát sáng tà con lui",
]


@pytest.mark.parametrize(
    "markup",
    [
        f"<blockquote><p>{'<br>'.join(VERSE)}</p></blockquote>",
        f"<p style='padding-left:60px'><em>{'<br/>'.join(VERSE)}</em></p>",
        f"<p>“{'<br>'.join(VERSE)}”.</p>",
        f"<div>{'<br>'.join(f'<i>{line}</i>' for line in VERSE)}</div>",
    ],
)
def test_verse_is_one_paragraph_of_lines(markup: str) -> None:
    (found,) = [
        line
        for line in _lines(f"<div><p>{P1}</p><p>{P2}</p>{markup}<p>{P3}</p></div>")
        if "Áo bà ba" in line.text
    ]
    assert found.text.strip("“”.").split("\n") == VERSE
    assert found.hint == ""


@pytest.mark.parametrize(
    "rows",
    [
        ["Xã Mỹ Xuân", "Xã Hắc Dịch", "Xã Phước Hòa"],
        ["Giải nhất: đội thôn Đông", "Giải nhì: đội thôn Đoài", "Giải ba: đội thôn Trung"],
        ["Thu ngân sách đạt 2 tỷ đồng", "Hộ nghèo còn 4 phần trăm", "Làm mới 5 km đường bê tông"],
        ["Tin, ảnh: Cẩm Sương", "Biên tập: Hồng Lam", "Nguồn: Đài xã"],
    ],
)
def test_short_lines_are_no_verse(rows: list[str]) -> None:
    assert _text(f"<div><p>{P1}</p><p>{P2}</p><p><i>{'<br>'.join(rows)}</i></p></div>")[-len(rows) :] == rows


@pytest.mark.parametrize(
    "code",
    [
        '[gallery ids="1,2"]',
        "[youtube]https://video.example/watch?v=1[/youtube]",
        "{youtube}dQw4w9{/youtube}",
        "{loadposition tinkhac}",
        "[vc_row][vc_column width=”1/1″]",
        "{jcomments on}",
        '[contact-form-7 id="12" title="Góp ý"]',
    ],
)
def test_code_alone_is_the_page_s(code: str) -> None:
    assert is_code(code)
    assert code in _of(f"<div><p>{P1}</p><p>{code}</p><p>{P2}</p><p>{P3}</p></div>", "widget")


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("[dropcap]N[/dropcap]gày 3/4, xã họp", "Ngày 3/4, xã họp"),
        ("[b]Tin[/b] mới", "Tin mới"),
        ("[url=http://a.example]xã Nghĩa Đô[/url] họp", "xã Nghĩa Đô họp"),
        ("{source}Xã họp{/source}", "Xã họp"),
    ],
)
def test_text_inside_codes_stays(line: str, kept: str) -> None:
    assert without_codes(line) == kept
    found = next(row for row in _lines(f"<div><p>{P1}</p><p>{line}</p><p>{P2}</p></div>") if row.text == kept)
    assert found.raw == line


@pytest.mark.parametrize(
    "line", ["[Ảnh] Sa Pa trắng", "[1] Theo báo cáo", "“[...] anh nói”", "[Video] Lễ hội", "{1} và [xã]"]
)
def test_brackets_of_the_reporter_stay(line: str) -> None:
    assert without_codes(line) == line


@given(st.text(alphabet="[]{}/ caption=\"'x\n", max_size=80))
def test_cutting_at_captions_loses_nothing(text: str) -> None:
    assert "".join(at_captions(text)) == text


TABLE = "<tr><td>Sinh thường</td><td>318 ca</td></tr><tr><td>Mổ lấy thai</td><td>176 ca</td></tr>"


@pytest.mark.parametrize(
    "table",
    [
        f"<table><caption>Số liệu bốn tháng</caption>{TABLE}</table>",
        f"<table border=1><caption align=top><b>Số liệu</b> bốn tháng</caption><tbody>{TABLE}</tbody></table>",
    ],
)
def test_table_with_a_heading_is_a_table(table: str) -> None:
    lines = _lines(f"<div><p>{P1}</p><p>{P2}</p>{table}<p>{P3}</p></div>")
    at = next(at for at, line in enumerate(lines) if line.rows)
    assert lines[at].rows == (("Sinh thường", "318 ca"), ("Mổ lấy thai", "176 ca"))
    assert (lines[at - 1].text, lines[at - 1].hint) == ("Số liệu bốn tháng", "caption")


@pytest.mark.parametrize(
    "line",
    [
        "1️⃣ Cơ quan công an, viện kiểm sát không làm việc qua điện thoại.",
        "Bà con gọi điện thoại cho trực ban khi cần.",
        "Trụ sở làm việc tạm thời đặt tại trụ sở xã cũ.",
    ],
)
def test_word_of_a_footer_in_a_sentence_ends_no_report(line: str) -> None:
    assert line in _text(f"<div><p>{P1}</p><p>{P2}</p><p>{P3}</p><p>{line}</p></div>")


@pytest.mark.parametrize(
    "line", ["Điện thoại: 0209 3850", "ĐT (0209) 3850", "Trụ sở: thị trấn Phủ Thông. Điện thoại 0209"]
)
def test_address_of_the_page_ends_the_report(line: str) -> None:
    assert line not in _text(f"<div><p>{P1}</p><p>{P2}</p><p>{P3}</p><p>{line}</p></div>")


@pytest.mark.parametrize("label", ["Bởi", "Tác giả:", "Người đăng:"])
def test_label_stays_with_the_name_behind_it(label: str) -> None:
    head = f"<p>{label} <span class=author>Quang Khải</span> | <time>26/06/2024 08:10</time></p>"
    assert f"{label} Quang Khải | 26/06/2024 08:10" in _text(
        f"{head}<div><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>"
    )


@pytest.mark.parametrize(
    "account",
    [
        "<div><a class=oa-name>Xã Quan Sơn, Thanh Hóa</a><span>Cơ quan nhà nước</span></div>",
        "<p><a href=/ubnd>UBND phường Trường Thi, TP Nam Định</a></p>",
    ],
)
def test_account_right_above_the_report_is_evidence_of_its_place(account: str) -> None:
    markup = f"<body><div>{account}</div><div><h1>{TITLE}</h1><div><p>{P1}</p><p>{P2}</p><p>{P3}</p></div></div></body>"
    page = page_of(f"<html><title>{TITLE}</title>{markup}</html>".encode(), "x.html", html=True)
    assert re.sub("<.*?>", "", account)[:12] in page.meta["banner"]

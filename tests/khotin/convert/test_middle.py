"""What stands between head and foot of a saved page, on whole small reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from capturing import report_in

from khotin.convert.convert import convert
from khotin.model import Report

TITLE = "Trạm xá quân dân y ở xã Vĩnh Trị"
PARAGRAPHS = (
    "Trạm quân dân y của xã Vĩnh Trị, huyện Vĩnh Hưng, tỉnh Long An khám cho 1.106 lượt người trong ba tháng đầu năm nay.",
    "Bà con qua cửa khẩu chờ đo huyết áp rồi lãnh thuốc về. “Bác sĩ nói chậm nhưng tôi hiểu hết”, một người bệnh cười móm mém.",
)


def report_of(tmp_path: Path, *blocks: str) -> Report:
    head = f"<h1>{TITLE}</h1><p>08:30 20/04/2023</p>"
    return report_in(
        tmp_path, f"<html><body><article>{head}{''.join(blocks)}</article></body></html>", "html"
    )


def test_a_sentence_drawn_again_as_a_quotation_is_the_report_once(tmp_path: Path) -> None:
    first, second = (f"<p>{text}</p>" for text in PARAGRAPHS)
    report = report_of(
        tmp_path,
        first,
        second,
        "<div class=box><p>“Bác sĩ nói chậm nhưng tôi hiểu hết”</p></div>",
    )
    assert report.body.count("tôi hiểu hết") == 1


def test_who_said_it_stands_below_a_quotation(tmp_path: Path) -> None:
    first, second = (f"<p>{text}</p>" for text in PARAGRAPHS)
    quoted = (
        "<blockquote>Té ra ổng tới hỏi nhà còn mấy ký gạo.</blockquote><p><em>Bà Út Lành, 74 tuổi</em></p>"
    )
    report = report_of(tmp_path, first, quoted, second)
    assert "Bà Út Lành, 74 tuổi\n\n" in report.body


def test_a_page_that_prints_the_month_first_is_dated_by_its_markup(tmp_path: Path) -> None:
    stamp = '<div><span property="dc:date dc:created" content="2017-04-06T09:12:40+07:00">04/06/2017 - 09:12</span></div>'
    path = tmp_path / "raw.html"
    text = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    path.write_text(f"<html><body><h1>{TITLE}</h1>{stamp}{text}</body></html>", encoding="utf-8")
    (result,) = convert(path, "seeds/raw.html", ())
    assert result.report is not None and result.report.date is not None
    assert result.report.date.isoformat() == "2017-04-06T09:12:40+07:00"


COMMENT = "<div><b>Lê Tấn</b> <span>12/03/2024 10:05</span><p>Nên mở thêm sáng thứ bảy cho công nhân, cảm ơn xã.</p></div>"
CARD = "<div><h4>Nâng cấp hồ chứa nước trước mùa khô</h4><p>Cầu dài 28 m, rộng 3,5 m, tổng kinh phí 1,1 tỷ đồng do dân góp.</p></div>"


@pytest.mark.parametrize(
    "after",
    [
        COMMENT * 2,
        f"<div><h3>Xem nhiều</h3>{CARD * 2}</div>",
        "<div><img src=a.jpg><p>Về tác giả: nhà báo có hai mươi năm viết về nông thôn, nhiều lần đoạt giải báo chí tỉnh.</p></div>",
        "<div><p>Nhận tin mới mỗi sáng qua hộp thư của bạn.</p></div>",
    ],
)
def test_past_the_names_of_its_authors_a_report_has_ended(tmp_path: Path, after: str) -> None:
    report = report_of(
        tmp_path, *(f"<p>{text}</p>" for text in PARAGRAPHS), "<p>Bài, ảnh: Kim Sương</p>", after
    )
    assert report.authors == ["Kim Sương"]
    assert report.body.endswith("cười móm mém.")


@pytest.mark.parametrize(
    "box",
    [
        "<div><b>Đọc thêm</b><p><a href=/x>Giá cà phê tăng, nông dân phấn khởi</a></p><p>Mười đội bóng tranh tài trong ba ngày, đội Tân Thành giành giải Nhất sau loạt luân lưu.</p></div>",
        "<div><a href=/x><img src=t.jpg><span>Giá cà phê tăng, nông dân phấn khởi</span></a><div>Cầu dài 28 m, rộng 3,5 m, tổng kinh phí 1,1 tỷ đồng do nhân dân đóng góp.</div></div>",
        "<div><p>Tin liên quan</p><p>Giá cà phê tăng, nông dân phấn khởi</p></div>",
    ],
)
def test_a_box_of_another_report_in_the_middle_is_not_the_reports(tmp_path: Path, box: str) -> None:
    first, second = (f"<p>{text}</p>" for text in PARAGRAPHS)
    report = report_of(tmp_path, first, box, second, "<p>Kim Ngọc Sương</p>")
    assert report.body.count("\n\n") == 1 and report.body.endswith("cười móm mém.")


@pytest.mark.parametrize(
    ("head", "stamp", "moment"),
    [
        ("", "<ul><li>20/04/2023</li><li>08:30</li><li>Tin tức</li></ul>", "2023-04-20T08:30"),
        (
            "",
            "<p><span>Ngày đăng</span> <b>20/04/2023</b></p><p><span>Giờ đăng</span> <b>08:30</b></p>",
            "2023-04-20T08:30",
        ),
        (
            '<meta property="article:published_time" content="2023-04-20T08:30:00+07:00">',
            "<p>Cập nhật 10:15, 22/04/2023</p>",
            "2023-04-20T08:30",
        ),
        ("", '<p><abbr title="Thứ Năm, 20 tháng 4, 2023 lúc 08:30">3 ngày</abbr></p>', "2023-04-20T08:30"),
    ],
)
def test_the_moment_of_posting_is_put_together(tmp_path: Path, head: str, stamp: str, moment: str) -> None:
    path = tmp_path / "raw.html"
    text = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    path.write_text(
        f"<html><head>{head}</head><body><h1>{TITLE}</h1>{stamp}{text}</body></html>", encoding="utf-8"
    )
    (result,) = convert(path, "seeds/raw.html", ())
    assert result.report is not None and result.report.date is not None
    assert result.report.date.isoformat().startswith(moment)


def test_who_signs_a_quoted_document_is_no_author(tmp_path: Path) -> None:
    first, second = (f"<p>{text}</p>" for text in PARAGRAPHS)
    signed = (
        "<p align=right><b>TM. ỦY BAN NHÂN DÂN</b></p><p align=right><b>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH<br>Lâm Sa Rết</b></p>",
        "<table><tr><td>Nơi nhận:<br>- Lưu VT.</td><td>CHỦ TỊCH<br>Lâm Sa Rết</td></tr></table>",
    )
    for block in signed:
        document = (
            f"<div style='border:1px solid'><p><b>THÔNG BÁO</b></p><p>1. Tạm ngừng bến phà.</p>{block}</div>"
        )
        report = report_of(tmp_path, first, document, second, "<p><b>Hà An</b></p>")
        assert report.authors == ["Hà An"]
        assert "Lâm Sa Rết" in report.body


def test_the_author_is_named_between_lead_and_text(tmp_path: Path) -> None:
    first, second = (f"<p>{text}</p>" for text in PARAGRAPHS)
    named = "<div class=author-wrap><span>Hà An</span> <span>Phóng viên</span></div>"
    report = report_of(tmp_path, first, named, second)
    assert report.authors == ["Hà An"]
    assert "Hà An" not in report.body


def test_two_lines_that_name_one_author_name_him_once(tmp_path: Path) -> None:
    first, second = (f"<p>{text}</p>" for text in PARAGRAPHS)
    below = "<p><b>Hoài Thu</b></p><div class=author>Lê Hoài Thu</div>"
    assert report_of(tmp_path, first, second, below).authors == ["Hoài Thu"]


@pytest.mark.parametrize("did", ["đã thêm 3 ảnh mới vào album: Mùa hè.", "đã chia sẻ một bài viết."])
def test_what_a_network_tells_above_a_post_is_no_headline(tmp_path: Path, did: str) -> None:
    path = tmp_path / "raw.html"
    post = "".join(f"<div dir=auto>{text}</div>" for text in ("TRẠM XÁ Ở XÃ VĨNH TRỊ", *PARAGRAPHS))
    path.write_text(
        f"<html><head><title>(3) Xã Vĩnh Trị | Facebook</title></head><body><div><h2><b>Xã Vĩnh Trị</b> {did}</h2>"
        f"<span>19 tháng 7, 2015 lúc 20:27</span>{post}</div></body></html>",
        encoding="utf-8",
    )
    (result,) = convert(path, "seeds/raw.html", ())
    assert result.report is not None
    assert result.report.title == "TRẠM XÁ Ở XÃ VĨNH TRỊ"


@pytest.mark.parametrize("name", ["q-author", "author"])
def test_who_said_what_a_page_draws_again_signs_nothing(tmp_path: Path, name: str) -> None:
    first, second = (f"<p>{text}</p>" for text in PARAGRAPHS)
    box = f"<div class=quote-box><p>“Bác sĩ nói chậm nhưng tôi hiểu hết”.</p><p class={name}>Ông Lâm Văn Sết, ấp Bình Tứ</p></div>"
    last = f"<p>{PARAGRAPHS[0].replace('1.106', '1.206')} Trạm mở cửa cả ngày nghỉ.</p><p class=author>Hồng Lam</p>"
    report = report_of(tmp_path, first, second, box, last)
    assert report.authors == ["Hồng Lam"]
    assert "1.206" in report.body
    assert "Lâm Văn Sết" not in report.body


def test_a_class_that_places_a_picture_makes_its_caption_no_related_report(tmp_path: Path) -> None:
    first, second = (f"<p>{text}</p>" for text in PARAGRAPHS)
    alt = "Bà con chờ đo huyết áp ở trạm quân dân y"
    shown = f"<div><div class='relative mx-auto'><img alt='{alt}' src=a.jpg><div class='px-3 italic'>{alt}</div></div></div>"
    assert alt in report_of(tmp_path, first, shown, second).body


def test_who_gave_the_pictures_is_no_source_of_the_report(tmp_path: Path) -> None:
    first, second = (f"<p>{text}</p>" for text in PARAGRAPHS)
    given = "<p align=right><em>(Ảnh trong bài do UBND xã cung cấp)</em></p>"
    report = report_of(tmp_path, first, second, "<p><b>Hồng Lam</b></p>", given)
    assert (report.authors, report.source) == (["Hồng Lam"], None)


def test_a_labelled_stamp_in_the_head_of_the_page_dates_a_report_without_another(tmp_path: Path) -> None:
    head = "<div class=header><p>UBND XÃ VĨNH TRỊ</p><p>Ngày đăng: 14/03/2022 10:05 - Lượt xem: 133</p></div>"
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    report = report_in(tmp_path, f"<body>{head}<article><h1>{TITLE}</h1>{body}</article></body>", "html")
    assert report.date is not None
    assert report.date.isoformat() == "2022-03-14T10:05:00+07:00"

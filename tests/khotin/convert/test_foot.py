"""What stands below the text of a plain report: captions, key words, boxes about the author."""

from __future__ import annotations

from pathlib import Path

import pytest
from capturing import report_in

from khotin.model import Report

TITLE = "Cư Bao hái cà phê chín"
FIRST = (
    "Sau hai vụ giá cao, người trồng cà phê phường Cư Bao (tỉnh Đắk Lắk) bỏ dần thói hái xô; giá chín và giá xanh"
    " năm nay chênh nhau tới sáu nghìn đồng mỗi ký nên ai cũng chịu khó chờ."
)
SECOND = (
    "Vấn đề còn lại là sân phơi cà phê: sáu mươi phần trăm số hộ ở các tổ dân phố vẫn phơi cà phê trên bạt ven đường,"
    " gặp mưa là mốc cả mẻ, bán chỉ còn nửa giá."
)


HEAD = f"Kinh tế\n{TITLE}\n09:09, 17/11/2025"


def report_of(tmp_path: Path, *below: str, head: str = HEAD, gap: str = "\n\n") -> Report:
    return report_in(tmp_path, gap.join((head, FIRST, SECOND, *below)) + "\n")


@pytest.mark.parametrize("byline", ["Nguyên Hoa", "Nguyên Hoa - Ủy ban MTTQ Việt Nam phường Cư Bao"])
@pytest.mark.parametrize(
    "caption",
    [
        "Sân phơi cà phê trên bạt ở tổ dân phố 3",
        "Người trồng cà phê phường Cư Bao phơi hạt trên sân.",
        "Công nhân phân loại cà phê chín ở phường Cư Bao",
    ],
)
def test_a_caption_below_the_names_is_kept(tmp_path: Path, byline: str, caption: str) -> None:
    report = report_of(tmp_path, byline, caption, "Góc cộng tác\nGiá tiêu hôm nay")
    assert caption in report.body
    assert report.authors == ["Nguyên Hoa"]
    assert "Góc cộng tác" not in report.body


@pytest.mark.parametrize(
    "line",
    [
        "cà phê chín, sân phơi, Cư Bao, Đắk Lắk",
        "Buôn Hồ: Ra quân dọn vệ sinh",
        "Nguyên Hoa - 27 bài viết",
        "Các bài viết khác của tác giả\nPhường Bình Tân thu hoạch sầu riêng",
        "Đính chính: Bài “Chuyện ở làng chài” số ra ngày 10/3, tên ông Bốn viết nhầm là Bổn. Tòa soạn xin cáo lỗi.",
        "(Còn nữa)",
        "Báo Đắk Lắk - Cơ quan ngôn luận của Đảng bộ tỉnh",
    ],
)
def test_what_the_page_adds_below_the_names_is_left_out(tmp_path: Path, line: str) -> None:
    report = report_of(tmp_path, f"Nguyên Hoa\n{line}")
    assert report.body.endswith(SECOND)
    assert report.authors == ["Nguyên Hoa"]
    assert report.source is None


def test_key_words_do_not_go_on_with_the_caption_above_them(tmp_path: Path) -> None:
    report = report_of(
        tmp_path, "Nguyên Hoa\nSân phơi cà phê trên bạt ở tổ dân phố 3\ncà phê, sân phơi, Cư Bao, Đắk Lắk"
    )
    assert "Sân phơi cà phê trên bạt ở tổ dân phố 3\n" in report.body + "\n"
    assert "sân phơi, Cư Bao" not in report.body


@pytest.mark.parametrize(
    "below",
    [
        "Nguyễn Trung (18/11/2025 10:20)\nGiá mà có người tư vấn từ đầu.\nHải Bắc (19/11/2025 21:02)\nCần ưu tiên tưới tiết kiệm.",
        "Trần Minh - 10:20 18/11/2025\nBài viết rất hay, cảm ơn tác giả đã nói giúp bà con chúng tôi.",
        "Lê Hoa\n12 giờ trước\nMong địa phương quan tâm hơn nữa đến sân phơi của các tổ dân phố.\nThích 3",
        "Bình chọn\nBạn thấy giao diện Cổng thế nào?\nRất tốt\nTốt\nTrung bình\nBiểu quyết   Xem kết quả",
        "Bạn đánh giá thế nào về thái độ phục vụ của công chức?\nHài lòng\nBình thường\nTốt",
        "Nguyên Hoa\nPhóng viên thường trú tại Buôn Hồ\nTác giả của hơn 200 phóng sự về nông thôn.",
    ],
)
def test_what_readers_say_polls_and_the_box_about_the_author_are_left_out(tmp_path: Path, below: str) -> None:
    report = report_of(tmp_path, f"Nguyên Hoa\n{below}")
    assert report.body.endswith(SECOND)
    assert report.authors == ["Nguyên Hoa"]


def test_who_posted_the_report_and_when_is_no_reader(tmp_path: Path) -> None:
    report = report_of(
        tmp_path, "Đoàn phường tặng bạt cho 40 hộ phơi cà phê.", "Nguyên Hoa - 09:09 17/11/2025"
    )
    assert "tặng bạt" in report.body
    assert report.authors == ["Nguyên Hoa"]


def test_the_pictures_of_an_album_are_no_signatures(tmp_path: Path) -> None:
    album = "Một số hình ảnh tại ngày hội:\nĐồ xôi nếp Tan\nThi bắt vịt dưới ao\nVòng xòe đêm hội"
    report = report_of(tmp_path, album, "Lò Thái")
    assert report.body.count("{: .caption }") == 3
    assert report.authors == ["Lò Thái"]


def test_key_words_below_the_names_are_no_authors(tmp_path: Path) -> None:
    report = report_of(tmp_path, "Nguyên Hoa\n\nCư Bao\nBuôn Hồ")
    assert report.authors == ["Nguyên Hoa"]
    assert report.body.endswith(SECOND)


def test_a_note_on_what_the_report_draws_on_signs_nothing(tmp_path: Path) -> None:
    note = "(Bài viết có sử dụng tư liệu do UBND phường Cư Bao cung cấp)"
    report = report_of(tmp_path, note, "Nguyên Hoa")
    assert note in report.body
    assert report.authors == ["Nguyên Hoa"]


def test_the_fuller_form_of_a_name_counts(tmp_path: Path) -> None:
    head = f"Kinh tế\n{TITLE}\nHà Nguyên Hoa - Thứ Hai, 17/11/2025 09:09 GMT+7"
    assert report_of(tmp_path, "Nguyên Hoa", head=head).authors == ["Hà Nguyên Hoa"]


def test_a_section_of_readers_is_not_the_headline(tmp_path: Path) -> None:
    head = f"BẠN ĐỌC - PHÁP LUẬT\nĐường dây nóng\n{TITLE}\n09:09, 17/11/2025"
    assert report_of(tmp_path, "Nguyên Hoa", head=head).title == TITLE


def test_a_scene_above_the_text_is_kept_as_a_caption(tmp_path: Path) -> None:
    tools = "Ngày cập nhật 22/05/2018 10:05\nXem với cỡ chữ\nQuang cảnh Đại hội"
    report = report_of(tmp_path, "Nguyên Hoa", head=f"Kinh tế\n{TITLE}\n{tools}", gap="\n")
    assert "Quang cảnh Đại hội" in report.body


def test_past_the_names_and_a_line_of_the_page_nobody_signs(tmp_path: Path) -> None:
    below = ("Nguyên Hoa", "Chia sẻ bài viết", "ĐỒNG HÀNH CÙNG NHÀ NÔNG", "Báo Đắk Lắk", "Tân Kiều")
    report = report_of(tmp_path, *below)
    assert (report.authors, report.source) == (["Nguyên Hoa"], None)


TEASERS = (
    "Chiều qua, HĐND phường họp xong phiên giữa năm; người trồng tiêu mong chuyện nước tưới sớm có câu trả lời.",
    "Phiên họp giữa năm của HĐND phường bàn về nước tưới và...",
    "Con đường qua ba tổ dân phố làm từ mùa khô năm ngoái nay đã…",
)


MORE = (
    "Sở Giáo dục và Đào tạo ban hành hướng dẫn tuyển sinh lớp 10 năm 2027…",
    "Nhằm gỡ khó cho người trồng sầu riêng, ngày 3/3, tỉnh mời các…",
    "Ban Chỉ đạo cuộc điều tra kinh tế năm 2027 của tỉnh thông báo…",
)


@pytest.mark.parametrize(
    ("signed", "author", "source"),
    [
        (("Nguyên Hoa – Báo Đắk Lắk 17/11/2025",), "Nguyên Hoa", None),
        (("Nguyên Hoa", "17/11/2025"), "Nguyên Hoa", None),
        (("(Báo Đắk Lắk, 17/11/2025)",), None, "Báo Đắk Lắk"),
        (("Theo Báo Đắk Lắk 17/11/2025",), None, "Báo Đắk Lắk"),
    ],
)
def test_a_day_beside_the_name_above_other_reports_is_the_stamp(
    tmp_path: Path, signed: tuple[str, ...], author: str | None, source: str | None
) -> None:
    report = report_of(tmp_path, *signed, *MORE, head=TITLE)
    assert report.date is not None and report.date.date().isoformat() == "2025-11-17"
    assert (report.authors, report.source) == ([author] if author else [], source)
    assert report.body.endswith("nửa giá.")


def test_beginnings_of_other_reports_in_a_row_are_the_page_s_where_nobody_signs(tmp_path: Path) -> None:
    assert report_of(tmp_path, *MORE).body.endswith("nửa giá.")


@pytest.mark.parametrize("byline", ["Nguyên Hoa", "Tin, ảnh: Nguyên Hoa"])
def test_beginnings_of_other_reports_below_the_name_are_the_page_s(tmp_path: Path, byline: str) -> None:
    report = report_of(tmp_path, byline, *TEASERS)
    assert report.authors == ["Nguyên Hoa"]
    assert "HĐND" not in report.body and "captions" not in report.review


def test_text_below_a_name_alone_is_asked_about(tmp_path: Path) -> None:
    report = report_of(tmp_path, "Nguyên Hoa", TEASERS[0])
    assert "HĐND" in report.body and "body" in report.review


def test_beginnings_of_other_reports_stand_above_the_tools_of_the_page(tmp_path: Path) -> None:
    cut = ("Đến nay, Bộ Nội vụ hoàn thành các báo cáo, đề…", "Chiều 20/12, đồng chí Bí thư Thành…")
    cut += ("Sáng 20/12, thông tin từ Công an huyện…", "Ngày 17/12, tại thành phố, hơn 1000 đối tác…")
    report = report_of(tmp_path, *cut, "This website uses cookies.", "Read More", gap="\n")
    assert not any(line in report.body for line in cut)
    assert report.authors == []

"""What an editor is asked to look at again, on whole small reports."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from khotin.convert.convert import Result, convert

TITLE = "Hội Nông dân xã Kỳ Thọ tập huấn kỹ thuật trồng rau an toàn"
LEAD = (
    "Hội Nông dân xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh tập huấn kỹ thuật trồng rau cho 60 hội viên nông dân."
)
TEXT = "Sau ba buổi, họ đã biết cách làm đất, ủ phân, phòng trừ sâu bệnh và ghi chép nhật ký đồng ruộng."


def result_of(tmp_path: Path, *lines: str) -> Result:
    path = tmp_path / "raw.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    (result,) = convert(path, "seeds/raw.txt", ())
    return result


def reviewed(tmp_path: Path, *lines: str) -> list[str]:
    report = result_of(tmp_path, *lines).report
    assert report is not None
    return report.review


def reasons(tmp_path: Path, field: str, *lines: str) -> str:
    """Return why an editor is asked about `field`."""
    evidence = result_of(tmp_path, *lines).evidence
    return "; ".join(item.text for item in evidence if item.field == field and not item.sure)


def test_a_plain_report_is_not_doubted(tmp_path: Path) -> None:
    assert reviewed(tmp_path, TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", TEXT, "Hồng Lam") == []


def test_the_line_with_the_mark_of_the_end_is_not_doubted(tmp_path: Path) -> None:
    end = "Đồng chí Chủ tịch Hội Nông dân xã tặng quà cho các hội viên nghèo./."
    assert reviewed(tmp_path, TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", TEXT, end, "Hồng Lam") == []


def test_a_day_in_the_lead_that_is_not_taken_for_the_event_is_asked_for(tmp_path: Path) -> None:
    lead = f"Theo Nghị quyết ngày 12/4/2023, {LEAD}"
    assert reviewed(tmp_path, TITLE, "14:30 26/05/2023", lead, TEXT, "Hồng Lam") == ["event_date"]


def test_a_day_without_a_year_is_asked_for_beside_an_estimate(tmp_path: Path) -> None:
    lead = "Ngày 25/5, Hội Nông dân xã Kỳ Thọ tổ chức Đại hội lần thứ X, nhiệm kỳ 2023 - 2028."
    fields = reviewed(tmp_path, "Đại hội Hội Nông dân xã Kỳ Thọ", lead, TEXT, "Hồng Lam")
    assert {"date", "event_date"} <= set(fields)


def test_a_day_in_the_second_paragraph_is_asked_for_as_well(tmp_path: Path) -> None:
    second = f"Theo Nghị quyết ngày 12/4/2023, {TEXT}"
    assert "event_date" in reviewed(tmp_path, TITLE, "14:30 26/05/2023", LEAD, second, "Hồng Lam")


@pytest.mark.parametrize(
    "second",
    [
        "Tính đến ngày 24/5, toàn xã có 39 hộ trồng rau.",
        "Tính từ đầu năm đến ngày 24/5, toàn xã có 39 hộ trồng rau.",
        "Dịp này, xã kỷ niệm 90 năm ngày thành lập Hội (12/3).",
        "Dịp này, xã kỷ niệm ngày hội của mình (12/3/1930 – 12/3/2023).",
        "Xã làm theo Công văn số 12/UBND-KT của UBND huyện Kỳ Anh ngày 12/4/2023 về trồng rau.",
        "Lớp tập huấn ngày 25/5 có nhiều người trẻ.",
        "Tổ trồng rau được thành lập vào ngày 12/4/2016 với 9 hộ.",
    ],
)
def test_days_of_counts_papers_and_anniversaries_raise_no_question(tmp_path: Path, second: str) -> None:
    lead = f"Ngày 25/5, {LEAD}"
    assert reviewed(tmp_path, TITLE, "14:30 26/05/2023", lead, f"{second} {TEXT}", "Hồng Lam") == []


def test_the_days_of_an_interval_are_one_event(tmp_path: Path) -> None:
    lead = f"Từ ngày 23 đến 25/5, {LEAD}"
    second = f"Ngày 25/5, các hội viên tham quan vườn rau. {TEXT}"
    assert reviewed(tmp_path, TITLE, "14:30 26/05/2023", lead, second, "Hồng Lam") == []


def test_a_clock_beside_a_day_that_was_not_understood_is_doubted(tmp_path: Path) -> None:
    stamp = "26/05/2023 - 14:7"
    assert "date" in reviewed(tmp_path, TITLE, stamp, f"Ngày 25/5, {LEAD}", TEXT, "Hồng Lam")


def test_a_line_like_a_stamp_beside_the_day_of_the_event_is_asked_about(tmp_path: Path) -> None:
    lead = f"Ngày 25/5/2023, {LEAD}"
    assert "date" in reviewed(tmp_path, "Nông thôn | 26/05/2023 bản 2 | 31/x", TITLE, lead, TEXT, "Hồng Lam")
    assert "date" not in reviewed(tmp_path, "Nông thôn", TITLE, lead, TEXT, "Hồng Lam")


def test_an_event_is_asked_about_where_the_head_of_the_text_tells_several_days(tmp_path: Path) -> None:
    second = f"Trước đó, ngày 20/5, xã họp bàn. {TEXT}"
    review = reviewed(tmp_path, TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", second, "Hồng Lam")
    assert "event_date" in review


def test_a_stamp_apart_from_its_headline_and_an_old_event_are_asked_about(tmp_path: Path) -> None:
    apart = ("26/05/2023 14:30", "Kinh tế", "Nông thôn", "Nông thôn mới", "Đời sống")
    assert "date" in reviewed(tmp_path, *apart, TITLE, f"Ngày 25/5, {LEAD}", TEXT, "Hồng Lam")
    old = reviewed(tmp_path, TITLE, "14:30 26/05/2023", f"Ngày 25/4, {LEAD}", TEXT, "Hồng Lam")
    assert "event_date" in old


def test_what_is_read_of_a_digest_is_doubted(tmp_path: Path) -> None:
    lines = ("TIN VẮN", TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", TEXT, "Hồng Lam")
    assert {"title", "date", "event_date", "localities"} <= set(reviewed(tmp_path, *lines))


@pytest.mark.parametrize(
    ("stamp", "doubted"), [("5/4/2023 8:30:00 AM", ["date"]), ("05/04/2023 8:30:00 AM", [])]
)
def test_a_stamp_that_may_have_the_month_first_is_doubted(
    tmp_path: Path, stamp: str, doubted: list[str]
) -> None:
    review = reviewed(tmp_path, TITLE, stamp, f"Hôm nay, {LEAD}", TEXT, "Hồng Lam")
    assert [name for name in review if name == "date"] == doubted


def test_a_clock_in_the_banner_that_alone_dates_a_report_is_doubted(tmp_path: Path) -> None:
    banner = ("Thứ Sáu, 17/05/2024 08:21:05", "HUYỆN ĐOÀN KỲ ANH", "Liên hệ", "Sơ đồ site")
    review = reviewed(tmp_path, *banner, TITLE, f"Ngày 25/5, {LEAD}", TEXT, "Hồng Lam")
    assert {"date", "event_date"} <= set(review)
    own = reviewed(tmp_path, *banner, TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", TEXT, "Hồng Lam")
    assert "event_date" not in own


def test_what_names_itself_a_clock_dates_nothing(tmp_path: Path) -> None:
    clock = "Hôm nay: Thứ Sáu, 17/05/2024 - 08:21:05"
    path = tmp_path / "raw.txt"
    path.write_text("\n".join((clock, TITLE, f"Ngày 25/5, {LEAD}", TEXT, "Hồng Lam")), encoding="utf-8")
    (result,) = convert(path, "seeds/raw.txt", ())
    assert result.report is not None
    assert result.report.date is result.report.event_date is None
    assert clock not in result.report.body


@pytest.mark.parametrize("name", ["Điểu Thanh", "Đ.Nguyễn", "Tr. Thúy", "Lâu Mí Cho", "Khắc Duẩn"])
def test_a_name_that_no_list_has_whole_is_not_doubted(tmp_path: Path, name: str) -> None:
    assert reviewed(tmp_path, TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", TEXT, name) == []


def test_a_headline_that_the_text_repeats_is_not_doubted(tmp_path: Path) -> None:
    banner = ("BÁO KỲ ANH", "Nông nghiệp nông thôn huyện Kỳ Anh")
    review = reviewed(tmp_path, *banner, TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", TEXT, "Hồng Lam")
    assert "title" not in review


def test_a_motto_behind_the_colon_of_a_headline_belongs_to_it(tmp_path: Path) -> None:
    title = "Đại hội đại biểu Đoàn TNCS Hồ Chí Minh xã Kỳ Thọ lần thứ XI:"
    motto = "“Tiên phong, bản lĩnh, đoàn kết, sáng tạo, phát triển”"
    path = tmp_path / "raw.txt"
    path.write_text(
        "\n".join((title, motto, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", TEXT)), encoding="utf-8"
    )
    (result,) = convert(path, "seeds/raw.txt", ())
    assert result.report is not None
    assert result.report.title == f"{title} {motto}"


def test_a_character_that_the_capture_lost_is_doubted_where_it_stands(tmp_path: Path) -> None:
    lost = TEXT.replace("đất", "đ\ufffdt")
    assert reviewed(tmp_path, TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", lost, "Hồng Lam") == ["body"]


@pytest.mark.parametrize(
    ("place", "flags"),
    [
        ("xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh", []),
        ("xã Kỳ Thọ (Kỳ Anh, Hà Tĩnh)", []),
        ("xã Kỳ Thọ, huyện Kỳ Hoa, tỉnh Hà Tĩnh", ["localities"]),
        ("xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Nghệ Tĩnh", ["localities"]),
        ("xã Dương Liễu, huyện Hoài Đức, tỉnh Hà Tây", []),
        ("xã Dương Liễu, huyện Hoài Đức, thành phố Hà Nội", ["localities"]),
        ("xã Kỳ Thọ (xã biên giới của huyện Kỳ Anh)", []),
        ("xã Ea Kiết, huyện Cư M’gar, tỉnh Đắk Lắk", []),
        ("xã Đăk Trăm, huyện Đăk Tô, tỉnh Kon Tum", []),
        ("TX. Hồng Lĩnh, tỉnh Hà Tĩnh", []),
        ("TP Phan Rang – Tháp Chàm, tỉnh Ninh Thuận", []),
    ],
)
def test_a_place_that_the_text_puts_elsewhere_is_doubted(
    tmp_path: Path, place: str, flags: list[str]
) -> None:
    title = (
        f"{place.split(',', maxsplit=1)[0].split(' (', maxsplit=1)[0]} tập huấn kỹ thuật trồng rau an toàn"
    )
    lead = f"Ngày 25/5, Hội Nông dân {place} tập huấn kỹ thuật trồng rau cho 60 hội viên."
    assert reviewed(tmp_path, title, "14:30 26/05/2007", lead, TEXT, "Hồng Lam") == flags


@pytest.mark.parametrize(
    "last", ["Xin cảm ơn ông!", "* Trân trọng cảm ơn bà!", "PV: Xin chân thành cám ơn ông."]
)
def test_the_thanks_that_end_an_interview_are_the_report_s(tmp_path: Path, last: str) -> None:
    assert reviewed(tmp_path, TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", TEXT, last, "Hồng Lam") == []


def test_a_school_named_for_its_commune_does_not_put_it_elsewhere(tmp_path: Path) -> None:
    lead = "Ngày 25/5, Trường THCS Kỳ Thọ (xã Kỳ Thọ, huyện Kỳ Anh) tổng kết năm học, khen 60 học sinh."
    assert reviewed(tmp_path, "Xã Kỳ Thọ khen học sinh", "14:30 26/05/2007", lead, TEXT, "Hồng Lam") == []


def test_a_province_beside_a_city_of_its_name_has_nothing_above_it(tmp_path: Path) -> None:
    lead = f"Ngày 25/5, tỉnh Hưng Yên, thành phố Hưng Yên và các huyện ra quân làm thủy lợi. {LEAD}"
    title = "Tỉnh Hưng Yên ra quân làm thủy lợi"
    assert "localities" not in reviewed(tmp_path, title, "14:30 26/05/2023", lead, TEXT, "Hồng Lam")


@pytest.mark.parametrize(
    ("second", "asked"),
    [
        ("Ngày 12/4, bà con cấy xong lúa.", True),
        ("Đến trưa 12/4, đường đã thông.", True),
        ("Từ ngày 12/4, giá rau đã tăng.", False),
        ("Con đường lầy lội ấy hôm nay đã được rải nhựa.", False),
    ],
)
def test_a_day_that_could_be_the_event_s_is_asked_about(tmp_path: Path, second: str, *, asked: bool) -> None:
    review = reviewed(tmp_path, TITLE, "14:30 26/05/2023", LEAD, f"{second} {TEXT}", "Hồng Lam")
    assert ("event_date" in review) == asked


def test_the_day_of_a_paper_or_of_a_feast_is_no_rival_of_the_event_s(tmp_path: Path) -> None:
    lead = f"Thực hiện Kế hoạch số 12 ngày 20/4 của UBND xã, ngày 25/5, {LEAD} Lớp học chào mừng ngày 19/5."
    assert reviewed(tmp_path, TITLE, "14:30 26/05/2023", lead, TEXT, "Hồng Lam") == []


def test_a_caption_between_the_stamp_and_the_lead_is_no_headline(tmp_path: Path) -> None:
    lead = (
        "Những ngày này, trên các tuyến kinh ở xã Tân Lập 1, huyện Tân Phước, ghe thương lái neo đậu san sát."
    )
    path = tmp_path / "raw.txt"
    lines = ["Tân Phước: Nông dân Tân Lập 1 phấn khởi vì sen được giá", "20/06/2013, 07:45", ""]
    lines += ["Chuyển sen từ ruộng ra ghe ở kinh Tràm Mù", "", lead, TEXT, "Hồng Lam"]
    path.write_text("\n".join(lines), encoding="utf-8")
    (result,) = convert(path, "seeds/raw.txt", ())
    assert result.report is not None
    assert result.report.title == lines[0]


def test_a_section_of_the_site_is_no_digest(tmp_path: Path) -> None:
    report = (TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", TEXT, "Hồng Lam")
    assert reviewed(tmp_path, "Tin tổng hợp", *report) == []
    assert "title" in reviewed(tmp_path, "Tin vắn", *report)


def test_a_lead_with_the_sign_of_the_paper_is_no_caption_and_a_second_one_another_report(
    tmp_path: Path,
) -> None:
    lead = f"(QNO) - Sáng 25/5, {LEAD}"
    assert reviewed(tmp_path, TITLE, "14:30 26/05/2023", lead, TEXT, "Hồng Lam") == []
    other = f"(QNO) - Chiều 25/5, Hội Phụ nữ xã Kỳ Thọ ra mắt tổ tiết kiệm. {TEXT}"
    assert reviewed(tmp_path, TITLE, "14:30 26/05/2023", lead, TEXT, other, "Hồng Lam") == ["body"]


@pytest.mark.parametrize(
    ("last", "asked"),
    [
        ("Theo Báo Hà Tĩnh", []),
        ("Nguồn: Hà Tĩnh", []),
        ("Nguồn: Trường Giang Hạ", ["authors", "source"]),
        ("PV", []),
        ("BBT", []),
        ("Nông thôn ngày mới", ["authors", "body", "captions"]),
    ],
)
def test_who_sent_a_report_is_asked_about_where_it_may_be_a_person_or_nobody_signs(
    tmp_path: Path, last: str, asked: list[str]
) -> None:
    assert sorted(reviewed(tmp_path, TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", TEXT, last)) == asked


def test_what_is_left_of_a_cut_link_is_no_author(tmp_path: Path) -> None:
    review = reviewed(tmp_path, TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", TEXT, "Theo")
    assert review == ["authors"]


def test_a_draft_without_a_date_tells_the_day_that_has_no_year(tmp_path: Path) -> None:
    told = reasons(tmp_path, "date", TITLE, f"Chiều 18-5, {LEAD}", TEXT, "Hồng Lam")
    assert told == "trong bài có «Chiều 18-5» nhưng không rõ năm nào"
    told = reasons(tmp_path, "date", TITLE, LEAD, TEXT, "Hồng Lam")
    assert told == "trong bài không có ngày, tháng hay năm nào để ước lượng"


def test_an_unsure_event_tells_why(tmp_path: Path) -> None:
    second = f"Chiều 25/5/2023, lớp tập huấn diễn ra tại nhà văn hóa thôn. {TEXT}"
    assert reasons(tmp_path, "event_date", TITLE, LEAD, second, "Hồng Lam") == ""
    second = second.replace("Chiều", "Ngày")
    assert "ngày ấy không nằm ở mở bài" in reasons(tmp_path, "event_date", TITLE, LEAD, second, "Hồng Lam")
    lead = f"Ngày 20/5/2023, {LEAD}"
    told = reasons(
        tmp_path, "event_date", TITLE, lead, f"Sáng 24/5/2023, lớp học khai mạc. {TEXT}", "Hồng Lam"
    )
    assert "cũng có thể là «Ngày 20/5/2023, Hội Nông dân xã Kỳ»" in told


def test_the_day_of_the_election_is_no_rival_of_the_first_session(tmp_path: Path) -> None:
    title = "Hội đồng nhân dân xã Kỳ Thọ họp kỳ thứ nhất"
    lead = (
        "Ngày 25/6, Hội đồng nhân dân xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh tổ chức kỳ họp thứ nhất để bầu các chức"
        " danh, sau cuộc bầu cử đại biểu HĐND các cấp ngày 23/5 với 99,8% cử tri đi bỏ phiếu."
    )
    assert reviewed(tmp_path, title, "14:30 26/06/2021", lead, TEXT, "Hồng Lam") == []


def test_a_last_line_is_asked_about_once(tmp_path: Path) -> None:
    told = reasons(
        tmp_path, "body", TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", TEXT, "Nông thôn ngày mới"
    )
    assert told.count("có thể không thuộc bài") == 1


def test_the_day_that_opens_a_printed_page_dates_no_report(tmp_path: Path) -> None:
    clock = "Hà Tĩnh, ngày 21 tháng 01 năm 2024"
    report = result_of(tmp_path, clock, f"Ngày 25/5/2023, {LEAD}", TEXT).report
    assert report is not None
    assert report.date is not None
    assert report.date.date().isoformat() == report.event_date == "2023-05-25"
    assert "có lẽ là ngày in trang" in reasons(tmp_path, "date", clock, f"Ngày 25/5/2023, {LEAD}", TEXT)
    named = result_of(tmp_path, clock, TITLE, f"Ngày 25/5/2023, {LEAD}", TEXT).report
    assert named is not None
    assert named.date_basis == "stamp"


def test_a_printed_page_without_place_and_day_is_a_draft(tmp_path: Path) -> None:
    lead = (
        "Hội Nông dân xã tập huấn kỹ thuật trồng rau an toàn cho 60 hội viên nông dân tại nhà văn hóa thôn."
    )
    report = result_of(tmp_path, "Hà Tĩnh, ngày 21 tháng 01 năm 2024", lead, TEXT).report
    assert report is not None
    assert (report.status, report.date) == ("draft", None)


@pytest.mark.parametrize(
    "line",
    [
        "Nhận được tin báo, UBND xã chỉ đạo công an và dân quân đến ngay bãi rau.",
        "Tại hiện trường, hai luống rau của ông Lê Văn Hòa bị nước cuốn trôi.",
        "Cú va ấy khiến hai người đi xe máy ngã xuống đường, bị thương nặng và được đưa đi cấp cứu.",
        "Rau của thôn cắt xong đã có xe đến chở. Ảnh: Hồng Lam",
    ],
)
def test_what_is_told_or_shown_beyond_doubt_raises_no_question(tmp_path: Path, line: str) -> None:
    more = TEXT.replace("Sau ba buổi", "Qua sáu buổi nữa")
    rows = (TITLE, "14:30 26/05/2023", "", f"Ngày 25/5, {LEAD}", "", TEXT, "", line, "", more, "", "Hồng Lam")
    assert reviewed(tmp_path, *rows) == []


@pytest.mark.parametrize(
    "caption",
    [
        "Hiện trường vụ cháy.",
        "Video Lực lượng dân quân xã Kỳ Thọ dọn cây đổ trên đường liên thôn.",
        "Hội viên nông dân thực hành ủ phân tại lớp tập huấn.",
    ],
)
def test_a_caption_to_both_readers_is_not_doubted(tmp_path: Path, caption: str) -> None:
    lines = (TITLE, "", "14:30 26/05/2023", "", f"Ngày 25/5, {LEAD}", "", caption, "", TEXT, "", "Hồng Lam")
    assert caption in result_of(tmp_path, *lines).article
    assert reviewed(tmp_path, *lines) == []


def test_what_begins_like_the_name_of_a_picture_may_be_text(tmp_path: Path) -> None:
    line = "Ảnh hưởng của mưa lớn làm gãy đổ nhiều cây xanh trên đường liên thôn"
    lines = (TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", line, TEXT, "Hồng Lam")
    assert "captions" in reviewed(tmp_path, *lines)


@pytest.mark.parametrize(
    "line",
    [
        "Lúc 14 giờ 50 phút ngày 25/5, tại nhà văn hóa thôn 3, xảy ra vụ cháy.",
        "Thời điểm đó, chủ nhà đi vắng, khóa trái cửa.",
    ],
)
def test_a_sentence_that_tells_when_is_text(tmp_path: Path, line: str) -> None:
    lines = (TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", line, TEXT, "Hồng Lam")
    assert not {"captions", "body"}.intersection(reviewed(tmp_path, *lines))


def test_a_last_caption_with_its_stop_is_no_name(tmp_path: Path) -> None:
    lines = (TITLE, "", "14:30 26/05/2023", "", f"Ngày 25/5, {LEAD}", "", TEXT, "", "Hiện trường vụ cháy.")
    assert "dòng cuối" not in reasons(tmp_path, "body", *lines)
    assert "Hiện trường vụ cháy." in result_of(tmp_path, *lines).article


def test_a_short_lead_is_no_rival_of_the_headline(tmp_path: Path) -> None:
    lead = "Đây là năm thứ ba Hội Nông dân xã Kỳ Thọ mở lớp này."
    lines = (TITLE, "", "14:30 26/05/2023", "", lead, "", f"Ngày 25/5, {LEAD}", "", TEXT, "", "Hồng Lam")
    assert "title" not in reviewed(tmp_path, *lines)


@pytest.mark.parametrize(("behind", "asked"), [("Hoàng Thốn", True), ("Hà Tĩnh", False)])
def test_a_name_behind_the_office_that_sent_it_is_asked_about(
    tmp_path: Path, behind: str, *, asked: bool
) -> None:
    lines = (TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", TEXT, f"Tác giả: UBND xã Kỳ Thọ, {behind}")
    assert ("authors" in reviewed(tmp_path, *lines)) is asked


@pytest.mark.parametrize(("end", "asked"), [("quanh năm suốt.", True), ("quanh năm.", False)])
def test_a_paragraph_that_may_end_at_the_width_of_a_capture_is_asked_about(
    tmp_path: Path, end: str, *, asked: bool
) -> None:
    texts = (
        (
            "Ngày 18/4/2022, Hội Cựu chiến binh xã Kỳ Thọ, huyện Kỳ Anh tổ chức Đại hội đại biểu lần thứ tư với sự có "
            "mặt của 128 đại biểu thay mặt cho hội viên toàn xã."
        ),
        (
            "Nhiệm kỳ qua, hội viên đã góp hơn ba trăm ngày công làm đường, dựng lại hai nhà dột nát cho đồng đội, "
            "giúp nhau giống vốn để làm ăn và giữ gìn trật tự thôn xóm cùng công an viên và dân quân ở khắp các bản "
            f"gần xa {end}"
        ),
        (
            "Đại hội bầu Ban Chấp hành gồm bảy người và nhất trí mỗi chi hội nhận đỡ đầu một gia đình khó khăn trong "
            "vùng cho đến khi thoát nghèo bền vững."
        ),
    )
    lines = [line for text in texts for line in textwrap.wrap(text, 76)]
    why = reasons(tmp_path, "body", "Đại hội Hội Cựu chiến binh xã Kỳ Thọ", "", *lines, "", "Hồng Lam")
    assert ("hai đoạn" in why) is asked


@pytest.mark.parametrize(
    ("last", "field"),
    [
        ("Nguồn: Khách tìm hiểu sản phẩm của hợp tác xã. Ảnh do hợp tác xã cung cấp", "source"),
        ("Anh Lộc Văn Thức, Chủ tịch Hội Nông dân xã", "authors"),
    ],
)
def test_what_signs_a_report_as_nobody_does_is_doubted(tmp_path: Path, last: str, field: str) -> None:
    lines = (TITLE, "14:30 26/05/2023", f"Ngày 25/5, {LEAD}", TEXT, last)
    report = result_of(tmp_path, *lines).report
    assert report is not None
    assert field in report.review or not getattr(report, field)

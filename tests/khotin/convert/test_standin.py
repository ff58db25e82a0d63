"""A report captured without its headline: read like any other, its headline left to an editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from khotin import article
from khotin.commands.explain import explain
from khotin.convert.convert import Result, convert
from khotin.convert.lines import without_dateline
from khotin.convert.standin import stand_in

LEAD = (
    "Hội Nông dân xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh tập huấn kỹ thuật trồng rau cho 60 hội viên nông dân."
)
TEXT = (
    "Sau ba buổi, các hội viên đã biết cách làm đất, ủ phân, phòng trừ sâu bệnh và ghi chép nhật ký đồng ruộng, "
    "tiến tới trồng rau theo hướng hữu cơ trên diện tích 4 ha của thôn."
)


def converted(folder: Path, *lines: str) -> Result:
    raw = folder / "raw.txt"
    raw.write_text("\n".join(lines), encoding="utf-8")
    (result,) = convert(raw, "seeds/raw.txt", ())
    return result


def test_all_but_the_headline_is_read(tmp_path: Path) -> None:
    report = converted(tmp_path, f"Ngày 25/5/2023, {LEAD}", TEXT, "Hồng Lam").report
    assert report is not None
    assert (
        report.title
        == "Hội Nông dân xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh tập huấn kỹ thuật trồng rau cho 60 hội viên…"
    )
    assert report.localities == ["xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"]
    assert (report.event_date, report.authors) == ("2023-05-25", ["Hồng Lam"])
    assert report.status == "draft" and report.review == ["title"]


@pytest.mark.parametrize("when", ["Ngày 25/5/2023. ", "BHT - Sáng 25.5, ", "Ngày 25/5, "])
def test_the_stand_in_begins_behind_the_day(when: str) -> None:
    assert stand_in([when + LEAD, TEXT]).startswith("Hội Nông dân xã Kỳ Thọ")


def test_the_stand_in_speaks_for_nothing(tmp_path: Path) -> None:
    """What it says is said once, in the text."""
    result = converted(tmp_path, f"Ngày 25/5/2023, {LEAD}", TEXT, "Hồng Lam")
    assert "tên bài" not in {item.text for item in result.evidence if item.field != "title"}
    assert [item.line for item in result.evidence if item.field == "title"] == [0]
    assert article.parse(result.article, "x.md")[0].status == "draft"


@pytest.mark.parametrize(
    "lines",
    [
        ("Chỉ có nội dung, dài. " * 12, "Chỉ có nội dung, dài. " * 12),
        (
            "Trang bạn tìm hiện không có hoặc đã được chuyển sang chuyên mục khác của cổng thông tin này.",
            "Trang chủ.",
        ),
        (TEXT, TEXT.replace("ba", "bốn")),
    ],
)
def test_what_tells_neither_where_nor_when_is_refused(tmp_path: Path, lines: tuple[str, ...]) -> None:
    result = converted(tmp_path, *lines)
    assert result.report is None and result.problem == "không tìm thấy tên bài"


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        (f"(QNO) - Sáng 12/6, {LEAD}", "Hội Nông dân xã Kỳ Thọ, huyện Kỳ Anh,"),
        (f"BTNO - {LEAD}", "Hội Nông dân xã Kỳ Thọ, huyện Kỳ Anh,"),
        ("Trong sáng nay, trời mưa. " + LEAD, ""),
        ("Xã Kỳ Thọ vừa khánh thành cầu Rào Trổ. " + LEAD, "Xã Kỳ Thọ vừa khánh thành cầu Rào Trổ"),
    ],
)
def test_it_is_the_first_sentence_without_dateline_and_day(lead: str, title: str) -> None:
    found = stand_in([lead, TEXT])
    assert found.startswith(title) if title else not found


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("(GLO)- Chiều 7-4, xã họp.", "Chiều 7-4, xã họp."),
        ("TTO - Chiều 7-4, xã họp.", "Chiều 7-4, xã họp."),
        ("HNN.VN - Mưa lớn ở xã.", "Mưa lớn ở xã."),
        ("Biên phòng - Sáng 26-5, đồn trao quà.", "Sáng 26-5, đồn trao quà."),
        ("- Chiều 7-4, xã họp.", "Chiều 7-4, xã họp."),
        ("HĐND - UBND xã Kỳ Thọ họp bàn.", "HĐND - UBND xã Kỳ Thọ họp bàn."),
        (
            "Là nông dân sản xuất - kinh doanh giỏi, ông kể.",
            "Là nông dân sản xuất - kinh doanh giỏi, ông kể.",
        ),
    ],
)
def test_the_sign_of_the_paper_is_no_part_of_what_is_told(text: str, rest: str) -> None:
    assert without_dateline(text) == rest


def test_the_summary_begins_with_the_report(tmp_path: Path) -> None:
    report = converted(
        tmp_path, "Kỳ Thọ trồng rau sạch", "26/05/2023", f"(HTO) - Ngày 25/5, {LEAD}", TEXT
    ).report
    assert report is not None
    assert report.summary.startswith("Ngày 25/5, Hội Nông dân xã Kỳ Thọ")
    assert "(HTO) - Ngày 25/5" in report.body


def test_a_draft_without_a_day_says_nothing_of_its_basis(tmp_path: Path) -> None:
    result = converted(tmp_path, "Kỳ Thọ trồng rau sạch", LEAD, TEXT, "Hồng Lam")
    assert "date_basis" not in result.article
    assert [item.text for item in result.evidence if item.field == "date"] == [
        "trong bài không có ngày, tháng hay năm nào để ước lượng"
    ]


def test_every_flag_has_a_reason_that_explain_prints(tmp_path: Path) -> None:
    result = converted(
        tmp_path, "Hội nghị báo cáo viên Huyện ủy quý I năm 2023", "26/05/2023", TEXT, "Hồng Lam"
    )
    assert result.report is not None and "localities" in result.report.review
    said = explain(result)
    for name in result.report.review:
        assert f"  {name}:" in said
    assert "không thấy tên xã, huyện hay tỉnh nào" in said and f"  summary: {result.report.summary}" in said


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Kết quả tìm kiếm cho «Kỳ Thọ»</h1><p>Tìm thấy 12 kết quả.</p>",
        "<h1>Không tìm thấy trang</h1><p>Trang bạn yêu cầu không còn nữa. Vui lòng quay lại trang chủ.</p>",
        "<h2>Tin tức xã Kỳ Thọ</h2><h2>Văn bản mới</h2><h2>Thông báo</h2>",
    ],
)
def test_a_message_of_the_site_without_any_day_is_no_report(tmp_path: Path, body: str) -> None:
    raw = tmp_path / "a.html"
    raw.write_text(f"<html><head><title>UBND xã Kỳ Thọ</title></head><body>{body}</body></html>", "utf-8")
    (result,) = convert(raw, "seeds/a.html", ())
    assert result.report is None
    assert "trang danh sách" in result.remedy


def test_a_report_without_any_day_is_a_draft_however_short(tmp_path: Path) -> None:
    report = converted(tmp_path, "Kỳ Thọ tập huấn trồng rau", "", LEAD).report
    assert report is not None
    assert report.status == "draft"

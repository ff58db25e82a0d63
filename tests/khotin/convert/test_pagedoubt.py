"""What an editor is asked to look at again on a saved page, on whole small reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from khotin.convert.convert import convert

TITLE = "Hội Nông dân xã Kỳ Thọ tập huấn kỹ thuật trồng rau an toàn"
LEAD = "Ngày 25/5, Hội Nông dân xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh tập huấn kỹ thuật trồng rau cho 60 hội viên nông dân."
TEXT = "Sau ba buổi, họ đã biết cách làm đất, ủ phân, phòng trừ sâu bệnh và ghi chép nhật ký đồng ruộng."
END = "Hội sẽ mở thêm hai lớp trong tháng sau, chọn năm hộ làm trước để bà con trong xã đến tham quan, học hỏi cách làm."
STAMP = "<p class=date>14:30 26/05/2023</p>"
SIGNED = "<p>Tin, ảnh: Hồng Lam</p>"


def reviewed(
    tmp_path: Path, *blocks: str, stamp: str = STAMP, head: str = "", signed: str = SIGNED
) -> set[str]:
    path = tmp_path / "raw.html"
    inside = "".join(block if block.startswith("<") else f"<p>{block}</p>" for block in blocks)
    path.write_text(
        f"<html><head>{head}</head><body><article><h1>{TITLE}</h1>{stamp}{inside}{signed}</article></body></html>",
        encoding="utf-8",
    )
    (result,) = convert(path, "seeds/raw.html", ())
    assert result.report is not None
    return set(result.report.review)


def test_a_plain_page_is_not_doubted(tmp_path: Path) -> None:
    assert reviewed(tmp_path, LEAD, TEXT, END) == set()


def _published(moment: str) -> str:
    return f'<meta property="article:published_time" content="{moment}">'


@pytest.mark.parametrize(
    ("stamp", "head"),
    [
        ("<p class=date>26/05/2023 - 14:7</p>", ""),
        (STAMP, _published("2023-05-20T08:00:00+07:00")),
    ],
)
def test_a_day_that_the_page_gainsays_or_garbles_is_doubted(tmp_path: Path, stamp: str, head: str) -> None:
    assert "date" in reviewed(tmp_path, LEAD, TEXT, END, stamp=stamp, head=head)


@pytest.mark.parametrize(("name", "doubted"), [("Người Kỳ Thọ", {"authors"}), ("Trần Thị Hồng Lam", set())])
def test_an_author_whom_only_the_head_names_is_doubted_unless_a_person(
    tmp_path: Path, name: str, doubted: set[str]
) -> None:
    head = f"<meta name=author content='{name}'>"
    assert reviewed(tmp_path, LEAD, TEXT, END, head=head, signed="") & {"authors"} == doubted


def test_who_wrote_a_page_that_names_its_source_alone_is_asked_for(tmp_path: Path) -> None:
    signed = "<p>Nguồn: Cổng thông tin điện tử huyện Kỳ Anh</p>"
    assert "authors" in reviewed(tmp_path, LEAD, TEXT, END, signed=signed)
    office = "<p>Văn phòng HĐND và UBND xã</p>"
    assert "authors" not in reviewed(tmp_path, LEAD, TEXT, END, signed=office)


@pytest.mark.parametrize(
    "odd",
    [
        "Hội viên xem luống rau trong nhà lưới",
        "Bà con gọi hotline hoặc vào website của hội để đăng ký.",
        "<h3>Khâu đột phá</h3><h3>Việc cần làm</h3>",
        "<div class=sidebar><p>Chị Trần Thị Sáu, thôn Sơn Nam cho biết, ruộng rau của chị mỗi vụ thu hơn hai mươi triệu đồng.</p></div>",
    ],
)
def test_a_line_kept_or_left_out_for_its_place_alone_is_doubted(tmp_path: Path, odd: str) -> None:
    assert "body" in reviewed(tmp_path, LEAD, TEXT, odd, END)


def test_a_page_signed_in_between_is_doubted(tmp_path: Path) -> None:
    assert "body" in reviewed(tmp_path, LEAD, TEXT, END, "<p>Tin: Thu Hà</p>", TEXT[4:], LEAD[4:])


@pytest.mark.parametrize(
    "odd",
    [
        "cách làm đất, ủ phân, phòng trừ sâu bệnh và ghi chép nhật ký đồng ruộng.",
        "<div class=k>Rau sạch Kỳ Thọ có mặt ở ba chợ trong vùng.</div>",
    ],
)
def test_what_is_said_twice_or_stands_in_a_box_is_doubted(tmp_path: Path, odd: str) -> None:
    assert "body" in reviewed(tmp_path, LEAD, TEXT, odd, END)

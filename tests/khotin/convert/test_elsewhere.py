"""Headlines of other reports and other lines of the page between the paragraphs of plain text."""

from __future__ import annotations

from pathlib import Path

import pytest
from capturing import report_in

from khotin.convert.convert import convert
from khotin.model import Report

TITLE = "Vườn tiêu ở xã Sơn Thành Tây nằm chờ ngày khỏe lại"
FIRST = (
    "Một thời tiêu là “vàng đen” của xã Sơn Thành Tây, huyện Tây Hòa, tỉnh Phú Yên; rồi dịch bệnh quét qua,"
    " giá rớt và người trồng tiêu lại loay hoay tìm cây khác cho những vườn trụ trơ trọi."
)
SECOND = (
    "Toàn xã lúc nhiều nhất có 560 ha tiêu, nay còn 164 ha. “Hồi đó tối ngủ mơ cũng thấy tiêu, giờ thì không dám mơ"
    " nữa”, ông Phan Thanh Bình ở thôn Lạc Đạo thở dài khi nhắc lại những năm được giá."
)


def report_of(tmp_path: Path, *lines: str, section: str = "Kinh tế") -> Report:
    head = f"{section}\n{TITLE}\n18/03/2021 07:30\n\n"
    return report_in(tmp_path, head + "\n\n".join(lines) + "\n\nNGỌC HÂN\n")


@pytest.mark.parametrize(
    "line",
    [
        "Sông Hinh: Sắn tồn đọng ở bãi cát",
        "Đakrông: Giá sắn nguyên liệu tăng nhẹ",
        "Kon Tum:100% diện tích tiêu được tưới tiết kiệm",
        "Phú Hòa hướng đến xã nông thôn mới kiểu mẫu",
        "> Bác Ái: Nhiều hồ chứa còn dưới 20% dung tích",
        "Video: Người trồng tiêu kể chuyện",
        "Hồi đó tối ngủ mơ cũng thấy tiêu",
        "• Sông Hinh: Sắn tồn đọng ở bãi cát",
        "— Tây Hòa: Trùng tu đình làng Phú Nông",
        "- TP HCM: 50 tuyến hẻm thoát ngập sau cải tạo",
        "Tây Hòa di dời khẩn cấp 47 hộ dân khỏi vùng sạt lở",
        "Giá tiêu: Gia Lai kiến nghị hỗ trợ người trồng",
        "(05/11) Đồng Xuân thử nghiệm vé điện tử",
        "05/11/2020 - Hội thi thuyết minh viên du lịch",
        "Hội thi thuyết minh viên du lịch (05/11)",
        "Đường dây nóng hỗ trợ vùng lũ: 0257 38x xxxx",
        "Kinh tế - Thị trường Phú Yên",
        "Sống và làm việc theo Hiến pháp và pháp luật!",
        "(Còn nữa)",
        "(Tiếp theo kỳ trước)",
        "→ Sông Hinh: Sắn tồn đọng ở bãi cát",
        "✔ Đồng Xuân trồng rừng gỗ lớn",
        "Giá xăng giảm lần thứ ba liên tiếp",
        "Bão số 3 giật cấp 12, cách Hoàng Sa 200 km",
        "Công an bắt nhóm trộm cắp xe máy liên tỉnh",
        "[Video] Cảnh công nhân tan ca ở Hòa Hiệp",
        "Zalo: 0912 345 678",
        "Mời bạn đọc gửi tin bài về địa chỉ toasoan@bao.vn",
    ],
)
def test_a_line_of_the_page_between_paragraphs_is_left_out(tmp_path: Path, line: str) -> None:
    text = (FIRST, line, SECOND, FIRST.replace("Một thời", "Có một thời"))
    report = report_of(tmp_path, *text, section="Kinh tế - Thị trường Phú Yên")
    assert line.lstrip("> ") not in report.body.replace(SECOND, "")
    assert len(report.body.split("\n\n")) == 3


def test_what_stands_right_below_another_headline_belongs_to_the_same_list(tmp_path: Path) -> None:
    listed = "Sông Hinh: Sắn tồn đọng ở bãi cát\nHội chợ biển: Hơn 100 gian hàng đăng ký"
    report = report_of(tmp_path, FIRST, listed, SECOND)
    assert "gian hàng" not in report.body


def test_what_stands_right_above_another_headline_belongs_to_the_same_list(tmp_path: Path) -> None:
    listed = "Hội chợ biển: Hơn 100 gian hàng đăng ký\nSông Hinh: Sắn tồn đọng ở bãi cát"
    report = report_of(tmp_path, FIRST, listed, SECOND)
    assert "gian hàng" not in report.body


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Diện tích tiêu còn lại của các huyện như sau:",
            "- Sông Hinh: 640 ha tiêu cho quả",
            "- Tây Hòa: 164 ha",
        ),
        (
            "Hai địa phương đã vào cuộc:",
            "Sông Hinh: trao cây giống cho hộ nghèo",
            "Đồng Xuân: mở ba lớp tập huấn",
        ),
        (
            "Kết quả hội thi vườn đẹp:",
            "* Nhóm hộ",
            "Nhất: gia đình ông Phan Thanh Bình",
            "Nhì: gia đình bà Lê Thị Sen",
            "Ba: gia đình ông Cao Tấn và gia đình ông Võ Mười",
        ),
        ("Sơn Thành Tây phát huy vai trò của tổ hợp tác",),
        ("Giá tiêu giảm sâu, vườn tiêu chết dần",),
        ("Công an xã Sơn Thành Tây tuần tra giữ vườn tiêu",),
        ("Đính chính: Bản đăng ngày 9/2 ghi nhầm số phần quà là 208, nay sửa lại là 280.",),
    ],
)
def test_what_the_reporter_lists_or_sets_as_a_cross_head_stays(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    report = report_of(tmp_path, FIRST, *lines, SECOND)
    said = report.body.replace("\\", "")
    assert all(line.lstrip("- ") in said for line in lines)


def test_the_head_of_an_item_names_the_place_that_the_item_is_about(tmp_path: Path) -> None:
    item = "Sáng cùng ngày, nông dân xã Sông Hinh đưa sắn ra phơi ở bãi cát ven sông vì nhà máy ngừng mua đã hơn mười ngày."
    report = report_of(tmp_path, FIRST, "Sông Hinh: Sắn tồn đọng ở bãi cát", item, SECOND)
    assert "Sắn tồn đọng" in report.body


def test_the_lines_of_a_photo_story_are_its_captions(tmp_path: Path) -> None:
    shown = "Trụ bê tông được tháo, chất thành đống ở góc sân."
    counted = [text for number in (1, 2, 3) for text in (f"Ảnh {number}/3", f"{shown[:-1]} số {number}.")]
    report = report_of(tmp_path, FIRST, *counted, SECOND, section="Ảnh")
    assert report.body.count("{: .caption }") == 3
    assert "Ảnh 1/3" not in report.body


def test_the_points_of_a_machine_above_the_lead_are_the_pages(tmp_path: Path) -> None:
    points = "Tóm tắt bởi AI\n• Diện tích tiêu của xã giảm còn 164 ha.\n• Nông dân tìm cây khác thay thế."
    report = report_of(tmp_path, points, "Nội dung được tạo tự động, chỉ mang tính tham khảo", FIRST, SECOND)
    assert report.body.startswith("Một thời tiêu")


def test_a_headline_may_begin_with_a_number_below_its_section(tmp_path: Path) -> None:
    path = tmp_path / "raw.txt"
    title = "3 giờ, 4,6 tấn rác: Buổi sáng ở Gành Dầu"
    path.write_text(f"Môi trường\n{title}\n21/08/2025 - 13:30\n\n{FIRST}\n\n{SECOND}\n", encoding="utf-8")
    (result,) = convert(path, "seeds/raw.txt", ())
    assert result.report is not None
    assert result.report.title == title


def test_a_headline_beside_others_is_of_another_province(tmp_path: Path) -> None:
    line = "Đại hội Hội Nông dân tỉnh Lào Cai lần thứ XI, nhiệm kỳ 2023 - 2028"
    report = report_of(tmp_path, FIRST, line, "Gia Lai: Giá tiêu đầu vụ tăng nhẹ so với năm ngoái", SECOND)
    assert "Lào Cai" not in report.body and "Gia Lai" not in report.body
    beside = report_of(tmp_path, FIRST, line, f"Năm ngoái, đoàn tỉnh Lào Cai có về thăm. {SECOND}")
    assert "nhiệm kỳ 2023 - 2028" in beside.body


def test_headlines_of_other_places_above_the_sign_of_the_paper_are_the_page_s(tmp_path: Path) -> None:
    lead = f"BPY.VN - {FIRST}"
    other = "Giá vé tàu khách dịp hè tăng hai phần mười tại Hải Phòng"
    report = report_of(tmp_path, other, lead, SECOND)
    assert "Hải Phòng" not in report.body and report.summary.startswith("Một thời tiêu")
    shown = report_of(tmp_path, "Vườn tiêu chết khô ở Sơn Thành Tây", lead, SECOND)
    assert "{: .caption }" in shown.body


def test_a_second_lead_with_the_sign_of_the_paper_is_another_report_s(tmp_path: Path) -> None:
    others = (
        "Rủ nhau thả diều, hai học sinh gặp nạn",
        "PYO - Hai học sinh lớp 4 rủ nhau đi thả diều từ trưa.",
    )
    report = report_of(tmp_path, f"PYO - {FIRST}", SECOND, *others)
    assert SECOND in report.body
    assert not any(other in report.body for other in others)

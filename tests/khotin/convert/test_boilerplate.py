"""Lines that portals print around a report, told from those of the reporter."""

import pytest

from khotin.convert.boilerplate import is_tool


@pytest.mark.parametrize(
    "line",
    [
        "Báo xấu",
        "a1",
        "No Comments",
        "Thích Chia sẻ Hãy là người đầu tiên trong số bạn bè của bạn thích nội dung này.",
        "12 comments",
        "Leave a Reply",
        "Hình 1",
        ".jpg)",
        "![]() |",
        "Xa Van Linh trao bo giong cho ho ngheo - Anh 2",
        "- Advertisement -",
        "hoisach1hoisach2",
        "ddkddk1ddk2",
        "Tỷ giá ngoại tệ",
        "Trong hình ảnh có thể có: 3 người, mọi người đang đứng",
        "Có thể là hình ảnh về 2 người và văn bản cho biết 'Xã Đồng Nga'",
        "Không có mô tả ảnh.",
        "Thứ tự: Mới nhất",
        "Sắp xếp theo: Nhiều lượt thích nhất",
        "Báo và phát thanh, truyền hình Đồng Nai",
        "Báo cáo vi phạm",
        "Thích bài này:",
        "Đang tải...",
        "Mở trong ứng dụng",
        "🌿🌿🌿",
        "This entry was posted in Mầm non. Bookmark the permalink.",
        "You can leave a response, or trackback from your own site.",
        "Both comments and pings are currently closed.",
        "Bài này được đăng trong chuyên mục Tình nguyện và được gắn thẻ mùa hè.",
        "Trang này dùng cookie để phục vụ bạn tốt hơn.",
        "Quan điểm trong bài không nhất thiết phản ánh quan điểm của tòa soạn.",
        "Theo bạn, có nên mở rộng tuyến đường này?",
        "Hãy là người đầu tiên bình luận",
        "Bình luận của bạn sẽ được kiểm duyệt trước khi đăng.",
        "Trả lời · 2 tuần trước",
        "Cho thuê mặt bằng trung tâm thị trấn. LH: 0912.345.678",
        "Trang 1/3",
        "Có 45 lượt xem",
        "Bản in",
        "Thích 12 Chia sẻ",
        "Số người xem: 45",
        "Mã bảo vệ",
        "Tòa soạn: 123 Lê Hồng Phong, thành phố Kon Tum",
        "Đường dây nóng: 0912345678",
        "Phiên bản di động",
        "-- Chọn liên kết --",
        "Thời gian đọc: 3 phút",
        "Đơn vị phát triển: VNPT",
        "Gửi Hủy",
        "[links(34676)]",
        "LƯU Ý: Báo sẽ biên tập ý kiến của bạn đọc trước khi xuất bản. Vui lòng gõ tiếng Việt có dấu, cám ơn bạn đọc.",
        "#nôngthônmới #mườnghoong",
    ],
)
def test_tools_of_the_page(line: str) -> None:
    assert is_tool(line)


@pytest.mark.parametrize(
    "line",
    [
        "Báo Nam Định",
        "Báo và phát thanh, truyền hình Đồng Nai ra mắt ứng dụng mới",
        "Thứ tự mới ở chợ Cốc Lếu",
        "Mở rộng mặt đường, bà con hiến 2.000 m2 đất",
        "Giới thiệu 5 nhân sự ứng cử",
        "👉 Thu ngân sách 2 tỷ đồng",
        "Thích ứng an toàn với dịch bệnh",
        "Quảng cáo sai sự thật, một cơ sở bị xử phạt",
        "Kiểm tra việc ghi rõ nguồn gốc hàng hóa",
        "Không.",
        "Đăng ký nhận hỗ trợ tại xã, bà con mang theo căn cước công dân.",
        "Đánh giá kết quả nhiệm kỳ",
        "Hội nghị góp ý kiến vào dự thảo được biên tập lại lần hai của Ban Thường vụ.",
        "Báo cáo của UBND xã cho biết, thu ngân sách đạt 2 tỷ đồng.",
        "Bài này được đăng trên báo tường của trường.",
    ],
)
def test_lines_of_the_reporter(line: str) -> None:
    assert not is_tool(line)

"""Lines that portals print around a report, told from those of the reporter."""

import pytest

from khotin.convert.boilerplate import is_tool


@pytest.mark.parametrize(
    "line",
    [
        "Báo xấu",
        "Báo cáo vi phạm",
        "Thích bài này:",
        "Đang tải...",
        "Mở trong ứng dụng",
        "🌿🌿🌿",
        "This entry was posted in Mầm non. Bookmark the permalink.",
        "You can leave a response, or trackback from your own site.",
        "Both comments and pings are currently closed.",
        "Bài này được đăng trong chuyên mục Tình nguyện và được gắn thẻ mùa hè.",
    ],
)
def test_tools_of_the_page(line: str) -> None:
    assert is_tool(line)


@pytest.mark.parametrize(
    "line",
    [
        "Báo Nam Định",
        "👉 Thu ngân sách 2 tỷ đồng",
        "Thích ứng an toàn với dịch bệnh",
        "Báo cáo của UBND xã cho biết, thu ngân sách đạt 2 tỷ đồng.",
        "Bài này được đăng trên báo tường của trường.",
    ],
)
def test_lines_of_the_reporter(line: str) -> None:
    assert not is_tool(line)

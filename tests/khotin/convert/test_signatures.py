"""Who signs a line that is known for a signature."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.convert.signatures import signer


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Hoàng Biên - Phòng PX03", ("Hoàng Biên",)),
        ("Ky Chu (Ban Tuyên giáo Huyện ủy Mường Tè)", ("Ky Chu",)),
        ("ANH NGỌC, MẠNH HOÀI", ("Anh Ngọc", "Mạnh Hoài")),
        ("Lê Thị Hoa | lớp 9A2", ("Lê Thị Hoa",)),
        ("Sùng A Sênh và Ly Mí Già", ("Sùng A Sênh", "Ly Mí Già")),
    ],
)
def test_names_come_first_in_a_signature(line: str, names: tuple[str, ...]) -> None:
    byline = signer(line)
    assert byline is not None
    assert byline.authors == names


@pytest.mark.parametrize(
    "line",
    [
        "Ban biên tập",
        "Công an xã Đại Sơn",
        "Phòng PX03",
        "Hà Tĩnh, ngày 3/5",
        "Xã hội",
        "Xem thêm",
        "Người đăng: Admin",
        "x",
        "",
    ],
)
def test_other_lines_name_nobody(line: str) -> None:
    assert signer(line) is None


@given(st.text(max_size=150))
def test_any_line_is_survived(line: str) -> None:
    signer(line)

"""A page saved as one file is read as the saved page it is, its pictures with it; a damaged one is told."""

from __future__ import annotations

import io
from base64 import b64encode, encodebytes
from pathlib import Path

import pytest
import saving
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from saving import TITLE, URL, chrome, figure, markup, page_part, part, photo

from khotin.convert.convert import Result, convert
from khotin.convert.errors import Refused
from khotin.convert.read import mhtml, read, reader

JPEG = "image/jpeg"


def made(tmp_path: Path, data: bytes, name: str = "tin.mhtml") -> Result:
    path = tmp_path / name
    path.write_bytes(data)
    (result,) = convert(path, f"seeds/{name}", [])
    return result


def shown(result: Result) -> list[tuple[str, tuple[int, int]]]:
    """The full pictures of a result: what they are called and their sizes."""
    found = [(p.path.rpartition("/")[2], Image.open(io.BytesIO(p.data)).size) for p in result.pictures]
    return [(name, size) for name, size in found if not name.rpartition("-")[2].startswith(("480", "960"))]


def test_a_page_with_its_pictures_as_chrome_writes_it(tmp_path: Path) -> None:
    site = "https://kytho.gov.vn"
    body = (
        figure(f"{site}/anh/hoi-nghi.jpg?w=600&amp;h=400")
        + figure(f"{site}/anh/%C4%90%E1%BA%A1i%20bi%E1%BB%83u.jpg", "Các đại biểu dự hội nghị")
        + '<figure><picture><source srcset="/nho.jpg 300w, /lon.jpg 1000w"><img src="/mat.jpg"></picture>'
        "<figcaption>Bí thư phát biểu</figcaption></figure>"
        + figure(f"{site}/chua-luu.jpg", "Đoàn chủ tịch điều hành")
    )
    parts = [
        page_part(body),
        part(JPEG, f"{site}/lon.jpg", photo(420, 210)),
        part(JPEG, f"{site}/anh/%C4%90%E1%BA%A1i%20bi%E1%BB%83u.jpg", photo(320, 200)),
        part(JPEG, f"{site}/anh/hoi-nghi.jpg?w=600&h=400", photo(400, 300)),
        part("text/css", f"{site}/a.css", b"p { color: red }"),
        part("text/html", f"{site}/khung.html", b"<html><body>Khung kh\xc3\xa1c</body></html>"),
    ]
    result = made(tmp_path, chrome(parts))
    assert result.report is not None
    raw = result.report.raw
    assert result.report.title == TITLE
    assert (raw.file, raw.url, raw.captured) == ("seeds/tin.mhtml", URL, "2023-05-27T00:52:00+07:00")
    assert shown(result) == [
        ("hoi-nghi.jpg", (400, 300)),
        ("dai-bieu.jpg", (320, 200)),
        ("lon.jpg", (420, 210)),
    ]
    assert result.left_out == []
    assert result.article.count("{: .caption }") == 4
    assert "Khung" not in result.article


def test_the_checksum_is_that_of_the_file(tmp_path: Path) -> None:
    from khotin import ledger

    result = made(tmp_path, chrome([page_part("")]))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "tin.mhtml").rename(tmp_path / "seeds/tin.mhtml")
    capture = ledger.capture(tmp_path, result.report.raw)
    assert capture.state == "whole"
    assert capture.rows[0].raw == TITLE


IE = (
    'From: "Saved by Windows Internet Explorer 8"\r\nSubject: \r\nDate: Fri, 6 Nov 2009 15:36:06 +0700\r\n'
    "MIME-Version: 1.0\r\n{type}X-MimeOLE: Produced By Microsoft MimeOLE V6.1.7600.16385\r\n\r\n"
)


def test_a_page_and_its_pictures_as_internet_explorer_wrote_them(tmp_path: Path) -> None:
    kind = 'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----=_NextPart_000_0000_01CA5EF6.C0"\r\n'
    line = "------=_NextPart_000_0000_01CA5EF6.C0"
    page = part('text/html;\r\n\tcharset="utf-8"', "http://kytho.gov.vn/tin/1.aspx", b"\xef\xbb\xbf"
                + markup(figure("../anh/a.jpg") + figure("cid:image001.jpg@01CA5EF6", "Đại biểu")).encode(),
                "quoted-printable")  # fmt: skip
    data = IE.format(type=kind) + f"This is a multi-part message in MIME format.\r\n\r\n{line}\r\n"
    data = data.encode() + page + f"\r\n{line}\r\n".encode()
    data += part(JPEG, "http://kytho.gov.vn/anh/a.jpg", photo(400, 300)) + f"\r\n{line}\r\n".encode()
    data += (
        part(JPEG, "x", photo(320, 200), identifier="image001.jpg@01CA5EF6") + f"\r\n{line}--\r\n".encode()
    )
    result = made(tmp_path, data, "tin.MHT")
    assert result.report is not None
    assert (result.report.raw.url, result.report.raw.captured) == (
        "http://kytho.gov.vn/tin/1.aspx",
        "2009-11-06T15:36:06+07:00",
    )
    assert [name for name, _ in shown(result)] == ["a.jpg", "image001.jpg"]


def test_a_page_without_parts_is_read_whatever_its_file_is_called(tmp_path: Path) -> None:
    kind = 'Content-Type: text/html;\r\n\tcharset="unicode"\r\nContent-Transfer-Encoding: base64\r\n'
    data = IE.format(type=kind).encode() + encodebytes(markup("").encode("utf-16"))
    assert made(tmp_path, data, "tin.txt").report.title == TITLE
    assert "bị cắt ngang" in made(tmp_path, data[:-200], "tin.txt").problem


def test_pictures_are_found_from_where_word_kept_them(tmp_path: Path) -> None:
    place = "file:///C:/DADE9E28/tin.htm"
    parts = [
        page_part(figure("tin_files/image001.jpg"), place),
        part(JPEG, "file:///C:/DADE9E28/tin_files/image001.jpg", photo()),
    ]
    result = made(tmp_path, chrome(parts, place))
    assert [name for name, _ in shown(result)] == ["image001.jpg"]
    assert result.report.raw.url == ""


@pytest.mark.parametrize("encoding", ["binary", "8bit"])
def test_parts_that_are_stored_as_they_are(tmp_path: Path, encoding: str) -> None:
    parts = [
        page_part(figure("/a.jpg"), encoding=encoding),
        part(JPEG, "https://kytho.gov.vn/a.jpg", photo(), encoding),
    ]
    result = made(tmp_path, chrome(parts))
    assert [size for _, size in shown(result)] == [(300, 200)]


@pytest.mark.parametrize(
    ("said", "stored"),
    [
        ("base64", markup("").encode()),
        ("quoted-printable", markup("<p><a href='/x?id=20'>Xem</a></p>").encode()),
        ("7bit", page_part("").partition(b"\r\n\r\n")[2]),
        ("x-unknown", b64encode(markup("").encode())),
    ],
)  # fmt: skip
def test_a_page_is_read_although_its_encoding_is_told_wrongly(
    tmp_path: Path, said: str, stored: bytes
) -> None:
    head = f"Content-Type: text/html\r\nContent-Transfer-Encoding: {said}\r\nContent-Location: {URL}\r\n\r\n"
    result = made(tmp_path, chrome([head.encode() + stored]))
    assert result.report is not None
    assert result.report.title == TITLE
    assert "=E1" not in result.article


def test_a_picture_cut_or_damaged_is_left_out_and_told(tmp_path: Path) -> None:
    whole = chrome([page_part(figure("/a.jpg")), part(JPEG, "https://kytho.gov.vn/a.jpg", photo(900, 700))])
    result = made(tmp_path, whole[: whole.index(b"/9j/") + 4000])
    assert result.left_out == [
        "bỏ ảnh https://kytho.gov.vn/a.jpg: tệp ảnh bị hỏng hoặc bị cắt ngang; chú thích vẫn được giữ"
    ]
    empty = chrome([page_part(figure("/a.jpg")), part(JPEG, "https://kytho.gov.vn/a.jpg", b"")])
    assert "bị hỏng hoặc bị cắt ngang" in made(tmp_path, empty).left_out[0]


@pytest.mark.parametrize("cut", [300, 900, 1500])
def test_half_a_page_is_refused(tmp_path: Path, cut: int) -> None:
    data = chrome([page_part(f"<p>{saving.TEXT}</p>" * 9)])
    result = made(tmp_path, data[:-cut])
    assert result.report is None
    assert result.problem == "tệp MHTML bị cắt ngang giữa trang"


def test_a_page_whose_last_boundary_is_lost_is_whole(tmp_path: Path) -> None:
    data = chrome([page_part("")])
    assert made(tmp_path, data[: data.rindex(b"--" + saving.BOUNDARY.encode())]).report is not None


def test_what_a_wrong_boundary_parts_from_the_page_is_none_of_its_text(tmp_path: Path) -> None:
    data = chrome([page_part(""), part(JPEG, "https://kytho.gov.vn/a.jpg", photo())])
    line = f"--{saving.BOUNDARY}\r\nContent-Type: image".encode()
    result = made(tmp_path, data.replace(line, line.replace(b"yy0B", b"yy1B")))
    assert result.report is not None
    assert result.article.rstrip().endswith("trên địa bàn xã.")


@pytest.mark.parametrize(
    "data",
    [
        chrome([part(JPEG, "https://a.vn/a.jpg", photo())]),
        chrome([page_part("")]).replace(f'boundary="{saving.BOUNDARY}"'.encode(), b'boundary="khac"'),
        chrome([page_part("")]).replace(f'boundary="{saving.BOUNDARY}"'.encode(), b"x=1"),
        chrome([page_part("")])[:200],
        b"From: <a@b.vn>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nXin ch\xc3\xa0o",
        b"",
    ],
)
def test_a_file_without_a_page_says_so(tmp_path: Path, data: bytes) -> None:
    result = made(tmp_path, data)
    assert result.report is None
    assert "không thấy trang nào trong tệp MHTML" in result.problem
    assert "Trang web, hoàn chỉnh" in result.remedy


def test_markup_called_mhtml_is_a_page(tmp_path: Path) -> None:
    assert made(tmp_path, markup("").encode()).report.title == TITLE


def test_ten_thousand_parts_are_no_harm(tmp_path: Path) -> None:
    parts = [page_part(figure("/9999.jpg"))]
    parts += [part(JPEG, f"https://kytho.gov.vn/{number}.jpg", b"x") for number in range(9999)]
    result = made(tmp_path, chrome([*parts, part(JPEG, "https://kytho.gov.vn/9999.jpg", photo())]))
    assert [name for name, _ in shown(result)] == ["9999.jpg"]


def test_parts_in_parts_without_end_are_refused(tmp_path: Path) -> None:
    data = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(5000)
    )
    assert "lồng nhau" in made(tmp_path, data).problem
    assert "lồng nhau" in made(tmp_path, b"MIME-Version: 1.0\n" + b"\n" * 2_000_001).problem


def test_parameters_without_end_are_no_harm(tmp_path: Path) -> None:
    data = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; a="' + b';"' * 500_000 + b"\r\n\r\n"
    assert "không thấy trang nào" in made(tmp_path, data).problem


def test_files_and_pages_too_large_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.mhtml"
    with path.open("wb") as file:
        file.truncate(reader.SINGLE_FILE_LIMIT + 1)
    with pytest.raises(Refused, match="giới hạn 60 MB"):
        next(read(path, "x"))
    monkeypatch.setattr(mhtml, "LIMIT", 500)
    assert "trang quá lớn" in made(tmp_path, chrome([page_part("")])).problem


@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 4000), st.binary(max_size=30)), max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_damage_gives_a_page_or_a_refusal(tmp_path: Path, damage: list[tuple[int, int, bytes]]) -> None:
    data = chrome([page_part(figure("/a.jpg")), part(JPEG, "https://kytho.gov.vn/a.jpg", photo(90, 70))])
    for start, end, bytes_ in damage:
        data = data[:start] + bytes_ + data[max(start, end) :]
    result = made(tmp_path, data)
    assert (result.report is None) == bool(result.problem)
    assert "bộ chuyển đổi gặp lỗi" not in result.problem


def test_a_mark_that_a_program_for_texts_put_in_front_is_passed_over(tmp_path: Path) -> None:
    result = made(tmp_path, b"\xef\xbb\xbf" + chrome([page_part("")]))
    assert result.report is not None
    assert result.report.title == TITLE

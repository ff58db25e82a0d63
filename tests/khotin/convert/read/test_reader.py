"""The door: what is refused, in one clear line each, and what WARC files give."""

import gzip
import hashlib
import os
import re
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khotin.convert.errors import Refused
from khotin.convert.read import payload, read, reader, warc
from khotin.convert.read.metadata import originates
from khotin.model import Page

PROSE = "Ngày 26/6, Đảng bộ thị trấn Phủ Thông đã tổ chức Hội nghị sơ kết công tác 6 tháng đầu năm 2024."
PAGE = f"<html><head><title>Hội nghị sơ kết</title></head><body><h1>Hội nghị sơ kết</h1><p>{PROSE}</p></body></html>"


def _refusal(path: Path, name: str = "seeds/x.txt") -> str:
    with pytest.raises(Refused) as caught:
        list(read(path, name))
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "rỗng"),
        (b" \r\n\xc2\xa0\n\xe2\x80\x8b", "rỗng"),
        (bytes(range(256)) * 20, "nhị phân"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n", "không thấy trang nào trong tệp MHTML"),
        (b"<html><body><script>x</script></body></html>", "rỗng"),
    ],
)
def test_files_without_a_report_are_refused(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    assert says in _refusal(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    assert "liên kết hỏng" in _refusal(link)
    assert "không có tệp" in _refusal(tmp_path / "missing")
    assert "tệp thường" in _refusal(tmp_path)
    assert "tệp thường" in _refusal(tmp_path / "pipe")


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    assert "tệp quá lớn (100 MB, giới hạn 20 MB)" in _refusal(path)


@pytest.mark.parametrize("text", ["Xã trồng cây.\n" * 20_001, "Xã trồng cây. " * 40_000])
def test_more_text_than_any_report_has_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "long.txt"
    path.write_text(text, "utf-8")
    assert "quá nhiều chữ" in _refusal(path)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"<p>Tên bài</p>\n<p>{PROSE}</p>", "html"),
        (f'<div class="x"><h2>Tên bài</h2><p>{PROSE}</p></div>', "html"),
        (f"<Tên bài>\n{PROSE}", "text"),
        (f"<p>\nTên bài\n{PROSE}", "text"),
        (f"Tên bài\n<p>{PROSE}</p><p></p>", "text"),
    ],
)
def test_a_piece_of_a_page_is_read_as_one_whatever_its_file_is_called(
    tmp_path: Path, text: str, kind: str
) -> None:
    path = tmp_path / "x.txt"
    path.write_text(text, "utf-8")
    assert next(read(path, "x.txt")).kind == kind


def test_a_zero_byte_in_a_page_is_passed_over_as_browsers_do(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(f"<html><body><p>{'a ' * 200}phong\0 trào</p></body></html>", "utf-8")
    assert next(read(path, "x.html")).lines[0].text.endswith("a phong trào")


def test_a_name_with_newlines_stays_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.touch()
    assert _refusal(path, 'seeds/a "b"\n\u202ec.txt').startswith('seeds/a "b"\\n\\u202ec.txt: ')


@given(st.binary(max_size=400), st.sampled_from(["x.txt", "x.html", "x.warc", "x.warc.gz"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_are_pages_or_a_refusal(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    try:
        pages = list(read(path, name))
    except Refused:
        return
    assert all(page.lines for page in pages)


_HTML = "Content-Type: text/html; charset=utf-8"


def _record(
    place: int, body: bytes, status: str = "200 OK", header: str = "X-Cache: no", kind: str = _HTML
) -> bytes:
    http = f"HTTP/1.1 {status}\r\n{kind}\r\n{header}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
        f"WARC-Target-URI: https://a.gov.vn/{place}\r\nWARC-Date: 2024-06-27T18:30:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{place}>\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def _archive(*, compress: bool = True) -> bytes:
    data = PAGE.encode()
    records = [
        _record(1, data),
        _record(2, b"<html>Not found</html>", "404 Not Found"),
        _record(3, gzip.compress(data), header="Content-Encoding: gzip"),
        _record(4, b"%x\r\n%s\r\n0\r\n\r\n" % (len(data), data), header="Transfer-Encoding: chunked"),
    ]
    return b"".join(gzip.compress(record) if compress else record for record in records)


@pytest.mark.parametrize("compress", [True, False])
def test_an_archive_gives_its_pages(tmp_path: Path, *, compress: bool) -> None:
    path = tmp_path / ("x.warc.gz" if compress else "x.warc")
    path.write_bytes(_archive(compress=compress))
    pages = list(read(path, "seeds/x"))
    assert [page.file for page in pages] == ["seeds/x#1", "seeds/x#3", "seeds/x#4"]
    assert {page.sha256 for page in pages} == {pages[0].sha256}
    assert (pages[0].url, pages[0].captured) == ("https://a.gov.vn/1", "2024-06-28T01:30:00+07:00")
    assert pages[0].meta["host"] == "a.gov.vn"
    assert [line.hint for line in pages[1].lines] == ["title", ""]


def test_an_archive_compressed_as_a_whole_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(gzip.compress(_archive(compress=False)))
    assert len(list(read(path, "x"))) == 3


@pytest.mark.parametrize("compress", [True, False])
@pytest.mark.parametrize("cut", [5, 100, 300])
def test_a_cut_archive_gives_what_stands_before_the_cut(tmp_path: Path, *, compress: bool, cut: int) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(_archive(compress=compress)[:-cut])
    names: list[str] = []
    pages = read(path, "x")

    def to_the_end() -> None:
        while True:
            names.append(next(pages).file)

    with pytest.raises(Refused, match="cắt ngang"):
        to_the_end()
    assert names in (["x#1", "x#3"], ["x#1", "x#3", "x#4"])


def test_a_page_too_large_in_an_archive_does_not_hide_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(_archive())
    monkeypatch.setattr(payload, "LIMIT", 50)
    assert "3 trang trong tệp không đọc được (1, 3, 4)" in _refusal(path)
    assert reader.LIMIT == 20_000_000


def _packed() -> Iterator[tuple[bytes, str]]:
    page = PAGE.encode()
    half = len(page) // 2
    chunked = b"".join(b"%x;a=b\r\n%s\r\n" % (len(part), part) for part in (page[:half], page[half:]))
    last = b"0\r\nX-Trailer: 1\r\n\r\n"
    yield brotli.compress(page), "Content-Encoding: br"
    yield page, "Content-Encoding: br"
    yield gzip.compress(page[:half]) + gzip.compress(page[half:]), "Content-Encoding: gzip"
    yield gzip.compress(zlib.compress(page)), "Content-Encoding: deflate, gzip"
    yield chunked + last, "Transfer-Encoding: Chunked"
    yield page, "Transfer-Encoding: chunked"


@pytest.mark.parametrize(("data", "header"), list(_packed()))
def test_a_page_in_an_archive_is_unpacked_however_it_was_sent(
    tmp_path: Path, data: bytes, header: str
) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(_record(1, data, header=header))
    (page,) = read(path, "x")
    assert page.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()


def _cut_short() -> Iterator[tuple[bytes, str]]:
    page = PAGE.encode()
    yield gzip.compress(page)[:-20], "Content-Encoding: gzip"
    yield brotli.compress(page)[:-20], "Content-Encoding: br"
    yield b"%x\r\n%s\r\n" % (len(page), page), "Transfer-Encoding: chunked"
    yield b"%x\r\n%s" % (len(page) + 1, page), "Transfer-Encoding: chunked"
    yield page, f"Content-Length: {len(page) + 1}"


@pytest.mark.parametrize(("data", "header"), list(_cut_short()))
def test_a_page_captured_in_part_is_refused_and_hides_no_other(
    tmp_path: Path, data: bytes, header: str
) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(_record(1, data, header=header) + _record(2, PAGE.encode()))
    pages = read(path, "x")
    assert next(pages).file == "x#2"
    with pytest.raises(Refused, match=r"^x#1: trang chỉ được chụp một phần"):
        next(pages)


def test_a_page_that_unpacks_to_more_than_any_is_refused_without_unpacking_it(tmp_path: Path) -> None:
    bomb = brotli.compress(bytes(200_000_000), quality=1)
    path = tmp_path / "x.warc"
    path.write_bytes(_record(1, bomb, header="Content-Encoding: br"))
    tracemalloc.start()
    assert "trang quá lớn" in _refusal(path)
    assert tracemalloc.get_traced_memory()[1] < 3 * reader.LIMIT
    tracemalloc.stop()


def test_an_archive_cut_inside_any_record_says_so(tmp_path: Path) -> None:
    whole = _archive(compress=False)
    path = tmp_path / "x.warc"
    for cut in range(15, len(whole), 7):
        if re.match(rb"[\r\n]*(?:WARC/1|\Z)", whole[cut:]):
            continue  # only blank lines between records are missing
        path.write_bytes(whole[:cut])
        with pytest.raises(Refused, match="cắt ngang"):
            list(read(path, "x"))


def test_a_page_on_which_the_reader_stumbles_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(data: bytes, name: str, *_: object, **__: object) -> Page:
        if name.endswith("#3"):
            raise RecursionError("too deep")
        return reader.page_of(data, name, html=True)

    path = tmp_path / "x.warc"
    path.write_bytes(_archive(compress=False))
    monkeypatch.setattr(warc, "page_of", stumble)
    pages = read(path, "x")
    assert [next(pages).file, next(pages).file] == ["x#1", "x#4"]
    with pytest.raises(Refused, match=r"^x#3: bộ chuyển đổi gặp lỗi \(RecursionError: too deep\)"):
        next(pages)


def test_signs_that_turn_the_reading_direction_are_seen_in_an_address() -> None:
    page = Page("seeds/a.warc", "", "html", "utf-8", [])
    originates(page, "https://kytho.gov.vn/\u202egpj.x", "")
    assert page.url == "https://kytho.gov.vn/%E2%80%AEgpj.x"


def test_a_page_captured_from_an_address_in_capitals_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(_record(1, PAGE.encode()).replace(b"URI: https", b"URI: HTTPS", 1))
    (page,) = read(path, "seeds/a.warc")
    assert page.url == "HTTPS://a.gov.vn/1"


def test_a_page_whose_type_the_server_did_not_say_is_known_by_its_looks(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    untyped = (PAGE.encode(), b"\x89PNG\r\n")
    records = (_record(place, body, kind="X-Served-By: a") for place, body in enumerate(untyped, 1))
    path.write_bytes(b"".join(records))
    assert [page.file for page in read(path, "seeds/a.warc")] == ["seeds/a.warc#1"]


@pytest.mark.parametrize(
    "records", [[_record(1, b"<p>", "404 Not Found")], [_record(1, b"GIF8", kind="Content-Type: image/gif")]]
)
def test_an_archive_without_a_page_says_so(tmp_path: Path, records: list[bytes]) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(records))
    assert "không có trang web nào" in _refusal(path)

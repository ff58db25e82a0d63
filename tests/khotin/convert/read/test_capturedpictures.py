"""The pictures that a web archive holds come along with its pages; the archive is never held in memory."""

from __future__ import annotations

import gzip
import io
import tracemalloc
from pathlib import Path

import pytest
from PIL import Image
from saving import TEXT, URL, figure, markup, photo, record, revisit

from khotin.convert import run
from khotin.convert.convert import Result
from khotin.convert.convert import convert as convert_file
from khotin.convert.read import capturedpictures
from khotin.convert.read.capturedpictures import CapturedPictures

SITE = "https://kytho.gov.vn"
PACKED = {
    "x.warc": b"".join,
    "x.warc.gz": lambda records: b"".join(map(gzip.compress, records)),
    "whole.warc.gz": lambda records: gzip.compress(b"".join(records)),
    "padded.warc.gz": lambda records: b"\0\0\0".join(map(gzip.compress, records)),
}


def html(body: str, url: str = URL, head: str = "") -> bytes:
    return record(url, markup(body, head).encode(), "text/html; charset=utf-8")


def made(tmp_path: Path, records: list[bytes], name: str = "x.warc.gz") -> list[Result]:
    path = tmp_path / name
    path.write_bytes(PACKED[name](records))
    return list(convert_file(path, f"seeds/{name}", []))


def shown(result: Result) -> list[tuple[str, tuple[int, int]]]:
    return [(p.path.rpartition("/")[2], Image.open(io.BytesIO(p.data)).size) for p in result.pictures]


@pytest.mark.parametrize("name", PACKED)
def test_pictures_stand_before_and_behind_their_pages_however_packed(tmp_path: Path, name: str) -> None:
    second = "http://kytho.gov.vn/tin/hai.html"
    body = figure("../anh/Đại biểu.jpg?v=1.2", "Các đại biểu dự hội nghị") + figure(
        f"{SITE}/anh/het.jpg", "Phát biểu"
    )
    records = [
        record(f"{SITE}/anh/truoc.jpg", photo(400, 300)),
        html(figure("/anh/truoc.jpg") + body),
        record(f"{SITE}/bieu-tuong.css", b"p {}", "text/css"),
        record(f"{SITE}/anh/%C4%90%E1%BA%A1i%20bi%E1%BB%83u.jpg?v=1.2", photo(320, 200)),
        html(figure("//KYTHO.gov.vn/anh/sau.jpg"), second),
        record(f"{SITE}/anh/het.jpg", b"<html>404", "text/html", status="404 Not Found"),
        record(f"{SITE}/anh/sau.jpg", photo(310, 210), "application/octet-stream"),
    ]
    first, last = made(tmp_path, records, name)
    assert shown(first) == [("truoc.jpg", (400, 300)), ("dai-bieu.jpg", (320, 200))]
    assert first.left_out == []
    assert "Phát biểu\n{: .caption }" in first.article
    assert (shown(last), last.report.raw.url) == ([("sau.jpg", (310, 210))], second)


def test_every_address_of_a_picture_is_looked_for(tmp_path: Path) -> None:
    lazy = figure("/cho.png", "Ảnh nạp sau", f'data-src="{SITE}/nap-sau.jpg"')
    filled = figure("/images/loading.gif", "Ảnh có hình chờ", 'class="lazy" data-original="/that.jpg"')
    several = figure("/nho.jpg", "Ảnh nhiều cỡ", 'srcset="nho.jpg 300w, /lon.jpg 900w"')
    records = [
        html(
            lazy + filled + several + figure("co-so.jpg", "Ảnh theo địa chỉ gốc"), head='<base href="/goc/">'
        ),
        record(f"{SITE}/cho.png", photo(100, 100), "image/png"),
        record(f"{SITE}/nap-sau.jpg", photo(400, 300)),
        record(f"{SITE}/images/loading.gif", photo(90, 90), "image/gif"),
        record(f"{SITE}/that.jpg", photo(440, 300)),
        record(f"{SITE}/lon.jpg", photo(420, 300)),
        record(f"{SITE}/goc/co-so.jpg", photo(310, 200)),
    ]
    (result,) = made(tmp_path, records)
    assert [name for name, _ in shown(result)] == ["nap-sau.jpg", "that.jpg", "lon.jpg", "co-so.jpg"]


def test_a_picture_that_was_captured_before_is_found_under_both_addresses(tmp_path: Path) -> None:
    records = [
        record(f"{SITE}/a.jpg", photo()),
        revisit(f"{SITE}/b.jpg", f"{SITE}/a.jpg"),
        html(figure("/b.jpg")),
    ]
    (result,) = made(tmp_path, records)
    assert [name for name, _ in shown(result)] == ["b.jpg"]


@pytest.mark.parametrize(
    ("data", "headers", "words"),
    [
        (photo()[:900], "Content-Length: 5000\r\n", "bị hỏng hoặc bị cắt ngang"),
        (photo()[:900], "", "bị hỏng hoặc bị cắt ngang"),
        (gzip.compress(photo())[:-30], "Content-Encoding: gzip\r\n", "bị hỏng hoặc bị cắt ngang"),
        (b"<html>Not found", "", "không phải ảnh"),
    ],
)
def test_a_damaged_picture_is_left_out_and_told(
    tmp_path: Path, data: bytes, headers: str, words: str
) -> None:
    (result,) = made(tmp_path, [html(figure("/a.jpg")), record(f"{SITE}/a.jpg", data, headers=headers)])
    assert result.pictures == []
    assert result.left_out[0].startswith(f"bỏ ảnh {SITE}/a.jpg: ")
    assert words in result.left_out[0]
    assert result.left_out[0].endswith("chú thích vẫn được giữ")


@pytest.mark.parametrize("name", PACKED)
def test_an_archive_cut_inside_a_picture_keeps_its_page(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(PACKED[name]([html(figure("/a.jpg")), record(f"{SITE}/a.jpg", photo(900, 700))])[:-3000])
    page, refusal = convert_file(path, "x", [])
    assert page.pictures == []
    assert "Quang cảnh hội nghị\n{: .caption }" in page.article
    assert "cắt ngang" in refusal.problem


def test_a_picture_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capturedpictures, "LIMIT", 1000)
    (result,) = made(tmp_path, [html(figure("/a.jpg")), record(f"{SITE}/a.jpg", photo())])
    assert "MB" in result.left_out[0]


def test_pages_without_pictures_do_not_look_for_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CapturedPictures, "_places", property(lambda _: pytest.fail("looked")))
    assert len(made(tmp_path, [html(""), record(f"{SITE}/a.jpg", photo())])) == 1


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    noise = photo() + bytes(2_000_000)
    records = [
        html(figure(f"/{n}.jpg"), f"{SITE}/{n}.html") + record(f"{SITE}/{n}.jpg", noise) for n in range(20)
    ]
    path = tmp_path / "x.warc"
    path.write_bytes(b"".join(records))
    tracemalloc.start()
    (results,) = run.run([(str(path), "x")], [])
    found = sum(len(result.pictures) for result in results)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == 20
    assert peak < 15_000_000


def test_a_large_archive_among_many_files_is_read_page_by_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "_LARGE", 1000)
    (tmp_path / "x.warc").write_bytes(html(figure("/a.jpg")) + record(f"{SITE}/a.jpg", photo()))
    jobs = [(str(tmp_path / f"{n}.txt"), f"{n}.txt") for n in range(30)]
    for path, _ in jobs:
        Path(path).write_text(f"Xã Kỳ Thọ sơ kết\n{TEXT}", "utf-8")
    jobs.insert(9, (str(tmp_path / "x.warc"), "x"))
    found = [[result.file.partition("#")[0] for result in results] for results in run.run(jobs, [])]
    assert found == [[name] for _, name in jobs]

"""Pictures of a saved page: drawn anew, bare of all but what is seen, and never in an editor's way."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import unicodedata
import zlib
from base64 import b64encode
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw

from khotin import pictures as site
from khotin.convert import pictures, run
from khotin.convert.convert import Result, convert
from khotin.convert.store import Status, Store

TEXT = (
    "Sáng ngày 25 tháng 5 năm 2023, Đảng ủy xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh tổ chức hội nghị "
    "sơ kết giữa nhiệm kỳ với sự có mặt của 60 đại biểu từ các chi bộ trực thuộc trên địa bàn xã."
)
GPS, MAKE, ORIENTATION, COMMENT = 0x8825, 0x010F, 0x0112, "https://may-anh.test"


def photo(width: int = 1200, height: int = 800) -> Image.Image:
    """A picture with a red left half, as soft as a photograph."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    ImageDraw.Draw(image).rectangle((0, 0, width // 2 - 1, height), fill=(200, 20, 20))
    return image


def saved(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def page(root: Path, files: dict[str, bytes], body: str, name: str = "trang") -> Path:
    """A saved page with its folder of files."""
    beside = root / "seeds" / f"{name}_files"
    beside.mkdir(parents=True)
    for file, data in files.items():
        (beside / file).write_bytes(data)
    path = root / "seeds" / f"{name}.html"
    path.write_text(
        "<html><head><meta charset=utf-8></head><body><h1>Đảng bộ xã Kỳ Thọ sơ kết giữa nhiệm kỳ</h1>"
        f"<p>{TEXT}</p>{body}<p>{TEXT.replace('Sáng', 'Chiều')}</p></body></html>",
        "utf-8",
    )
    return path


def figure(source: str, caption: str = "") -> str:
    said = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure><img src='trang_files/{source}' width=600>{said}</figure>"


def made(path: Path) -> Result:
    return next(convert(path, f"seeds/{path.name}", []))


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_picture_is_kept_with_its_caption_in_three_sizes(tmp_path: Path) -> None:
    path = page(tmp_path, {"Hội nghị (1).jpeg": saved(photo(2400, 1600))}, "")
    path.write_text(
        path.read_text("utf-8").replace(
            f"<p>{TEXT}</p>", f"<p>{TEXT}</p>{figure('Hội nghị (1).jpeg', 'Quang cảnh *hội nghị*')}"
        ),
        "utf-8",
    )
    result = made(path)
    assert result.report is not None
    folder = f"images/{result.report.raw.sha256[:12]}"
    said = r"Quang cảnh \*hội nghị\*"
    assert (
        f"![{said}](../../{folder}/hoi-nghi-1.jpg)\n\n{said}\n{{: .caption }}\n"
        in result.article.split("\n---\n")[1]
    )
    full, *smaller = result.pictures
    assert full.path == f"{folder}/hoi-nghi-1.jpg"
    assert opened(full.data).size == (1600, 1067)
    assert [opened(picture.data).size for picture in smaller] == [(480, 320), (960, 640)]
    assert [site.original(picture.path) for picture in smaller] == [full.path] * 2
    assert result.left_out == []


def test_a_small_picture_is_not_enlarged() -> None:
    drawn = pictures.draw(saved(photo(400, 300)))
    assert opened(drawn.full).size == (400, 300)
    assert drawn.smaller == {}


def test_nothing_but_what_is_seen_is_published() -> None:
    exif = Image.Exif()
    exif[MAKE] = "May anh"
    exif.get_ifd(GPS)[2] = (18.0, 20.0, 30.0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    jpeg = saved(photo(), exif=exif, icc_profile=profile, comment=COMMENT, xmp=b"<x:xmpmeta/>")
    assert opened(jpeg).getexif()[MAKE] == "May anh"
    webp = saved(photo(), "WEBP", exif=exif.tobytes(), icc_profile=profile)
    png = saved(photo(100, 100), "PNG", exif=exif, icc_profile=profile)
    for data in (jpeg, webp, png):
        drawn = pictures.draw(data)
        for version in (drawn.full, *drawn.smaller.values()):
            image = opened(version)
            assert dict(image.getexif()) == {}
            assert image.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "loop", "background",
                                         "timestamp", "duration", "progressive", "progression"}  # fmt: skip
            assert COMMENT.encode() not in version
            assert b"xmpmeta" not in version


def test_a_picture_stands_upright() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # the camera was held upright; browsers turn it a quarter to the right
    image = opened(pictures.draw(saved(photo(600, 400), exif=exif)).full)
    assert image.size == (400, 600)
    red, green, _ = image.convert("RGB").getpixel((200, 50))
    assert (red, green) > (150, 0) and green < 60


@pytest.mark.parametrize(
    ("image", "kind", "suffix", "mode"),
    [
        (photo(200, 100), "BMP", ".jpg", "RGB"),
        (photo(200, 100), "TIFF", ".jpg", "RGB"),
        (photo(200, 100), "AVIF", ".jpg", "RGB"),
        (photo(200, 100).convert("CMYK"), "JPEG", ".jpg", "RGB"),
        (photo(200, 100).convert("L"), "JPEG", ".jpg", "L"),
        (photo(200, 100).convert("P"), "GIF", ".png", "RGB"),
        (photo(200, 100), "PNG", ".png", "RGB"),
        (photo(200, 100).convert("1"), "PNG", ".png", "L"),
        (photo(200, 100), "WEBP", ".webp", "RGB"),
        (Image.new("RGBA", (200, 100), (9, 9, 9, 90)), "PNG", ".png", "RGBA"),
        (Image.new("RGBA", (200, 100), (9, 9, 9, 255)), "PNG", ".png", "RGB"),
        (Image.effect_noise((1200, 900), 90).convert("RGB"), "PNG", ".jpg", "RGB"),
    ],
)
def test_every_common_format(image: Image.Image, kind: str, suffix: str, mode: str) -> None:
    drawn = pictures.draw(saved(image, kind))
    assert drawn.suffix == suffix
    assert opened(drawn.full).mode == mode


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = saved(photo())
    assert pictures.draw(data) == pictures.draw(data)


def png_of(width: int, height: int) -> bytes:
    """A few bytes that claim to be a picture of any size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    body = (struct.pack(">I", len(c)) + n + c + struct.pack(">I", zlib.crc32(n + c)) for n, c in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


BAD = {
    "bom.png": (png_of(9_000, 9_000), "50 triệu điểm ảnh"),
    "bom-lon.png": (png_of(60_000, 60_000), "50 triệu điểm ảnh"),
    "cut.jpg": (saved(photo())[:9000], "bị hỏng hoặc bị cắt ngang"),
    "hong.png": (png_of(300, 300), "bị hỏng hoặc bị cắt ngang"),
    "ve.png": (b"<?xml version='1.0'?><svg xmlns='x'><script>1</script></svg>", "SVG"),
    "trang.jpg": (b"<html>404 Not Found</html>", "không phải ảnh"),
    "rong.jpg": (b"", "không phải ảnh"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_picture_is_told_and_its_caption_kept(tmp_path: Path, name: str) -> None:
    data, words = BAD[name]
    result = made(page(tmp_path, {name: data}, figure(name, "Quang cảnh hội nghị")))
    assert result.pictures == []
    assert "Quang cảnh hội nghị\n{: .caption }" in result.article
    assert "![" not in result.article
    (said,) = result.left_out
    assert said.startswith(f"bỏ ảnh trang_files/{name}: ") and words in said
    assert said.endswith("chú thích vẫn được giữ")


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LIMIT", 1000)
    result = made(page(tmp_path, {"a.jpg": saved(photo())}, figure("a.jpg")))
    assert result.pictures == []
    assert "MB" in result.left_out[0]


def test_an_ornament_is_left_out_but_not_one_with_a_caption(tmp_path: Path) -> None:
    tiny = saved(photo(40, 40))
    result = made(
        page(
            tmp_path,
            {"a.jpg": tiny, "b.jpg": saved(photo(41, 41))},
            figure("a.jpg") + figure("b.jpg", "Huy hiệu xã"),
        )
    )
    assert [picture.path.rpartition("/")[2] for picture in result.pictures] == ["b.jpg"]
    assert "hình trang trí" in result.left_out[0]


def test_a_picture_shown_twice_is_one_file_and_names_do_not_clash(tmp_path: Path) -> None:
    files = {
        "a.jpg": saved(photo(300, 200)),
        "A.jpg": saved(photo(320, 200)),
        "c.jpg": saved(photo(300, 200)),
    }
    body = "".join(figure(name, f"Ảnh chụp số {name} tại hội nghị") for name in files)
    result = made(page(tmp_path, files, body))
    assert [picture.path.rpartition("/")[2] for picture in result.pictures] == ["a.jpg", "a-2.jpg"]
    assert result.article.count("/a.jpg)") == 2
    assert result.article.count("/a-2.jpg)") == 1


def test_converting_again_changes_nothing_and_an_editors_picture_stays(tmp_path: Path) -> None:
    path = page(tmp_path, {"a.jpg": saved(photo())}, figure("a.jpg", "Quang cảnh"))
    content = tmp_path / "content"
    (content / "reports").mkdir(parents=True)

    def tree() -> dict[str, bytes]:
        return {str(p): p.read_bytes() for p in content.rglob("*") if p.is_file()}

    assert Store(content).put(made(path)).status is Status.WRITTEN
    before = tree()
    assert Store(content).put(made(path)).status is Status.UNCHANGED
    assert tree() == before
    picture = content / made(path).pictures[0].path
    picture.write_bytes(b"mine")
    article = next((content / "reports").rglob("*.md"))
    article.unlink()
    next((content / ".converted").glob("*.md")).unlink()
    assert Store(content).put(made(path)).status is Status.WRITTEN
    assert picture.read_bytes() == b"mine"


def test_a_report_without_pictures_costs_nothing_more(project: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from khotin.convert.convert import convert; import khotin.archive\n"
        "assert list(convert(Path(sys.argv[1]), 'a.txt', [])); assert 'PIL' not in sys.modules"
    )
    seed = next((project / "seeds").glob("001_*.txt"))
    environment = os.environ | {"PYTHONPATH": str(project / "plugins")}
    subprocess.run([sys.executable, "-c", code, str(seed)], env=environment, check=True)


def test_over_processes_as_in_one(tmp_path: Path) -> None:
    jobs = []
    for number in range(30):
        name = f"trang{number:02}"
        body = figure("a.jpg", "Quang cảnh").replace("trang_files", f"{name}_files")
        path = page(tmp_path, {"a.jpg": saved(photo(100 + number, 90))}, body, name)
        jobs.append((str(path), f"seeds/{path.name}"))
    found = [result.pictures for (result,) in run.run(jobs, [])]
    assert found == [result.pictures for (result,) in run.batch(jobs, [])]
    assert all(len(pictures) == 1 for pictures in found)
    assert [len(part) for part in run.batches(jobs)] == [4] * 7 + [2]
    plain = [(f"{number}.txt", "") for number in range(70)]
    assert [len(part) for part in run.batches(plain)] == [32, 32, 6]


def test_a_picture_inside_the_markup_is_kept_but_not_its_stand_in(tmp_path: Path) -> None:
    def inside(data: bytes) -> str:
        return f"<figure><img src='data:image/jpeg;base64,{b64encode(data).decode()}'>"

    body = f"{inside(saved(photo(640, 480)))}<figcaption>Quang cảnh hội nghị</figcaption></figure>"
    broken = f"{inside(bytes(9000))}<figcaption>Ảnh hỏng của trang</figcaption></figure>"
    stand_in = f"{inside(saved(photo(2, 2)))}<figcaption>Ảnh sẽ được nạp sau</figcaption></figure>"
    result = made(page(tmp_path, {}, body + broken + stand_in))
    assert [picture.path.rpartition("/")[2] for picture in result.pictures][:1] == ["anh.jpg"]
    assert opened(result.pictures[0].data).size == (640, 480)
    assert [said.partition(":")[0] for said in result.left_out] == ["bỏ ảnh nhúng trong trang"]
    assert result.article.count("{: .caption }") == 3


def test_a_percent_sign_in_the_name_of_a_file_is_read_either_way(tmp_path: Path) -> None:
    files = {"a%20b.jpg": saved(photo(300, 200)), "c d.jpg": saved(photo(320, 200))}
    result = made(
        page(tmp_path, files, figure("a%20b.jpg", "Ảnh thứ nhất") + figure("c%20d.jpg", "Ảnh thứ hai"))
    )
    assert [picture.path.rpartition("/")[2] for picture in result.pictures] == ["a-20b.jpg", "c-d.jpg"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (unicodedata.normalize("NFD", "hội nghị.jpg"), figure("hội nghị.jpg", "Quang cảnh")),
        ("hội nghị.jpg", figure(unicodedata.normalize("NFD", "hội nghị.jpg"), "Quang cảnh")),
        ("a.jpg", figure("x", "Quang cảnh").replace("/x", "\\a.jpg")),
        ("a.jpg", '<picture><source srcset="trang_files/a.jpg 2x"><img alt=""></picture><p>Một.</p>'),
        ("a.jpg", '<img src="data:image/gif;base64,R0lGOD" srcset="b.jpg 300w, trang_files/a.jpg 90w">'),
    ],
)
def test_a_picture_is_found_however_its_file_is_written(tmp_path: Path, name: str, shown: str) -> None:
    result = made(page(tmp_path, {name: saved(photo(300, 200))}, shown))
    assert len(result.pictures) == 1

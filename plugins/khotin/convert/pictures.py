"""Pictures of a saved page for the archive: decoded, freed of all but what is seen, drawn again in few sizes.

A file as found may hold where a photographer stood, a program, or a bomb of pixels; what is published is only
what was decoded. The original stays with the raw report.
"""

from __future__ import annotations

import io
import warnings
from base64 import b64decode
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from khotin import pictures, text
from khotin.model import Label, Line, Page

if TYPE_CHECKING:
    from PIL.Image import Image

LIMIT = 40_000_000  # bytes of a picture's file
MOST_PIXELS = 50_000_000  # of a telephone's camera; a PNG takes some 400 MB while it is decoded
MOST = 60  # pictures of one report
SIDE = 1600  # pixels; twice the reading column on a screen of double density
WIDTHS = (480, 960)  # of the smaller versions, where the picture is wider
ORNAMENT = 64  # pixels; without a caption, anything narrower or lower is an icon or a counter
HEAVY = 300_000  # bytes from which on an opaque PNG is a photograph
ALT = "Ảnh trong bài"
_READ = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP", "TIFF")
_PLUGINS = {"WEBP": "WebP"}  # whose module is not named like the others
_EMBEDDED = "data:"
BROKEN = "tệp ảnh bị hỏng hoặc bị cắt ngang"
"""What is said of a picture that is not whole."""
_DIGITS = 12  # of the raw report's checksum
_NAME = 60
_DRAWN = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 82, "method": 4},
}


class Unfit(Exception):
    """A picture that the archive cannot take; says why (Vietnamese)."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A file to be written at `path` below `content/`."""

    path: str
    data: bytes


def bring(page: Page) -> tuple[list[Picture], list[str]]:
    """Return the files of the pictures of a labelled page, and why others are left out.

    Each line that shows a picture then names its path below `content/`; the others name none.
    """
    shown = [line for line in page.lines if line.image and line.label is Label.CAPTION]
    album = _Album(f"{pictures.FOLDER}/{page.sha256[:_DIGITS]}")
    left_out: list[str] = []
    for line in shown:
        source, line.image = line.image, ""
        embedded = source.startswith(_EMBEDDED)
        try:
            data = _embedded(source) if embedded or not page.pictures else page.pictures.content(source)
            # A page may hold the stand-in of a picture that was to be loaded later.
            line.image = album.add(
                data, _stem(source), smallest=1 if line.text and not embedded else ORNAMENT
            )
        except Unfit as unfit:
            left_out.append(f"bỏ ảnh {'nhúng trong trang' if embedded else source}: {unfit}{_kept(line)}")
    return album.files, left_out


def _stem(source: str) -> str:
    """Return what the file of a picture was called, its suffix left out."""
    if source.startswith(_EMBEDDED):
        return ""
    address = urlsplit(source)
    return Path(unquote(address.path) if address.scheme else source).stem


def _kept(line: Line) -> str:
    return "; chú thích vẫn được giữ" if line.text else ""


class _Album:
    """The files of one report's pictures, each picture once, each under a name of its own."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.files: list[Picture] = []
        self._paths: dict[bytes, str] = {}

    def add(self, data: bytes, stem: str, *, smallest: int) -> str:
        """Return the path of the picture in `data`, whose file was called `stem`; raise Unfit."""
        if len(self._paths) >= MOST:
            raise Unfit(f"bài đã có {MOST} ảnh")
        drawn = draw(data, smallest)
        if drawn.full not in self._paths:
            made = files(self._free(stem), drawn)
            self._paths[drawn.full] = made[0].path
            self.files += made
        return self._paths[drawn.full]

    def _free(self, stem: str) -> str:
        stem = text.slug(stem, _NAME) or "anh"
        taken = {path.rpartition(".")[0] for path in self._paths.values()}
        names = (f"{self.folder}/{stem}{f'-{n}' if n > 1 else ''}" for n in range(1, MOST + 2))
        return next(name for name in names if name not in taken)


def _embedded(source: str) -> bytes:
    """Return the bytes of a picture that stands inside the markup as a `data:` address; raise Unfit."""
    kind, _, data = source.partition(",")
    try:
        return b64decode(unquote(data)) if kind.endswith(";base64") else unquote_to_bytes(data)
    except ValueError:
        raise Unfit(BROKEN) from None


def content(path: Path) -> bytes:
    """Return the bytes of a picture's file; raise Unfit."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise Unfit(f"không đọc được tệp ({error.strerror})") from None
    if len(data) > LIMIT:
        raise Unfit(f"tệp quá {LIMIT // 1_000_000} MB; thu nhỏ rồi chuyển lại")
    return data


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture drawn anew: the suffix for its files, the full version, and smaller ones by their widths."""

    suffix: str
    full: bytes
    smaller: dict[int, bytes]


def files(path: str, drawn: Drawn) -> list[Picture]:
    """Return the files of a picture that is to stand at `path`, its suffix left out; the full one first."""
    path += drawn.suffix
    versions = ((pictures.smaller(path, w, drawn.full), data) for w, data in drawn.smaller.items())
    return [Picture(path, drawn.full), *(Picture(name, data) for name, data in versions)]


def draw(data: bytes, smallest: int = 1) -> Drawn:
    """Return a picture drawn anew; raise Unfit, also where it is less than `smallest` pixels high or wide."""
    if b"<svg" in data[:1000].lower():
        raise Unfit("ảnh SVG có thể chứa mã chạy được; lưu thành PNG")
    try:
        image, found = _decoded(data, smallest)
        kind = _kind(image, found)
        full = _encoded(image, kind)
        if kind == "PNG" and image.mode != "RGBA" and len(full) > HEAVY:
            kind, full = "JPEG", _encoded(image, "JPEG")
        smaller = {w: _encoded(_narrower(image, w), kind) for w in WIDTHS if w < image.width}
    except Unfit:
        raise
    except MemoryError:
        raise Unfit("không đủ bộ nhớ để đọc") from None
    except Exception as error:
        # The parsers of damaged files raise whatever they stumble over.
        raise Unfit(BROKEN) from error
    return Drawn(_DRAWN[kind], full, smaller)


def _decoded(data: bytes, smallest: int) -> tuple[Image, str]:
    """Return the picture upright, in sRGB or grey, within SIDE pixels, nothing attached; and its format."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # only where a report has pictures

    for name in _READ:
        # The library has many parsers of rare formats; what is not loaded cannot be attacked.
        import_module(f"PIL.{_PLUGINS.get(name, name.capitalize())}ImagePlugin")
    try:
        with warnings.catch_warnings():
            # Our own limit, told in our own words, is below the library's.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image: Image.Image = Image.open(io.BytesIO(data), formats=_READ)
    except Image.DecompressionBombError:
        raise _too_many() from None
    except UnidentifiedImageError:
        raise Unfit("không phải ảnh (nhận JPEG, PNG, GIF, WebP, AVIF, BMP, TIFF)") from None
    found, (width, height) = image.format or "", image.size
    if width * height > MOST_PIXELS:
        raise _too_many()
    if min(width, height) < smallest:
        raise Unfit(f"chỉ có {width}×{height} điểm ảnh, giống hình trang trí")
    image.draft("RGB", (SIDE, SIDE))
    image = ImageOps.exif_transpose(image)
    image = _plain(image)
    image.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    # A comment or a profile in it would be written again.
    image.info.clear()
    return image, found


def _too_many() -> Unfit:
    return Unfit(f"quá {MOST_PIXELS // 1_000_000} triệu điểm ảnh; thu nhỏ rồi chuyển lại")


def _plain(image: Image) -> Image:
    """Return the picture in one of the modes RGB, RGBA and L."""
    if image.has_transparency_data:
        image = image.convert("RGBA")
        return image if image.getchannel("A").getextrema() != (255, 255) else image.convert("RGB")
    if image.mode in {"1", "L"}:
        return image.convert("L")
    return _srgb(image) if image.info.get("icc_profile") else image.convert("RGB")


def _srgb(image: Image) -> Image:
    """Return the picture in the colours every screen takes for granted, since its profile is left out."""
    from PIL import ImageCms

    if image.mode not in {"RGB", "CMYK"}:
        image = image.convert("RGB")
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        made = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert("RGB")
    assert made is not None
    return made


def _kind(image: Image, found: str) -> str:
    """Return the format in which to draw: what is sharp stays sharp, what is a photograph is a JPEG."""
    if found == "WEBP":
        return "WEBP"
    return "PNG" if found in {"PNG", "GIF"} or image.mode == "RGBA" else "JPEG"


def _narrower(image: Image, width: int) -> Image:
    from PIL import Image

    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encoded(image: Image, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **_OPTIONS[kind])
    return out.getvalue()

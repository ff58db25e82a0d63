"""The pictures in `content/images/` as pages show them: their size, their smaller versions, or their loss.

A text is rendered without looking at files, so that it can be kept; what depends on them is filled in here.
The smaller versions of a picture carry the start of its checksum in their names: once an editor puts another
picture in its place, the old small ones, which may show what was to be hidden, are shown no more.
"""

from __future__ import annotations

import hashlib
import html
import os
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote

from khotin import fingerprint

FOLDER = "images"
DIGITS = 8  # of the checksum in the name of a smaller version
# The reading column of the theme, and on a phone the page without its margins.
SIZES = "(min-width: 44rem) 38rem, calc(100vw - 2rem)"
LOST = '<span class="lost">(không còn tệp ảnh)</span>'
_INSIDE = re.compile(r"(?:/|(?:\.\./)+)(images/.+)")
_NAMED = re.compile(r"images/[^\s)>\"']+")
_SMALLER = re.compile(rf"(.+)-(\d{{2,4}})-([0-9a-f]{{{DIGITS}}})(\.\w+)")
_SHOWN = re.compile(
    r"<figure>\s*(<img\b[^>]*>)(?:\s*<figcaption>(.*?)</figcaption>)?\s*</figure>|(<img\b[^>]*>)", re.DOTALL
)
_SOURCE, _ALT = re.compile(r'\bsrc="([^"]*)"'), re.compile(r'\balt="([^"]*)"')
_TURNED = 5  # from this EXIF orientation on, browsers swap width and height
_ORIENTATION = 0x0112


def address(target: str) -> str:
    """Return the path below `content/` of a picture as an article names it, empty for any other target.

    «/images/…» is how an editor types it, «../../images/…» is what a forge shows beside the article.
    """
    match = _INSIDE.fullmatch(unquote(target))
    if not match or posixpath.normpath(match[1]) != match[1]:
        return ""
    return match[1]


def named(body: str) -> list[str]:
    """Return the paths of all pictures that the Markdown of an article may show."""
    if f"{FOLDER}/" not in body:
        return []
    return sorted({unquote(path) for path in _NAMED.findall(body)})


def smaller(path: str, width: int, data: bytes) -> str:
    """Return the path of the version `width` pixels wide of the picture at `path`, whose bytes are `data`."""
    stem, suffix = posixpath.splitext(path)
    return f"{stem}-{width}-{hashlib.sha256(data).hexdigest()[:DIGITS]}{suffix}"


def original(path: str) -> str:
    """Return the path of the picture whose smaller version stands at `path`, by the name; else empty."""
    match = _SMALLER.fullmatch(path)
    return f"{match[1]}{match[4]}" if match else ""


def outdated(content: Path, path: str) -> bool:
    """Tell whether the file at `path` below `content` is a smaller version of what is no longer there."""
    match = _SMALLER.fullmatch(path)
    if not match:
        return False
    try:
        data = (content / original(path)).read_bytes()
    except OSError:
        return True
    return smaller(original(path), int(match[2]), data) != path


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of known size in pixels; `versions` are smaller ones, (width, path), the smallest first."""

    width: int
    height: int
    versions: tuple[tuple[int, str], ...] = ()


class Pictures:
    """The pictures of one content folder; without one there are none."""

    def __init__(self, content: Path | None = None) -> None:
        self._content = content
        self._found: dict[str, Picture | None] = {}

    @cached_property
    def fingerprint(self) -> bytes:
        """Which pictures there are; read once, since a build sees one state of its files."""
        return fingerprint.of(sorted(self._files.items()))

    @cached_property
    def _files(self) -> dict[str, int]:
        """The size of each file in bytes by its path below `content/`."""
        return dict(_walk(self._content / FOLDER, FOLDER)) if self._content else {}

    @cached_property
    def _versions(self) -> dict[str, list[str]]:
        """The paths that are named as smaller versions of a picture, by its path."""
        found: dict[str, list[str]] = {}
        for path in self._files:
            if first := original(path):
                found.setdefault(first, []).append(path)
        return found

    def mark(self, paths: Iterable[str]) -> bytes:
        """Return what tells any change of the pictures at `paths`; empty bytes for none."""
        names = [name for path in paths for name in (path, *sorted(self._versions.get(path, ())))]
        return fingerprint.of([(name, self._files.get(name)) for name in names]) if names else b""

    def find(self, path: str) -> Picture | None:
        """Return the picture at `path` below `content/`, None where it is lost or cannot be read."""
        if path not in self._found:
            self._found[path] = self._look(path) if path in self._files else None
        return self._found[path]

    def _look(self, path: str) -> Picture | None:
        assert self._content is not None
        shape = size(self._content / path)
        if shape is None:
            return None
        names = self._versions.get(path)
        if not names:
            return Picture(*shape)
        data = (self._content / path).read_bytes()
        widths = {int(match[2]): name for name in names if (match := _SMALLER.fullmatch(name))}
        versions = ((w, widths[w]) for w in sorted(widths) if smaller(path, w, data) == widths[w])
        return Picture(*shape, tuple(versions))

    def fill(self, text: str) -> str:
        """Return rendered `text` with the size of each picture, or with words where there is none."""
        return _SHOWN.sub(self._shown, text) if "<img" in text else text

    def _shown(self, match: re.Match[str]) -> str:
        tag, caption = match[1] or match[3], match[2]
        source, alt = (found[1] if (found := pattern.search(tag)) else "" for pattern in (_SOURCE, _ALT))
        path = address(html.unescape(source))
        picture = self.find(path) if path else None
        if picture is None:
            return f'<p class="caption">{caption or alt} {LOST}</p>' if match[1] else f"{alt} {LOST}"
        shown = f'<img src="{_rooted(path)}"{_choice(path, picture)} width="{picture.width}"'
        shown += f' height="{picture.height}" alt="{alt}" loading="lazy" decoding="async">'
        if not match[1]:
            return shown
        below = f"\n<figcaption>{caption}</figcaption>" if caption else ""
        return f"<figure>\n{shown}{below}\n</figure>"


def _choice(path: str, picture: Picture) -> str:
    if not picture.versions:
        return ""
    offered = (*picture.versions, (picture.width, path))
    choice = ", ".join(f"{_rooted(name)} {width}w" for width, name in offered)
    return f' srcset="{choice}" sizes="{SIZES}"'


def _rooted(path: str) -> str:
    return html.escape("/" + quote(path))


def _walk(folder: Path, name: str) -> Iterable[tuple[str, int]]:
    try:
        items = list(os.scandir(folder))
    except OSError:
        return
    for item in items:
        path = f"{name}/{item.name}"
        if item.is_dir(follow_symlinks=False):
            yield from _walk(folder / item.name, path)
        elif item.is_file(follow_symlinks=False):
            yield path, item.stat(follow_symlinks=False).st_size


def size(path: Path) -> tuple[int, int] | None:
    """Return width and height as a browser draws them, from the head of the file; None for no picture."""
    from PIL import Image  # costs a build without pictures nothing

    try:
        with Image.open(path) as image:
            width, height = image.size
            turned = image.getexif().get(_ORIENTATION, 1) >= _TURNED
    except Exception:  # noqa: BLE001 (a damaged file can raise anything; on the page it is a lost picture)
        return None
    return (height, width) if turned else (width, height)

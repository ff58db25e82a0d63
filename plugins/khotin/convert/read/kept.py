"""The pictures that were kept with a saved page: beside it in a folder, or captured by their addresses.

A page names its pictures as its server did; where they are now depends on how it was saved. Everything
that follows asks for them in one way (`model.Pictures`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from unicodedata import normalize
from urllib.parse import unquote, urljoin, urlsplit

from khotin.convert.pictures import content


@dataclass(frozen=True, slots=True)
class Folder:
    """The pictures in the folder that a page was saved in, or below it."""

    path: Path

    def find(self, source: str, _base: str, /) -> str:
        """Return the path of the picture at `source` relative to the folder, empty where there is none.

        A program that saves a page with its files writes their paths anew: what it says of a base is void.
        """
        try:
            # Programs of old wrote the paths of Windows; browsers read them all the same.
            address = urlsplit(source.replace("\\", "/"))
            if address.scheme or address.netloc:
                return ""
            # A program that saves a page may leave the percent signs of a file's name as they are.
            paths = (unquote(address.path), address.path)
            # The Mac writes names with their marks apart, other systems with the letters.
            names = dict.fromkeys((*paths, normalize("NFC", paths[0]), normalize("NFD", paths[0])))
            return next(filter(None, map(self._within, names)), "")
        except (OSError, ValueError):
            return ""

    def _within(self, name: str) -> str:
        # Most pictures were not saved, and following the links of a file system is dear.
        if name.startswith("/") or "\0" in name or (".." not in name and not (self.path / name).is_file()):
            return ""
        folder = self.path.resolve()
        file = (folder / name).resolve()
        return file.relative_to(folder).as_posix() if file.is_file() else ""

    def content(self, name: str) -> bytes:
        """Return the bytes of the picture that `find` called `name`; raise Unfit."""
        return content(self.path / name)


class Captures(Protocol):
    """What was captured together with a page, by the `key` of its address."""

    def __contains__(self, key: str, /) -> bool: ...

    def content(self, key: str) -> bytes:
        """Return the bytes that were captured; raise Unfit where they are not whole."""
        ...


@dataclass(frozen=True, slots=True)
class Captured:
    """The pictures captured with the page whose address is `page`."""

    captures: Captures
    page: str

    def find(self, source: str, base: str, /) -> str:
        """Return the whole address of the picture at `source`, empty where it was not captured.

        Like a browser, start from `base`, the address that the page wants its own to be relative to.
        """
        try:
            address = urljoin(urljoin(self.page, base), source)
            return address if key(address) in self.captures else ""
        except ValueError:
            return ""

    def content(self, name: str) -> bytes:
        """Return the bytes of the picture that `find` called `name`; raise Unfit."""
        return self.captures.content(key(name))


def key(address: str) -> str:
    """Return what tells an address from others: not its scheme, the case of its host, how it is escaped.

    Raise ValueError for what is no address.
    """
    parts = urlsplit(address.strip())
    if parts.scheme == "cid":
        return "cid:" + unquote(parts.path)
    query = f"?{unquote(parts.query)}" if parts.query else ""
    return f"{parts.netloc.lower()}{unquote(parts.path) or '/'}{query}"

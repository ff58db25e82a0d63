"""The pictures in a web archive for its pages: looked for once, read one by one where a page shows them.

A picture may stand anywhere in an archive, as a rule behind its page. Only where each begins is kept, so that
an archive with many takes little more memory than one with none.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from warcio.recordloader import ArcWarcRecord

from khotin.convert.errors import Refused
from khotin.convert.pictures import BROKEN, LIMIT, Unfit
from khotin.convert.read.kept import key
from khotin.convert.read.payload import payload
from khotin.convert.read.records import Archive, Damage, Place, address, drain, is_cut, kind
from khotin.guard import PICTURES

_MOST = 300_000  # pictures of an archive; their places take some 70 MB
# What is compressed as a whole must be read again from its beginning for each picture.
_FARTHEST = 32_000_000  # bytes
_UNTOLD = frozenset({"application/octet-stream", "binary/octet-stream"})


class CapturedPictures:
    """The pictures in the archive at `path` by their addresses."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __contains__(self, key: str, /) -> bool:
        return _mark(key) in self._places

    def content(self, key: str) -> bytes:
        """Return a picture as its server meant it; raise Unfit."""
        try:
            with self._path.open("rb") as file:
                record = next(iter(Archive(file, self._places[_mark(key)])))
                if (record.length or 0) > LIMIT:
                    raise Unfit(f"tệp quá {LIMIT // 1_000_000} MB; thu nhỏ rồi chuyển lại")
                data = payload(record, key)
        except OSError as error:
            raise Unfit(f"không đọc được tệp ({error.strerror})") from None
        except (Damage, Refused, StopIteration):
            raise Unfit(BROKEN) from None
        if is_cut(record):
            raise Unfit(BROKEN)
        return data

    @cached_property
    def _places(self) -> dict[int, Place]:
        """Where each picture begins; what is behind a defect is not found."""
        places: dict[int, Place] = {}
        with suppress(OSError, Damage), self._path.open("rb") as file:
            archive = Archive(file)
            for record in archive:
                if len(places) >= _MOST:
                    break
                _note(places, record, archive.place)
                drain(record)
        return places


def _note(places: dict[int, Place], record: ArcWarcRecord, place: Place) -> None:
    """Add the picture that begins at `place`, if the record there is one."""
    try:
        if record.rec_type == "revisit":
            # The same bytes came before, from this address or another.
            origin = record.rec_headers.get_header("WARC-Refers-To-Target-URI", "").strip("<>")
            if known := places.get(_mark(key(origin))):
                places.setdefault(_mark(key(address(record))), known)
        elif _is_picture(record) and place[1] <= _FARTHEST:
            places.setdefault(_mark(key(address(record))), place)
    except ValueError:
        return


def _is_picture(record: ArcWarcRecord) -> bool:
    said = kind(record)
    if said is None:
        return False
    suffix = PurePosixPath(urlsplit(address(record)).path).suffix.lower()
    return said.startswith("image/") or (said in _UNTOLD and suffix in PICTURES)


def _mark(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())

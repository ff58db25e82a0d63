"""What a value is, in sixteen bytes: equal values have equal fingerprints in every run and on every machine.

A page is made by a function from arguments; the fingerprint of both says whether it must be made again.
So a function may use what it is given and what is constant for one version of the code, nothing else. What
has no fingerprint (an open file, a service with a state of its own) raises `Unknown`: its page is made anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import partial
from hashlib import blake2b
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any

SIZE = 16


class Unknown(TypeError):
    """A value whose content cannot be told."""


def of(value: object) -> bytes:
    """Return the fingerprint of `value`; raise Unknown."""
    return blake2b(_bytes(value), digest_size=SIZE).digest()


def of_bytes(data: bytes) -> bytes:
    """Return the fingerprint of the content of a file."""
    return blake2b(data, digest_size=SIZE).digest()


def _bytes(value: object) -> bytes:
    kind = type(value)
    writer = _WRITERS.get(kind)
    if writer is None:
        writer = _WRITERS[kind] = _writer(kind)
    return writer(value)


def _framed(tag: bytes, content: bytes) -> bytes:
    return b"%b %d:%b" % (tag, len(content), content)


def _sequence(value: Any) -> bytes:
    kinds = set(map(type, value))
    if len(kinds) == 1 and hasattr(kind := kinds.pop(), "fingerprint"):
        # Lists of reports: the shortest way for the most frequent case.
        marks = [item.fingerprint for item in value]
        if sum(map(len, marks)) == SIZE * len(marks):
            return _framed(b"[" + kind.__qualname__.encode(), b"".join(marks))
    return _framed(b"[", b"".join(map(_bytes, value)))


def _mapping(value: Any) -> bytes:
    # In its order: what iterates over a mapping shows it.
    return _framed(b"{", b"".join([_bytes(part) for item in value.items() for part in item]))


def _set(value: Any) -> bytes:
    return _framed(b"<", b"".join(sorted(map(_bytes, value))))


def _function(value: Any) -> bytes:
    if value.__closure__ or "<" in value.__qualname__:
        raise Unknown(value)
    return _framed(b"f", f"{value.__module__}.{value.__qualname__}".encode())


def _partial(value: Any) -> bytes:
    return _framed(b"p", _bytes(value.func) + _sequence(value.args) + _mapping(value.keywords))


def _method(value: Any) -> bytes:
    return _framed(b"m", _function(value.__func__) + _bytes(value.__self__))


def _file(value: Any) -> bytes:
    """Return the content of a file: a function that is given a path reads it."""
    try:
        data = value.read_bytes()
    except OSError as error:
        raise Unknown(value) from error
    return _framed(b"P", _bytes(value.name) + of_bytes(data))


def _writer(kind: type) -> Callable[[Any], bytes]:
    name = f"{kind.__module__}.{kind.__qualname__}".encode()
    if hasattr(kind, "fingerprint"):
        return lambda value: _framed(name, value.fingerprint)
    if issubclass(kind, Enum):
        return lambda value: _framed(name, value.name.encode())
    if issubclass(kind, Path):
        return _file
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        return lambda value: _framed(name, b"".join([_bytes(getattr(value, key)) for key in names]))
    if issubclass(kind, list):
        return _sequence
    if issubclass(kind, tuple):
        return lambda value: _framed(name, _sequence(value))
    if issubclass(kind, dict):
        return _mapping
    raise Unknown(kind)


_WRITERS: dict[type, Callable[[Any], bytes]] = {
    type(None): lambda _: b"N",
    bool: lambda value: b"T" if value else b"F",
    int: lambda value: _framed(b"i", b"%d" % value),
    float: lambda value: _framed(b"d", value.hex().encode()),
    str: lambda value: _framed(b"s", value.encode("utf-8", "surrogatepass")),
    bytes: lambda value: _framed(b"b", value),
    datetime: lambda value: _framed(b"D", value.isoformat().encode()),
    date: lambda value: _framed(b"D", value.isoformat().encode()),
    list: _sequence,
    tuple: _sequence,
    dict: _mapping,
    set: _set,
    frozenset: _set,
    FunctionType: _function,
    MethodType: _method,
    type: lambda value: _framed(b"t", f"{value.__module__}.{value.__qualname__}".encode()),
    partial: _partial,
}

"""Compare the bodies of terms however they are abbreviated."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from khotin.text import same

# A chain behind the place of a body says nothing more about the body: «Chi bộ thôn 3, xã Kỳ Thọ».
_PARENT = re.compile(r",\s*(?=(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|t[px])\b)")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "organisations.toml").read_text("utf-8"))


@cache
def folded(body: str) -> str:
    """Return the form in which two ways of writing one body are equal."""
    text = _PARENT.split(same(body))[0]
    for long, short in _table()["short"].items():
        text = " ".join(re.sub(rf"(?<!\w){re.escape(same(long))}(?!\w)\.?", same(short), text).split())
    return text


@cache
def vague(body: str) -> str:
    """Return the body that `body` names without its place, empty where it names one."""
    text = same(body)
    for pattern in _table()["vague"]:
        text = re.sub(pattern, "", text)
    text = folded(text)
    return "" if any(re.search(rf"(?<!\w){unit}(?!\w)", text) for unit in _table()["units"]) else text


def agree(got: str, expected: str) -> bool:
    """Tell whether `got` is the body that was expected, or one of those a vague one means."""
    body = vague(expected)
    return folded(got) == folded(expected) or bool(body and folded(got).removeprefix("các ").startswith(body))

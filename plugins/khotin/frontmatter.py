"""YAML front matter as plain text values with line numbers, and back.

Every scalar is read as the text an editor typed: YAML's own guesses would turn an id into a number
and a date into a local clock. Duplicate keys, which YAML loaders drop in silence, are faults here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

import yaml

from khotin.problems import ContentError, Problem

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # PyYAML without libyaml: slower, same result
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

FENCE = re.compile(r"(?m)^---[ \t]*$")
# A plain scalar must mean the same to every YAML reader: starts with a letter, holds nothing that
# YAML gives a meaning to, and is none of the words that become booleans or null.
_PLAIN = re.compile(r"[^\W\d_][\w .()/,;–%-]*+(?<! )|\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\+\d\d:\d\d)?")
# A term with its years, a place with what it lies in: each on a line of its own.
_LONG_ITEM = re.compile(r"[ ,\d]\S*\d{4}|,")
_OPEN_QUOTE = re.compile(r'^\s*(?:- |\w+: +)"(?:[^"\\]|\\.)*$')
_WORDS = {"y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan", "inf"}
_HEX_ID = re.compile(r"(?=.*[a-df])(?!\d+e\d+$)[0-9a-f]{8}")
_quoted = json.JSONEncoder(ensure_ascii=False).encode
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Front:
    """Parsed front matter: values by key, the line of each key, the body and its first line.

    `items` has the line of each item of a list, under the key and its place: `topics.0`.
    """

    values: dict[str, object]
    lines: dict[str, int]
    body: str
    body_line: int
    items: dict[str, int] = field(default_factory=dict)


def split(text: str, file: str) -> tuple[str, str, int]:
    """Return front matter, body and the body's first line; raise ContentError without both fences."""
    first = FENCE.match(text)
    second = FENCE.search(text, first.end()) if first else None
    if first is None or second is None:
        line = 1 if first is None else text.count("\n") + 1
        what = "thiếu dòng «---» mở đầu" if first is None else "thiếu dòng «---» kết thúc"
        remedy = "đặt phần thông tin của bài giữa hai dòng chỉ có «---»"
        raise ContentError([Problem(file, line, what + " phần thông tin", remedy)])
    body = text[second.end() :].lstrip("\n")
    return text[first.end() : second.start()], body, text[: len(text) - len(body)].count("\n") + 1


def parse(text: str, file: str) -> Front:
    """Return the front matter and body of `text`; raise ContentError naming file and line."""
    head, body, body_line = split(text, file)
    try:
        node = yaml.compose(head, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        # A quote left open is noticed only at the end; what an editor mends is where it opened.
        opened = "quoted scalar" in (error.context or "")
        mark = error.context_mark if opened else error.problem_mark or error.context_mark
        raise ContentError([_syntax(file, mark.line + 1 if mark else 1, head, error)]) from error
    except yaml.YAMLError as error:
        what = "phần thông tin có ký tự điều khiển không được phép"
        raise ContentError([Problem(file, 1, what, "xóa ký tự lạ rồi lưu lại dạng UTF-8")]) from error
    if node is None:
        return Front({}, {}, body, body_line)
    if not isinstance(node, yaml.MappingNode):
        remedy = "mỗi dòng viết dạng «tên: giá trị»"
        raise ContentError([Problem(file, 2, "phần thông tin không phải các cặp «tên: giá trị»", remedy)])
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    items: dict[str, int] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in values:
            what = f"khóa «{key}» xuất hiện hai lần (lần đầu ở dòng {lines[key]})"
            raise ContentError([Problem(file, line, what, "xóa bớt một dòng")])
        values[key], lines[key] = _plain(value_node, file), line
        if isinstance(value_node, yaml.SequenceNode):
            items |= {f"{key}.{at}": item.start_mark.line + 1 for at, item in enumerate(value_node.value)}
    return Front(values, lines, body, body_line, items)


def _syntax(file: str, line: int, head: str, error: yaml.MarkedYAMLError) -> Problem:
    written = head.split("\n")
    # libyaml reports the place where it gave up, often the line after the fault.
    text = written[line - 1] if line - 1 < len(written) else ""
    if "\t" in text[: len(text) - len(text.lstrip())] or "\\t" in (error.problem or ""):
        return Problem(file, line, "dòng thụt vào bằng phím Tab", "thay Tab bằng dấu cách")
    for number, row in enumerate(written[:line], 1):
        # A quote left open swallows the lines after it, up to the next quote of another value.
        if _OPEN_QUOTE.search(row):
            text = row.strip()[:60]
            return Problem(file, number, f"thiếu dấu ngoặc kép đóng: «{text}»", 'thêm dấu " ở cuối giá trị')
    remedy = "kiểm tra dấu hai chấm, dấu ngoặc kép và thụt dòng; giá trị có «: » phải đặt trong ngoặc kép"
    return Problem(file, line, f"phần thông tin không đọc được: «{text.strip()[:60]}»", remedy)


def _plain(node: yaml.Node, file: str) -> object:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, file) for child in node.value]
    pairs: dict[str, object] = {}
    for key, value in cast("yaml.MappingNode", node).value:
        if str(key.value) in pairs:
            line = key.start_mark.line + 1
            raise ContentError(
                [Problem(file, line, f"khóa «{key.value}» xuất hiện hai lần", "xóa bớt một dòng")]
            )
        pairs[str(key.value)] = _plain(value, file)
    return pairs


def scalar(value: str) -> str:
    """Return `value` as a YAML scalar that every reader takes for the same text."""
    if value.casefold() not in _WORDS and (_PLAIN.fullmatch(value) or _HEX_ID.fullmatch(value)):
        return value
    quoted = _quoted(value)
    if quoted.isprintable():
        return quoted
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", quoted)


def _item(value: str) -> str:
    text = scalar(value)
    return _quoted(value) if "," in text and text[0] != '"' else text


def dump(values: Mapping[str, object], body: str) -> str:
    """Return an article file: front matter of text, lists of text and maps of text, then `body`."""
    fields = [row for key, value in values.items() for row in rows(key, value)]
    return "\n".join(["---", *fields, "---", "", body.rstrip("\n"), ""])


def rows(key: str, value: object) -> list[str]:
    """Return the lines of one field: text, a list of text or a map of text."""
    if isinstance(value, str):
        return [f"{key}: {scalar(value)}"]
    if isinstance(value, Mapping):
        return [f"{key}:", *(f"  {name}: {scalar(str(inner))}" for name, inner in value.items())]
    if isinstance(value, list):
        return _list(key, [str(item) for item in value])
    return [f"{key}: {scalar(str(value))}"]


def _list(key: str, items: list[str]) -> list[str]:
    if not any(map(_LONG_ITEM.search, items)):
        flow = f"{key}: [{', '.join(map(_item, items))}]"
        if len(flow) <= 100:
            return [flow]
    return [f"{key}:", *(f"  - {scalar(item)}" for item in items)]

"""Front matter holds any string unharmed, and says where it is broken."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from khotin import frontmatter
from khotin.problems import ContentError


@settings(max_examples=400, deadline=None)
@given(st.text(), st.lists(st.text(), max_size=4))
def test_any_string_survives(text: str, items: list[str]) -> None:
    values = {"title": text, "authors": items, "raw": {"file": text}}
    front = frontmatter.parse(frontmatter.dump(values, "thân bài"), "a.md")
    assert front.values == values
    assert front.body == "thân bài\n"


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(categories=["L", "N", "P", "Zs", "S"]), min_size=1))
def test_every_yaml_reader_sees_text(text: str) -> None:
    loaded = yaml.safe_load(f"key: {frontmatter.scalar(text)}")
    assert loaded == {"key": text} or not isinstance(loaded["key"], str | int | float | bool | None)


@pytest.mark.parametrize(
    "value", ["true", "No", "null", "12345678", "1e234567", "0x1F", "1_000", "~", "12:30", "-", ""]
)
def test_values_that_yaml_would_turn_into_something_else_are_quoted(value: str) -> None:
    assert yaml.safe_load(f"key: {frontmatter.scalar(value)}") == {"key": value}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("title: a\n", 1, "thiếu dòng «---» mở đầu"),
        ("---\ntitle: a\n", 3, "thiếu dòng «---» kết thúc"),
        ('---\ntitle: "a\nslug: b\n---\n', 2, "thiếu dấu ngoặc kép đóng"),
        ('---\nid: x\ntitle: "a: b\nslug: b\nsha: "c"\n---\n', 3, "thiếu dấu ngoặc kép đóng"),
        ("---\nid: 1\nslug: a\nslug: b\n---\n", 4, "xuất hiện hai lần"),
        ("---\nraw:\n  file: a\n  file: b\n---\n", 4, "xuất hiện hai lần"),
        ("---\nid: 1\nlocalities:\n\t- a\n---\n", 4, "Tab"),
        ("---\n- a\n---\n", 2, "không phải các cặp"),
        ("---\ntitle: a: b\n---\n", 2, "không đọc được"),
    ],
)
def test_a_fault_names_line_and_remedy(text: str, line: int, words: str) -> None:
    with pytest.raises(ContentError) as error:
        frontmatter.parse(text, "bai.md")
    problem = error.value.problems[0]
    assert (problem.file, problem.line) == ("bai.md", line)
    assert words in problem.what
    assert problem.remedy

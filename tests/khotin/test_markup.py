"""Captured text can never become markup, and an article's markup can never run."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khotin import markup
from khotin.text import clean

MARKDOWN = st.text(st.sampled_from("ab1 \\`*_{}[]()<>#+-.!|&;:=~\"'/@ 2.)đx\t"), max_size=40)


@settings(max_examples=600, deadline=None)
@given(MARKDOWN | st.text(max_size=60))
def test_escaped_text_renders_as_itself_in_one_paragraph(text: str) -> None:
    words = " ".join(clean(text).split())
    rendered = markup.Renderer().render(markup.escape(text)) if words else ""
    assert markup.plain(rendered) == words
    assert rendered.count("<") in {0, 2}


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("<script>alert(1)</script>", "<script"),
        ("a <img src=x onerror=alert(1)> b", "<img"),
        ("[x](javascript:alert(1))", "javascript:"),
        ("[x](JaVaScRiPt:alert(1))", "cript:alert"),
        ("[x](&#106;avascript:alert(1))", 'href="'),
        ("[x](data:text/html;base64,AAAA)", "data:"),
        ("![x](javascript:alert(1))", 'src="'),
        ("text\n{: onclick='alert(1)' .caption }", "onclick"),
        ("text\n{: style='position:fixed' }", "style"),
        ("<div markdown=1>x</div>", "<div"),
    ],
)
def test_nothing_in_an_article_runs(text: str, absent: str) -> None:
    assert absent not in markup.Renderer().render(text)


def test_editors_markdown_works() -> None:
    rendered = markup.Renderer().render(
        "## Kết quả\n\n- một\n- hai\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n> lời\n\n[bài](../khac/) "
        "[trang](https://a.vn)\n\nẢnh\n{: .caption }"
    )
    for expected in (
        "<h2>Kết quả</h2>",
        "<li>một</li>",
        '<td class="right">2</td>',
        "<blockquote>",
        '<a href="../khac/">',
        '<a href="https://a.vn">',
        '<p class="caption">Ảnh</p>',
    ):
        assert expected in rendered


def test_one_renderer_keeps_nothing_between_texts() -> None:
    renderer = markup.Renderer()
    renderer.render("[a]: https://a.vn\n\n[a]")
    assert "href" not in renderer.render("[a]")

"""Captured text can never become markup, and an article's markup can never run."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
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


def parsed(text):
    """Return what the parser alone makes of a text."""
    renderer = markup.Renderer()
    return renderer._markdown.reset().convert(text)


LINES = st.text("aĐ1 .-–(\"'\\*_[]{}#>+!:=|`~&<;©•×\u0300\xa0\t", max_size=12)
PROSE = st.lists(
    st.one_of(
        LINES,
        st.sampled_from(
            [
                "",
                "{: .caption }",
                "Xã họp",
                "1\\. Một",
                "2. Hai",
                "---",
                "a \\| b",
                "--\\|--",
                "R & D",
                "© &lt;",
            ]
        ),
    ),
    max_size=8,
)


@given(PROSE.map("\n".join))
@example("Hội nghị\n{: .caption }\n\n\n\\- Một\nhai")
@example("a\n{: .caption }\n{: .caption }")
def test_prose_is_rendered_as_the_parser_does(text):
    assert markup.Renderer().render(text) == parsed(text)


def test_prose_is_known_at_a_glance():
    text = "Sáng 25/5, BCH Đảng bộ xã (khóa XX) họp.\n\nĐại biểu dự hội nghị\n{: .caption }\n\n1\\. Kết quả: 5,5%\n"
    assert markup._PROSE.fullmatch(text)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.reading import for_page
from khotin import markup

render = markup.Renderer().render


def test_addresses_inside_the_archive_start_at_the_page():
    html = for_page(
        render("[đây](/dia-phuong/) ![ảnh](/images/a.jpg) [kia](https://a.vn/b) [cạnh](../c/)"), "../../"
    )
    assert 'href="../../dia-phuong/"' in html
    assert 'src="../../images/a.jpg"' in html
    assert 'href="https://a.vn/b"' in html
    assert 'href="../c/"' in html


def test_an_address_in_the_text_is_not_touched():
    html = for_page(render(markup.escape('gõ href="/a" và <a href="/b">')), "../")
    assert 'href="/a"' in html
    assert 'href="/b"' in html


@pytest.mark.parametrize(
    ("source", "levels"),
    [("# A\n\n### B", ["h2", "h3"]), ("#### A\n\n# B\n\n#### C", ["h3", "h2", "h3"]), ("## A", ["h2"])],
)
def test_headings_follow_the_page_title_without_a_gap(source, levels):
    html = for_page(render(source), "./")
    assert [part[:2] for part in html.split("<") if part[:1] == "h"] == levels
    assert html.count("</h") == len(levels)


def test_tables_scroll_by_keyboard_and_have_names():
    table = "| | Số |\n|---|---:|\n| a | 1 |\n"
    html = for_page(render(f"{table}\n\nĐoạn.\n\n{table}"), "./")
    assert [f'aria-label="Bảng {n}" tabindex="0"' in html for n in (1, 2, 3)] == [True, True, False]
    assert "<th></th>" not in html


def test_a_caption_says_that_it_belongs_to_a_picture():
    html = for_page(render("Đại biểu dự hội nghị\n{: .caption }\n\nẢnh: Hồng Lam\n{: .caption }"), "./")
    assert '<p class="caption"><span>Ảnh:</span> Đại biểu' in html
    assert '<p class="caption">Ảnh: Hồng Lam' in html


@given(st.text())
def test_captured_text_reads_the_same_on_the_page(text):
    html = render(markup.escape(text))
    assert markup.plain(for_page(html, "../")) == markup.plain(html)

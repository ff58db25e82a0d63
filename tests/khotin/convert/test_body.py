"""What the text of a report becomes in Markdown."""

import pytest

from khotin.convert.body import markdown
from khotin.convert.paragraphs import Paragraph
from khotin.markup import Renderer
from khotin.model import Block, Label, Line

VERSE = "Đò đưa khuya khoắt qua sông,\n- Áo bà ba sũng\n# Má ơi"


@pytest.mark.parametrize("block", [Block.PARAGRAPH, Block.QUOTE])
def test_lines_of_a_verse_stay_lines(block: Block) -> None:
    line = Line(1, VERSE, VERSE, block=block, label=Label.BODY)
    shown = Renderer().render(markdown([Paragraph([line], VERSE)]))
    assert "qua sông,<br" in shown
    assert shown.count("<br") == 2
    assert "<li>" not in shown
    assert "<h1" not in shown

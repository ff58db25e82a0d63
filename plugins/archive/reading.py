"""Fit the HTML of a Markdown text into a page: links, headings, tables, captions.

The text is rendered once and shown at many addresses (page, feeds), so what depends on the page is done
here. Only Markdown makes these tags: raw HTML in an article is text.
"""

from __future__ import annotations

import re
from itertools import count

_ROOTED = re.compile(r'(<(?:a|img)\b[^>]*?\s(?:href|src)=")/(?!/)')
_CHOICE = re.compile(r'(?<=\ssrcset=")[^"]*')
_OFFERED = re.compile(r"(^|, )/")
_HEADING = re.compile(r"<(/?)h([1-6])(?=[ >])")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_CAPTION = re.compile(r'<p class="caption">(?!Ảnh\b)')


def for_page(html: str, root: str) -> str:
    """Return `html` for a page whose way to the site's root is `root`."""
    html = _ROOTED.sub(rf"\g<1>{root}", html)
    if "srcset" in html:
        html = _CHOICE.sub(lambda match: _OFFERED.sub(rf"\g<1>{root}", match[0]), html)
    html = _headings(html)
    # The picture is usually lost: without a word before it, a caption reads like a stray sentence.
    html = _CAPTION.sub('<p class="caption"><span>Ảnh:</span> ', html)
    numbers = count(1)
    return _TABLE.sub(lambda match: _table(match[0], next(numbers)), html)


def _headings(html: str) -> str:
    """Make the text's heading levels follow the page's own first level without a gap."""
    used = sorted({int(level) for _, level in _HEADING.findall(html)})
    if not used:
        return html
    levels = {str(level): min(place, 6) for place, level in enumerate(used, 2)}
    return _HEADING.sub(lambda match: f"<{match[1]}h{levels[match[2]]}", html)


def _table(table: str, number: int) -> str:
    # A wide table scrolls by itself, by keyboard too, and never the page.
    cells = re.sub(r"<th( class=\"\w+\")?></th>", r"<td\1></td>", table)
    return f'<div class="wide" role="region" aria-label="Bảng {number}" tabindex="0">{cells}</div>'

"""Quotation marks that a word processor bent: they look like quotes, but YAML takes them for letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from khotin import frontmatter
from khotin.editorial.findings import Finding
from khotin.problems import ContentError, Problem

# A whole value in bent quotes, or in one straight and one bent: `title: “Tin mới”`.
_VALUE = re.compile(
    r"""(?m)^(?P<lead>[ \t]*(?:- +)?(?:[A-Za-z_]+:[ \t]+)?)"""
    r"""(?P<open>["“”„‟'‘’])(?P<text>[^“”„‟"\n]*)(?P<close>["“”„‟'‘’])[ \t]*$"""
)
_BENT = set("“”„‟‘’")


def findings(text: str, file: str) -> Iterator[Finding]:
    """Yield each value of the front matter that stands in bent quotes."""
    try:
        head, _, _ = frontmatter.split(text, file)
    except ContentError:
        return
    for match in _bent(head):
        what = f"giá trị nằm trong dấu ngoặc kép cong {match['open']}…{match['close']}"
        remedy = 'gõ lại bằng ngoặc kép thẳng "…", hoặc chạy khotin check --fix'
        yield Finding("mau-bai", Problem(file, head.count("\n", 0, match.start("open")) + 1, what, remedy))


def straighten(text: str) -> str:
    """Return an article's text with every value in bent quotes put in straight ones."""
    try:
        head, _, _ = frontmatter.split(text, "")
    except ContentError:
        return text
    at = text.index(head)
    mended = head
    for match in reversed(list(_bent(head))):
        value = frontmatter.scalar(match["text"].strip())
        mended = mended[: match.start()] + match["lead"] + value + mended[match.end() :]
    return text[:at] + mended + text[at + len(head) :]


def _bent(head: str) -> Iterator[re.Match[str]]:
    return (match for match in _VALUE.finditer(head) if {match["open"], match["close"]} & _BENT)

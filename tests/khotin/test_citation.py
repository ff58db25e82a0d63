from __future__ import annotations

import json
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import citation
from khotin.citation import Cited
from khotin.edtf import Point

FULL = Cited(
    "7f3a9c21",
    "Sơ kết 50% & {nửa} nhiệm kỳ",
    ("Hồng Lam", "Xuân Cường"),
    "Kho Tin",
    "https://kho.test/id/7f3a9c21/",
    Point(2023, 5, 26),
    "stamp",
    "Tin địa phương",
)
BARE = Cited(
    "00000003", "Tin", (), "Kho Tin", "", Point(2023, 11, None, approximate=True), "text", "Tin địa phương"
)
EVENT = Cited("00000004", "Tin", (), "Kho Tin", "", Point(2024, 3, 2), "event", "Tin địa phương")


def test_in_words():
    assert citation.plain(FULL) == (
        "Hồng Lam, Xuân Cường (26/5/2023). «Sơ kết 50% & {nửa} nhiệm kỳ». Kho Tin, mã bài 7f3a9c21. "
        "https://kho.test/id/7f3a9c21/"
    )
    assert citation.plain(BARE) == "(khoảng tháng 11/2023). «Tin». Kho Tin, mã bài 00000003."
    assert citation.plain(EVENT).startswith("(sự việc ngày 2/3/2024).")


def test_bibtex_protects_names_and_signs():
    made = citation.bibtex(FULL)
    assert "author = {{Hồng Lam} and {Xuân Cường}}" in made
    assert r"title = {{Sơ kết 50\% \& \{nửa\} nhiệm kỳ}}" in made
    assert "date = {2023-05-26}" in made
    assert "date = {2023-11~}" in citation.bibtex(BARE)


def test_ris_is_made_of_lines_with_tags():
    lines = citation.ris(FULL).split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert lines[-2:] == ["ER  - ", ""]
    assert "DA  - 2023/05/26/" in lines
    assert "DA  - 2023/11//" in citation.ris(BARE).split("\r\n")
    assert "AU  - Hồng Lam," in lines


def test_csl_tells_what_is_not_certain():
    (full,), (bare,), (event,) = (json.loads(citation.csl(value)) for value in (FULL, BARE, EVENT))
    assert full["issued"] == {"date-parts": [[2023, 5, 26]]}
    assert bare["issued"] == {"date-parts": [[2023, 11]], "circa": True}
    assert event["event-date"] == {"date-parts": [[2024, 3, 2]]}
    assert event["issued"]["circa"]
    assert full["author"][0] == {"literal": "Hồng Lam"}
    assert "URL" not in bare


def test_the_page_carries_the_files():
    made = citation.formats(FULL)
    assert [item.file for item in made] == [
        "khotin-7f3a9c21.bib",
        "khotin-7f3a9c21.ris",
        "khotin-7f3a9c21.json",
    ]
    assert unquote(made[0].href.split(",", 1)[1]) == citation.bibtex(FULL)


@pytest.mark.parametrize("make", [citation.bibtex, citation.ris, citation.csl])
@given(title=st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_a_title_cannot_break_a_record(make, title):
    made = make(Cited("0000000a", title, (), "Kho", "", Point(2023), "stamp", "Tin"))
    if make is citation.ris:
        assert all(line[2:6] == "  - " for line in made.split("\r\n")[:-1])
    elif make is citation.csl:
        assert json.loads(made)[0]["title"] == title
    else:
        assert depth(made) == 0


def depth(text):
    """Return how many braces stay open, those behind a backslash left out."""
    plain = text.replace(r"\{", "").replace(r"\}", "")
    return plain.count("{") - plain.count("}")

from __future__ import annotations

from datetime import date

import pytest

from khotin import article

TEXT = """---
id: 7f3a9c21
title: Tin
slug: tin
date: 2023-05-26T14:30:00+07:00
corrections:
  - {0}
---
"""


@pytest.mark.parametrize("written", ["2024-03-05 Sửa tên", "2024-03-05: Sửa tên", '"2024-03-05: Sửa tên"'])
def test_a_correction_is_a_day_and_a_reason(written):
    text = TEXT.format(written if written[0] == '"' or ": " not in written else f'"{written}"')
    (told,) = article.parse(text, "a.md")[0].corrections
    assert article.correction(told) == (date(2024, 3, 5), "Sửa tên")


@pytest.mark.parametrize("written", ["Sửa tên", "5/3/2024 Sửa tên", "2024-13-05 Sửa tên", "2024-03-05"])
def test_what_is_none_is_told_with_its_remedy(written):
    _, _, problems = article.inspect(TEXT.format(written), "a.md")
    (problem,) = problems
    assert str(problem).startswith(
        f"a.md:6: lần đính chính không đúng dạng: «{written}»; viết ngày rồi lý do"
    )


def test_corrections_survive_a_round_trip():
    report, _ = article.parse(TEXT.format("2024-03-05 Sửa, rồi «sửa» nữa"), "a.md")
    assert article.parse(article.dump(report), "a.md")[0].corrections == report.corrections

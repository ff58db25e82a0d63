from __future__ import annotations

import hashlib

import pytest

from khotin import ledger
from khotin.model import RawFile

TEXT = "TIÊU ĐỀ CỦA BÀI\n14:30 26/05/2023\n\nNgày 25/5, đồng chí L ê Văn Trọng dự hội nghị tổng kết của xã.\n"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(TEXT, "utf-8")
    return tmp_path


def raw(file="seeds/a.txt", text=TEXT):
    return RawFile(file, hashlib.sha256(text.encode()).hexdigest(), 1)


def test_every_line_is_shown_once_as_captured(root):
    shown = ledger.capture(root, raw())
    assert shown.state == "whole"
    assert [row.number for row in shown.rows] == list(range(1, shown.total + 1))
    assert [row.raw for row in shown.rows][:4] == [line.strip() for line in TEXT.split("\n")][:4]
    assert [row.label for row in shown.rows][:3] == ["tên bài", "ngày đăng", ""]
    assert [(repair.raw, repair.fixed) for repair in shown.repairs] == [("L ê Văn Trọng", "Lê Văn Trọng")]


@pytest.mark.parametrize(
    ("given", "state"),
    [
        (raw(text="khác"), "changed"),
        (raw("seeds/b.txt"), "missing"),
        (raw("../a.txt"), "missing"),
        (raw(""), "missing"),
    ],
)
def test_what_cannot_be_vouched_for_is_not_shown(root, given, state):
    (root.parent / "a.txt").write_text(TEXT, "utf-8")
    shown = ledger.capture(root, given)
    assert (shown.state, shown.rows, shown.repairs, shown.total) == (state, (), (), 0)


def test_a_record_of_a_web_archive_is_named_only(root):
    (root / "seeds/a.warc").write_bytes(b"")
    assert ledger.capture(root, raw("seeds/a.warc#<urn:uuid:1>")).state == "archived"


def test_an_endless_report_is_cut(root, monkeypatch):
    monkeypatch.setattr(ledger, "MOST_LINES", 2)
    shown = ledger.capture(root, raw())
    assert (len(shown.rows), shown.total) == (2, 5)

"""What editors wrote survives every conversion; a deleted article stays deleted; one news is one article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from khotin import article
from khotin.convert.convert import Result, convert
from khotin.convert.store import Status, Store

TEXT = """Đảng bộ xã Kỳ Thọ sơ kết nhiệm kỳ 2020 - 2025
14:30 26/05/2023

Chiều ngày 25 tháng 5 năm 2023, Ban Chấp hành Đảng bộ xã Kỳ Thọ tổ chức hội nghị sơ kết giữa nhiệm kỳ với sự có mặt của 60 đảng viên.

Trong nửa đầu nhiệm kỳ, cấp ủy và chính quyền từ xã đến thôn đã tập trung lãnh đạo, chỉ đạo thực hiện toàn diện các nhiệm vụ được giao.

Hạ tầng nông thôn được quan tâm đầu tư, đời sống của nhân dân trong xã từng bước được nâng lên qua từng năm của nhiệm kỳ.

Hồng Lam
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    return tmp_path


def result(root: Path, text: str = TEXT, name: str = "seeds/a.txt") -> Result:
    path = root / name
    path.write_text(text, "utf-8")
    return next(convert(path, name, []))


def better(made: Result) -> Result:
    """The same raw report as a better converter would write it."""
    assert made.report is not None
    report = replace(
        made.report, source="Cổng thông tin xã", body=made.report.body.replace("Hạ tầng", "HẠ TẦNG")
    )
    return replace(made, report=report, article=article.dump(report))


def files(root: Path) -> dict[str, str]:
    return {str(p.relative_to(root)): p.read_text("utf-8") for p in root.rglob("*.md")}


def test_converting_twice_changes_nothing(root: Path) -> None:
    first = Store(root / "content").put(result(root))
    before = files(root)
    second = Store(root / "content").put(result(root))
    assert (first.status, second.status) == (Status.WRITTEN, Status.UNCHANGED)
    assert files(root) == before


def test_an_edited_article_is_kept(root: Path) -> None:
    path = Store(root / "content").put(result(root)).path
    assert path is not None
    path.write_text(path.read_text("utf-8").replace("nhiệm kỳ 2020 - 2025\n", "nhiệm kỳ\n"), "utf-8")
    before = files(root)
    for update in (False, True):
        assert Store(root / "content").put(result(root), update=update).status is Status.KEPT
    assert files(root) == before


def test_a_better_converter_is_offered_then_applied_to_an_untouched_article(root: Path) -> None:
    Store(root / "content").put(result(root))
    before = files(root)
    store = Store(root / "content")
    assert store.put(better(result(root))).status is Status.OUTDATED
    outcome = store.put(better(result(root)), update=True)
    assert outcome.status is Status.UPDATED
    assert "+source: Cổng thông tin xã" in outcome.diff
    assert files(root) == before
    store.apply(outcome, better(result(root)))
    assert Store(root / "content").put(better(result(root))).status is Status.UNCHANGED


def test_a_better_converter_is_merged_with_what_the_editor_changed(root: Path) -> None:
    path = Store(root / "content").put(result(root)).path
    assert path is not None
    path.write_text(path.read_text("utf-8").replace("Chiều ngày 25", "Chiều 25"), "utf-8")
    store = Store(root / "content")
    outcome = store.put(better(result(root)), update=True)
    assert outcome.status is Status.UPDATED
    store.apply(outcome, better(result(root)))
    merged = path.read_text("utf-8")
    assert "Chiều 25" in merged and "HẠ TẦNG" in merged and "Cổng thông tin xã" in merged
    assert Store(root / "content").put(better(result(root)), update=True).status is Status.KEPT


def test_both_changed_is_shown_as_a_conflict_and_nothing_is_written(root: Path) -> None:
    path = Store(root / "content").put(result(root)).path
    assert path is not None
    path.write_text(path.read_text("utf-8").replace("Hạ tầng", "Đường sá"), "utf-8")
    before = files(root)
    outcome = Store(root / "content").put(better(result(root)), update=True)
    assert outcome.status is Status.CONFLICT
    assert "<<<<<<<" in outcome.diff and "HẠ TẦNG" in outcome.diff
    assert files(root) == before


def test_a_deleted_article_is_not_brought_back(root: Path) -> None:
    path = Store(root / "content").put(result(root)).path
    assert path is not None
    path.unlink()
    outcome = Store(root / "content").put(result(root))
    assert outcome.status is Status.REMOVED
    assert ".converted" in outcome.note
    assert not path.exists()


def test_the_same_news_from_another_portal_is_not_published_twice(root: Path) -> None:
    store = Store(root / "content")
    first = store.put(result(root))
    repost = "CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN\n" + TEXT.replace("14:30 26/05/2023", "08:00 29/05/2023").replace(
        "Hồng Lam", "Nguồn: Trang tin xã Kỳ Thọ"
    )
    outcome = store.put(result(root, repost, "seeds/b.txt"))
    assert outcome.status is Status.DUPLICATE
    assert outcome.path == first.path


def test_reports_that_only_share_set_phrases_are_two(root: Path) -> None:
    store = Store(root / "content")
    store.put(result(root))
    other = TEXT.replace("2023", "2024").replace("60 đảng viên", "75 đảng viên, giảm 2 so với năm trước")
    other = other.replace("Hạ tầng nông thôn được", "Trường học và trạm y tế được").replace("26/05", "27/06")
    assert store.put(result(root, other, "seeds/b.txt")).status is Status.WRITTEN


def test_two_reports_of_one_title_get_two_addresses(root: Path) -> None:
    store = Store(root / "content")
    other = "\n".join(
        [*TEXT.split("\n")[:3], "Sáng 26/5, một hội nghị khác hẳn đã diễn ra tại thôn Sơn Bắc."]
    )
    one, two = store.put(result(root)), store.put(result(root, other, "seeds/b.txt"))
    assert one.path != two.path
    assert two.status is Status.WRITTEN


def test_an_id_taken_by_another_raw_file_is_not_used_again(root: Path) -> None:
    made = result(root)
    assert made.report is not None and made.report.raw is not None
    taken = made.report.raw.sha256[:8]
    base = root / "content" / ".converted"
    base.mkdir()
    (base / f"{taken}.md").write_text("---\nraw:\n  sha256: other\n---\n", "utf-8")
    outcome = Store(root / "content").put(made)
    assert outcome.status is Status.WRITTEN
    assert made.report.id == made.report.raw.sha256[8:16]


def test_a_copy_of_a_raw_file_is_named_and_never_takes_the_place_of_the_first(root: Path) -> None:
    store = Store(root / "content")
    first = store.put(result(root))
    store.apply(first, result(root))
    before = files(root)
    for update in (False, True):
        outcome = store.put(result(root, name="seeds/b.txt"), update=update)
        assert (outcome.status, outcome.note) == (
            Status.DUPLICATE,
            "giống hệt tin thô seeds/a.txt; không đăng hai lần",
        )
    assert Store(root / "content").known(root / "seeds/b.txt", "seeds/b.txt") is None
    assert files(root) == before


def test_a_raw_file_that_was_moved_is_followed(root: Path) -> None:
    Store(root / "content").put(result(root))
    (root / "seeds/a.txt").unlink()
    made = result(root, name="seeds/b.txt")
    outcome = Store(root / "content").put(made)
    assert (outcome.status, outcome.note) == (
        Status.OUTDATED,
        "tin thô đã đổi chỗ; xem bằng khotin convert --update",
    )
    store = Store(root / "content")
    store.apply(store.put(made, update=True), made)
    assert Store(root / "content").known(root / "seeds/b.txt", "seeds/b.txt") is not None

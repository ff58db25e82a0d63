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


NOTICE = """Lịch cắt điện từ ngày {0} đến ngày {1} trên địa bàn huyện Kỳ Anh
08:00 04/06/2023

Công ty Điện lực Hà Tĩnh thông báo lịch ngừng cung cấp điện trên địa bàn huyện Kỳ Anh để bảo dưỡng, sửa chữa lưới điện theo kế hoạch.

Ngày {0}: xã Kỳ Thọ.

Trong thời gian ngừng cung cấp điện, đề nghị khách hàng có phương án dự phòng, điều chỉnh kế hoạch sản xuất, sinh hoạt cho phù hợp.

Mọi thắc mắc xin liên hệ tổng đài chăm sóc khách hàng của ngành điện để được giải đáp kịp thời trong suốt thời gian nói trên.
"""


def test_notices_of_one_frame_that_name_other_days_are_all_published(root: Path) -> None:
    store = Store(root / "content")
    for number, days in enumerate([("6/6/2023", "8/6/2023"), ("13/6", "15/6"), ("6/6/2024", "8/6/2024")]):
        made = result(root, NOTICE.format(*days), f"seeds/{number}.txt")
        assert store.put(made).status is Status.WRITTEN, days
    again = result(root, NOTICE.format("13/06/2023", "15/06/2023"), "seeds/again.txt")
    outcome = store.put(again)
    assert outcome.status is Status.DUPLICATE
    assert outcome.path is not None and "13/6" in outcome.path.read_text("utf-8")


def test_the_same_news_in_other_paragraphs_is_recognised(root: Path) -> None:
    store = Store(root / "content")
    store.put(result(root))
    title, rest = TEXT.split("\n\n", 1)
    repost = "Kỳ Thọ nhìn lại nửa nhiệm kỳ\n08:00 29/05/2023\n\n" + rest.replace(".\n\n", ". ", 2)
    assert title not in repost
    assert store.put(result(root, repost, "seeds/b.txt")).status is Status.DUPLICATE


REWORDED = TEXT.replace("14:30 26/05/2023", "08:00 29/05/2023").replace("Hồng Lam", "Theo UBND xã")
for old, new in (
    ("tổ chức hội nghị sơ kết", "đã tổ chức hội nghị đánh giá"),
    ("25 tháng 5 năm 2023", "25/5"),
    ("đã tập trung lãnh đạo", "tập trung lãnh đạo"),
    ("được quan tâm đầu tư", "tiếp tục được quan tâm đầu tư"),
):
    assert old in REWORDED
    REWORDED = REWORDED.replace(old, new)


def test_a_repost_with_every_sentence_touched_up_is_recognised(root: Path) -> None:
    store = Store(root / "content")
    first = store.put(result(root))
    outcome = Store(root / "content").put(result(root, REWORDED, "seeds/b.txt"))
    assert (outcome.status, outcome.path) == (Status.DUPLICATE, first.path)


@pytest.mark.parametrize(
    ("old", "new"),
    [("Kỳ Thọ", "Kỳ Khang"), ("60 đảng viên", "72 đảng viên của 9 chi bộ"), ("25/5", "27/5")],
)
def test_what_one_hand_wrote_of_two_communes_is_published_twice(root: Path, old: str, new: str) -> None:
    store = Store(root / "content")
    store.put(result(root))
    other = REWORDED.replace(old, new)
    assert other != REWORDED
    assert store.put(result(root, other, "seeds/b.txt")).status is Status.WRITTEN


def test_a_repost_that_says_less_is_recognised_though_its_article_was_moved(root: Path) -> None:
    store = Store(root / "content")
    first = store.put(result(root)).path
    assert first is not None
    shorter = REWORDED.replace(" với sự có mặt của 60 đảng viên", "")
    assert store.put(result(root, shorter, "seeds/b.txt")).path == first
    first.unlink()
    assert store.put(result(root, shorter, "seeds/b.txt")).status is Status.WRITTEN


def test_without_what_was_converted_nothing_of_the_editors_is_overwritten(root: Path) -> None:
    path = Store(root / "content").put(result(root)).path
    assert path is not None
    path.write_text(path.read_text("utf-8").replace("Hạ tầng", "Đường sá"), "utf-8")
    for base in (root / "content/.converted").iterdir():
        base.unlink()
    before = files(root)
    outcome = Store(root / "content").put(better(result(root)), update=True)
    assert outcome.status is Status.CONFLICT
    assert "-Đường sá" in outcome.diff and "xóa bài rồi chuyển lại" in outcome.note
    assert files(root) == before


def test_an_article_saved_in_another_encoding_is_kept_and_told(root: Path) -> None:
    path = Store(root / "content").put(result(root)).path
    assert path is not None
    text = path.read_text("utf-8")
    for data, said in (
        (text.encode("utf-16"), "UTF-16"),
        (text.encode() + b"\xff\xfe\n", "không phải UTF-8"),
    ):
        path.write_bytes(data)
        outcome = Store(root / "content").put(better(result(root)), update=True)
        assert outcome.status is Status.KEPT
        assert said in outcome.note
        assert path.read_bytes() == data


def test_a_mark_that_an_editors_program_put_in_front_hinders_no_merge(root: Path) -> None:
    path = Store(root / "content").put(result(root)).path
    assert path is not None
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace("Chiều ngày".encode(), "Chiều".encode(), 1))
    outcome = Store(root / "content").put(better(result(root)), update=True)
    assert outcome.status is Status.UPDATED
    assert "HẠ TẦNG" in outcome.new and outcome.new.startswith("---\n")


def test_an_article_that_lost_its_raw_report_is_not_written_again(root: Path) -> None:
    path = Store(root / "content").put(result(root)).path
    assert path is not None
    head = path.read_text("utf-8").partition("\nraw:\n")[0]
    path.write_text(f"{head}\n---\n\nBài do biên tập viên viết lại từ đầu.\n", "utf-8")
    before = files(root)
    assert Store(root / "content").put(result(root)).status is Status.KEPT
    assert files(root) == before


def test_what_is_no_file_among_articles_stops_nothing(root: Path) -> None:
    made = result(root)
    assert made.report is not None
    year = root / "content/reports/2023"
    (year / f"{made.report.slug}.md").mkdir(parents=True)
    (year / "hong.md").symlink_to("nowhere")
    outcome = Store(root / "content").put(made)
    assert outcome.status is Status.WRITTEN
    assert outcome.path is not None and outcome.path.is_file()

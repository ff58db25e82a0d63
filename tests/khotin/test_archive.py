from __future__ import annotations

import re
from pathlib import Path

import pytest

from khotin.archive import load_archive
from khotin.convert.convert import convert
from khotin.convert.store import Store
from khotin.problems import ContentError
from khotin.topics import vocabulary

SMALL = Path(__file__).parents[1] / "site" / "content"


@pytest.fixture(scope="module")
def archive():
    return load_archive(SMALL)


@pytest.fixture
def make(tmp_path):
    """Return a function that loads an archive of articles given as extra front matter lines."""
    for path in (SMALL / "topics").glob("*.md"):
        copy = tmp_path / "content/topics" / path.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())

    def load(*articles):
        for number, extra in enumerate(articles):
            head = f"id: 0000000{number}\ntitle: Bài\nslug: bai-{number}\ndate: 2023-05-26T14:30:00+07:00\n"
            for line in extra.strip().splitlines():
                key = line.partition(":")[0]
                head = re.sub(rf"(?m)^{key}: .*\n", "", head) if key.strip() == key else head
            path = tmp_path / "content/reports/2023" / f"{number}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\n{head}{extra.strip()}\n---\n\nNội dung {number}.\n", "utf-8")
        return load_archive(tmp_path / "content")

    return load


def test_an_archive_without_topics_has_those_the_converter_gave(tmp_path):
    raw = tmp_path / "tin.txt"
    raw.write_text(
        "Xã Kỳ Thọ tiêm phòng dại cho đàn chó\n08:15 12/04/2023\n\nSáng 11/4/2023, trạm thú y huyện Kỳ Anh "
        "cùng xã Kỳ Thọ tiêm phòng dại cho đàn chó, mèo và phun khử trùng chuồng trại chăn nuôi.\n",
        "utf-8",
    )
    content = tmp_path / "content"
    Store(content).put(next(convert(raw, raw.name, vocabulary(content))))
    assert load_archive(content).entries[0].report.topics == ["nong-nghiep"]


def slugs(entries):
    return [entry.report.slug for entry in entries]


def test_newest_first_and_drafts_apart(archive):
    assert slugs(archive.entries) == [
        "sau-sap-xep", "ky-tho-lan-hai", "chua-ro-noi", "toi-thieu", "tong-ket", "so-ket-giua-nhiem-ky",
    ]  # fmt: skip
    assert slugs(archive.drafts) == ["nhap"]


def test_a_report_stands_under_its_commune_district_and_province(archive):
    by_path = {
        archive.gazetteer.get(code).path: slugs(entries) for code, entries in archive.localities.items()
    }
    assert by_path["ha-tinh"] == ["sau-sap-xep", "ky-tho-lan-hai", "tong-ket", "so-ket-giua-nhiem-ky"]
    assert by_path["ha-tinh/ky-anh"] == ["ky-tho-lan-hai", "so-ket-giua-nhiem-ky"]
    assert by_path["ha-tinh/ky-anh/ky-tho"] == by_path["ha-tinh/ky-anh"]
    assert "vinh-phuc" not in by_path


def test_terms_group_bodies_of_one_kind_and_years(archive):
    group = archive.terms["2020-2025"]
    assert slugs(group.entries) == ["tong-ket", "so-ket-giua-nhiem-ky"]
    assert [body for body, _ in group.bodies] == ["Đảng bộ huyện Can Lộc", "Đảng bộ xã Kỳ Thọ"]
    assert group.name == "Đảng bộ các cấp, nhiệm kỳ 2020–2025"
    # A term named in passing is not what the report is about.
    assert "mttq-2024-2029" not in archive.terms


def test_bodies_of_one_name_in_two_places_stay_two(make):
    term = "terms: [Đảng bộ xã Tân Lập 2020-2025]"
    archive = make(
        f"localities: ['xã Tân Lập, huyện Chợ Đồn, tỉnh Bắc Kạn']\n{term}",
        f"localities: ['xã Tân Lập, huyện Bắc Sơn, tỉnh Lạng Sơn']\n{term}",
    )
    assert len(archive.terms["2020-2025"].bodies) == 2


def test_the_archive_counts_in_vietnamese_time(make):
    archive = make("date: 2022-12-31T17:30:00+00:00")
    assert archive.entries[0].url == "bai/2023/bai-0/"


def test_the_same_facet_twice_counts_once(make):
    archive = make("topics: [y-te, y-te]\nterms: [Đảng bộ xã A 2020-2025, Đảng bộ xã B 2020-2025]")
    assert len(archive.by_topic["y-te"]) == 1
    assert len(archive.terms["2020-2025"].entries) == 1
    assert len(archive.terms["2020-2025"].bodies) == 2


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ("topics: [khong-co]", "không có chủ đề «khong-co»; dùng một trong: xay-dung-dang, y-te"),
        ("terms: [Đảng bộ xã Kỳ Thọ]", "thiếu năm bắt đầu"),
        ("event_date: 26/5/2023", "ngày «26/5/2023» không đúng dạng"),
        ("localities: [xã Không Đâu Có]", "không có xã «Không Đâu Có»"),
        ("localities: [xã Vĩnh Phú]", "có ở nhiều nơi"),
    ],
)
def test_a_fault_names_file_and_line(make, extra, message):
    with pytest.raises(ContentError) as caught:
        make(extra)
    (problem,) = caught.value.problems
    assert problem.file == "content/reports/2023/0.md"
    assert problem.line == 6
    assert message in str(problem)


def test_every_fault_of_every_file_is_told_at_once(make):
    with pytest.raises(ContentError) as caught:
        make("topics: [a]", "terms: [b]", "id: 00000001")
    assert [problem.file[-4:] for problem in caught.value.problems] == ["0.md", "1.md", "2.md"]


def test_an_open_place_under_review_is_only_named(make):
    (entry,) = make("localities: [xã Vĩnh Phú]\nreview: [localities]").entries
    assert (entry.places[0].text, entry.primary) == ("xã Vĩnh Phú", None)


def test_the_text_is_rendered_when_asked_for(archive):
    entry = next(entry for entry in archive.entries if entry.report.slug == "tong-ket")
    assert archive.html(entry) == "<p>Huyện tổng kết năm.</p>"

"""Published addresses: renamed, emptied, removed and lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khotin.editorial.moved import host_file, redirect_page
from khotin.editorial.register import Register, Row, problems

ROWS = [
    Row("bai/2023/a/", "aaaaaaaa"),
    Row("bai/2023/b/", "bbbbbbbb"),
    Row("dia-phuong/ha-tinh/ky-anh/"),
    Row("gioi-thieu/"),
]


def settle(register, live, articles=None, topics=()):
    return register.settle(set(live), articles or {}, topics)


def test_what_stands_needs_nothing():
    settled = settle(Register(ROWS), [row.address for row in ROWS])
    assert (settled.redirects, settled.tombstones, settled.lost) == ({}, [], [])


def test_a_renamed_article_is_followed_by_its_id():
    settled = settle(Register(ROWS[:1]), {"bai/2024/moi/"}, {"aaaaaaaa": "bai/2024/moi/"})
    assert settled.redirects == {"bai/2023/a/": "bai/2024/moi/"}


def test_a_list_without_reports_leads_to_the_one_above():
    register = Register(
        [Row("dia-phuong/ha-tinh/ky-anh/ky-tho/"), Row("nhiem-ky/mttq-2024-2029/"), Row("chu-de/bau-cu/")]
    )
    assert settle(register, {"dia-phuong/ha-tinh/"}, topics={"bau-cu"}).redirects == {
        "dia-phuong/ha-tinh/ky-anh/ky-tho/": "dia-phuong/ha-tinh/",
        "nhiem-ky/mttq-2024-2029/": "nhiem-ky/",
        "chu-de/bau-cu/": "chu-de/",
    }


def test_an_article_or_page_that_is_gone_is_lost_until_an_editor_decides():
    register = Register(ROWS)
    lost = settle(register, {"dia-phuong/ha-tinh/ky-anh/", "bai/2023/b/"}).lost
    assert [row.address for row in lost] == ["bai/2023/a/", "gioi-thieu/"]
    remedies = [
        problem.remedy
        for problem in problems(settle(register, {"dia-phuong/ha-tinh/ky-anh/", "bai/2023/b/"}), "x", {})
    ]
    assert "khotin redirects --remove aaaaaaaa" in remedies[0]
    assert "khotin redirects --move gioi-thieu/" in remedies[1]
    register.remove("aaaaaaaa", "Theo yêu\n cầu")
    register.move("gioi-thieu/", "huong-dan/")
    settled = settle(register, {"dia-phuong/ha-tinh/ky-anh/", "bai/2023/b/", "huong-dan/"})
    assert not settled.lost
    assert settled.redirects == {"gioi-thieu/": "huong-dan/"}
    assert [row.value for row in settled.tombstones] == ["Theo yêu cầu"]
    assert register.tombstone("aaaaaaaa") == "Theo yêu cầu"
    register.restore("aaaaaaaa")
    assert register.tombstone("aaaaaaaa") == ""


def test_moves_that_lead_in_a_circle_are_lost():
    register = Register([Row("a/", "", "chuyển", "b/"), Row("b/", "", "chuyển", "a/")])
    assert [row.address for row in settle(register, set()).lost] == ["a/", "b/"]


def test_both_sides_of_a_merge_count(tmp_path):
    ours = "<<<<<<< HEAD\nbai/2023/a/\taaaaaaaa\n=======\n"
    text = f"{ours}bai/2023/a/\taaaaaaaa\tgỡ\tLý do\nbai/2023/c/\tcccccccc\n>>>>>>> x\n"
    (tmp_path / "dia-chi.tsv").write_text(text, "utf-8")
    register = Register.read(tmp_path)
    assert sorted(register.rows) == ["bai/2023/a/", "bai/2023/c/"]
    assert register.tombstone("aaaaaaaa") == "Lý do"


CELL = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)


@given(st.lists(st.builds(Row, CELL.map("{}/".format), CELL, st.sampled_from(["", "gỡ", "chuyển"]), CELL)))
def test_the_file_is_read_as_it_was_written(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("content")
    rows = [row if row.state else Row(row.address, row.key) for row in rows]
    register = Register(rows)
    register.write(folder)
    assert Register.read(folder).rows == register.rows
    assert not register.write(folder)


def test_redirects_need_no_script_and_go_deepest_first():
    page = redirect_page("bai/2023/a/", "bai/2024/b/", "https://kho.vn").decode()
    assert 'content="0; url=../../../bai/2024/b/"' in page
    assert '<link rel="canonical" href="https://kho.vn/bai/2024/b/">' in page
    assert "<script" not in page
    rows = (
        host_file({"dia-phuong/a/": "dia-phuong/", "dia-phuong/a/b/": "dia-phuong/"}, "/kho/")
        .decode()
        .split("\n")
    )
    assert rows[0] == "/kho/dia-phuong/a/b/ /kho/dia-phuong/ 301"
    assert rows[2].startswith("/kho/dia-phuong/a/ ")

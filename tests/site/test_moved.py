"""A commune that was moved to another province: raw reports from before and after, up to the built site."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_site import build

GROWING = (
    "Tại lớp tập huấn, bà con được hướng dẫn cách làm đất, chọn giống, bón phân và phòng trừ sâu bệnh."
    " Sau lớp học, mỗi hộ nhận 200 gam hạt giống để trồng thử trong vụ tới."
)
BREEDING = (
    "Cán bộ thú y giới thiệu cách chọn con giống, khẩu phần ăn của lợn nái chửa và lịch tiêm vắc-xin cho đàn"
    " lợn con. Nhiều chủ trang trại đề nghị mở thêm lớp về ủ phân và làm hầm bi-ô-ga."
)
BEFORE, SINCE = "dia-phuong/ha-tay/hoai-duc/duong-lieu/", "dia-phuong/ha-noi/hoai-duc/duong-lieu/"


def raw(day, month, year, what, text):
    return (
        f"Xã Dương Liễu tập huấn kỹ thuật {what}\n{day}/{month}/{year}, 14:30\n\n"
        f"Ngày {day - 1}/{month}, Hội Nông dân xã Dương Liễu, huyện Hoài Đức tập huấn {what} cho 60 hội viên.\n\n"
        f"{text}\n\nHồng Lam\n"
    )


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    """Return a folder with two raw reports, their articles and the site made of them."""
    folder = tmp_path_factory.mktemp("moved")
    (folder / "seeds").mkdir()
    # The converter names topics of the vocabulary, which the site must have.
    shutil.copytree(Path(__file__).parents[2] / "content/topics", folder / "content/topics")
    (folder / "seeds/2007.txt").write_text(raw(26, 5, 2007, "trồng rau an toàn", GROWING), "utf-8")
    (folder / "seeds/2009.txt").write_text(raw(17, 9, 2009, "nuôi lợn nái", BREEDING), "utf-8")
    command = [sys.executable, "-m", "khotin.cli", "convert", "seeds", "--content", "content"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    result = build(folder / "content", folder / "output")
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


def page(moved, address):
    return (moved / "output" / address / "index.html").read_text("utf-8")


def reports(text):
    return set(re.findall(r"bai/(\d{4})/", text))


def test_each_article_has_the_chain_of_its_day(moved):
    fronts = {
        path.parent.name: path.read_text("utf-8") for path in (moved / "content/reports").glob("*/*.md")
    }
    assert "  - xã Dương Liễu, huyện Hoài Đức, tỉnh Hà Tây\n" in fronts["2007"]
    assert "  - xã Dương Liễu, huyện Hoài Đức, thành phố Hà Nội\n" in fronts["2009"]
    assert not [line for front in fronts.values() for line in front.splitlines() if "- localities" in line]


def test_each_report_is_listed_and_followed_where_it_belongs(moved):
    for level in ("dia-phuong/ha-tay/", "dia-phuong/ha-tay/hoai-duc/", BEFORE):
        assert reports(page(moved, level)) == {"2007"}
        assert "2007/" in (moved / "output" / level / "rss.xml").read_text("utf-8")
        assert "2009/" not in (moved / "output" / level / "rss.xml").read_text("utf-8")
    for level in ("dia-phuong/ha-noi/", "dia-phuong/ha-noi/hoai-duc/", SINCE):
        assert "/bai/2007/" not in (moved / "output" / level / "rss.xml").read_text("utf-8")


def test_the_two_pages_of_a_place_lead_to_each_other(moved):
    before, since = page(moved, BEFORE), page(moved, SINCE)
    assert "ha-noi/hoai-duc/duong-lieu/" in before
    assert "31/7/2008" in before
    assert "ha-tay/hoai-duc/duong-lieu/" in since
    assert "1/8/2008" in since
    # What was reported before it was moved stands below its own reports.
    assert reports(since) == {"2007", "2009"}


def test_a_search_finds_both_under_the_later_name(moved):
    filed = [json.loads(path.read_bytes()) for path in (moved / "output/tim-kiem").rglob("*.json")]
    parts = [part for part in filed if isinstance(part, dict) and "values" in part and "reports" in part]
    found = {
        address: sum(
            [kind, path] == value[:2]
            for part in parts
            for numbers in part["reports"]
            for value in (part["values"][number] for number in numbers)
        )
        for kind, path, address in (
            ("xa", BEFORE.removeprefix("dia-phuong/").rstrip("/"), "before"),
            ("xa", SINCE.removeprefix("dia-phuong/").rstrip("/"), "since"),
            ("tinh", "ha-tay", "province"),
        )
    }
    assert found == {"before": 1, "since": 2, "province": 1}

"""Which reports a feed holds: nothing is missed, nothing floods, nothing weighs too much."""

import json
from datetime import timedelta

from feeds.dates import Calendar
from feeds.settings import (
    ADDED_ITEMS,
    BATCH,
    LARGE_FRONT,
    LATE_ITEMS,
    MOST_BYTES,
    RECENT_ITEMS,
    SMALL_FRONT,
)
from feeds.window import newest
from khotin.archive import load_archive

COMMUNE = "dia-phuong/ha-tinh/ky-anh/ky-tho/feed.json"
ADDED = "moi-bo-sung/feed.json"


def numbers(data):
    """Return the numbers of the reports in a feed, in its order."""
    return [int(item["id"].removeprefix("urn:uuid:")[:8], 16) for item in json.loads(data)["items"]]


def test_a_quiet_place_shows_its_newest_reports(desk):
    for number in range(1, 30):
        desk.write(number, f"{1990 + number}-05-01")
    assert numbers(desk.build()[COMMUNE]) == list(range(29, 29 - SMALL_FRONT.items, -1))


def test_in_a_large_archive_a_quiet_place_shows_few(desk):
    for number in range(1, 9):
        desk.write(number, f"{2010 + number}-05-01")
    entries = load_archive(desk.content).entries
    shown = newest(entries, Calendar(entries), lambda _: 100, LARGE_FRONT)
    assert [entry.date.year for entry in shown] == [2018, 2017, 2016, 2015, 2014]
    assert len(newest(entries, Calendar(entries), lambda _: 7_000, LARGE_FRONT)) == 1
    assert len(newest(entries, Calendar(entries), lambda _: 50_000, LARGE_FRONT)) == 1


def test_what_came_in_within_a_month_stays(desk):
    for number in range(1, 29):
        desk.write(number, f"2023-05-{number:02}")
    assert numbers(desk.build()[COMMUNE]) == list(range(28, 0, -1))


def test_the_number_of_reports_is_bounded(desk):
    for number in range(1, 101):
        desk.write(number, f"2023-05-01T{number // 60:02}:{number % 60:02}:00")
    assert numbers(desk.build()["feed.json"]) == list(range(100, 100 - RECENT_ITEMS, -1))


def test_an_import_of_old_reports_pushes_nothing_out_and_floods_nobody(desk):
    for number in range(1, 11):
        desk.write(number, f"2023-05-{number:02}")
    before = desk.build()
    added = desk.reports["0000000a"].date + timedelta(days=1)
    for number in range(100, 600):
        desk.write(number, f"{2010 + number % 10}-01-01", added=added)
    after = desk.build()
    assert numbers(after[COMMUNE]) == numbers(before[COMMUNE])
    assert numbers(after["feed.json"]) == numbers(before["feed.json"])
    assert len(numbers(after[ADDED])) == ADDED_ITEMS
    assert set(numbers(after[ADDED])) <= set(range(100, 600))


def test_a_few_old_reports_that_come_in_late_are_announced_and_push_nothing_out(desk):
    new = range(1, RECENT_ITEMS + 1)
    for number in new:
        desk.write(number, f"2023-05-01T{number // 60:02}:{number % 60:02}:00")
    for number in range(100, 100 + BATCH):
        desk.write(number, "2011-01-01", added=desk.reports["00000001"].date + timedelta(days=1))
    found = numbers(desk.build()[COMMUNE])
    assert set(found) >= set(new)
    assert len(found) == RECENT_ITEMS + LATE_ITEMS


def test_a_correction_comes_back_into_the_feed_but_a_mass_edit_does_not(desk):
    for number in range(1, 60):
        desk.write(number, f"2010-05-01T00:{number:02}:00")
    newest = desk.write(90, "2023-05-01").date
    desk.write(7, "2010-05-01T00:07:00", updated=newest + timedelta(days=1))
    assert 7 in numbers(desk.build()[COMMUNE])
    for number in range(8, 8 + BATCH):
        desk.write(number, f"2010-05-01T00:{number:02}:00", updated=newest + timedelta(days=1))
    assert 7 not in numbers(desk.build()[COMMUNE])


def test_heavy_reports_make_a_short_feed(desk):
    for number in range(1, 41):
        desk.write(number, f"2023-05-01T00:{number:02}:00", 'Đồng bào "các" dân tộc & «nhân dân». ' * 1000)
    outputs = desk.build()
    assert max(map(len, outputs.values())) < 500_000
    assert len(outputs["rss.xml"]) > MOST_BYTES / 2
    for number in range(1, 41):
        desk.write(number, f"20{10 + number}-05-01", "Nội dung. " * (SMALL_FRONT.size // 30))
    assert len(numbers(desk.build()[COMMUNE])) == 2


def test_a_place_within_a_term_has_a_feed_where_it_was_chosen(desk):
    desk.write(1, "2023-05-01")
    base = "nhiem-ky/2020-2025/ha-tinh"
    assert f"{base}/rss.xml" in desk.build()
    assert f"{base}/ky-anh/ky-tho/rss.xml" not in desk.build()
    chosen = desk.build(within=("ha-tinh/ky-anh/ky-tho",))
    title = "Kho Tin – xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh, Đảng bộ các cấp 2020–2025"
    assert json.loads(chosen[f"{base}/ky-anh/ky-tho/feed.json"])["title"] == title


def test_a_place_chosen_twice_has_one_feed(desk):
    desk.write(1, "2023-05-01")
    place = "ha-tinh/ky-anh/ky-tho"
    assert desk.build(within=(place, place)) == desk.build(within=(place,))


def test_one_more_report_touches_only_the_newest_documents(desk):
    for number in range(1, 301):
        desk.write(number, f"{2015 + number % 8}-05-{1 + number % 28:02}T{number % 24:02}:00:00")
    before = desk.build()
    desk.write(999, "2023-05-01")
    after = desk.build()
    changed = {name for name in after if before.get(name) != after[name] and "luu/" in name}
    assert {name.split("luu/")[1] for name in changed} <= {"2022/atom.xml", "2023/atom.xml"}
    assert before.keys() <= after.keys()


def test_bytes_depend_on_nothing_but_the_articles(desk):
    for number in range(1, 50):
        desk.write(number, f"2023-05-{1 + number % 28:02}")
    assert desk.build() == desk.build()


def test_an_empty_archive_has_a_valid_feed(desk):
    assert numbers(desk.build()["feed.json"]) == []


def test_a_deleted_report_is_in_no_feed_and_leaves_the_others_as_they_were(desk):
    for number in range(1, 60):
        desk.write(number, f"20{10 + number // 12}-{1 + number % 12:02}-01")
    desk.remove("00000007")
    outputs = desk.build()
    assert outputs and not any(b"urn:uuid:00000007-" in data for data in outputs.values())

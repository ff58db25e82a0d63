from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.convert.dayorder import by_days_named
from khotin.convert.gluedstamps import cut
from khotin.convert.stamps import find_stamp, is_part, parse_meta_time, stamp_inside
from khotin.edtf import VIETNAM

WHOLE = [
    ("21 11 2019", "2019-11-21T00:00:00"),
    ("Đã đăng vào 05/06/2023", "2023-06-05T00:00:00"),
    ("Post on 05/06/2023", "2023-06-05T00:00:00"),
    ("Bài viết được đăng tải lúc 08:30 05/06/2023", "2023-06-05T08:30:00"),
    ("Gửi bởi quantri vào Thứ năm, 02 Tháng mười hai 2010 @ 10:12 ICT", "2010-12-02T10:12:00"),
    ("21:48 | 28/06/2020", "2020-06-28T21:48:00"),
    ("Thứ Tư, 08/04/2015, 08:11 [GMT+7]", "2015-04-08T08:11:00"),
    ("13/07/2020 - 20:02", "2020-07-13T20:02:00"),
    ("Cập nhật ngày: 06/04/2021 - 17:48", "2021-04-06T17:48:00"),
    ("Cập nhật lúc: 18:18 |31/03/2020", "2020-03-31T18:18:00"),
    ("21:29 , 09/09/2022", "2022-09-09T21:29:00"),
    ("Thứ Hai, 06-07-2020, 20:42", "2020-07-06T20:42:00"),
    ("04/09/2009 - 01:00:58 PM (GMT+7)", "2009-09-04T13:00:58"),
    ("Ngày đưa:  20/09/2019 01:44:30 PM In bài", "2019-09-20T13:44:30"),
    ("Báo Cần ThơBáo Cần Thơ11/05/2025", "2025-05-11T00:00:00"),
    ("12/03/2019 8:30:00 SA", "2019-03-12T08:30:00"),
    ("12/03/2019 8:30:00 CH", "2019-03-12T20:30:00"),
    ("12/03/2019 12:05 SA", "2019-03-12T00:05:00"),
    ("Ngày đăng 12/09/2022 | 08:08 | Lượt xem: 110", "2022-09-12T08:08:00"),
    ("23/09/2025 16:40 Xem cỡ chữ A+ A- Đọc bài viết", "2025-09-23T16:40:00"),
    ("20/08/2024 | 09:55 Lượt nghe: 15", "2024-08-20T09:55:00"),
    ("18/09/2020 14:09 Số lượt xem: 11", "2020-09-18T14:09:00"),
    ("27/03/2024 15:43 7", "2024-03-27T15:43:00"),
    ("Đăng ngày 17 - 05 - 2024", "2024-05-17T00:00:00"),
    ("Lượt xem: 7370 | Gửi lúc: 05/12/2013 15:42:27", "2013-12-05T15:42:27"),
    ("Thứ ba - 27/06/2023 10:14", "2023-06-27T10:14:00"),
    ("(17:55 30/07/2020)", "2020-07-30T17:55:00"),
    ("14:30 26/05/2023", "2023-05-26T14:30:00"),
    ("Ngày đăng: 23-12-2022 08:00 Người đăng: Quản trị Đã xem: 147", "2022-12-23T08:00:00"),
    ("Người viết: Ban biên tập | 23/12/2022 08:00 | 147 lượt xem", "2022-12-23T08:00:00"),
    ("Thứ năm, ngày 20 tháng 8 năm 2020, 07:05", "2020-08-20T07:05:00"),
    ("2020-06-28 21:48", "2020-06-28T21:48:00"),
    ("Đăng lúc 15h10' ngày 06/04/2021", "2021-04-06T15:10:00"),
    ("16:40’ - 09/01/2012", "2012-01-09T16:40:00"),
    ("(Đăng ngày 10/10/2009, đã có 391 người xem)", "2009-10-10T00:00:00"),
    ("Ngày 5/8/2021", "2021-08-05T00:00:00"),
    ("08h15 ngày 05/08/2021", "2021-08-05T08:15:00"),
    ("Ngày đăng: 12/09/2022 | Ngày cập nhật: 13/09/2022", "2022-09-12T00:00:00"),
    ("Tin tức - Sự kiện | 07:30 02/10/2019", "2019-10-02T07:30:00"),
    ("Đăng ngày 12 - 08 - 2025 14:22 Lượt xem: 1.204 100%", "2025-08-12T14:22:00"),
    ("Được đăng: Thứ sáu, 06 Tháng 09 2019 08:15", "2019-09-06T08:15:00"),
    ("Được đăng bởi bientap ngày T6, 06/09/2019 - 08:15", "2019-09-06T08:15:00"),
    ("By admin | 29 Tháng Năm, 2023 | 0 Comment", "2023-05-29T00:00:00"),
    ("1 Tháng Mười Một, 2023", "2023-11-01T00:00:00"),
    ("Tháng 5 29, 2023", "2023-05-29T00:00:00"),
    ("Thursday, 2 April 2015", "2015-04-02T00:00:00"),
    ("Thứ Sáu, 03/24/2023 01:09 PM", "2023-03-24T13:09:00"),
    ("5/15/2012 8:30:00 AM", "2012-05-15T08:30:00"),
    ("Feb 20, 2014 in Tin quê nhà", "2014-02-20T00:00:00"),
    ("Saturday, April 4, 2015 at 9:10 PM", "2015-04-04T21:10:00"),
    ("15:12', 20/12/ 2016 (GMT+7)", "2016-12-20T15:12:00"),
    ("Thứ Ba, 3/8/2021 8:12'(GMT+7)", "2021-08-03T08:12:00"),
    ("Lúc 8h30p ngày 12/5/2012", "2012-05-12T08:30:00"),
    ("Cập nhật lúc 8h, ngày 12/5/2012", "2012-05-12T08:00:00"),
    ("12/05/2012 8:30:00 p.m.", "2012-05-12T20:30:00"),
    ("20/12/16 15:12", "2016-12-20T15:12:00"),
    ("Ngày đăng: 20/12/08", "2008-12-20T00:00:00"),
    ("2012/05/12 08:30", "2012-05-12T08:30:00"),
    ("Wed, 12 May 2012 08:30:00 +0700", "2012-05-12T08:30:00"),
    ("Th5 12, 2012", "2012-05-12T00:00:00"),
    ("12/Thg5/2012", "2012-05-12T00:00:00"),
    ("Cập nhật lần cuối 13/05/2012 09:00 - Ngày đăng: 12/05/2012 08:30", "2012-05-12T08:30:00"),
    ("Đăng 2 ngày trước (12/05/2012 08:30)", "2012-05-12T08:30:00"),
    ("Thứ tư, ngày 12 tháng 05 năm 2012 Cập nhật lúc: 08:30", "2012-05-12T08:30:00"),
    ("Chúa nhật 13/05/2012", "2012-05-13T00:00:00"),
    ("Hà Nam, ngày 12/5/2012", "2012-05-12T00:00:00"),
    ("Viết bởi Administrator Thứ năm, 12 Tháng 5 2012 08:30", "2012-05-12T08:30:00"),
    ("Thứ 5, 04/06/2017 - 09:12", "2017-04-06T09:12:00"),
    ("Chủ nhật, 04/06/2017 - 09:12", "2017-06-04T09:12:00"),
]


@pytest.mark.parametrize(
    ("line", "partial"),
    [
        ("2 giờ trước", True),
        ("Hôm qua lúc 14:30", True),
        ("14 Tháng 5 lúc 08:30", True),
        ("Thứ Hai, 12/05", True),
        ("Tháng 12 năm 2012", True),
        ("Năm 2019", True),
        ("3 ngày trước · 120 lượt xem", True),
        ("1/6", False),
        ("5.1", False),
        ("Trong năm 2019", False),
        ("Năm 2020 - 2025", False),
        ("12/05/2012 08:30", False),
    ],
)
def test_a_stamp_without_a_whole_date(line, partial):
    assert is_part(line) is partial


@pytest.mark.parametrize(("line", "when"), WHOLE)
def test_a_line_of_nothing_but_a_stamp(line, when):
    stamp = find_stamp(line)
    assert stamp is not None
    assert stamp.whole
    assert stamp.when.isoformat() == when + "+07:00"
    assert stamp.author == ""
    assert stamp.precision == ("day" if when.endswith("T00:00:00") else "minute")


@pytest.mark.parametrize(
    ("line", "author", "when"),
    [
        ("Bùi Ánh - 14:20 28/09/2023 GMT+7", "Bùi Ánh", "2023-09-28T14:20:00"),
        ("HOÀI THẢO | 21:48 | 28/06/2020", "HOÀI THẢO", "2020-06-28T21:48:00"),
        ("Tác giả: Nguyễn Văn Bình | Ngày đăng: 12/3/2020", "Nguyễn Văn Bình", "2020-03-12T00:00:00"),
        ("12/11/2025 07:30 1.024 Ngọc Giàu", "Ngọc Giàu", "2025-11-12T07:30:00"),
        ("Bùi Thị Sen | 20/08/2024 | 09:55 Lượt nghe: 15", "Bùi Thị Sen", "2024-08-20T09:55:00"),
        ("Posted on 12/05/2023 by Hoài Thu", "Hoài Thu", "2023-05-12T00:00:00"),
        ("09/09/2022 08:00 | Trần Thị Lan", "Trần Thị Lan", "2022-09-09T08:00:00"),
        (
            "Ngày đăng: 9/9/2022 08:00 Người đăng: Trần Thị Lan Đã xem: 14",
            "Trần Thị Lan",
            "2022-09-09T08:00:00",
        ),
    ],
)
def test_an_author_beside_the_stamp_is_kept(line, author, when):
    stamp = find_stamp(line)
    assert stamp is not None
    assert stamp.whole
    assert (stamp.author, stamp.when.isoformat()) == (author, when + "+07:00")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Sáng ngày 27/06/2022, Ban Chấp hành Đảng bộ huyện Can Lộc tổ chức Hội nghị.",
        "Vào lúc 8h00 ngày 27/6/2022, tại nhà văn hóa thôn đã diễn ra đại hội",
        "31/02/2020 10:00",
        "12:00 13/13/2020",
        "In ngày 05/11/2024",
        "Hôm nay: Thứ Sáu, 17/05/2024 - 08:21:05",
        "Hôm nay, ngày 17 tháng 5 năm 2024",
        "In ra ngày 17/05/2024",
        "Hôm nay thứ 6 ngày 17/05/2024 | Liên hệ",
        "Bây giờ là 08:21:05, 17/05/2024",
        "Thời gian hiện tại: 17/05/2024 08:21",
        "Nghị quyết số 12/2020 ngày 5/6/2020 của HĐND xã",
        "Thu ngân sách đạt 130/200 tỷ đồng",
        "Nhiệm kỳ 2020 - 2025",
        "Điện thoại: 0239.3856.2020",
        "Giấy phép số 12/GP-TTĐT ngày 05/06/2012",
        "Sáng ngày 12 tháng năm 2023, xã họp",
    ],
)
def test_what_is_no_stamp(line):
    assert find_stamp(line) is None


@pytest.mark.parametrize("printed", ["(17:55 30/07/2020)", "Ngày đăng: 30-07-2020 17:55"])
def test_a_stamp_in_brackets_or_with_its_name_is_cut_from_the_headline(printed):
    line = f"Đại hội Đảng bộ xã Bình Minh thành công tốt đẹp {printed}"
    stamp = find_stamp(line)
    assert stamp is not None
    assert not stamp.whole
    assert line[: stamp.start] + line[stamp.end :] == "Đại hội Đảng bộ xã Bình Minh thành công tốt đẹp"
    assert stamp.when.isoformat() == "2020-07-30T17:55:00+07:00"


def test_a_date_that_belongs_to_the_headline_stays():
    assert find_stamp("Hội nghị (họp ngày 27/6/2022 tại xã)") is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2020-07-08T17:30:00Z", "2020-07-09T00:30:00+07:00"),
        ("2020-07-08T17:30:00.000+00:00", "2020-07-09T00:30:00+07:00"),
        ("2020-07-08 17:30:00 UTC", "2020-07-09T00:30:00+07:00"),
        ("2020-07-08T17:30:00+0700", "2020-07-08T17:30:00+07:00"),
        ("2020-07-08T17:30:00", "2020-07-08T17:30:00+07:00"),
        ("2020-07-08", "2020-07-08T00:00:00+07:00"),
        ("08/07/2020 17:30", "2020-07-08T17:30:00+07:00"),
        ("2020-02-31T10:00:00Z", None),
        ("hôm qua", None),
        ("9999-12-31T23:59:59-12:00", None),
    ],
)
def test_the_times_of_markup(text, when):
    moment = parse_meta_time(text)
    assert (moment.isoformat() if moment else None) == when


moments = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)).map(  # noqa: DTZ001
    lambda when: when.replace(second=0, microsecond=0, tzinfo=VIETNAM)
)


@given(
    moments,
    st.sampled_from(
        ["%H:%M | %d/%m/%Y", "%d/%m/%Y - %H:%M", "Cập nhật lúc: %d-%m-%Y %I:%M %p", "%Hh%M %d.%m.%Y"]
    ),
)
def test_every_moment_is_read_back_day_first(when, form):
    stamp = find_stamp(when.strftime(form))
    assert stamp is not None
    assert stamp.when == when


@given(moments, st.integers(-12, 14))
def test_markup_in_any_zone_is_the_same_moment(when, hours):
    shifted = (when - timedelta(hours=7) + timedelta(hours=hours)).replace(tzinfo=None).isoformat()
    assert parse_meta_time(f"{shifted}{hours:+03}:00") == when


@given(st.text(max_size=80))
def test_any_text_is_survived(text):
    find_stamp(text)
    parse_meta_time(text)


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Gửi bởi thanhtung vào T2, 02/17/2014 - 15:40", "2014-02-17T15:40"),
        ("Công an xã Tà Năng 18:05 20/11/2025 Quan tâm", "2025-11-20T18:05"),
        ("Bản tin 20/11/2025", "2025-11-20T00:00"),
        ("Chào mừng 45 năm ngày giải phóng quê hương 30/4/1975", None),
        ("Kỷ niệm 43 năm (20/11/1982 - 20/11/2025)", None),
        ("In ngày 05/11/2024 08:00", None),
    ],
)
def test_a_line_the_page_marks_as_its_stamp_is_read_whatever_stands_around_it(line, when):
    stamp = stamp_inside(line)
    assert (stamp and stamp.when.isoformat(timespec="minutes")[:16]) == when


@pytest.mark.parametrize(
    ("line", "when"),
    [
        (
            (
                "This entry was posted on Wednesday, December 16th, 2009 at 7:40 am and is filed under Chính trị. "
                "You can follow any responses to this entry through the RSS 2.0 feed."
            ),
            datetime(2009, 12, 16, 7, 40, tzinfo=VIETNAM),
        ),
        ("Posted on June 3, 2014 by Doanxa", datetime(2014, 6, 3, tzinfo=VIETNAM)),
        ("Posted by Doanxa at 8:17 PM on June 26, 2024", datetime(2024, 6, 26, 20, 17, tzinfo=VIETNAM)),
        (
            "Bài này được đăng vào lúc 20:17 ngày 28/07/2010 trong chuyên mục Tình nguyện. Đánh dấu đường dẫn tĩnh.",
            datetime(2010, 7, 28, 20, 17, tzinfo=VIETNAM),
        ),
        ("14:55, 10 thg 12, 2025 Lượt xem: 88", datetime(2025, 12, 10, 14, 55, tzinfo=VIETNAM)),
        ("Thg 9 3, 2024", datetime(2024, 9, 3, tzinfo=VIETNAM)),
    ],
)
def test_what_systems_say_of_the_posting_is_a_stamp(line, when):
    stamp = find_stamp(line)
    assert stamp is not None
    assert (stamp.when, stamp.whole) == (when, True)


@pytest.mark.parametrize(
    ("printed", "text", "day"),
    [
        ("12/5/2011 8:41:09 AM", "Ngày 02/12, UBND xã tổ chức lễ khánh thành.", (5, 12)),
        ("3/8/2012 2:05 PM", "Chiều 7 tháng 3, Hội Phụ nữ xã gặp mặt.", (8, 3)),
        ("1/2/2013 9:00:00 AM", "Sáng 31/12, xã tổng kết năm.", (2, 1)),
        ("5/12/2023 7:20:00 PM", "Ngày 4/12, Đảng bộ xã tổ chức hội nghị.", (5, 12)),
        ("12/5/2011 8:41:09 AM", "Xã đạt 19/19 tiêu chí, 2/12 thôn đạt chuẩn.", (12, 5)),
        ("12/5/2011 8:41:09 AM", "Xã đạt mọi tiêu chí.", (12, 5)),
        ("12/5/2011 08:41", "Ngày 02/12, UBND xã tổ chức lễ khánh thành.", (12, 5)),
    ],
)
def test_the_days_named_tell_an_american_stamp_from_a_vietnamese_one(printed, text, day):
    stamp = find_stamp(printed)
    assert stamp is not None
    when = by_days_named(stamp.when, printed, [text])
    assert (when.day, when.month) == day


@pytest.mark.parametrize(
    "line",
    [
        "[12-05-2012] Xã Kỳ Thọ ra quân làm đường",
        "12/05/2012 - Xã Kỳ Thọ ra quân làm đường",
        "(12/05/2012 08:30) Xã Kỳ Thọ ra quân làm đường",
        "Xã Kỳ Thọ ra quân làm đường [12-05-2012]",
        "Xã Kỳ Thọ ra quân làm đường - 12/05/2012",
        "Xã Kỳ Thọ ra quân làm đường 08h21' - 12/5/2012",
        "Xã Kỳ Thọ ra quân làm đường Ngày đăng: 12-05-2012 09:37",
    ],
)
def test_a_stamp_on_the_line_of_the_headline(line):
    headline, stamp = cut(line)
    assert headline == "Xã Kỳ Thọ ra quân làm đường"
    assert stamp is not None
    assert stamp.when.date().isoformat() == "2012-05-12"


@pytest.mark.parametrize(
    "line",
    ["Xã Kỳ Thọ ra quân từ 10 - 12/05/2012", "Bản tin lúc 18h00 ngày 12/5/2021", "(Báo Hà Tĩnh) Xã ra quân"],
)
def test_days_in_the_words_of_a_headline_stay(line):
    assert cut(line) == (line, None)

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import edtf
from khotin.convert.dates import event_date
from khotin.convert.estimates import estimate
from khotin.edtf import VIETNAM


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM) if text != "-" else None


TABLE = Path(__file__).parents[2] / "data" / "event_dates.tsv"
LEADS = [row.split("\t") for row in TABLE.read_text("utf-8").splitlines() if not row.startswith("#")]


@pytest.mark.parametrize(("stamp", "day", "lead"), LEADS)
def test_the_day_of_the_event_is_read_from_the_lead(stamp, day, lead):
    found = event_date("Hội nghị của xã", [lead], at(stamp))
    assert (found.value if found else "-") == day


@pytest.mark.parametrize(
    ("title", "lead", "day", "sure"),
    [
        ("SƠ KẾT 6 THÁNG ĐẦU NĂM 2024", "Ngày 26/6, Đảng bộ thị trấn tổ chức Hội nghị.", "2024-06-26", True),
        ("Tổng kết năm 2023, nhiệm vụ năm 2024", "Sáng 12/1, UBND xã tổ chức hội nghị.", "2024-01-12", True),
        ("Tổng kết năm 2023, nhiệm vụ năm 2024", "Sáng 28/12, UBND xã tổ chức hội nghị.", "2023-12-28", True),
        ("Hội thi văn nghệ năm 2019", "Tối 16/6, Đoàn xã tổ chức hội thi.", "2019-06-16", True),
        (
            "Xã Bình Minh ra quân đầu xuân",
            "Sáng 16/2, xã ra quân. Đến năm 2025, xã phấn đấu đạt chuẩn.",
            None,
            None,
        ),
        (
            "Xã Bình Minh họp",
            "Sáng 16/2, xã tổ chức hội nghị giai đoạn 2021-2025, nhiệm kỳ 2020 - 2025.",
            None,
            None,
        ),
    ],
)
def test_without_a_stamp_the_year_must_be_named(title, lead, day, sure):
    found = event_date(title, [lead], None)
    assert (found and found.value, found and found.sure) == (day, sure)


def test_a_page_moved_years_later_gives_no_sure_year():
    lead = "Ngày 26/6, Đảng bộ xã tổ chức Hội nghị sơ kết 6 tháng đầu năm 2019."
    found = event_date("Hội nghị sơ kết", [lead], at("2022-09-12T08:08"))
    assert found is not None
    assert found.value == "2019-06-26"
    assert not found.sure


def test_what_is_said_at_night_of_this_morning_is_for_an_editor():
    found = event_date("Kỳ họp", ["Sáng nay, HĐND xã khai mạc kỳ họp."], at("2022-07-12T20:02"))
    assert found is not None
    assert not found.sure


def test_a_day_before_a_month_that_is_told_as_past_lies_in_the_year_after_it():
    text = "Ông vừa chuyển về xã vào tháng 10/2022."
    found = event_date("Tin ở xã", ["Ngày 6/9, Công an xã bắt giữ hai người trộm chó.", text], None)
    assert found is not None
    assert (found.value, found.sure) == ("2023-09-06", False)
    found = event_date("Tin ở xã", ["Ngày 6/12, Công an xã bắt giữ hai người trộm chó.", text], None)
    assert found is not None
    assert found.value == "2022-12-06"


def test_a_year_of_somebodys_life_long_ago_dates_nothing():
    paragraphs = [
        "Ngày 14/10, Hội Cựu chiến binh huyện bàn giao nhà cho hội viên Vũ Thị Hoa ở thôn Đông.",
        "Bà Hoa tham gia quân đội tại mặt trận biên giới năm 1978, nay sức khỏe yếu, sống một mình.",
    ]
    found = event_date("Bàn giao nhà cho hội viên", paragraphs, None)
    assert found is None or not found.value.startswith("1978")
    assert estimate("Bàn giao nhà cho hội viên", paragraphs) is None


def test_a_plan_of_autumn_may_be_for_this_year_or_the_next():
    found = event_date("Hội nghị triển khai", ["Ngày 2-11, xã triển khai nhiệm vụ năm 2012."], None)
    assert found is not None
    assert not found.sure
    harvest = event_date("Hội nghị", ["Ngày 2-11, xã triển khai kế hoạch sản xuất vụ đông năm 2012."], None)
    assert harvest is not None
    assert (harvest.value, harvest.sure) == ("2012-11-02", True)


@pytest.mark.parametrize(
    ("lead", "value"),
    [
        ("Ngày mùng 2/9, xã Vân Lĩnh tổ chức giải bóng chuyền mừng Quốc khánh.", "2023-09-02"),
        ("Sáng ngày mồng 5/6, xã Vân Lĩnh ra quân trồng rừng.", "2023-06-05"),
        ("Ngày mùng 6/1, xã Vân Lĩnh khai hội đình làng, lễ hội lớn nhất trong vùng.", None),
    ],
)
def test_a_day_of_the_first_ten_is_one_of_the_sun_but_for_a_feast_of_the_moon(lead, value):
    found = event_date("Tin ở xã Vân Lĩnh", [lead], at("2023-09-20T08:08"))
    assert (found.value if found else None) == value


@pytest.mark.parametrize(("day", "value"), [("07/3", "2016-03-07"), ("20/11", "2015-11-20")])
def test_a_harvest_of_two_years_dates_the_event(day, value):
    lead = f"Ngày {day}, huyện tổ chức họp bàn việc diệt chuột vụ đông xuân 2015- 2016."
    found = event_date("Diệt chuột", [lead], None)
    assert found is not None
    assert found.value == value


def test_the_numbered_parts_of_one_thing_are_an_interval():
    lead = (
        "Hợp tác xã đánh chuột thành 2 đợt: Đợt 1 được tiến hành vào chiều ngày 05/6/2021 ở cánh đồng Trên "
        "và đợt 2 được tiến hành vào chiều ngày 06/6/2021 ở cánh đồng Dưới."
    )
    found = event_date("Diệt chuột", [lead], None)
    assert found is not None
    assert (found.value, found.sure) == ("2021-06-05/2021-06-06", True)
    # What is still to come is not reported.
    early = event_date("Diệt chuột", [lead.replace("/2021", "")], at("2021-06-05T20:02"))
    assert early is not None
    assert early.value == "2021-06-05"


def test_a_day_below_the_lead_is_certain_where_it_is_that_of_the_page():
    texts = ["Xã đặt ra mười mục tiêu.", "Sáng ngày 28/9, Hội Nông dân xã tổ chức đại hội."]
    for stamp, sure in (("2023-09-28T14:20", True), ("2023-10-20T14:20", False)):
        found = event_date("Đại hội", texts, at(stamp))
        assert found is not None
        assert (found.value, found.sure) == ("2023-09-28", sure)


def test_days_that_speak_nearly_as_loud_leave_the_event_to_an_editor():
    lead = "Ngày 16/8, Ủy ban MTTQ xã bàn giao nhà. Chiều 18/8, giải bóng đá xã khai mạc."
    found = event_date("Tin của xã", [lead], at("2016-08-19T16:20"))
    assert found is not None
    assert not found.sure


@pytest.mark.parametrize(
    "days",
    [
        "Trong 2 ngày 6 và 7/8",
        "Trong hai ngày (6 và 7-8)",
        "Trong 02 ngày 6-7 tháng 8",
        "Trong các ngày 6, 7/8",
        "Từ ngày 6 đến ngày 7/8",
    ],
)
def test_how_a_congress_was_made_ready_is_not_its_day(days):
    lead = f"{days}, Đảng bộ xã tổ chức Đại hội lần thứ XII. Chiều 5/8, Đại hội đã họp trù bị."
    found = event_date("Đại hội Đảng bộ xã", [lead], at("2020-08-08T09:00"))
    assert found is not None
    assert (found.value, found.sure) == ("2020-08-06/2020-08-07", True)


@pytest.mark.parametrize(
    "time",
    [
        "BTNO - Gần một tháng nay",
        "Mấy hôm nay",
        "Thời gian gần đây",
        "Khoảng 3 tháng trở lại đây",
        "Từ đầu năm đến nay",
        "Bấy lâu nay",
    ],
)
def test_what_went_on_for_weeks_has_no_day(time):
    lead = f"{time}, xã Suối Dây liên tiếp xảy ra 14 vụ cháy mía."
    fire = "Ông Ba có 4,5 ha mía cháy trong đêm 28.11. Mía cháy phải đốn trong 48 giờ."
    assert event_date("Cháy mía ở Suối Dây", [lead, fire], at("2011-12-06T05:50")) is None
    held = "Sáng 28/11, Hội Nông dân xã tổ chức lễ ra mắt tổ chữa cháy."
    found = event_date("Cháy mía ở Suối Dây", [lead, held], at("2011-12-06T05:50"))
    assert found is not None
    assert found.value == "2011-11-28"


def test_a_later_sentence_widens_the_day_to_the_whole_event():
    lead = "Sáng 11/7, HĐND huyện khai mạc kỳ họp thứ 4. Kỳ họp diễn ra trong 02 ngày, 11 và 12/7/2022."
    found = event_date("Kỳ họp thứ 4", [lead], None)
    assert found is not None
    assert found.value == "2022-07-11/2022-07-12"
    assert found.sure


def test_the_day_on_which_somebody_told_of_it_gives_way_to_the_hour_of_the_event():
    found = event_date(
        "Dập tắt đám cháy trong đêm",
        [
            "Ngọn lửa bùng lên dữ dội, người dân hai bên đường phải sơ tán.",
            "Sáng 28/6, Phòng Cảnh sát PCCC Công an tỉnh cho biết vừa dập tắt đám cháy tại phường Tân Lợi.",
            "Khoảng 21h50 ngày 27/6, đơn vị nhận tin báo và điều 5 xe chữa cháy đến dập lửa.",
        ],
        at("2022-06-28T09:59"),
    )
    assert found is not None and found.value == "2022-06-27"


def test_the_evidence_quotes_the_date():
    found = event_date("Hội nghị", ["Sáng ngày 27/06/2022, xã tổ chức Hội nghị."], None)
    assert found is not None
    assert "27/06/2022" in found.evidence
    assert found.year_from == "printed"


@pytest.mark.parametrize(
    ("title", "text", "value"),
    [
        ("Hội nghị", "Sản xuất đến ngày 10/11/2023 đạt 2.351 tỷ; đầu năm 2023 gặp khó.", "2023-11~"),
        (
            "Hội nghị",
            "Từ năm 2020 đến tháng 5 năm 2023, đón 8.046 khách; trồng rừng trước năm 2025.",
            "2023-05~",
        ),
        ("Sơ kết 6 tháng đầu năm 2022", "Hội nghị đã diễn ra.", "2022-06~"),
        ("Đại hội Hội CCB xã nhiệm kỳ 2025 - 2030", "Ngày 26/10, xã tổ chức Đại hội Hội CCB.", "2025-10~"),
        ("Kết quả 9 tháng năm 2021", "Hội nghị đã diễn ra.", "2021-09~"),
        ("Tổng kết năm 2020", "Hội nghị đã diễn ra.", "2020-12~"),
        ("Hội nghị", "Năm 2018, xã về đích. Phấn đấu đến năm 2020 đạt chuẩn nâng cao.", "2018~"),
        ("Hội nghị", "Kết quả quý III năm 2019 được đánh giá cao.", "2019-09~"),
        ("Hội nghị", "Giai đoạn 2021-2025, nhiệm kỳ 2020 - 2025, phấn đấu đến cuối năm 2024 về đích.", None),
        ("Hội nghị", "Không có năm nào.", None),
        ("Gương sáng", "Cụ Hoàng Văn Páo sinh năm 1937, vào Đảng năm 1961.", None),
        ("Diệt chuột", "Bà con chăm sóc lúa vụ Xuân 2020.", "2020~"),
        ("Diệt chuột", "Bà con chăm sóc lúa vụ đông xuân 2015- 2016.", "2016~"),
        ("Diệt chuột", "Tháng 11/2015, xã bàn việc làm đất vụ đông xuân 2015-2016.", "2015-11~"),
        ("Diệt chuột", "Lúa tốt hơn so với vụ đông xuân 2014-2015.", None),
        ("Đại hội", "Trong không khí mừng xuân Nhâm Dần 2022, chi hội họp.", "2022~"),
        ("Đại hội", "Cuối năm 2021, xã còn 30 hộ nghèo.", "2021-12~"),
        ("Đại hội", "Cuối năm 2031, cây cầu sẽ xong.", None),
        ("Đại hội", "Hội Nông dân xã tổ chức Đại hội lần thứ IX, nhiệm kỳ 2018 - 2023.", "2018~"),
        (
            "Đại hội",
            "Theo Hướng dẫn ngày 12/8/2017, xã tổ chức Đại hội lần thứ IX, nhiệm kỳ 2018-2023.",
            "2018~",
        ),
        ("Đại hội", "Ngày 3/4/2019, chi hội học nghị quyết Đại hội nhiệm kỳ 2018-2023.", "2019-04~"),
        ("Bầu trưởng thôn", "Việc bầu trưởng thôn phải xong trước ngày 15/8/2022.", "2022~"),
        ("Bầu trưởng thôn", "Trong quý II năm 2022, các thôn sẽ bầu trưởng thôn.", "2022~"),
        ("Nông thôn mới", "Trong năm 2021, xã đã bê tông hóa 8 km đường.", "2021~"),
        ("Nông thôn mới", "Tính đến hết năm 2021, huyện đã có 9 xã đạt chuẩn.", "2021~"),
        ("Nông thôn mới", "Từ đầu năm 2021 đến nay, xã sửa 5 km kênh.", "2021~"),
        ("Nông thôn mới", "Trong năm 2031, xã đã có đất sẽ làm nhà văn hóa.", None),
        ("Nông thôn mới", "Trong năm 2031, xã tập trung làm đường.", None),
        ("Lúa hữu cơ", "Từ năm 2017, huyện đã khuyến khích nông dân trồng lúa hữu cơ.", None),
    ],
)
def test_a_date_is_estimated_from_the_past_the_text_speaks_of(title, text, value):
    found = estimate(title, [text])
    assert (found.value if found else None) == value
    assert found is None or not found.sure


FORMS = [
    "Sáng ngày {d.day}/{d.month}/{d.year}",
    "Ngày {d.day:02}-{d.month:02}-{d.year}",
    "Chiều {d.day}.{d.month}.{d.year}",
    "Ngày {d.day} tháng {d.month} năm {d.year}",
    "Ngày {d.day} tháng {d.month:02} năm {d.year}",
]


@given(st.dates(date(1995, 1, 1), date(2060, 12, 31)), st.sampled_from(FORMS))
def test_every_day_is_read_back_day_first(day, form):
    found = event_date("Tin", [form.format(d=day) + ", Đảng ủy xã tổ chức hội nghị."], None)
    assert found is not None
    assert found.value == day.isoformat()


@given(st.text(max_size=120), st.lists(st.text(max_size=200), max_size=3))
def test_any_text_is_survived(title, paragraphs):
    for found in (event_date(title, paragraphs, at("2022-07-12T20:02")), estimate(title, paragraphs)):
        if found is not None:
            edtf.parse(found.value)


WEDNESDAY = datetime(2020, 5, 13, 9, 0, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("lead", "value", "sure"),
    [
        ("Chủ nhật vừa rồi, 10/5, bà con thôn Đông mở hội vật.", "2020-05-10", True),
        ("Thứ Bảy vừa qua (9/5), Hội Nông dân xã tổ chức đại hội.", "2020-05-09", True),
        ("Chiều thứ Sáu tuần qua (8/5), trường tổ chức lễ phát động.", "2020-05-08", True),
        ("Chủ nhật vừa rồi, bà con thôn Đông mở hội vật.", "2020-05-10", False),
        ("Tối thứ Tư tuần trước, xã khai mạc giải bóng đá.", "2020-05-06", False),
        ("Hai ngày 9 và 10/5, hơn 600 người chạy bộ dọc sông.", "2020-05-09/2020-05-10", True),
        ("Hai ngày cuối tuần, 9 và 10/5, hội thi diễn ra sôi nổi.", "2020-05-09/2020-05-10", True),
        ("Đêm 11, rạng sáng 12/5, mưa đá trút xuống xã.", "2020-05-11/2020-05-12", True),
        ("Từ 7h ngày 11 đến 17h ngày 12/5, xã tổ chức diễn tập.", "2020-05-11/2020-05-12", True),
        ("Mưa lớn từ ngày 11/5 đến hôm nay làm 11 thôn bị ngập.", "2020-05-11/2020-05-13", False),
        ("Khoảng 19 giờ 20 phút ngày 11/5, trung tâm nhận tin báo.", "2020-05-11", True),
        ("Công an huyện ngày 11/5 tạm giữ hình sự bốn đối tượng.", "2020-05-11", True),
        ("Nhân dịp lễ hội, ngày 11/5, UBND xã tổ chức hội thao.", "2020-05-11", True),
        ("Hướng tới kỷ niệm ngày 19/5, Đoàn xã ra quân làm đường ngày 10/5.", "2020-05-10", True),
        ("Nhân Ngày quốc tế Lao động, thứ Sáu ngày 1/5, Đoàn xã ra quân trồng cây.", "2020-05-01", True),
        ("Nhân kỷ niệm Ngày sinh Bác (19/5/1890), ngày 12/5, Đoàn xã trồng cây.", "2020-05-12", True),
        ("Sau bão số 9 đổ bộ ngày 29-4, xã bị cô lập. Ngày 11-5, đoàn công tác vào xã.", "2020-05-11", True),
        ("Thực hiện Kế hoạch số 12 ngày 20/4, ngày 12/5, xã tổ chức tập huấn.", "2020-05-12", True),
        ("Tiếp tục phòng dịch, ngày 17/3/2020 Hội LHPN xã phát khẩu trang cho bà con.", "2020-03-17", True),
        ("Theo Quyết định 45 ngày 20/4/2020, ngày 12/5, xã tổ chức tập huấn.", "2020-05-12", True),
        ("Trong các ngày 11/5, ngày 12/5, xã tổ chức tập huấn.", "2020-05-11/2020-05-12", True),
        ("Tiếng trống mở đầu ngày làm việc 12/5 của 95 đại biểu về dự Đại hội.", "2020-05-12", True),
        ("Sáng ngày 09/05/20, xã khánh thành cầu.", "2020-05-09", True),
        ("Chiều 9/5/19, xã khánh thành cầu.", "2019-05-09", True),
        ("Ngày hội 10/5 của làng thu hút hơn 300 người về dự.", "2020-05-10", True),
        ("Trận mưa chiều tối 12-5, đo tại trạm xã được 131 mm, làm ngập ba con đường.", "2020-05-12", True),
        ("Ngày 10/5, cả xã dậy sớm. Hôm nay xã đón Bằng công nhận.", "2020-05-10", True),
        ("Ngày 10/5, HĐND xã họp bất thường. Sáng nay, xã tổ chức công bố nghị quyết.", "2020-05-13", True),
        ("Sáng 12/5, gió trên đảo đã giảm còn cấp 5, sóng vẫn cao 2 m.", "2020-05-12", False),
        ("Chiều 12/5, trên đường tỉnh 123, dòng xe vẫn nối nhau về xã.", "2020-05-12", False),
    ],
)
def test_the_day_of_the_event_in_the_words_of_reporters(lead, value, sure):
    found = event_date("Tin ở xã", [lead], WEDNESDAY)
    assert found is not None
    assert (found.value, found.sure) == (value, sure)


@pytest.mark.parametrize(
    "lead",
    [
        "Đến 11 giờ ngày 10-5, xe máy có thể đi lại.",
        "Tính đến chiều 10/5, toàn xã đã gieo 200 ha lúa.",
        "Sau bão số 9 đổ bộ ngày 29-4, xã bị cô lập.",
        "Hướng tới kỷ niệm Ngày sinh Bác 12/5, xã vui như hội.",
        "Ngày 12-5 năm nay là tròn 5 năm bãi rác của xã ngưng nhận rác.",
        "Ngày 12/5 vừa tròn mười năm xã được thành lập.",
        "Có mặt sáng 12/5, chúng tôi thấy hơn 60 xe chở mía nối đuôi nhau.",
        "Trao đổi qua máy bộ đàm vào sáng nay, Chủ tịch UBND xã cho biết xã vẫn bị cô lập.",
        "Trả lời nhanh qua điện thoại chiều 12/5, Chủ tịch UBND xã cho hay đường đã thông.",
        "Trận lũ quét rạng sáng 25/1 đã cuốn đi 30 ngôi nhà. Hơn ba tháng sau, làng đang dựng lại.",
        "Cơn lốc chiều 9/1 làm tốc mái 40 nhà. Bốn tháng trôi qua, nhiều hộ vẫn ở nhờ.",
    ],
)
def test_a_day_on_which_nothing_was_held(lead):
    assert event_date("Tin ở xã", [lead], WEDNESDAY) is None


def test_since_a_part_of_a_day_is_no_event_below_the_lead():
    texts = ["Đường vào xã đã thông.", "Nhờ di dời 22 hộ từ chiều 10-5, xã không có người bị thương."]
    assert event_date("Tin ở xã", texts, WEDNESDAY) is None


def test_a_day_below_the_lead_is_asked_about():
    found = event_date("Tin ở xã", ["Bà con rất vui.", "Ngày 11/5, xã tổ chức lễ hội."], WEDNESDAY)
    assert found is not None
    assert not found.sure


def test_what_the_text_remembers_below_its_lead_is_not_the_event():
    lead = "Gần một năm sau vụ sạt lở, những mái nhà mới đã mọc lên dưới chân núi."
    stamp = at("2021-08-30T06:04")
    assert event_date("Làng mới", [lead, "Chiều 28.10.2020, cả sườn núi đổ ụp xuống."], stamp) is None
    assert event_date("Làng mới", [lead, "Chiều 28.8.2021, xã tổ chức mừng nhà mới."], stamp) is not None
    assert event_date("Làng mới", [lead, lead, "Chiều 28.8.2021, xã tổ chức mừng nhà mới."], stamp) is None


@pytest.mark.parametrize(
    "lead",
    [
        "Ngày 26/9, thông tin từ Công an xã Tân Khai cho biết, đơn vị đang điều tra một vụ cháy nhà.",
        "Sáng 26/9, Công an huyện Tân Khai đang phối hợp điều tra nguyên nhân một vụ cháy nhà.",
        "Chiều 26/9, Thượng tá Lê Văn Bình, Phó trưởng Công an huyện thông tin: đã dập xong vụ cháy nhà.",
    ],
)
def test_below_the_day_of_who_told_of_it_stands_when_it_was(lead):
    more = "Trước đó, vào khoảng 13h ngày 25/9, căn nhà của ông T. bốc cháy dữ dội."
    found = event_date("Cháy nhà cấp bốn", [lead, more], at("2025-09-27T06:30"))
    assert (found.value, found.sure) == ("2025-09-25", False)


def test_what_was_done_on_the_day_of_telling_is_the_event():
    lead = "Ngày 26/9, Công an tỉnh cho biết đã khởi tố hai bị can trộm chó."
    more = ["Theo điều tra, hai người rủ nhau đi trộm nhiều lần.", "Đêm 3/9, họ bắt trộm bốn con chó."]
    assert event_date("Khởi tố hai người", [lead, *more], at("2025-09-27T06:30")).value == "2025-09-26"


def test_what_happened_before_it_was_told_without_a_day_is_asked_for():
    lead = "Ngày 4/7, Công an tỉnh cho biết, trước đó một ngày, tổ tuần tra bắt được ba người dùng ma túy."
    found = event_date("Bắt ba người", [lead], at("2024-07-04T14:09"))
    assert found.doubt.startswith("đó là ngày đưa tin")


@pytest.mark.parametrize(
    ("kept", "day"),
    [
        ("kỷ niệm 95 năm Ngày thành lập Hội LHPN Việt Nam", "2025-10-16"),
        (
            "kỷ niệm 95 năm Ngày thành lập Hội Liên hiệp Phụ nữ (LHPN) Việt Nam và 15 năm Ngày Phụ nữ Việt Nam",
            "2025-10-16",
        ),
        ("chào mừng 79 năm Cách mạng tháng Tám và Quốc khánh 2/9", "2024-10-16"),
        ("kỷ niệm 85 năm (18/11/1930) Ngày truyền thống MTTQ Việt Nam", "2015-10-16"),
        ("kỷ niệm lần thứ 75 Ngày Thương binh - Liệt sĩ", "2022-10-16"),
        # What is made ready in autumn for the spring to come.
        ("hướng tới kỷ niệm 94 năm Ngày thành lập Đảng", "2023-10-16"),
    ],
)
def test_an_anniversary_tells_the_year(kept, day):
    lead = f"Chiều 16/10, xã Kỳ Thọ tổ chức hội nghị {kept}."
    assert event_date("Hội nghị của xã", [lead], None).value == day


@pytest.mark.parametrize(
    "kept",
    [
        "đến năm kỷ niệm 100 năm Ngày thành lập Đảng, xã phấn đấu đạt chuẩn",
        "kỷ niệm 30 năm Ngày thành lập Hội Nông dân xã",
        "kỷ niệm 20 năm thành lập Đảng bộ xã",
    ],
)
def test_an_aim_or_a_day_of_the_commune_tells_no_year(kept):
    lead = f"Chiều 16/10, xã Kỳ Thọ tổ chức hội nghị; {kept}."
    assert event_date("Hội nghị của xã", [lead], None) is None


def test_a_count_of_years_beyond_reason_tells_none():
    lead = "Chiều 16/10, xã Kỳ Thọ tổ chức hội nghị kỷ niệm {} năm Ngày thành lập Đảng."
    assert event_date("Hội nghị của xã", [lead.format(9703)], None) is None
    assert event_date("Hội nghị của xã", [lead.format(970)], None) is None


def test_the_day_of_a_deed_is_told_below_who_solved_it():
    paragraphs = [
        "Công an xã vừa khám phá nhanh vụ trộm cắp tài sản, bắt giữ hai đối tượng, trả lại tang vật cho người bị hại.",
        "Trước đó, khoảng 4 giờ ngày 20/8, gia đình bà L. ở thôn 3 phát hiện con trâu bị mất.",
    ]
    found = event_date("Khám phá nhanh vụ trộm trâu", paragraphs, at("2013-08-22T10:26"))
    assert found is not None
    assert found.value == "2013-08-20"


@pytest.mark.parametrize("part", ["Chiều tối", "Rạng sáng", "Sáng sớm", "Đêm khuya", "Tối muộn"])
def test_the_hour_that_opens_the_lead_dates_the_event_before_what_was_done_about_it(part):
    paragraphs = [
        f"{part} 31/3, một trận mưa đá kéo dài gần 20 phút đã trút xuống các vườn mận của xã.",
        "Ngay sáng 2/4, Hội Nông dân xã phối hợp với thôn cử cán bộ hướng dẫn bà con cắt bỏ cành gãy.",
    ]
    found = event_date("Giữ mùa mận sau trận mưa đá", paragraphs, at("2021-04-05T09:14"))
    assert found is not None
    assert found.value == "2021-03-31"

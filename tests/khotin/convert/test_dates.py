from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import edtf
from khotin.convert.dates import estimate, event_date
from khotin.edtf import VIETNAM


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM) if text else None


# Lead, stamp, day of the event.
LEADS = [
    # the year is printed
    ("Sáng ngày 27/06/2022, Ban Chấp hành Đảng bộ huyện tổ chức Hội nghị.", None, "2022-06-27"),
    ("Chiều ngày 25 tháng 5 năm 2023 Ban Chấp hành đảng bộ xã tổ chức Hội nghị.", None, "2023-05-25"),
    ("Ngày 4-12-2018, Đoàn Thanh niên xã tổ chức Đại hội.", None, "2018-12-04"),
    ("Ngày 10 tháng 12 năm 2020, HĐND xã khai mạc kỳ họp thứ 14.", None, "2020-12-10"),
    ("Vào lúc 8h00 ngày 27/6/2022, tại nhà văn hóa thôn Đông, chi bộ tổ chức đại hội.", None, "2022-06-27"),
    ("Từ ngày 24/6 đến 6/7/2021, các thôn trong xã tổ chức bầu trưởng thôn.", None, "2021-06-24/2021-07-06"),
    ("Trong 2 ngày 30/12/2021 và 02/01/2022, xã tổ chức hội thao.", None, "2021-12-30/2022-01-02"),
    ("UBND xã tổ chức lễ ra quân làm giao thông nông thôn vào ngày 12.5.2019.", None, "2019-05-12"),
    # the year comes from the stamp
    ("Sáng nay (31/5), Hội Nông dân huyện tổ chức Đại hội.", "2023-05-31T15:00", "2023-05-31"),
    ("Sáng nay (31/5), Hội Nông dân huyện tổ chức Đại hội.", "2023-05-30T21:00", "2023-05-31"),
    ("Chiều 30/12, UBND xã tổng kết năm.", "2023-01-02T08:00", "2022-12-30"),
    ("Trong 2 ngày 6 và 7/8, Hội LHPN xã tổ chức hội thi.", "2022-08-08T09:00", "2022-08-06/2022-08-07"),
    ("(QNO) - Sáng 12.5, đoàn công tác đến làm việc với xã.", "2020-05-12T14:00", "2020-05-12"),
    ("BTNO - Ngày 7.8, Ủy ban MTTQ thị trấn trao nhà đại đoàn kết.", "2020-08-08T06:00", "2020-08-07"),
    ("Hôm qua, đoàn công tác của huyện đã thăm và tặng quà.", "2020-05-12T14:00", "2020-05-11"),
    ("Sáng nay, HĐND xã khai mạc kỳ họp thứ 5.", "2021-07-05T11:20", "2021-07-05"),
    ("Ngày 18/11, khu dân cư số 3 tổ chức Ngày hội Đại đoàn kết toàn dân tộc.", "2022-11-19T08:00", "2022-11-18"),
    ("Thực hiện Kế hoạch số 12-KH/HU ngày 5/3/2022 của Ban Thường vụ Huyện ủy, sáng 27/6, xã tổ chức hội nghị.",
     "2022-06-28T08:00", "2022-06-27"),
    ("Kỷ niệm 75 năm Ngày Thương binh - Liệt sĩ (27/7/1947 - 27/7/2022), sáng 26/7, UBND xã tổ chức gặp mặt.",
     "2022-07-26T16:00", "2022-07-26"),
    ("Nhân dịp Ngày Quốc tế Phụ nữ 8/3, chiều 6/3, Hội LHPN xã tổ chức giao lưu bóng chuyền.", "2021-03-07T07:00", "2021-03-06"),
    ("Từ ngày 24 đến ngày 26/6, Ban CHQS xã huấn luyện dân quân; lễ khai mạc được tổ chức trang trọng.",
     "2023-06-27T07:00", "2023-06-24/2023-06-26"),
    ("Sáng thứ Hai (27/6), Đảng ủy xã tổ chức lễ chào cờ đầu tuần.", "2022-06-27T10:00", "2022-06-27"),
    ("Tối 16/6, tại nhà văn hóa xã đã diễn ra đêm liên hoan văn nghệ.", "2023-06-17T10:00", "2023-06-16"),
    ("Tiếp tục chương trình công tác, chiều qua (11/5), đồng chí Bí thư Huyện ủy đã kiểm tra mô hình.", "2020-05-12T07:00",
     "2020-05-11"),
    ("Vừa qua, ngày 12/4, Đảng ủy xã Hòa An đã tổ chức hội nghị học tập nghị quyết.", "2022-04-14T07:00", "2022-04-12"),
    ("Trong các ngày 11, 12 và 13/7, HĐND huyện họp kỳ thường lệ.", "2022-07-14T07:00", "2022-07-11/2022-07-13"),
    # no day
    ("Vừa qua, Đảng bộ thị trấn đã tổ chức Hội nghị.", "2023-07-01T08:00", None),
    ("Ngày 26/6, Đảng bộ thị trấn tổ chức hội nghị.", None, None),
    ("Tính đến ngày 16/2/2023, 35/240 hội nông dân cấp xã đã tổ chức đại hội.", "2023-02-17T08:00", None),
    ("Giá trị sản xuất đến ngày 10/11/2023 đạt 2.351 tỷ đồng, đạt 92,3% kế hoạch.", None, None),
    ("Quyết định số 15/QĐ-UBND ngày 5/6/2023 của UBND tỉnh đã công nhận xã đạt chuẩn nông thôn mới.", "2023-07-01T08:00", None),
    ("Đại hội dự kiến tổ chức vào ngày 8/6/2023.", "2023-05-24T08:00", None),
    ("Xã phấn đấu hoàn thành trước ngày 30/6/2025 các tiêu chí, theo báo cáo tại hội nghị.", "2025-03-01T08:00", None),
    ("Ông sinh ngày 12/5/1950, được kết nạp Đảng ngày 3/2/1970, nay tham dự mọi buổi sinh hoạt.", "2023-03-01T08:00", None),
    ("Có 12/24 mục tiêu đạt, thu ngân sách 130/200 tỷ đồng, cán bộ trực 24/7 tại chốt.", "2021-08-01T08:00", None),
    ("Hướng tới kỷ niệm ngày 27/7, tuổi trẻ xã đã tổ chức nhiều hoạt động tri ân.", "2022-07-20T08:00", None),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "stamp", "day"), LEADS)
def test_the_day_of_the_event_is_read_from_the_lead(lead, stamp, day):
    found = event_date("Hội nghị của xã", [lead], at(stamp))
    assert (found.value if found else None) == day


@pytest.mark.parametrize(
    ("title", "lead", "day", "sure"),
    [
        ("SƠ KẾT 6 THÁNG ĐẦU NĂM 2024", "Ngày 26/6, Đảng bộ thị trấn tổ chức Hội nghị.", "2024-06-26", True),
        ("Tổng kết năm 2023, nhiệm vụ năm 2024", "Sáng 12/1, UBND xã tổ chức hội nghị.", "2024-01-12", True),
        ("Tổng kết năm 2023, nhiệm vụ năm 2024", "Sáng 28/12, UBND xã tổ chức hội nghị.", "2023-12-28", True),
        ("Hội thi văn nghệ năm 2019", "Tối 16/6, Đoàn xã tổ chức hội thi.", "2019-06-16", True),
        ("Xã Bình Minh ra quân đầu xuân", "Sáng 16/2, xã ra quân. Đến năm 2025, xã phấn đấu đạt chuẩn.", None, None),
        ("Xã Bình Minh họp", "Sáng 16/2, xã tổ chức hội nghị giai đoạn 2021-2025, nhiệm kỳ 2020 - 2025.", None, None),
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


def test_a_later_sentence_widens_the_day_to_the_whole_event():
    lead = "Sáng 11/7, HĐND huyện khai mạc kỳ họp thứ 4. Kỳ họp diễn ra trong 02 ngày, 11 và 12/7/2022."
    found = event_date("Kỳ họp thứ 4", [lead], None)
    assert found is not None
    assert found.value == "2022-07-11/2022-07-12"
    assert found.sure


def test_the_evidence_quotes_the_date():
    found = event_date("Hội nghị", ["Sáng ngày 27/06/2022, xã tổ chức Hội nghị."], None)
    assert found is not None
    assert "27/06/2022" in found.evidence
    assert found.year_from == "printed"


@pytest.mark.parametrize(
    ("title", "text", "value"),
    [
        ("Hội nghị", "Giá trị sản xuất đến ngày 10/11/2023 đạt 2.351 tỷ; đầu năm 2023 gặp khó khăn.", "2023-11~"),
        ("Hội nghị", "Từ năm 2020 đến tháng 5 năm 2023, thị trấn đón 8.046 lượt khách, trồng rừng trước năm 2025.", "2023-05~"),
        ("Sơ kết 6 tháng đầu năm 2022", "Hội nghị đã diễn ra.", "2022-06~"),
        ("Kết quả 9 tháng năm 2021", "Hội nghị đã diễn ra.", "2021-09~"),
        ("Tổng kết năm 2020", "Hội nghị đã diễn ra.", "2020-12~"),
        ("Hội nghị", "Năm 2018, xã về đích. Phấn đấu đến năm 2020 đạt chuẩn nâng cao.", "2018~"),
        ("Hội nghị", "Kết quả quý III năm 2019 được đánh giá cao.", "2019-09~"),
        ("Hội nghị", "Giai đoạn 2021-2025, nhiệm kỳ 2020 - 2025, phấn đấu đến cuối năm 2024 về đích.", None),
        ("Hội nghị", "Không có năm nào.", None),
    ],
)  # fmt: skip
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

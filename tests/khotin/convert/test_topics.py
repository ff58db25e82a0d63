from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.convert.topics import MOST, assign
from khotin.model import Topic
from khotin.problems import ContentError
from khotin.topics import load_topics

ROOT = Path(__file__).parents[3]
VOCABULARY = load_topics(ROOT / "content" / "topics")


def slugs(title, *paragraphs):
    return [found.slug for found in assign(title, paragraphs, VOCABULARY)]


def test_the_vocabulary_is_whole():
    assert len(VOCABULARY) >= 18
    assert {"nong-thon-moi", "giam-ngheo", "xay-dung-dang"} <= {topic.slug for topic in VOCABULARY}
    for topic in VOCABULARY:
        assert topic.keywords, topic.slug
        assert topic.definition.count(".") == 2, topic.slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Xã Kỳ Thọ đón chuẩn nông thôn mới", "nong-thon-moi"),
        ("ĐẢNG BỘ XÃ KỲ THỌ SƠ KẾT GIỮA NHIỆM KỲ", "xay-dung-dang"),
        ("Đại biểu HĐND tiếp xúc cử tri xã Bình Minh", "tiep-xuc-cu-tri"),
        ("Trao nhà đại đoàn kết cho hộ nghèo", "giam-ngheo"),
        ("Tổ hòa giải thôn Đông", "phap-luat-hoa-giai"),
        ("Tổ hoà giải thôn Đông", "phap-luat-hoa-giai"),
        ("Hội LHPN xã tổ chức hội thi", "phu-nu"),
    ],
)
def test_the_headline_decides(title, slug):
    assert slug in slugs(title, "Sáng 5/6, tại xã.")


def test_one_mention_in_the_body_is_no_topic():
    assert "du-lich" not in slugs("Đảng bộ xã sơ kết", "Sáng 5/6, Đảng bộ xã họp.", "Xã đón 800 lượt khách.")


def test_the_office_of_a_guest_is_no_topic():
    assert slugs("Lễ ra quân", "Dự có Chủ tịch HĐND xã, Chủ tịch HĐND huyện, Thường trực HĐND xã.") == []


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Xã Kỳ Thọ phát lệnh gọi công dân nhập ngũ", "quoc-phong-an-ninh"),
        ("Mở rộng sản xuất lúa theo hướng hữu cơ", "nong-nghiep"),
        ("Kiểm tra công tác phòng, chống bệnh dịch tả heo", "nong-nghiep"),
        ("Va chạm với xe ben, hai người tử vong", "an-toan-giao-thong"),
        ("Giải cầu lông chào mừng đại hội Đảng các cấp", "van-hoa-the-thao"),
    ],
)
def test_what_is_obvious_is_found(title, slug):
    assert slugs(title, "Sáng 5/6, tại xã.") == [slug]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Các môn thi của Đại Hội diễn ra trong hai ngày. Đại hội diễn ra sôi nổi.", "van-hoa-the-thao"),
        ("Công đoàn xã có 5 tổ. Ban Chấp hành công đoàn xã họp.", "thanh-nien"),
        ("Trong năm học tập và làm theo gương Bác.", "giao-duc"),
    ],
)
def test_a_keyword_across_words_is_none(text, slug):
    assert slug not in slugs("Tin", text, text, text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        (
            "Đại hội họp tại nhà văn hóa thôn Đông, mở đầu là các tiết mục văn nghệ chào mừng.",
            "van-hoa-the-thao",
        ),
        ("Xã ra mắt chi bộ các trường và Trạm Y tế xã.", "y-te"),
        ("Đảng ủy xã công bố quyết định sáp nhập chi bộ thôn Đông và thôn Tây.", "cai-cach-hanh-chinh"),
        ("Bà con dọn cỏ, nhặt rác ở khu vực đê bao.", "phong-chong-thien-tai"),
        ("Đoàn xã sửa trường mầm non, tặng 10 suất quà cho học sinh giỏi có hoàn cảnh khó khăn.", "giao-duc"),
    ],
)
def test_where_it_was_held_and_who_was_given_a_present_is_no_topic(text, slug):
    # The topic that the report has beside keeps the least.
    assert slug not in slugs("Tuổi trẻ xã ra quân dọn vệ sinh", text)


def test_cement_for_houses_of_the_poor_is_help_against_poverty():
    lead = "Ngày 8/6, Công an huyện trao 20 tấn xi măng cho bà con thôn Đông."
    text = "Đó là phần của chương trình nhà ở kiên cố cho hộ nghèo có khó khăn về nhà ở."
    assert "giam-ngheo" in slugs("Trao xi măng", lead, text)


def test_guests_are_no_topic():
    lead = "Sáng 5/6, xã khai mạc giải bóng đá. Cùng dự có Ủy ban MTTQ Việt Nam xã, Hội Cựu chiến binh xã."
    assert slugs("Khai mạc giải bóng đá", lead, "Đến dự có đại diện Ủy ban MTTQ xã.") == ["van-hoa-the-thao"]


def test_a_keyword_inside_another_counts_once():
    text = "Thi đấu có giải cờ của Hội Cựu chiến binh."
    assert "cuu-chien-binh" not in slugs("Khai mạc giải bóng đá", "Sáng 5/6, xã khai mạc giải.", text, text)


def test_of_an_endless_paragraph_the_beginning_is_the_lead():
    lead = "Hội Nông dân xã chuẩn bị đại hội. " + "Công việc được giao cho từng người. " * 20
    assert slugs("Tin", f"{lead} Xã lo phòng, chống dịch. Ai cũng khám bệnh.") == ["nong-dan"]


def test_evidence_quotes_the_keywords():
    (found,) = assign(
        "Nông thôn mới ở xã", ["Xây dựng nông thôn mới."], [Topic("ntm", "NTM", "", ("nông thôn mới",))]
    )
    assert found.evidence == "«nông thôn mới» ×2"


@given(st.text(), st.lists(st.text(), max_size=4))
def test_any_text_gets_at_most_four(title, paragraphs):
    assert len(assign(title, paragraphs, VOCABULARY)) <= MOST


@given(st.permutations([keyword for topic in VOCABULARY for keyword in topic.keywords[:1]]))
def test_the_order_of_equal_topics_does_not_depend_on_chance(keywords):
    assert slugs("Tin", *keywords) == slugs("Tin", *keywords)


def write(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\nslug: Nông thôn\nname: A\n---\nB", 2, "slug"),
        ("---\nslug: a\n---\nB", 1, "tên chủ đề"),
        ("---\nslug: a\nname: A\nkeywords: nông thôn\n---\nB", 4, "keywords"),
        ("---\nslug: a\nname: A\ncolour: red\n---\nB", 4, "colour"),
        ("slug: a", 1, "---"),
    ],
)
def test_a_broken_topic_names_file_and_line(tmp_path, text, line, words):
    write(tmp_path, "x.md", text)
    with pytest.raises(ContentError) as caught:
        load_topics(tmp_path)
    (problem,) = caught.value.problems
    assert problem.file.endswith("x.md")
    assert problem.line == line
    assert words in str(problem)


def test_two_topics_of_one_slug_are_refused(tmp_path):
    for name in ("a.md", "b.md"):
        write(tmp_path, name, "---\nslug: a\nname: A\nkeywords: [b]\n---\nB")
    with pytest.raises(ContentError, match="đã có trong"):
        load_topics(tmp_path)

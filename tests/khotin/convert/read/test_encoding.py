"""Bytes become text only where the text proves itself."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.convert.errors import Refused
from khotin.convert.read import legacy
from khotin.convert.read.encoding import decode
from khotin.convert.read.syllables import is_syllable

TEXT = (
    "ĐẢNG BỘ XÃ KỲ THỌ SƠ KẾT\n"
    "Chiều ngày 25 tháng 5, Ban Chấp hành Đảng bộ xã Kỳ Thọ tổ chức Hội nghị giữa nhiệm kỳ. Về dự có đồng chí "
    "Lê Văn Trọng, Trưởng Ban Tuyên giáo Huyện ủy; diện tích gieo cấy đạt 96,7%, sản lượng ước đạt 694,5 tấn, "
    "ngõ xóm sạch đẹp, mỗi hộ hiến nhiều mét đất; kỹ thuật mới được phổ biến rộng khắp, đẩy mạnh xây dựng nông thôn mới."
)
TONES = "\u0300\u0301\u0303\u0309\u0323"


def _windows_1258(text: str) -> bytes:
    result = b""
    for char in unicodedata.normalize("NFC", text):
        try:
            result += char.encode("cp1258")
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", char)
            tone = "".join(mark for mark in marks if mark in TONES)
            vowel = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
            result += (vowel + tone).encode("cp1258")
    return result


def _tcvn3(text: str) -> str:
    """As typed with a .VnTime font; capitals with marks come from a .VnTimeH font."""
    back = {value: key for key, value in legacy._tables()["tcvn3"].items()}
    return "".join(back.get(char, back.get(char.lower(), char)) for char in text)


def _vni(text: str) -> str:
    table = legacy._tables()["vni"]
    letters = {value: key for key, value in table["letters"].items()}
    marks = {value: key for key, value in table["marks"].items()}

    def one(char: str) -> str:
        if char in letters:
            return letters[char]
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in parts if mark in TONES)
        vowel = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in TONES))
        if vowel in letters:
            return letters[vowel] + marks.get(tone, "")
        shape = unicodedata.normalize("NFD", vowel)
        key = shape[1:] + tone
        return shape[0] + marks[key] if key in marks and shape[0] != "i" else char

    return "".join(one(char.lower()).upper() if char.isupper() else one(char) for char in text)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (unicodedata.normalize("NFD", TEXT).encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (_windows_1258(TEXT), "windows-1258"),
        (legacy.surface_bytes(_tcvn3(TEXT)), "tcvn3"),
        (legacy.surface_bytes(_vni(TEXT)), "vni"),
        (_tcvn3(TEXT).encode(), "utf-8, tcvn3"),
        (_vni(TEXT).encode(), "utf-8, vni"),
        (legacy.surface(TEXT.encode()).encode(), "utf-8, utf-8 decoded twice"),
    ],
)
def test_every_encoding_of_a_report_gives_the_same_text(data: bytes, encoding: str) -> None:
    decoded = decode(data, "tin.txt")
    assert (unicodedata.normalize("NFC", decoded.text), decoded.encoding) == (TEXT, encoding)


def test_a_declared_charset_is_not_believed() -> None:
    page = f'<meta charset="windows-1252"><p>{TEXT}</p>'
    assert decode(page.encode(), "tin.html").text == page
    page = f'<meta charset="utf-8"><p>{TEXT}</p>'
    assert unicodedata.normalize("NFC", decode(_windows_1258(page), "tin.html").text) == page


def test_entities_that_spell_a_font_encoding_are_read() -> None:
    spelled = "".join(f"&#{ord(char)};" if ord(char) > 127 else char for char in _tcvn3(TEXT))
    assert TEXT in decode(f"<html><p>{spelled}</p></html>".encode(), "tin.html").text


@pytest.mark.parametrize("encoded", [_tcvn3(TEXT), _vni(TEXT)])
@pytest.mark.parametrize("spelled", [True, False])
def test_a_text_typed_with_a_font_into_a_page_of_unicode_is_read(encoded: str, *, spelled: bool) -> None:
    if spelled:
        encoded = "".join(f"&#{ord(char)};" if ord(char) > 127 else char for char in encoded)
    menu = "<ul><li>Trang chủ</li><li>Thủ tục hành chính</li><li>Xã hội số</li></ul><p>Bản quyền ® thuộc về xã</p>"
    page = f"{menu}<p>{encoded}</p>{menu}"
    decoded = decode(page.encode(), "tin.html").text
    assert unicodedata.normalize("NFC", decoded) == f"{menu}<p>{TEXT}</p>{menu}"


def test_a_page_with_foreign_names_and_signs_stays_as_it_is() -> None:
    page = f"<p>{TEXT}</p><p>Señor Muñoz, Coca-Cola®, El Niño, 5 µg, Gruß aus Köln, Ñandú, piñata, mañana</p>"
    assert decode(page.encode(), "tin.html").text == page


def test_a_text_decoded_twice_that_lost_letters_on_the_way_is_refused() -> None:
    lossy = TEXT.encode().decode("cp1252", "ignore").encode()
    with pytest.raises(Refused, match="đã mất một số chữ cái"):
        decode(lossy, "tin.txt")


def test_bytes_that_word_leaves_in_utf8_are_mended() -> None:
    data = TEXT.encode() + b" \x93Ng\xc3\xa0y\x94 \x96 h\xe1\xba..."
    assert decode(data, "tin.txt").text == f"{TEXT} “Ngày” – h..."


@pytest.mark.parametrize(
    "data",
    [
        "Le café à la crème est très élaboré et même différent".encode("cp1252"),
        "Ünïcödé".encode("cp1252") * 9,
    ],
)
def test_an_encoding_that_cannot_be_proved_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(Refused, match=r"^tin\.txt: không xác định được bảng mã"):
        decode(data, "tin.txt")


@pytest.mark.parametrize(
    ("page", "claim"),
    [
        (
            '<META http-equiv=Content-Type content="text/html; charset=GB2312"><p>%s',
            " (trang tự khai là «gb2312»)",
        ),
        ('<?xml version="1.0" encoding="big5"?><html><p>%s', " (trang tự khai là «big5»)"),
        ("<html><p>%s", ""),
        ("%s" + "<meta charset=" * 200_000, ""),
    ],
)
def test_the_refusal_of_a_page_says_what_it_declares(page: str, claim: str) -> None:
    data = (page % "新闻中心发布的消息 今天上午 全国人民").encode("gb2312")
    with pytest.raises(Refused) as refused:
        decode(data, "tin.html")
    assert refused.value.what == f"không xác định được bảng mã của tệp{claim}"


def test_other_languages_in_utf8_are_text_all_the_same() -> None:
    for text in (
        "Plain English.",
        "Le café est élaboré à Ñandú, très différent",
        "Здравствуйте",
        "中文新闻",
        "µ ¶ § ®",
    ):
        assert decode(text.encode(), "tin.txt").text == text


def test_a_few_lost_bytes_show_as_lost_and_make_no_other_encoding_of_a_text() -> None:
    data = TEXT.encode()
    assert (
        decode(data + b" ph\xed\xa0\x80ng tr\xffo", "tin.txt").text
        == f"{TEXT} ph\ufffd\ufffd\ufffdng tr\ufffdo"
    )


def test_syllables() -> None:
    good = "nghiêng giếng gì quốc khuỷu Đảng ương yêu quýt thuở xoong huyện nguyễn lạc CHẤP Hoà hòa"
    assert [word for word in good.split() if not is_syllable(word)] == []
    bad = "ngiệ Ñaûng hộỉ lac krong tá»‰nh ệ̀ bcd chấpp"
    assert [word for word in bad.split() if is_syllable(word)] == []


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "x").text
    except Refused as refused:
        text = str(refused).replace("\n", "")
    assert isinstance(text, str)


def test_a_headline_in_utf8_above_a_text_in_another_encoding() -> None:
    head, body = TEXT.split("\n")
    for encoded in (
        _windows_1258(body),
        legacy.surface_bytes(_tcvn3(body)),
        legacy.surface_bytes(_vni(body)),
    ):
        assert encoded is not None
        decoded = decode(head.encode() + b"\n\n" + encoded + b"\n2023\n", "a.txt")
        assert decoded.text == f"{head}\n\n{body}\n2023\n"
        with pytest.raises(Refused, match="lẫn hai bảng mã"):
            decode(b"<p>" + head.encode() + b"</p><p>" + encoded + b"</p>", "a.html")


def test_utf8_that_was_taken_for_latin_1_is_read() -> None:
    assert decode(TEXT.encode().decode("latin-1").encode(), "a.txt").text == TEXT


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x1f\x8b\x08\x00" + b"x" * 40, "gzip.*Giải nén"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "WARC.*đuôi"),
    ],
)
def test_what_is_packed_under_another_name_says_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        decode(data, "a.html")

"""What a report is in a feed: its id, its text, its links, and nothing that could run."""

import html
import json
from datetime import timedelta
from xml.etree import ElementTree as ET

import feedparser
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from feeds.escape import legal, line, text, unmarked
from feeds.item import _absolute
from feeds.settings import LARGE_ITEM

NS = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


def items(data):
    return ET.fromstring(data).findall("channel/item")


def ids(outputs, address):
    return [item.findtext("guid") for item in items(outputs[address])]


def test_a_feed_says_what_a_report_says(desk):
    desk.write(7, "2023-05-26", "Đoạn một & hai.\n", summary="Tóm tắt.", title="Tên bài")
    item = items(desk.build()["rss.xml"])[0]
    assert item.findtext("title") == "Tên bài"
    assert item.findtext("link") == "https://khotin.example.vn/bai/2023/bai-so-7/"
    assert item.findtext("pubDate") == "Fri, 26 May 2023 08:00:00 +0700"
    assert item.findtext("dc:creator", namespaces=NS) == "Hồng Lam"
    assert item.findtext("description") == "Tóm tắt."
    assert item.findtext("content:encoded", namespaces=NS) == "<p>Đoạn một &amp; hai.</p>"
    assert {(c.get("domain"), c.text) for c in item.findall("category")} == {
        ("https://khotin.example.vn/dia-phuong/", "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh"),
        ("https://khotin.example.vn/nhiem-ky/", "Đảng bộ xã Kỳ Thọ 2020-2025"),
        ("https://khotin.example.vn/chu-de/", "Giảm nghèo"),
    }


def test_ids_know_only_the_article_id(desk):
    desk.write(7, "2023-05-26")
    before = desk.build()
    desk.write(7, "2024-01-02", title="Tên khác", slug="ten-khac", localities=["huyện Can Lộc, tỉnh Hà Tĩnh"])
    after = desk.build("https://kho-moi.example.org/tin")
    assert (
        ids(before, "rss.xml") == ids(after, "rss.xml") == ["urn:uuid:00000007-6b68-8f74-a96e-74696e6b686f"]
    )
    for name in ("chu-de/giam-ngheo/atom.xml", "nhiem-ky/2020-2025/atom.xml", "dia-phuong/ha-tinh/atom.xml"):
        old, new = (ET.fromstring(outputs[name]) for outputs in (before, after))
        assert old.findtext("atom:id", namespaces=NS) == new.findtext("atom:id", namespaces=NS)
        path = "atom:entry/atom:id"
        assert (
            old.findtext(path, namespaces=NS)
            == new.findtext(path, namespaces=NS)
            == ids(before, "rss.xml")[0]
        )
    assert json.loads(after["feed.json"])["items"][0]["id"] == ids(before, "rss.xml")[0]


def test_ids_are_promised_for_good(desk):
    # Golden: a change here means that every subscriber gets every report a second time.
    desk.write(7, "2023-05-26")
    outputs = desk.build()
    found = {
        name: ET.fromstring(outputs[name]).findtext("atom:id", namespaces=NS)
        for name in outputs
        if name.endswith("/atom.xml") and "luu/" not in name
    }
    assert (
        found["dia-phuong/ha-tinh/ky-anh/ky-tho/atom.xml"] == "urn:uuid:22a22c88-048b-5aae-ba4b-eedd70db638c"
    )
    assert found["nhiem-ky/2020-2025/atom.xml"] == "urn:uuid:b7f379ef-5e67-5c56-b765-427825593763"
    assert found["chu-de/giam-ngheo/atom.xml"] == "urn:uuid:4475ae5e-ff24-572b-8f9b-c5721ac42e54"


def test_links_and_pictures_are_whole(desk):
    images = desk.content / "images"
    images.mkdir()
    Image.new("RGB", (8, 8)).save(images / "h a.jpg")
    body = "[a](/bai/2020/x/) [b](../y/) [c](#d) [e](https://a.vn/?x=1&y=ê) ![Ảnh](/images/h%20a.jpg)\n"
    desk.write(7, "2023-05-26", body)
    outputs = desk.build("https://kho.example.vn/tin")
    item = items(outputs["rss.xml"])[0]
    html = item.findtext("content:encoded", namespaces=NS)
    base = "https://kho.example.vn/tin"
    for address in (
        f'"{base}/bai/2020/x/"', f'"{base}/bai/2023/y/"', f'"{base}/bai/2023/bai-so-7/#d"',
        '"https://a.vn/?x=1&amp;y=%C3%AA"', f'"{base}/images/h%20a.jpg"',
    ):  # fmt: skip
        assert address in html
    media = item.find("media:content", namespaces=NS)
    assert media.attrib == {"url": f"{base}/images/h%20a.jpg", "type": "image/jpeg", "medium": "image"}
    found = json.loads(outputs["feed.json"])["items"][0]
    assert found["image"] == f"{base}/images/h%20a.jpg"
    assert found["attachments"] == [{"url": found["image"], "mime_type": "image/jpeg"}]


def test_a_correction_is_an_update(desk):
    date = desk.write(7, "2023-05-26").date
    desk.write(7, "2023-05-26", added=date, updated=date + timedelta(days=400))
    outputs = desk.build()
    assert items(outputs["rss.xml"])[0].findtext("atom:updated", namespaces=NS) == "2024-06-29T08:00:00+07:00"
    entry = ET.fromstring(outputs["atom.xml"]).find("atom:entry", namespaces=NS)
    assert entry.findtext("atom:published", namespaces=NS) == "2023-05-26T08:00:00+07:00"
    assert entry.findtext("atom:updated", namespaces=NS) == "2024-06-29T08:00:00.000007+07:00"
    found = json.loads(outputs["feed.json"])["items"][0]
    assert found["date_modified"] == "2024-06-29T08:00:00+07:00"


def test_no_feed_speaks_of_the_future(desk):
    desk.write(1, "2032-05-26", added=desk.write(9, "2023-05-01").date)
    assert b"2032-" not in desk.build()["feed.json"].replace(b"/2032/", b"")


def test_an_estimated_date_is_said(desk):
    desk.write(7, "2023-11-01", date_basis="text", date_edtf="2023-11~")
    html = items(desk.build()["rss.xml"])[0].findtext("content:encoded", namespaces=NS)
    assert html.startswith("<p><em>Ngày ước lượng: khoảng tháng 11/2023.</em></p>")


def test_a_very_long_report_is_announced_by_its_summary(desk):
    desk.write(7, "2023-05-26", "Dài quá. " * LARGE_ITEM, summary="Tóm tắt.")
    data = desk.build()["rss.xml"]
    assert len(data) < LARGE_ITEM
    assert "Bài dài, đọc trọn tại trang của bài" in data.decode()


def test_drafts_are_in_no_feed(desk):
    desk.write(7, "2023-05-26")
    desk.write(8, "2023-05-27", title="Bản nháp riêng", status="draft")
    assert not any("Bản nháp riêng".encode() in data for data in desk.build().values())


def test_markup_is_text_in_every_reader(desk):
    title = "<script>alert(1)</script> & &lt;b&gt; ]]>"
    desk.write(
        7,
        "2023-05-26",
        "&lt;script>alert(1)&lt;/script> ]]>\n",
        title=title,
        authors=["<b>A</b>"],
        summary=title,
    )
    outputs = desk.build()
    found = feedparser.parse(outputs["rss.xml"]).entries[0]
    assert found.title == "＜script＞alert(1)＜/script＞ & ＆lt;b＆gt; ]]＞"
    assert found.author == "＜b＞A＜/b＞"
    assert "<script" not in found.content[0].value
    assert found.summary == "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &amp;lt;b&amp;gt; ]]&gt;"
    assert feedparser.parse(outputs["atom.xml"]).entries[0].title == found.title
    assert json.loads(outputs["feed.json"])["items"][0]["title"] == title


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_makes_well_formed_xml(value):
    assert (ET.fromstring(f"<a>{text(legal(value))}</a>".encode()).text or "") == legal(value)
    shown = ET.fromstring(f"<a>{unmarked(line(value))}</a>".encode()).text or ""
    assert "<" not in shown and html.unescape(shown) == shown


@given(st.text(max_size=40))
def test_any_address_becomes_a_whole_one(value):
    made, _ = _absolute(f'<p><a href="{html.escape(value)}">x</a></p>', "https://a.vn", "https://a.vn/bai/")
    assert ET.fromstring(made.encode("utf-8", "replace")).find("a").get("href").isascii()

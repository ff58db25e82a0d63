"""Every feed of a large and hostile archive is valid by every standard it claims to follow."""

import random
import xml.etree.ElementTree as ET

import feedparser
import pytest

import feedcheck
from khotin import markup
from khotin.gazetteer import load
from khotin.model import Level

SITE = "https://khotin.example.vn"
HOSTILE = [
    "<script>alert(1)</script>",
    "]]>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "A\u0085B\u200b\ufffeC",
    "Nói \"thẳng\" & nói 'thật' <3",
    "https://a.vn/?a=1&b=2",
    "{{ 7*7 }} {% raw %}",
    "😀 Đắk Lắk Ðà Nẵng",
]


@pytest.fixture(scope="module")
def large(tmp_path_factory, project, desk_at):
    """The feeds of 2,000 reports on 60 communes, written to a folder."""
    desk = desk_at(tmp_path_factory.mktemp("large"), project)
    rnd = random.Random(7)
    gazetteer = load()
    units = map(gazetteer.get, gazetteer.codes())
    # Communes in districts, as they were before July 2025.
    communes = [
        unit for unit in units if len(gazetteer.chain(unit)) == len(Level) and unit.until == "2025-06-30"
    ]
    places = [gazetteer.full_name(unit) for unit in communes[: 60 * 20 : 20]]
    for number in range(2000):
        year, text = (
            rnd.randrange(2014, 2025),
            " ".join(rnd.choices([*HOSTILE, "hội nghị", "xã", "nhân dân"], k=30)),
        )
        place = rnd.choice(places)
        desk.write(
            number,
            f"{year}-{rnd.randrange(1, 13):02}-{rnd.randrange(1, 29):02}",
            f"{markup.escape(text)}\n\n[liên kết](../khac/) ![ảnh](/images/a.jpg)\n",
            title=f"{rnd.choice(HOSTILE)} {number}",
            authors=[rnd.choice(HOSTILE)],
            summary=rnd.choice([*HOSTILE, ""]),
            localities=[place],
            terms=[f"Đảng bộ {place.split(',')[0]} {year // 5 * 5}-{year // 5 * 5 + 5}"],
            topics=rnd.sample(["giam-ngheo", "nong-thon-moi", "xay-dung-dang", "y-te"], 2),
        )
    return desk.build(SITE, hub="https://hub.example.org/").write(tmp_path_factory.mktemp("out"))


def test_every_feed_follows_its_standard(large):
    assert list(feedcheck.check(large, SITE)) == []


def test_a_subscribers_program_takes_every_subscription(large):
    feeds = [
        path for name in ("rss.xml", "atom.xml") for path in large.rglob(name) if "luu" not in path.parts
    ]
    assert len(feeds) > 200
    for path in feeds[::3]:
        found = feedparser.parse(path.read_bytes())
        assert not found.bozo and found.entries and found.feed.language == "vi", path


def test_lists_of_feeds_name_existing_feeds(large):
    lists = list(large.rglob("*.opml"))
    assert len(lists) > 10
    for path in lists:
        outlines = list(ET.parse(path).iter("outline"))
        addresses = [outline.get("xmlUrl") for outline in outlines if outline.get("xmlUrl")]
        assert addresses and len(addresses) == len(set(addresses))
        assert all((large / address.removeprefix(f"{SITE}/")).is_file() for address in addresses)
        assert all(outline.get("text") for outline in outlines)


def test_the_checks_see_what_is_wrong(large):
    data = (large / "rss.xml").read_bytes()
    for right, wrong in {
        b'isPermaLink="false"': b"",
        b"<language>vi</language>": b"<language>en</language>",
        b"+0700": b"",
        b"</title>": b" &lt;b&gt;</title>",
        b"&lt;p&gt;": b"&lt;script&gt;",
    }.items():
        assert list(feedcheck.check_rss(data.replace(right, wrong), f"{SITE}/rss.xml")), wrong
    data = (large / "atom.xml").read_bytes()
    assert list(feedcheck.check_atom(data.replace(b"<updated>", b"<updated>x"), f"{SITE}/atom.xml"))
    assert list(feedcheck.check_atom(data, f"{SITE}/other.xml"))

"""Ten years of an archive's life, and two subscribers who look in every day that something changed.

The plain one reads the RSS subscription only. The thorough one follows RFC 5005: it reads the Atom
subscription and walks back through archived documents until it meets an address it has read before.
"""

import random
from dataclasses import replace
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import pytest

from feeds.channels import channels
from feeds.dates import Calendar
from feeds.item import urn
from feeds.library import Feed, Library
from feeds.settings import SMALL_FRONT, Settings
from khotin import articles
from khotin.archive import Archive
from khotin.arrange import Maker, arrange
from khotin.articles import File
from khotin.edtf import VIETNAM
from khotin.gazetteer import load
from khotin.history import Touch
from khotin.model import Report, Topic

SITE = "https://khotin.example.vn"
ATOM = "{http://www.w3.org/2005/Atom}"
PLACES = [
    "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh",
    "huyện Can Lộc, tỉnh Hà Tĩnh",
    "huyện Chi Lăng, tỉnh Lạng Sơn",
]
BASES = ["", "dia-phuong/ha-tinh/ky-anh/ky-tho/", "dia-phuong/ha-tinh/", "chu-de/giam-ngheo/"]
START = datetime(2026, 1, 1, 18, tzinfo=VIETNAM)


class Titles:
    """Stands for the texts of reports, which are no files here: each is its title."""

    def html(self, *where):
        return f"<p>{where[1]}</p>"


class Newsroom:
    """An archive that editors change, with the dates that Git would know, and its feeds as published."""

    def __init__(self, seed):
        self.rnd = random.Random(seed)
        self.reports, self.touches, self.number = {}, {}, 0
        self.edited, self.ever = set(), {}
        self.gazetteer, self.topics = load(), {"giam-ngheo": Topic("giam-ngheo", "Giảm nghèo")}

    def add(self, now, date):
        self.number += 1
        key = f"{self.number * 2654435761 % 2**32:08x}"
        report = Report(key, f"Bài {self.number}", f"bai-{self.number}", date, "stamp", "")
        report.localities, report.topics = [self.rnd.choice(PLACES)], ["giam-ngheo"]
        self.touches[self.file(key)] = Touch(now)
        self.save(key, report)
        return key

    def save(self, key, report):
        self.reports[key] = report

    def entry(self, make, key):
        report = self.reports[key]
        codes = [self.gazetteer.parse(text).code for text in report.localities]
        row = articles.row((0, 0, 0), "", "", report, codes, [])
        return make.entry(File(self.file(key), report.title, 0, 0, 0), row)

    def file(self, key):
        return f"content/reports/{key}.md"

    def edit(self, now, key, **fields):
        self.save(key, replace(self.reports[key], **fields))
        self.touches[self.file(key)].changed = now
        self.edited.add(key)

    def remove(self, key):
        del self.reports[key], self.touches[self.file(key)]

    def publish(self):
        archive = Archive(self.gazetteer, self.topics, texts=Titles())
        make = Maker(archive, self.touches)
        archive.entries += [self.entry(make, key) for key in self.reports]
        arrange(archive)
        settings = Settings(SITE, "Kho Tin", "Kho lưu trữ tin địa phương", "", ())
        library = Library(archive, settings, Calendar(archive.entries))
        self.feeds = {
            channel.base: Feed(library, channel)
            for channel in channels(archive, settings)
            if channel.base in BASES
        }
        for base, feed in self.feeds.items():
            self.ever.setdefault(base, set()).update(urn(entry.report.id) for entry in feed._channel.entries)

    def get(self, url):
        """Return the document at `url`, as a web server does, for which «?» ends a file's name."""
        address = url.removeprefix(f"{SITE}/").split("?")[0]
        base = next(base for base in sorted(self.feeds, reverse=True) if address.startswith(base))
        feed = self.feeds[base]
        if address.removeprefix(base) in {"rss.xml", "atom.xml"}:
            return ET.fromstring(feed.subscription(address.removeprefix(base)))
        folders = [document.folder for document in feed.documents]
        return ET.fromstring(feed.archived(folders.index(address.removesuffix("atom.xml"))))


class Subscriber:
    """What every subscriber keeps: the last change of each report, and what a look at a feed brought."""

    def __init__(self, base):
        self.base, self.known, self.read = base, {}, set()

    def take(self, found):
        """Return the ids that are new and those that changed."""
        new = [key for key in found if key not in self.known]
        changed = [key for key in found if found[key] > self.known.get(key, found[key])]
        self.known |= {key: max(found[key], self.known.get(key, found[key])) for key in found}
        return new, changed


class Plain(Subscriber):
    def look(self, room):
        items = room.get(f"{SITE}/{self.base}rss.xml").findall("channel/item")
        return self.take({item.findtext("guid"): item.findtext(f"{ATOM}updated") or "" for item in items})


class Thorough(Subscriber):
    def look(self, room):
        found, url, first = {}, f"{SITE}/{self.base}atom.xml", True
        while url and (first or url not in self.read):
            document = room.get(url)
            if not first:
                self.read.add(url)
            first = False
            for entry in document.findall(f"{ATOM}entry"):
                found.setdefault(entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated"))
            links = {link.get("rel"): link.get("href") for link in document.findall(f"{ATOM}link")}
            url = links.get("prev-archive")
        return self.take(found)


def day_at_work(room, now, rnd):
    """Change the archive as editors do; return what subscribers must be told of: new ids, edited ids."""
    room.edited.clear()
    before = set(room.reports)
    old = [key for key in sorted(before) if rnd.random() < 0.3]
    for _ in range(rnd.randrange(4)):
        room.add(now, now - timedelta(hours=rnd.randrange(1, 90)))
    match rnd.randrange(8):
        case 0:
            for _ in range(rnd.randrange(1, 5)):
                room.add(now, now - timedelta(days=rnd.randrange(100, 5000)))
        case 1 if old:
            room.edit(now, old[0], title=f"Tên sửa {now:%Y%m%d}", slug=f"ten-sua-{now:%Y%m%d}")
        case 2 if old:
            room.edit(now, old[-1], date=room.reports[old[-1]].date - timedelta(days=rnd.randrange(1, 400)))
        case 3 if len(old) > 20:
            room.remove(old[1])
    return set(room.reports) - before, set(room.edited)


@pytest.mark.parametrize("seed", [1, 2])
def test_ten_years_without_a_gap_a_double_or_a_flood(seed):
    rnd, room = random.Random(seed), Newsroom(seed)
    plain, thorough = [Plain(base) for base in BASES], [Thorough(base) for base in BASES]
    days = sorted(rnd.sample(range(3650), 200))
    for turn, day in enumerate(days):
        now = START + timedelta(days=day)
        new, edited = day_at_work(room, now, rnd)
        imported = set()
        if turn in {60, 130}:
            imported = {room.add(now, now - timedelta(days=rnd.randrange(100, 5000))) for _ in range(400)}
        room.publish()
        told = {urn(key) for key in new}
        for subscriber in plain + thorough:
            mine = {urn(entry.report.id) for entry in room.feeds[subscriber.base]._channel.entries}
            before = set(subscriber.known)
            found, changed = subscriber.look(room)
            corrected = {urn(key) for key in edited} & mine
            assert set(changed) == corrected & before
            if isinstance(subscriber, Thorough):
                assert set(found) == (told | {urn(key) for key in imported}) & mine
                assert set(subscriber.known) == room.ever[subscriber.base]
                assert corrected <= before
            else:
                # Of an import it hears little; what was imported and is corrected later is new to it.
                assert (told | corrected) & mine <= set(subscriber.known)
                assert len(found) <= len(told) + len(corrected) + SMALL_FRONT.items
    for base in BASES:
        everything = [entry for document in room.feeds[base].documents for entry in document.entries]
        assert len(everything) == len(room.feeds[base]._channel.entries)

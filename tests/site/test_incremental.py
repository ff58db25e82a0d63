"""Whatever editors, designers and accidents do: the next build leaves what a clean build makes, to the byte."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from small_site import CONTENT, ROOT, tree

sys.path.append(str(ROOT / "plugins"))

import pelican

# What every build needs, loaded once; a build itself runs in a process of its own.
import khotin.archive
import khotin.browse  # noqa: F401
import output.writer  # noqa: F401

PLACES = [
    "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh",
    "xã Kỳ Khang, huyện Kỳ Anh, tỉnh Hà Tĩnh",
    "huyện Can Lộc, tỉnh Hà Tĩnh",
    "huyện Chi Lăng, tỉnh Lạng Sơn",
]
TERMS = ["Đảng bộ xã Kỳ Thọ 2020-2025", "HĐND huyện Can Lộc 2021-2026", "Đảng bộ huyện Chi Lăng 2020-2025"]
TOPICS = ["xay-dung-dang", "y-te"]
WORDS = "hội nghị sơ kết công tác dân vận **khéo** nông thôn mới ruộng đồng trường học đường xá".split()
TEMPLATES = ["base.html", "_parts.html", "report.html", "period.html", "locality.html", "home.html"]


def pelican_in_child(arguments, log, kill_after=None):
    """Run Pelican in a forked process; return its exit status, negative for the signal that ended it."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.setsid()
            handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(handle, 1)
            os.dup2(handle, 2)
            try:
                pelican.main(arguments)
                status = 0
            except SystemExit as stop:
                status = stop.code if isinstance(stop.code, int) else bool(stop.code)
                if isinstance(stop.code, str):
                    sys.stdout.write(f"{stop.code}\n")
            except BaseException:  # noqa: BLE001
                traceback.print_exc()
            sys.stdout.flush()
        finally:
            os._exit(status)
    if kill_after is not None:
        time.sleep(kill_after)
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


class Place:
    """A content folder, a theme, settings, and an output folder that is built again and again."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.content, self.theme = self.folder / "content", self.folder / "theme"
        self.output = self.folder / "output"
        shutil.copytree(CONTENT, self.content)
        shutil.copytree(ROOT / "theme", self.theme)
        self.settings = {"SITENAME": "Kho Tin"}

    def run(self, output, cache, kill_after=None):
        values = self.settings | {"CACHE_PATH": str(cache), "THEME": str(self.theme)}
        extra = [f"{key}={json.dumps(value)}" for key, value in values.items()]
        base = [str(self.content), "-s", str(ROOT / "pelicanconf.py"), "-o", str(output)]
        self.log = self.folder / "log"
        return pelican_in_child([*base, "--fatal", "errors", "-e", *extra], self.log, kill_after)

    def build(self, kill_after=None):
        return self.run(self.output, self.folder / "cache", kill_after)

    def clean(self):
        """Return what a build without any past makes."""
        fresh = self.folder / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        assert self.run(fresh / "output", fresh / "cache") == 0, self.log.read_text("utf-8")
        return tree(fresh / "output")

    def assert_as_clean(self):
        assert self.build() == 0, self.log.read_text("utf-8")
        differing(tree(self.output), self.clean())

    def article(self, number, rng, **fields):
        """Write or overwrite article `number`."""
        head = {
            "id": f"{number + 4096:08x}",
            "title": json.dumps(f"Bài {' '.join(rng.choices(WORDS, k=4))}", ensure_ascii=False),
            "slug": f"bai-so-{number}",
            "date": f"{rng.choice([2021, 2023, 2025])}-{rng.randint(1, 3):02}-{rng.randint(1, 28):02}T08:00:00+07:00",
            "localities": json.dumps(rng.sample(PLACES, rng.randint(0, 2)), ensure_ascii=False),
            "terms": json.dumps(rng.sample(TERMS, rng.randint(0, 1)), ensure_ascii=False),
            "topics": json.dumps(rng.sample(TOPICS, rng.randint(0, 2))),
        } | fields
        body = "\n\n".join(" ".join(rng.choices(WORDS, k=9)) for _ in range(rng.randint(1, 3)))
        path = self.content / "reports" / "2023" / f"{number}.md"
        path.write_text(
            "\n".join(["---", *(f"{k}: {v}" for k, v in head.items()), "---", "", body, ""]), "utf-8"
        )

    def articles(self):
        return sorted((self.content / "reports").rglob("*.md"))


def differing(made, expected):
    """Fail with the names of the files that differ."""
    names = {name for name in made.keys() | expected.keys() if made.get(name) != expected.get(name)}
    assert not names, sorted(names)[:20]


class Life(RuleBasedStateMachine):
    """Any order of what can happen to an archive."""

    @initialize()
    def begin(self):
        self.folder = mkdtemp(prefix="khotin-life-")
        self.place = Place(self.folder)
        self.number = 0

    def teardown(self):
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder, ignore_errors=True)

    @rule(count=st.sampled_from([1, 1, 1, 45]), seed=st.integers(0, 99))
    def add(self, count, seed):
        rng = random.Random(seed)
        for _ in range(count):
            self.number += 1
            self.place.article(self.number, rng)

    @rule(seed=st.integers(0, 99))
    def edit(self, seed):
        rng = random.Random(seed)
        if self.number:
            self.place.article(rng.randint(1, self.number), rng)

    @rule(seed=st.integers(0, 99))
    def change_one_letter(self, seed):
        # Size and, on a coarse clock, time stay the same.
        path = random.Random(seed).choice(self.place.articles())
        text = path.read_text("utf-8")
        head, fence, body = text.rpartition("\n---\n")
        path.write_text(head + fence + body.swapcase(), "utf-8")

    @rule(seed=st.integers(0, 99))
    def draft(self, seed):
        rng = random.Random(seed)
        if self.number:
            self.place.article(rng.randint(1, self.number), rng, status="draft")

    @rule(seed=st.integers(0, 99), how=st.sampled_from(["rename", "delete", "touch"]))
    def move(self, seed, how):
        path = random.Random(seed).choice(self.place.articles())
        if how == "rename":
            path.rename(path.with_name(f"{seed}-{path.name[-40:]}"))
        elif how == "delete" and len(self.place.articles()) > 3:
            path.unlink()
        else:
            path.touch()

    @rule(name=st.sampled_from(["Y tế", "Sức khỏe"]), definition=st.sampled_from(["", "Một *định nghĩa*."]))
    def change_a_topic(self, name, definition):
        text = f"---\nslug: y-te\nname: {name}\nkeywords: []\n---\n\n{definition}\n"
        (self.place.content / "topics" / "y-te.md").write_text(text, "utf-8")

    @rule(title=st.sampled_from(["Giới thiệu", "Về kho này"]))
    def change_a_page(self, title):
        text = f"---\ntitle: {title}\nslug: gioi-thieu\nsummary: Một câu.\n---\n\nNội dung {title}.\n"
        (self.place.content / "pages" / "gioi-thieu.md").write_text(text, "utf-8")

    @rule(
        key=st.sampled_from(["SITENAME", "SITEURL", "EDIT_URL", "FEEDS_HUB", "FEEDS_LOCALITIES_IN_TERMS"]),
        on=st.booleans(),
    )
    def change_a_setting(self, key, on):
        values = {
            "SITENAME": "Kho khác",
            "SITEURL": "https://kho.test/tin",
            "EDIT_URL": "https://forge.test/{path}",
            "FEEDS_HUB": "https://hub.test/",
            "FEEDS_LOCALITIES_IN_TERMS": ["ha-tinh/ky-anh"],
        }
        if on:
            self.place.settings[key] = values[key]
        elif key != "SITENAME":
            self.place.settings.pop(key, None)

    @rule(name=st.sampled_from(TEMPLATES), mark=st.sampled_from(["", "<!-- một -->", "<!-- hai -->"]))
    def change_a_template(self, name, mark):
        original = (ROOT / "theme" / "templates" / name).read_text("utf-8")
        marked = original.replace("<header", f"{mark}<header").replace("<ol", f"{mark}<ol")
        (self.place.theme / "templates" / name).write_text(marked, "utf-8")

    @rule(text=st.sampled_from(["", "body { margin: 0 }"]))
    def change_a_style(self, text):
        (self.place.theme / "static" / "thu.css").write_text(text, "utf-8")

    @rule(seed=st.integers(0, 99), how=st.sampled_from(["delete", "overwrite", "same size", "add", "folder"]))
    def disturb_the_output(self, seed, how):
        files = sorted(path for path in self.place.output.rglob("*") if path.is_file())
        if not files:
            return
        path = random.Random(seed).choice(files)
        if how == "delete":
            path.unlink()
        elif how == "overwrite":
            path.write_bytes(b"?")
        elif how == "same size":
            path.write_bytes(b"?" * path.stat().st_size)
        elif how == "add":
            path.with_name("la.html").write_bytes(b"?")
        else:
            shutil.rmtree(path.parent)

    @rule(seed=st.integers(0, 99), how=st.sampled_from(["cut", "flip", "delete", "all", "twin"]))
    def damage_the_cache(self, seed, how):
        cache = self.place.folder / "cache"
        files = sorted(p for p in cache.glob("*/*") if p.is_file() and p.name != "lock")
        if not files:
            return
        path = random.Random(seed).choice(files)
        data = path.read_bytes()
        if how == "cut":
            path.write_bytes(data[: len(data) // 2])
        elif how == "flip" and data:
            at = seed * len(data) // 100
            path.write_bytes(data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :])
        elif how == "delete":
            path.unlink()
        elif how == "all":
            shutil.rmtree(cache)
        else:
            for twin in cache.glob("*/site-next"):
                shutil.rmtree(twin)

    @rule(seed=st.integers(0, 99))
    def break_an_article(self, seed):
        before = tree(self.place.output) if self.place.output.exists() else {}
        path = random.Random(seed).choice(self.place.articles())
        text = path.read_text("utf-8")
        path.write_text(text.replace("\ndate: ", "\ndate: ngày "), "utf-8")
        assert self.place.build() != 0
        assert (tree(self.place.output) if self.place.output.exists() else {}) == before
        path.write_text(text, "utf-8")

    @rule(after=st.floats(0.05, 0.6))
    def kill_a_build(self, after):
        before = tree(self.place.output) if self.place.output.exists() else {}
        self.place.build(kill_after=after)
        now = tree(self.place.output) if self.place.output.exists() else {}
        if now != before:
            differing(now, self.place.clean())

    @invariant()
    def as_a_clean_build(self):
        if hasattr(self, "place"):
            self.place.assert_as_clean()


Life.TestCase.settings = settings(
    max_examples=int(os.environ.get("KHOTIN_LIVES", "4")),
    stateful_step_count=int(os.environ.get("KHOTIN_STEPS", "10")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize="KHOTIN_LIVES" not in os.environ,
)
test_any_life = Life.TestCase

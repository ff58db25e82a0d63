from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial

import pytest
from jinja2 import DictLoader, Environment

from output import record
from output.look import look
from output.templates import Templates
from output.trees import Trees
from output.writer import SiteWriter


@dataclass(frozen=True)
class View:
    title: str


calls = []


def made(content):
    calls.append(content)
    return content


def make_view(title):
    calls.append(title)
    return View(title)


class Site:
    """One output folder, built again and again as the plugin does."""

    def __init__(self, folder, keep=()):
        self.folder, self.keep = folder, set(keep)
        self.output, self.state = folder / "output", folder / "state"
        self.state.mkdir()
        self.templates = {"p.html": "<h1>{{ title }}</h1>"}

    def writer(self, version="1"):
        trees = Trees(self.output, self.state, self.keep)
        trees.recover()
        known = record.load(self.state / "record")
        writer = SiteWriter(str(self.output), {})
        writer.environment = Environment(loader=DictLoader(self.templates), autoescape=True)
        writer.templates = Templates(writer.environment)
        writer.start(trees, version, known, look(self.output, known, self.keep))
        return writer

    def finish(self, writer):
        calls.clear()
        counts, found = writer.carry_out(self.keep)
        found.save(self.state / "record")
        writer.trees.settle()
        return counts

    def write(self, files, version="1"):
        writer = self.writer(version)
        for address, content in files.items():
            writer.add(address, "test", partial(made, content))
        counts = self.finish(writer)
        return counts.written, counts.unchanged, counts.removed

    def tree(self):
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in self.output.rglob("*")
            if path.is_file()
        }


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path)


def test_writes_what_differs_keeps_what_is_equal_removes_the_rest(site):
    assert site.write({"": b"1", "a/": b"2", "b/c.xml": b"3"}) == (3, 0, 0)
    stamp = (site.output / "index.html").stat().st_mtime_ns
    assert site.write({"": b"1", "a/": b"22"}) == (1, 1, 1)
    assert calls == [b"22"]
    assert (site.output / "index.html").stat().st_mtime_ns == stamp
    assert site.tree() == {"index.html": b"1", "a/index.html": b"22"}
    assert not (site.output / "b").exists()


def test_the_twin_follows_over_many_builds(site):
    for number in range(6):
        files = {f"{n}/": b"%d" % (number if n % 3 == number % 3 else 0) for n in range(number, number + 7)}
        site.write(files)
        assert site.tree() == {f"{address}index.html": data for address, data in files.items()}
        assert site.write(files) == (0, 7, 0)


def test_what_must_be_kept_is_kept(tmp_path):
    site = Site(tmp_path, [".git", "CNAME"])
    (site.output / ".git").mkdir(parents=True)
    for name in (".git/HEAD", "CNAME", "deep"):
        (site.output / name).touch()
    assert site.write({"": b"1"}) == (1, 0, 1)
    assert site.write({"": b"2"}) == (1, 0, 0)
    assert site.tree() == {".git/HEAD": b"", "CNAME": b"", "index.html": b"2"}


def test_a_folder_may_become_a_file_and_back(site):
    for files in ({"a/b/": b"1"}, {"a": b"2"}, {"a/b/": b"1"}, {"a/": b"3"}, {"a": b"2"}):
        site.write(files)
        assert [*site.tree().values()] == [*files.values()]


def test_two_outputs_at_one_address_stop_the_build(site):
    writer = site.writer()
    writer.add("a/", "bài một", bytes)
    with pytest.raises(SystemExit, match=r"hai trang cùng một địa chỉ /a/.*bài một.*bài hai"):
        writer.add("a/", "bài hai", bytes)
    assert not site.output.exists()


def page(site, title="Đảng & <b>"):
    writer = site.writer()
    writer.add_page("a/", "p", partial(make_view, title))
    site.finish(writer)
    return (site.output / "a/index.html").read_text("utf-8")


def test_a_page_is_its_template_and_its_view(site):
    assert page(site) == "<h1>Đảng &amp; &lt;b&gt;</h1>"
    assert calls == ["Đảng & <b>"]
    page(site)
    assert calls == []
    site.templates["p.html"] = "{% include 'q.html' %}"
    site.templates["q.html"] = "<h2>{{ title }}</h2>"
    assert page(site) == "<h2>Đảng &amp; &lt;b&gt;</h2>"
    site.templates["q.html"] = "<h3>{{ title }}</h3>"
    assert page(site) == "<h3>Đảng &amp; &lt;b&gt;</h3>"
    assert page(site, "2") == "<h3>2</h3>"


def plan_group(titles, writer):
    calls.append("planned")
    for title in titles:
        writer.add_page(f"{title}/", "p", partial(make_view, title))


def test_a_group_is_planned_again_only_where_something_changed(site):
    def build(*titles):
        writer = site.writer()
        calls.clear()
        writer.group("nhóm", partial(plan_group, titles))
        writer.add("cuối", "test", partial(made, b"x"))
        planned = [*calls]
        site.finish(writer)
        assert site.tree().keys() == {*(f"{title}/index.html" for title in titles), "cuối"}
        return planned + calls

    assert build("a", "b") == ["planned", "a", "b", b"x"]
    assert build("a", "b") == []
    assert build("a", "c") == ["planned", "c"]
    site.templates["p.html"] = "<h2>{{ title }}</h2>"
    assert build("a", "c") == ["planned", "a", "c"]
    (site.output / "c/index.html").unlink()
    assert build("a", "c") == ["planned", "c"]
    writer = site.writer()
    writer.add("c/", "trang khác", bytes)
    with pytest.raises(SystemExit, match=r"/c/.*trang khác.*nhóm"):
        writer.group("nhóm", partial(plan_group, ("a", "c")))


def test_what_somebody_did_to_the_output_folder_is_undone(site):
    files = {"a/": b"1", "b/": b"2", "c/": b"3", "d/": b"4"}
    site.write(files)
    (site.output / "a/index.html").unlink()
    (site.output / "b/index.html").write_bytes(b"9")
    (site.output / "strange").write_bytes(b"9")
    os.utime(site.output / "d/index.html", ns=(1, 1))
    assert site.write(files) == (2, 2, 1)
    assert site.tree() == {f"{address}index.html": data for address, data in files.items()}
    assert calls == [b"1", b"2"]
    assert (site.output / "d/index.html").stat().st_mtime_ns == 1


def test_another_version_makes_everything_and_writes_what_differs(site):
    files = {"a/": b"1", "b/": b"2"}
    site.write(files)
    assert site.write(files, "2") == (0, 2, 0)
    assert calls == [b"1", b"2"]
    assert site.write(files, "2") == (0, 2, 0)
    assert calls == []


def test_a_damaged_record_is_dropped_with_a_message(site, capsys):
    site.write({"a/": b"1"})
    path = site.state / "record"
    path.write_bytes(path.read_bytes()[:-3] + b"abc")
    stamp = (site.output / "a/index.html").stat().st_mtime_ns
    assert site.write({"a/": b"1"}) == (0, 1, 0)
    assert "Bỏ qua bộ nhớ đệm hỏng record" in capsys.readouterr().err
    assert (site.output / "a/index.html").stat().st_mtime_ns == stamp


def test_a_function_without_a_fingerprint_is_called_every_time(site):
    for _ in range(2):
        writer = site.writer()
        writer.add("a", "test", lambda: made(b"1"))
        site.finish(writer)
        assert calls == [b"1"]


def test_many_outputs_are_made_by_several_processes(site):
    files = {f"{number}/": b"%d" % number for number in range(100)}
    site.write(files)
    assert len(site.tree()) == 100

    def fail(number):
        if number == 77:
            raise ValueError(number)
        return b""

    writer = site.writer("2")
    for number in range(100):
        writer.add(f"{number}/", "test", partial(fail, number))
    with pytest.raises(Exception, match="ValueError: 77"):
        writer.carry_out(set())
    assert {f"{name}/index.html": data for name, data in enumerate(files.values())}
    assert site.write(files) == (0, 100, 0)


def plan_province(places, writer):
    calls.append("province")
    for name, titles in places:
        writer.group(f"nơi {name}", partial(plan_group, [f"{name}-{title}" for title in titles]))
    writer.add("cuối", "test", partial(made, b"x"))


def test_groups_may_lie_in_groups(site):
    def build(*places):
        writer = site.writer()
        calls.clear()
        writer.group("tỉnh", partial(plan_province, places))
        planned = [*calls]
        site.finish(writer)
        wanted = {f"{name}-{title}/index.html" for name, titles in places for title in titles}
        assert site.tree().keys() == {*wanted, "cuối"}
        return planned + calls

    build(("a", "12"), ("b", "34"))
    assert build(("a", "12"), ("b", "34")) == []
    assert build(("a", "12"), ("b", "35")) == ["province", "planned", "b-5"]
    assert build(("a", "12"), ("b", "35")) == []
    assert build(("c", "1"), ("a", "12"), ("b", "35")) == ["province", "planned", "c-1"]
    assert build(("c", "1"), ("a", "12"), ("b", "35")) == []

"""The feeds as Pelican builds them from the project's own articles."""

import os
import subprocess
import sys

import feedcheck


def test_every_page_has_its_feeds_and_every_feed_is_valid(site):
    assert list(feedcheck.check(site, "http://localhost:8000")) == []
    for facet in ("dia-phuong", "nhiem-ky", "chu-de"):
        pages = [path.parent for path in (site / facet).rglob("rss.xml")]
        assert pages
        assert all((page / file).is_file() for page in pages for file in ("atom.xml", "feed.json"))
    assert (site / "dang-ky" / "kho-tin.opml").is_file()
    assert (site / "theme" / "feed.css").is_file()


def test_a_second_build_in_another_zone_and_locale_changes_nothing(project, tmp_path):
    command = [
        sys.executable,
        "-m",
        "pelican",
        "content",
        "--fatal",
        "errors",
        "--output",
        str(tmp_path / "out"),
    ]
    environments = [{}, {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "7"}]
    results = []
    for environment in environments:
        subprocess.run(command, cwd=project, env=os.environ | environment, check=True, capture_output=True)
        feeds = [
            path for name in ("rss.xml", "atom.xml", "feed.json") for path in (tmp_path / "out").rglob(name)
        ]
        results.append({path: (path.read_bytes(), path.stat().st_mtime_ns) for path in feeds})
    assert results[0] == results[1] and results[0]

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from archive import linked_data
from khotin import dublincore
from khotin.archive import load_archive
from khotin.views import Site

CONTENT = Path(__file__).parents[1] / "site" / "content"
SITE = Site("Kho Tin", "Kho thử", "https://kho.test")


@pytest.fixture(scope="module")
def archive():
    return load_archive(CONTENT)


def entry(archive, slug):
    return next(entry for entry in archive.entries if entry.report.slug == slug)


def test_a_report_is_a_news_article(archive):
    told = json.loads(linked_data.json_ld(SITE, entry(archive, "so-ket-giua-nhiem-ky"), "Tóm tắt."))
    assert told["@type"] == "NewsArticle"
    assert told["datePublished"] == "2023-05-26T14:30:00+07:00"
    assert told["temporalCoverage"] == "2023-05-25"
    assert told["contentLocation"] == [
        {
            "@type": "AdministrativeArea",
            "name": "xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh",
            "url": "https://kho.test/dia-phuong/ha-tinh/ky-anh/ky-tho/",
        }
    ]
    assert told["isBasedOn"]["identifier"] == "sha256:aa11"


def test_an_estimated_date_is_no_date_of_publication(archive):
    told = json.loads(linked_data.json_ld(SITE, entry(archive, "tong-ket"), ""))
    assert "datePublished" not in told
    assert told["temporalCoverage"] == "2023-11"
    assert not any(name == "DC.date" for name, _ in dublincore.elements(SITE, entry(archive, "tong-ket"), ""))


def test_a_bare_report_and_a_preview_leave_no_empty_value(archive):
    told = json.loads(linked_data.json_ld(replace(SITE, url=""), entry(archive, "toi-thieu"), ""))
    assert all(told.values())
    assert "url" not in told


def test_nothing_ends_the_script(archive):
    model = entry(archive, "toi-thieu")
    report = replace(model.report, title="</script><!--\u2028&")
    made = linked_data.json_ld(SITE, replace(model, said=report), "")
    assert not set("<>&\u2028") & set(made)
    assert json.loads(made)["headline"] == report.title

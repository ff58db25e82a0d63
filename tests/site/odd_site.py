"""An archive with too much of everything, and the address of a page of every kind."""

from __future__ import annotations

from small_site import CONTENT

from khotin import article
from khotin.gazetteer import load
from khotin.model import Level, RawFile

HOST = "https://kho.test/"
ADDRESSES = [
    "",
    "404.html",
    "bai/2023/so-ket-giua-nhiem-ky/",
    "bai/2023/so-ket-giua-nhiem-ky/tin-tho/",
    "bai/2023/tong-ket/",
    "bai/2024/toi-thieu/",
    "bai/2025/dai/",
    "bai/2025/dai/tin-tho/",
    "dia-phuong/",
    "dia-phuong/ha-tinh/",
    "dia-phuong/ha-tinh/ky-anh/ky-tho/",
    "nhiem-ky/",
    "nhiem-ky/2020-2025/",
    "chu-de/",
    "chu-de/xay-dung-dang/",
    "luu-tru/",
    "luu-tru/2025/",
    "luu-tru/2025/01/",
    "dang-ky/",
    "du-lieu/",
    "tim-kiem/",
    "gioi-thieu/",
]
WATCH = """
    window.shift = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => window.shift += entry.value))
        .observe({type: "layout-shift", buffered: true});
"""


def monster():
    """Return an article with too much of everything."""
    gazetteer = load()
    communes = [
        unit for unit in map(gazetteer.get, gazetteer.codes()) if unit.level == Level.COMMUNE and unit.until
    ]
    report, _ = article.parse((CONTENT / "reports/2025/ky-tho-lan-hai.md").read_text("utf-8"), "x.md")
    report.id, report.slug, report.title = "000000ff", "dai", "Hội nghị tổng kết công tác xây dựng Đảng " * 8
    report.localities = [gazetteer.full_name(unit) for unit in communes[::250][:40]]
    report.source, report.authors = "https://kho.test/" + "dai" * 80, ["Nguyễn Văn A"] * 12
    report.review = ["date", "localities", "terms", "muc-la"]
    report.raw = RawFile("seeds/" + "tệp " * 40 + ".html", "f" * 64, 1, HOST + "a" * 200)
    row = "|" + " 12.345,6 |" * 30 + "\n"
    table = f"{row}|{'---:|' * 30}\n{row}{row}"
    picture = "![Ảnh thiếu](/images/khong-co.jpg)"
    report.body = "\n\n".join([f"https://dai.vn/{'rat-dai' * 60}", table, picture, "đ" * 400])
    return article.dump(report)

"""Pictures and captions become figures, which tell their size, and words where a picture is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from archive.reading import for_page
from khotin import pictures
from khotin.markup import Renderer, plain
from khotin.pictures import Pictures

CAPTION = "Quang cảnh\n{: .caption }"
ONE, TWO = "![một](/images/a.jpg)", "![hai](/images/b.jpg)"
LOST = '<p class="caption">Quang cảnh <span class="lost">(không còn tệp ảnh)</span></p>'


def figure(alt: str, name: str, caption: str = "") -> str:
    said = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img alt="{alt}" src="/images/{name}.jpg">{said}</figure>'


@pytest.mark.parametrize(
    ("body", "html"),
    [
        (f"{ONE}\n\n{CAPTION}", figure("một", "a", "Quang cảnh")),
        (
            "![một](../../images/a.jpg)\n\nQuang *cảnh*\n{: .caption }",
            figure("một", "a", "Quang <em>cảnh</em>"),
        ),
        (f"{CAPTION}\n\n{ONE}", figure("một", "a", "Quang cảnh")),
        (f"{ONE}\nQuang cảnh\n{{: .caption }}", figure("một", "a", "Quang cảnh")),
        (f"{ONE}\n{TWO}\n\n{CAPTION}", f"{figure('một', 'a')}\n{figure('hai', 'b', 'Quang cảnh')}"),
        (ONE, figure("một", "a")),
        (CAPTION, '<p class="caption">Quang cảnh</p>'),
        (
            f"{CAPTION}\n\n{ONE}\n\nThứ hai\n{{: .caption }}\n\n{TWO}",
            f"{figure('một', 'a', 'Quang cảnh')}\n{figure('hai', 'b', 'Thứ hai')}",
        ),
        (
            f"{CAPTION}\n\n{ONE}\n\nMột\n{{: .caption }}\n\n{TWO}\n\nHai\n{{: .caption }}",
            f'<p class="caption">Quang cảnh</p>\n{figure("một", "a", "Một")}\n{figure("hai", "b", "Hai")}',
        ),
        (f"> {ONE}\n>\n> lời", f"<blockquote>\n{figure('một', 'a')}\n<p>lời</p>\n</blockquote>"),
        (f"Chữ {ONE} chữ", '<p>Chữ <img alt="một" src="/images/a.jpg"> chữ</p>'),
    ],
)
def test_pictures_and_captions_that_stand_together(body: str, html: str) -> None:
    assert Renderer().render(body) == html


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/images/a/b.jpg", "images/a/b.jpg"),
        ("../../images/a%20b.jpg", "images/a b.jpg"),
        ("/images/../secret.jpg", ""),
        ("/images/./a.jpg", ""),
        ("//images/a.jpg", ""),
        ("https://x.vn/images/a.jpg", ""),
        ("images/a.jpg", ""),
        ("", ""),
    ],
)
def test_only_what_lies_in_the_folder_of_pictures_is_one(target: str, path: str) -> None:
    assert pictures.address(target) == path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "images"
    folder.mkdir(parents=True)
    Image.new("RGB", (1600, 900), "olive").save(folder / "a.jpg")
    data = (folder / "a.jpg").read_bytes()
    for width in (960, 480):
        image = Image.new("RGB", (width, width * 9 // 16), "olive")
        image.save(folder.parent / pictures.smaller("images/a.jpg", width, data))
    return folder.parent


def shown(content: Path, body: str) -> str:
    return for_page(Pictures(content).fill(Renderer().render(body)), "../../../")


def test_a_figure_on_a_page(content: Path) -> None:
    html = shown(content, f"{ONE}\n\n{CAPTION}")
    (small,) = content.glob("images/a-480-*.jpg")
    (medium,) = content.glob("images/a-960-*.jpg")
    assert html == (
        '<figure>\n<img src="../../../images/a.jpg" srcset="'
        f"../../../images/{small.name} 480w, ../../../images/{medium.name} 960w, ../../../images/a.jpg 1600w"
        f'" sizes="{pictures.SIZES}" width="1600" height="900" alt="một" loading="lazy" decoding="async">\n'
        "<figcaption>Quang cảnh</figcaption>\n</figure>"
    )


def test_what_showed_the_picture_before_an_editor_replaced_it_is_not_shown(content: Path) -> None:
    Image.new("RGB", (900, 1600)).save(content / "images" / "a.jpg")
    html = shown(content, ONE)
    assert "srcset" not in html
    assert 'width="900" height="1600"' in html


def test_an_editors_own_picture_as_the_camera_held_it(content: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 8
    Image.new("RGB", (40, 30)).save(content / "images" / "Ảnh, của tôi.jpg", exif=exif)
    html = shown(content, "![tôi](</images/Ảnh, của tôi.jpg>)")
    assert (
        '<img src="../../../images/%E1%BA%A2nh%2C%20c%E1%BB%A7a%20t%C3%B4i.jpg" width="30" height="40"'
        in html
    )


@pytest.mark.parametrize(
    "target",
    ["/images/khong-co.jpg", "/images/hong.jpg", "https://x.vn/a.jpg", "/images/../a.jpg", "/images/"],
)
def test_a_lost_picture_leaves_its_caption(content: Path, target: str) -> None:
    (content / "images" / "hong.jpg").write_bytes(b"x")
    filled = Pictures(content).fill(Renderer().render(f"![một]({target})\n\n{CAPTION}"))
    assert filled == LOST
    alone = Pictures(content).fill(Renderer().render(f"![một <b>]({target}) chữ"))
    assert plain(alone) == "một <b> (không còn tệp ảnh) chữ"
    assert "<img" not in alone


def test_the_mark_of_an_article_changes_with_its_pictures_only(content: Path) -> None:
    names = pictures.named("![a](../../images/a.jpg) ![b](/images/b%20c.jpg)")
    assert names == ["images/a.jpg", "images/b c.jpg"]
    mark = Pictures(content).mark(names)
    assert Pictures(content).mark([]) == b""
    Image.new("RGB", (8, 8)).save(content / "images" / "x.jpg")
    assert Pictures(content).mark(names) == mark
    copy = shutil.copytree(content, content.parent / "copy")
    assert Pictures(copy).mark(names) == mark
    assert Pictures(copy).fingerprint == Pictures(content).fingerprint
    Image.new("RGB", (8, 8)).save(content / "images" / "b c.jpg")
    assert Pictures(content).mark(names) != mark
    next((copy / "images").glob("a-480-*")).unlink()
    assert Pictures(copy).mark(names) != mark

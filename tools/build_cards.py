"""Draw the pictures that social networks show beside a link, one a province; run by hand only.

    python tools/build_cards.py [--output theme/static/cards]

Networks want PNG, and a fresh machine may have no font that draws Vietnamese: so the cards are drawn once, in
a browser that has one (DejaVu, Noto), and committed. They change only when a province does.
"""

from __future__ import annotations

import argparse
import html
import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

import browser
from khotin import gazetteer, say, tiles
from khotin.model import Level

WIDTH, HEIGHT = 1200, 630
COLOURS = 24
# The card of pages that belong to no province.
PLAIN = "kho-tin"
PAGE = """\
<!doctype html><html lang="vi"><meta charset="utf-8"><style>
body {{ margin: 0; width: 1200px; height: 630px; background: #fdfbf6; color: #1c1a17; position: relative;
  font-family: "Noto Serif", "DejaVu Serif", serif; }}
h1 {{ position: absolute; left: 80px; top: 190px; width: 720px; margin: 0;
  font-size: {size}px; line-height: 1.3; }}
p {{ position: absolute; left: 80px; margin: 0; font: 34px/1.4 "Noto Sans", "DejaVu Sans", sans-serif; }}
.kind {{ top: 130px; color: #8c1c13; }}
.site {{ bottom: 70px; color: #5f584e; }}
svg {{ position: absolute; right: 70px; top: 35px; height: 560px; }}
rect {{ fill: #e9dfcf; }} .here {{ fill: #8c1c13; }}
</style><p class="kind">{kind}</p><h1>{name}</h1><p class="site">{site}</p>
<svg viewBox="0 0 {across} {down}">{map}</svg>
"""
SITE = "Kho lưu trữ tin địa phương"


def card(kind: str, name: str, code: str) -> str:
    """Return the page that shows a card; the tile of the province `code` is dark."""
    places = tiles.places()
    drawn = "".join(
        f'<rect class="{"here" if own == code else ""}" x="{column * 50}" y="{row * 37}" '
        'width="46" height="33"/>'
        for own, (column, row) in places.items()
    )
    columns, rows = (1 + max(spots) for spots in zip(*places.values(), strict=True))
    return PAGE.format(
        kind=html.escape(kind),
        name=html.escape(name),
        site=SITE if code else "",
        size=96 if len(name) < 14 else 72,
        across=columns * 50,
        down=rows * 37,
        map=drawn,
    )


def cards() -> dict[str, str]:
    """Return the page of every card by its file name without ending."""
    authority = gazetteer.load()
    provinces = [authority.get(code) for code in authority.codes_of(Level.PROVINCE)]
    made = {unit.path: card(say.capital(unit.kind), unit.name, unit.code) for unit in provinces}
    return {PLAIN: card("Kho Tin", SITE, "")} | made


def main(folder: Path) -> None:
    """Draw every card into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, content in cards().items():
            page.set_content(content)
            image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            few = image.quantize(COLOURS, dither=Image.Dither.NONE)
            few.save(folder / f"{name}.png", optimize=True)
        chromium.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=Path("theme/static/cards"))
    main(parser.parse_args().output)

"""Check that every link inside a built site leads to a file, and to the place on a page that it names.

    python tools/links.py output

Other hosts are not asked: a build must not fail because somebody else's server is down.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

SHOWN = 50


@cache
def places(file: Path) -> frozenset[str]:
    """Return the names that a link may point to on the page in `file`."""
    return frozenset(html.parse(str(file)).xpath("//@id | //a/@name"))


def target(site: Path, page: Path, path: str) -> Path:
    """Return the file that a host serves for `path`, seen from `page`."""
    base = site if path.startswith("/") else page.parent
    file = (base / unquote(path).lstrip("/")).resolve() if path else page
    return file / "index.html" if file.is_dir() else file


def broken(site: Path, page: Path) -> list[str]:
    """Return what is wrong with the links of one page, one line each."""
    found = []
    for link in html.parse(str(page)).xpath("//@href | //@src"):
        url = urlsplit(link.strip())
        if url.scheme or url.netloc:
            continue
        file = target(site, page, url.path)
        if not file.is_file():
            found.append(f"{page.relative_to(site)}: không có {link}")
        elif url.fragment and file.suffix == ".html" and unquote(url.fragment) not in places(file):
            found.append(f"{page.relative_to(site)}: trang có, nhưng không có chỗ #{url.fragment} ({link})")
    return found


def main(folder: str) -> int:
    """Print the broken links of the site in `folder`; return 1 where there are any."""
    site = Path(folder).resolve()
    pages = sorted(site.rglob("*.html"))
    # A page of an error is served at any depth, with links from the root of its host.
    found = [line for page in pages if page.name != "404.html" for line in broken(site, page)]
    print("\n".join(found[:SHOWN]))
    print(f"{len(pages)} trang, {len(found)} liên kết hỏng.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

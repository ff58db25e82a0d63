"""Every address the archive promises, in one place (house plan, section 4).

Paths are relative to the site's root, end in `/` for pages, and never begin with one.
"""

from __future__ import annotations

HOME = ""
SEARCH = "tim-kiem/"
SUBSCRIBE = "dang-ky/"
DATA = "du-lieu/"
ABOUT = "gioi-thieu/"
GUIDE = "huong-dan/"
LOCALITIES = "dia-phuong/"
TERMS = "nhiem-ky/"
TOPICS = "chu-de/"
ARCHIVE = "luu-tru/"
LETTERS = f"{LOCALITIES}chu/"
FEED = "rss.xml"
# The feeds of a page, in its own folder, with their media types.
FEEDS = {
    FEED: "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
}
# The feeds of everything that comes into the archive, old reports included.
ADDED = "moi-bo-sung/"
# What editors changed in reports, as Git tells.
EDITS = f"{DATA}sua-doi.json"
# What the search for a place on the page about subscribing reads.
PLACES = f"{SUBSCRIBE}dia-phuong.json"


def article(year: int, slug: str) -> str:
    """Return the address of a report."""
    return f"bai/{year}/{slug}/"


def raw(article: str) -> str:
    """Return the address of the raw report behind the report at `article`."""
    return f"{article}tin-tho/"


def locality(path: str) -> str:
    """Return the address of a locality from its path in the gazetteer."""
    return f"{LOCALITIES}{path}/"


def term(slug: str) -> str:
    """Return the address of a term of office from its slug."""
    return f"{TERMS}{slug}/"


def topic(slug: str) -> str:
    """Return the address of a topic."""
    return f"{TOPICS}{slug}/"


def period(
    base: str,
    year: int | None,
    month: int | None = None,
    day: int | None = None,
    part: int | None = None,
) -> str:
    """Return the address of a year, a month, a day or a part of one below `base`; 0 is the first part."""
    numbers = "".join(f"{number:02}/" for number in (year, month, day) if number is not None)
    return f"{base}{numbers}{'' if part is None else f'tu/{part:08x}/' if part else 'dau/'}"


def table(base: str, year: int) -> str:
    """Return the address of a year of the facet at `base` as a table."""
    return f"{DATA}{base}{year}.csv"


def short(identifier: str) -> str:
    """Return the permanent short address of a report from its id."""
    return f"id/{identifier}/"


def file(address: str) -> str:
    """Return the output file that serves `address`."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address


def root(address: str) -> str:
    """Return the way from the page at `address` to the site's root: «../../», «./» on the home page."""
    return "../" * address.count("/") or "./"

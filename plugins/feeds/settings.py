"""What feeds take from the site's settings, and their limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

# No feed may exceed 500 KB; the rest is for its head and for what one item more may weigh.
MOST_BYTES = 400_000
# A report larger than this is announced by its summary and a link to the page.
LARGE_ITEM = 60_000


@dataclass(frozen=True, slots=True)
class Front:
    """How many of the newest reports by date a feed holds, so that a quiet commune's is never empty."""

    items: int
    size: int


SMALL_FRONT = Front(20, 60_000)
# With thousands of places, the full text of more reports in three formats would outweigh the reports.
LARGE_FRONT = Front(5, 10_000)
LARGE_ARCHIVE = 500  # places

# What came in lately: by this a subscriber who looks in once a month misses nothing.
RECENT = timedelta(days=30)
RECENT_ITEMS = 40
# Late additions have room of their own, so that they cannot push a new report out.
LATE = timedelta(days=60)
LATE_ITEMS = 20
# More late additions, or corrections, on one day than this are an import, or a mass edit: only history.
BATCH = 40
ADDED_ITEMS = 40

# Never to be changed: ids of feeds and reports are made of it. A random UUID of our own.
NAMESPACE = UUID("1d405b16-4cca-471b-a9b3-4ddbac19b5d1")
# A report's id is the first field of a UUID of version 8 (RFC 9562: free use), this is the rest.
REPORT_TAIL = "6b68-8f74-a96e-74696e6b686f"

STYLESHEET = "theme/feed.css"


@dataclass(frozen=True, slots=True)
class Settings:
    """The site as feeds name it; `url` has no slash at its end."""

    url: str
    name: str
    subtitle: str
    hub: str
    within_terms: tuple[str, ...]


def read(settings: Mapping[str, Any]) -> Settings:
    """Return what feeds need of Pelican's settings."""
    return Settings(
        (settings["SITEURL"] or settings["PREVIEW_URL"]).rstrip("/"),
        settings["SITENAME"],
        settings["SITESUBTITLE"],
        settings["FEEDS_HUB"],
        tuple(settings["FEEDS_LOCALITIES_IN_TERMS"]),
    )

"""The places one can follow, for the search on the page about subscribing."""

from __future__ import annotations

import json

from khotin import urls
from khotin.archive import Archive


def index(archive: Archive) -> bytes:
    """Return name in full and page of every place that has a feed, as JSON."""
    units = sorted(archive.units(), key=lambda unit: unit.path)
    found = [[archive.gazetteer.full_name(unit), urls.locality(unit.path)] for unit in units]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()

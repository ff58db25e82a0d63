"""Leave out of the bare site what the other generators of the benchmark are not asked for.

That is: short addresses, the history of feeds (RFC 5005), feeds of places within a term and of additions,
lists of feeds, and the pages of units that only inherit reports. What is left is what every generator of
the table makes: reports, lists, indexes, and the feeds of places, terms, topics and the site.
"""

from __future__ import annotations

from typing import Any

from khotin import alphabet, lineage, urls
from output.writer import SiteWriter

_LACKED = {"id", urls.ADDED.rstrip("/"), urls.SUBSCRIBE.rstrip("/")}


def _is_asked(address: str) -> bool:
    first, *inner = address.split("/")
    within_term = first == urls.TERMS.rstrip("/") and len(inner) > 2 and not address.endswith("/")
    return not (first in _LACKED or "luu" in inner[:-1] or address.startswith("luu/") or within_term)


def register() -> None:
    """Let the site's writer plan nothing else."""
    add = SiteWriter.add

    def add_alike(writer: SiteWriter, address: str, *rest: Any, **named: Any) -> None:
        if _is_asked(address):
            add(writer, address, *rest, **named)

    SiteWriter.add = add_alike  # type: ignore[method-assign]
    lineage.heirs = lambda _: ()
    # One index of all places, as the others have.
    alphabet.WHOLE = 10**9

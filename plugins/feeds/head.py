"""What the top of a feed says, the same in every format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

Links = list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one document; all addresses but `stylesheet` are full.

    `updated` is the newest change of a report in it, None where there is no report. `links` are relation,
    media type (may be empty) and address, for what formats have no element of their own for.
    """

    urn: str
    title: str
    description: str
    site: str
    page: str
    folder: str
    stylesheet: str
    updated: datetime | None
    hub: str = ""
    links: tuple[tuple[str, str, str], ...] = ()
    archive: bool = False

    def url(self, file: str) -> str:
        """Return the address of this document in the format whose file is `file`."""
        return f"{self.folder}{file}"

"""Names of persons as an article prints them."""

from __future__ import annotations

import re


def ordinary(name: str) -> str:
    """Return a name printed in capitals with ordinary ones: «THANH MAI» as «Thanh Mai»."""
    return " ".join(
        token
        if not token.isupper() or len(token) == 1
        else re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), token)
        for token in name.split()
    )

"""Where the image of an element may be: pages name several files, and a stand-in until one is loaded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from lxml import etree

from khotin.convert.read import vocabulary

_LATER = ("data-src", "data-original", "data-lazy-src")  # where scripts find the image to be loaded later
_SETS = ("srcset", "data-srcset")
_CANDIDATE = re.compile(r"(\S+)(?:\s+(\d{1,6}(?:\.\d{1,3})?)[wx](?=[,\s]|$),?)?")
_FORMS = 12  # of one image that are looked at
_LONGEST_ADDRESS = 500  # characters of an address whose end is a name
_LONGEST_SET = 10_000  # characters of a list of addresses that are looked at
_EMBEDDED = 4000  # characters from which on an image inside the markup is a picture and no stand-in for one


def sources_of(element: etree._Element) -> tuple[str, tuple[str, ...]]:
    """Return the address that tells what an image is, empty for none, and all of them, the best first."""
    source = element.get("src") or ""
    later = [address for address in map(element.get, _LATER) if address]
    if _is_stand_in(source, has_later=bool(later)):
        source = later[0] if later else ""
    addresses = _addresses(element, source, later)
    # Where only the forms to choose from are named, the widest tells what the image is.
    return source or next(iter(addresses), ""), addresses


def _addresses(element: etree._Element, source: str, later: Sequence[str]) -> tuple[str, ...]:
    """Return where the image of `element` may be: what scripts load `later`, `source`, its wider forms."""
    sets = [element.get(name) for name in _SETS]
    # The parser does not know that <source> has no end: what follows it is taken for a part of it.
    for around in islice(takewhile(_is_choice, element.iterancestors()), _FORMS):
        others = (around, *filter(_is_choice, islice(around, _FORMS)))
        sets += [other.get(name) for other in others for name in _SETS]
    found = [found for several in sets if several for found in _CANDIDATE.findall(several[:_LONGEST_SET])]
    found.sort(key=lambda candidate: float(candidate[1] or 0), reverse=True)
    wider = (address.strip(",") for address, _ in found if not address.startswith("data:"))
    addresses = (*later, source, *wider)
    return tuple(dict.fromkeys(filter(None, addresses)))


def _is_stand_in(source: str, *, has_later: bool) -> bool:
    """Tell whether what an image shows at first is nothing, or only fills its place until it is loaded."""
    if not source or source.startswith("data:"):
        return len(source) < _EMBEDDED
    return has_later and is_ornament(source)


def is_ornament(source: str, names: str = "") -> bool:
    """Tell whether the name of a file, or those of its class, are those of an ornament."""
    said = f"{source.rsplit('/', 1)[-1]} {names}" if len(source) < _LONGEST_ADDRESS else ""
    return vocabulary.pattern("pictures", "decorative").search(said.lower()) is not None


def _is_choice(element: etree._Element) -> bool:
    """Tell whether an element offers a browser several forms of one image."""
    return element.tag in {"picture", "source"}

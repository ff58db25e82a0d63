"""What can be wrong with a written locality, in words for editors."""

from __future__ import annotations

from khotin.model import Locality


class PlaceError(ValueError):
    """A written locality that names no single unit; `str()` is a Vietnamese sentence with the remedy."""


class UnknownPlace(PlaceError):
    """No unit is called so, or none in the chain given; `suggestions` are full names close to it."""

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class AmbiguousPlace(PlaceError):
    """Several units are called so; `candidates` are all of them."""

    def __init__(self, message: str, candidates: tuple[Locality, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates

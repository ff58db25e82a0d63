"""The authority for localities: `load()` it, then look units up by code, address, name or chain."""

from khotin.gazetteer.authority import Gazetteer, load
from khotin.gazetteer.errors import AmbiguousPlace, PlaceError, UnknownPlace

__all__ = ["AmbiguousPlace", "Gazetteer", "PlaceError", "UnknownPlace", "load"]

"""Note what is read of the archive while a page is made, so that the page is made again when that changes.

A function that makes a page may read the archive freely; it need not say beforehand what it will read.
Whoever runs it opens the book, and finds in it the name of every list and table that was looked at. A
function reads the same things again as long as they are the same, so their fingerprints tell whether its
result still holds. Lists and tables are noted as a whole: a count of reports stands for the reports.

What is computed of the archive and kept for other pages would escape the book: whoever keeps such a thing
must not have a fingerprint (khotin.fingerprint), and its pages are made every time.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, KeysView, ValuesView
from typing import Any, Generic, SupportsIndex, TypeVar, overload

from khotin import fingerprint

K = TypeVar("K")
V = TypeVar("V")
# After the name of a table: all of it, not its keys alone; whether it has a key; what it has at a key.
ALL, HAS, AT = "*", "?", ":"
# The name of everything at once, for what reads most of an archive: one look tells that nothing changed.
WHOLE = "archive"


def simplified(names: set[str]) -> str:
    """Return names of what was read in one string, without those that others imply."""
    if WHOLE in names:
        return WHOLE
    whole = {name[:-1] for name in names if name.endswith(ALL)}
    keys = whole | {name for name in names if not name.endswith(ALL)}
    kept = (name for name in names if name and not _implied(name, whole, keys))
    return " ".join(sorted(kept))


def _implied(name: str, whole: set[str], keys: set[str]) -> bool:
    table, has, _ = name.partition(HAS)
    if has:
        return table in keys
    return name.partition(AT)[0] in whole


class Book:
    """The names of what was read while the book was open, and what each stands for now."""

    def __init__(self) -> None:
        self.reads: set[str] | None = None
        # Called once a name is asked for that nobody has registered: what it names may not be there yet.
        self.complete: Callable[[], None] = lambda: None
        self._tellers: dict[str, Callable[[str | None], object]] = {}
        self._known: dict[str, bytes] = {}

    def note(self, name: str) -> None:
        """Write down that `name` was read."""
        if self.reads is not None:
            self.reads.add(name)

    def register(self, name: str, tell: Callable[[str | None], object]) -> None:
        """Let `tell` answer for the table `name`: its value at a key, or for `None` its keys."""
        self._tellers[name] = tell

    def digest(self, name: str) -> bytes:
        """Return the fingerprint of what stands under a name now."""
        if name not in self._known:
            table, has, key = name.partition(HAS)
            if not has:
                table, _, key = name.partition(AT)
            if f"{table}{has}" not in self._tellers:
                self.complete()
            tell = self._tellers.get(f"{table}{has}")
            self._known[name] = fingerprint.of(tell(key or None)) if tell else b""
        return self._known[name]


class Table(dict[str, V], Generic[V]):
    """A dict that notes what is read of it."""

    __slots__ = ("_book", "_name")

    def __init__(self, name: str, values: dict[str, V], book: Book) -> None:
        super().__init__(values)
        self._name, self._book = name, book
        plain = dict(values)
        book.register(name, lambda key: list(plain) if key is None else plain.get(key))
        book.register(f"{name}{HAS}", lambda key: key in plain)
        book.register(f"{name}{ALL}", lambda _: plain)

    def __getitem__(self, key: str) -> V:
        self._book.note(f"{self._name}{AT}{key}")
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self._book.note(f"{self._name}{AT}{key}")
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        self._book.note(f"{self._name}{HAS}{key}")
        return super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        self._book.note(self._name)
        return super().__iter__()

    def __len__(self) -> int:
        self._book.note(self._name)
        return super().__len__()

    def keys(self) -> KeysView[str]:  # type: ignore[override] # the concrete view of dict has no name
        self._book.note(self._name)
        return super().keys()

    def values(self) -> ValuesView[V]:  # type: ignore[override]
        self._book.note(f"{self._name}{ALL}")
        return super().values()

    def items(self) -> ItemsView[str, V]:  # type: ignore[override]
        self._book.note(f"{self._name}{ALL}")
        return super().items()


class Series(list[V]):
    """A list that notes that it is read."""

    __slots__ = ("_book", "_name")

    def __init__(self, name: str, values: list[V], book: Book) -> None:
        super().__init__(values)
        self._name, self._book = name, book
        plain = list(values)
        book.register(name, lambda _: plain)

    def __iter__(self) -> Iterator[V]:
        self._book.note(self._name)
        return super().__iter__()

    def __reversed__(self) -> Iterator[V]:
        self._book.note(self._name)
        return super().__reversed__()

    def __len__(self) -> int:
        self._book.note(self._name)
        return super().__len__()

    def __contains__(self, value: object) -> bool:
        self._book.note(self._name)
        return super().__contains__(value)

    @overload
    def __getitem__(self, place: SupportsIndex, /) -> V: ...
    @overload
    def __getitem__(self, place: slice, /) -> list[V]: ...
    def __getitem__(self, place: Any, /) -> Any:
        self._book.note(self._name)
        return super().__getitem__(place)
